Feature: Section 8, point 6: what continues a private conversation is linked with it, for those who may see both

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Omar
    And the team "Support" with Ann active
    And the team "Sales" with Cleo active
    And the e-mail account "omar@conferencebadge.com" of Omar
    And the e-mail account "dan@conferencebadge.com" of Dan
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And the shared address "sales@conferencebadge.com" verified, to the team inbox of "Sales"
    And a message from "kim@example.com" to "omar@conferencebadge.com" about "Printer" arrives
    And "kim@example.com" replies to "Printer", to "support@conferencebadge.com"

  Scenario: 8.6 the link is for who may see both, and follows access
    Then "Re: Printer" continues the private "Printer" for Omar
    When Ann assigns "Re: Printer" to Ben
    Then "Re: Printer" continues the private "Printer" for Omar
    When Omar assigns "Printer" to Ben
    Then "Re: Printer" continues the private "Printer" for Omar and Ben
    When Omar undoes it
    Then everything stands as before
    And "Re: Printer" continues the private "Printer" for Omar

  Scenario: 8.6 the link explains nothing: where each stands is due to its own sharing
    Then "Printer" has 1 message
    And "Printer" is in "Inbox" of Omar because:
      | because                                                                             |
      | a message from kim@example.com arrived; Omar owns the account omar@conferencebadge.com |
    And "Re: Printer" is in "All" of Omar because:
      | because                                                                             |
      | a message from kim@example.com arrived; Omar owns the account omar@conferencebadge.com |
    And "Printer" is not in "All" of Ann because:
      | because                                                             |
      | Ann has no access: no sharing, team, assignment or mention gives it |
      | it is private to Omar, who alone can assign it or mention somebody  |

  Scenario: 8.6 what comes later goes on where it belongs
    When "kim@example.com" replies to "Re: Printer"
    And "kim@example.com" replies to "Printer"
    Then "Re: Printer" has 2 messages
    And "Printer" has 2 messages
    And "Re: Printer" continues the private "Printer" for Omar

  Scenario: 8.6 what was private in two accounts is linked with each, for its owner
    Given a message arrives at "omar@conferencebadge.com":
      | from    | lee@example.com          |
      | to      | omar@conferencebadge.com |
      | subject | Toner                    |
      | id      | toner                    |
    And a message arrives at "dan@conferencebadge.com":
      | from    | lee@example.com          |
      | to      | omar@conferencebadge.com |
      | subject | Toner                    |
      | id      | toner                    |
    When a message arrives at "omar@conferencebadge.com":
      | from    | lee@example.com             |
      | to      | support@conferencebadge.com |
      | subject | More toner                  |
      | answers | toner                       |
    Then "More toner" continues the private "Toner" for Omar
    When the same message arrives at "dan@conferencebadge.com"
    Then "More toner" is linked with "Toner" for Omar
    And "More toner" is linked with "Toner #2" for Dan

  Scenario: 8.6 a private message that comes after the shared answer to it
    Given a message arrives at "omar@conferencebadge.com":
      | from    | lee@example.com             |
      | to      | support@conferencebadge.com |
      | subject | More toner                  |
      | answers | toner                       |
    And Ann assigns "More toner" to Dan
    When a message arrives at "dan@conferencebadge.com":
      | from    | lee@example.com         |
      | to      | dan@conferencebadge.com |
      | subject | Toner                   |
      | id      | toner                   |
    Then "More toner" continues the private "Toner" for Dan

  Scenario: 8.6 by account, other party and subject, where there are no references
    Given a message from "lee@example.com" to "dan@conferencebadge.com" about "Ink" arrives
    When a message from "lee@example.com" to "sales@conferencebadge.com" about "Re: Ink" arrives at "dan@conferencebadge.com"
    Then "Re: Ink" continues the private "Ink" for Dan

  Scenario: 8.6 an account that is shared from now on
    Given a message from "lee@example.com" to "dan@conferencebadge.com" about "Ink" arrives
    And Ann shares the account "dan@conferencebadge.com" to the Inbox of everyone
    When "lee@example.com" replies to "Ink"
    Then "Re: Ink" continues the private "Ink" for Dan

  Scenario: 8.6 what another organization answers is linked with nothing, for who is in both too
    Given a message arrives at "omar@conferencebadge.com":
      | from    | lee@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Ink                         |
      | id      | ink                         |
    And Ann assigns "Ink" to Dan
    And the organization "Print" with Zoe (owner) and Dan
    And the e-mail account "zoe@print.example" of Zoe, shared to the Inbox of everyone
    When a message arrives at "zoe@print.example":
      | from    | lee@example.com   |
      | to      | zoe@print.example |
      | subject | More ink          |
      | answers | ink               |
    Then "More ink" is in Inbox of Dan
    And "More ink" is linked with nothing

  Scenario: 8.6 what begins anew is linked with nothing
    Given a message from "lee@example.com" to "support@conferencebadge.com" about "Ink" arrives at "omar@conferencebadge.com"
    When a message from "lee@example.com" to "dan@conferencebadge.com" about "Ink" arrives
    Then "Ink #2" is linked with nothing
    And "Ink" is linked with nothing

  Scenario: 8.6 deleted for ever: the link goes with either end
    Given Ann trashes "Re: Printer" from the team inbox
    When Ann deletes "Re: Printer" for ever
    Then "Printer" is linked with nothing

  Scenario: 8.6 deleted for ever by who alone may see both
    Given Omar trashes "Printer" from Inbox
    When Omar deletes "Printer" for ever
    Then "Re: Printer" is linked with nothing

  Scenario: 8.6 merged into one, there is nothing to lead to; parted again, there is
    When Omar merges "Printer" into "Re: Printer"
    Then "Re: Printer" is linked with nothing
    When Omar undoes it
    Then everything stands as before
    And "Re: Printer" continues the private "Printer" for Omar

  Scenario: 8.6 merged into a third one, the link leads on
    Given a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives at "omar@conferencebadge.com"
    When Ann merges "Re: Printer" into "Toner"
    Then "Toner" continues the private "Printer" for Omar
    When Ann undoes it
    Then everything stands as before
    And "Toner" is linked with nothing

  Scenario: 8.6 an import that is taken back takes its links back
    Given Omar imports into "omar@conferencebadge.com" as new mail:
      | from            | to                          | subject     | ago   |
      | kim@example.com | support@conferencebadge.com | Re: Printer | 1 day |
    Then "Re: Printer" has 2 messages
    Given a message from "lee@example.com" to "omar@conferencebadge.com" about "Ink" arrives
    When Omar imports into "omar@conferencebadge.com" as history:
      | from            | to                          | subject | ago   |
      | lee@example.com | support@conferencebadge.com | Re: Ink | 1 day |
    Then "Re: Ink" continues the private "Ink" for Omar
    When Omar undoes it
    Then everything stands as before
    And "Ink" is linked with nothing

  Scenario: 8.6 an import of several messages that is taken back leaves the link that was there before it
    When Omar imports into "omar@conferencebadge.com" as new mail:
      | from            | to                          | subject     | ago    |
      | kim@example.com | support@conferencebadge.com | Re: Printer | 1 day  |
      | kim@example.com | support@conferencebadge.com | Re: Printer | 2 days |
    And Omar undoes it
    Then everything stands as before
    And "Re: Printer" continues the private "Printer" for Omar
