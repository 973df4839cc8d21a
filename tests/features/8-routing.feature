Feature: Section 8: which sharing applies to an incoming message

  Support has Ann and Ben, Sales has Cleo. The mail is found in the account of Omar, who is in no
  team: whatever is shared by Team inbox stands in his All.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Omar
    And the team "Support" with Ann active and Ben observing
    And the team "Sales" with Cleo active
    And the e-mail account "admin@conferencebadge.com" of Omar
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And the shared address "sales@conferencebadge.com" verified, to the team inbox of "Sales"

  Scenario: 8.5 nothing applies: private to the account's owner, in their Inbox
    When a message from "kim@example.com" to "admin@conferencebadge.com" about "Invoice" arrives
    Then "Invoice" stands:
      | person | mailboxes  | unread |
      | Omar   | Inbox, All | yes    |
    And was notified:
      | person | reason      |
      | Omar   | new message |

  Scenario: 8.4 an address by Team inbox: the account's owner, in no role, has it in All
    When a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, All               | yes    |
      | Omar   | All                        | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |

  Scenario: 8.4 an account by Team inbox: the same
    Given the account "admin@conferencebadge.com" shared to the team inbox of "Sales"
    When a message from "kim@example.com" to "admin@conferencebadge.com" about "Invoice" arrives
    Then "Invoice" stands:
      | person | mailboxes                | unread |
      | Cleo   | Sales, Team Inboxes, All | yes    |
      | Omar   | All                      | yes    |
    And was notified:
      | person | reason               |
      | Cleo   | new message in Sales |

  Scenario: 8.4 by Inbox: the account's owner receives it, whether named or not
    Given the account "admin@conferencebadge.com" shared to the Inbox of Dan
    When a message from "kim@example.com" to "admin@conferencebadge.com" about "Invoice" arrives
    Then "Invoice" stands:
      | person | mailboxes  | unread |
      | Dan    | Inbox, All | yes    |
      | Omar   | Inbox, All | yes    |
    And was notified:
      | person | reason      |
      | Dan    | new message |
      | Omar   | new message |

  Scenario: 8.4 by Inbox: the account's owner set to auto-archive
    Given the account "admin@conferencebadge.com" shared to the Inbox of Dan, auto-archived for Omar
    When a message from "kim@example.com" to "admin@conferencebadge.com" about "Invoice" arrives
    Then "Invoice" stands:
      | person | mailboxes  | unread |
      | Dan    | Inbox, All | yes    |
      | Omar   | All        |        |
    And was notified:
      | person | reason      |
      | Dan    | new message |

  Scenario: 8.1 a pending address shares nothing
    Given the shared address "help@conferencebadge.com" pending, to the team inbox of "Support"
    When a message from "kim@example.com" to "help@conferencebadge.com" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Omar   | Inbox, All | yes    |
    And was notified:
      | person | reason      |
      | Omar   | new message |

  Scenario Outline: 8.1 where the address is found: <where>
    When a message arrives at "admin@conferencebadge.com":
      | from       | kim@example.com |
      | <header 1> | <value 1>       |
      | <header 2> | <value 2>       |
      | subject    | Printer         |
    Then "Printer" belongs to "<team>"
    And "Printer" stands:
      | person | mailboxes       | unread |
      | Ann    | <of Ann>        | yes    |
      | Ben    | <of Ben>        | yes    |
      | Cleo   | <of Cleo>       | yes    |
      | Omar   | All             | yes    |

    Examples: the sharing that applies
      | where                              | header 1     | value 1                                                | header 2     | value 2                     | team    | of Ann                     | of Ben       | of Cleo                  |
      | To                                 | to           | support@conferencebadge.com                            | cc           | else@example.com            | Support | Support, Team Inboxes, All | Support, All |                          |
      | To, whatever the case              | to           | Support@ConferenceBadge.COM                            | cc           | else@example.com            | Support | Support, Team Inboxes, All | Support, All |                          |
      | To, with a tag                     | to           | support+vip@conferencebadge.com                        | cc           | else@example.com            | Support | Support, Team Inboxes, All | Support, All |                          |
      | To in header order                 | to           | sales@conferencebadge.com, support@conferencebadge.com | cc           | else@example.com            | Sales   |                            |              | Sales, Team Inboxes, All |
      | To before Cc                       | cc           | support@conferencebadge.com                            | to           | sales@conferencebadge.com   | Sales   |                            |              | Sales, Team Inboxes, All |
      | Cc                                 | to           | else@example.com                                       | cc           | support@conferencebadge.com | Support | Support, Team Inboxes, All | Support, All |                          |
      | Cc before Delivered-To             | delivered-to | sales@conferencebadge.com                              | cc           | support@conferencebadge.com | Support | Support, Team Inboxes, All | Support, All |                          |
      | Delivered-To and its like          | to           | else@example.com                                       | delivered-to | sales@conferencebadge.com   | Sales   |                            |              | Sales, Team Inboxes, All |
      | Delivered-To before List-Post      | list-post    | support@conferencebadge.com                            | delivered-to | sales@conferencebadge.com   | Sales   |                            |              | Sales, Team Inboxes, All |
      | List-Post and List-Id, for groups  | to           | else@example.com                                       | list-post    | support@conferencebadge.com | Support | Support, Team Inboxes, All | Support, All |                          |

  Scenario: 8.1 an exact address before the one without its tag
    Given the shared address "support+vip@conferencebadge.com" verified, to the team inbox of "Sales"
    When a message from "kim@example.com" to "support+vip@conferencebadge.com" about "Gold" arrives
    Then "Gold" belongs to "Sales"
    When a message from "kim@example.com" to "support+other@conferencebadge.com" about "Silver" arrives
    Then "Silver" belongs to "Support"

  Scenario: 8.1 one conversation of mail to several teams: in one team inbox
    When a message from "kim@example.com" to "sales@conferencebadge.com, support@conferencebadge.com" about "Both" arrives
    Then "Both" stands:
      | person | mailboxes                | unread |
      | Cleo   | Sales, Team Inboxes, All | yes    |
      | Omar   | All                      | yes    |
    And was notified:
      | person | reason               |
      | Cleo   | new message in Sales |
    And there is no conversation "Both #2"

  Scenario: 8.1 one copy in each of mail to several teams
    Given the organization "Badge" makes one copy in each of mail to several teams
    When a message from "kim@example.com" to "sales@conferencebadge.com, support@conferencebadge.com" about "Both" arrives
    Then "Both" stands:
      | person | mailboxes                | unread |
      | Cleo   | Sales, Team Inboxes, All | yes    |
      | Omar   | All                      | yes    |
    And "Both #2" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, All               | yes    |
      | Omar   | All                        | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Cleo   | new message in Sales   |

  Scenario: 8.2 an address with a team decides, the account's team does not
    Given the account "admin@conferencebadge.com" shared to the team inbox of "Sales"
    When a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, All               | yes    |
      | Omar   | All                        | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |

  Scenario: 8.2 the account's team applies when no address with a team matches
    Given the account "admin@conferencebadge.com" shared to the team inbox of "Sales"
    And the shared address "news@conferencebadge.com" verified, to the Inbox of Dan
    When a message from "kim@example.com" to "news@conferencebadge.com" about "Fair" arrives
    Then "Fair" stands:
      | person | mailboxes                | unread |
      | Cleo   | Sales, Team Inboxes, All | yes    |
      | Dan    | Inbox, All               | yes    |
      | Omar   | Inbox, All               | yes    |
    And was notified:
      | person | reason               |
      | Cleo   | new message in Sales |
      | Dan    | new message          |
      | Omar   | new message          |

  Scenario: 8.2 Inbox audiences add up
    Given the shared address "news@conferencebadge.com" verified, to the Inbox of Dan
    And the shared address "press@conferencebadge.com" verified, to the Inbox of Ben, auto-archived for Dan
    When a message from "kim@example.com" to "press@conferencebadge.com, news@conferencebadge.com" about "Fair" arrives
    Then "Fair" stands:
      | person | mailboxes  | unread |
      | Ben    | Inbox, All | yes    |
      | Dan    | Inbox, All | yes    |
      | Omar   | Inbox, All | yes    |
    And was notified:
      | person | reason      |
      | Ben    | new message |
      | Dan    | new message |
      | Omar   | new message |
    And "Fair" belongs to no team

  Scenario: 8.3 user beats team beats everyone
    Given the team "Night" with Dan, Cleo active
    And the account "admin@conferencebadge.com" shared to the Inbox of the team "Night" and Omar, auto-archived for everyone and Dan
    When a message from "kim@example.com" to "admin@conferencebadge.com" about "Invoice" arrives
    Then "Invoice" stands:
      | person | mailboxes  | unread |
      | Ann    | All        |        |
      | Ben    | All        |        |
      | Cleo   | Inbox, All | yes    |
      | Dan    | All        |        |
      | Omar   | Inbox, All | yes    |
    And was notified:
      | person | reason      |
      | Cleo   | new message |
      | Omar   | new message |

  Scenario: 8.3 of two teams, receive wins
    Given the team "Night" with Dan, Cleo active
    And the account "admin@conferencebadge.com" shared to the Inbox of the team "Night", auto-archived for the team "Sales"
    When a message from "kim@example.com" to "admin@conferencebadge.com" about "Invoice" arrives
    Then "Invoice" stands:
      | person | mailboxes  | unread |
      | Cleo   | Inbox, All | yes    |
      | Dan    | Inbox, All | yes    |
      | Omar   | Inbox, All | yes    |

  Scenario: 8.3 observers of a team in an audience are auto-archived, unless named
    Given the team "Night" with Dan active and Ben, Cleo observing
    And the account "admin@conferencebadge.com" shared to the Inbox of the team "Night" and Ben
    When a message from "kim@example.com" to "admin@conferencebadge.com" about "Invoice" arrives
    Then "Invoice" stands:
      | person | mailboxes  | unread |
      | Ben    | Inbox, All | yes    |
      | Cleo   | All        |        |
      | Dan    | Inbox, All | yes    |
      | Omar   | Inbox, All | yes    |

  Scenario: 8.3 a team in an audience is read live
    Given the account "admin@conferencebadge.com" shared to the Inbox of the team "Sales"
    And a message from "kim@example.com" to "admin@conferencebadge.com" about "Invoice" arrives
    When Ann makes Dan active the members of the team "Sales"
    Then "Invoice" stands:
      | person | mailboxes  | unread |
      | Dan    | All        |        |
      | Omar   | Inbox, All | yes    |
    When a message from "kim@example.com" to "admin@conferencebadge.com" about "Receipt" arrives
    Then "Receipt" stands:
      | person | mailboxes  | unread |
      | Dan    | Inbox, All | yes    |
      | Omar   | Inbox, All | yes    |

  Scenario: 8.3 in the team and in the audience: in both, told once, by the more personal reason
    Given the account "admin@conferencebadge.com" shared to the Inbox of Ann
    When a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    Then "Printer" stands:
      | person | mailboxes                         | unread |
      | Ann    | Inbox, Support, Team Inboxes, All | yes    |
      | Ben    | Support, All                      | yes    |
      | Omar   | Inbox, All                        | yes    |
    And was notified:
      | person | reason      |
      | Ann    | new message |
      | Omar   | new message |

  Scenario: 8.3 A5 in the team and in the audience, archived from the team inbox by another: my own Inbox is mine
    Given the account "admin@conferencebadge.com" shared to the Inbox of Ann
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    When Ben archives "Printer" from the team inbox
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | All        |        |
      | Omar   | Inbox, All | yes    |
    When Ben undoes it
    Then everything stands as before

  Scenario: 8.3 A8 the same, trashed
    Given the account "admin@conferencebadge.com" shared to the Inbox of Ann
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    When Ben trashes "Printer" from the team inbox
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Trash      |        |
      | Omar   | Inbox, All | yes    |
    When Ben undoes it
    Then everything stands as before

  Scenario: 8.3 A9 the same, marked as spam
    Given the account "admin@conferencebadge.com" shared to the Inbox of Ann
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    When Ben marks "Printer" as spam from the team inbox
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Spam       |        |
      | Omar   | Inbox, All | yes    |
    When Ben undoes it
    Then everything stands as before

  Scenario: 8.3 A8 trashed from the team inbox by one who is in the audience too: out of their own Inbox
    Given the account "admin@conferencebadge.com" shared to the Inbox of Ann
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    When Ann trashes "Printer" from the team inbox
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Ann    | Trash      |        |
      | Ben    | Trash      | yes    |
      | Omar   | Inbox, All | yes    |
    When Ann undoes it
    Then everything stands as before

  Scenario: 8.1 an account of another channel by Team inbox
    Given the SMS account "+15550100" of Dan
    And the account "+15550100" shared to the team inbox of "Sales"
    When a message arrives at "+15550100":
      | from    | +15550199 |
      | to      | +15550100 |
      | subject | Hello     |
    Then "Hello" stands:
      | person | mailboxes                | unread |
      | Cleo   | Sales, Team Inboxes, All | yes    |
      | Dan    | All                      | yes    |
    And was notified:
      | person | reason               |
      | Cleo   | new message in Sales |

  Scenario: 8.1 an address of two organizations' accounts goes to each of them
    Given the organization "Print" with Zoe (owner) and Cleo
    And the team "Shop" with Zoe active
    And the e-mail account "shop@print.example" of Zoe
    And the shared address "shop@print.example" verified, to the team inbox of "Shop"
    When a message from "kim@example.com" to "support@conferencebadge.com, shop@print.example" about "Both" arrives at "admin@conferencebadge.com"
    Then "Both" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, All               | yes    |
      | Omar   | All                        | yes    |
    And "Both #2" stands:
      | person | mailboxes               | unread |
      | Omar   | All                     | yes    |
      | Zoe    | Shop, Team Inboxes, All | yes    |

  Scenario: N1 a sharing to a team without members: the account's owner has it in their Inbox
    Given the team "Ghosts" with nobody
    And the shared address "ghosts@conferencebadge.com" verified, to the team inbox of "Ghosts"
    When a message from "kim@example.com" to "ghosts@conferencebadge.com" about "Hello" arrives
    Then "Hello" stands:
      | person | mailboxes  | unread |
      | Omar   | Inbox, All | yes    |
    And was notified:
      | person | reason      |
      | Omar   | new message |
    When Ann makes Dan active the members of the team "Ghosts"
    Then "Hello" stands:
      | person | mailboxes                 | unread |
      | Dan    | Ghosts, Team Inboxes, All |        |
      | Omar   | Inbox, All                | yes    |

  Scenario: N1 who is left last leaves the queue to the account's owner
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    When Ann makes nobody the members of the team "Support"
    Then "Printer" stands:
      | person | mailboxes  | unread |
      | Omar   | Inbox, All | yes    |
    And was notified:
      | person | reason      |
      | Omar   | new message |
    When Ann undoes it
    Then everything stands as before

  Scenario: a sharing to a team without a team inbox is refused
    Given the team "Quiet" with Dan active
    And the team "Quiet" has no team inbox
    When Ann shares the address "quiet@conferencebadge.com" to the team inbox of "Quiet"
    Then it is refused: "Quiet has no team inbox."

  Scenario: 8.3 everyone is everyone of the organization, and nobody else
    Given the account "admin@conferencebadge.com" shared to the Inbox of everyone
    And the organization "Print" with Zoe (owner) and Dan
    When a message from "kim@example.com" to "admin@conferencebadge.com" about "Invoice" arrives
    Then "Invoice" stands:
      | person | mailboxes  | unread |
      | Ann    | Inbox, All | yes    |
      | Ben    | Inbox, All | yes    |
      | Cleo   | Inbox, All | yes    |
      | Dan    | Inbox, All | yes    |
      | Omar   | Inbox, All | yes    |

  Scenario: 8.2 one copy in each: the account's team has none where an address with a team decides
    Given the organization "Badge" makes one copy in each of mail to several teams
    And the account "admin@conferencebadge.com" shared to the team inbox of "Sales"
    When a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    Then "Printer" belongs to "Support"
    And there is no conversation "Printer #2"
