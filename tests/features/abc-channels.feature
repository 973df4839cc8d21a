Feature: Tables A, B and C on every channel

  What a message does is the same however it came. Ann and Ben are active members of Support, and Olga
  looks in; Cleo and Dan have no part in it. The account itself is shared: shared addresses are e-mail
  alone.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ann, Ben active and Olga observing

  Scenario Outline: A1 C1 a new message is in the team inbox, and active members are told, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: A2 assigned to one who had no access, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    When Ben assigns "Printer" to Cleo
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason          |
      | Cleo   | assigned by Ben |
    When Ben undoes it
    Then everything stands as before

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: A3 an active member takes it, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    When Ben takes "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: A5 archived from the team inbox by an active member, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    When Ben archives "Printer" from the team inbox
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | All       | yes    |
      | Ben    | All       |        |
      | Olga   | All       | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: A7 closed by an active member, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    When Ben closes "Printer"
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All | yes    |
      | Ben    | Closed, All | yes    |
      | Olga   | Closed, All | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: A13 the assignee is taken off, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    And Ben assigns "Printer" to Cleo
    When Ben unassigns Cleo from "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Cleo   | Inbox, All                 |        |
      | Olga   | Support, All               | yes    |
    When Ben undoes it
    Then everything stands as before

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: A14 a reply to what nobody is assigned: the sender takes it, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    When Ben replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                | unread |
      | Ann    | Assigned to others, All                  | yes    |
      | Ben    | Inbox, Assigned to me, All, Sent, Outbox |        |
      | Olga   | Assigned to others, All                  | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: A16 Send & Close: the sender stays assignee, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    When Ben replies to "Printer" with Send & Close
    Then "Printer" stands:
      | person | mailboxes                 | unread |
      | Ann    | Closed, All               | yes    |
      | Ben    | Closed, All, Sent, Outbox |        |
      | Olga   | Closed, All               | yes    |
    And nobody was notified
    And "Printer" is assigned to Ben
    When Ben undoes it
    Then everything stands as before

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: C4 the customer answers after Send & Close: it comes back to the sender alone, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    And Ben replies to "Printer" with Send & Close
    When "<kim>" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                | unread |
      | Ann    | Assigned to others, All                  | yes    |
      | Ben    | Inbox, Assigned to me, All, Sent, Outbox | yes    |
      | Olga   | Assigned to others, All                  | yes    |
    And was notified:
      | person | reason                                  |
      | Ben    | new message in an assigned conversation |
    And "Printer" has 3 messages

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: C1 a further message while it is queued, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    And Ann, Ben and Olga read "Printer"
    When "<kim>" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: C2 open, assigned: the assignee alone, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    And Ben assigns "Printer" to Cleo
    And Cleo archives "Printer" from Inbox
    When "<kim>" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason                                  |
      | Cleo   | new message in an assigned conversation |

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: C3 every assignee out of office: queued, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    And Ben assigns "Printer" to Cleo
    And Cleo archives "Printer" from Inbox
    And Cleo is out of office
    When "<kim>" replies to "Printer"
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

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: C5 closed, nobody assigned: queued again, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    And Ben closes "Printer"
    When "<kim>" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: C6 archived from the team inbox: queued again, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    And Ben archives "Printer" from the team inbox
    When "<kim>" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: C9 trashed from the team inbox: queued again, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    And Ben trashes "Printer" from the team inbox
    When "<kim>" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: C11 snoozed, and a reply ends the snooze, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    And Ben snoozes "Printer" for 3 hours
    When "<kim>" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: C10 spam for everyone: stays in Spam, nobody is told, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    And Ben marks "Printer" as spam from the team inbox
    When "<kim>" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | Spam      | yes    |
      | Ben    | Spam      | yes    |
      | Olga   | Spam      | yes    |
    And nobody was notified

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: B1 a new message in the Inbox of those who receive, on <channel>
    Given the <channel> account "<ours>" of Ann
    And the account "<ours>" shared to the Inbox of Ann, Ben and Dan, auto-archived for Cleo
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | All        |        |
      | Dan    | Inbox, All | yes    |
    And was notified:
      | person | reason      |
      | Ann    | new message |
      | Ben    | new message |
      | Dan    | new message |

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: B4 B5 archived by one who receives: for them alone, on <channel>
    Given the <channel> account "<ours>" of Ann
    And the account "<ours>" shared to the Inbox of Ann, Ben and Dan, auto-archived for Cleo
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    When Ben archives "Printer" from Inbox
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | All        |        |
      | Cleo   | All        |        |
      | Dan    | Inbox, All | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: B12 replied by one who receives: nobody's Inbox changes, on <channel>
    Given the <channel> account "<ours>" of Ann
    And the account "<ours>" shared to the Inbox of Ann, Ben and Dan, auto-archived for Cleo
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    When Ben replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                | unread |
      | Ann    | Inbox, All               | yes    |
      | Ben    | Inbox, All, Sent, Outbox |        |
      | Cleo   | All                      |        |
      | Dan    | Inbox, All               | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |

  Scenario Outline: A20 a new outgoing conversation, and its answer, on <channel>
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    When Ben writes to "<kim>" from "<ours>" about "Offer"
    Then "Offer" stands:
      | person | mailboxes         | unread |
      | Ann    | All               |        |
      | Ben    | All, Sent, Outbox |        |
      | Olga   | All               |        |
    And nobody was notified
    When "<kim>" replies to "Offer"
    Then "Offer" stands:
      | person | mailboxes                                | unread |
      | Ann    | Support, Team Inboxes, All               | yes    |
      | Ben    | Support, Team Inboxes, All, Sent, Outbox | yes    |
      | Olga   | Support, All                             | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

    Examples:
      | channel    | ours                       | kim               |
      | e-mail     | desk@conferencebadge.com   | kim@example.com   |
      | SMS        | +49305550100               | +4915155500134    |
      | WhatsApp   | +49305550190               | +81355504321      |
      | Instagram  | conferencebadge            | kim.novak         |
      | Messenger  | conferencebadge            | 5550123456789     |
      | live chat  | chat                       | visitor-8841      |
      | custom     | print-partner              | printer-7         |
