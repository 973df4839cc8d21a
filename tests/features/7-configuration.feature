Feature: Section 7: changes of settings, and what becomes of conversations

  Background:
    Given the organization "Badge" with Ann (owner), Ben (admin), Cleo, Dan and Olga
    And the team "Support" with Ben, Cleo active and Olga observing
    And the team "Sales" with Dan active
    And the e-mail account "admin@conferencebadge.com" of Ann
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    And Ann, Ben, Cleo and Olga read "Printer"

  Scenario: 7 only the owner and admins change sharing, teams and users
    When Cleo makes Dan active the members of the team "Support"
    Then it is refused: "Only the owner and admins of the organization can change this."
    When Cleo shares the address "help@conferencebadge.com" to the team inbox of "Support"
    Then it is refused: "Only the owner and admins of the organization can change this."
    When Cleo removes Dan from the organization "Badge"
    Then it is refused: "Only the owner and admins of the organization can change this."
    When Ben makes Dan active the members of the team "Support"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        |        |
      | Dan    | Support, Team Inboxes, All |        |

  Scenario: 2 who joins a team sees its whole present queue, read and without a notice, and its history
    Given a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    And Ben archives "Toner" from the team inbox
    When Ann makes Ben, Cleo, Dan active and Olga observing the members of the team "Support"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | Support, Team Inboxes, All |        |
      | Dan    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |
    And "Toner" stands:
      | person | mailboxes | unread |
      | Ann    | All       | yes    |
      | Ben    | All       |        |
      | Cleo   | All       | yes    |
      | Dan    | All       |        |
      | Olga   | All       | yes    |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: 2 who becomes an observer loses it from Team Inboxes at once
    When Ann makes Cleo active and Ben, Olga observing the members of the team "Support"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        |        |
      | Ben    | Support, All               |        |
      | Cleo   | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |
    When Ann undoes it
    Then everything stands as before

  Scenario: 2 who leaves a team loses what the team gave, but not what was assigned
    Given a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    And Cleo assigns "Toner" to Ben
    When Ann makes Cleo active and Olga observing the members of the team "Support"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        |        |
      | Cleo   | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |
    And "Toner" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Inbox, Assigned to me, All | yes    |
      | Cleo   | Assigned to others, All    | yes    |
      | Olga   | Assigned to others, All    | yes    |

  Scenario: 7 nobody is an active member and an observer
    When Ann makes Ben, Cleo active and Cleo observing the members of the team "Support"
    Then it is refused: "Cleo cannot be an active member and an observer."

  Scenario: 7 deleting a team asks for a successor when a sharing points to it
    When Ann deletes the team "Support"
    Then it is refused: "Choose a team that takes over: 1 sharing or rule points here, and 1 conversation waits in its inbox."

  Scenario: 7 a deleted team's conversations move to the successor, without a notice
    When Ann deletes the team "Support" in favour of "Sales"
    Then "Printer" stands:
      | person | mailboxes                | unread |
      | Ann    | All                      |        |
      | Dan    | Sales, Team Inboxes, All |        |
    And nobody was notified
    And "Printer" belongs to "Sales"
    When "kim@example.com" replies to "Printer"
    Then was notified:
      | person | reason               |
      | Dan    | new message in Sales |

  Scenario: 7 deleting a team is undoable
    When Ann deletes the team "Support" in favour of "Sales"
    And Ann undoes it
    Then everything stands as before

  Scenario: 7 removing a user takes them off, and the last assignee's go back to the team inbox
    Given Ben assigns "Printer" to Cleo
    When Ann removes Cleo from the organization "Badge"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |
    And nobody was notified
    And "Printer" is assigned to nobody
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 removing a user takes them off closed conversations too, which stay closed
    Given Ben assigns "Printer" to Cleo
    And Cleo closes "Printer"
    When Ann removes Cleo from the organization "Badge"
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All |        |
      | Ben    | Closed, All |        |
      | Olga   | Closed, All |        |
    And "Printer" is assigned to nobody

  Scenario: 7 added again, they have what present sharing and teams give, and nothing else
    Given Ben assigns "Printer" to Dan
    And Ann removes Dan from the organization "Badge"
    When Ann adds Dan to the organization "Badge"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |

  Scenario: 7 removing a user asks who takes over their shared accounts
    Given the e-mail account "dan@conferencebadge.com" of Dan
    And the account "dan@conferencebadge.com" shared to the team inbox of "Sales"
    When Ann removes Dan from the organization "Badge"
    Then it is refused: "Choose who takes over 1 shared account."
    When Ann removes Dan from the organization "Badge" in favour of Cleo
    And a message from "kim@example.com" to "dan@conferencebadge.com" about "Offer" arrives at "dan@conferencebadge.com"
    Then "Offer" stands:
      | person | mailboxes  | unread |
      | Cleo   | Inbox, All | yes    |

  Scenario: 7 N1 a removal that is taken back hands the accounts back, with what the other acted on since
    Given the e-mail account "dan@conferencebadge.com" of Dan
    And the team "Empty" with nobody
    And the account "dan@conferencebadge.com" shared to the Inbox of "Empty"
    And a message from "kim@example.com" to "dan@conferencebadge.com" about "Offer" arrives
    And Ann removes Dan from the organization "Badge" in favour of Cleo
    And Cleo comments on "Offer": "Look"
    When Ann undoes it
    Then "Offer" is refused: "Cleo commented on it since."
    And "Offer" stands:
      | person | mailboxes  | unread |
      | Dan    | Inbox, All | yes    |

  Scenario: 7 the last owner cannot leave
    When Ben removes Ann from the organization "Badge"
    Then it is refused: "An organization needs an owner: make somebody else the owner first."

  Scenario: 7 a changed sharing leaves existing conversations as they are
    Given the account "admin@conferencebadge.com" shared to the Inbox of Dan
    And a message from "kim@example.com" to "admin@conferencebadge.com" about "Invoice" arrives
    When Ann shares the account "admin@conferencebadge.com" to the Inbox of Olga
    Then "Invoice" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Dan    | Inbox, All | yes    |
    When a message from "kim@example.com" to "admin@conferencebadge.com" about "Receipt" arrives
    Then "Receipt" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Olga   | Inbox, All | yes    |

  Scenario: 7 an ended sharing leaves existing conversations as they are; what comes is private
    Given the account "admin@conferencebadge.com" shared to the Inbox of Dan
    And a message from "kim@example.com" to "admin@conferencebadge.com" about "Invoice" arrives
    When Ann ends the sharing of the account "admin@conferencebadge.com"
    Then "Invoice" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Dan    | Inbox, All | yes    |
    When a message from "lee@example.com" to "admin@conferencebadge.com" about "Receipt" arrives
    Then "Receipt" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |

  Scenario: 7 sharing is undoable
    When Ann shares the account "admin@conferencebadge.com" to the Inbox of everyone
    And Ann undoes it
    Then everything stands as before

  Scenario: 8 verifying an address by its code, or as an admin who controls it
    Given the shared address "help@conferencebadge.com" pending, to the team inbox of "Sales"
    And the shared address "desk@conferencebadge.com" pending, to the team inbox of "Sales"
    When Ben enters a wrong code for the address "help@conferencebadge.com"
    Then it is refused: "That is not the code that was sent."
    When Ben enters the code of the address "help@conferencebadge.com"
    And Ben vouches for the address "desk@conferencebadge.com"
    And a message from "kim@example.com" to "help@conferencebadge.com" about "Help" arrives
    Then "Help" belongs to "Sales"
    When a message from "kim@example.com" to "desk@conferencebadge.com" about "Desk" arrives
    Then "Desk" belongs to "Sales"

  Scenario: 8 a removed address shares nothing from then on
    When Ann removes the shared address "support@conferencebadge.com"
    And a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    Then "Toner" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |

  Scenario: 8 whoever a sharing serves may send as it, and nobody else
    When Olga writes to "lee@example.com" from "support@conferencebadge.com" about "Offer"
    Then "Offer" belongs to "Support"
    When Dan writes to "lee@example.com" from "admin@conferencebadge.com" about "Fraud"
    Then it is refused: "You may not send as admin@conferencebadge.com."

  Scenario: 1 the personal option is one's own
    Given Ben moves "Printer" to Inbox
    And Olga moves "Printer" to Inbox
    And Olga removes from the Inbox what is closed or assigned to others
    When Cleo assigns "Printer" to Cleo
    Then "Printer" stands:
      | person | mailboxes                      | unread |
      | Ann    | Assigned to others, All        |        |
      | Ben    | Inbox, Assigned to others, All |        |
      | Cleo   | Inbox, Assigned to me, All     |        |
      | Olga   | Assigned to others, All        |        |

  Scenario: out of office is set by oneself or an admin
    When Dan sets Cleo out of office for 2 days
    Then it is refused: "Only the person themselves or an admin can change this."
    When Ben sets Cleo out of office for 2 days
    And Ben assigns "Printer" to Cleo
    And "kim@example.com" replies to "Printer"
    Then Team Inboxes of Ben lists "Printer"

  Scenario: 7 turning a team inbox off asks for a successor when a sharing points to it
    When Ann turns off the team inbox of "Support"
    Then it is refused: "Choose a team that takes over: 1 sharing or rule points here, and 1 conversation waits in its inbox."
    When Cleo turns off the team inbox of "Support" in favour of "Sales"
    Then it is refused: "Only the owner and admins of the organization can change this."

  Scenario: 7 a team inbox turned off: what waits in it and what comes goes to the successor, without a notice
    Given a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    And Ben archives "Toner" from the team inbox
    When Ann turns off the team inbox of "Support" in favour of "Sales"
    Then "Printer" stands:
      | person | mailboxes                | unread |
      | Ann    | All                      |        |
      | Ben    | All                      |        |
      | Cleo   | All                      |        |
      | Dan    | Sales, Team Inboxes, All |        |
      | Olga   | All                      |        |
    And "Toner" belongs to "Support"
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 a team that is the last one may go: what waited in its inbox goes to whoever keeps it
    Given Ann removes the shared address "support@conferencebadge.com"
    And Ann turns off the team inbox of "Sales"
    When Ann turns off the team inbox of "Support"
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Ann    | All        |        |
      | Ben    | Inbox, All | yes    |
      | Cleo   | Inbox, All | yes    |
      | Olga   | All        |        |
    And was notified:
      | person | reason      |
      | Ben    | new message |
      | Cleo   | new message |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 a deleted team in an audience: the successor's members are served, by the same sharing
    Given the account "admin@conferencebadge.com" shared to the Inbox of the team "Support"
    And a message from "lee@example.com" to "admin@conferencebadge.com" about "Invoice" arrives
    When Ann deletes the team "Support" in favour of "Sales"
    Then "Invoice" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Dan    | All        |        |
    When a message from "mia@example.com" to "admin@conferencebadge.com" about "Receipt" arrives
    Then "Receipt" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Dan    | Inbox, All | yes    |

  Scenario: 7 a team of which a conversation is closed or assigned goes: it stays closed or assigned
    Given a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    And Ben assigns "Printer" to Olga
    And Ben closes "Toner"
    When Ann deletes the team "Support" in favour of "Sales"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    |        |
      | Dan    | Assigned to others, All    |        |
      | Olga   | Inbox, Assigned to me, All |        |
    And "Toner" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All | yes    |
      | Dan    | Closed, All |        |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 removing a user: one of several assignees is dropped, and told of nothing any more
    Given Ben assigns "Printer" to Cleo and Dan
    And Cleo comments on "Printer": "On it"
    When Ann removes Cleo from the organization "Badge"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    |        |
      | Ben    | Assigned to others, All    |        |
      | Dan    | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    |        |
    And nobody was notified
    And "Printer" is assigned to Dan
    When Ben comments on "Printer": "Cleo left"
    Then was notified:
      | person | reason         |
      | Dan    | comment by Ben |

  Scenario: 7 a user of two organizations, removed from one, keeps what the other has
    Given the organization "Print" with Zoe (owner) and Dan
    And the team "Shop" with Zoe, Dan active
    And the e-mail account "shop@print.example" of Zoe
    And the shared address "shop@print.example" verified, to the team inbox of "Shop"
    And a message from "lee@example.com" to "shop@print.example" about "Paper" arrives at "shop@print.example"
    And Zoe assigns "Paper" to Dan
    When Ann removes Dan from the organization "Badge"
    Then "Paper" stands:
      | person | mailboxes                  | unread |
      | Dan    | Inbox, Assigned to me, All | yes    |
      | Zoe    | Assigned to others, All    | yes    |
    When Ann undoes it
    Then everything stands as before

  Scenario: 1 one owner: whoever makes another the owner becomes an admin
    When Ben makes Ben owner of the organization "Badge"
    Then it is refused: "Only the owner of the organization can do this."
    When Ann makes Cleo owner of the organization "Badge"
    And Ann makes Ann, Dan active the members of the team "Sales"
    And Ann makes Ann owner of the organization "Badge"
    Then it is refused: "Only the owner of the organization can do this."
    When Cleo makes Ben member of the organization "Badge"
    And Ben shares the address "help@conferencebadge.com" to the team inbox of "Support"
    Then it is refused: "Only the owner and admins of the organization can change this."

  Scenario: 1 admins do not see private mail
    Given the e-mail account "olga@conferencebadge.com" of Olga
    When a message from "kim@example.com" to "olga@conferencebadge.com" about "Secret" arrives
    Then "Secret" stands:
      | person | mailboxes  | unread |
      | Olga   | Inbox, All | yes    |
    When Ben closes "Secret"
    Then it is refused: "This no longer exists."

  Scenario: 8 a changed address is pending again
    When Ann changes the shared address "support@conferencebadge.com" to "help@conferencebadge.com"
    And a message from "lee@example.com" to "help@conferencebadge.com" about "Toner" arrives
    Then "Toner" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
    When Ann enters the code of the address "help@conferencebadge.com"
    And a message from "mia@example.com" to "help@conferencebadge.com" about "Paper" arrives
    Then "Paper" belongs to "Support"

  Scenario: 2 who becomes active again has the queue in Team Inboxes at once, read as it was
    Given Ann makes Cleo active and Ben, Olga observing the members of the team "Support"
    And "kim@example.com" replies to "Printer"
    When Ann makes Ben, Cleo active and Olga observing the members of the team "Support"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Cleo   | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And nobody was notified

  Scenario: 7 settings that others changed since are not taken back
    Given Ann shares the account "admin@conferencebadge.com" to the Inbox of everyone
    And Ben shares the account "admin@conferencebadge.com" to the Inbox of Olga
    When Ann undoes it
    Then it is refused: "Settings were changed since."

  Scenario: 7 N1 who received it in their Inbox alone leaves the team that gave it: it goes to the account's owner
    Given the account "admin@conferencebadge.com" shared to the Inbox of the team "Sales", auto-archived for Ann
    And a message from "lee@example.com" to "admin@conferencebadge.com" about "Invoice" arrives
    Then "Invoice" stands:
      | person | mailboxes  | unread |
      | Ann    | All        |        |
      | Dan    | Inbox, All | yes    |
    When Ben makes nobody the members of the team "Sales"
    Then "Invoice" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
    And was notified:
      | person | reason      |
      | Ann    | new message |
    When Ben undoes it
    Then everything stands as before

  Scenario: 8 whom a shared address does not serve may not send as it
    When Dan writes to "lee@example.com" from "support@conferencebadge.com" about "Offer"
    Then it is refused: "You may not send as support@conferencebadge.com."

  Scenario: 7 what needs a successor is counted: each sharing and rule once, and what waits in the inbox alone
    Given the account "admin@conferencebadge.com" shared to the Inbox of the team "Support"
    And the shared address "help@conferencebadge.com" pending, to the team inbox of "Support"
    And the rule "Orders":
      | when | a message arrives                                        |
      | if   | the team is Support                                      |
      | then | assign active members of Support and observers of Support |
    And the rule "Gone":
      | when | a message arrives |
      | then | move to Support   |
    And Ann removes the rule "Gone"
    And a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    And Ben unassigns Ben from "Toner"
    And Ben unassigns Cleo from "Toner"
    And Ben unassigns Olga from "Toner"
    And a message from "lee@example.com" to "support@conferencebadge.com" about "Ink" arrives
    And a message from "mia@example.com" to "support@conferencebadge.com" about "Paper" arrives
    And Ben closes "Paper"
    When Ann deletes the team "Support"
    Then it is refused: "Choose a team that takes over: 4 sharings or rules point here, and 2 conversations wait in its inbox."
    When Ann turns off the team inbox of "Support"
    Then it is refused: "Choose a team that takes over: 2 sharings or rules point here, and 2 conversations wait in its inbox."

  Scenario: 7 added again, they are in no team, and nothing is left of what they had about it
    Given Cleo moves "Printer" to Inbox
    And Cleo stars "Printer"
    And Ann removes Cleo from the organization "Badge"
    When Ann adds Cleo to the organization "Badge"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |
    When Ann makes Ben, Cleo active the members of the team "Support"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | Support, Team Inboxes, All |        |

  Scenario: 7 added again, they are named by no rule
    Given the rule "Tell":
      | when | a message arrives    |
      | then | notify Cleo and Ben  |
      | then | assign Cleo and Olga |
    And Ann removes Cleo from the organization "Badge"
    And Ann adds Cleo to the organization "Badge"
    And Ann makes Ben, Cleo active the members of the team "Support"
    When a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    Then was notified:
      | person | reason        |
      | Ben    | the rule Tell |
      | Olga   | assigned      |
    And "Toner" is assigned to Olga

  Scenario: 7 what an account brought before it was shared stays private to its former owner
    Given the e-mail account "dan@conferencebadge.com" of Dan
    And a message from "lee@example.com" to "dan@conferencebadge.com" about "Secret" arrives
    And Ann shares the account "dan@conferencebadge.com" to the team inbox of "Sales"
    And a message from "lee@example.com" to "dan@conferencebadge.com" about "Offer" arrives
    And the organization "Print" with Zoe (owner) and Dan
    When Ann removes Dan from the organization "Badge" in favour of Cleo
    Then "Secret" stands:
      | person | mailboxes  | unread |
      | Dan    | Inbox, All | yes    |
    And "Offer" stands:
      | person | mailboxes  | unread |
      | Cleo   | Inbox, All | yes    |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 a rule that moves to a team that goes, or that has no inbox any more, moves to the successor
    Given the team "Shop" with Olga active
    And the rule "Orders":
      | when | a message arrives      |
      | if   | subject contains order |
      | then | move to Sales          |
    And a message from "lee@example.com" to "support@conferencebadge.com" about "First order" arrives
    And Ann turns off the team inbox of "Sales" in favour of "Shop"
    When a message from "mia@example.com" to "support@conferencebadge.com" about "Second order" arrives
    Then "Second order" belongs to "Shop"
    When Ann deletes the team "Shop" in favour of "Support"
    And a message from "max@example.com" to "support@conferencebadge.com" about "Third order" arrives
    Then "Third order" belongs to "Support"
    And "First order" belongs to "Support"

  Scenario: 7 a sharing alone asks for a successor, and so does a queue alone
    Given Ben archives "Printer" from the team inbox
    When Ann deletes the team "Support"
    Then it is refused: "Choose a team that takes over: 1 sharing or rule points here, and 0 conversations wait in its inbox."
    When Ben puts "Printer" back in the team inbox
    And Ann removes the shared address "support@conferencebadge.com"
    And Ann deletes the team "Support"
    Then it is refused: "Choose a team that takes over: 0 sharings or rules point here, and 1 conversation waits in its inbox."

  Scenario: 8 a member may enter the code, but not vouch
    Given the shared address "help@conferencebadge.com" pending, to the team inbox of "Sales"
    When Cleo vouches for the address "help@conferencebadge.com"
    Then it is refused: "Only the owner and admins of the organization can change this."
    When Cleo enters the code of the address "help@conferencebadge.com"
    And a message from "kim@example.com" to "help@conferencebadge.com" about "Help" arrives
    Then "Help" belongs to "Sales"

  Scenario: 8 a pending address shares nothing, and what came before it is verified stays as it is
    Given the shared address "help@conferencebadge.com" pending, to the team inbox of "Sales"
    And a message from "kim@example.com" to "help@conferencebadge.com" about "Help" arrives
    When Ann enters the code of the address "help@conferencebadge.com"
    Then "Help" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |

  Scenario: 7 a rule that asks for a team that goes, or chooses of its members, asks for the successor
    Given the label "VIP"
    And the rule "Ours":
      | when | a message arrives                          |
      | if   | the team is Support                        |
      | then | assign active members of Support all at once |
      | then | label VIP                                  |
    And Ann deletes the team "Support" in favour of "Sales"
    When a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    Then "Toner" is labelled "VIP"
    And "Toner" is assigned to Dan

  Scenario: 8 sending: what this browser does not deliver waits in the Outbox of its sender until they say that it is
    Given Ben replies to "Printer"
    Then Outbox of Ben lists "Printer"
    When 1 hour pass
    Then Outbox of Ben lists "Printer"
    And Outbox of Ann is empty
    When Cleo marks the last message of "Printer" as delivered
    Then it is refused: "Only the sender can mark it as delivered."
    When Ben marks the last message of "Printer" as delivered
    Then Outbox of Ben is empty
    And "Printer" has 2 messages

  Scenario: 8 sending: what the simulator delivers leaves the Outbox when it can no longer be taken back
    Given the simulated e-mail account "demo@conferencebadge.com" of Ben
    And Ben writes to "lee@example.com" from "demo@conferencebadge.com" about "Offer"
    Then Outbox of Ben lists "Offer"
    When 1 minute passes
    Then Outbox of Ben is empty
    And Sent of Ben lists "Offer"

  Scenario: 7 what the removal of a user concerns is said before, each by its number
    Given the e-mail account "box@badge.example" of Ben
    And the account "box@badge.example" shared to the Inbox of everyone
    And a message from "kim@example.com" to "box@badge.example" about "Open" arrives
    And a message from "lee@example.com" to "box@badge.example" about "Done" arrives
    And a message from "mia@example.com" to "box@badge.example" about "Later" arrives
    And Ben takes "Open" and "Done"
    And Ben closes "Done"
    And Ben plans a reply to "Later" for tomorrow 9:00
    And the rule "Balance":
      | when | a message arrives |
      | then | assign Ben        |
    Then removing Ben from the organization "Badge" would concern:
      | what                  | count |
      | shared accounts       | 1     |
      | open conversations    | 1     |
      | closed conversations  | 1     |
      | rules                 | 1     |
      | watched conversations | 2     |
      | planned messages      | 1     |

  Scenario: 7 what the deletion of a team concerns is said before; one without active members stands under a warning
    Given the team "Quiet" with Olga observing
    And the shared address "quiet@badge.example" verified, to the team inbox of "Quiet"
    And a message from "kim@example.com" to "quiet@badge.example" about "Open" arrives
    And a message from "lee@example.com" to "quiet@badge.example" about "Done" arrives
    And Olga closes "Done"
    Then "Quiet" stands under a warning
    And deleting the team "Quiet" would concern:
      | what                  | count |
      | sharings and rules    | 1     |
      | waiting conversations | 1     |
      | other conversations   | 1     |
    When Ann adds Ben to the team "Quiet"
    Then "Quiet" does not stand under a warning
