Feature: Table A: an address shared by Team inbox

  Ann and Ben are active members of Support, and Olga looks in. Cleo and Dan have no part in it,
  until something is assigned to Cleo. Ann owns the account that the mail is found in.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the e-mail account "admin@conferencebadge.com" of Ann
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    When a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives

  Scenario: A1 a new conversation is in the team inbox, and active members are told
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |
    And the badge on Team Inboxes of Ben is 1
    And the badge on Inbox of Ben is 0
    And the badge on Team Inboxes of Olga is 0
    And the badge on the team inbox of "Support" of Olga is 1

  Scenario: A1 of two messages the newer one is on top
    When a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    Then the Team Inboxes of Ben lists "Toner", "Printer"
    And the team inbox of "Support" of Olga lists "Toner", "Printer"
    And the Team Inboxes of Olga is empty

  Scenario: A2 assigned to me, an active member, by another
    When Ben assigns "Printer" to Ann
    Then "Printer" stands:
      | person | mailboxes                   | unread |
      | Ann    | Inbox, Assigned to me, All  | yes    |
      | Ben    | Assigned to others, All     | yes    |
      | Olga   | Assigned to others, All     | yes    |
    And was notified:
      | person | reason          |
      | Ann    | assigned by Ben |
    When Ben undoes it
    Then everything stands as before

  Scenario: A2 assigned to me, an observer, by another: the role does not matter once assigned
    When Ben assigns "Printer" to Olga
    Then "Printer" stands:
      | person | mailboxes                   | unread |
      | Ann    | Assigned to others, All     | yes    |
      | Ben    | Assigned to others, All     | yes    |
      | Olga   | Inbox, Assigned to me, All  | yes    |
    And was notified:
      | person | reason          |
      | Olga   | assigned by Ben |
    When Ben undoes it
    Then everything stands as before

  Scenario: A2 assigned to me, who had no access, by another
    When Ben assigns "Printer" to Cleo
    Then "Printer" stands:
      | person | mailboxes                   | unread |
      | Ann    | Assigned to others, All     | yes    |
      | Ben    | Assigned to others, All     | yes    |
      | Cleo   | Inbox, Assigned to me, All  |        |
      | Olga   | Assigned to others, All     | yes    |
    And was notified:
      | person | reason          |
      | Cleo   | assigned by Ben |
    When Ben undoes it
    Then everything stands as before

  Scenario: A2 an assignment puts it at the top of the assignee's Inbox and moves nobody else's rows
    Given a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    When Ben assigns "Toner" to Cleo
    And Ben assigns "Printer" to Cleo
    Then the Inbox of Cleo lists "Printer", "Toner"
    And the Assigned to me of Cleo lists "Toner", "Printer"
    And the All of Ann lists "Toner", "Printer"
    When Ben undoes it
    Then everything stands as before

  Scenario: A2 to two people at once
    When Ben assigns "Printer" to Cleo and Olga
    Then "Printer" stands:
      | person | mailboxes                   | unread |
      | Ann    | Assigned to others, All     | yes    |
      | Ben    | Assigned to others, All     | yes    |
      | Cleo   | Inbox, Assigned to me, All  |        |
      | Olga   | Inbox, Assigned to me, All  | yes    |
    And was notified:
      | person | reason          |
      | Cleo   | assigned by Ben |
      | Olga   | assigned by Ben |
    And "Printer" is assigned to Cleo and Olga
    When Ben undoes it
    Then everything stands as before

  Scenario: A3 an active member takes it
    When Ben assigns "Printer" to Ben
    Then "Printer" stands:
      | person | mailboxes                   | unread |
      | Ann    | Assigned to others, All     | yes    |
      | Ben    | Inbox, Assigned to me, All  | yes    |
      | Olga   | Assigned to others, All     | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A3 an observer takes it: observers may triage
    When Olga assigns "Printer" to Olga
    Then "Printer" stands:
      | person | mailboxes                   | unread |
      | Ann    | Assigned to others, All     | yes    |
      | Ben    | Assigned to others, All     | yes    |
      | Olga   | Inbox, Assigned to me, All  | yes    |
    And nobody was notified
    When Olga undoes it
    Then everything stands as before

  Scenario: A4 assigned to another by an observer: nobody but the assignee is told
    Given Ann, Ben and Olga read "Printer"
    When Olga assigns "Printer" to Ben
    Then "Printer" stands:
      | person | mailboxes                   | unread |
      | Ann    | Assigned to others, All     |        |
      | Ben    | Inbox, Assigned to me, All  |        |
      | Olga   | Assigned to others, All     |        |
    And was notified:
      | person | reason           |
      | Ben    | assigned by Olga |
    When Olga undoes it
    Then everything stands as before

  Scenario: A4b assigned to another while in my Inbox, option keep
    Given Ben moves "Printer" to Inbox
    And Olga moves "Printer" to Inbox
    When Ann assigns "Printer" to Cleo
    Then "Printer" stands:
      | person | mailboxes                       | unread |
      | Ann    | Assigned to others, All         | yes    |
      | Ben    | Inbox, Assigned to others, All  | yes    |
      | Cleo   | Inbox, Assigned to me, All      |        |
      | Olga   | Inbox, Assigned to others, All  | yes    |
    And was notified:
      | person | reason          |
      | Cleo   | assigned by Ann |
    When Ann undoes it
    Then everything stands as before

  Scenario: A4b assigned to another while in my Inbox, option remove
    Given Ben and Olga remove from the Inbox what is closed or assigned to others
    And Ben moves "Printer" to Inbox
    And Olga moves "Printer" to Inbox
    When Ann assigns "Printer" to Cleo
    Then "Printer" stands:
      | person | mailboxes                   | unread |
      | Ann    | Assigned to others, All     | yes    |
      | Ben    | Assigned to others, All     | yes    |
      | Cleo   | Inbox, Assigned to me, All  |        |
      | Olga   | Assigned to others, All     | yes    |
    And was notified:
      | person | reason          |
      | Cleo   | assigned by Ann |
    When Ann undoes it
    Then everything stands as before

  Scenario: A5 archived from the team inbox by an active member
    When Ben archives "Printer" from the team inbox
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | All       | yes    |
      | Ben    | All       |        |
      | Olga   | All       | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A5 archived from Team Inboxes is the same
    When Ben archives "Printer" from Team Inboxes
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | All       | yes    |
      | Ben    | All       |        |
      | Olga   | All       | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A5 archived from the team inbox by an observer
    When Olga archives "Printer" from the team inbox
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | All       | yes    |
      | Ben    | All       | yes    |
      | Olga   | All       |        |
    And nobody was notified
    When Olga undoes it
    Then everything stands as before

  Scenario: A5 archived from the team inbox clears the actor's own Inbox too, and nobody else's
    Given Ann moves "Printer" to Inbox
    And Ben moves "Printer" to Inbox
    When Ben archives "Printer" from the team inbox
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | All        |        |
      | Olga   | All        | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A5 archived from the team inbox while assigned: the assignee's Inbox is untouched
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ann assigns "Printer" to Cleo
    And "kim@example.com" replies to "Printer"
    When Ben archives "Printer" from the team inbox
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    |        |
      | Cleo   | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A6 archived from my Inbox: only mine
    Given Ben moves "Printer" to Inbox
    When Ben archives "Printer" from Inbox
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A6 archived from her Inbox by an observer: only hers
    Given Olga moves "Printer" to Inbox
    When Olga archives "Printer" from Inbox
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               |        |
    And nobody was notified
    When Olga undoes it
    Then everything stands as before

  Scenario: A6 archived from the assignee's Inbox stays in Assigned to me
    Given Ben assigns "Printer" to Cleo
    When Cleo archives "Printer" from Inbox
    Then "Printer" stands:
      | person | mailboxes               | unread |
      | Ann    | Assigned to others, All | yes    |
      | Ben    | Assigned to others, All | yes    |
      | Cleo   | Assigned to me, All     |        |
      | Olga   | Assigned to others, All | yes    |
    And nobody was notified
    When Cleo undoes it
    Then everything stands as before

  Scenario: A6 archived from All, in no Inbox of mine, is out of the queue for everyone
    When Ben archives "Printer" from All
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | All       | yes    |
      | Ben    | All       |        |
      | Olga   | All       | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A6 there is nothing to archive where it is in no Inbox and no queue of mine
    Given Ben archives "Printer" from the team inbox
    When Ann archives "Printer" from All
    Then it is refused: "It is not in your Inbox or in any of your team inboxes, so there is nothing to remove it from."

  Scenario: A7 closed by an active member
    When Ben closes "Printer"
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All | yes    |
      | Ben    | Closed, All | yes    |
      | Olga   | Closed, All | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A7 closed by an observer
    When Olga closes "Printer"
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All | yes    |
      | Ben    | Closed, All | yes    |
      | Olga   | Closed, All | yes    |
    And nobody was notified
    When Olga undoes it
    Then everything stands as before

  Scenario: A7 closed by the assignee, who stays assignee
    Given Ben assigns "Printer" to Cleo
    When Cleo closes "Printer"
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All | yes    |
      | Ben    | Closed, All | yes    |
      | Cleo   | Closed, All |        |
      | Olga   | Closed, All | yes    |
    And nobody was notified
    And "Printer" is assigned to Cleo
    When Cleo undoes it
    Then everything stands as before

  Scenario: A7 closed by another, option keep: it stays in the Inbox of whoever has it there
    Given Ben assigns "Printer" to Cleo
    And Olga moves "Printer" to Inbox
    When Ben closes "Printer"
    Then "Printer" stands:
      | person | mailboxes          | unread |
      | Ann    | Closed, All        | yes    |
      | Ben    | Closed, All        | yes    |
      | Cleo   | Inbox, Closed, All |        |
      | Olga   | Inbox, Closed, All | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A7 closed by another, option remove: it leaves the Inbox
    Given Cleo and Olga remove from the Inbox what is closed or assigned to others
    And Ben assigns "Printer" to Cleo
    And Olga moves "Printer" to Inbox
    When Ben closes "Printer"
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All | yes    |
      | Ben    | Closed, All | yes    |
      | Cleo   | Closed, All |        |
      | Olga   | Closed, All | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A7 the closer's Inbox is cleared, whatever the option
    Given Ben assigns "Printer" to Ben
    When Ben closes "Printer"
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All | yes    |
      | Ben    | Closed, All | yes    |
      | Olga   | Closed, All | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario Outline: A8 trashed from the team inbox by <role>
    Given Ann moves "Printer" to Inbox
    When <who> trashes "Printer" from the team inbox
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | Trash     | yes    |
      | Ben    | Trash     | <Ben>  |
      | Olga   | Trash     | <Olga> |
    And nobody was notified
    When <who> undoes it
    Then everything stands as before

    Examples:
      | role             | who  | Ben | Olga |
      | an active member | Ben  |     | yes  |
      | an observer      | Olga | yes |      |

  Scenario: A8 trashed from the team inbox while assigned: in the assignee's Trash too
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ann assigns "Printer" to Cleo
    And "kim@example.com" replies to "Printer"
    When Ben trashes "Printer" from the team inbox
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | Trash     | yes    |
      | Ben    | Trash     |        |
      | Cleo   | Trash     | yes    |
      | Olga   | Trash     | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario Outline: A9 marked as spam from the team inbox by <role>
    Given Ann moves "Printer" to Inbox
    When <who> marks "Printer" as spam from the team inbox
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | Spam      | yes    |
      | Ben    | Spam      | <Ben>  |
      | Olga   | Spam      | <Olga> |
    And nobody was notified
    When <who> undoes it
    Then everything stands as before

    Examples:
      | role             | who  | Ben | Olga |
      | an active member | Ben  |     | yes  |
      | an observer      | Olga | yes |      |

  Scenario: A9 marked as spam from the team inbox while assigned: in the assignee's Spam too
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ann assigns "Printer" to Cleo
    And "kim@example.com" replies to "Printer"
    When Ben marks "Printer" as spam from the team inbox
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | Spam      | yes    |
      | Ben    | Spam      |        |
      | Cleo   | Spam      | yes    |
      | Olga   | Spam      | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A10 snoozed by an active member: hidden for them alone
    When Ben snoozes "Printer" for 2 hours
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | All, Snoozed               | yes    |
      | Olga   | Support, All               | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A10 snoozed by an observer: hidden for them alone
    When Olga snoozes "Printer" for 2 hours
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | All, Snoozed               | yes    |
    And nobody was notified
    When Olga undoes it
    Then everything stands as before

  Scenario: A10 snoozed by the assignee: out of the Inbox, but in Assigned to me
    Given Ben assigns "Printer" to Cleo
    When Cleo snoozes "Printer" for 2 hours
    Then "Printer" stands:
      | person | mailboxes                    | unread |
      | Ann    | Assigned to others, All      | yes    |
      | Ben    | Assigned to others, All      | yes    |
      | Cleo   | Assigned to me, All, Snoozed |        |
      | Olga   | Assigned to others, All      | yes    |
    And nobody was notified
    When Cleo undoes it
    Then everything stands as before

  Scenario: A10 snoozed by me while assigned to another: stays in Assigned to others
    Given Ben assigns "Printer" to Cleo
    When Ann snoozes "Printer" for 2 hours
    Then "Printer" stands:
      | person | mailboxes                        | unread |
      | Ann    | Assigned to others, All, Snoozed | yes    |
      | Ben    | Assigned to others, All          | yes    |
      | Cleo   | Inbox, Assigned to me, All       |        |
      | Olga   | Assigned to others, All          | yes    |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario Outline: A11 removed from the team inbox for <role>, by a rule: for them alone
    When a rule removes "Printer" from the team inbox for <who>
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | <Ann>     | yes    |
      | Ben    | <Ben>     | yes    |
      | Olga   | <Olga>    | yes    |
    And nobody was notified

    Examples:
      | role             | who  | Ann                        | Ben                        | Olga         |
      | an active member | Ben  | Support, Team Inboxes, All | All                        | Support, All |
      | an observer      | Olga | Support, Team Inboxes, All | Support, Team Inboxes, All | All          |

  Scenario: A11 until the next message from outside
    Given a rule removes "Printer" from the team inbox for Ben
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |

  Scenario: A12 transferred to another team
    Given the team "Sales" with Dan active and Cleo observing
    And Ann, Ben and Olga read "Printer"
    When Ben transfers "Printer" to "Sales"
    Then "Printer" stands:
      | person | mailboxes                | unread |
      | Ann    | All                      |        |
      | Ben    | All                      |        |
      | Cleo   | Sales, All               |        |
      | Dan    | Sales, Team Inboxes, All |        |
      | Olga   | All                      |        |
    And was notified:
      | person | reason         |
      | Dan    | moved to Sales |
    And "Printer" belongs to "Sales"
    When Ben undoes it
    Then everything stands as before

  Scenario: A12 transferred while assigned: the assignees are cleared
    Given the team "Sales" with Dan active
    And Ben assigns "Printer" to Cleo
    When Ben transfers "Printer" to "Sales"
    Then "Printer" stands:
      | person | mailboxes                | unread |
      | Ann    | All                      | yes    |
      | Ben    | All                      | yes    |
      | Cleo   | Inbox, All               |        |
      | Dan    | Sales, Team Inboxes, All |        |
      | Olga   | All                      | yes    |
    And was notified:
      | person | reason         |
      | Dan    | moved to Sales |
    And "Printer" is assigned to nobody
    When Ben undoes it
    Then everything stands as before

  Scenario: A12 transferred to a team of which I am an active member: I am not told of my own act
    Given the team "Sales" with Ben, Dan active
    When Ben transfers "Printer" to "Sales"
    Then "Printer" stands:
      | person | mailboxes                | unread |
      | Ann    | All                      | yes    |
      | Ben    | Sales, Team Inboxes, All | yes    |
      | Dan    | Sales, Team Inboxes, All |        |
      | Olga   | All                      | yes    |
    And was notified:
      | person | reason         |
      | Dan    | moved to Sales |
    When Ben undoes it
    Then everything stands as before

  Scenario: A13 the last assignee unassigned: back to the team inbox, unread as it was
    Given Ben and Olga read "Printer"
    And Ben assigns "Printer" to Cleo
    When Ben unassigns Cleo from "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | Inbox, All                 |        |
      | Olga   | Support, All               |        |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A13 the last assignee takes themselves off
    Given Ben assigns "Printer" to Ann
    When Ann unassigns Ann from "Printer"
    Then "Printer" stands:
      | person | mailboxes                         | unread |
      | Ann    | Inbox, Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All        | yes    |
      | Olga   | Support, All                      | yes    |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: A13 the last assignee of a closed one unassigned: it stays closed
    Given Ben assigns "Printer" to Cleo
    And Cleo closes "Printer"
    When Ben unassigns Cleo from "Printer"
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All | yes    |
      | Ben    | Closed, All | yes    |
      | Cleo   | Closed, All |        |
      | Olga   | Closed, All | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A13b one of several unassigned, option keep
    Given Ann assigns "Printer" to Cleo and Dan
    When Ann unassigns Dan from "Printer"
    Then "Printer" stands:
      | person | mailboxes                      | unread |
      | Ann    | Assigned to others, All        | yes    |
      | Ben    | Assigned to others, All        | yes    |
      | Cleo   | Inbox, Assigned to me, All     |        |
      | Dan    | Inbox, Assigned to others, All |        |
      | Olga   | Assigned to others, All        | yes    |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: A13b one of several unassigned, option remove: access stays
    Given Dan removes from the Inbox what is closed or assigned to others
    And Ann assigns "Printer" to Cleo and Dan
    When Ann unassigns Dan from "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All |        |
      | Dan    | Assigned to others, All    |        |
      | Olga   | Assigned to others, All    | yes    |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario Outline: A14 a reply by <role> to what nobody is assigned, option assign
    When <who> replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | <Ann>     | yes    |
      | Ben    | <Ben>     | <unread of Ben>  |
      | Olga   | <Olga>    | <unread of Olga> |
    And nobody was notified
    And "Printer" is assigned to <who>
    When <who> undoes it
    Then everything stands as before

    Examples:
      | role             | who  | Ann                     | Ben                                      | unread of Ben | Olga                                     | unread of Olga |
      | an active member | Ben  | Assigned to others, All | Inbox, Assigned to me, All, Sent, Outbox |               | Assigned to others, All                  | yes            |
      | an observer      | Olga | Assigned to others, All | Assigned to others, All                  | yes           | Inbox, Assigned to me, All, Sent, Outbox |                |

  Scenario: A9 A17 a reply with Send & Archive to what is spam takes it out of there, and not back into the queue, option leave
    Given the team "Support" leaves it in the team inbox when a member replies
    And Ann marks "Printer" as spam from the team inbox
    When Ben replies to "Printer" with Send & Archive
    Then "Printer" stands:
      | person | mailboxes         | unread |
      | Ann    | All               |        |
      | Ben    | All, Sent, Outbox |        |
      | Olga   | All               | yes    |
    When Ben undoes it
    Then everything stands as before

  Scenario Outline: <case> who has not seen that, does the same from where no queue is: nothing changes
    Given Ann <does> from the team inbox
    When Ben, who has not seen that, <does> from All
    Then nothing changes

    Examples:
      | case | does                    |
      | A8   | trashes "Printer"       |
      | A9   | marks "Printer" as spam |

  Scenario: A15 a reply to what nobody is assigned, option leave
    Given the team "Support" leaves it in the team inbox when a member replies
    When Ben replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                | unread |
      | Ann    | Support, Team Inboxes, All               | yes    |
      | Ben    | Support, Team Inboxes, All, Sent, Outbox |        |
      | Olga   | Support, All                             | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A15 an observer's reply to what nobody is assigned, option leave
    Given the team "Support" leaves it in the team inbox when a member replies
    When Olga replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All, Sent, Outbox |        |
    And nobody was notified
    When Olga undoes it
    Then everything stands as before

  Scenario: A16 Send & Close of what nobody is assigned: the sender stays assignee
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

  Scenario: A16 Send & Close of what nobody is assigned, option leave: the sender stays assignee all the same
    Given the team "Support" leaves it in the team inbox when a member replies
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

  Scenario: A16 Send & Close by another than the assignee: the assignees are kept
    Given Ben assigns "Printer" to Cleo
    When Ben replies to "Printer" with Send & Close
    Then "Printer" stands:
      | person | mailboxes                 | unread |
      | Ann    | Closed, All               | yes    |
      | Ben    | Closed, All, Sent, Outbox |        |
      | Cleo   | Inbox, Closed, All        |        |
      | Olga   | Closed, All               | yes    |
    And nobody was notified
    And "Printer" is assigned to Cleo
    When Ben undoes it
    Then everything stands as before

  Scenario: A16 Send & Close by the assignee
    Given Ann assigns "Printer" to Ben
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

  Scenario: A17 Send & Archive, option assign: out of the queue and out of the sender's Inbox
    When Ben replies to "Printer" with Send & Archive
    Then "Printer" stands:
      | person | mailboxes                         | unread |
      | Ann    | Assigned to others, All           | yes    |
      | Ben    | Assigned to me, All, Sent, Outbox |        |
      | Olga   | Assigned to others, All           | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A17 Send & Archive, option leave
    Given the team "Support" leaves it in the team inbox when a member replies
    When Ben replies to "Printer" with Send & Archive
    Then "Printer" stands:
      | person | mailboxes         | unread |
      | Ann    | All               | yes    |
      | Ben    | All, Sent, Outbox |        |
      | Olga   | All               | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A17 Send & Archive by the assignee: stays in Assigned to me
    Given Ann assigns "Printer" to Ben
    When Ben replies to "Printer" with Send & Archive
    Then "Printer" stands:
      | person | mailboxes                         | unread |
      | Ann    | Assigned to others, All           | yes    |
      | Ben    | Assigned to me, All, Sent, Outbox |        |
      | Olga   | Assigned to others, All           | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A18 a reply in an assigned one that stands in the queue (C2): it leaves the queue
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ann assigns "Printer" to Cleo
    And "kim@example.com" replies to "Printer"
    When Ben replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                             | unread |
      | Ann    | Assigned to others, All               | yes    |
      | Ben    | Assigned to others, All, Sent, Outbox |        |
      | Cleo   | Inbox, Assigned to me, All            | yes    |
      | Olga   | Assigned to others, All               | yes    |
    And nobody was notified
    And "Printer" is assigned to Cleo
    When Ben undoes it
    Then everything stands as before

  Scenario: A18 a reply in one queued because its assignee is out of office (C3), option assign: the replier becomes an assignee too
    Given Ann assigns "Printer" to Cleo
    And Cleo is out of office
    And "kim@example.com" replies to "Printer"
    When Ben replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                | unread |
      | Ann    | Assigned to others, All                  | yes    |
      | Ben    | Inbox, Assigned to me, All, Sent, Outbox |        |
      | Cleo   | Inbox, Assigned to me, All               | yes    |
      | Olga   | Assigned to others, All                  | yes    |
    And nobody was notified
    And "Printer" is assigned to Cleo and Ben
    When Ben undoes it
    Then everything stands as before

  Scenario: A18 a reply in one queued because its assignee is out of office (C3), option leave: it leaves the queue
    Given the team "Support" leaves it in the team inbox when a member replies
    And Ann assigns "Printer" to Cleo
    And Cleo is out of office
    And "kim@example.com" replies to "Printer"
    When Ben replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                             | unread |
      | Ann    | Assigned to others, All               | yes    |
      | Ben    | Assigned to others, All, Sent, Outbox |        |
      | Cleo   | Inbox, Assigned to me, All            | yes    |
      | Olga   | Assigned to others, All               | yes    |
    And nobody was notified
    And "Printer" is assigned to Cleo
    When Ben undoes it
    Then everything stands as before

  Scenario: A18 a reply in an assigned one that does not stand in the queue changes no assignee
    Given Ann assigns "Printer" to Cleo
    And Cleo is out of office
    When Ben replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                             | unread |
      | Ann    | Assigned to others, All               | yes    |
      | Ben    | Assigned to others, All, Sent, Outbox |        |
      | Cleo   | Inbox, Assigned to me, All            |        |
      | Olga   | Assigned to others, All               | yes    |
    And nobody was notified
    And "Printer" is assigned to Cleo
    When Ben undoes it
    Then everything stands as before

  Scenario: A19 reopened by hand, nobody assigned: back in the queue
    Given Ben closes "Printer"
    When Ann reopens "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: A19 reopened by hand, the assignee present: to the assignee
    Given Ben assigns "Printer" to Cleo
    And Cleo closes "Printer"
    When Ann reopens "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    | yes    |
    And was notified:
      | person | reason          |
      | Cleo   | reopened by Ann |
    When Ann undoes it
    Then everything stands as before

  Scenario: A19 reopened by hand, the assignee out of office: back in the queue
    Given Ben assigns "Printer" to Cleo
    And Cleo closes "Printer"
    And Cleo is out of office
    When Ann reopens "Printer"
    Then "Printer" stands:
      | person | mailboxes                                      | unread |
      | Ann    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Ben    | Support, Team Inboxes, Assigned to others, All | yes    |
      | Cleo   | Assigned to me, All                            |        |
      | Olga   | Support, Assigned to others, All               | yes    |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: A20 a new outgoing conversation
    When Ben writes to "lee@example.com" from "support@conferencebadge.com" about "Offer"
    Then "Offer" stands:
      | person | mailboxes         | unread |
      | Ann    | All               |        |
      | Ben    | All, Sent, Outbox |        |
      | Olga   | All               |        |
    And nobody was notified
    And "Offer" belongs to "Support"
    And "Offer" is assigned to nobody
    When Ben undoes it
    Then everything stands as before

  Scenario: A20 the answer to a new outgoing conversation comes as C1
    Given Ben writes to "lee@example.com" from "support@conferencebadge.com" about "Offer"
    When "lee@example.com" replies to "Offer"
    Then "Offer" stands:
      | person | mailboxes                                | unread |
      | Ann    | Support, Team Inboxes, All               | yes    |
      | Ben    | Support, Team Inboxes, All, Sent, Outbox | yes    |
      | Olga   | Support, All                             | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: A18 N1 a reply takes it out of the queue, and the assignee had archived it before: it is in their Inbox again
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ann assigns "Printer" to Cleo
    And Cleo archives "Printer" from Inbox
    And "kim@example.com" replies to "Printer"
    When Ben replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                             | unread |
      | Ann    | Assigned to others, All               | yes    |
      | Ben    | Assigned to others, All, Sent, Outbox |        |
      | Cleo   | Inbox, Assigned to me, All            | yes    |
      | Olga   | Assigned to others, All               | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A7 A19 closed while it stood in the queue and was assigned, reopened by hand: with the assignee, not in the queue
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ann assigns "Printer" to Cleo
    And "kim@example.com" replies to "Printer"
    And Ben closes "Printer"
    When Ann reopens "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    | yes    |
      | Ben    | Assigned to others, All    | yes    |
      | Cleo   | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All    | yes    |
    When Ann undoes it
    Then everything stands as before

  Scenario: A16 Send & Close of what is closed already: out of the sender's Inbox all the same
    Given Ben moves "Printer" to Inbox
    And Ann closes "Printer"
    When Ben replies to "Printer" with Send & Close
    Then "Printer" stands:
      | person | mailboxes                 | unread |
      | Ann    | Closed, All               | yes    |
      | Ben    | Closed, All, Sent, Outbox |        |
      | Olga   | Closed, All               | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before
