Feature: Section 9: rules, what sets them off, what they ask, what they do

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the team "Sales" with Dan active and Cleo observing
    And the label "VIP"
    And the label "Seen"
    And the e-mail account "admin@badge.example" of Ann
    And the shared address "support@badge.example" verified, to the team inbox of "Support"

  Scenario: 9 a rule in the words of the description, with names in quotation marks
    Given the saved reply "Thanks": "Thank you"
    And the rule "Invoices":
      | when | incoming message              |
      | if   | subject contains "invoice"    |
      | if   | the team is "Support"         |
      | then | move to the team "Sales"      |
      | then | label "VIP"                   |
      | then | mark read for Cleo            |
      | then | send the saved reply "Thanks" |
    When "kim@example.com" writes to "support@badge.example" about "Your invoice"
    Then "Your invoice" belongs to the team "Sales"
    And "Your invoice" has the label "VIP"
    And "Your invoice" is read for Cleo
    And "Your invoice" is unread for Dan
    And "Your invoice" has 2 messages

  # What sets a rule off

  Scenario: 9 incoming: a rule runs before the message appears anywhere
    Given the rule "Orders":
      | when | a message arrives     |
      | if   | subject contains ORDER |
      | then | move to Sales         |
    When a message from "kim@example.com" to "support@badge.example" about "My order" arrives
    Then "My order" stands:
      | person | mailboxes                | unread |
      | Ann    | All                      | yes    |
      | Ben    | All                      | yes    |
      | Cleo   | Sales, All               | yes    |
      | Dan    | Sales, Team Inboxes, All | yes    |
      | Olga   | All                      | yes    |
    And was notified:
      | person | reason         |
      | Dan    | moved to Sales |
    And the history of "My order" names the rules "Orders"
    And the rule "Orders" has run 1 time

  Scenario: 9 incoming: what its conditions do not ask for is left alone
    Given the rule "Orders":
      | when | a message arrives     |
      | if   | subject contains order |
      | then | move to Sales         |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |
    And the history of "Printer" names no rule
    And the rule "Orders" has run 0 times

  Scenario: 9 incoming: what is private to somebody is no business of the organization
    Given the rule "All":
      | when | a message arrives |
      | then | label VIP         |
    When a message from "kim@example.com" to "admin@badge.example" about "Lunch" arrives
    Then "Lunch" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
    And the history of "Lunch" names no rule
    And the rule "All" has run 0 times

  Scenario: 9 incoming: what comes into Spam stays there (C10)
    Given the rule "To Dan":
      | when | a message arrives |
      | if   | it is a reply     |
      | then | assign Dan        |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    And Ben marks "Printer" as spam from the team inbox
    When "kim@example.com" replies to "Printer"
    Then "Printer" is assigned to nobody
    And the history of "Printer" names no rule

  Scenario: 9 outgoing: a message that a member sends
    Given the rule "Written by us":
      | when | a message is sent |
      | then | label VIP         |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ben replies to "Printer"
    Then "Printer" is labelled "VIP"
    And the history of "Printer" names the rules "Written by us"
    When Ben undoes it
    Then everything stands as before

  Scenario: 9 outgoing: a new conversation, and the first message or a reply
    Given the rule "First":
      | when | a message is sent       |
      | if   | it is the first message |
      | then | assign the sender       |
    When Ben writes to "kim@example.com" from "support@badge.example" about "An offer"
    Then "An offer" stands:
      | person | mailboxes                              | unread |
      | Ann    | Assigned to others, All                |        |
      | Ben    | Inbox, Assigned to me, All, Sent, Outbox |        |
      | Olga   | Assigned to others, All                |        |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: 9 a comment sets a rule off, and what it says is its body
    Given the rule "Escalate":
      | when | somebody comments      |
      | if   | body contains escalate |
      | then | assign Dan             |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ben comments on "Printer": "I know this one"
    Then "Printer" is assigned to nobody
    When Ben comments on "Printer": "Let us Escalate it"
    Then "Printer" is assigned to Dan
    And was notified:
      | person | reason   |
      | Dan    | assigned |
    When Ben undoes it
    Then everything stands as before

  Scenario: 9 a close sets a rule off; undoing it takes back what the rule did
    Given the rule "Done":
      | when | it is closed      |
      | then | label Seen        |
      | then | notify Olga       |
      | then | comment Well done |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ben closes "Printer"
    Then "Printer" is labelled "Seen"
    And was notified:
      | person | reason        |
      | Olga   | the rule Done |
    And the history of "Printer" names the rules "Done"
    When Ben undoes it
    Then everything stands as before
    And the unseen notices of Olga are 0

  Scenario: 9 a reopening sets a rule off
    Given the rule "Again":
      | when | it is reopened |
      | then | assign Cleo    |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    And Ben closes "Printer"
    When Ann reopens "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason   |
      | Cleo   | assigned |
    When Ann undoes it
    Then everything stands as before

  Scenario: 9 other assignees set a rule off
    Given the rule "Taken":
      | when | the assignees change |
      | then | label Seen           |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ann assigns "Printer" to Ben
    Then "Printer" is labelled "Seen"
    When Ann undoes it
    Then everything stands as before

  Scenario: 9 another team sets a rule off
    Given the rule "For Sales":
      | when | the team changes  |
      | if   | the team is Sales |
      | then | assign Dan        |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ben transfers "Printer" to "Sales"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Assigned to others, All    |        |
      | Dan    | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason   |
      | Dan    | assigned |
    When Ben undoes it
    Then everything stands as before

  Scenario: 9 other labels set a rule off
    Given the rule "Important":
      | when | the labels change |
      | then | notify Cleo       |
      | then | assign Ben        |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ann labels "Printer" with "VIP"
    Then "Printer" is assigned to Ben
    And was notified:
      | person | reason             |
      | Ben    | assigned           |
      | Cleo   | the rule Important |
    When Ann undoes it
    Then everything stands as before

  Scenario: 9 a message that reopens is no act of a person
    Given the rule "Again":
      | when | it is reopened |
      | then | label VIP      |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    And Ben closes "Printer"
    When "kim@example.com" replies to "Printer"
    Then the history of "Printer" names no rule

  Scenario: 9 an Undo sets nothing off
    Given the rule "Again":
      | when | it is reopened |
      | then | label VIP      |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    And Ben closes "Printer"
    When Ben undoes it
    Then the history of "Printer" names no rule

  Scenario: 9 for oneself alone: it is no act that sets a rule off
    Given the rule "Closed":
      | when | it is closed |
      | then | label VIP    |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ben archives "Printer" from the team inbox
    Then the history of "Printer" names no rule

  Scenario: 9 in bulk each conversation has its own run
    Given the rule "Done":
      | when | it is closed |
      | then | label Seen   |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    And a message from "lee@example.com" to "support@badge.example" about "Toner" arrives
    When Ben closes "Printer" and "Toner"
    Then "Printer" is labelled "Seen"
    And "Toner" is labelled "Seen"
    And the rule "Done" has run 2 times
    When Ben undoes it
    Then everything stands as before

  # Order, and at most once

  Scenario: 9 rules run in their order, each on what those before have made of it
    Given the rule "To Sales":
      | when | a message arrives |
      | then | move to Sales     |
    And the rule "What is Support's":
      | when | a message arrives   |
      | if   | the team is Support |
      | then | label VIP           |
    And the rule "What is Sales'":
      | when | a message arrives |
      | if   | the team is Sales |
      | then | label Seen        |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" is labelled "Seen"
    And the history of "Printer" names the rules "To Sales" and "What is Sales'"

  Scenario: 9 the order can be changed
    Given the rule "One":
      | when | a message arrives |
      | then | move to Sales     |
    And the rule "Two":
      | when | a message arrives   |
      | if   | the team is Support |
      | then | label VIP           |
    When Ann puts the rule "Two" first
    Then the rules run in the order "Two" and "One"
    When Ann undoes it
    Then everything stands as before
    When Ann puts the rule "Two" first
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then the history of "Printer" names the rules "Two" and "One"
    And "Printer" is labelled "VIP"

  Scenario: 9 what a rule does sets off others, after those that the message itself sets off
    Given the rule "Labelled":
      | when | the labels change |
      | then | assign Dan        |
    And the rule "VIP":
      | when | a message arrives |
      | then | label VIP         |
    And the rule "Last":
      | when | a message arrives |
      | then | comment Hello     |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" is assigned to Dan
    And the history of "Printer" names the rules "VIP", "Last" and "Labelled"

  Scenario: 9 at most once for a command, counting all that follows from it
    Given the rule "Ping":
      | when | the team changes    |
      | if   | the team is Support |
      | then | move to Sales       |
    And the rule "Pong":
      | when | the team changes  |
      | if   | the team is Sales |
      | then | move to Support   |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ben transfers "Printer" to "Sales"
    Then the history of "Printer" names the rules "Pong" and "Ping"
    And "Printer" belongs to "Sales"
    And the rule "Ping" has run 1 time
    And the rule "Pong" has run 1 time

  Scenario: 9 a rule does not set itself off
    Given the rule "Comments":
      | when | somebody comments |
      | then | comment Noted     |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ben comments on "Printer": "It was the cable"
    Then the rule "Comments" has run 1 time
    When Ben undoes it
    Then everything stands as before

  Scenario: 9 a rule that is off or removed never runs
    Given the rule "One":
      | when | a message arrives |
      | then | label VIP         |
    And the rule "Two":
      | when | a message arrives |
      | then | label Seen        |
    And Ann turns the rule "One" off
    And Ann removes the rule "Two"
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then the history of "Printer" names no rule
    When Ann turns the rule "One" on
    And Ann undoes it
    Then everything stands as before

  # Imports

  Scenario: 9 an import as new mail runs rules, message by message, and tells in one summary
    Given the rule "Orders":
      | when | a message arrives      |
      | if   | subject contains order |
      | then | assign Ben and Cleo in turn |
    And the rule "Noise":
      | when | a message arrives      |
      | if   | subject contains noise |
      | then | archive                |
    When Ann imports into "admin@badge.example" as new mail:
      | from            | to                    | subject | ago    |
      | kim@example.com | support@badge.example | Order 1 | 3 days |
      | lee@example.com | support@badge.example | Order 2 | 2 days |
      | max@example.com | support@badge.example | Noise   | 1 day  |
    Then "Order 1" is assigned to Ben
    And "Order 2" is assigned to Cleo
    And the history of "Noise" names the rules "Noise"
    And was notified:
      | person | reason     |
      | Ben    | 1 imported |
      | Cleo   | 1 imported |

  Scenario: 9 an import as history runs no rules
    Given the rule "All":
      | when | a message arrives |
      | then | label VIP         |
    When Ann imports into "admin@badge.example" as history:
      | from            | to                    | subject | ago    |
      | kim@example.com | support@badge.example | Printer | 3 days |
    Then the history of "Printer" names no rule
    And the rule "All" has run 0 times

  # Conditions

  Scenario Outline: 9 a condition asks for <what>
    Given the simulated SMS account "+1 555 0100" of Ben
    And the account "+1 555 0100" shared to the Inbox of Ann and Ben
    And the rule "Asks":
      | when | a message arrives |
      | if   | <condition>       |
      | then | label VIP         |
    When a message arrives at "admin@badge.example":
      | from        | Kim Lee (kim@example.com)                  |
      | to          | support@badge.example, Jo (jo@example.com) |
      | cc          | Max (max@example.com)                      |
      | subject     | Printer on fire                            |
      | text        | It smells of toner                         |
      | attachment  | Photo.JPG                                  |
      | X-Priority  | 1 (Highest)                                |
    Then the rule "Asks" has run <times>

    Examples:
      | what                       | condition                                                                     | times   |
      | from: an address           | from contains kim@                                                            | 1 time  |
      | from: a name               | from contains KIM LEE                                                         | 1 time  |
      | from: nobody               | from contains max                                                             | 0 times |
      | to                         | to contains jo@example.com                                                    | 1 time  |
      | to: not cc                 | to contains max                                                               | 0 times |
      | cc                         | cc contains max                                                               | 1 time  |
      | cc: not to                 | cc contains support                                                           | 0 times |
      | subject                    | subject contains FIRE                                                         | 1 time  |
      | subject: not the body      | subject contains toner                                                        | 0 times |
      | body                       | body contains toner                                                           | 1 time  |
      | body: not the subject      | body contains fire                                                            | 0 times |
      | a header                   | header X-Priority contains highest                                            | 1 time  |
      | a header: another text     | header X-Priority contains low                                                | 0 times |
      | a header that is not there | header X-Topic contains 1                                                     | 0 times |
      | an attachment              | an attachment contains .jpg                                                   | 1 time  |
      | an attachment: none        | an attachment contains .pdf                                                   | 0 times |
      | the channel                | the channel is e-mail                                                         | 1 time  |
      | the channel: another       | the channel is SMS                                                            | 0 times |
      | the account                | the account is admin@badge.example                                            | 1 time  |
      | the account: another       | the account is +1 555 0100                                                    | 0 times |
      | the team                   | the team is Support                                                           | 1 time  |
      | the team: another          | the team is Sales                                                             | 0 times |
      | a time window              | it is between 8:00 and 10:00                                                  | 1 time  |
      | a time window on the day   | it is between 8:00 and 10:00 on Monday                                        | 1 time  |
      | a time window: another day | it is between 8:00 and 10:00 on Tuesday and Sunday                            | 0 times |
      | a time window: too late    | it is between 17:00 and 8:00                                                  | 0 times |
      | the first message          | it is the first message                                                       | 1 time  |
      | a reply                    | it is a reply                                                                 | 0 times |
      | all                        | all of (from contains kim; subject contains fire)                             | 1 time  |
      | all: one fails             | all of (from contains kim; subject contains water)                            | 0 times |
      | any                        | any of (from contains nobody; subject contains fire)                          | 1 time  |
      | any: none                  | any of (from contains nobody; subject contains water)                         | 0 times |
      | not                        | not (subject contains water)                                                  | 1 time  |
      | not: it holds              | not (subject contains fire)                                                   | 0 times |
      | nested                     | any of (from contains max; all of (to contains jo; not (cc contains nobody))) | 1 time  |
      | nested: inside             | any of (from contains max; all of (to contains jo; not (cc contains max)))    | 0 times |

  Scenario: 9 a condition asks for a reply
    Given the rule "Replies":
      | when | a message arrives |
      | if   | it is a reply     |
      | then | label Seen        |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When "kim@example.com" replies to "Printer"
    Then the rule "Replies" has run 1 time

  Scenario: 9 a time window over midnight belongs to the day on which it begins
    Given the rule "Night":
      | when | a message arrives                       |
      | if   | it is between 22:00 and 6:00 on Monday |
      | then | label VIP                               |
    And the clock is at 23:00
    And a message from "kim@example.com" to "support@badge.example" about "Late" arrives
    And the clock is at 5:00
    And a message from "lee@example.com" to "support@badge.example" about "Early" arrives
    When the clock is at 23:00
    And a message from "max@example.com" to "support@badge.example" about "Tuesday" arrives
    Then the history of "Late" names the rules "Night"
    And the history of "Early" names the rules "Night"
    And the history of "Tuesday" names no rule

  Scenario: 9 a time window keeps to the clock on the wall, in summer and in winter
    Given the rule "Office":
      | when | a message arrives                       |
      | if   | it is between 9:00 and 17:00 in Berlin |
      | then | label VIP                               |
    And the clock is at 7:30
    And a message from "kim@example.com" to "support@badge.example" about "Half past nine in June" arrives
    And 26 weeks pass
    And the clock is at 7:30
    And a message from "lee@example.com" to "support@badge.example" about "Half past eight in December" arrives
    And the clock is at 8:30
    And a message from "max@example.com" to "support@badge.example" about "Half past nine in December" arrives
    Then the history of "Half past nine in June" names the rules "Office"
    And the history of "Half past eight in December" names no rule
    And the history of "Half past nine in December" names the rules "Office"

  Scenario: 9 of what people do the other party, the subject and the last words are asked
    Given the rule "Kim's":
      | when | it is closed                                                                                 |
      | if   | all of (from contains kim@example; from contains Lee; subject contains fire; body contains toner) |
      | then | label VIP                                                                                    |
    And a message arrives at "admin@badge.example":
      | from    | Kim Lee <kim@example.com> |
      | to      | support@badge.example     |
      | subject | Printer on fire           |
      | text    | It smells of toner        |
    When Ben closes "Printer on fire"
    Then "Printer on fire" is labelled "VIP"

  # Actions

  Scenario: 9 assign a user: as A2, and nobody is surprised (N2)
    Given the rule "To Cleo":
      | when | a message arrives |
      | then | assign Cleo       |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason   |
      | Cleo   | assigned |

  Scenario: 9 assign the sender
    Given the rule "Mine":
      | when | a message is sent |
      | then | assign the sender |
    And the team "Support" leaves it in the team inbox when a member replies
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ben replies to "Printer"
    Then "Printer" is assigned to Ben
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: 9 archive: as A5; where there is no team inbox, out of everybody's Inbox
    Given the rule "Noise":
      | when | a message arrives |
      | then | archive           |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | All       | yes    |
      | Ben    | All       | yes    |
      | Olga   | All       | yes    |
    And nobody was notified
    Given the simulated SMS account "+1 555 0100" of Ben
    And the account "+1 555 0100" shared to the Inbox of Ann and Ben
    When a message from "+1 555 0199" to "+1 555 0100" about "" arrives at "+1 555 0100"
    Then "+1 555 0199" stands:
      | person | mailboxes | unread |
      | Ann    | All       |        |
      | Ben    | All       |        |
    And nobody was notified

  Scenario: 9 archive for X: out of their own Inbox
    Given the simulated SMS account "+1 555 0100" of Ben
    And the account "+1 555 0100" shared to the Inbox of Ann and Ben
    And the rule "Not for Ann":
      | when | a message arrives |
      | then | archive for Ann   |
    When a message from "+1 555 0199" to "+1 555 0100" about "" arrives at "+1 555 0100"
    Then "+1 555 0199" stands:
      | person | mailboxes  | unread |
      | Ann    | All        |        |
      | Ben    | Inbox, All | yes    |
    And was notified:
      | person | reason      |
      | Ben    | new message |

  Scenario: 9 A11 remove from the team inbox for X, until the next outside message
    Given the rule "Not for Ann":
      | when | a message arrives                  |
      | if   | it is the first message            |
      | then | remove from the team inbox for Ann |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ben    | new message in Support |
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |

  Scenario: 9 mark as read for X
    Given the rule "Read":
      | when | a message arrives    |
      | then | mark as read for Ann |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: 9 close: as A7, and nobody is told of what appears in no inbox
    Given the rule "Closed":
      | when | a message arrives |
      | then | close             |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All | yes    |
      | Ben    | Closed, All | yes    |
      | Olga   | Closed, All | yes    |
    And nobody was notified

  Scenario: 9 trash: as A8
    Given the rule "Away with it":
      | when | a message arrives |
      | then | trash             |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | Trash     | yes    |
      | Ben    | Trash     | yes    |
      | Olga   | Trash     | yes    |
    And nobody was notified

  Scenario: 9 assign: who is auto-archived and is given it by a rule has it unread, as who had no access
    Given the simulated SMS account "+1 555 0100" of Ben
    And the account "+1 555 0100" shared to the Inbox of Ann, auto-archived for Olga and Cleo
    And the rule "For them":
      | when | a message arrives    |
      | then | assign Olga and Dan  |
    When a message from "+1 555 0199" to "+1 555 0100" about "" arrives at "+1 555 0100"
    Then "+1 555 0199" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Ben    | Inbox, Assigned to others, All | yes    |
      | Cleo   | Assigned to others, All        |        |
      | Dan    | Inbox, Assigned to me, All     | yes    |
      | Olga   | Inbox, Assigned to me, All     | yes    |
    And only Ann, Ben, Dan and Olga were notified

  Scenario: 9 trash: where there is no team inbox, into everybody's Trash
    Given the simulated SMS account "+1 555 0100" of Ben
    And the account "+1 555 0100" shared to the Inbox of Ann, auto-archived for Olga
    And the rule "Blocked":
      | when | a message arrives |
      | if   | from contains 199 |
      | then | trash             |
    When a message from "+1 555 0199" to "+1 555 0100" about "" arrives at "+1 555 0100"
    Then "+1 555 0199" stands:
      | person | mailboxes | unread |
      | Ann    | Trash     |        |
      | Ben    | Trash     |        |
      | Olga   | Trash     |        |
    And nobody was notified
    When Olga restores "+1 555 0199"
    Then "+1 555 0199" is in Inbox of Ann

  Scenario: 9 trash: who is in the team and in the audience is master of their own Inbox
    Given the account "admin@badge.example" shared to the Inbox of Olga
    And the rule "Away with it":
      | when | a message arrives |
      | then | trash             |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" is in Inbox of Olga
    And "Printer" is in Trash of Ben
    And Ben was not notified

  Scenario: 9 snooze for X, who has it back when it is due
    Given the rule "Later":
      | when | a message arrives           |
      | then | snooze for Ann, for 3 hours |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All, Snoozed               | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ben    | new message in Support |
    When 4 hours pass
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason        |
      | Ann    | snooze is due |

  Scenario: 9 label and comment
    Given the rule "Both":
      | when | a message arrives         |
      | then | label VIP                 |
      | then | comment An old customer |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" is labelled "VIP"
    And the history of "Printer" names the rules "Both"
    And the last comment on "Printer" is by the rule "Both": "An old customer"

  Scenario: 9 comment: watchers are told by the rule, whoever set it off is not
    Given the rule "Both":
      | when | it is closed |
      | then | comment Bye  |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    And Ann watches "Printer"
    And Ben watches "Printer"
    When Ben closes "Printer"
    Then was notified:
      | person | reason        |
      | Ann    | the rule Both |

  Scenario: 9 notify: the named, once, with the most personal reason
    Given the rule "Tell":
      | when | a message arrives             |
      | then | notify Ann, Cleo and Olga     |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then was notified:
      | person | reason                 |
      | Ann    | the rule Tell          |
      | Ben    | new message in Support |
      | Cleo   | the rule Tell          |
      | Olga   | the rule Tell          |

  Scenario: 9 send a saved reply: from the address that it came to, held, and nobody's
    Given the saved reply "Thanks": "Hello {{first_name}}, we look into it"
    And the rule "Auto":
      | when | a message arrives       |
      | if   | it is the first message |
      | then | reply with Thanks       |
    When a message arrives at "admin@badge.example":
      | from    | Kim Lee <kim@example.com> |
      | to      | support@badge.example     |
      | subject | Printer                   |
    Then the last message of "Printer" was written by the rule "Auto" to "kim@example.com": "Hello Kim, we look into it"
    And "Printer" is assigned to nobody
    And "Printer" stands:
      | person | mailboxes                          | unread |
      | Ann    | Support, Team Inboxes, All, Outbox | yes    |
      | Ben    | Support, Team Inboxes, All         | yes    |
      | Olga   | Support, All                       | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |
    When "kim@example.com" replies to "Printer"
    Then "Printer" has 3 messages

  Scenario Outline: 9 send a saved reply: never to <whom>
    Given the saved reply "Thanks": "Hello"
    And the rule "Auto":
      | when | a message arrives |
      | then | reply with Thanks |
    When a message arrives at "admin@badge.example":
      | from    | <from>                |
      | to      | support@badge.example |
      | subject | Printer               |
      | <field> | <text>                |
    Then "Printer" has 1 message
    And the history of "Printer" says that "Auto" wrote no reply to <whom>

    Examples:
      | whom      | from                      | field          | text                  |
      | a machine | kim@example.com           | Auto-Submitted | auto-replied          |
      | a machine | kim@example.com           | Precedence     | bulk                  |
      | a machine | kim@example.com           | list-post      | users@example.com     |
      | a machine | MAILER-DAEMON@example.com | X-Priority     | 1                     |
      | a machine | noreply-7@example.com     | X-Priority     | 1                     |
      | a machine | kim@example.com           | X-Autoreply    | yes                   |
      | a machine | kim@example.com           | Return-Path    | <>                    |
      | a machine | kim@example.com           | X-Auto-Response-Suppress | All         |
      | nobody    | ben@people.example        | X-Priority     | 1                     |
      | nobody    | admin@badge.example       | X-Priority     | 1                     |

  Scenario: 9 send a saved reply: never to what a machine calls an answer
    Given the saved reply "Thanks": "Hello"
    And the rule "Auto":
      | when | a message arrives |
      | then | reply with Thanks |
    When a message arrives at "admin@badge.example":
      | from    | tracking@ship.example                      |
      | to      | support@badge.example                      |
      | subject | Automated Response: Re: Your package is on |
    Then the history of "Automated Response: Re: Your package is on" says that "Auto" wrote no reply to a machine

  Scenario: 9 send a saved reply: once a day to whoever writes
    Given the saved reply "Thanks": "Hello"
    And the rule "Auto":
      | when | a message arrives |
      | then | reply with Thanks |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When a message from "kim@example.com" to "support@badge.example" about "Toner" arrives
    Then "Toner" has 1 message
    And the history of "Toner" says that "Auto" wrote no reply to whom a rule wrote to today
    When a message from "lee@example.com" to "support@badge.example" about "Ink" arrives
    Then "Ink" has 2 messages
    When 25 hours pass
    And a message from "kim@example.com" to "support@badge.example" about "Paper" arrives
    Then "Paper" has 2 messages

  Scenario Outline: 9 send a saved reply: <channel> takes one within a day of the other side's message
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And the saved reply "Thanks": "Hello"
    And the rule "Auto":
      | when | it is closed      |
      | then | reply with Thanks |
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    When 25 hours pass
    And Ben closes "Printer"
    Then "Printer" has 1 message
    And the history of "Printer" says that "Auto" wrote no reply to one who wrote too long ago

    Examples:
      | channel   | ours            | kim           |
      | WhatsApp  | +49305550190    | +81355504321  |
      | Instagram | conferencebadge | kim.novak     |
      | Messenger | conferencebadge | 5550123456789 |

  Scenario Outline: 9 send a saved reply: <channel> takes one at any time
    Given the <channel> account "<ours>" of Ann, shared to the team inbox of "Support"
    And the saved reply "Thanks": "Hello"
    And the rule "Auto":
      | when | it is closed      |
      | then | reply with Thanks |
    And a message from "<kim>" to "<ours>" about "Printer" arrives
    When 25 hours pass
    And Ben closes "Printer"
    Then "Printer" has 2 messages

    Examples:
      | channel   | ours                     | kim             |
      | e-mail    | desk@conferencebadge.com | kim@example.com |
      | SMS       | +49305550100             | +4915155500134  |

  Scenario: 9 notify: who has no access gains it, as by a mention, and comes to it in All
    Given the rule "Tell Cleo":
      | when | a message arrives |
      | then | notify Cleo       |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
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
      | Cleo   | the rule Tell Cleo     |

  Scenario: 9 the blanks around a text are not looked for
    Given the rule "Orders":
      | when | a message arrives            |
      | if   | subject contains "  order  " |
      | then | close                        |
    When a message from "kim@example.com" to "support@badge.example" about "An order" arrives
    Then "An order" is closed

  Scenario: 9 a group without conditions is refused
    When Ann makes the rule "All":
      | when | a message arrives                      |
      | if   | any of (subject contains order; all of ()) |
      | then | close                                  |
    Then it is refused: "This rule can never match: a group of its conditions is empty."

  Scenario: 9 send a saved reply: undo takes it back while it is held, and all but it later
    Given the saved reply "Bye": "How was it?"
    And the rule "Ask":
      | when | it is closed   |
      | then | reply with Bye |
      | then | label Seen     |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ben closes "Printer"
    Then the last message of "Printer" was written by the rule "Ask" to "kim@example.com": "How was it?"
    When Ben undoes it
    Then everything stands as before
    When Ben closes "Printer"
    And 1 hour passes
    And Ben undoes it
    Then "Printer" has 2 messages
    And "Printer" stands:
      | person | mailboxes                          | unread |
      | Ann    | Support, Team Inboxes, All         | yes    |
      | Ben    | Support, Team Inboxes, All, Outbox | yes    |
      | Olga   | Support, All                       | yes    |

  # Refused

  Scenario Outline: 9 a rule that <what> is refused with the reason
    When Ann makes the rule "Never":
      | when | <when>      |
      | if   | <condition> |
      | then | <action>    |
    Then it is refused: "<why>"

    Examples:
      | what                             | when              | condition                                             | action            | why                                                                               |
      | asks for two teams at once       | a message arrives | all of (the team is Support; the team is Sales)       | label VIP         | This rule can never match: two of its conditions exclude each other.              |
      | asks for nothing of several      | a message arrives | any of ()                                             | label VIP         | This rule can never match: none of its conditions is filled in.                   |
      | excludes everything              | a message arrives | not (all of ())                                       | label VIP         | This rule can never match: it excludes everything.                                |
      | asks for an empty time           | a message arrives | it is between 9:00 and 9:00                           | label VIP         | This rule can never match: its time window is empty.                              |
      | asks for two times at once       | a message arrives | all of (it is between 9:00 and 10:00; it is between 12:00 and 13:00) | label VIP | This rule can never match: its time windows have no minute in common.       |
      | asks a close for its recipients  | it is closed      | to contains kim                                       | label VIP         | This rule can never match: what people do is no message, and has no recipients.   |
      | asks a comment for a header      | somebody comments | header X-Topic contains kim                           | label VIP         | This rule can never match: what people do is no message, and has no header.       |
      | asks a label for attachments     | the labels change | an attachment contains pdf                            | label VIP         | This rule can never match: what people do is no message, and has no attachments.  |
      | has no sender to assign          | a message arrives | subject contains order                                | assign the sender | This rule can never act: only an outgoing message has a sender to assign.         |

  Scenario: 9 only the owner and admins make, order and switch rules
    Given the rule "One":
      | when | a message arrives |
      | then | label VIP         |
    When Ben makes the rule "Two":
      | when | a message arrives |
      | then | label VIP         |
    Then it is refused: "Only the owner and admins of the organization can change this."
    When Ben turns the rule "One" off
    Then it is refused: "Only the owner and admins of the organization can change this."
    When Ben removes the rule "One"
    Then it is refused: "Only the owner and admins of the organization can change this."

  # Trying a rule

  Scenario: 9 a rule is tried on the mail that is there
    Given a message from "kim@example.com" to "support@badge.example" about "Order 1" arrives
    And a message from "lee@example.com" to "support@badge.example" about "Printer" arrives
    And "kim@example.com" replies to "Order 1"
    And a message from "max@example.com" to "admin@badge.example" about "Private order" arrives
    And Ben replies to "Printer"
    When the rule "Orders":
      | when | a message arrives      |
      | if   | subject contains order |
      | then | move to Sales          |
    And the rule "Closed orders":
      | when | it is closed           |
      | if   | subject contains order |
      | then | label VIP              |
    And the rule "Sent":
      | when | a message is sent |
      | then | label VIP         |
    Then the rule "Orders" would have matched 2 of 3
    And the rule "Closed orders" would have matched 1 of 2
    And the rule "Sent" would have matched 1 of 1

  # Why is it here (section 11)

  Scenario: 9 a rule is a cause, and why somebody was not told
    Given the rule "Orders":
      | when | a message arrives      |
      | if   | subject contains order |
      | then | move to Sales          |
    When a message from "kim@example.com" to "support@badge.example" about "My order" arrives
    Then "My order" is in "Sales" of Dan because:
      | because |
      | a message from kim@example.com arrived; The rule “Orders” moved this to Sales; Dan is an active member of Sales; To names support@badge.example, shared to the team inbox of Support |
    And who was told of it:
      | person | told                  | not told                                            |
      | Dan    | it was moved to Sales |                                                     |
      | Ann    |                       | the rule “Orders” took it away before it appeared |
      | Ben    |                       | the rule “Orders” took it away before it appeared |
      | Cleo   |                       | not a member                                      |
      | Olga   |                       | only observes Support                             |

  Scenario: 9 what an act set off is another cause than the act
    Given the rule "Done":
      | when | it is closed |
      | then | assign Cleo  |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ben closes "Printer"
    Then "Printer" is in "Inbox" of Cleo because:
      | because                                                                                                       |
      | a message from kim@example.com arrived; Ben closed this; The rule “Done” reopened this and assigned this to Cleo |

  Scenario: 9 what a rule set off is another cause than the rule, and goes with it
    Given the rule "Mark":
      | when | a message arrives |
      | then | label VIP         |
    And the rule "Give":
      | when | the labels change |
      | then | assign Cleo       |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" is in "Inbox" of Cleo because:
      | because |
      | a message from kim@example.com arrived; The rule “Mark” labelled this VIP; The rule “Give” assigned this to Cleo |

  Scenario: 9 two rules of which each is enough to set another off
    Given the label "Urgent"
    And the rule "Mark":
      | when | a message arrives |
      | then | label VIP         |
    And the rule "Hurry":
      | when | a message arrives |
      | then | label Urgent      |
    And the rule "Give":
      | when | the labels change |
      | then | assign Cleo       |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" is in "Inbox" of Cleo because:
      | because |
      | a message from kim@example.com arrived; The rule “Mark” labelled this VIP; The rule “Give” assigned this to Cleo |
      | a message from kim@example.com arrived; The rule “Hurry” labelled this Urgent; The rule “Give” assigned this to Cleo |

  Scenario: 9 a rule that asks for the team to which another one moved it
    Given the rule "Orders":
      | when | a message arrives |
      | then | move to Sales     |
    And the rule "Give":
      | when | a message arrives |
      | if   | the team is Sales |
      | then | assign Cleo       |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" is in "Inbox" of Cleo because:
      | because |
      | a message from kim@example.com arrived; The rule “Orders” moved this to Sales; The rule “Give” assigned this to Cleo |

  Scenario: 9 what a rule set off by a comment of another one did
    Given the rule "Say":
      | when | it is closed    |
      | then | label VIP       |
      | then | comment Look    |
    And the rule "Hear":
      | when | somebody comments |
      | if   | subject contains Printer |
      | then | assign Cleo       |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ben closes "Printer"
    Then "Printer" is in "Inbox" of Cleo because:
      | because |
      | a message from kim@example.com arrived; Ben closed this; The rule “Say” labelled this VIP; The rule “Hear” reopened this and assigned this to Cleo |

  Scenario: 9 merging sets rules off for what it changes in the target, and for nothing else
    Given the rule "Give":
      | when | the labels change |
      | then | assign Cleo       |
    And the rule "Moved":
      | when | the team changes |
      | then | comment Moved    |
    And the rule "Held":
      | when | the assignees change |
      | then | comment Held         |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    And a message from "lee@example.com" to "support@badge.example" about "Toner" arrives
    And a message from "lee@example.com" to "support@badge.example" about "Ink" arrives
    And Ben assigns "Printer" to Ben
    When Ben merges "Printer" and "Ink" into "Toner"
    Then the rule "Held" has run 2 times
    And the rule "Moved" has run 0 times
    And the rule "Give" has run 0 times
    And the history of "Toner" names the rules "Held" and "Held"
    When Ben undoes it
    Then everything stands as before

  Scenario: 9 merging sets rules off for a label that the target had not
    Given a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    And a message from "lee@example.com" to "support@badge.example" about "Toner" arrives
    And Ben labels "Printer" with "VIP"
    And the rule "Give":
      | when | the labels change |
      | then | assign Cleo       |
    When Ben merges "Printer" into "Toner"
    Then "Toner" is assigned to Cleo
    And the rule "Give" has run 1 time
    When Ben undoes it
    Then everything stands as before

  Scenario: 9 comment: who is mentioned gains access and has it in the Inbox, told by the rule
    Given the rule "Ask":
      | when | it is closed                 |
      | then | comment @Cleo and @Sales, ok? |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ben closes "Printer"
    Then was notified:
      | person | reason       |
      | Cleo   | the rule Ask |
      | Dan    | the rule Ask |
    And "Printer" stands:
      | person | mailboxes          | unread |
      | Ann    | Closed, All        | yes    |
      | Ben    | Closed, All        | yes    |
      | Cleo   | Inbox, Closed, All |        |
      | Dan    | Inbox, Closed, All |        |
      | Olga   | Closed, All        | yes    |
    When Ben undoes it
    Then everything stands as before

  Scenario: 9 comment: of an incoming message, to whom a mention gives it, it is unread
    Given the rule "Ask":
      | when | a message arrives |
      | then | comment @Cleo     |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Cleo   | Inbox, All                 | yes    |
      | Olga   | Support, All               | yes    |

  Scenario Outline: 9 a rule on an account holds in whichever order copies come: first <first>
    Given the e-mail account "two@badge.example" of Dan
    And the rule "Second":
      | when | a message arrives                |
      | if   | the account is two@badge.example |
      | then | label VIP                        |
    And the rule "Any":
      | when | a message arrives |
      | then | comment Seen      |
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives at "<first>"
    And the same message arrives at "<second>"
    Then "Printer" is labelled "VIP"
    And the rule "Second" has run 1 time
    And the rule "Any" has run 1 time
    And the rule "Second" would have matched 1 of 1
    And the story of "Printer" has 0 comments

    Examples:
      | first               | second              |
      | admin@badge.example | two@badge.example   |
      | two@badge.example   | admin@badge.example |

  Scenario Outline: 9 a rule on an account leaves a copy of what was <triaged> alone
    Given the e-mail account "two@badge.example" of Dan
    And the rule "Second":
      | when | a message arrives                |
      | if   | the account is two@badge.example |
      | then | label VIP                        |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives at "admin@badge.example"
    When Ben <acts>
    And the same message arrives at "two@badge.example"
    Then the rule "Second" has run 0 times

    Examples:
      | triaged  | acts                                   |
      | assigned | assigns "Printer" to Ann               |
      | closed   | closes "Printer"                       |
      | archived | archives "Printer" from the team inbox |

  Scenario: 9 an import as history runs no rules on copies
    Given the e-mail account "two@badge.example" of Dan
    And the rule "Second":
      | when | a message arrives                |
      | if   | the account is two@badge.example |
      | then | label VIP                        |
    And Ann imports into "admin@badge.example" as new mail:
      | from            | to                    | subject | ago   | id  |
      | kim@example.com | support@badge.example | Printer | 1 day | one |
    When Dan imports into "two@badge.example" as history:
      | from            | to                    | subject | ago   | id  |
      | kim@example.com | support@badge.example | Printer | 1 day | one |
    Then the rule "Second" has run 0 times

  Scenario: 9 an import runs a rule for each message, in one conversation too
    Given the rule "Count":
      | when | a message arrives |
      | then | label Seen        |
    When Ann imports into "admin@badge.example" as new mail:
      | from            | to                    | subject     | ago    |
      | kim@example.com | support@badge.example | Printer     | 3 days |
      | kim@example.com | support@badge.example | Re: Printer | 2 days |
    Then "Printer" has 2 messages
    And the rule "Count" has run 2 times

  Scenario: 9 snooze for X: a reply ends it
    Given the rule "Later":
      | when | a message arrives           |
      | if   | it is the first message     |
      | then | snooze for Ann, for 3 hours |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When "kim@example.com" replies to "Printer"
    Then "Printer" is in Team Inboxes of Ann
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: 9 remove from the team inbox for X, who is in the team: who joins it later is not meant
    Given the rule "Hide":
      | when | a message arrives                               |
      | then | remove from the team inbox for Ben and Cleo |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ann makes Ann, Ben, Cleo active the members of the team "Support"
    Then "Printer" is in Team Inboxes of Cleo
    And "Printer" is not in Team Inboxes of Ben

  Scenario: 9 outgoing: a planned message sets rules off when it leaves, not before
    Given the rule "Sent":
      | when | a message is sent |
      | then | label VIP         |
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    When Ben plans a reply to "Printer" in 2 hours
    Then the rule "Sent" has run 0 times
    When 2 hours pass
    Then "Printer" is labelled "VIP"
    And the rule "Sent" has run 1 time
