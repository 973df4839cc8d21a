Feature: 7 Sending later
  A planned message stays a draft of its author until it is due. What became stale, or was due while
  nothing was open, is held for a look.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the simulated e-mail account "admin@badge.com" of Ann
    And the shared address "help@badge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "help@badge.com" about "Printer" arrives

  Scenario: 7 later: planned, shown with its author's drafts and in the Outbox, and nobody else's
    When Ben plans a reply to "Printer" in 2 hours
    Then "Printer" stands:
      | person | mailboxes                                  | unread |
      | Ann    | Support, Team Inboxes, All                 | yes    |
      | Ben    | Support, Team Inboxes, All, Drafts, Outbox | yes    |
      | Olga   | Support, All                               | yes    |
    And the reply of Ben to "Printer" is planned
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 later: it leaves when it is due, and does then what a reply does
    Given Ben plans a reply to "Printer" in 2 hours
    When 2 hours pass
    Then "Printer" has 2 messages
    And "Printer" stands:
      | person | mailboxes                        | unread |
      | Ann    | Assigned to others, All          | yes    |
      | Ben    | Inbox, Assigned to me, All, Sent |        |
      | Olga   | Assigned to others, All          | yes    |
    And nobody was notified

  Scenario: 7 later: with Send & Close it closes when it leaves
    Given Ben plans a reply to "Printer" in 2 hours with Send & Close
    When 2 hours pass
    Then "Printer" stands:
      | person | mailboxes         | unread |
      | Ann    | Closed, All       | yes    |
      | Ben    | Closed, All, Sent |        |
      | Olga   | Closed, All       | yes    |

  Scenario: 7 later: not before it is due
    Given Ben plans a reply to "Printer" in 2 hours
    When 1 hour passes
    Then "Printer" has 1 message

  Scenario: 7 later: cancelled, it is a draft
    Given Ben plans a reply to "Printer" in 2 hours
    When Ben cancels the planned reply to "Printer"
    Then the reply of Ben to "Printer" is an ordinary draft
    And "Printer" stands:
      | person | mailboxes                          | unread |
      | Ann    | Support, Team Inboxes, All         | yes    |
      | Ben    | Support, Team Inboxes, All, Drafts | yes    |
      | Olga   | Support, All                       | yes    |
    When 3 hours pass
    Then "Printer" has 1 message

  Scenario Outline: 7 later: stale, it is held for a look
    Given Ben plans a reply to "Printer" in 2 hours
    And <what happened>
    When 2 hours pass
    Then the reply of Ben to "Printer" is held: "<why>"
    And was notified:
      | person | reason                      |
      | Ben    | a planned message is held   |
    When Ben sends the planned reply to "Printer" anyway
    Then "Printer" has <number> messages

    Examples:
      | what happened                         | why                             | number |
      | Ann replies to "Printer"              | Ann replied since.              | 3      |
      | Ann closes "Printer"                  | Ann closed it since.            | 2      |
      | Ann assigns "Printer" to Olga         | Ann changed the assignees since. | 2      |
      | "kim@example.com" replies to "Printer" | A new message came in since.    | 3      |

  Scenario: 7 later: due while nothing was open, it is held for a look
    Given Ben plans a reply to "Printer" in 2 hours
    When 5 hours pass
    Then the reply of Ben to "Printer" is held: "It was due while the app was not open."
    And "Printer" has 1 message
    When 1 hour passes
    Then "Printer" has 1 message

  Scenario: 7 later: of two replies that are due at once the second is held
    Given Ben plans a reply to "Printer" in 2 hours
    And Ann plans a reply to "Printer" in 2 hours
    When 2 hours pass
    Then "Printer" has 2 messages
    And the reply of Ann to "Printer" is held: "Somebody replied since."

  Scenario: 7 later: a new message
    When Ann plans to write to "lee@example.com" from "admin@badge.com" about "News" in 2 hours
    Then there is no conversation "News"
    When 2 hours pass
    Then "News" stands:
      | person | mailboxes | unread |
      | Ann    | All, Sent |        |

  Scenario: 7 later: who is removed leaves it as a draft to whoever removed them
    Given Ben plans a reply to "Printer" in 2 hours
    When Ann removes Ben from the organization "Badge"
    Then the reply of Ann to "Printer" is an ordinary draft
    And "Printer" stands:
      | person | mailboxes                          | unread |
      | Ann    | Support, Team Inboxes, All, Drafts | yes    |
      | Olga   | Support, All                       | yes    |
    When Ann undoes it
    Then everything stands as before
    And the reply of Ben to "Printer" is planned

  Scenario: 7 later: a time that is over is refused
    When Ben plans a reply to "Printer" in 0 hours
    Then it is refused: "That time is in the past."

  Scenario: 7 undo send: the message is taken back, and its draft is there again
    Given Ben drafts a reply to "Printer"
    When Ben replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                | unread |
      | Ann    | Assigned to others, All                  | yes    |
      | Ben    | Inbox, Assigned to me, All, Sent, Outbox |        |
      | Olga   | Assigned to others, All                  | yes    |
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 undo send: what was drafted since is kept, before it
    Given Ben drafts a reply to "Printer": "First"
    And Ben replies to "Printer"
    And Ben drafts a reply to "Printer": "Second"
    When Ben undoes it
    Then "Printer" has 1 message
    And the reply of Ben to "Printer" is an ordinary draft
    And the draft of Ben for "Printer" says "Second" and "First"

  Scenario: 7 later: who has left sends nothing any more
    Given the e-mail account "cleo@badge.com" of Cleo
    And Cleo plans to write to "lee@example.com" from "cleo@badge.com" about "Offer" in 2 hours
    When Ann removes Cleo from the organization "Badge"
    And 2 hours pass
    Then there is no conversation "Offer"
