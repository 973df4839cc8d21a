Feature: Section 10: comments, mentions, watchers and who is told

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the team "Sales" with Dan active and Cleo observing
    And the e-mail account "admin@conferencebadge.com" of Ann
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    And Ann, Ben and Olga read "Printer"

  Scenario: 10 a comment tells nobody who does not watch, and makes nothing unread
    When Ben comments on "Printer": "Looks like the cable"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |
    And nobody was notified

  Scenario: 10 a comment moves it to the top
    Given a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    When Ben comments on "Printer": "Looks like the cable"
    Then Team Inboxes of Ann lists "Printer", "Toner"

  Scenario: 10 watchers by default: assignees, commenters, mentioned
    Given Ann assigns "Printer" to Cleo
    And Olga comments on "Printer": "@Dan will know"
    When Ben comments on "Printer": "It was the cable"
    Then was notified:
      | person | reason         |
      | Cleo   | comment by Ben |
      | Dan    | comment by Ben |
      | Olga   | comment by Ben |

  Scenario: 10 who stops watching is not told
    Given Ann assigns "Printer" to Cleo
    And Cleo stops watching "Printer"
    When Ben comments on "Printer": "It was the cable"
    Then nobody was notified

  Scenario: 10 who watches by hand is told
    Given Olga watches "Printer"
    When Ben comments on "Printer": "It was the cable"
    Then was notified:
      | person | reason         |
      | Olga   | comment by Ben |

  Scenario: 10 a mention gives access and puts it into the Inbox
    When Ben comments on "Printer": "@Cleo, is this one yours?"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | Inbox, All                 |        |
      | Olga   | Support, All               |        |
    And was notified:
      | person | reason           |
      | Cleo   | mentioned by Ben |
    When Ben undoes it
    Then everything stands as before

  Scenario: 10 a mention brings it back from one's own Trash
    Given Ben assigns "Printer" to Cleo
    And Cleo trashes "Printer" from Inbox
    When Ben comments on "Printer": "@Cleo, look again"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | Inbox, All                 |        |
      | Olga   | Support, All               |        |
    When Ben undoes it
    Then everything stands as before

  Scenario: 10 a watcher who is mentioned is told once, by the more personal reason
    Given Ann assigns "Printer" to Cleo
    When Ben comments on "Printer": "@Cleo, how far are you?"
    Then was notified:
      | person | reason           |
      | Cleo   | mentioned by Ben |

  Scenario: 10 nobody is told of their own mention
    When Ben comments on "Printer": "@Ben, do not forget"
    Then nobody was notified

  Scenario: 10 a mention of a team reaches its active members
    When Ben comments on "Printer": "@Sales, yours?"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Dan    | Inbox, All                 |        |
      | Olga   | Support, All               |        |
    And was notified:
      | person | reason        |
      | Dan    | @Sales by Ben |
    When Ben undoes it
    Then everything stands as before

  Scenario: 10 a mention of a team reaches all members, where the team says so
    Given the team "Sales" lets a mention of the team reach all members
    When Ben comments on "Printer": "@Sales, yours?"
    Then was notified:
      | person | reason        |
      | Cleo   | @Sales by Ben |
      | Dan    | @Sales by Ben |

  Scenario: 10 of a private conversation only the owner can mention
    Given a message from "kim@example.com" to "admin@conferencebadge.com" about "Contract" arrives
    When Ann comments on "Contract": "@Cleo, please read"
    Then "Contract" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Cleo   | Inbox, All |        |
    When Ann undoes it
    Then everything stands as before

  Scenario: 10 nobody outside the organization can be mentioned
    Given the organization "Print" with Zoe (owner)
    When Ben comments on "Printer": "@Zoe, have a look"
    Then it is refused: "Zoe is not in this organization."

  Scenario: 6 a message that joins by its headers, from somebody who took no part
    Given a message arrives at "admin@conferencebadge.com":
      | from    | lee@example.com             |
      | to      | support@conferencebadge.com |
      | cc      | mia@example.com             |
      | subject | Invoice                     |
      | id      | first                       |
    When a message arrives at "admin@conferencebadge.com":
      | from    | eve@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Re: Invoice                 |
      | answers | first                       |
    Then the last message of "Invoice" is marked as joined by headers
    When a message arrives at "admin@conferencebadge.com":
      | from    | mia@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Re: Invoice                 |
      | answers | first                       |
    Then the last message of "Invoice" is not marked as joined by headers
    When a message arrives at "admin@conferencebadge.com":
      | from      | nan@example.com             |
      | to        | support@conferencebadge.com |
      | list-post | talk@example.org            |
      | subject   | Re: Invoice                 |
      | answers   | first                       |
    Then the last message of "Invoice" is not marked as joined by headers

  Scenario Outline: 6 a From that names a colleague, or an address of ours, is outside mail all the same, and marked
    When a message from "<from>" to "support@conferencebadge.com" about "Wire" arrives at "admin@conferencebadge.com"
    Then "Wire" is in Support of Ben
    And "Wire" is unread for Ann, Ben and Olga
    And the last message of "Wire" <is> marked as not sent from here
    When Ben replies to "Wire"
    Then the last message of "Wire" is not marked as not sent from here

    Examples:
      | from                        | is     |
      | ben@people.example          | is     |
      | admin@conferencebadge.com   | is     |
      | support@conferencebadge.com | is     |
      | kim@example.com             | is not |

  Scenario: 6 what was sent from here and comes back in another account is what it says
    Given the organization "Print" with Zoe (owner)
    And the e-mail account "zoe@print.example" of Zoe
    When Ann writes to "zoe@print.example" from "admin@conferencebadge.com" about "Badges"
    And the message that was sent last arrives at "zoe@print.example"
    Then "Badges #2" is in Inbox of Zoe
    And the last message of "Badges #2" is not marked as not sent from here

  Scenario: 10 of several reasons the most personal one: a mention before a mention of one's team
    When Ben comments on "Printer": "@Sales and @Dan, yours?"
    Then was notified:
      | person | reason           |
      | Dan    | mentioned by Ben |

  Scenario: 10 a mention of a team reaches who is in it alone: not the team's other watchers of nothing
    Given Olga watches "Printer"
    When Ben comments on "Printer": "@Sales, yours?"
    Then was notified:
      | person | reason         |
      | Dan    | @Sales by Ben  |
      | Olga   | comment by Ben |

  Scenario: 10 who lost access is not told of comments any more
    Given Olga watches "Printer"
    And Ann makes Ann, Ben active the members of the team "Support"
    When Ben comments on "Printer": "It was the cable"
    Then nobody was notified

  Scenario: 10 whoever is mentioned watches from then on; whoever comments too
    Given Ben comments on "Printer": "@Cleo, see this"
    When Ann comments on "Printer": "Hm"
    Then was notified:
      | person | reason         |
      | Ben    | comment by Ann |
      | Cleo   | comment by Ann |

  Scenario: 10 nobody is told of a close, an archive, a transfer away, a reply, a star, a label
    Given Ann assigns "Printer" to Cleo
    And Olga watches "Printer"
    And the label "Urgent"
    When Ben closes "Printer"
    Then nobody was notified
    When Ben reopens "Printer"
    And Ben labels "Printer" with "Urgent"
    Then nobody was notified
    When Ben stars "Printer"
    Then nobody was notified
    When Ben replies to "Printer"
    Then nobody was notified

  Scenario: 10 a transfer tells the active members it comes to, and nobody it leaves
    Given Ann assigns "Printer" to Cleo
    When Ben transfers "Printer" to "Sales"
    Then was notified:
      | person | reason         |
      | Dan    | moved to Sales |

  Scenario: 10 a mention brings back what one had snoozed
    Given Ben snoozes "Printer" for 1 day, through replies
    When Ann comments on "Printer": "@Ben, now"
    Then "Printer" stands:
      | person | mailboxes                         | unread |
      | Ann    | Support, Team Inboxes, All        |        |
      | Ben    | Inbox, Support, Team Inboxes, All |        |
      | Olga   | Support, All                      |        |
    When Ann undoes it
    Then everything stands as before

  Scenario: 10 a snooze that is due is told to the snoozer alone
    Given Ann assigns "Printer" to Cleo
    And Olga watches "Printer"
    And Cleo snoozes "Printer" for 2 hours
    When 2 hours pass
    Then was notified:
      | person | reason        |
      | Cleo   | snooze is due |

  Scenario: 10 one copy in each: who is active in both teams is told of either
    Given the organization "Badge" makes one copy in each of mail to several teams
    And Ann makes Ben, Dan active the members of the team "Sales"
    And the shared address "sales@conferencebadge.com" verified, to the team inbox of "Sales"
    When a message from "kim@example.com" to "support@conferencebadge.com, sales@conferencebadge.com" about "Both" arrives
    Then the unseen notices of Ben are 3
    And the unseen notices of Dan are 1

  Scenario: 10 who mentions themselves is told of nothing, and has it in their Inbox no more than before
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Mine" arrives
    And Ben reads "Mine"
    When Ben comments on "Mine": "@Ben, remember"
    Then "Mine" is not in Inbox of Ben
    And nobody was notified

  Scenario: 10 @all mentions everybody who has access, and nobody else
    Given Ann assigns "Printer" to Cleo
    When Ben comments on "Printer": "@all, we close at noon"
    Then was notified:
      | person | reason           |
      | Ann    | mentioned by Ben |
      | Cleo   | mentioned by Ben |
      | Olga   | mentioned by Ben |
    And "Printer" is in Inbox of Ann
    And "Printer" is in Inbox of Olga
    And "Printer" is not in All of Dan
    When Ben undoes it
    Then everything stands as before

  Scenario: 10 @team mentions the team of the conversation, by the option of the team
    When Olga comments on "Printer": "@team, yours?"
    Then was notified:
      | person | reason           |
      | Ann    | @Support by Olga |
      | Ben    | @Support by Olga |

  Scenario: 10 an edited comment keeps its place, tells nobody, and says that it was edited
    Given Olga watches "Printer"
    And Ben comments on "Printer": "Looks like the cabel"
    And a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    When Ben edits the last comment on "Printer": "Looks like the cable"
    Then nobody was notified
    And the last comment on "Printer" is by Ben: "Looks like the cable"
    And the last comment on "Printer" is edited
    And Team Inboxes of Ann lists "Toner", "Printer"
    When Ben undoes it
    Then the last comment on "Printer" is by Ben: "Looks like the cabel"
    And the last comment on "Printer" is as it was written
    And everything stands as before

  Scenario: 10 who is mentioned by an edit is told as by a comment, who was mentioned before is not told again
    Given Ben comments on "Printer": "@Cleo, see this"
    When Ben edits the last comment on "Printer": "@Cleo and @Dan, see this"
    Then was notified:
      | person | reason           |
      | Dan    | mentioned by Ben |
    And "Printer" is in Inbox of Dan
    When Ben undoes it
    Then everything stands as before
    And "Printer" is not in All of Dan

  Scenario: 10 a mention that an edit takes out has given access all the same
    Given Ben comments on "Printer": "@Cleo, see this"
    When Ben edits the last comment on "Printer": "See this"
    Then "Printer" is in Inbox of Cleo

  Scenario: 10 a comment is deleted with a trace
    Given Ben comments on "Printer": "It was the cable"
    And Olga comments on "Printer": "No"
    When Olga deletes the last comment on "Printer"
    Then nobody was notified
    And the story of "Printer" has 1 comment
    And the last comment on "Printer" is by Ben: "It was the cable"
    And the story of "Printer" says that Olga deleted a comment
    When Olga undoes it
    Then the last comment on "Printer" is by Olga: "No"
    And the story of "Printer" has 2 comments

  Scenario: 10 a comment is its author's alone to change
    Given Ben comments on "Printer": "It was the cable"
    When Ann edits the last comment on "Printer": "It was the printer"
    Then it is refused: "Only its author can change a comment."
    When Ann deletes the last comment on "Printer"
    Then it is refused: "Only its author can change a comment."
    When Ben edits the last comment on "Printer": " "
    Then it is refused: "Something is missing: fill in the empty field."
    When Ben edits the last comment on "Printer": "It was the cable"
    Then it is refused: "It is already like that."
    And the last comment on "Printer" is as it was written

  Scenario: 10 a comment is edited twice, and taken back act by act
    Given Ben comments on "Printer": "One"
    And Ben edits the last comment on "Printer": "Two"
    When Ben edits the last comment on "Printer": "Three"
    And Ben undoes it
    Then the last comment on "Printer" is by Ben: "Two"
    When Ben deletes the last comment on "Printer"
    And Ben undoes it
    Then the last comment on "Printer" is by Ben: "Two"

  Scenario: 10 the comment of a conversation that was merged is edited where it is read
    Given Ben comments on "Printer": "One"
    And a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    And Ann merges "Printer" into "Toner"
    When Ben edits the last comment on "Toner": "Two"
    Then the last comment on "Toner" is by Ben: "Two"
    When Ben undoes it
    Then the last comment on "Toner" is by Ben: "One"
