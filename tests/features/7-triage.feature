Feature: Section 7: assignment and triage

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the team "Sales" with Dan active
    And the e-mail account "admin@conferencebadge.com" of Ann
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    And Ann, Ben and Olga read "Printer"

  Scenario: 7 several assignees: adding keeps those there, and they are not told again
    Given Ann assigns "Printer" to Cleo
    When Ann assigns "Printer" to Cleo and Ben
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    |        |
      | Ben    | Inbox, Assigned to me, All |        |
      | Cleo   | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    |        |
    And was notified:
      | person | reason          |
      | Ben    | assigned by Ann |
    And "Printer" is assigned to Cleo and Ben
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 several assignees: a close is for all, and a reply after it is told to all
    Given Ann assigns "Printer" to Cleo and Ben
    And Cleo closes "Printer"
    Then "Printer" stands:
      | person | mailboxes          | unread |
      | Ann    | Closed, All        |        |
      | Ben    | Inbox, Closed, All |        |
      | Cleo   | Closed, All        |        |
      | Olga   | Closed, All        |        |
    When "kim@example.com" replies to "Printer"
    Then was notified:
      | person | reason                                  |
      | Ben    | new message in an assigned conversation |
      | Cleo   | new message in an assigned conversation |

  Scenario: 7 nobody outside the organization can be assigned
    Given the organization "Print" with Zoe (owner)
    When Ann assigns "Printer" to Zoe
    Then it is refused: "Zoe is not in this organization."

  Scenario: 7 who cannot see it cannot act on it
    When Cleo assigns "Printer" to Cleo
    Then it is refused: "This no longer exists."

  Scenario: 7 a private conversation, assigned by its owner, joins the organization
    Given a message from "kim@example.com" to "admin@conferencebadge.com" about "Contract" arrives
    When Ann assigns "Contract" to Cleo
    Then "Contract" stands:
      | person | mailboxes                      | unread |
      | Ann    | Inbox, Assigned to others, All | yes    |
      | Cleo   | Inbox, Assigned to me, All     |        |
    And was notified:
      | person | reason          |
      | Cleo   | assigned by Ann |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 a private conversation, transferred by its owner
    Given a message from "kim@example.com" to "admin@conferencebadge.com" about "Contract" arrives
    When Ann transfers "Contract" to "Sales"
    Then "Contract" stands:
      | person | mailboxes                | unread |
      | Ann    | Inbox, All               | yes    |
      | Dan    | Sales, Team Inboxes, All |        |
    And was notified:
      | person | reason         |
      | Dan    | moved to Sales |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 a private conversation and two shared organizations: asked which
    Given the organization "Print" with Ann (owner) and Cleo
    And a message from "kim@example.com" to "admin@conferencebadge.com" about "Contract" arrives
    When Ann assigns "Contract" to Cleo
    Then it is refused: "Choose the organization to share it with."

  Scenario Outline: 7 assigning ends the assignee's own <state>
    Given Ben moves "Printer" to Inbox
    And Ben <does> "Printer" <how>
    When Ann assigns "Printer" to Ben
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    |        |
      | Ben    | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    |        |
    And was notified:
      | person | reason          |
      | Ben    | assigned by Ann |
    When Ann undoes it
    Then everything stands as before

    Examples:
      | state  | does    | how                          |
      | snooze | snoozes | for 2 hours, through replies |
      | trash  | trashes | from Inbox                   |
      | spam   | marks   | as spam from Inbox           |

  Scenario: 7 assigning takes it out of everyone's Trash
    Given Ben trashes "Printer" from the team inbox
    When Ann assigns "Printer" to Cleo
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    |        |
      | Ben    | Assigned to others, All    |        |
      | Cleo   | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    |        |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 assigning takes it out of everyone's Spam
    Given Ben marks "Printer" as spam from the team inbox
    When Ann assigns "Printer" to Cleo
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    |        |
      | Ben    | Assigned to others, All    |        |
      | Cleo   | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    |        |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 assigning reopens a closed one
    Given Ben closes "Printer"
    When Ann assigns "Printer" to Cleo
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    |        |
      | Ben    | Assigned to others, All    |        |
      | Cleo   | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    |        |
    When Ann undoes it
    Then everything stands as before

  Scenario Outline: 7 transferring what is <state> takes it out of there for everyone
    Given Ben <act>
    When Ann transfers "Printer" to "Sales"
    Then "Printer" stands:
      | person | mailboxes                | unread |
      | Ann    | All                      |        |
      | Ben    | All                      |        |
      | Dan    | Sales, Team Inboxes, All |        |
      | Olga   | All                      |        |
    And was notified:
      | person | reason         |
      | Dan    | moved to Sales |
    When Ann undoes it
    Then everything stands as before

    Examples:
      | state   | act                                           |
      | trashed | trashes "Printer" from the team inbox         |
      | spam    | marks "Printer" as spam from the team inbox   |
      | closed  | closes "Printer"                              |

  Scenario: 7 transferred to its own team when archived: back in the queue
    Given Ben archives "Printer" from the team inbox
    When Olga transfers "Printer" to "Support"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |
    When Olga undoes it
    Then everything stands as before

  Scenario: 7 transferred to its own team when it stands there: no change
    When Ben transfers "Printer" to "Support"
    Then nothing changes

  Scenario: 7 transferred to its own team when assigned: no change
    Given Ann assigns "Printer" to Cleo
    When Ben transfers "Printer" to "Support"
    Then nothing changes

  Scenario: 7 a comment does not reopen
    Given Ben closes "Printer"
    When Ann comments on "Printer": "Was it the cable?"
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All |        |
      | Ben    | Closed, All |        |
      | Olga   | Closed, All |        |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 a member's reply takes it out of Spam
    Given Ben marks "Printer" as spam from the team inbox
    When Ann replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                | unread |
      | Ann    | Inbox, Assigned to me, All, Sent, Outbox |        |
      | Ben    | Assigned to others, All                  |        |
      | Olga   | Assigned to others, All                  |        |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 N1 a member's reply takes it out of Spam, option leave: back in the team inbox
    Given the team "Support" leaves it in the team inbox when a member replies
    And Ben marks "Printer" as spam from the team inbox
    And "kim@example.com" replies to "Printer"
    When Ann replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                | unread |
      | Ann    | Support, Team Inboxes, All, Sent, Outbox |        |
      | Ben    | Support, Team Inboxes, All               | yes    |
      | Olga   | Support, All                             | yes    |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 N1 my reply takes it out of my own Spam, into my Inbox
    Given the team "Support" leaves it in the team inbox when a member replies
    And Ben moves "Printer" to Inbox
    And Ben marks "Printer" as spam from Inbox
    When Ben replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                                       | unread |
      | Ann    | Support, Team Inboxes, All                      |        |
      | Ben    | Inbox, Support, Team Inboxes, All, Sent, Outbox |        |
      | Olga   | Support, All                                    |        |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 N1 put back into a team inbox that nobody looks into: to the account's owner, who is told
    Given the team "Ghosts" with Ben active
    And Ben transfers "Printer" to "Ghosts"
    And Ben archives "Printer" from the team inbox
    And Ann makes nobody the members of the team "Ghosts"
    When Ann puts "Printer" back in the team inbox
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | All        |        |
      | Olga   | All        |        |
    And nobody was notified
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 move to Inbox: mine alone
    When Olga moves "Printer" to Inbox
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Inbox, Support, All        |        |
    And nobody was notified
    When Olga undoes it
    Then everything stands as before

  Scenario: 7 put back in the team inbox, for everyone
    Given Ben archives "Printer" from the team inbox
    When Olga puts "Printer" back in the team inbox
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |
    And nobody was notified
    When Olga undoes it
    Then everything stands as before

  Scenario: 7 restored from the Trash: for everyone what was trashed for everyone
    Given Ben trashes "Printer" from the team inbox
    When Olga restores "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |
    And nobody was notified
    When Olga undoes it
    Then everything stands as before

  Scenario: 7 restored from the Trash: mine alone what I trashed for myself
    Given Ben moves "Printer" to Inbox
    And Ben trashes "Printer" from Inbox
    When Ben restores "Printer"
    Then "Printer" stands:
      | person | mailboxes                         | unread |
      | Ann    | Support, Team Inboxes, All        |        |
      | Ben    | Inbox, Support, Team Inboxes, All |        |
      | Olga   | Support, All                      |        |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 not spam: for everyone what was spam for everyone
    Given Ben marks "Printer" as spam from the team inbox
    When Olga marks "Printer" as not spam
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |
    And nobody was notified
    When Olga undoes it
    Then everything stands as before

  Scenario Outline: 7 a snooze until what a person may type, which is due on the minute
    When Ben snoozes "Printer" until <typed>
    And it is <before>
    Then "Printer" is in Snoozed of Ben
    And nobody was notified
    When it is <due>
    Then "Printer" is not in Snoozed of Ben
    And only Ben was notified

    Examples:
      | typed            | before         | due           |
      | tomorrow         | tomorrow 8:59  | 9:00          |
      | tomorrow evening | tomorrow 17:59 | 18:00         |
      | Friday           | Friday 8:59    | 9:00          |
      | 4 June 14:30     | Wednesday 9:00 | 14:30         |

  Scenario: 7 a snooze ended by hand
    Given Ben snoozes "Printer" for 2 hours
    When Ben ends the snooze of "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 marked as unread: for myself
    When Ben marks "Printer" as unread
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               |        |
    And the badge on Team Inboxes of Ben is 1
    And the badge on Team Inboxes of Ann is 0
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 starred: for myself
    When Ben stars "Printer"
    Then "Printer" stands:
      | person | mailboxes                           | unread |
      | Ann    | Support, Team Inboxes, All          |        |
      | Ben    | Support, Team Inboxes, All, Starred |        |
      | Olga   | Support, All                        |        |
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 labelled: for everyone
    Given the label "Urgent"
    When Ben labels "Printer" with "Urgent"
    Then "Printer" is labelled "Urgent"
    When Ben undoes it
    Then everything stands as before

  Scenario Outline: 7 trashed or spammed by the assignee from their own view: unassigned, back to the team inbox
    Given Ann assigns "Printer" to Cleo
    When Cleo <does> "Printer" <how>
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | <where>                    |        |
      | Olga   | Support, All               |        |
    And nobody was notified
    And "Printer" is assigned to nobody
    When Cleo undoes it
    Then everything stands as before

    Examples:
      | does    | how                | where |
      | trashes | from Inbox         | Trash |
      | marks   | as spam from Inbox | Spam  |

  Scenario: 7 a snooze is due where it stands: in the team inbox
    Given Ben snoozes "Printer" for 2 hours
    When 2 hours pass
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               |        |
    And was notified:
      | person | reason        |
      | Ben    | snooze is due |

  Scenario: 7 a snooze is due after a colleague acted: in the Inbox
    Given Ben snoozes "Printer" for 2 hours
    And Ann archives "Printer" from the team inbox
    When 2 hours pass
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Ann    | All        |        |
      | Ben    | Inbox, All | yes    |
      | Olga   | All        |        |
    And was notified:
      | person | reason                         |
      | Ben    | snooze is due, after Ann acted |

  Scenario: 7 a snooze is due after a colleague acted, and it still stands in the queue: in the Inbox too
    Given Ben snoozes "Printer" for 2 hours
    And Ann comments on "Printer": "Ben knows this customer"
    When 2 hours pass
    Then "Printer" stands:
      | person | mailboxes                         | unread |
      | Ann    | Support, Team Inboxes, All        |        |
      | Ben    | Inbox, Support, Team Inboxes, All | yes    |
      | Olga   | Support, All                      |        |
    And was notified:
      | person | reason                         |
      | Ben    | snooze is due, after Ann acted |

  Scenario: 7 a snooze is due, and what a colleague did concerned themselves alone
    Given Ben snoozes "Printer" for 2 hours
    And Ann snoozes "Printer" for 1 day
    When 2 hours pass
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | All, Snoozed               |        |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               |        |
    And was notified:
      | person | reason        |
      | Ben    | snooze is due |

  Scenario: 7 what is due comes once
    Given Ben snoozes "Printer" for 2 hours
    And 2 hours pass
    And Ben reads "Printer"
    When 1 day passes
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |

  Scenario: 7 a held message leaves by the clock: to the Outbox, for nothing delivers it here
    Given Ben replies to "Printer"
    When 1 minute passes
    And Ben undoes it
    Then it is refused: "That cannot be undone."

  Scenario: 7 a held message leaves by the clock: the simulator delivers it
    Given the simulated e-mail account "demo@conferencebadge.com" of Ann
    And the account "demo@conferencebadge.com" shared to the team inbox of "Sales"
    And a message from "kim@example.com" to "demo@conferencebadge.com" about "Demo" arrives at "demo@conferencebadge.com"
    And Dan replies to "Demo"
    When 1 minute passes
    Then "Demo" stands:
      | person | mailboxes                        | unread |
      | Ann    | Assigned to others, All          | yes    |
      | Dan    | Inbox, Assigned to me, All, Sent |        |
    And nobody was notified

  Scenario: 7 others' own snooze, trash and spam are not ended by an assignment
    Given Ben snoozes "Printer" for 2 hours
    And Olga moves "Printer" to Inbox
    And Olga trashes "Printer" from Inbox
    When Ann assigns "Printer" to Cleo
    Then "Printer" stands:
      | person | mailboxes                        | unread |
      | Ann    | Assigned to others, All          |        |
      | Ben    | Assigned to others, All, Snoozed |        |
      | Cleo   | Inbox, Assigned to me, All       |        |
      | Olga   | Trash                            |        |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 trashed by one of two assignees from their own view: the other goes on with it
    Given Ann assigns "Printer" to Cleo and Dan
    When Cleo trashes "Printer" from Inbox
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    |        |
      | Ben    | Assigned to others, All    |        |
      | Cleo   | Trash                      |        |
      | Dan    | Inbox, Assigned to me, All |        |
      | Olga   | Assigned to others, All    |        |
    And nobody was notified
    And "Printer" is assigned to Dan
    When Cleo undoes it
    Then everything stands as before

  Scenario: 7 a closed one trashed by its assignee from their own view: unassigned, and stays closed
    Given Ann assigns "Printer" to Cleo
    And Ann closes "Printer"
    When Cleo trashes "Printer" from Inbox
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All |        |
      | Ben    | Closed, All |        |
      | Cleo   | Trash       |        |
      | Olga   | Closed, All |        |
    When Cleo undoes it
    Then everything stands as before

  Scenario: 7 restored for everyone while assigned: in its assignee's Inbox, not in the team inbox
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ann assigns "Printer" to Cleo
    And "kim@example.com" replies to "Printer"
    And Ben trashes "Printer" from the team inbox
    When Olga restores "Printer"
    Then "Printer" stands:
      | person | mailboxes               | unread |
      | Ann    | Assigned to others, All | yes    |
      | Ben    | Assigned to others, All |        |
      | Cleo   | Inbox, Assigned to me, All | yes    |
      | Olga   | Assigned to others, All | yes    |
    And nobody was notified
    When Olga undoes it
    Then everything stands as before

  Scenario: 7 a transfer to another organization is refused
    Given the organization "Print" with Zoe (owner) and Ann
    And the team "Shop" with Zoe, Ann active
    When Ann transfers "Printer" to "Shop"
    Then it is refused: "It belongs to another organization."

  Scenario: 7 put back, moved to Inbox and unsnoozed where it is already: nothing changes
    When Ben puts "Printer" back in the team inbox
    Then nothing changes
    When Ben ends the snooze of "Printer"
    Then nothing changes
    When Ben marks "Printer" as read
    Then nothing changes
    When Ben restores "Printer"
    Then nothing changes
    When Ben reopens "Printer"
    Then nothing changes
    When Ben unassigns Cleo from "Printer"
    Then nothing changes

  Scenario: 7 put back what is assigned: in the queue, and still assigned
    Given Ann assigns "Printer" to Cleo
    When Ben puts "Printer" back in the team inbox
    Then "Printer" stands:
      | person | mailboxes                                      | unread |
      | Ann    | Support, Team Inboxes, Assigned to others, All |        |
      | Ben    | Support, Team Inboxes, Assigned to others, All |        |
      | Cleo   | Inbox, Assigned to me, All                     |        |
      | Olga   | Support, Assigned to others, All               |        |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 A19 reopened by its assignee, of whom one is out of office: to those who are present, not told of their own act
    Given Ann assigns "Printer" to Cleo and Dan
    And Cleo closes "Printer"
    And Dan archives "Printer" from Inbox
    And Dan is out of office
    When Cleo reopens "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Assigned to others, All    |        |
      | Ben    | Assigned to others, All    |        |
      | Cleo   | Inbox, Assigned to me, All |        |
      | Dan    | Assigned to me, All        |        |
      | Olga   | Assigned to others, All    |        |
    And nobody was notified
    When Cleo undoes it
    Then everything stands as before

  Scenario: A17 Send & Archive by a colleague while it stands in the queue: out of the queue, the assignee keeps it
    Given the team "Support" shows a reply to what is assigned in the team inbox
    And Ann assigns "Printer" to Cleo
    And "kim@example.com" replies to "Printer"
    When Ben replies to "Printer" with Send & Archive
    Then "Printer" stands:
      | person | mailboxes                             | unread |
      | Ann    | Assigned to others, All               | yes    |
      | Ben    | Assigned to others, All, Sent, Outbox |        |
      | Cleo   | Inbox, Assigned to me, All            | yes    |
      | Olga   | Assigned to others, All               | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: A13 the last assignee unassigned, option remove: their own Inbox keeps it, for nobody else has it now
    Given Cleo removes from the Inbox what is closed or assigned to others
    And Ann assigns "Printer" to Cleo
    When Ann unassigns Cleo from "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | Inbox, All                 |        |
      | Olga   | Support, All               |        |
    When Ann undoes it
    Then everything stands as before

  Scenario: 7 a snooze that is due on what a colleague threw away: unread in the Trash, and told so
    Given Ben snoozes "Printer" for 2 hours
    And Ann trashes "Printer" from the team inbox
    When 2 hours pass
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | Trash     |        |
      | Ben    | Trash     | yes    |
      | Olga   | Trash     |        |
    And was notified:
      | person | reason                         |
      | Ben    | snooze is due, after Ann acted |

  Scenario: 7 several snoozes that are due at once, each for its own person
    Given Ben snoozes "Printer" until tomorrow 9:00
    And Olga snoozes "Printer" for 2 hours
    And Ann snoozes "Printer" until 10:00
    When it is Tuesday 9:00
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason        |
      | Ann    | snooze is due |
      | Ben    | snooze is due |
      | Olga   | snooze is due |

  Scenario: 7 trash from Spam leaves Spam, comes back to Spam, and can be deleted for ever
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Offer" arrives
    And Ben marks "Offer" as spam from the team inbox
    When Ben trashes "Offer" from Spam
    Then "Offer" stands:
      | person | mailboxes | unread |
      | Ann    | Trash     | yes    |
      | Ben    | Trash     |        |
      | Olga   | Trash     | yes    |
    When Ben undoes it
    Then everything stands as before
    When Ben trashes "Offer" from Spam
    And Ben restores "Offer"
    Then "Offer" stands:
      | person | mailboxes | unread |
      | Ann    | Spam      | yes    |
      | Ben    | Spam      |        |
      | Olga   | Spam      | yes    |
    When Ben trashes "Offer" from Spam
    And "kim@example.com" replies to "Offer"
    Then "Offer" is in Trash of Ben
    When Ben deletes "Offer" for ever
    Then there is no conversation "Offer"

  Scenario: 7 spam is not marked as spam again, nor trash as trash; the one becomes the other
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Offer" arrives
    And Ben marks "Offer" as spam from the team inbox
    When Ben marks "Offer" as spam from Spam
    Then nothing changes
    When Ben trashes "Offer" from Spam
    And Ben trashes "Offer" from Trash
    Then nothing changes
    When Ben marks "Offer" as spam from Trash
    Then "Offer" is in Spam of Olga
    And "Offer" is not in Trash of Olga
