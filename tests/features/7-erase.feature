Feature: 7 Delete for ever and Empty Trash
  Only what stands in one's Trash. It is for everyone where nobody has it anywhere else; else it is
  gone for oneself alone, until a message from outside brings it back. It is not undone.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo and Olga
    And the team "Support" with Ben active and Olga observing
    And the e-mail account "admin@badge.com" of Ann
    And the shared address "help@badge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "help@badge.com" about "Printer" arrives

  Scenario: 7 erase: what is in everybody's Trash goes for everyone
    Given Olga drafts a reply to "Printer"
    And Ben trashes "Printer" from the team inbox
    When Olga deletes "Printer" for ever
    Then there is no conversation "Printer"
    And nobody has a draft
    And Trash of Ben is empty
    And All of Ann is empty
    And nobody was notified

  Scenario: 7 erase: it cannot be undone
    Given Ben comments on "Printer": "No"
    And Ben trashes "Printer" from the team inbox
    And Ben deletes "Printer" for ever
    When Ben undoes it
    Then it is refused: "Ben deleted something of it for ever since."

  Scenario: 7 erase: what does not stand in my Trash stays
    When Ben deletes "Printer" for ever
    Then it is refused: "Only what is in your Trash can be deleted for ever."

  Scenario: 7 erase: a reply afterwards begins anew
    Given Ben trashes "Printer" from the team inbox
    And Ben deletes "Printer" for ever
    When a message arrives at "admin@badge.com":
      | from    | kim@example.com    |
      | to      | help@badge.com     |
      | subject | Re: Printer        |
      | answers | 1@mail.example     |
    Then "Re: Printer" has 1 message
    And "Re: Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |

  Scenario: 7 erase: the same message does not come again as new
    Given Ben trashes "Printer" from the team inbox
    And Ben deletes "Printer" for ever
    When the same message arrives at "admin@badge.com"
    Then All of Ben is empty

  Scenario: 7 erase: nor does it in an account that had a copy of it
    Given the e-mail account "box@badge.com" of Cleo
    And the same message arrives at "box@badge.com"
    And Ben trashes "Printer" from the team inbox
    And Ben deletes "Printer" for ever
    When the same message arrives at "box@badge.com"
    Then All of Cleo is empty

  Scenario: 7 erase: what others have stays with them, and is gone for me alone
    Given the account "admin@badge.com" shared to the Inbox of Ben and Cleo
    And a message from "lee@example.com" to "admin@badge.com" about "Offer" arrives
    And Ben trashes "Offer" from Inbox
    When Ben deletes "Offer" for ever
    Then "Offer" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Cleo   | Inbox, All | yes    |
    And nobody was notified

  Scenario: 7 erase: a new message brings back what was gone for me alone
    Given the account "admin@badge.com" shared to the Inbox of Ben and Cleo
    And a message from "lee@example.com" to "admin@badge.com" about "Offer" arrives
    And Ben trashes "Offer" from Inbox
    And Ben deletes "Offer" for ever
    When "lee@example.com" replies to "Offer"
    Then "Offer" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | Inbox, All | yes    |

  Scenario: 7 erase: an assignment brings it back too
    Given the account "admin@badge.com" shared to the Inbox of Ben and Cleo
    And a message from "lee@example.com" to "admin@badge.com" about "Offer" arrives
    And Ben trashes "Offer" from Inbox
    And Ben deletes "Offer" for ever
    When Cleo assigns "Offer" to Ben
    Then "Offer" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Inbox, Assigned to me, All     |        |
      | Cleo   | Inbox, Assigned to others, All | yes    |
    When Cleo undoes it
    Then "Offer" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Cleo   | Inbox, All | yes    |

  Scenario: 7 erase: a private one goes when its owner deletes it
    Given a message from "lee@example.com" to "admin@badge.com" about "Mine" arrives
    And Ann trashes "Mine" from Inbox
    When Ann deletes "Mine" for ever
    Then there is no conversation "Mine"
    And Trash of Ann is empty

  Scenario: 7 erase: emptying the Trash, counted for each
    Given a message from "lee@example.com" to "help@badge.com" about "Toner" arrives
    And Ben trashes "Printer", "Toner" from the team inbox
    When Ben empties the Trash
    Then Trash of Ben is empty
    And Trash of Olga is empty
    And there is no conversation "Printer"
    And there is no conversation "Toner"

  Scenario: 7 erase: drafts, planned messages and notices about it go
    Given Olga plans a reply to "Printer" in 2 hours
    And Ben trashes "Printer" from the team inbox
    And Ben deletes "Printer" for ever
    When 3 hours pass
    Then Drafts of Olga is empty
    And Outbox of Olga is empty
    And the unseen notices of Ben are 0

  Scenario: 7 erase: what was merged into it goes along
    Given a message from "lee@example.com" to "help@badge.com" about "Toner" arrives
    And Ben merges "Toner" into "Printer"
    And Ben trashes "Printer" from the team inbox
    When Ben deletes "Printer" for ever
    Then there is no conversation "Printer"
    And there is no conversation "Toner"
