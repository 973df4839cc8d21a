Feature: 7 Merging conversations
  The target's team, the union of assignees, labels and access; open or queued if either is; never
  across organizations, and what is private only by its owner. The old address leads on.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ben active and Olga observing
    And the team "Sales" with Cleo active
    And the label "urgent"
    And the label "billing"
    And the e-mail account "admin@badge.com" of Ann
    And the shared address "help@badge.com" verified, to the team inbox of "Support"
    And the shared address "sales@badge.com" verified, to the team inbox of "Sales"

  Scenario: 7 merge: both wait in the same queue
    Given a message from "kim@example.com" to "help@badge.com" about "Printer" arrives
    And a message from "lee@example.com" to "help@badge.com" about "Printer again" arrives
    And "kim@example.com" replies to "Printer"
    When Ben merges "Printer again" into "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And "Printer again" stands nowhere
    And nobody was notified
    And "Printer" has 3 messages
    And the story of "Printer" has messages from "kim@example.com", "lee@example.com", "kim@example.com"
    And the address of "Printer again" leads to "Printer"
    When Ben undoes it
    Then everything stands as before
    And the address of "Printer again" leads to "Printer again"
    And the story of "Printer again" has messages from "lee@example.com"

  Scenario: 7 merge: the target's team, the union of the rest, open and queued if either is
    Given a message from "kim@example.com" to "help@badge.com" about "Invoice" arrives
    And Ben assigns "Invoice" to Dan
    And Ben labels "Invoice" with "urgent"
    And Ben closes "Invoice"
    And a message from "lee@example.com" to "sales@badge.com" about "Offer" arrives
    And Cleo comments on "Offer": "@Ben should know"
    And Cleo labels "Offer" with "billing"
    When Ben merges "Offer" into "Invoice"
    Then "Invoice" belongs to "Support"
    And "Invoice" is assigned to Dan
    And the story of "Invoice" has 1 comment
    And "Invoice" stands:
      | person | mailboxes                                        | unread |
      | Ann    | Assigned to others, All                          | yes    |
      | Ben    | Inbox, Support, Team Inboxes, Assigned to others, All | yes |
      | Cleo   | Assigned to others, All                          | yes    |
      | Dan    | Inbox, Assigned to me, All                       |        |
      | Olga   | Support, Assigned to others, All                 | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 merge: both assignees keep it
    Given a message from "kim@example.com" to "help@badge.com" about "Printer" arrives
    And a message from "lee@example.com" to "help@badge.com" about "Toner" arrives
    And Ben assigns "Printer" to Ben
    And Ben assigns "Toner" to Dan
    When Ben merges "Toner" into "Printer"
    Then "Printer" is assigned to Ben and Dan
    And "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Inbox, Assigned to me, All | yes    |
      | Dan    | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    | yes    |
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 merge: later replies to the old one's messages come into the target
    Given a message from "kim@example.com" to "help@badge.com" about "Printer" arrives
    And a message from "lee@example.com" to "help@badge.com" about "Toner" arrives
    And Ben merges "Toner" into "Printer"
    And Ben archives "Printer" from the team inbox
    When "lee@example.com" replies to "Toner"
    Then "Printer" has 3 messages
    And "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And "Toner" stands nowhere
    And the story of "Printer" has messages from "kim@example.com", "lee@example.com", "lee@example.com"

  Scenario: 7 merge: it is not taken back once a message came or somebody acted
    Given a message from "kim@example.com" to "help@badge.com" about "Printer" arrives
    And a message from "lee@example.com" to "help@badge.com" about "Toner" arrives
    And Ben merges "Toner" into "Printer"
    And "lee@example.com" replies to "Toner"
    When Ben undoes it
    Then it is refused: "A message came in since."
    And the address of "Toner" leads to "Printer"

  Scenario: 7 merge: several into one, taken back with one Undo
    Given a message from "kim@example.com" to "help@badge.com" about "One" arrives
    And a message from "kim@example.com" to "help@badge.com" about "Two" arrives
    And a message from "kim@example.com" to "help@badge.com" about "Three" arrives
    When Ben merges "Two", "Three" into "One"
    Then "One" has 3 messages
    And "Two" stands nowhere
    And "Three" stands nowhere
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 merge: what was merged before comes along
    Given a message from "kim@example.com" to "help@badge.com" about "One" arrives
    And a message from "kim@example.com" to "help@badge.com" about "Two" arrives
    And a message from "lee@example.com" to "help@badge.com" about "Three" arrives
    And Ben merges "One" into "Two"
    When Ben merges "Two" into "Three"
    Then "Three" has 3 messages
    And the address of "One" leads to "Three"
    And the story of "Three" has messages from "kim@example.com", "kim@example.com", "lee@example.com"
    When Ben undoes it
    Then everything stands as before
    And the address of "One" leads to "Two"
    And "Two" has 2 messages

  Scenario: 7 merge: who acts on the old one hears of it, and acts on the target anyway
    Given a message from "kim@example.com" to "help@badge.com" about "Printer" arrives
    And a message from "lee@example.com" to "help@badge.com" about "Toner" arrives
    And Olga looks at "Toner"
    And Ben merges "Toner" into "Printer"
    When Olga, who has not seen that, closes "Toner"
    Then it is refused: "Ben merged it into another conversation."
    When Olga does it anyway
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All | yes    |
      | Ben    | Closed, All | yes    |
      | Olga   | Closed, All | yes    |

  Scenario: 7 merge: drafts go along
    Given a message from "kim@example.com" to "help@badge.com" about "Printer" arrives
    And a message from "lee@example.com" to "help@badge.com" about "Toner" arrives
    And Olga drafts a reply to "Toner"
    When Ben merges "Toner" into "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All, Drafts       | yes    |
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 merge: what is private only by its owner, who shares it by that
    Given a message from "kim@example.com" to "help@badge.com" about "Printer" arrives
    And a message from "kim@example.com" to "admin@badge.com" about "Between us" arrives
    When Ann merges "Between us" into "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Inbox, All                 | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And "Printer" has 2 messages
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 merge: a private one is not merged by somebody it was not shared with
    Given a message from "kim@example.com" to "help@badge.com" about "Printer" arrives
    And a message from "kim@example.com" to "admin@badge.com" about "Between us" arrives
    When Ben merges "Between us" into "Printer"
    Then it is refused: "This no longer exists."
    When Ben merges "Printer" into "Between us"
    Then it is refused: "This no longer exists."

  Scenario: 7 merge: never across organizations
    Given a message from "kim@example.com" to "help@badge.com" about "Printer" arrives
    And the organization "Other" with Ann (owner) and Ben
    And the e-mail account "ann@other.com" of Ann
    And the account "ann@other.com" shared to the Inbox of everyone
    And a message from "kim@example.com" to "ann@other.com" about "Elsewhere" arrives
    When Ann merges "Elsewhere" into "Printer"
    Then it is refused: "It belongs to another organization."

  Scenario: 7 merge: thrown away only if both are, and trash of one's own does not hide what waits
    Given the account "admin@badge.com" shared to the Inbox of Ben and Cleo
    And a message from "kim@example.com" to "admin@badge.com" about "One" arrives
    And a message from "kim@example.com" to "admin@badge.com" about "Two" arrives
    And Ben trashes "One" from Inbox
    When Cleo merges "One" into "Two"
    Then "Two" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | Inbox, All | yes    |
    When Cleo undoes it
    Then everything stands as before

  Scenario: 7 merge: asleep where both are, until the sooner is due
    Given a message from "kim@example.com" to "help@badge.com" about "Printer" arrives
    And a message from "lee@example.com" to "help@badge.com" about "Toner" arrives
    And Ben snoozes "Printer" for 3 hours
    And Ben snoozes "Toner" for 1 hour
    When Olga merges "Toner" into "Printer"
    Then "Printer" is in Snoozed of Ben
    When 2 hours pass
    Then "Printer" is not in Snoozed of Ben
    And "Printer" is in Inbox of Ben

  Scenario Outline: 7 merge: awake where one of the two lay in the Inbox: <asleep> asleep
    Given the account "admin@badge.com" shared to the Inbox of Ben and Cleo
    And a message from "kim@example.com" to "admin@badge.com" about "One" arrives
    And a message from "kim@example.com" to "admin@badge.com" about "Two" arrives
    And Ben snoozes "<asleep>" for 1 hour
    When Cleo merges "One" into "Two"
    Then "Two" is in Inbox of Ben
    And "Two" is not in Snoozed of Ben
    When Cleo undoes it
    Then everything stands as before

    Examples:
      | asleep |
      | One    |
      | Two    |

  Scenario Outline: 7 merge: asleep until it is due where the other lay in no Inbox: <asleep> asleep
    Given the account "admin@badge.com" shared to the Inbox of Ben and Cleo
    And a message from "kim@example.com" to "admin@badge.com" about "One" arrives
    And a message from "kim@example.com" to "admin@badge.com" about "Two" arrives
    And Ben archives "<archived>" from Inbox
    And Ben snoozes "<asleep>" for 1 hour
    When Cleo merges "One" into "Two"
    Then "Two" is in Snoozed of Ben
    And "Two" is not in Inbox of Ben
    When Cleo undoes it
    Then everything stands as before

    Examples:
      | asleep | archived |
      | One    | Two      |
      | Two    | One      |
