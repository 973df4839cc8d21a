Feature: Table B: an account shared by Inbox

  Ann, whose account it is, Ben and Eve receive in their Inbox; Cleo is auto-archived; Dan has no part
  in it, until it is assigned to him.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Eve
    And the e-mail account "orders@conferencebadge.com" of Ann
    And the account "orders@conferencebadge.com" shared to the Inbox of Ann, Ben and Eve, auto-archived for Cleo
    When a message from "kim@example.com" to "orders@conferencebadge.com" about "Order 7" arrives

  Scenario: B1 a new message
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | All        |        |
      | Eve    | Inbox, All | yes    |
    And was notified:
      | person | reason      |
      | Ann    | new message |
      | Ben    | new message |
      | Eve    | new message |
    And the badge on Inbox of Ben is 1

  Scenario: B1 reading clears unread and leaves it in the Inbox
    When Ben reads "Order 7"
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All |        |
      | Cleo   | All        |        |
      | Eve    | Inbox, All | yes    |
    And nobody was notified

  Scenario: B2 B3 assigned to one who receives, option keep
    When Ann assigns "Order 7" to Ben
    Then "Order 7" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Inbox, Assigned to me, All     | yes    |
      | Cleo   | Assigned to others, All        |        |
      | Eve    | Inbox, Assigned to others, All | yes    |
    And was notified:
      | person | reason          |
      | Ben    | assigned by Ann |
    When Ann undoes it
    Then everything stands as before

  Scenario: B2 assigned to one who is auto-archived: an assignment always shows
    When Ann assigns "Order 7" to Cleo
    Then "Order 7" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Inbox, Assigned to others, All | yes    |
      | Cleo   | Inbox, Assigned to me, All     |        |
      | Eve    | Inbox, Assigned to others, All | yes    |
    And was notified:
      | person | reason          |
      | Cleo   | assigned by Ann |
    When Ann undoes it
    Then everything stands as before

  Scenario: B2 assigned to one who had no access
    When Ann assigns "Order 7" to Dan
    Then "Order 7" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Inbox, Assigned to others, All | yes    |
      | Cleo   | Assigned to others, All        |        |
      | Dan    | Inbox, Assigned to me, All     |        |
      | Eve    | Inbox, Assigned to others, All | yes    |
    And was notified:
      | person | reason          |
      | Dan    | assigned by Ann |
    When Ann undoes it
    Then everything stands as before

  Scenario: B2 I assign myself, auto-archived as I am
    When Cleo assigns "Order 7" to Cleo
    Then "Order 7" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Inbox, Assigned to others, All | yes    |
      | Cleo   | Inbox, Assigned to me, All     |        |
      | Eve    | Inbox, Assigned to others, All | yes    |
    And nobody was notified
    When Cleo undoes it
    Then everything stands as before

  Scenario: B3 assigned to another, option remove
    Given Ann and Ben remove from the Inbox what is closed or assigned to others
    When Ann assigns "Order 7" to Dan
    Then "Order 7" stands:
      | person | mailboxes                      | unread |
      | Ann    | Assigned to others, All        | yes    |
      | Ben    | Assigned to others, All        | yes    |
      | Cleo   | Assigned to others, All        |        |
      | Dan    | Inbox, Assigned to me, All     |        |
      | Eve    | Inbox, Assigned to others, All | yes    |
    And was notified:
      | person | reason          |
      | Dan    | assigned by Ann |
    When Ann undoes it
    Then everything stands as before

  Scenario: B4 B5 archived by one who receives: for them alone
    When Ben archives "Order 7" from Inbox
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | All        |        |
      | Cleo   | All        |        |
      | Eve    | Inbox, All | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: B4 who is auto-archived has nothing to archive
    When Cleo archives "Order 7" from All
    Then it is refused: "It is not in your Inbox or in any of your team inboxes, so there is nothing to remove it from."

  Scenario: B6 B7 closed by one who receives, option keep
    When Ben closes "Order 7"
    Then "Order 7" stands:
      | person | mailboxes          | unread |
      | Ann    | Inbox, Closed, All | yes    |
      | Ben    | Closed, All        | yes    |
      | Cleo   | Closed, All        |        |
      | Eve    | Inbox, Closed, All | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: B6 B7 closed by one who is auto-archived, option remove
    Given Eve removes from the Inbox what is closed or assigned to others
    When Cleo closes "Order 7"
    Then "Order 7" stands:
      | person | mailboxes          | unread |
      | Ann    | Inbox, Closed, All | yes    |
      | Ben    | Inbox, Closed, All | yes    |
      | Cleo   | Closed, All        |        |
      | Eve    | Closed, All        | yes    |
    And nobody was notified
    When Cleo undoes it
    Then everything stands as before

  Scenario: B6 closed by the assignee: out of Inbox and Assigned to me; B7 out of Assigned to others
    Given Ann assigns "Order 7" to Dan
    When Dan closes "Order 7"
    Then "Order 7" stands:
      | person | mailboxes          | unread |
      | Ann    | Inbox, Closed, All | yes    |
      | Ben    | Inbox, Closed, All | yes    |
      | Cleo   | Closed, All        |        |
      | Dan    | Closed, All        |        |
      | Eve    | Inbox, Closed, All | yes    |
    And nobody was notified
    And "Order 7" is assigned to Dan
    When Dan undoes it
    Then everything stands as before

  Scenario: B8 B9 trashed by one who receives: for them alone
    When Ben trashes "Order 7" from Inbox
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Trash      |        |
      | Cleo   | All        |        |
      | Eve    | Inbox, All | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: B8 trashed by one who is auto-archived: for them alone
    When Cleo trashes "Order 7" from All
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | Trash      |        |
      | Eve    | Inbox, All | yes    |
    And nobody was notified
    When Cleo undoes it
    Then everything stands as before

  Scenario: B10 marked as spam by one who receives: for them alone
    When Ben marks "Order 7" as spam from Inbox
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Spam       |        |
      | Cleo   | All        |        |
      | Eve    | Inbox, All | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: B10 marked as spam by one who is auto-archived: for them alone
    When Cleo marks "Order 7" as spam from All
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | Spam       |        |
      | Eve    | Inbox, All | yes    |
    And nobody was notified
    When Cleo undoes it
    Then everything stands as before

  Scenario: B11 snoozed by one who receives
    When Ben snoozes "Order 7" for 2 hours
    Then "Order 7" stands:
      | person | mailboxes    | unread |
      | Ann    | Inbox, All   | yes    |
      | Ben    | All, Snoozed | yes    |
      | Cleo   | All          |        |
      | Eve    | Inbox, All   | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: B11 a snooze is due: back in the Inbox, at the top, unread, and told
    Given Ben reads "Order 7"
    And Ben snoozes "Order 7" for 2 hours
    And a message from "lee@example.com" to "orders@conferencebadge.com" about "Order 8" arrives
    When 2 hours pass
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | All        |        |
      | Eve    | Inbox, All | yes    |
    And was notified:
      | person | reason        |
      | Ben    | snooze is due |
    And the Inbox of Ben lists "Order 7", "Order 8"
    And the Inbox of Ann lists "Order 8", "Order 7"

  Scenario: B11 snoozed by one who is auto-archived: due in the Inbox
    Given Cleo snoozes "Order 7" for 2 hours
    When 2 hours pass
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | Inbox, All | yes    |
      | Eve    | Inbox, All | yes    |
    And was notified:
      | person | reason        |
      | Cleo   | snooze is due |

  Scenario: B12 B13 replied by one who receives: nobody's Inbox changes, and nobody is told
    Given Eve reads "Order 7"
    When Ben replies to "Order 7"
    Then "Order 7" stands:
      | person | mailboxes                | unread |
      | Ann    | Inbox, All               | yes    |
      | Ben    | Inbox, All, Sent, Outbox |        |
      | Cleo   | All                      |        |
      | Eve    | Inbox, All               |        |
    And nobody was notified
    And "Order 7" is assigned to nobody
    When Ben undoes it
    Then everything stands as before

  Scenario: B12 replied by one who is auto-archived
    When Cleo replies to "Order 7"
    Then "Order 7" stands:
      | person | mailboxes         | unread |
      | Ann    | Inbox, All        | yes    |
      | Ben    | Inbox, All        | yes    |
      | Cleo   | All, Sent, Outbox |        |
      | Eve    | Inbox, All        | yes    |
    And nobody was notified
    When Cleo undoes it
    Then everything stands as before

  Scenario: B12 B6 Send & Close
    When Ben replies to "Order 7" with Send & Close
    Then "Order 7" stands:
      | person | mailboxes                 | unread |
      | Ann    | Inbox, Closed, All        | yes    |
      | Ben    | Closed, All, Sent, Outbox |        |
      | Cleo   | Closed, All               |        |
      | Eve    | Inbox, Closed, All        | yes    |
    And nobody was notified
    And "Order 7" is assigned to nobody
    When Ben undoes it
    Then everything stands as before

  Scenario: B12 B4 Send & Archive
    When Ben replies to "Order 7" with Send & Archive
    Then "Order 7" stands:
      | person | mailboxes         | unread |
      | Ann    | Inbox, All        | yes    |
      | Ben    | All, Sent, Outbox |        |
      | Cleo   | All               |        |
      | Eve    | Inbox, All        | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: B2 one who receives takes it, and has it at the top
    Given a message from "lee@example.com" to "orders@conferencebadge.com" about "Order 8" arrives
    When Ben takes "Order 7"
    Then "Order 7" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Inbox, Assigned to me, All     | yes    |
      | Cleo   | Assigned to others, All        |        |
      | Eve    | Inbox, Assigned to others, All | yes    |
    And nobody was notified
    And Inbox of Ben lists "Order 7", "Order 8"
    And Inbox of Ann lists "Order 8", "Order 7"
    When Ben undoes it
    Then everything stands as before

  Scenario: B5 B9 what others archive, trash or mark as spam for themselves changes nothing for the assignee
    Given Ann assigns "Order 7" to Dan
    And Ann archives "Order 7" from Inbox
    And Ben trashes "Order 7" from Inbox
    And Eve marks "Order 7" as spam from Inbox
    Then "Order 7" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    |        |
      | Ben    | Trash                      |        |
      | Cleo   | Assigned to others, All    |        |
      | Dan    | Inbox, Assigned to me, All |        |
      | Eve    | Spam                       |        |

  Scenario Outline: B8 B10 A13 <does> by the only assignee from their own view: unassigned, and in the Inbox of those who receive
    Given Ann assigns "Order 7" to Dan
    And Ann archives "Order 7" from Inbox
    And Ben reads "Order 7"
    And Eve trashes "Order 7" from Inbox
    When Dan <does> "Order 7" <how>
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All |        |
      | Cleo   | All        |        |
      | Dan    | <where>    |        |
      | Eve    | Trash      |        |
    And was notified:
      | person | reason      |
      | Ann    | new message |
    And "Order 7" is assigned to nobody
    When Dan undoes it
    Then everything stands as before

    Examples:
      | does    | how                | where |
      | trashes | from Inbox         | Trash |
      | marks   | as spam from Inbox | Spam  |

  Scenario: B2 A13 the last assignee unassigned: in the Inbox of those who receive, unread and told, where it was not
    Given Ann assigns "Order 7" to Dan
    And Ann archives "Order 7" from Inbox
    And Ben archives "Order 7" from Inbox
    When Ann unassigns Dan from "Order 7"
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | All        |        |
      | Dan    | Inbox, All |        |
      | Eve    | Inbox, All | yes    |
    And was notified:
      | person | reason      |
      | Ben    | new message |
    When Ann undoes it
    Then everything stands as before

  Scenario: B2 A13b one of several unassigned, option remove: out of their Inbox
    Given Dan removes from the Inbox what is closed or assigned to others
    And Ann assigns "Order 7" to Dan and Cleo
    When Ann unassigns Dan from "Order 7"
    Then "Order 7" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Inbox, Assigned to others, All | yes    |
      | Cleo   | Inbox, Assigned to me, All     |        |
      | Dan    | Assigned to others, All        |        |
      | Eve    | Inbox, Assigned to others, All | yes    |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: B6 A19 reopened by hand, nobody assigned: in the Inbox of those who receive
    Given Ben closes "Order 7"
    And Eve archives "Order 7" from Inbox
    When Cleo reopens "Order 7"
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | All        |        |
      | Eve    | Inbox, All | yes    |
    And was notified:
      | person | reason           |
      | Ben    | reopened by Cleo |
      | Eve    | reopened by Cleo |
    When Cleo undoes it
    Then everything stands as before

  Scenario: B6 A19 reopened by hand, assigned: to the assignee alone
    Given Ann assigns "Order 7" to Dan
    And Dan closes "Order 7"
    And Ben archives "Order 7" from Inbox
    When Cleo reopens "Order 7"
    Then "Order 7" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Assigned to others, All        |        |
      | Cleo   | Assigned to others, All        |        |
      | Dan    | Inbox, Assigned to me, All     |        |
      | Eve    | Inbox, Assigned to others, All | yes    |
    And was notified:
      | person | reason           |
      | Dan    | reopened by Cleo |
    When Cleo undoes it
    Then everything stands as before

  Scenario: B12 a reply by one who is assigned changes nothing for others
    Given Ann assigns "Order 7" to Dan
    And the e-mail account "dan@conferencebadge.com" of Dan
    When Dan replies to "Order 7"
    Then "Order 7" stands:
      | person | mailboxes                                | unread |
      | Ann    | Inbox, Assigned to others, All           | yes    |
      | Ben    | Inbox, Assigned to others, All           | yes    |
      | Cleo   | Assigned to others, All                  |        |
      | Dan    | Inbox, Assigned to me, All, Sent, Outbox |        |
      | Eve    | Inbox, Assigned to others, All           | yes    |
    And nobody was notified
    When Dan undoes it
    Then everything stands as before

  Scenario: B11 snoozed, and a colleague closed it meanwhile: due in the Inbox, saying so
    Given Ben snoozes "Order 7" for 2 hours
    And Eve closes "Order 7"
    When 2 hours pass
    Then "Order 7" stands:
      | person | mailboxes          | unread |
      | Ann    | Inbox, Closed, All | yes    |
      | Ben    | Inbox, Closed, All | yes    |
      | Cleo   | Closed, All        |        |
      | Eve    | Closed, All        | yes    |
    And was notified:
      | person | reason                         |
      | Ben    | snooze is due, after Eve acted |

  Scenario: B6 A13 the last assignee of a closed one unassigned: it stays closed, and nobody has it back
    Given Ann assigns "Order 7" to Dan
    And Ben archives "Order 7" from Inbox
    And Dan closes "Order 7"
    When Ann unassigns Dan from "Order 7"
    Then "Order 7" stands:
      | person | mailboxes          | unread |
      | Ann    | Inbox, Closed, All | yes    |
      | Ben    | Closed, All        |        |
      | Cleo   | Closed, All        |        |
      | Dan    | Closed, All        |        |
      | Eve    | Inbox, Closed, All | yes    |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before
