Feature: Section 3: what mailboxes hold, how they are sorted, and where an act is done

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the team "Sales" with Ben, Dan active
    And the e-mail account "admin@conferencebadge.com" of Ann
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And the shared address "sales@conferencebadge.com" verified, to the team inbox of "Sales"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    And a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives

  Scenario: 3 Team Inboxes is the union of the teams in which one is active
    When a message from "mia@example.com" to "sales@conferencebadge.com" about "Offer" arrives
    Then Team Inboxes of Ben lists "Offer", "Toner", "Printer"
    And Team Inboxes of Ann lists "Toner", "Printer"
    And Team Inboxes of Dan lists "Offer"
    And Team Inboxes of Olga is empty
    And the team inbox of "Sales" of Ben lists "Offer"
    And the team inbox of "Sales" of Ann is empty
    And the badge on Team Inboxes of Ben is 3
    And the badge on the team inbox of "Sales" of Ben is 1
    And the badge on the team inbox of "Sales" of Ann is 0

  Scenario: 3 lists sort by the last message or comment, newest first
    Given a message from "mia@example.com" to "support@conferencebadge.com" about "Paper" arrives
    When "kim@example.com" replies to "Printer"
    Then Team Inboxes of Ben lists "Printer", "Paper", "Toner"
    When Ben comments on "Toner": "Which one?"
    Then Team Inboxes of Ann lists "Toner", "Printer", "Paper"
    And All of Olga lists "Toner", "Printer", "Paper"
    When Ben undoes it
    Then everything stands as before

  Scenario: 3 ties are decided by what was begun last
    When Ann imports into "admin@conferencebadge.com" as new mail:
      | from            | to                          | subject | ago    |
      | kim@example.com | support@conferencebadge.com | First   | 2 days |
      | lee@example.com | support@conferencebadge.com | Second  | 2 days |
    Then Team Inboxes of Ben lists "Toner", "Printer", "Second", "First"

  Scenario: 3 acts that bring nothing move nobody's rows
    When Ben stars "Printer"
    And Olga snoozes "Printer" for 2 hours
    And Ben closes "Printer"
    And Ben reopens "Printer"
    Then All of Ann lists "Toner", "Printer"
    And Team Inboxes of Ben lists "Toner", "Printer"

  Scenario: 3 my Inbox is sorted by what arrives there: a mention, a move, a reopening
    Given Ben assigns "Toner" to Cleo
    And Ben comments on "Printer": "@Cleo, see this"
    Then Inbox of Cleo lists "Printer", "Toner"
    When Cleo archives "Toner" from Inbox
    And Cleo moves "Toner" to Inbox
    Then Inbox of Cleo lists "Toner", "Printer"
    When Cleo closes "Toner"
    And Cleo moves "Printer" to Inbox
    And Ben reopens "Toner"
    Then Inbox of Cleo lists "Toner", "Printer"
    And All of Cleo lists "Printer", "Toner"

  Scenario: 3 badges count unread rows: Assigned to me
    Given Ben assigns "Printer" and "Toner" to Ann
    And Ann reads "Toner"
    Then the badge on Assigned to me of Ann is 1
    And the badge on Inbox of Ann is 1
    And the badge on Team Inboxes of Ann is 0
    When Ann closes "Printer"
    Then the badge on Assigned to me of Ann is 0

  Scenario: 3 starred, drafted, sent: in the Trash and nowhere else; what waits in the Outbox is still shown there
    Given the team "Support" leaves it in the team inbox when a member replies
    And Ben stars "Printer"
    And Ben replies to "Printer"
    And Ben drafts a reply to "Printer"
    When Ann trashes "Printer" from the team inbox
    Then "Printer" stands:
      | person | mailboxes     | unread |
      | Ann    | Trash         |        |
      | Ben    | Trash, Outbox |        |
      | Olga   | Trash         | yes    |
    When Ann undoes it
    Then everything stands as before

  Scenario: 3 a closed one that is snoozed and starred is in each of these
    Given Ben stars "Printer"
    And Ben snoozes "Printer" for 2 hours
    When Ann closes "Printer"
    Then "Printer" stands:
      | person | mailboxes                     | unread |
      | Ann    | Closed, All                   | yes    |
      | Ben    | Closed, All, Snoozed, Starred | yes    |
      | Olga   | Closed, All                   | yes    |
    When Ann undoes it
    Then everything stands as before

  Scenario Outline: 3 where an act is done decides for whom: <does> from <view>, in the Inbox and in the queue
    Given Ben moves "Printer" to Inbox
    When Ben <does> "Printer" <how>
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | <Ann>     | yes    |
      | Ben    | <Ben>     |        |
      | Olga   | <Olga>    | yes    |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

    Examples: for everyone
      | does     | view                   | how                                        | Ann   | Ben   | Olga  |
      | archives | the team inbox         | from the team inbox                        | All   | All   | All   |
      | archives | another team's inbox   | from the team inbox of "Sales"             | All   | All   | All   |
      | trashes  | the team inbox         | from the team inbox                        | Trash | Trash | Trash |
      | trashes  | Team Inboxes           | from Team Inboxes                          | Trash | Trash | Trash |
      | marks    | the team inbox         | as spam from the team inbox                | Spam  | Spam  | Spam  |
      | marks    | Team Inboxes           | as spam from Team Inboxes                  | Spam  | Spam  | Spam  |

    Examples: mine alone
      | does     | view           | how                         | Ann                        | Ben                        | Olga         |
      | archives | Inbox          | from Inbox                  | Support, Team Inboxes, All | Support, Team Inboxes, All | Support, All |
      | archives | All            | from All                    | Support, Team Inboxes, All | Support, Team Inboxes, All | Support, All |
      | trashes  | Inbox          | from Inbox                  | Support, Team Inboxes, All | Trash                      | Support, All |
      | trashes  | All            | from All                    | Support, Team Inboxes, All | Trash                      | Support, All |
      | marks    | Inbox          | as spam from Inbox          | Support, Team Inboxes, All | Spam                       | Support, All |
      | marks    | All            | as spam from All            | Support, Team Inboxes, All | Spam                       | Support, All |

  Scenario Outline: 3 elsewhere, in no Inbox of mine, but in a queue of mine: <does> is for everyone
    When Ben <does> "Printer" <how>
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | <where>   | yes    |
      | Ben    | <where>   |        |
      | Olga   | <where>   | yes    |
    When Ben undoes it
    Then everything stands as before

    Examples:
      | does     | how              | where |
      | archives | from All         | All   |
      | trashes  | from All         | Trash |
      | trashes  | from Starred     | Trash |
      | marks    | as spam from All | Spam  |

  Scenario: 3 a mixed selection: each by where it stands
    Given Ben moves "Printer" to Inbox
    When Ben archives "Printer" and "Toner" from All
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               | yes    |
    And "Toner" stands:
      | person | mailboxes | unread |
      | Ann    | All       | yes    |
      | Ben    | All       |        |
      | Olga   | All       | yes    |
    When Ben undoes it
    Then everything stands as before

  Scenario: 3 an assignee archives from Assigned to me: out of their Inbox, and a second time there is nothing
    Given Ann assigns "Printer" to Cleo
    When Cleo archives "Printer" from Assigned to me
    Then "Printer" stands:
      | person | mailboxes               | unread |
      | Ann    | Assigned to others, All | yes    |
      | Ben    | Assigned to others, All | yes    |
      | Cleo   | Assigned to me, All     |        |
      | Olga   | Assigned to others, All | yes    |
    When Cleo archives "Printer" from Assigned to me
    Then it is refused: "It is not in your Inbox or in any of your team inboxes, so there is nothing to remove it from."

  Scenario: 3 reading clears unread, for oneself, and moves nothing
    When Ben reads "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               | yes    |
    And Team Inboxes of Ben lists "Toner", "Printer"
    And the badge on Team Inboxes of Ben is 1
    And the badge on Team Inboxes of Ann is 2
