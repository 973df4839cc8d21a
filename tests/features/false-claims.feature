@false-claims
Feature: Claims that are false fail
  Each claim of the vocabulary is made as it is, and under "But" as it is not: a step under "But" must fail.
  A claim of the vocabulary that does not stand here both ways fails the run.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the team "Sales" with Cleo active
    And the labels "VIP" and "Old"
    And the simulated e-mail account "admin@badge.example" of Ann
    And the shared address "support@badge.example" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "support@badge.example" about "Printer" arrives
    And Ben reads "Printer"

  Scenario: where it stands
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               | yes    |
    # Unread for one too many; one mailbox less, one more, another; a person less, one more.
    But "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    But "Printer" stands:
      | person | mailboxes             | unread |
      | Ann    | Support, All          | yes    |
      | Ben    | Support, Team Inboxes |        |
      | Olga   | Support, All          | yes    |
    But "Printer" stands:
      | person | mailboxes                           | unread |
      | Ann    | Support, Team Inboxes, All, Starred | yes    |
      | Ben    | Support, Team Inboxes, All          |        |
      | Olga   | Support, All                        | yes    |
    But "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Sales, All                 | yes    |
    But "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All |        |
    But "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | Sales                      |        |
      | Olga   | Support, All               | yes    |

  Scenario: what it is
    Then there is no conversation "Toner"
    But there is no conversation "Printer"
    And "Printer" has 1 message
    But "Printer" has 2 messages
    And "Printer" belongs to "Support"
    But "Printer" belongs to "Sales"
    But "Printer" belongs to no team
    And "Printer" is assigned to nobody
    But "Printer" is assigned to Ann
    And "Printer" has no label
    But "Printer" is labelled "VIP"
    And "Printer" is open
    But "Printer" is closed
    When Ben assigns "Printer" to Ann and Ben
    Then "Printer" is assigned to Ann and Ben
    But "Printer" is assigned to Ben
    But "Printer" is assigned to Ann, Ben and Cleo
    But "Printer" is assigned to nobody
    When Ben labels "Printer" with "VIP"
    Then "Printer" is labelled "VIP"
    But "Printer" is labelled "Old"
    But "Printer" is labelled "VIP" and "Old"
    But "Printer" has no label
    And "Printer" is not labelled "Old"
    But "Printer" is not labelled "VIP"
    But "Printer" is not labelled "VIP" and "Old"
    And "Printer" is in the label "VIP" of Ben
    But "Printer" is in the label "Old" of Ben
    When Ben closes "Printer"
    Then "Printer" is closed
    But "Printer" is open
    When a message from "lee@example.com" to "admin@badge.example" about "Private" arrives
    Then "Private" belongs to no team
    But "Private" belongs to "Support"

  Scenario: nowhere
    But "Printer" stands nowhere
    When Ben trashes "Printer" from the team inbox
    And Ben deletes "Printer" for ever
    Then "Printer" stands nowhere

  Scenario: in one mailbox, and for some people
    Then "Printer" is in Support of Ann
    But "Printer" is in Inbox of Ann
    And "Printer" is not in Inbox of Ann
    But "Printer" is not in Support of Ann
    And "Printer" is unread for Ann and Olga
    But "Printer" is unread for Ann and Ben
    And "Printer" is read for Ben
    But "Printer" is read for Ann and Ben
    And Ann and Olga have access to "Printer"
    But Ann and Cleo have access to "Printer"
    And Cleo has no access to "Printer"
    But Ann and Cleo have no access to "Printer"
    And Inbox of Ann is empty
    But Support of Ann is empty
    And the badge on Support of Ann is 1
    But the badge on Support of Ben is 1
    But the badge on Support of Ann is 2
    When a message from "lee@example.com" to "support@badge.example" about "Toner" arrives
    Then Support of Ann lists "Toner" and "Printer"
    But Support of Ann lists "Printer" and "Toner"
    But Support of Ann lists "Toner"

  Scenario: marks of a message
    When a message arrives at "admin@badge.example":
      | from    | eve@example.com       |
      | to      | support@badge.example |
      | subject | Invoice               |
      | id      | first                 |
    Then the last message of "Invoice" is not marked as joined by headers
    But the last message of "Invoice" is marked as joined by headers
    But the last message of "Invoice" is marked as not sent from here
    But the last message of "Invoice" is marked as other content of a known id
    When a message arrives at "admin@badge.example":
      | from    | lee@example.com       |
      | to      | support@badge.example |
      | subject | Re: Invoice           |
      | answers | first                 |
    Then the last message of "Invoice" is marked as joined by headers
    But the last message of "Invoice" is not marked as joined by headers
    When a message from "support@badge.example" to "support@badge.example" about "Wire" arrives at "admin@badge.example"
    Then the last message of "Wire" is marked as not sent from here
    But the last message of "Wire" is not marked as not sent from here
    When another message with the same id arrives at "admin@badge.example"
    Then the last message of "Wire" is marked as other content of a known id
    But the last message of "Wire" is not marked as other content of a known id

  Scenario: nobody was told
    When Ben closes "Printer"
    Then nobody was notified
    But Ann was notified
    But only Ann was notified
    But only Ann and Olga were notified
    But was notified:
      | person | reason         |
      | Ann    | comment by Ben |
    And Ann and Olga were not notified
    And the unseen notices of Ann are 1
    But the unseen notices of Ann are 2
    When Ann sees the notices
    Then the unseen notices of Ann are 0
    But the unseen notices of Ann are 1
    And the notices of Ann are 1, seen and unseen
    But the notices of Ann are 0, seen and unseen

  Scenario: some were told
    When Ben assigns "Printer" to Ann and Cleo
    Then Ann and Cleo were notified
    And only Ann and Cleo were notified
    And was notified:
      | person | reason          |
      | Ann    | assigned by Ben |
      | Cleo   | assigned by Ben |
    But nobody was notified
    But only Ann was notified
    But only Ann, Cleo and Olga were notified
    But only Olga was notified
    But Ann and Olga were notified
    But Ann was not notified
    But Ann and Olga were not notified
    But was notified:
      | person | reason          |
      | Ann    | assigned by Ben |
    But was notified:
      | person | reason           |
      | Ann    | assigned by Ben  |
      | Cleo   | mentioned by Ben |
    But was notified:
      | person |
      | Ann    |
      | Olga   |
    When a message from "lee@example.com" to "admin@badge.example" about "Private" arrives
    And Ben closes "Printer"
    Then nobody was notified

  Scenario: what was refused
    When Ben closes "Printer"
    But it is refused
    But it is refused: "It is already like that."
    But nothing changes
    But "Printer" is refused: "It is already like that."
    When Ben closes "Printer"
    But it is refused: "Ann closed it first."
    But "Printer" is refused: "It is already like that."
    Then nothing changes
    When Cleo makes the rule "Orders":
      | when | a message arrives |
      | then | label VIP         |
    But nothing changes
    Then it is refused
    When Cleo makes the rule "Orders":
      | when | a message arrives |
      | then | label VIP         |
    Then it is refused: "Only the owner and admins of the organization can change this."
    When a message from "lee@example.com" to "support@badge.example" about "Toner" arrives
    And a message from "lee@example.com" to "support@badge.example" about "Ink" arrives
    And Ann takes "Toner"
    And Ben, who has not seen that, assigns "Toner" and "Ink" to Ben
    But it is refused
    But nothing changes
    But "Ink" is refused: "Ann took it first."
    But "Toner" is refused: "Cleo took it first."
    Then "Toner" is refused: "Ann took it first."

  Scenario: as before
    When Ben closes "Printer"
    And Ben undoes it
    Then everything stands as before
    When Ben closes "Printer"
    And Ann stars "Printer"
    And Ben undoes it
    But everything stands as before

  Scenario: why it is here, and who was told
    Then "Printer" is in Support of Olga because:
      | because                                                                                                                         |
      | a message from kim@example.com arrived; Olga observes Support; To names support@badge.example, shared to the team inbox of Support |
    But "Printer" is not in Support of Olga because:
      | because                                                                                                                         |
      | a message from kim@example.com arrived; Olga observes Support; To names support@badge.example, shared to the team inbox of Support |
    But "Printer" is in Support of Olga because:
      | because                             |
      | a message from kim@example.com arrived |
    And "Printer" is not in Inbox of Olga because:
      | because                                   |
      | Olga only observes Support                |
      | nothing has put it into the Inbox of Olga |
    But "Printer" is in Inbox of Olga because:
      | because                                   |
      | nothing has put it into the Inbox of Olga |
    But "Printer" is not in Inbox of Olga because:
      | because                    |
      | Olga only observes Support |
    When a message from "lee@example.com" to "support@badge.example" about "Toner" arrives
    Then who was told of it:
      | person | told                     | not told              |
      | Ann    | a new message in Support |                       |
      | Ben    | a new message in Support |                       |
      | Olga   |                          | only observes Support |
    But who was told of it:
      | person | told                     | not told              |
      | Ann    | a new message in Support |                       |
      | Olga   |                          | only observes Support |
    But who was told of it:
      | person | told                     | not told |
      | Ann    | a new message in Support |          |
      | Ben    | a new message in Support |          |
      | Olga   | a new message in Support |          |

  Scenario: what was merged
    Given a message from "lee@example.com" to "support@badge.example" about "Toner" arrives
    And Ann comments on "Toner": "Look"
    Then the address of "Printer" leads to "Printer"
    But the address of "Printer" leads to "Toner"
    When Ben merges "Toner" into "Printer"
    Then the address of "Toner" leads to "Printer"
    But the address of "Toner" leads to "Toner"
    And the story of "Printer" has messages from "kim@example.com" and "lee@example.com"
    But the story of "Printer" has messages from "lee@example.com" and "kim@example.com"
    But the story of "Printer" has messages from "kim@example.com"
    And the story of "Printer" has 1 comment
    But the story of "Printer" has 2 comments

  Scenario: what was said
    When Ben comments on "Printer": "Look"
    Then the last comment on "Printer" is by Ben: "Look"
    But the last comment on "Printer" is by Ann: "Look"
    But the last comment on "Printer" is by Ben: "Look here"
    And the last comment on "Printer" is as it was written
    But the last comment on "Printer" is edited
    When Ben edits the last comment on "Printer": "Look here"
    Then the last comment on "Printer" is edited
    But the last comment on "Printer" is as it was written
    When Ben deletes the last comment on "Printer"
    Then the story of "Printer" says that Ben deleted a comment
    But the story of "Printer" says that Ann deleted a comment
    Given the rule "Done":
      | when | it is closed  |
      | then | comment Well done |
    When Ben closes "Printer"
    Then the last comment on "Printer" is by the rule "Done": "Well done"
    But the last comment on "Printer" is by the rule "Done": "Look"
    But the last comment on "Printer" is by Ben: "Look"

  Scenario: what is linked
    Given the e-mail account "cleo@badge.example" of Cleo
    And a message from "mia@example.com" to "cleo@badge.example" about "Badges" arrives
    And "mia@example.com" replies to "Badges", to "support@badge.example"
    Then "Re: Badges" continues the private "Badges" for Cleo
    But "Badges" continues the private "Re: Badges" for Cleo
    But "Re: Badges" continues the private "Badges" for Cleo and Ann
    But "Re: Badges" continues the private "Printer" for Cleo
    And "Re: Badges" is linked with "Badges" for Cleo
    But "Re: Badges" is linked with "Badges" for Ann
    And "Printer" is linked with nothing
    But "Badges" is linked with nothing

  Scenario: drafts and plans
    Then nobody has a draft
    When Ben drafts a reply to "Printer": "First"
    But nobody has a draft
    And the draft of Ben for "Printer" says "First"
    But the draft of Ben for "Printer" says "Second"
    But the draft of Ben for "Printer" says "First" and "Second"
    But the draft of Ann for "Printer" says "First"
    And the reply of Ben to "Printer" is an ordinary draft
    But the reply of Ben to "Printer" is planned
    And nobody else may edit the draft of Ben for "Printer"
    But the draft of Ben for "Printer" was last edited by Ben
    When Ben lets others edit the draft for "Printer"
    Then the draft of Ben for "Printer" was last edited by Ben
    But the draft of Ben for "Printer" was last edited by Ann
    But nobody else may edit the draft of Ben for "Printer"
    When Ann plans a reply to "Printer" in 2 hours
    Then the reply of Ann to "Printer" is planned
    But the reply of Ann to "Printer" is an ordinary draft
    But the reply of Ann to "Printer" is held: "Ben closed it since."
    When Ben closes "Printer"
    And 2 hours pass
    Then the reply of Ann to "Printer" is held: "Ben closed it since."
    But the reply of Ann to "Printer" is held: "Ben replied since."
    But the reply of Ann to "Printer" is planned

  Scenario: what rules did
    Given the rule "Orders":
      | when | a message arrives      |
      | if   | subject contains order |
      | then | label VIP              |
    And the rule "All":
      | when | a message arrives |
      | then | label Old         |
    When a message from "lee@example.com" to "support@badge.example" about "Order" arrives
    Then the rule "Orders" has run 1 time
    But the rule "Orders" has run 0 times
    But the rule "Orders" has run 2 times
    And the rules run in the order "Orders" and "All"
    But the rules run in the order "All" and "Orders"
    But the rules run in the order "Orders"
    And the history of "Order" names the rules "Orders" and "All"
    But the history of "Order" names the rules "All" and "Orders"
    But the history of "Order" names the rules "Orders"
    But the history of "Order" names no rule
    And the history of "Printer" names no rule
    And the rule "Orders" would have matched 1 of 2
    But the rule "Orders" would have matched 2 of 2
    But the rule "Orders" would have matched 1 of 3

  Scenario: whom rules could not assign
    Given the rule "Give":
      | when | a message arrives                             |
      | then | assign Ann and Ben randomly, of who is online |
    And the team "Nobody" with nobody
    And the rule "Give to nobody":
      | when | a message arrives                        |
      | if   | subject contains toner                   |
      | then | assign active members of Nobody randomly |
    And only Cleo is online
    And Ann is out of office
    When a message from "lee@example.com" to "support@badge.example" about "Toner" arrives
    Then the history of "Toner" says that "Give" found nobody to assign, with Ben not online
    But the history of "Toner" says that "Give" found nobody to assign, with Ann not online
    But the history of "Toner" says that "Give" found nobody to assign, with Ben out of office
    But the history of "Toner" says that "Give" found nobody to assign
    And the history of "Toner" says that "Give to nobody" found nobody to assign
    But the history of "Toner" says that "Give to nobody" found nobody to assign, with Ben not online
    When Ben is out of office
    And a message from "lee@example.com" to "support@badge.example" about "Ink" arrives
    Then the history of "Ink" says that "Give" found nobody to assign, with Ann and Ben out of office
    But the history of "Ink" says that "Give" found nobody to assign, with Ann out of office
    But the history of "Ink" says that "Give to nobody" found nobody to assign

  Scenario: what rules wrote
    Given the saved reply "Thanks": "Hello"
    And the rule "Auto":
      | when | a message arrives |
      | then | reply with Thanks |
    When a message from "lee@example.com" to "support@badge.example" about "Toner" arrives
    Then the last message of "Toner" was written by the rule "Auto" to "lee@example.com": "Hello"
    But the last message of "Toner" was written by the rule "Auto" to "kim@example.com": "Hello"
    But the last message of "Toner" was written by the rule "Auto" to "lee@example.com": "Good morning"
    But the last message of "Printer" was written by the rule "Auto" to "kim@example.com": "Hello"
    But the history of "Toner" says that "Auto" wrote no reply to a machine
    When a message arrives at "admin@badge.example":
      | from       | mia@example.com       |
      | to         | support@badge.example |
      | subject    | Ink                   |
      | Precedence | bulk                  |
    Then the history of "Ink" says that "Auto" wrote no reply to a machine
    But the history of "Ink" says that "Auto" wrote no reply to nobody

  Scenario: how much there is to do
    Given Ann gives Ben 2 and Cleo 1 conversations to do
    Then the open conversations of Ben are 2
    And the open conversations of Ben and Cleo are 3
    But the open conversations of Ben are 3
    But the open conversations of Ann and Ben are 3

  Scenario: what a change concerns
    Given Ben takes "Printer"
    Then removing Ben from the organization "Badge" would concern:
      | what                  | count |
      | open conversations    | 1     |
      | watched conversations | 1     |
    But removing Ben from the organization "Badge" would concern:
      | what                  | count |
      | open conversations    | 2     |
      | watched conversations | 1     |
    But removing Ben from the organization "Badge" would concern:
      | what               | count |
      | open conversations | 1     |
    And deleting the team "Support" would concern:
      | what                | count |
      | sharings and rules  | 1     |
      | other conversations | 1     |
    But deleting the team "Support" would concern:
      | what                  | count |
      | sharings and rules    | 1     |
      | waiting conversations | 1     |
    And "Support" does not stand under a warning
    But "Support" stands under a warning
    When Ann changes the shared address "support@badge.example", also for existing conversations, to the team inbox of "Sales"
    Then 1 existing conversation changed:
      | person | loses | gains |
      | Cleo   |       | 1     |
      | Olga   | 1     |       |
    But 2 existing conversations changed:
      | person | loses | gains |
      | Cleo   |       | 1     |
      | Olga   | 1     |       |
    But 1 existing conversation changed:
      | person | loses | gains |
      | Ann    | 1     |       |
    When Ann makes Olga observing the members of the team "Sales"
    Then "Sales" stands under a warning
    But "Sales" does not stand under a warning

  Scenario: unions that are offered
    Given a message arrives at "admin@badge.example":
      | from    | lee@example.com       |
      | to      | support@badge.example |
      | subject | Toner                 |
      | answers | first                 |
    And a message arrives at "admin@badge.example":
      | from    | cem@example.com       |
      | to      | support@badge.example |
      | subject | Ink                   |
      | answers | second                |
    And Ann closes "Toner" and "Ink"
    When a message arrives at "admin@badge.example":
      | from    | mia@example.com       |
      | to      | support@badge.example |
      | subject | Paper                 |
      | id      | second                |
      | answers | first                 |
    Then a union of "Toner" and "Ink" is offered to Ann, Ben and Olga
    But a union of "Toner" and "Ink" is offered to Ann and Ben
    But a union of "Toner" and "Printer" is offered to Ann, Ben and Olga
    And no union of "Printer" is offered
    But no union of "Ink" is offered

  Scenario: how it is set up
    Then "support@badge.example" is shared to the team inbox of "Support"
    But "support@badge.example" is shared to the team inbox of "Sales"
    But "support@badge.example" is shared to the Inbox of everyone
    And "admin@badge.example" is not shared
    But "support@badge.example" is not shared
    And "support@badge.example" is verified
    But "support@badge.example" is pending
    When Ann shares the account "admin@badge.example" to the Inbox of Ben, auto-archived for everyone
    Then "admin@badge.example" is shared to the Inbox of Ben, auto-archived for everyone
    But "admin@badge.example" is shared to the Inbox of Ben and everyone
    But "admin@badge.example" is not shared
    And Ben is an active member of the team "Support"
    But Ben is an observer of the team "Support"
    And Cleo is not in the team "Support"
    But Olga is not in the team "Support"
    And there is no team "Press"
    But there is no team "Sales"
    And there is no rule "Share"
    But there is a rule "Share"
    Given the rule "Share":
      | when | a message arrives        |
      | then | assign Ann, Ben in turn |
    Then there is a rule "Share"
    But there is no rule "Share"
    And the rule "Share" is on
    But the rule "Share" is off
    And the rule "Share" assigns in turn
    But the rule "Share" assigns randomly
    And Ben is not shown as out of office
    But Ben is shown as out of office
