Feature: Section 6: states compose when a new message comes

  The order is: spam; out of the Trash, and the end of a snooze that a reply ends; reopen; every
  assignee out of office; the option of the team; the queue.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan, Olga and Omar
    And the team "Support" with Ann, Ben active and Olga observing
    And the team "Sales" with Dan active
    And the e-mail account "admin@conferencebadge.com" of Omar
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    And Ann, Ben, Olga and Omar read "Printer"

  Scenario: C9 C4 C3 snoozed by one, trashed by another for themselves, closed by its assignee, who is out of office
    Given Ann assigns "Printer" to Cleo
    And Ben snoozes "Printer" for 1 day
    And Ann moves "Printer" to Inbox
    And Cleo closes "Printer"
    And Ann trashes "Printer" from Inbox
    And Cleo is out of office
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                      | unread |
      | Ann    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Ben    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Cleo   | Assigned to me, All                            | yes    |
      | Olga   | Support, Assigned to others, All               | yes    |
      | Omar   | Assigned to others, All                        | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |
    And "Printer" is assigned to Cleo

  Scenario: C9 C5 closed, and then trashed for everyone
    Given Ben closes "Printer"
    And Ben puts "Printer" back in the team inbox
    And Ben trashes "Printer" from the team inbox
    And Ann closes "Printer"
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
      | Omar   | All                        | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: C10 spam stops everything: closed and assigned it stays as it is, unread
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ann assigns "Printer" to Cleo
    And "kim@example.com" replies to "Printer"
    And Ben marks "Printer" as spam from the team inbox
    And Ann closes "Printer"
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | Spam      | yes    |
      | Ben    | Spam      | yes    |
      | Cleo   | Spam      | yes    |
      | Olga   | Spam      | yes    |
      | Omar   | Spam      | yes    |
    And nobody was notified
    And "Printer" is closed
    And "Printer" is assigned to Cleo

  Scenario: C4 C12 closed, and snoozed through replies by its assignee: reopens, hidden until due
    Given Ann assigns "Printer" to Cleo
    And Cleo snoozes "Printer" for 2 hours, through replies
    And Cleo closes "Printer"
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                    | unread |
      | Ann    | Assigned to others, All      | yes    |
      | Ben    | Assigned to others, All      | yes    |
      | Cleo   | Assigned to me, All, Snoozed | yes    |
      | Olga   | Assigned to others, All      | yes    |
      | Omar   | Assigned to others, All      | yes    |
    And nobody was notified
    When 2 hours pass
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
      | Omar   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason        |
      | Cleo   | snooze is due |

  Scenario: C4 C11 closed, and snoozed by its assignee until a reply: reopens, in the Inbox again
    Given Ann assigns "Printer" to Cleo
    And Cleo snoozes "Printer" for 2 hours
    And Ann closes "Printer"
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
      | Omar   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason                                  |
      | Cleo   | new message in an assigned conversation |

  Scenario: C4 closed, of two assignees one out of office: back to the one who is present
    Given Ann assigns "Printer" to Cleo and Dan
    And Cleo closes "Printer"
    And Dan archives "Printer" from Inbox
    And Cleo is out of office
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Assigned to me, All        | yes    |
      | Dan    | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
      | Omar   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason                                  |
      | Dan    | new message in an assigned conversation |

  Scenario: C3 the option of the team does not matter where every assignee is out of office
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ann assigns "Printer" to Cleo
    And Cleo is out of office
    When "kim@example.com" replies to "Printer"
    Then was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: C3 C1 out of office, and assigned no longer: the queue
    Given Ann assigns "Printer" to Cleo
    And Cleo is out of office
    And Ann unassigns Cleo from "Printer"
    And Ben archives "Printer" from the team inbox
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Cleo   | Inbox, All                 | yes    |
      | Olga   | Support, All               | yes    |
      | Omar   | All                        | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: C5 A11 removed for one by a rule, and closed: back for all
    Given a rule removes "Printer" from the team inbox for Ben
    And Ann closes "Printer"
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
      | Omar   | All                        | yes    |

  Scenario: C2 to its own assignee alone, whoever was assigned before, was mentioned or watches
    Given Ann assigns "Printer" to Cleo and Dan
    And Ann unassigns Dan from "Printer"
    And Dan archives "Printer" from Inbox
    And Ben watches "Printer"
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All | yes    |
      | Dan    | Assigned to others, All    | yes    |
      | Olga   | Assigned to others, All    | yes    |
      | Omar   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason                                  |
      | Cleo   | new message in an assigned conversation |

  Scenario: C2 transferred, and assigned in the new team: the option of the new team decides
    Given the team "Sales" shows a reply to what is assigned in the team inbox
    And Ann transfers "Printer" to "Sales"
    And Dan assigns "Printer" to Ben
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                    | unread |
      | Ann    | Assigned to others, All                      | yes    |
      | Ben    | Inbox, Assigned to me, All                   | yes    |
      | Dan    | Sales, Team Inboxes, Assigned to others, All | yes    |
      | Olga   | Assigned to others, All                      | yes    |
      | Omar   | Assigned to others, All                      | yes    |
    And was notified:
      | person | reason                                  |
      | Ben    | new message in an assigned conversation |
      | Dan    | new message in Sales                    |

  Scenario: C1 C8 in the team and in the audience: archived here and there, back in both, told once
    Given the account "admin@conferencebadge.com" shared to the Inbox of Ann, auto-archived for Omar
    And a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    And Ann archives "Toner" from Inbox
    And Ben archives "Toner" from the team inbox
    When "lee@example.com" replies to "Toner"
    Then "Toner" stands:
      | person | mailboxes                         | unread |
      | Ann    | Inbox, Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All        | yes    |
      | Olga   | Support, All                      | yes    |
      | Omar   | All                               |        |
    And was notified:
      | person | reason                 |
      | Ann    | new message            |
      | Ben    | new message in Support |

  Scenario: C2 in the team and in the audience: assigned to another it is in the Inbox of who receives all the same
    Given the account "admin@conferencebadge.com" shared to the Inbox of Ann, auto-archived for Omar
    And a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    And Ann archives "Toner" from Inbox
    And Ben assigns "Toner" to Cleo
    When "lee@example.com" replies to "Toner"
    Then "Toner" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Assigned to others, All        | yes    |
      | Cleo   | Inbox, Assigned to me, All     | yes    |
      | Olga   | Assigned to others, All        | yes    |
      | Omar   | Assigned to others, All        |        |
    And was notified:
      | person | reason                                  |
      | Ann    | new message                             |
      | Cleo   | new message in an assigned conversation |

  Scenario: C9 C1 in the team and in the audience: trashed by oneself and for everyone, out of both
    Given the account "admin@conferencebadge.com" shared to the Inbox of Ann, auto-archived for Omar
    And a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    And Ann trashes "Toner" from Inbox
    And Ben trashes "Toner" from the team inbox
    When "lee@example.com" replies to "Toner"
    Then "Toner" stands:
      | person | mailboxes                         | unread |
      | Ann    | Inbox, Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All        | yes    |
      | Olga   | Support, All                      | yes    |
      | Omar   | All                               |        |

  Scenario: C1 two organizations: each copy by its own state
    Given the organization "Print" with Zoe (owner) and Omar
    And the team "Shop" with Zoe active
    And the shared address "shop@print.example" verified, to the team inbox of "Shop"
    And a message from "lee@example.com" to "support@conferencebadge.com, shop@print.example" about "Both" arrives at "admin@conferencebadge.com"
    And Ben closes "Both"
    And Zoe assigns "Both #2" to Zoe
    And Zoe archives "Both #2" from Inbox
    When "lee@example.com" replies to "Both"
    Then "Both" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
      | Omar   | All                        | yes    |
    And "Both #2" stands:
      | person | mailboxes                  | unread |
      | Omar   | Assigned to others, All    | yes    |
      | Zoe    | Inbox, Assigned to me, All | yes    |
    And was notified:
      | person | reason                                  |
      | Ann    | new message in Support                  |
      | Ben    | new message in Support                  |
      | Zoe    | new message in an assigned conversation |

  Scenario: C6 one copy in each: one is archived, the answer to the other leaves it alone
    Given the organization "Badge" makes one copy in each of mail to several teams
    And the shared address "sales@conferencebadge.com" verified, to the team inbox of "Sales"
    And a message from "lee@example.com" to "support+vip@conferencebadge.com, sales@conferencebadge.com" about "Both" arrives
    And Ben archives "Both" from the team inbox
    And Dan closes "Both #2"
    When "lee@example.com" replies to "Both", to "sales+now@conferencebadge.com"
    Then "Both" stands:
      | person | mailboxes | unread |
      | Ann    | All       | yes    |
      | Ben    | All       |        |
      | Olga   | All       | yes    |
      | Omar   | All       | yes    |
    And "Both #2" stands:
      | person | mailboxes                | unread |
      | Dan    | Sales, Team Inboxes, All | yes    |
      | Omar   | All                      | yes    |
    And was notified:
      | person | reason               |
      | Dan    | new message in Sales |

  Scenario: N1 C3 every assignee out of office, and nobody looks into the team inbox: whoever keeps it
    Given Ann assigns "Printer" to Cleo
    And Cleo archives "Printer" from Inbox
    And Cleo is out of office
    And Ann makes nobody the members of the team "Support"
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                      | unread |
      | Cleo   | Assigned to me, All            | yes    |
      | Omar   | Inbox, Assigned to others, All | yes    |
    And was notified:
      | person | reason      |
      | Omar   | new message |

  Scenario: N1 A13 A19 without a team inbox: unassigned and reopened it is in the Inbox of active members
    Given Ann assigns "Printer" to Cleo
    And Ann removes the shared address "support@conferencebadge.com"
    And Ann turns off the team inbox of "Support"
    When Ben unassigns Cleo from "Printer"
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | Inbox, All |        |
      | Olga   | All        |        |
      | Omar   | All        |        |
    And was notified:
      | person | reason      |
      | Ann    | new message |
    When Ben undoes it
    Then everything stands as before
    When Cleo closes "Printer"
    And Cleo is out of office
    And Ann reopens "Printer"
    Then "Printer" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Inbox, Assigned to others, All | yes    |
      | Cleo   | Assigned to me, All            |        |
      | Olga   | Assigned to others, All        |        |
      | Omar   | Assigned to others, All        |        |
    And was notified:
      | person | reason          |
      | Ben    | reopened by Ann |
    When Ann undoes it
    Then everything stands as before
