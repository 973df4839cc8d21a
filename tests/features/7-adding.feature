Feature: 7 Add people to a conversation
  Into their Inbox, or with access alone: then they may see it, and are not told.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the e-mail account "admin@conferencebadge.com" of Ann
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    And Ann, Ben and Olga read "Printer"

  Scenario: 7 added: in their Inbox, read and with a notice; the team inbox is as it was
    When Ben adds Cleo to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | Inbox, All                 |        |
      | Olga   | Support, All               |        |
    And was notified:
      | person | reason       |
      | Cleo   | added by Ben |
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 access alone: in All, and nobody is told
    When Ben gives Cleo access to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | All                        |        |
      | Olga   | Support, All               |        |
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 access alone: a new message stays out of the Inbox too, and they are not told
    Given Ben gives Cleo access to "Printer"
    When "kim@example.com" replies to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All | yes    |
      | Ben    | Support, Team Inboxes, All | yes    |
      | Cleo   | All                        | yes    |
      | Olga   | Support, All               | yes    |
    And was notified:
      | person | reason                 |
      | Ann    | new message in Support |
      | Ben    | new message in Support |

  Scenario: 7 access alone: not told of comments, until they comment themselves
    Given Ben gives Cleo access to "Printer"
    When Olga comments on "Printer": "Which one?"
    Then nobody was notified
    When Cleo comments on "Printer": "The one upstairs"
    Then was notified:
      | person | reason          |
      | Olga   | comment by Cleo |
    When Olga comments on "Printer": "Thank you"
    Then was notified:
      | person | reason          |
      | Cleo   | comment by Olga |

  Scenario: 7 added: told of comments from then on
    Given Ben adds Cleo to "Printer"
    When Olga comments on "Printer": "Which one?"
    Then was notified:
      | person | reason          |
      | Cleo   | comment by Olga |

  Scenario: 7 added after access alone: it comes into the Inbox
    Given Ben gives Cleo access to "Printer"
    When Olga adds Cleo to "Printer"
    Then "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Cleo   | Inbox, All                 |        |
      | Olga   | Support, All               |        |
    And was notified:
      | person | reason        |
      | Cleo   | added by Olga |
    When Olga undoes it
    Then everything stands as before

  Scenario: 7 who has what is offered already
    When Ben gives Ann, Olga access to "Printer"
    Then it is refused: "It is already like that."
    Given Ben adds Cleo to "Printer"
    When Ben adds Cleo to "Printer"
    Then it is refused: "It is already like that."
    When Ben gives Cleo access to "Printer"
    Then it is refused: "It is already like that."

  Scenario: 7 several are added: whoever has it in the Inbox is not told again
    Given Ben adds Cleo to "Printer"
    When Olga adds Cleo, Dan to "Printer"
    Then was notified:
      | person | reason        |
      | Dan    | added by Olga |

  Scenario: 7 a member of its team is added
    When Ben adds Ann to "Printer"
    Then "Printer" stands:
      | person | mailboxes                         | unread |
      | Ann    | Inbox, Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All        |        |
      | Olga   | Support, All                      |        |
    And was notified:
      | person | reason       |
      | Ann    | added by Ben |
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 added: it comes back from one's own Trash
    Given Ben adds Cleo to "Printer"
    And Cleo trashes "Printer" from Inbox
    When Olga adds Cleo to "Printer"
    Then "Printer" is in "Inbox" of Cleo
    And was notified:
      | person | reason        |
      | Cleo   | added by Olga |
    When Olga undoes it
    Then everything stands as before

  Scenario: 7 access alone: who deleted it for ever for themselves may see it again
    Given Ben adds Cleo to "Printer"
    And Cleo trashes "Printer" from Inbox
    And Cleo deletes "Printer" for ever
    When Ben gives Cleo access to "Printer"
    Then "Printer" is in "All" of Cleo
    And nobody was notified
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 a closed one stays closed
    Given Ben closes "Printer"
    When Ben adds Cleo to "Printer"
    Then "Printer" is closed
    And "Printer" is in "Inbox" of Cleo

  Scenario: 7 who has access alone can add others
    Given Ben gives Cleo access to "Printer"
    When Cleo adds Dan to "Printer"
    Then "Printer" is in "Inbox" of Dan

  Scenario: 7 who may not see it adds nobody, and nobody adds a stranger
    Given the organization "Print" with Zoe (owner)
    When Cleo adds Cleo, Dan to "Printer"
    Then it is refused: "This no longer exists."
    When Ben adds Zoe to "Printer"
    Then it is refused: "Zoe is not in this organization."
    When Ben gives Zoe access to "Printer"
    Then it is refused: "Zoe is not in this organization."

  Scenario Outline: 7 a private conversation, to which its owner <does>, joins the organization
    Given a message from "kim@example.com" to "admin@conferencebadge.com" about "Contract" arrives
    When Ann <does> "Contract"
    Then "Contract" is in "<mailbox>" of Cleo
    And Ben has no access to "Contract"
    When Ann undoes it
    Then everything stands as before

    Examples:
      | does                 | mailbox |
      | adds Cleo to         | Inbox   |
      | gives Cleo access to | All     |

  Scenario: 7 a private conversation and two shared organizations: asked which
    Given the organization "Print" with Ann (owner) and Cleo
    And a message from "kim@example.com" to "admin@conferencebadge.com" about "Contract" arrives
    When Ann gives Cleo access to "Contract"
    Then it is refused: "Choose the organization to share it with."

  Scenario: 7 access alone goes with what is merged
    Given a message from "kim@example.com" to "support@conferencebadge.com" about "Paper" arrives
    And Ben gives Cleo access to "Printer"
    When Ben merges "Printer" into "Paper"
    Then "Paper" is in "All" of Cleo
    And "Paper" is not in "Inbox" of Cleo

  Scenario Outline: 7 removed: who was <how> has no access any more, and nobody is told
    Given Ben <does> "Printer"
    When Olga removes Cleo from "Printer"
    Then Cleo has no access to "Printer"
    And nobody was notified
    And "Printer" stands:
      | person | mailboxes                  | unread |
      | Ann    | Support, Team Inboxes, All |        |
      | Ben    | Support, Team Inboxes, All |        |
      | Olga   | Support, All               |        |
    When Olga undoes it
    Then everything stands as before

    Examples:
      | how          | does                 |
      | added        | adds Cleo to         |
      | given access | gives Cleo access to |

  Scenario: 7 removed: no longer told of comments, also with access alone later
    Given Ben adds Cleo to "Printer"
    And Ben removes Cleo from "Printer"
    And Ben gives Cleo access to "Printer"
    When Olga comments on "Printer": "Which one?"
    Then nobody was notified

  Scenario: 7 removed: who may see it by something else keeps it as it is
    Given Ben adds Ann to "Printer"
    When Olga removes Ann from "Printer"
    Then "Printer" is in "Inbox" of Ann
    Given Ben adds Cleo to "Printer"
    And Ben assigns "Printer" to Cleo
    When Olga removes Cleo from "Printer"
    Then "Printer" is in "Inbox" of Cleo

  Scenario: 7 removed: who was not added is not removed, and nobody removes themselves
    When Ben removes Ann from "Printer"
    Then it is refused: "It is already like that."
    Given Ben adds Cleo to "Printer"
    When Cleo removes Cleo from "Printer"
    Then it is refused: "Choose at least one person."
    When Dan removes Cleo from "Printer"
    Then it is refused: "This no longer exists."

  Scenario: 11 removed: why it is not there, and who was told
    Given Ben adds Cleo to "Printer"
    When Olga removes Cleo from "Printer"
    Then "Printer" is not in "Inbox" of Cleo because:
      | because           |
      | Olga removed Cleo |
    And who was told of it:
      | person | told | not told                        |
      | Ann    |      | removing people notifies nobody |
      | Ben    |      | removing people notifies nobody |
      | Olga   |      | did it                          |

  Scenario: 11 added: why it is there, and who was told
    When Ben adds Cleo to "Printer"
    Then "Printer" is in "Inbox" of Cleo because:
      | because                                                                                                                           |
      | a message from kim@example.com arrived; Ben added Cleo; To names support@conferencebadge.com, shared to the team inbox of Support |
    And who was told of it:
      | person | told           | not told                           |
      | Ann    |                | only the people added are notified |
      | Ben    |                | did it                             |
      | Cleo   | Ben added them |                                    |
      | Olga   |                | only the people added are notified |

  Scenario: 11 access alone: why it is there, why it is not in the Inbox, and who was told
    When Ben gives Cleo access to "Printer"
    Then "Printer" is in "All" of Cleo because:
      | because                                                                                                                                 |
      | a message from kim@example.com arrived; Ben gave Cleo access; To names support@conferencebadge.com, shared to the team inbox of Support |
    And "Printer" is not in "Inbox" of Cleo because:
      | because                                                 |
      | Cleo was given access alone: that puts it into no Inbox |
      | nothing has put it into the Inbox of Cleo               |
    And who was told of it:
      | person | told | not told                     |
      | Ann    |      | access alone notifies nobody |
      | Ben    |      | did it                       |
      | Cleo   |      | access alone notifies nobody |
      | Olga   |      | access alone notifies nobody |

  Scenario: 11 added after access alone: either gives access
    Given Ben gives Cleo access to "Printer"
    When Olga adds Cleo to "Printer"
    Then "Printer" is in "All" of Cleo because:
      | because                                                                                                                                 |
      | a message from kim@example.com arrived; Ben gave Cleo access; To names support@conferencebadge.com, shared to the team inbox of Support |
      | a message from kim@example.com arrived; Olga added Cleo; To names support@conferencebadge.com, shared to the team inbox of Support      |
    And "Printer" is in "Inbox" of Cleo because:
      | because                                                                                                                            |
      | a message from kim@example.com arrived; Olga added Cleo; To names support@conferencebadge.com, shared to the team inbox of Support |
