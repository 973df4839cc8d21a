Feature: Section 11: why is it here, why is it not, and who was told

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the team "Sales" with Dan active
    And the e-mail account "admin@conferencebadge.com" of Ann
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives

  Scenario: 11 a team inbox: the message, the address in its header, and the role
    Then "Printer" is in "Support" of Ben because:
      | because                                                                                                                                            |
      | a message from kim@example.com arrived; Ben is an active member of Support; To names support@conferencebadge.com, shared to the team inbox of Support |

  Scenario: 11 who was told of it
    Then who was told of it:
      | person | told                     | not told              |
      | Ann    | a new message in Support |                       |
      | Ben    | a new message in Support |                       |
      | Olga   |                          | only observes Support |

  Scenario: 11 an observer looks into the team inbox
    Then "Printer" is in "Support" of Olga because:
      | because                                                                                                                               |
      | a message from kim@example.com arrived; Olga observes Support; To names support@conferencebadge.com, shared to the team inbox of Support |

  Scenario: 11 an observer does not have it in Team Inboxes
    Then "Printer" is not in "Team Inboxes" of Olga because:
      | because                    |
      | Olga only observes Support |

  Scenario: 11 nothing puts it into the Inbox of an observer
    Then "Printer" is not in "Inbox" of Olga because:
      | because                                   |
      | Olga only observes Support                |
      | nothing has put it into the Inbox of Olga |

  Scenario: 11 who has no access
    Then "Printer" is not in "All" of Dan because:
      | because                                                             |
      | Dan has no access: no sharing, team, assignment or mention gives it |
      | a place in Support would give it                                    |
      | assigning it to Dan, a mention or being added would give it         |

  Scenario: 11 the owner of the account
    Given Ann makes Ben active the members of the team "Support"
    Then "Printer" is in "All" of Ann because:
      | because                                                                             |
      | a message from kim@example.com arrived; Ann owns the account admin@conferencebadge.com |

  Scenario: 11 several messages each suffice
    Given "kim@example.com" replies to "Printer"
    Then "Printer" is in "Support" of Ben because:
      | because                                                                                                                                            |
      | a message from kim@example.com arrived; Ben is an active member of Support; To names support@conferencebadge.com, shared to the team inbox of Support |
      | a message from kim@example.com arrived; Ben is an active member of Support; To names support@conferencebadge.com, shared to the team inbox of Support |

  Scenario: 11 an assignment brings it to the assignee
    When Ann assigns "Printer" to Cleo
    Then "Printer" is in "Inbox" of Cleo because:
      | because                                                        |
      | a message from kim@example.com arrived; Ann assigned this to Cleo |

  Scenario: 11 an assignment takes it out of the team inbox
    When Ann assigns "Printer" to Cleo
    Then "Printer" is not in "Support" of Ben because:
      | because                   |
      | Ann assigned this to Cleo |

  Scenario: 11 an assignment tells the assignee alone
    When Ann assigns "Printer" to Cleo
    Then who was told of it:
      | person | told                    | not told                        |
      | Ann    |                         | did it                          |
      | Ben    |                         | only the new assignees are notified |
      | Cleo   | it was assigned to them |                                 |
      | Olga   |                         | only the new assignees are notified |

  Scenario: 11 assigned, then closed: either keeps it away
    Given Ann assigns "Printer" to Cleo
    And Cleo closes "Printer"
    Then "Printer" is not in "Support" of Ben because:
      | because                   |
      | Ann assigned this to Cleo |
      | Cleo closed this          |

  Scenario: 11 assigned to me, which ended my snooze: either keeps it away
    Given Ben snoozes "Printer" for 2 hours
    And Ann assigns "Printer" to Ben
    Then "Printer" is not in "Support" of Ben because:
      | because                  |
      | Ben snoozed this         |
      | Ann assigned this to Ben |

  Scenario: 11 archived for everyone
    Given Ann archives "Printer" from the team inbox
    Then "Printer" is not in "Support" of Ben because:
      | because                        |
      | Ann archived this for everyone |

  Scenario: 11 C6 archived, and the customer writes again
    Given Ann archives "Printer" from the team inbox
    And "kim@example.com" replies to "Printer"
    Then "Printer" is in "Support" of Ben because:
      | because                                                                                                                                            |
      | a message from kim@example.com arrived; Ben is an active member of Support; To names support@conferencebadge.com, shared to the team inbox of Support |

  Scenario: 11 C4 closed, assigned, and the customer writes again
    Given Ann assigns "Printer" to Cleo
    And Cleo closes "Printer"
    And "kim@example.com" replies to "Printer"
    Then "Printer" is in "Inbox" of Cleo because:
      | because                                                                                             |
      | a message from kim@example.com arrived; Ann assigned this to Cleo; a message from kim@example.com arrived |

  Scenario: 11 C3 every assignee out of office
    Given Ann assigns "Printer" to Cleo
    And Cleo is out of office
    And "kim@example.com" replies to "Printer"
    Then "Printer" is in "Support" of Ben because:
      | because                                                                                                                                                                   |
      | a message from kim@example.com arrived; Ben is an active member of Support; To names support@conferencebadge.com, shared to the team inbox of Support; Cleo is out of office |

  Scenario: 11 C2 assigned, and the team shows replies in its inbox
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ann assigns "Printer" to Cleo
    And "kim@example.com" replies to "Printer"
    Then "Printer" is in "Support" of Ben because:
      | because                                                                                                                                                                                     |
      | a message from kim@example.com arrived; Ben is an active member of Support; To names support@conferencebadge.com, shared to the team inbox of Support; Support shows replies in its team inbox |

  Scenario: 11 a mention brings it
    When Ben comments on "Printer": "@Dan, one of yours?"
    Then "Printer" is in "Inbox" of Dan because:
      | because                                                                                                                                        |
      | a message from kim@example.com arrived; Ben mentioned Dan in a comment; To names support@conferencebadge.com, shared to the team inbox of Support |

  Scenario: 11 a mention tells, and who does not watch is not told
    When Ben comments on "Printer": "@Dan, one of yours?"
    Then who was told of it:
      | person | told               | not told          |
      | Ann    |                    | does not watch it |
      | Ben    |                    | did it            |
      | Dan    | Ben mentioned them |                   |
      | Olga   |                    | does not watch it |

  Scenario: 11 trashed for everyone: in my Trash
    When Ben trashes "Printer" from the team inbox
    Then "Printer" is in "Trash" of Ann because:
      | because                                                                                                                                                                                              |
      | a message from kim@example.com arrived; Ben moved this to Trash for everyone; To names support@conferencebadge.com, shared to the team inbox of Support; Ann owns the account admin@conferencebadge.com |
      | a message from kim@example.com arrived; Ben moved this to Trash for everyone; Ann is an active member of Support; To names support@conferencebadge.com, shared to the team inbox of Support             |

  Scenario: 11 trashed for everyone: no longer in All
    When Ben trashes "Printer" from the team inbox
    Then "Printer" is not in "All" of Ann because:
      | because                                                                                                         |
      | Ben moved this to Trash for everyone; To names support@conferencebadge.com, shared to the team inbox of Support |

  Scenario: 11 snoozed by me
    When Ben snoozes "Printer" for 2 hours
    Then "Printer" is not in "Support" of Ben because:
      | because          |
      | Ben snoozed this |

  Scenario: 11 what was undone explains nothing
    Given Ann archives "Printer" from the team inbox
    And Ann undoes it
    Then "Printer" is in "Support" of Ben because:
      | because                                                                                                                                            |
      | a message from kim@example.com arrived; Ben is an active member of Support; To names support@conferencebadge.com, shared to the team inbox of Support |

  Scenario: 11 transferred to my team
    Given Ann transfers "Printer" to "Sales"
    Then "Printer" is in "Sales" of Dan because:
      | because                                                                                        |
      | a message from kim@example.com arrived; Ann moved this to Sales; Dan is an active member of Sales |

  Scenario: 11 transferred away
    Given Ann transfers "Printer" to "Sales"
    Then "Printer" is not in "Support" of Ben because:
      | because                 |
      | Ann moved this to Sales |

  Scenario: 11 starred
    Given Ben stars "Printer"
    Then "Printer" is in "Starred" of Ben because:
      | because                                                                                                                                                            |
      | a message from kim@example.com arrived; Ben starred it; Ben is an active member of Support; To names support@conferencebadge.com, shared to the team inbox of Support |

  Scenario: 11 a reply assigns who replies
    Given the e-mail account "ben@conferencebadge.com" of Ben
    When Ben replies to "Printer"
    Then "Printer" is in "Assigned to me" of Ben because:
      | because                                                                                                                                                                                          |
      | a message from kim@example.com arrived; Ben replied and took this; To names support@conferencebadge.com, shared to the team inbox of Support; Support assigns whoever replies |

  Scenario: 11 two addresses of two teams: the first decides
    Given the shared address "sales@conferencebadge.com" verified, to the team inbox of "Sales"
    When a message arrives at "admin@conferencebadge.com":
      | from    | kim@example.com             |
      | to      | support@conferencebadge.com |
      | cc      | sales@conferencebadge.com   |
      | subject | Both                        |
    Then "Both" is not in "Sales" of Dan because:
      | because                                                                   |
      | To names support@conferencebadge.com, shared to the team inbox of Support |

  Scenario: 11 two addresses of one team: each suffices
    Given the shared address "help@conferencebadge.com" verified, to the team inbox of "Support"
    When a message arrives at "admin@conferencebadge.com":
      | from    | kim@example.com             |
      | to      | support@conferencebadge.com |
      | cc      | help@conferencebadge.com    |
      | subject | Both                        |
    Then "Both" is in "Support" of Ben because:
      | because                                                                                                                                            |
      | a message from kim@example.com arrived; Ben is an active member of Support; To names support@conferencebadge.com, shared to the team inbox of Support |
      | a message from kim@example.com arrived; Ben is an active member of Support; Cc names help@conferencebadge.com, shared to the team inbox of Support    |

  Scenario: 11 an audience: everyone
    Given the e-mail account "orders@conferencebadge.com" of Dan
    And the account "orders@conferencebadge.com" shared to the Inbox of everyone
    When a message from "kim@example.com" to "orders@conferencebadge.com" about "Order 7" arrives
    Then "Order 7" is in "Inbox" of Cleo because:
      | because                                                                                                                                     |
      | a message from kim@example.com arrived; the account orders@conferencebadge.com is shared to the Inbox of everyone; this account is shared with everyone |

  Scenario: 11 an audience and ownership: each suffices
    Given the e-mail account "orders@conferencebadge.com" of Dan
    And the account "orders@conferencebadge.com" shared to the Inbox of everyone
    When a message from "kim@example.com" to "orders@conferencebadge.com" about "Order 7" arrives
    Then "Order 7" is in "Inbox" of Dan because:
      | because                                                                                                                                     |
      | a message from kim@example.com arrived; Dan owns the account orders@conferencebadge.com                                                        |
      | a message from kim@example.com arrived; the account orders@conferencebadge.com is shared to the Inbox of everyone; this account is shared with everyone |

  Scenario: 11 an audience: the team beats everyone
    Given the e-mail account "orders@conferencebadge.com" of Dan
    And the account "orders@conferencebadge.com" shared to the Inbox of the team "Support" and Cleo, auto-archived for everyone
    When a message from "kim@example.com" to "orders@conferencebadge.com" about "Order 7" arrives
    Then "Order 7" is in "Inbox" of Ben because:
      | because                                                                                                                                                                                                            |
      | a message from kim@example.com arrived; Ben is an active member of Support; the account orders@conferencebadge.com is shared to the Inbox of the team Support, Cleo and everyone; this account is shared with the team Support |

  Scenario: 11 an audience: auto-archived
    Given the e-mail account "orders@conferencebadge.com" of Dan
    And the account "orders@conferencebadge.com" shared to the Inbox of the team "Support" and Cleo, auto-archived for Dan
    When a message from "kim@example.com" to "orders@conferencebadge.com" about "Order 7" arrives
    Then "Order 7" is not in "Inbox" of Dan because:
      | because                                                                                                                                                    |
      | the account orders@conferencebadge.com is shared to the Inbox of the team Support, Cleo and Dan; its sharing auto-archives for Dan; this account is shared with Dan |

  Scenario: 11 an audience: who is auto-archived is not told
    Given the e-mail account "orders@conferencebadge.com" of Dan
    And the account "orders@conferencebadge.com" shared to the Inbox of the team "Support" and Cleo, auto-archived for Dan
    When a message from "kim@example.com" to "orders@conferencebadge.com" about "Order 7" arrives
    Then who was told of it:
      | person | told                         | not told              |
      | Ann    | a new message in their Inbox |                       |
      | Ben    | a new message in their Inbox |                       |
      | Cleo   | a new message in their Inbox |                       |
      | Dan    |                              | auto-archived         |
      | Olga   |                              | only observes Support |

  Scenario: 11 an audience and an assignment: each suffices
    Given the e-mail account "orders@conferencebadge.com" of Dan
    And the account "orders@conferencebadge.com" shared to the Inbox of Cleo
    When a message from "kim@example.com" to "orders@conferencebadge.com" about "Order 7" arrives
    And Dan assigns "Order 7" to Cleo
    Then "Order 7" is in "Inbox" of Cleo because:
      | because                                                                                                                             |
      | a message from kim@example.com arrived; Dan assigned this to Cleo                                                                      |
      | a message from kim@example.com arrived; the account orders@conferencebadge.com is shared to the Inbox of Cleo; this account is shared with Cleo |

  Scenario: 11 the personal option, and a close
    Given the e-mail account "orders@conferencebadge.com" of Dan
    And the account "orders@conferencebadge.com" shared to the Inbox of everyone
    And Ben removes from the Inbox what is closed or assigned to others
    When a message from "kim@example.com" to "orders@conferencebadge.com" about "Order 7" arrives
    And Dan closes "Order 7"
    Then "Order 7" is not in "Inbox" of Ben because:
      | because                                                                        |
      | Dan closed this; Ben lets what is closed or assigned to others leave the Inbox |

  Scenario: 11 private to the owner of the account
    When a message from "kim@example.com" to "admin@conferencebadge.com" about "Contract" arrives
    Then "Contract" is in "Inbox" of Ann because:
      | because                                                                             |
      | a message from kim@example.com arrived; Ann owns the account admin@conferencebadge.com |

  Scenario: 11 a rule
    Given the rule "Not Ben":
      | when | a message arrives                  |
      | if   | subject contains toner             |
      | then | remove from the team inbox for Ben |
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Toner" arrives
    Then "Toner" is not in "Support" of Ben because:
      | because                                                     |
      | The rule “Not Ben” removed this from the team inbox for Ben |

  Scenario: 11 C2 assigned: others are not told, and C12 a snooze through replies
    Given Ann assigns "Printer" to Cleo
    And Cleo snoozes "Printer" for 2 hours, through replies
    When "kim@example.com" replies to "Printer"
    Then who was told of it:
      | person | told | not told                                    |
      | Ann    |      | assigned to others: only assignees are notified |
      | Ben    |      | assigned to others: only assignees are notified |
      | Cleo   |      | snoozed                                     |
      | Olga   |      | assigned to others: only assignees are notified |
