Feature: Section 7: no two people on one message

  What somebody does carries what they saw. Where that is out of date the act is refused, saying
  why; "do it anyway" is a way on.

  Background:
    Given the organization "Badge" with Ann (owner), Ben, Cleo, Dan and Olga
    And the team "Support" with Ann, Ben active and Olga observing
    And the team "Sales" with Dan active
    And the e-mail account "admin@conferencebadge.com" of Ann
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    And Ann, Ben and Olga read "Printer"

  Scenario Outline: 7 a newer message refuses: <act>
    Given "kim@example.com" replies to "Printer"
    When Ben, who has not seen that, <act>
    Then it is refused: "A new message has arrived: read it first."
    When Ben does it anyway
    Then nobody was notified

    Examples:
      | act                                       |
      | archives "Printer" from the team inbox    |
      | closes "Printer"                          |
      | trashes "Printer" from the team inbox     |
      | marks "Printer" as spam from Team Inboxes |
      | replies to "Printer"                      |
      | replies to "Printer" with Send & Close    |
      | replies to "Printer" with Send & Archive  |

  Scenario: 7 a newer message does not refuse to assign or transfer
    Given "kim@example.com" replies to "Printer"
    When Ben, who has not seen that, assigns "Printer" to Cleo
    Then "Printer" is assigned to Cleo

  Scenario Outline: 7 somebody took it first: <act>
    Given Ann assigns "Printer" to Ann
    When Ben, who has not seen that, <act>
    Then it is refused: "Ann took it first."

    Examples:
      | act                            |
      | assigns "Printer" to Ben       |
      | transfers "Printer" to "Sales" |
      | closes "Printer"               |
      | replies to "Printer"           |

  Scenario: 7 somebody took it first: do it anyway
    Given Ann assigns "Printer" to Ann
    When Ben, who has not seen that, assigns "Printer" to Ben
    Then it is refused: "Ann took it first."
    When Ben does it anyway
    Then "Printer" is assigned to Ann and Ben
    And nobody was notified

  Scenario: 7 somebody gave it to another
    Given Ann assigns "Printer" to Cleo
    When Ben, who has not seen that, assigns "Printer" to Ben
    Then it is refused: "Ann assigned it to Cleo first."

  Scenario: 7 somebody took the assignee off
    Given Ann assigns "Printer" to Cleo
    And Ann unassigns Cleo from "Printer"
    When Ben, who has not seen that, closes "Printer"
    Then it is refused: "Ann removed the assignee."

  Scenario: 7 somebody moved it
    Given Ann transfers "Printer" to "Sales"
    When Ben, who has not seen that, assigns "Printer" to Ben
    Then it is refused: "Ann moved it to another team."

  Scenario: 7 somebody closed it: named is who closed it, not whose it is
    Given Ann assigns "Printer" to Cleo
    And Ann closes "Printer"
    When Ben, who has not seen that, assigns "Printer" to Ben
    Then it is refused: "Ann closed it."

  Scenario: 7 somebody reopened it
    Given Ann closes "Printer"
    And Olga reopens "Printer"
    When Ben, who has not seen that, transfers "Printer" to "Sales"
    Then it is refused: "Olga reopened it."

  Scenario: 7 somebody replied: a reply begun before it is held
    Given the team "Support" leaves it in the team inbox when a member replies
    And Ann replies to "Printer"
    When Ben, who has not seen that, replies to "Printer"
    Then it is refused: "Ann replied first."
    When Ben does it anyway
    Then "Printer" has 3 messages

  Scenario: 7 somebody closed it: a reply begun before it is held
    Given Ann closes "Printer"
    When Ben, who has not seen that, replies to "Printer"
    Then it is refused: "Ann closed it."

  Scenario Outline: 7 the same result already reached is no refusal: <act>
    Given Ann <did>
    When Ben, who has not seen that, <act>
    Then nothing changes

    Examples:
      | did                                          | act                                       |
      | assigns "Printer" to Cleo                    | assigns "Printer" to Cleo                 |
      | closes "Printer"                             | closes "Printer"                          |
      | transfers "Printer" to "Sales"               | transfers "Printer" to "Sales"            |
      | archives "Printer" from the team inbox       | archives "Printer" from the team inbox    |
      | archives "Printer" from the team inbox       | archives "Printer" from Team Inboxes      |
      | trashes "Printer" from the team inbox        | trashes "Printer" from the team inbox     |
      | marks "Printer" as spam from the team inbox  | marks "Printer" as spam from Team Inboxes |

  Scenario: 7 reading and writing by others is nothing that an act would heed
    Given Ann marks "Printer" as unread
    When Ben, who has not seen that, assigns "Printer" to Ben
    Then "Printer" is assigned to Ben

  Scenario: 7 in bulk the untouched part is done and the rest is listed
    Given a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    And a message from "mia@example.com" to "support@conferencebadge.com" about "Paper" arrives
    And Ben looks at "Printer"
    And Ann assigns "Toner" to Ann
    And "mia@example.com" replies to "Paper"
    When Ben, who has not seen that, closes "Printer", "Toner" and "Paper"
    Then "Toner" is refused: "Ann took it first."
    And "Paper" is refused: "A new message has arrived: read it first."
    And Closed of Ben lists "Printer"
    When Ben undoes it
    Then everything stands as before

  Scenario: 7 in bulk what another has archived already is no refusal to speak of
    Given a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    And Ben looks at "Printer"
    And Ann archives "Toner" from the team inbox
    When Ben, who has not seen that, archives "Printer" and "Toner" from the team inbox
    Then "Toner" is refused: "It is already like that."
    And Team Inboxes of Ben is empty
    When Ben undoes it
    Then everything stands as before
