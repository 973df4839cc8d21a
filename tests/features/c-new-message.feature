Feature: Table C: a new message from outside, after what was done before

  Support is shared by Team inbox: Ann and Ben are active, Olga observes. Cleo and Dan have no part
  in it, until something is assigned to them.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the e-mail account "admin@conferencebadge.com" of Ann
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    And Ann, Ben and Olga read "Printer"

  Scenario: C1 still in the queue: to the top, unread, active members are told
    Given a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |
    And Team Inboxes of Ben lists "Printer", "Toner"
    And the team inbox of "Support" of Olga lists "Printer", "Toner"

  Scenario: C2 open, assigned: the assignee's Inbox, and only the assignee is told
    Given Ben assigns "Printer" to Cleo
    And Cleo archives "Printer" from Inbox
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason                                 |
      | Cleo   | new message in an assigned conversation |

  Scenario: C2 open, assigned to two: both are told
    Given Ben assigns "Printer" to Cleo and Olga
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All | yes    |
      | Olga   | Inbox, Assigned to me, All | yes    |
    And was notified:
      | person | reason                                 |
      | Cleo   | new message in an assigned conversation |
      | Olga   | new message in an assigned conversation |

  Scenario: C2 open, assigned, the team shows replies in the team inbox: queued, the assignees kept
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ben assigns "Printer" to Cleo
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                      | unread |
      | Ann    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Ben    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Cleo   | Inbox, Assigned to me, All                     | yes    |
      | Olga   | Support, Assigned to others, All               | yes    |
    And was notified:
      | person | reason                                 |
      | Ann    | new message in Support                 |
      | Ben    | new message in Support                 |
      | Cleo   | new message in an assigned conversation |
    And "Printer" is assigned to Cleo

  Scenario: C2 the same, assigned to an active member: told once, by the more personal reason
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ben assigns "Printer" to Ben
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                        | unread |
      | Ann    | Support, Team Inboxes, Assigned to others, All   | yes    |
      | Ben    | Inbox, Support, Team Inboxes, Assigned to me, All | yes    |
      | Olga   | Support, Assigned to others, All                 | yes    |
    And was notified:
      | person | reason                                 |
      | Ann    | new message in Support                 |
      | Ben    | new message in an assigned conversation |

  Scenario: C3 open, every assignee out of office: queued, the assignees kept
    Given Ben assigns "Printer" to Cleo
    And Cleo archives "Printer" from Inbox
    And Cleo is out of office
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                      | unread |
      | Ann    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Ben    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Cleo   | Assigned to me, All                            | yes    |
      | Olga   | Support, Assigned to others, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |
    And "Printer" is assigned to Cleo

  Scenario: C3 one assignee out of office, one present: C2 for that one
    Given Ben assigns "Printer" to Cleo and Dan
    And Cleo archives "Printer" from Inbox
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
    And was notified:
      | person | reason                                 |
      | Dan    | new message in an assigned conversation |

  Scenario: C3 an absence that is over does not count
    Given Ben assigns "Printer" to Cleo
    And Ann sets Cleo out of office for 2 days
    And 3 days pass
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason                                 |
      | Cleo   | new message in an assigned conversation |

  Scenario: C3 C2 queued in the absence of both, one is back by the clock: told alone, and nobody took it from the queue
    Given Ben assigns "Printer" to Cleo and Dan
    And Cleo is out of office until 12:00
    And Dan is out of office
    And "kim@example.com" replies to "Printer"
    And it is 12:01
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                      | unread |
      | Ann    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Ben    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Cleo   | Inbox, Assigned to me, All                     | yes    |
      | Dan    | Inbox, Assigned to me, All                     | yes    |
      | Olga   | Support, Assigned to others, All               | yes    |
    And was notified:
      | person | reason                                  |
      | Cleo   | new message in an assigned conversation |

  Scenario: C4 closed, assigned: reopens, back to the assignee's Inbox, only the assignee is told
    Given Ben assigns "Printer" to Cleo
    And Cleo closes "Printer"
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason                                 |
      | Cleo   | new message in an assigned conversation |

  Scenario: C4 after Send & Close: back to the sender's Inbox
    Given Ben replies to "Printer" with Send & Close
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                | unread |
      | Ann    | Assigned to others, All                  | yes    |
      | Ben    | Inbox, Assigned to me, All, Sent, Outbox | yes    |
      | Olga   | Assigned to others, All                  | yes    |
    And was notified:
      | person | reason                                 |
      | Ben    | new message in an assigned conversation |

  Scenario: C4 closed, assigned, the team shows replies in the team inbox: reopens, queued
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ben assigns "Printer" to Cleo
    And Cleo closes "Printer"
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                      | unread |
      | Ann    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Ben    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Cleo   | Assigned to me, All                            | yes    |
      | Olga   | Support, Assigned to others, All               | yes    |
    And was notified:
      | person | reason                                 |
      | Ann    | new message in Support                 |
      | Ben    | new message in Support                 |
      | Cleo   | new message in an assigned conversation |

  Scenario: C4 C3 closed, every assignee out of office: reopens, queued
    Given Ben assigns "Printer" to Cleo
    And Cleo closes "Printer"
    And Cleo is out of office
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                      | unread |
      | Ann    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Ben    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Cleo   | Assigned to me, All                            | yes    |
      | Olga   | Support, Assigned to others, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: C5 closed, nobody assigned: reopens, queued, active members are told
    Given Ben closes "Printer"
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: C5 closed, the assignee taken off since: nobody is assigned now
    Given Ben assigns "Printer" to Cleo
    And Cleo closes "Printer"
    And Ben unassigns Cleo from "Printer"
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Cleo   | All                        | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: C6 archived from the team inbox: queued again, active members are told
    Given Ben archives "Printer" from the team inbox
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: C7 archived by me, assigned to me: back in my Inbox
    Given Ben assigns "Printer" to Ben
    And Ben archives "Printer" from Inbox
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason                                 |
      | Ben    | new message in an assigned conversation |

  Scenario: C8 archived from my Inbox, while it stands in the queue: as C1
    Given Ben moves "Printer" to Inbox
    And Ben archives "Printer" from Inbox
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: C9 trashed from the team inbox: out of everyone's Trash, queued again
    Given Ben trashes "Printer" from the team inbox
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: C9 C2 trashed from the team inbox while assigned: out of everyone's Trash, to the assignee
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ben assigns "Printer" to Cleo
    And "kim@example.com" replies to "Printer"
    And Ben trashes "Printer" from the team inbox
    And the team "Support" shows a reply to what is assigned in the assignee's Inbox
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason                                 |
      | Cleo   | new message in an assigned conversation |

  Scenario: C9 trashed by the assignee from their own view: unassigned, queued, and out of the Trash by a new message
    Given Ben assigns "Printer" to Ben
    And Ben trashes "Printer" from Inbox
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: C10 spam for everyone: stays in Spam, unread, nobody is told
    Given Ben marks "Printer" as spam from the team inbox
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | Spam      | yes    |
      | Ben    | Spam      | yes    |
      | Olga   | Spam      | yes    |
    And nobody was notified

  Scenario: C10 spam for one alone: stays in their Spam, and they are not told
    Given Ben moves "Printer" to Inbox
    And Ben marks "Printer" as spam from Inbox
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Spam                       | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |

  Scenario: C11 snoozed, and a reply ends the snooze: as C1
    Given Ben snoozes "Printer" for 2 hours
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: C11 snoozed by the assignee, and a reply ends the snooze: as C2
    Given Ann assigns "Printer" to Ben
    And Ben snoozes "Printer" for 2 hours
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason                                 |
      | Ben    | new message in an assigned conversation |

  Scenario: C12 snoozed through replies: hidden for me until due
    Given Ben snoozes "Printer" for 2 hours, through replies
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | All, Snoozed               | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
    When 2 hours pass
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason        |
      | Ben    | snooze is due |

  Scenario: C12 snoozed through replies by the assignee: hidden until due
    Given Ann assigns "Printer" to Ben
    And Ben snoozes "Printer" for 2 hours, through replies
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                    | unread |
      | Ann    | Assigned to others, All      | yes    |
      | Ben    | Assigned to me, All, Snoozed | yes    |
      | Olga   | Assigned to others, All      | yes    |
    And nobody was notified
    When 2 hours pass
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason        |
      | Ben    | snooze is due |

  Scenario: C12 snoozed through replies, the team shows replies in the team inbox: the snoozing assignee is not told
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ann assigns "Printer" to Cleo
    And Cleo snoozes "Printer" for 2 hours, through replies
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                      | unread |
      | Ann    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Ben    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Cleo   | Assigned to me, All, Snoozed                   | yes    |
      | Olga   | Support, Assigned to others, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |
