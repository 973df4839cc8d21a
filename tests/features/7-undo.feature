Feature: Section 7: Undo

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the e-mail account "admin@conferencebadge.com" of Ann
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    And a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives

  Scenario: 7 refused, and named, if anyone else acted since
    Given Ben archives "Printer" from the team inbox
    And Olga puts "Printer" back in the team inbox
    When Ben undoes it
    Then it is refused: "Olga put it back in the team inbox since."

  Scenario: 7 refused if a message came since
    Given Ben archives "Printer" from the team inbox
    And "kim@example.com" replies to "Printer"
    When Ben undoes it
    Then it is refused: "A message came in since."

  Scenario: 7 reading, starring and drafts of others do not count
    Given Ben archives "Printer" from the team inbox
    And Ann reads "Printer"
    And Olga stars "Printer"
    And Ann drafts a reply to "Printer"
    When Ben undoes it
    Then "Printer" stands:
      | person | mailboxes                          | unread |
      | Ann    | Support, Team Inboxes, All, Drafts |        |
      | Ben    | Support, Team Inboxes, All         | yes    |
      | Olga   | Support, All, Starred              | yes    |

  Scenario: 7 what others do elsewhere does not count
    Given Ben archives "Printer" from the team inbox
    And Ann closes "Toner"
    When Ben undoes it
    Then Team Inboxes of Ben lists "Printer"

  Scenario: 7 again and again: each time the last act not yet undone
    Given Ben closes "Toner"
    And Ben assigns "Printer" to Cleo
    And Ben closes "Printer"
    When Ben undoes it
    Then everything stands as before
    When Ben undoes it
    Then everything stands as before
    When Ben undoes it
    Then everything stands as before
    And Team Inboxes of Ben lists "Toner", "Printer"

  Scenario: 7 an act after an Undo is the last one again
    Given Ben closes "Printer"
    And Ben undoes it
    And Ben assigns "Printer" to Cleo
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 of several conversations at once
    Given Ben closes "Printer" and "Toner"
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 of several conversations those that somebody touched are left, and named
    Given Ben closes "Printer" and "Toner"
    And Olga reopens "Toner"
    When Ben undoes it
    Then "Toner" is refused: "Olga reopened it since."
    And Team Inboxes of Ben lists "Toner", "Printer"

  Scenario: 7 unseen notices are withdrawn, seen ones are not
    Given Ben assigns "Printer" to Cleo
    And Ben undoes it
    Then the unseen notices of Cleo are 0
    Given Ben assigns "Toner" to Cleo
    And Cleo sees the notices
    When Ben undoes it
    Then "Toner" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |

  Scenario: 7 a reply taken back before it left: the draft is back, and the rows stand as they stood
    Given Ben drafts a reply to "Printer"
    When Ben replies to "Printer" with Send & Close
    And Ben undoes it
    Then everything stands as before
    And Drafts of Ben lists "Printer"
    And "Printer" has 1 message

  Scenario: 7 after a reply was taken back another may reply
    Given Ben replies to "Printer"
    And Ben undoes it
    And Ann looks at "Printer"
    When Ann replies to "Printer"
    Then "Printer" is assigned to Ann

  Scenario: 7 a comment taken back leaves the rows as they stood
    When Ben comments on "Printer": "@Cleo knows"
    And Ben undoes it
    Then everything stands as before

  Scenario: 7 a comment without a mention, in a conversation that one watches already
    Given Ben comments on "Printer": "Looking"
    When Ben comments on "Printer": "Found it"
    And Ben undoes it
    Then everything stands as before

  Scenario: 7 a new outgoing conversation taken back is nowhere
    When Ben writes to "mia@example.com" from "support@conferencebadge.com" about "Offer"
    And Ben undoes it
    Then everything stands as before
    And "Offer" stands nowhere

  Scenario: 7 a transfer taken back takes back access
    Given the team "Sales" with Cleo active
    When Ben transfers "Printer" to "Sales"
    And Ben undoes it
    Then everything stands as before

  Scenario: 7 there is nothing of others to undo
    Given Ben closes "Printer"
    When Ann ends the sharing of the account "admin@conferencebadge.com"
    Then nothing changes

  Scenario: 7 N1 refused where the team it would go back to is gone since
    Given the team "Sales" with Ben active
    And the team "Night" with Cleo active
    And Ben transfers "Printer" to "Sales"
    And Ann deletes the team "Support" in favour of "Night"
    When Ben undoes it
    Then it is refused: "Settings were changed since."
    And "Printer" belongs to "Sales"

  Scenario: 7 N1 refused where nobody looks into the team inbox any more that it would go back to
    Given Ben assigns "Printer" to Cleo
    And Ann makes nobody the members of the team "Support"
    When Ben undoes it
    Then it is refused: "Settings were changed since."
    And "Printer" is in Inbox of Cleo

  Scenario: 7 undo: an import as new mail is withdrawn, with its notices
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Here before" arrives
    And 2 hours pass
    When Ann imports into "admin@conferencebadge.com" as new mail:
      | from            | to                          | subject         | ago     |
      | kim@example.com | support@conferencebadge.com | Re: Here before | 1 hour  |
      | lee@example.com | support@conferencebadge.com | Imported        | 2 hours |
    Then "Here before" has 2 messages
    And "Imported" has 1 message
    When Ann undoes it
    Then "Here before" has 1 message
    And "Imported" stands nowhere
    And the unseen notices of Ben are 3

  Scenario: 7 undo: what somebody acted on since the import stays, and is named
    When Ann imports into "admin@conferencebadge.com" as new mail:
      | from            | to                          | subject  | ago     |
      | kim@example.com | support@conferencebadge.com | Taken    | 1 hour  |
      | lee@example.com | support@conferencebadge.com | Imported | 2 hours |
    And Ben assigns "Taken" to Ben
    When Ann undoes it
    Then "Taken" is refused: "Ben changed the assignees since."
    And "Taken" is assigned to Ben
    And "Imported" stands nowhere

  Scenario: 7 undo: what was imported and withdrawn can be imported again
    Given Ann imports into "admin@conferencebadge.com" as history:
      | from            | to                          | subject  | ago     |
      | lee@example.com | support@conferencebadge.com | Imported | 2 hours |
    When Ann undoes it
    Then "Imported" stands nowhere
    When Ann imports into "admin@conferencebadge.com" as history:
      | from            | to                          | subject  | ago     |
      | lee@example.com | support@conferencebadge.com | Imported | 2 hours |
    Then "Imported #2" is in All of Ann

  Scenario: 7 undo: an import in slices is one act, and what somebody acted on since stays
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Here before" arrives
    When Ann imports into "admin@conferencebadge.com" as new mail, 2 at a time:
      | from            | to                          | subject     | ago     |
      | kim@example.com | support@conferencebadge.com | Here before | 1 hour  |
      | lee@example.com | support@conferencebadge.com | One         | 2 hours |
      | lee@example.com | support@conferencebadge.com | Two         | 3 hours |
      | lee@example.com | support@conferencebadge.com | Three       | 4 hours |
      | lee@example.com | support@conferencebadge.com | Four        | 5 hours |
    Then was notified:
      | person | reason     |
      | Ben    | 5 imported |
    When Ben assigns "Two" to Ben
    And Ann undoes it
    Then "Two" is refused: "Ben changed the assignees since."
    And "Two" is assigned to Ben
    And "Here before" has 1 message
    And "One" stands nowhere
    And "Three" stands nowhere
    And "Four" stands nowhere

  Scenario: 7 undo: a notice that was seen stays, one that was not is withdrawn
    Given Ben assigns "Printer" to Cleo
    And Cleo sees the notices
    When Ben undoes it
    Then the notices of Cleo are 1, seen and unseen
    And the unseen notices of Cleo are 0
    When Ben assigns "Printer" to Cleo
    And Ben undoes it
    Then the notices of Cleo are 1, seen and unseen
