Feature: Table C: a new message from outside, shared by Inbox

  Ann, whose account it is, and Ben receive in their Inbox; Cleo is auto-archived; Dan has no part
  in it, until it is assigned to him.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo and Dan
    And the e-mail account "orders@conferencebadge.com" of Ann
    And the account "orders@conferencebadge.com" shared to the Inbox of Ann and Ben, auto-archived for Cleo
    And a message from "kim@example.com" to "orders@conferencebadge.com" about "Order 7" arrives
    And Ann and Ben read "Order 7"

  Scenario: C1 C8 in one Inbox, archived from another: back in both; auto-archived stays
    Given Ben archives "Order 7" from Inbox
    When "kim@example.com" replies to "Order 7"
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | All        |        |
    And was notified:
      | person | reason      |
      | Ann    | new message |
      | Ben    | new message |

  Scenario: C2 C7 open, assigned, archived by the assignee: back with all who receive, the assignee by that reason
    Given Ann assigns "Order 7" to Dan
    And Dan archives "Order 7" from Inbox
    And Ben archives "Order 7" from Inbox
    When "kim@example.com" replies to "Order 7"
    Then "Order 7" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Inbox, Assigned to others, All | yes    |
      | Cleo   | Assigned to others, All        |        |
      | Dan    | Inbox, Assigned to me, All     | yes    |
    And was notified:
      | person | reason                                 |
      | Ann    | new message                            |
      | Ben    | new message                            |
      | Dan    | new message in an assigned conversation |

  Scenario: C2 assigned to one who is auto-archived: the assignment shows
    Given Ann assigns "Order 7" to Cleo
    And Cleo archives "Order 7" from Inbox
    When "kim@example.com" replies to "Order 7"
    Then "Order 7" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Inbox, Assigned to others, All | yes    |
      | Cleo   | Inbox, Assigned to me, All     | yes    |
    And was notified:
      | person | reason                                 |
      | Ann    | new message                            |
      | Ben    | new message                            |
      | Cleo   | new message in an assigned conversation |

  Scenario: C3 open, every assignee out of office: it stays with the assignee
    Given Ann assigns "Order 7" to Dan
    And Dan is out of office
    When "kim@example.com" replies to "Order 7"
    Then "Order 7" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Inbox, Assigned to others, All | yes    |
      | Cleo   | Assigned to others, All        |        |
      | Dan    | Inbox, Assigned to me, All     | yes    |
    And was notified:
      | person | reason                                 |
      | Ann    | new message                            |
      | Ben    | new message                            |
      | Dan    | new message in an assigned conversation |

  Scenario: C4 closed, assigned: reopens, as C2
    Given Ann assigns "Order 7" to Dan
    And Dan closes "Order 7"
    When "kim@example.com" replies to "Order 7"
    Then "Order 7" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Inbox, Assigned to others, All | yes    |
      | Cleo   | Assigned to others, All        |        |
      | Dan    | Inbox, Assigned to me, All     | yes    |
    And was notified:
      | person | reason                                 |
      | Ann    | new message                            |
      | Ben    | new message                            |
      | Dan    | new message in an assigned conversation |

  Scenario: C5 closed, nobody assigned: reopens, as C1
    Given Ben closes "Order 7"
    When "kim@example.com" replies to "Order 7"
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | All        |        |
    And was notified:
      | person | reason      |
      | Ann    | new message |
      | Ben    | new message |

  Scenario: C9 trashed: out of mine, then on
    Given Ben trashes "Order 7" from Inbox
    And Cleo trashes "Order 7" from All
    When "kim@example.com" replies to "Order 7"
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | All        |        |
    And was notified:
      | person | reason      |
      | Ann    | new message |
      | Ben    | new message |

  Scenario: C10 spam: stays in mine, unread, not told
    Given Ben marks "Order 7" as spam from Inbox
    When "kim@example.com" replies to "Order 7"
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Spam       | yes    |
      | Cleo   | All        |        |
    And was notified:
      | person | reason      |
      | Ann    | new message |

  Scenario: C11 snoozed, and a reply ends the snooze: as C1
    Given Ben snoozes "Order 7" for 2 hours
    When "kim@example.com" replies to "Order 7"
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | All        |        |
    And was notified:
      | person | reason      |
      | Ann    | new message |
      | Ben    | new message |

  Scenario: C12 snoozed through replies: hidden until due
    Given Ben archives "Order 7" from Inbox
    And Ben snoozes "Order 7" for 2 hours, through replies
    When "kim@example.com" replies to "Order 7"
    Then "Order 7" stands:
      | person | mailboxes    | unread |
      | Ann    | Inbox, All   | yes    |
      | Ben    | All, Snoozed | yes    |
      | Cleo   | All          |        |
    And was notified:
      | person | reason      |
      | Ann    | new message |
    When 2 hours pass
    Then "Order 7" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | All        |        |
    And was notified:
      | person | reason        |
      | Ben    | snooze is due |
