Feature: Section 9: workload balancing, how a rule chooses whom to assign

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ann, Ben active and Cleo observing
    And the team "Sales" with Dan active
    And the label "VIP"
    And the e-mail account "admin@badge.example" of Ann
    And the shared address "support@badge.example" verified, to the team inbox of "Support"

  Scenario: 9 all at once: every listed user is assigned
    Given the rule "Balance":
      | when | a message arrives                    |
      | then | assign Ben, Cleo and Dan all at once |
    When a message from "kim@example.com" to "support@badge.example" about "One" arrives
    Then "One" is assigned to Ben, Cleo and Dan
    And was notified:
      | person | reason   |
      | Ben    | assigned |
      | Cleo   | assigned |
      | Dan    | assigned |

  Scenario: 9 randomly: one of them, and the same when the run is repeated
    Given the rule "Balance":
      | when | a message arrives            |
      | then | assign Ben and Cleo randomly |
    When a message from "kim@example.com" to "support@badge.example" about "One" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Two" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Three" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Four" arrives
    Then the open conversations of Ben and Cleo are 4
    And the open conversations of Ann and Dan are 0

  Scenario: 9 in turn: in the listed order, round and round
    Given the rule "Balance":
      | when | a message arrives                 |
      | then | assign Cleo, Ben and Dan in turn |
    When a message from "kim@example.com" to "support@badge.example" about "One" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Two" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Three" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Four" arrives
    Then "One" is assigned to Cleo
    And "Two" is assigned to Ben
    And "Three" is assigned to Dan
    And "Four" is assigned to Cleo

  Scenario: 9 in turn: who is out of office is skipped and keeps the place
    Given the rule "Balance":
      | when | a message arrives                 |
      | then | assign Cleo, Ben and Dan in turn |
    And Ben is out of office
    When a message from "kim@example.com" to "support@badge.example" about "One" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Two" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Three" arrives
    And Ben is back in office
    And a message from "kim@example.com" to "support@badge.example" about "Four" arrives
    Then "One" is assigned to Cleo
    And "Two" is assigned to Dan
    And "Three" is assigned to Cleo
    And "Four" is assigned to Ben

  Scenario: 9 in turn: who had it last leaves the organization, and whoever stood behind them is next
    Given the rule "Balance":
      | when | a message arrives                 |
      | then | assign Cleo, Ben and Dan in turn |
    And a message from "kim@example.com" to "support@badge.example" about "One" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Two" arrives
    When Ann removes Ben from the organization "Badge"
    And Ann undoes it
    Then everything stands as before
    When Ann removes Ben from the organization "Badge"
    And a message from "kim@example.com" to "support@badge.example" about "Three" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Four" arrives
    Then "Two" is assigned to nobody
    And "Three" is assigned to Dan
    And "Four" is assigned to Cleo

  Scenario: 9 in turn: who had it last leaves the team that is listed
    Given the team "Desk" with Ben, Cleo and Dan active
    And the rule "Balance":
      | when | a message arrives                     |
      | then | assign active members of Desk in turn |
    And a message from "kim@example.com" to "support@badge.example" about "One" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Two" arrives
    When Ann makes Cleo an observer of the team "Desk"
    And a message from "kim@example.com" to "support@badge.example" about "Three" arrives
    Then "Two" is assigned to Cleo
    And "Three" is assigned to Dan

  Scenario: 9 in turn: undoing what set it off gives the turn back
    Given the rule "Balance":
      | when | the labels change                |
      | then | assign Cleo, Ben and Dan in turn |
    And a message from "kim@example.com" to "support@badge.example" about "One" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Two" arrives
    When Ann labels "One" with "VIP"
    And Ann undoes it
    Then everything stands as before
    When Ann labels "Two" with "VIP"
    Then "Two" is assigned to Cleo

  Scenario: 9 least busy first: of 6, 5 and 1 the third
    Given Ann gives Ben 6, Cleo 5 and Dan 1 conversations to do
    And the rule "Balance":
      | when | a message arrives                         |
      | then | assign Ben, Cleo and Dan least busy first |
    When a message from "kim@example.com" to "support@badge.example" about "One" arrives
    Then "One" is assigned to Dan

  Scenario: 9 least busy first: of equals whoever was assigned least recently, then the listed order
    Given the rule "Balance":
      | when | a message arrives                         |
      | then | assign Dan, Ben and Cleo least busy first |
    When a message from "kim@example.com" to "support@badge.example" about "One" arrives
    Then "One" is assigned to Dan
    When a message from "kim@example.com" to "support@badge.example" about "Two" arrives
    Then "Two" is assigned to Ben
    When Ann closes "One" and "Two"
    And a message from "kim@example.com" to "support@badge.example" about "Three" arrives
    Then "Three" is assigned to Cleo
    When Ann closes "Three"
    And a message from "kim@example.com" to "support@badge.example" about "Four" arrives
    Then "Four" is assigned to Dan

  Scenario: 9 eligible: a team's active members, and observers, as they are then
    Given the rule "Balance":
      | when | a message arrives                                                                   |
      | then | assign Dan, active members of Support and observers of Support all at once |
    When a message from "kim@example.com" to "support@badge.example" about "One" arrives
    Then "One" is assigned to Dan, Ann, Ben and Cleo
    When Ann makes Ann active the members of the team "Support"
    And a message from "kim@example.com" to "support@badge.example" about "Two" arrives
    Then "Two" is assigned to Dan and Ann

  Scenario: 9 absent: skipped by default
    Given the rule "Balance":
      | when | a message arrives                    |
      | then | assign Ben, Cleo and Dan all at once |
    And Cleo is out of office
    When a message from "kim@example.com" to "support@badge.example" about "One" arrives
    Then "One" is assigned to Ben and Dan

  Scenario: 9 absent: assigned anyway, if the rule says so
    Given the rule "Balance":
      | when | a message arrives                             |
      | then | assign Ben and Cleo in turn, out of office or not |
    And Ben is out of office
    When a message from "kim@example.com" to "support@badge.example" about "One" arrives
    Then "One" is assigned to Ben

  Scenario: 9 nobody eligible: it stays in the team inbox, and the history says why
    Given the rule "Balance":
      | when | a message arrives            |
      | then | assign Ben and Cleo in turn |
    And Ben and Cleo are out of office
    When a message from "kim@example.com" to "support@badge.example" about "One" arrives
    Then "One" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Cleo   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |
    And the history of "One" says that "Balance" found nobody to assign, with Ben and Cleo out of office
    And the rule "Balance" has run 1 time

  Scenario: 9 nobody eligible: a team that nobody is in
    Given the team "Nobody" with nobody
    And the rule "Balance":
      | when | a message arrives                        |
      | then | assign active members of Nobody randomly |
    When a message from "kim@example.com" to "support@badge.example" about "One" arrives
    Then "One" is assigned to nobody
    And the history of "One" says that "Balance" found nobody to assign

  Scenario: 9 what one of them has already is not given to another
    Given the rule "Balance":
      | when | a message arrives            |
      | then | assign Ben and Cleo in turn |
    And a message from "kim@example.com" to "support@badge.example" about "One" arrives
    When "kim@example.com" replies to "One"
    Then "One" is assigned to Ben
    And was notified:
      | person | reason                                 |
      | Ben    | new message in an assigned conversation |
    When a message from "lee@example.com" to "support@badge.example" about "Two" arrives
    Then "Two" is assigned to Cleo

  Scenario: 9 what somebody has who is away is given to another (C3)
    Given the rule "Balance":
      | when | a message arrives            |
      | then | assign Ben and Cleo in turn |
    And a message from "kim@example.com" to "support@badge.example" about "One" arrives
    And Ben is out of office
    When "kim@example.com" replies to "One"
    Then "One" is assigned to Ben and Cleo
    And was notified:
      | person | reason   |
      | Cleo   | assigned |

  Scenario: 9 who leaves the organization is chosen no more
    Given the rule "Balance":
      | when | a message arrives            |
      | then | assign Dan and Cleo in turn |
    And Ann removes Dan from the organization "Badge"
    When a message from "kim@example.com" to "support@badge.example" about "One" arrives
    Then "One" is assigned to Cleo

  Scenario: 9 online: one of those in an open tab, and who is out of office is not meant
    Given the rule "Give":
      | when | a message arrives                                     |
      | then | assign Ann, Ben and Cleo in turn, of who is online |
    And only Ben and Cleo are online
    And Cleo is out of office
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" is assigned to Ben
    When Cleo is back in office
    And a message from "kim@example.com" to "support@badge.example" about "Toner" arrives
    Then "Toner" is assigned to Cleo
    When a message from "kim@example.com" to "support@badge.example" about "Ink" arrives
    Then "Ink" is assigned to Ben

  Scenario: 9 online: nobody is, so it stays in the team inbox, and the history says why
    Given the rule "Give":
      | when | a message arrives                           |
      | then | assign Ann and Ben randomly, of who is online |
    And only Cleo is online
    And Ann is out of office
    When a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    Then "Printer" is assigned to nobody
    And the history of "Printer" says that "Give" found nobody to assign, with Ben not online
    When Ben is out of office
    And a message from "kim@example.com" to "support@badge.example" about "Toner" arrives
    Then the history of "Toner" says that "Give" found nobody to assign, with Ann and Ben out of office

  Scenario: 9 in turn: who had it last goes out of office: it goes on behind them
    Given the rule "Balance":
      | when | a message arrives                  |
      | then | assign Ann, Ben and Cleo in turn |
    And a message from "kim@example.com" to "support@badge.example" about "One" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Two" arrives
    And Ben is out of office
    When a message from "kim@example.com" to "support@badge.example" about "Three" arrives
    Then "Three" is assigned to Cleo

  Scenario Outline: 9 least busy first: what is <gone> counts no more
    Given Ann gives Ben 1, Cleo 2 and Dan 3 conversations to do
    And the rule "Away":
      | when | somebody comments |
      | then | <does>            |
    And Cleo comments on "Work 0 of Cleo": "Done"
    And Cleo comments on "Work 1 of Cleo": "Done"
    And the rule "Balance":
      | when | a message arrives                    |
      | then | assign Ben and Cleo least busy first |
    When a message from "kim@example.com" to "support@badge.example" about "One" arrives
    Then "One" is assigned to Cleo

    Examples:
      | gone    | does  |
      | closed  | close |
      | trashed | trash |

  Scenario: 9 least busy first: what is spam counts no more
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ann gives Ben 1, Cleo 0 and Dan 0 conversations to do
    And a message from "kim@example.com" to "support@badge.example" about "Cheap toner" arrives
    And a message from "kim@example.com" to "support@badge.example" about "Cheaper toner" arrives
    And Ann assigns "Cheap toner" and "Cheaper toner" to Cleo
    And "kim@example.com" replies to "Cheap toner"
    And "kim@example.com" replies to "Cheaper toner"
    And Ann marks "Cheap toner" and "Cheaper toner" as spam from the team inbox
    And the rule "Balance":
      | when | a message arrives                    |
      | then | assign Ben and Cleo least busy first |
    When a message from "lee@example.com" to "support@badge.example" about "One" arrives
    Then "One" is assigned to Cleo

  Scenario: 9 least busy first: what came in the same import counts
    Given Ann gives Ben 1, Cleo 0 and Dan 0 conversations to do
    And the rule "Balance":
      | when | a message arrives                    |
      | then | assign Ben and Cleo least busy first |
    When Ann imports into "admin@badge.example" as new mail:
      | from            | to                    | subject | ago    |
      | kim@example.com | support@badge.example | One     | 4 days |
      | lee@example.com | support@badge.example | Two     | 3 days |
      | mia@example.com | support@badge.example | Three   | 2 days |
    Then "One" is assigned to Cleo
    And "Two" is assigned to Ben
    And "Three" is assigned to Cleo

  Scenario: 9 least busy first: of equals, who was given something in the same import was so last
    Given the rule "Balance":
      | when | a message arrives                    |
      | then | assign Ben and Cleo least busy first |
    And the rule "Done":
      | when | the assignees change |
      | then | close                |
    When Ann imports into "admin@badge.example" as new mail:
      | from            | to                    | subject | ago    |
      | kim@example.com | support@badge.example | One     | 4 days |
      | lee@example.com | support@badge.example | Two     | 3 days |
      | mia@example.com | support@badge.example | Three   | 2 days |
    Then "One" is assigned to Ben
    And "Two" is assigned to Cleo
    And "Three" is assigned to Ben
