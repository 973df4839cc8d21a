Feature: Section 8: how a message joins a conversation, and what a copy of it does

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Omar
    And the team "Support" with Ann active
    And the team "Sales" with Cleo active
    And the e-mail account "omar@conferencebadge.com" of Omar
    And the e-mail account "dan@conferencebadge.com" of Dan
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And the shared address "sales@conferencebadge.com" verified, to the team inbox of "Sales"

  Scenario: 8.6 by its references
    Given a message arrives at "omar@conferencebadge.com":
      | from    | kim@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Printer                     |
      | id      | first                       |
    When a message arrives at "omar@conferencebadge.com":
      | from    | lee@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Something else              |
      | answers | unknown, first              |
    Then "Printer" has 2 messages
    And there is no conversation "Something else"

  Scenario: 8.6 by its references as its header has them
    Given a message arrives at "omar@conferencebadge.com":
      | from       | kim@example.com             |
      | to         | support@conferencebadge.com |
      | subject    | Printer                     |
      | message-id | <first@example.com>         |
    When a message arrives at "omar@conferencebadge.com":
      | from        | lee@example.com                             |
      | to          | support@conferencebadge.com                 |
      | subject     | Something else                              |
      | references  | <first@example.com> <unknown@example.com>   |
      | in-reply-to | <unknown@example.com>                       |
    Then "Printer" has 2 messages
    And there is no conversation "Something else"

  Scenario: 8.6 a reply that comes before what it answers
    Given a message arrives at "omar@conferencebadge.com":
      | from    | lee@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Re: Printer                 |
      | answers | first                       |
    When a message arrives at "omar@conferencebadge.com":
      | from    | kim@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Printer                     |
      | id      | first                       |
    Then "Re: Printer" has 2 messages
    And there is no conversation "Printer"

  Scenario: 8.6 by account, other party and subject
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "omar@conferencebadge.com"
    When a message from "kim@example.com" to "support@conferencebadge.com" about "RE: Printer" arrives at "omar@conferencebadge.com"
    Then "Printer" has 2 messages

  Scenario Outline: 8.6 not by subject: <why>
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "omar@conferencebadge.com"
    And <meanwhile>
    When a message from "<party>" to "support@conferencebadge.com" about "<subject>" arrives at "<account>"
    Then "Printer" has 1 message
    And "<name>" has 1 message

    Examples:
      | why                        | meanwhile    | party           | subject      | name         | account                  |
      | nothing says it is a reply | 1 hour pass  | kim@example.com | Printer      | Printer #2   | omar@conferencebadge.com |
      | a second question          | 21 days pass | kim@example.com | Printer      | Printer #2   | omar@conferencebadge.com |
      | it was only passed on      | 1 hour pass  | kim@example.com | Fwd: Printer | Fwd: Printer | omar@conferencebadge.com |
      | another party              | 1 hour pass  | lee@example.com | Re: Printer  | Re: Printer  | omar@conferencebadge.com |
      | another account            | 1 hour pass  | kim@example.com | Re: Printer  | Re: Printer  | dan@conferencebadge.com  |
      | after thirty days          | 31 days pass | kim@example.com | Re: Printer  | Re: Printer  | omar@conferencebadge.com |

  Scenario: 8.6 customers behind one web form are told apart by where they ask for replies
    Given a message arrives at "omar@conferencebadge.com":
      | from     | form@shop.example           |
      | reply-to | ada@example.com             |
      | to       | support@conferencebadge.com |
      | subject  | Contact form                |
    And a message arrives at "omar@conferencebadge.com":
      | from     | form@shop.example           |
      | reply-to | bea@example.com             |
      | to       | support@conferencebadge.com |
      | subject  | Contact form                |
    When a message from "ada@example.com" to "support@conferencebadge.com" about "Re: Contact form" arrives at "omar@conferencebadge.com"
    And a message from "cem@example.com" to "support@conferencebadge.com" about "Re: Contact form" arrives at "omar@conferencebadge.com"
    Then "Contact form" has 2 messages
    And "Contact form #2" has 1 message
    And "Re: Contact form" has 1 message

  Scenario: 8.6 customers behind the one address of a relay are told apart by their names
    Given a message arrives at "omar@conferencebadge.com":
      | from    | Ada (Market) <relay@market.example> |
      | to      | support@conferencebadge.com         |
      | subject | Order                               |
    And a message arrives at "omar@conferencebadge.com":
      | from    | Bea (Market) <relay@market.example> |
      | to      | support@conferencebadge.com         |
      | subject | Re: Order                           |
    When a message arrives at "omar@conferencebadge.com":
      | from    | Ada (Market) <relay@market.example> |
      | to      | support@conferencebadge.com         |
      | subject | Re: Order                           |
    Then "Order" has 2 messages
    And "Re: Order" has 1 message

  Scenario: 8.6 an answer by subject joins what was written last before it
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "omar@conferencebadge.com"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "omar@conferencebadge.com"
    When a message from "kim@example.com" to "support@conferencebadge.com" about "Re: Printer" arrives at "omar@conferencebadge.com"
    Then "Printer" has 1 message
    And "Printer #2" has 2 messages

  Scenario: 8.6 an answer whose reference leads nowhere is found by its subject
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "omar@conferencebadge.com"
    When a message arrives at "omar@conferencebadge.com":
      | from    | kim@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Re: Printer                 |
      | answers | sent-elsewhere              |
    Then "Printer" has 2 messages

  Scenario: 8.6 a message that comes after its answers unites them
    Given a message arrives at "omar@conferencebadge.com":
      | from    | lee@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Re: Printer                 |
      | answers | first                       |
    And a message arrives at "omar@conferencebadge.com":
      | from    | cem@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Toner (was: Printer)        |
      | answers | second                      |
    And Ann reads "Re: Printer"
    When a message arrives at "omar@conferencebadge.com":
      | from    | kim@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Re: Printer                 |
      | id      | second                      |
      | answers | first                       |
    Then "Re: Printer" has 3 messages
    And the address of "Toner (was: Printer)" leads to "Re: Printer"
    And "Re: Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Omar   | All                        | yes    |
    And only Ann was notified

  Scenario: 8.6 where people have acted on both, a union is offered, and their merger is theirs
    Given a message arrives at "omar@conferencebadge.com":
      | from    | lee@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Printer                     |
      | answers | first                       |
    And a message arrives at "omar@conferencebadge.com":
      | from    | cem@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Toner                       |
      | answers | second                      |
    And Ann closes "Printer"
    And Ann assigns "Toner" to Ben
    When a message arrives at "omar@conferencebadge.com":
      | from    | kim@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Re: Printer                 |
      | id      | second                      |
      | answers | first                       |
    Then "Printer" has 2 messages
    And "Toner" has 1 message
    And "Toner" is assigned to Ben
    And a union of "Printer" and "Toner" is offered to Ann and Omar
    When Ann merges "Toner" into "Printer"
    Then "Printer" has 3 messages
    And no union of "Printer" is offered

  Scenario: 8.6 what one has acted on takes in what nobody has
    Given a message arrives at "omar@conferencebadge.com":
      | from    | lee@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Printer                     |
      | answers | first                       |
    And a message arrives at "omar@conferencebadge.com":
      | from    | cem@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Toner                       |
      | answers | second                      |
    And Ann assigns "Toner" to Ben
    When a message arrives at "omar@conferencebadge.com":
      | from    | kim@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Re: Printer                 |
      | id      | second                      |
      | answers | first                       |
    Then "Toner" has 3 messages
    And "Toner" is assigned to Ben
    And the address of "Printer" leads to "Toner"
    And no union of "Toner" is offered

  Scenario: 8.6 more than ten references lead on, and the far ones too
    Given a message arrives at "omar@conferencebadge.com":
      | from    | kim@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Printer                     |
      | id      | first                       |
    When a message arrives at "omar@conferencebadge.com":
      | from    | lee@example.com                                      |
      | to      | support@conferencebadge.com                          |
      | subject | Something else                                       |
      | answers | n, m, l, k, j, i, h, g, f, e, d, c, b, a, zero, first |
    And a message arrives at "omar@conferencebadge.com":
      | from    | cem@example.com             |
      | to      | support@conferencebadge.com |
      | subject | And again                   |
      | answers | zero                        |
    Then "Printer" has 3 messages

  Scenario: 8.6 other channels join by account and sender
    Given the SMS account "+15550100" of Dan
    And the account "+15550100" shared to the team inbox of "Sales"
    When a message arrives at "+15550100":
      | from | +15550199      |
      | to   | +15550100      |
      | text | Are you there? |
    And a message arrives at "+15550100":
      | from | +15550199 |
      | to   | +15550100 |
      | text | Hello?    |
    And a message arrives at "+15550100":
      | from | +15550177 |
      | to   | +15550100 |
      | text | Hi        |
    Then "+15550199" has 2 messages
    And "+15550177" has 1 message

  Scenario: 8.6 joining never changes the team; its sharing adds access only
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "omar@conferencebadge.com"
    When "kim@example.com" replies to "Printer", to "sales@conferencebadge.com"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Cleo   | All                        | yes    |
      | Omar   | All                        | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
    And "Printer" belongs to "Support"

  Scenario: 8.6 a shared message starts a new conversation rather than show a private one
    Given a message from "kim@example.com" to "omar@conferencebadge.com" about "Printer" arrives
    When "kim@example.com" replies to "Printer", to "support@conferencebadge.com"
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Omar   | Inbox, All | yes    |
    And "Re: Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Omar   | All                        | yes    |
    And "Re: Printer" continues the private "Printer" for Omar

  Scenario: 8.6 an answer to the account alone joins the shared conversation
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "omar@conferencebadge.com"
    When "kim@example.com" replies to "Printer", to "omar@conferencebadge.com"
    Then "Printer" has 2 messages
    And "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Omar   | All                        | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |

  Scenario: 8.6 one copy in each: an answer joins the copy whose address it carries
    Given the organization "Badge" makes one copy in each of mail to several teams
    And a message from "kim@example.com" to "sales@conferencebadge.com, support@conferencebadge.com" about "Both" arrives at "omar@conferencebadge.com"
    When "kim@example.com" replies to "Both", to "support@conferencebadge.com"
    Then "Both" has 1 message
    And "Both #2" has 2 messages
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |

  Scenario: 8.6 one copy in each: an answer joins the copy whose outgoing message it answers
    Given the organization "Badge" makes one copy in each of mail to several teams
    And a message from "kim@example.com" to "sales@conferencebadge.com, support@conferencebadge.com" about "Both" arrives at "omar@conferencebadge.com"
    And Cleo replies to "Both"
    When "kim@example.com" replies to "Both", to "omar@conferencebadge.com"
    Then "Both" has 3 messages
    And "Both #2" has 1 message

  Scenario: 8.6 one copy in each: an answer that tells nothing joins all copies
    Given the organization "Badge" makes one copy in each of mail to several teams
    And a message from "kim@example.com" to "sales@conferencebadge.com, support@conferencebadge.com" about "Both" arrives at "omar@conferencebadge.com"
    When "kim@example.com" replies to "Both", to "omar@conferencebadge.com"
    Then "Both" has 2 messages
    And "Both #2" has 2 messages

  Scenario Outline: 8.7 copies of a shared message in two accounts are one conversation: first <first>
    When a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "<first>"
    And Ann reads "Printer"
    And the same message arrives at "<second>"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Dan    | All                        | yes    |
      | Omar   | All                        | yes    |
    And nobody was notified
    And "Printer" has 1 message
    And there is no conversation "Printer #2"

    Examples:
      | first                    | second                   |
      | omar@conferencebadge.com | dan@conferencebadge.com  |
      | dan@conferencebadge.com  | omar@conferencebadge.com |

  Scenario Outline: 8.7 copies reach different people by Inbox: first <first>
    Given the account "omar@conferencebadge.com" shared to the Inbox of Omar
    And the account "dan@conferencebadge.com" shared to the Inbox of Dan and Ben
    When a message from "kim@example.com" to "everyone@example.com" about "Fair" arrives at "<first>"
    And the same message arrives at "<second>"
    Then "Fair" stands:
      | person | mailboxes  | unread |
      | Ben    | Inbox, All | yes    |
      | Dan    | Inbox, All | yes    |
      | Omar   | Inbox, All | yes    |
    And there is no conversation "Fair #2"

    Examples:
      | first                    | second                   |
      | omar@conferencebadge.com | dan@conferencebadge.com  |
      | dan@conferencebadge.com  | omar@conferencebadge.com |

  Scenario Outline: 8.7 a copy by Team inbox and one by Inbox: first <first>
    Given the account "omar@conferencebadge.com" shared to the team inbox of "Support"
    And the account "dan@conferencebadge.com" shared to the Inbox of Dan and Ben
    When a message from "kim@example.com" to "everyone@example.com" about "Fair" arrives at "<first>"
    And the same message arrives at "<second>"
    Then "Fair" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Inbox, All                 | yes    |
      | Dan    | Inbox, All                 | yes    |
      | Omar   | All                        | yes    |
    And "Fair" belongs to "Support"
    And there is no conversation "Fair #2"

    Examples:
      | first                    | second                   |
      | omar@conferencebadge.com | dan@conferencebadge.com  |
      | dan@conferencebadge.com  | omar@conferencebadge.com |

  Scenario: 8.7 a third copy reaches those whom it newly reaches
    Given the e-mail account "cleo@conferencebadge.com" of Cleo
    And the account "omar@conferencebadge.com" shared to the Inbox of Omar
    And the account "dan@conferencebadge.com" shared to the Inbox of Dan
    And the account "cleo@conferencebadge.com" shared to the Inbox of Cleo
    When a message from "kim@example.com" to "everyone@example.com" about "Fair" arrives at "omar@conferencebadge.com"
    And the same message arrives at "dan@conferencebadge.com"
    And the same message arrives at "cleo@conferencebadge.com"
    Then "Fair" stands:
      | person | mailboxes  | unread |
      | Cleo   | Inbox, All | yes    |
      | Dan    | Inbox, All | yes    |
      | Omar   | Inbox, All | yes    |
    And was notified:
      | person | reason      |
      | Cleo   | new message |

  Scenario: 8.7 the same message in the same account again is nothing new
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "omar@conferencebadge.com"
    And Ann closes "Printer"
    When the same message arrives at "omar@conferencebadge.com"
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All | yes    |
      | Omar   | Closed, All | yes    |
    And "Printer" has 1 message

  Scenario: 8.7 a copy reopens nothing, puts nothing back in the queue and tells nobody what was triaged
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "omar@conferencebadge.com"
    And Ann archives "Printer" from the team inbox
    When the same message arrives at "dan@conferencebadge.com"
    Then "Printer" stands:
      | person | mailboxes | unread |
      | Ann    | All       |        |
      | Dan    | All       |        |
      | Omar   | All       | yes    |
    And nobody was notified

  Scenario: 8.7 private copies stay apart
    When a message from "kim@example.com" to "dan@conferencebadge.com, omar@conferencebadge.com" about "Lunch" arrives at "dan@conferencebadge.com"
    And the same message arrives at "omar@conferencebadge.com"
    Then "Lunch" stands:
      | person | mailboxes  | unread |
      | Dan    | Inbox, All | yes    |
    And "Lunch #2" stands:
      | person | mailboxes  | unread |
      | Omar   | Inbox, All | yes    |

  Scenario: 8.7 the same id with other content is kept
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "omar@conferencebadge.com"
    When another message with the same id arrives at "omar@conferencebadge.com"
    Then "Printer" has 2 messages

  Scenario: import as new mail: routed in order of date, one summary notice a person
    When Omar imports into "omar@conferencebadge.com" as new mail:
      | from            | to                          | subject | ago    |
      | kim@example.com | support@conferencebadge.com | Printer | 2 days |
      | lee@example.com | support@conferencebadge.com | Toner   | 3 days |
      | kim@example.com | support@conferencebadge.com | AW: Printer | 1 day |
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Omar   | All                        | yes    |
    And was notified:
      | person | reason     |
      | Ann    | 2 imported |
    And Team Inboxes of Ann lists "Printer", "Toner"

  Scenario: import: answers join what they answer, within a file and in what is there
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Badges" arrives at "omar@conferencebadge.com"
    When Omar imports into "omar@conferencebadge.com" as new mail, 1 at a time:
      | from            | to                          | subject         | ago    | id    | references     | answers        |
      | kim@example.com | support@conferencebadge.com | Printer         | 2 days | first |                |                |
      | lee@example.com | support@conferencebadge.com | Something else  | 1 day  |       | <first>        |                |
      | lee@example.com | support@conferencebadge.com | Something else  | 1 hour |       |                | 1@mail.example |
    Then "Printer" has 2 messages
    And "Badges" has 2 messages
    And there is no conversation "Something else"

  Scenario: live mail is sorted by the dates that it bears, and by when it came where it bears none
    When a message arrives at "omar@conferencebadge.com":
      | from    | kim@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Undated                     |
      | date    | none                        |
    And a message arrives at "omar@conferencebadge.com":
      | from    | kim@example.com                 |
      | to      | support@conferencebadge.com     |
      | subject | Saturday                        |
      | date    | Sat, 31 May 2025 10:00:00 +0200 |
    And a message arrives at "omar@conferencebadge.com":
      | from    | kim@example.com             |
      | to      | support@conferencebadge.com |
      | subject | Friday                      |
      | ago     | 3 days                      |
    Then Team Inboxes of Ann lists "Undated", "Saturday" and "Friday"

  Scenario: import as history: read, in All, no notice and no change
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "omar@conferencebadge.com"
    And Ann closes "Printer"
    When Omar imports into "omar@conferencebadge.com" as history:
      | from            | to                          | subject | ago    |
      | kim@example.com | support@conferencebadge.com | Printer | 2 days |
      | lee@example.com | support@conferencebadge.com | Toner   | 3 days |
    Then "Printer" stands:
      | person | mailboxes   | unread |
      | Ann    | Closed, All | yes    |
      | Omar   | Closed, All | yes    |
    And "Toner" stands:
      | person | mailboxes | unread |
      | Ann    | All       |        |
      | Omar   | All       |        |
    And nobody was notified

  Scenario: import of a Sent folder: outgoing
    When Omar imports into "omar@conferencebadge.com" as sent mail:
      | from                     | to              | subject | ago    |
      | omar@conferencebadge.com | kim@example.com | Offer   | 2 days |
    Then "Offer" stands:
      | person | mailboxes | unread |
      | Omar   | All, Sent |        |
    And nobody was notified

  Scenario: import: into one's own account, or into a shared one that one administers
    Given the account "dan@conferencebadge.com" shared to the team inbox of "Support"
    When Ann imports into "dan@conferencebadge.com" as new mail:
      | from            | to                      | subject | ago   |
      | kim@example.com | dan@conferencebadge.com | Printer | 1 day |
    Then "Printer" belongs to "Support"
    When Ben imports into "dan@conferencebadge.com" as new mail:
      | from            | to                      | subject | ago   |
      | lee@example.com | dan@conferencebadge.com | Toner   | 1 day |
    Then it is refused: "Only the owner of this account, or an admin where it is shared, can import into it."
    And there is no conversation "Toner"
    When Ann imports into "omar@conferencebadge.com" as history:
      | from            | to                       | subject | ago   |
      | lee@example.com | omar@conferencebadge.com | Letter  | 1 day |
    Then it is refused: "Only the owner of this account, or an admin where it is shared, can import into it."
    And there is no conversation "Letter"

  Scenario Outline: 8.7 one copy in each: copies in the accounts of two teams are one conversation in each team: first <first>
    Given the organization "Badge" makes one copy in each of mail to several teams
    And the account "omar@conferencebadge.com" shared to the team inbox of "Support"
    And the account "dan@conferencebadge.com" shared to the team inbox of "Sales"
    When a message from "kim@example.com" to "everyone@example.com" about "Fair" arrives at "<first>"
    And the same message arrives at "<second>"
    Then "<of Support>" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Omar   | All                        | yes    |
    And "<of Sales>" stands:
      | person | mailboxes                | unread |
      | Cleo   | Sales, Team Inboxes, All | yes    |
      | Dan    | All                      | yes    |
    And "Fair" has 1 message
    And "Fair #2" has 1 message

    Examples:
      | first                    | second                   | of Support | of Sales |
      | omar@conferencebadge.com | dan@conferencebadge.com  | Fair       | Fair #2  |
      | dan@conferencebadge.com  | omar@conferencebadge.com | Fair #2    | Fair     |

  Scenario Outline: 8.7 one copy in each: a copy for a team and one for an audience are one conversation: first <first>
    Given the organization "Badge" makes one copy in each of mail to several teams
    And the account "omar@conferencebadge.com" shared to the team inbox of "Support"
    And the account "dan@conferencebadge.com" shared to the Inbox of Dan and Ben
    When a message from "kim@example.com" to "everyone@example.com" about "Fair" arrives at "<first>"
    And the same message arrives at "<second>"
    Then "Fair" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Inbox, All                 | yes    |
      | Dan    | Inbox, All                 | yes    |
      | Omar   | All                        | yes    |
    And "Fair" has 1 message
    And there is no conversation "Fair #2"

    Examples:
      | first                    | second                   |
      | omar@conferencebadge.com | dan@conferencebadge.com  |
      | dan@conferencebadge.com  | omar@conferencebadge.com |

  Scenario Outline: 8.7 auto-archived by the sharing of one copy, served by that of another: told once, as of a new message: first <first>
    Given the account "omar@conferencebadge.com" shared to the Inbox of Omar, auto-archived for Ben
    And the account "dan@conferencebadge.com" shared to the Inbox of Dan and Ben
    When a message from "kim@example.com" to "everyone@example.com" about "Fair" arrives at "<first>"
    And the same message arrives at "<second>"
    Then "Fair" stands:
      | person | mailboxes  | unread |
      | Ben    | Inbox, All | yes    |
      | Dan    | Inbox, All | yes    |
      | Omar   | Inbox, All | yes    |
    And the unseen notices of Ben are 1

    Examples:
      | first                    | second                   |
      | omar@conferencebadge.com | dan@conferencebadge.com  |
      | dan@conferencebadge.com  | omar@conferencebadge.com |

  Scenario: 8.7 one copy in each: a copy of an answer adds its account to the conversation it answers
    Given the organization "Badge" makes one copy in each of mail to several teams
    And the account "dan@conferencebadge.com" shared to the team inbox of "Sales"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "omar@conferencebadge.com"
    And "kim@example.com" replies to "Printer", to "everyone@example.com"
    And Ann reads "Printer"
    When the same message arrives at "dan@conferencebadge.com"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Cleo   | All                        | yes    |
      | Dan    | All                        | yes    |
      | Omar   | All                        | yes    |
    And "Printer" has 2 messages
    And nobody was notified

  Scenario: 8.7 a private message that comes again in its account is nothing new
    Given a message from "kim@example.com" to "omar@conferencebadge.com" about "Lunch" arrives at "omar@conferencebadge.com"
    And Omar closes "Lunch"
    When the same message arrives at "omar@conferencebadge.com"
    Then "Lunch" stands:
      | person | mailboxes   | unread |
      | Omar   | Closed, All | yes    |
    And "Lunch" has 1 message
    And there is no conversation "Lunch #2"

  Scenario Outline: 8.7 a copy of what was triaged already reaches further people read, and tells nobody: <triaged>
    Given the account "omar@conferencebadge.com" shared to the Inbox of Omar and Ben
    And the account "dan@conferencebadge.com" shared to the Inbox of Dan
    And a message from "kim@example.com" to "everyone@example.com" about "Fair" arrives at "omar@conferencebadge.com"
    And Ben <act>
    When the same message arrives at "dan@conferencebadge.com"
    Then "Fair" stands:
      | person | mailboxes | unread |
      | Ben    | <of Ben>  | yes    |
      | Dan    | <of Dan>  |        |
      | Omar   | <of Omar> | yes    |
    And nobody was notified

    Examples:
      | triaged  | act                   | of Ben                     | of Dan                  | of Omar                        |
      | closed   | closes "Fair"         | Closed, All                | Closed, All             | Inbox, Closed, All             |
      | assigned | assigns "Fair" to Ben | Inbox, Assigned to me, All | Assigned to others, All | Inbox, Assigned to others, All |

  Scenario: import as new mail: in order of date, whatever the order in the file
    When Omar imports into "omar@conferencebadge.com" as new mail:
      | from            | to                          | subject     | ago    |
      | kim@example.com | support@conferencebadge.com | Re: Printer | 1 day  |
      | kim@example.com | support@conferencebadge.com | Printer     | 2 days |
    Then "Printer" has 2 messages
    And there is no conversation "Re: Printer"

  Scenario: import of a file that holds a message twice: once
    When Omar imports into "omar@conferencebadge.com" as new mail:
      | from            | to                          | subject | ago   | id  |
      | kim@example.com | support@conferencebadge.com | Printer | 1 day | one |
      | kim@example.com | support@conferencebadge.com | Printer | 1 day | one |
    Then "Printer" has 1 message
    And there is no conversation "Printer #2"

  Scenario: 8.7 a copy in an account of another organization is a conversation there
    Given the organization "Print" with Zoe (owner)
    And the e-mail account "zoe@print.example" of Zoe, shared to the Inbox of everyone
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives at "omar@conferencebadge.com"
    When the same message arrives at "zoe@print.example"
    Then "Printer #2" stands:
      | person | mailboxes  | unread |
      | Zoe    | Inbox, All | yes    |
    And "Printer #2" belongs to no team
