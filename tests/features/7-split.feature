Feature: Section 7: splitting a conversation, the inverse of merging

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the team "Sales" with Dan active
    And the label "VIP"
    And the e-mail account "admin@badge.example" of Ann
    And the shared address "support@badge.example" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    And "kim@example.com" replies to "Printer"
    And Ann, Ben and Olga read "Printer"

  Scenario: 7 split: a message begins a conversation that stands where it would stand if it came now
    Given Ben assigns "Printer" to Cleo
    And Ben labels "Printer" with "VIP"
    And Ann, Ben, Cleo and Olga read "Printer"
    When Ben splits "Printer" from its 2 message on
    Then "Printer" has 1 message
    And "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    |        |
      | Ben    | Assigned to others, All    |        |
      | Cleo   | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    |        |
    And "Printer" is labelled "VIP"
    And "Re: Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | All                        |        |
      | Olga   | Support, All               |        |
    And "Re: Printer" has 1 message
    And "Re: Printer" has no label
    And nobody was notified
    When Ben undoes it
    Then everything stands as before
    And "Printer" has 2 messages
    And the story of "Printer" has messages from "kim@example.com" and "kim@example.com"

  Scenario: 7 split: whatever answers the message goes along, now and later
    Given Ben replies to "Printer"
    And Ben closes "Printer"
    When Ben splits "Printer" from its 2 message on
    Then "Printer" has 1 message
    And "Printer" is closed
    And "Re: Printer" has 2 messages
    And "Re: Printer" is open
    And "Re: Printer" is in Sent of Ben
    When "lee@example.com" replies to "Re: Printer"
    Then "Re: Printer" has 3 messages
    And "Printer" has 1 message
    And no union of "Printer" is offered
    When Ben undoes it
    Then it is refused: "A message came in since."
    And "Re: Printer" has 3 messages

  Scenario: 7 split: unread stays unread, and what is private stays private
    Given a message from "kim@example.com" to "admin@badge.example" about "Lunch" arrives
    And "kim@example.com" replies to "Lunch"
    And the account "admin@badge.example" shared to the Inbox of everyone
    When Ann splits "Lunch" from its 2 message on
    Then "Re: Lunch" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 split: out of what was moved to another team, back to the team that it was written to
    Given Ben transfers "Printer" to "Sales"
    When Dan splits "Printer" from its 2 message on
    Then "Printer" belongs to "Sales"
    And "Re: Printer" belongs to "Support"
    And "Re: Printer" is in the team inbox of Ben
    And "Re: Printer" is in All of Dan

  Scenario: 7 split: not from the first message on, if all the others answer it
    When Ben splits "Printer" from its 1 message on
    Then it is refused: "All of it answers this message: nothing would stay behind."

  Scenario: 7 split: and merged again
    When Ben splits "Printer" from its 2 message on
    And Ben merges "Re: Printer" into "Printer"
    Then "Printer" has 2 messages
    And the story of "Printer" has messages from "kim@example.com" and "kim@example.com"
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 split: deleted for ever, the other stays
    When Ben splits "Printer" from its 2 message on
    And Ben trashes "Re: Printer" from the team inbox
    And Ben deletes "Re: Printer" for ever
    Then "Printer" has 1 message
    And there is no conversation "Re: Printer"
