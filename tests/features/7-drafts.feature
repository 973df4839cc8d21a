Feature: 7 Drafts that others may edit
  An author lets everybody who may see the conversation edit a draft. The last saved version counts; a
  version that builds on an older one is refused, and names who saved since.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the simulated e-mail account "admin@badge.com" of Ann
    And the shared address "help@badge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "help@badge.com" about "Printer" arrives
    And Ann drafts a reply to "Printer": "Dear Kim"

  Scenario: 7 drafts: nobody else edits, sends or discards a draft that is its author's alone
    When Ben edits the draft of Ann for "Printer": "Hello"
    Then it is refused
    When Ben discards the draft of Ann for "Printer"
    Then it is refused
    When Ben sends the draft of Ann for "Printer"
    Then it is refused
    And the draft of Ann for "Printer" says "Dear Kim"
    And nobody else may edit the draft of Ann for "Printer"

  Scenario: 7 drafts: whoever may see the conversation edits it, and it is said who saved last
    When Ann lets others edit the draft for "Printer"
    Then the draft of Ann for "Printer" was last edited by Ann
    And nobody was notified
    When Olga edits the draft of Ann for "Printer": "Dear Kim, it is ready"
    Then the draft of Ann for "Printer" says "Dear Kim, it is ready"
    And the draft of Ann for "Printer" was last edited by Olga
    When Cleo edits the draft of Ann for "Printer": "Hello"
    Then it is refused
    When Ben gives Cleo access to "Printer"
    And Cleo edits the draft of Ann for "Printer": "Dear Kim, it is here"
    Then the draft of Ann for "Printer" was last edited by Cleo

  Scenario: 7 drafts: it stands in Drafts of its author and of whoever has edited it
    Given Ann lets others edit the draft for "Printer"
    When Ben edits the draft of Ann for "Printer": "Dear Kim, it is ready"
    Then "Printer" stands:
      | person | mailboxes                          | unread |
      | Ann    | Support, Team Inboxes, All, Drafts | yes    |
      | Ben    | Support, Team Inboxes, All, Drafts | yes    |
      | Olga   | Support, All                       | yes    |

  Scenario: 7 drafts: what builds on an older version is refused, and names who saved since
    Given Ann lets others edit the draft for "Printer"
    And Ben looks at "Printer"
    And Ann edits the draft of Ann for "Printer": "Dear Kim, today"
    When Ben, who has not seen that, edits the draft of Ann for "Printer": "Dear Kim, tomorrow"
    Then it is refused: "Ann edited the draft since."
    And the draft of Ann for "Printer" says "Dear Kim, today"
    When Ben, who has not seen that, discards the draft of Ann for "Printer"
    Then it is refused: "Ann edited the draft since."
    When Ben, who has not seen that, sends the draft of Ann for "Printer"
    Then it is refused: "Ann edited the draft since."
    When Ben edits the draft of Ann for "Printer": "Dear Kim, tomorrow"
    And Ann, who has not seen that, edits the draft of Ann for "Printer": "Dear Kim, next week"
    Then it is refused: "Ben edited the draft since."

  Scenario: 7 drafts: the same text as is saved is no change
    Given Ann lets others edit the draft for "Printer"
    When Ben edits the draft of Ann for "Printer": "Dear Kim"
    Then nothing changes

  Scenario: 7 drafts: sent by one it is gone for all, in the name of who sent it
    Given Ann lets others edit the draft for "Printer"
    And Ann looks at "Printer"
    When Ben sends the draft of Ann for "Printer"
    Then nobody has a draft
    And "Printer" has 2 messages
    And Sent of Ben lists "Printer"
    When Ann, who has not seen that, edits the draft of Ann for "Printer": "Dear Kim, and"
    Then it is refused: "Ben replied since."
    And nobody has a draft

  Scenario: 7 drafts: taken back within the time for that, it is there again for all
    Given Ann lets others edit the draft for "Printer"
    When Ben sends the draft of Ann for "Printer"
    And Ben undoes it
    Then "Printer" has 1 message
    And the draft of Ann for "Printer" was last edited by Ann
    When Ben edits the draft of Ann for "Printer": "Dear Kim, once more"
    Then the draft of Ann for "Printer" was last edited by Ben

  Scenario: 7 drafts: discarded by one it is gone for all, and back by their Undo
    Given Ann lets others edit the draft for "Printer"
    And Ann looks at "Printer"
    When Ben discards the draft of Ann for "Printer"
    Then nobody has a draft
    When Ann, who has not seen that, edits the draft of Ann for "Printer": "Dear Kim, and"
    Then it is refused: "Ben discarded the draft since."
    When Ben undoes it
    Then the draft of Ann for "Printer" says "Dear Kim"
    And the draft of Ann for "Printer" was last edited by Ann

  Scenario: 7 drafts: its author takes it back for themselves
    Given Ann lets others edit the draft for "Printer"
    And Ben edits the draft of Ann for "Printer": "Dear Kim, it is ready"
    When Ann lets nobody else edit the draft for "Printer"
    Then nobody else may edit the draft of Ann for "Printer"
    And the draft of Ann for "Printer" says "Dear Kim, it is ready"
    And Drafts of Ben is empty
    When Ben, who has not seen that, edits the draft of Ann for "Printer": "Dear Kim, it was"
    Then it is refused: "Ann stopped sharing the draft since."
    When Ann lets nobody else edit the draft for "Printer"
    Then nothing changes
    When Ben lets others edit the draft for "Printer"
    Then it is refused

  Scenario: 7 drafts: only its author plans it, and planned it is theirs alone
    Given Ann lets others edit the draft for "Printer"
    When Ben plans the draft of Ann for "Printer"
    Then it is refused: "Only its author can schedule this draft."
    When Ann plans the draft of Ann for "Printer"
    Then the reply of Ann to "Printer" is planned
    And nobody else may edit the draft of Ann for "Printer"

  Scenario: 7 drafts: each has their own beside it
    Given Ann lets others edit the draft for "Printer"
    When Ben drafts a reply to "Printer": "Hello Kim"
    Then the draft of Ben for "Printer" says "Hello Kim"
    And the draft of Ann for "Printer" says "Dear Kim"
    And nobody else may edit the draft of Ben for "Printer"

  Scenario: 7 drafts: merged with what its author had written there it is theirs alone
    Given a message from "kim@example.com" to "help@badge.com" about "Toner" arrives
    And Ann lets others edit the draft for "Printer"
    And Ann drafts a reply to "Toner": "About the toner"
    When Ben merges "Printer" into "Toner"
    Then the draft of Ann for "Toner" says "About the toner" and "Dear Kim"
    And nobody else may edit the draft of Ann for "Toner"
