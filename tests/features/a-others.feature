Feature: Table A for those in no role: the account's owner, who was mentioned, who was assigned before

  Omar owns the account that the mail is found in and is in no team. Cleo was mentioned once and has
  dealt with that. Dan was assigned once. All three have it in All, and in nothing that the team has.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan, Olga and Omar
    And the team "Support" with Ann, Ben active and Olga observing
    And the team "Sales" with Dan active
    And the e-mail account "admin@conferencebadge.com" of Omar
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    And Ben comments on "Printer": "@Cleo knows"
    And Cleo archives "Printer" from Inbox
    And Ben assigns "Printer" to Dan
    And Dan archives "Printer" from Inbox
    And Ben unassigns Dan from "Printer"
    And Ann, Ben, Olga and Omar read "Printer"

  Scenario: A1 a further conversation: only the account's owner gains access, and is not told
    When a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    Then "Toner" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
      | Omar   | All                        | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: A2 assigned to the account's owner
    When Ben assigns "Printer" to Omar
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    |        |
      | Ben    | Assigned to others, All    |        |
      | Cleo   | Assigned to others, All    |        |
      | Dan    | Assigned to others, All    |        |
      | Olga   | Assigned to others, All    |        |
      | Omar   | Inbox, Assigned to me, All |        |
    And was notified:
      | person | reason          |
      | Omar   | assigned by Ben |
    When Ben undoes it
    Then everything stands as before

  Scenario: A3 whoever was mentioned takes it
    When Cleo takes "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    |        |
      | Ben    | Assigned to others, All    |        |
      | Cleo   | Inbox, Assigned to me, All |        |
      | Dan    | Assigned to others, All    |        |
      | Olga   | Assigned to others, All    |        |
      | Omar   | Assigned to others, All    |        |
    And nobody was notified
    When Cleo undoes it
    Then everything stands as before

  Scenario Outline: A5 A8 A9 who has it in no Inbox and no queue has nothing to take away: <who> <does>
    When <who> <does> "Printer" <how>
    Then it is refused: "It is not in your Inbox or in any of your team inboxes, so there is nothing to remove it from."

    Examples:
      | who  | does     | how              |
      | Omar | archives | from All         |
      | Omar | trashes  | from All         |
      | Omar | marks    | as spam from All |
      | Cleo | archives | from All         |
      | Cleo | trashes  | from All         |
      | Dan  | marks    | as spam from All |

  Scenario Outline: A5 A8 A9 <does> from the team inbox by an observer: for these too
    When Olga <does> "Printer" <how>
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | <where>   |        |
      | Ben    | <where>   |        |
      | Cleo   | <where>   |        |
      | Dan    | <where>   |        |
      | Olga   | <where>   |        |
      | Omar   | <where>   |        |
    And nobody was notified
    When Olga undoes it
    Then everything stands as before

    Examples:
      | does     | how                         | where |
      | archives | from the team inbox         | All   |
      | trashes  | from the team inbox         | Trash |
      | marks    | as spam from the team inbox | Spam  |

  Scenario Outline: A7 A19 closed and reopened by <who>
    When <who> closes "Printer"
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All |        |
      | Ben    | Closed, All |        |
      | Cleo   | Closed, All |        |
      | Dan    | Closed, All |        |
      | Olga   | Closed, All |        |
      | Omar   | Closed, All |        |
    And nobody was notified
    When <who> reopens "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | All                        |        |
      | Dan    | All                        |        |
      | Olga   | Support, All               |        |
      | Omar   | All                        |        |
    And nobody was notified
    When <who> undoes it
    Then everything stands as before

    Examples:
      | who  |
      | Omar |
      | Cleo |
      | Dan  |

  Scenario: A10 snoozed by the account's owner: in Snoozed, and in nobody else's way
    When Omar snoozes "Printer" for 2 hours
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | All                        |        |
      | Dan    | All                        |        |
      | Olga   | Support, All               |        |
      | Omar   | All, Snoozed               |        |
    When Omar undoes it
    Then everything stands as before

  Scenario: A12 transferred by whoever was mentioned: the others keep it in All
    When Cleo transfers "Printer" to "Sales"
    Then "Printer" stands:
      | person | mailboxes                | unread |
      | Ann    | All                      |        |
      | Ben    | All                      |        |
      | Cleo   | All                      |        |
      | Dan    | Sales, Team Inboxes, All |        |
      | Olga   | All                      |        |
      | Omar   | All                      |        |
    And was notified:
      | person | reason         |
      | Dan    | moved to Sales |
    When Cleo undoes it
    Then everything stands as before

  Scenario: A14 a reply by the account's owner: they are assigned
    When Omar replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                | unread |
      | Ann    | Assigned to others, All                  |        |
      | Ben    | Assigned to others, All                  |        |
      | Cleo   | Assigned to others, All                  |        |
      | Dan    | Assigned to others, All                  |        |
      | Olga   | Assigned to others, All                  |        |
      | Omar   | Inbox, Assigned to me, All, Sent, Outbox |        |
    And nobody was notified
    When Omar undoes it
    Then everything stands as before

  Scenario: A15 a reply by the account's owner, option leave
    Given the team "Support" leaves it in the team inbox when a member replies
    When Omar replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | All                        |        |
      | Dan    | All                        |        |
      | Olga   | Support, All               |        |
      | Omar   | All, Sent, Outbox          |        |
    When Omar undoes it
    Then everything stands as before

  Scenario Outline: A16 A17 <button> by the account's owner
    When Omar replies to "Printer" with <button>
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | <others>  |        |
      | Ben    | <others>  |        |
      | Cleo   | <others>  |        |
      | Dan    | <others>  |        |
      | Olga   | <others>  |        |
      | Omar   | <Omar>    |        |
    And nobody was notified
    And "Printer" is assigned to Omar
    When Omar undoes it
    Then everything stands as before

    Examples:
      | button         | others                  | Omar                              |
      | Send & Close   | Closed, All             | Closed, All, Sent, Outbox         |
      | Send & Archive | Assigned to others, All | Assigned to me, All, Sent, Outbox |

  Scenario: A20 a new outgoing conversation from an account that nothing shares is private
    When Omar writes to "lee@example.com" from "admin@conferencebadge.com" about "Offer"
    Then "Offer" stands:
      | person | mailboxes         | unread |
      | Omar   | All, Sent, Outbox |        |
    And "Offer" belongs to no team
    When Omar undoes it
    Then everything stands as before

  Scenario: C1 a new message makes it unread for all of them; only active members are told
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Cleo   | All                        | yes    |
      | Dan    | All                        | yes    |
      | Olga   | Support, All               | yes    |
      | Omar   | All                        | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: C10 the same in Spam: unread there, and nobody is told
    Given Ben marks "Printer" as spam from the team inbox
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | Spam      | yes    |
      | Ben    | Spam      | yes    |
      | Cleo   | Spam      | yes    |
      | Dan    | Spam      | yes    |
      | Olga   | Spam      | yes    |
      | Omar   | Spam      | yes    |
    And nobody was notified
