Feature: 7 A changed sharing, also for existing conversations
  A changed or removed sharing leaves what is here as it is. That it is to hold for existing
  conversations too is a choice of its own: counted, previewed, undoable, and the only thing that
  takes access away.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ben active and Olga observing
    And the team "Sales" with Cleo active
    And the e-mail account "admin@badge.com" of Ann
    And the shared address "help@badge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "help@badge.com" about "Waiting" arrives
    And a message from "kim@example.com" to "help@badge.com" about "Assigned" arrives
    And Ben assigns "Assigned" to Dan
    And a message from "kim@example.com" to "help@badge.com" about "Archived" arrives
    And Ben archives "Archived" from the team inbox
    And a message from "kim@example.com" to "admin@badge.com" about "Private" arrives

  Scenario: 7 existing: another team takes over what waits, what is archived, and what is assigned
    When Ann changes the shared address "help@badge.com", also for existing conversations, to the team inbox of "Sales"
    Then 3 existing conversations changed:
      | person | loses | gains |
      | Ben    | 3     |       |
      | Cleo   |       | 3     |
      | Olga   | 3     |       |
    And "Waiting" stands:
      | person | mailboxes                | unread |
      | Ann    | All                      | yes    |
      | Cleo   | Sales, Team Inboxes, All |        |
    And "Assigned" stands:
      | person | mailboxes                   | unread |
      | Ann    | Assigned to others, All     | yes    |
      | Cleo   | Assigned to others, All     |        |
      | Dan    | Inbox, Assigned to me, All  |        |
    And "Archived" stands:
      | person | mailboxes | unread |
      | Ann    | All       | yes    |
      | Cleo   | All       |        |
    And "Private" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 existing: without that choice everything stays as it is
    When Ann changes the shared address "help@badge.com" to the team inbox of "Sales"
    Then "Waiting" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 existing: from a team inbox to the Inbox of some
    When Ann changes the shared address "help@badge.com", also for existing conversations, to the Inbox of Cleo, auto-archived for Olga
    Then 3 existing conversations changed:
      | person | loses | gains |
      | Ben    | 3     |       |
      | Cleo   |       | 3     |
    And "Waiting" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Cleo   | Inbox, All |        |
      | Olga   | All        | yes    |
    And "Assigned" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Cleo   | Assigned to others, All    |        |
      | Dan    | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    | yes    |
    And "Archived" stands:
      | person | mailboxes | unread |
      | Ann    | All       | yes    |
      | Cleo   | All       |        |
      | Olga   | All       | yes    |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 existing: a removed address leaves what came to it to the owner of the account, and to its assignees
    When Ann removes the shared address "help@badge.com", also for existing conversations
    Then 3 existing conversations changed:
      | person | loses | gains |
      | Ben    | 3     |       |
      | Olga   | 3     |       |
    And "Waiting" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
    And "Assigned" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Dan    | Inbox, Assigned to me, All |        |
    And "Archived" stands:
      | person | mailboxes | unread |
      | Ann    | All       | yes    |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 existing: where somebody moved a conversation to, it stays
    Given Ben transfers "Waiting" to "Sales"
    And the team "Billing" with Dan active
    When Ann changes the shared address "help@badge.com", also for existing conversations, to the team inbox of "Billing"
    Then "Waiting" belongs to "Sales"
    And "Archived" belongs to "Billing"
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 existing: what came to an address before it was verified is offered, and shared with it
    Given the shared address "jobs@badge.com" pending, to the team inbox of "Sales"
    And a message from "lee@example.com" to "jobs@badge.com" about "Early" arrives
    When Ann vouches for the address "jobs@badge.com", also for existing conversations
    Then 1 existing conversation changed:
      | person | loses | gains |
      | Cleo   |       | 1     |
    And "Early" stands:
      | person | mailboxes                | unread |
      | Ann    | All                      | yes    |
      | Cleo   | Sales, Team Inboxes, All |        |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 existing: an account that its owner shares, with what it brought so far
    When Ann shares the account "admin@badge.com", also for existing conversations, to the Inbox of everyone
    Then "Private" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All |        |
      | Cleo   | Inbox, All |        |
      | Dan    | Inbox, All |        |
      | Olga   | Inbox, All |        |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 existing: an admin may share an account, but not the private mail that its owner has
    Given the organization "Badge Two" with Dan (owner), Ann (admin) and Ben
    And the e-mail account "dan@badge.com" of Dan
    And a message from "lee@example.com" to "dan@badge.com" about "Mine" arrives at "dan@badge.com"
    When Ann shares the account "dan@badge.com", also for existing conversations, to the Inbox of everyone
    Then "Mine" is refused: "This conversation is private: only its owner can share it."
    And "Mine" stands:
      | person | mailboxes  | unread |
      | Dan    | Inbox, All | yes    |

  Scenario: 7 existing: an account whose sharing ends is its owner's again, but for who was mentioned
    Given the account "admin@badge.com" shared to the Inbox of Ben and Cleo
    And a message from "lee@example.com" to "admin@badge.com" about "Offer" arrives
    And a message from "lee@example.com" to "admin@badge.com" about "Question" arrives
    And Ben comments on "Question": "@Dan knows"
    When Ann ends the sharing of the account "admin@badge.com", also for existing conversations
    Then 2 existing conversations changed:
      | person | loses | gains |
      | Ben    | 2     |       |
      | Cleo   | 2     |       |
    And "Offer" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
    And "Question" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Dan    | Inbox, All |        |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 existing: the undo leaves alone what somebody acted on since, and says so
    Given Ann changes the shared address "help@badge.com", also for existing conversations, to the team inbox of "Sales"
    And Cleo closes "Waiting"
    When Ann undoes it
    Then "Waiting" is refused: "Cleo closed it since."
    And "Waiting" belongs to "Sales"
    And "Archived" belongs to "Support"

  Scenario: 7 existing: shared with nobody, it is its owner's alone again: nothing shared joins it
    Given Ann shares the account "admin@badge.com", also for existing conversations, to the Inbox of Cleo
    When Ann ends the sharing of the account "admin@badge.com", also for existing conversations
    And "kim@example.com" replies to "Private", to "help@badge.com"
    Then "Private" has 1 message
    And "Re: Private" continues the private "Private" for Ann

  Scenario: 7 existing: who is assigned keeps it in the Inbox, who only received it does not
    Given Ann shares the account "admin@badge.com", also for existing conversations, to the Inbox of Ben and Cleo
    And Ann assigns "Private" to Ben
    When Ann shares the account "admin@badge.com", also for existing conversations, to the Inbox of Dan
    Then "Private" stands:
      | person | mailboxes                  | unread |
      | Ann    | Inbox, Assigned to others, All | yes |
      | Ben    | Inbox, Assigned to me, All |        |
      | Dan    | Assigned to others, All    |        |

  Scenario: 7 existing: what was taken from somebody and given back is read
    When Ann changes the shared address "help@badge.com", also for existing conversations, to the team inbox of "Sales"
    And Ann changes the shared address "help@badge.com", also for existing conversations, to the team inbox of "Support"
    Then "Waiting" stands:
      | person | mailboxes                  | unread |
      | Ann    | All                        | yes    |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |

  Scenario: 7 existing: N1 what waits and is received by nobody any more goes to the account's owner
    Given the account "admin@badge.com" shared to the team inbox of "Sales"
    And a message from "lee@example.com" to "admin@badge.com" about "Held" arrives
    When Ann shares the account "admin@badge.com", also for existing conversations, auto-archived for everyone
    Then "Held" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | All        |        |
      | Cleo   | All        | yes    |
      | Dan    | All        |        |
      | Olga   | All        |        |
