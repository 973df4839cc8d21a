Feature: 7 Labels of one's own
  A member keeps labels that nobody else sees, on whatever they may see.

  Background:
    Given the organization "Badge" with Ann (owner), Ben and Cleo
    And the team "Support" with Ann and Ben active
    And the e-mail account "admin@conferencebadge.com" of Ann
    And the shared address "support@conferencebadge.com" verified, to the team inbox of "Support"
    And a message from "kim@example.com" to "support@conferencebadge.com" about "Printer" arrives
    And a message from "lee@example.com" to "support@conferencebadge.com" about "Toner" arrives
    And Ben makes the own label "Later"

  Scenario: 7 an own label moves nothing, is nobody else's, and is taken back in silence
    When Ben labels "Printer" with "Later"
    Then "Printer" is in the label "Later" of Ben
    And "Printer" is not in the label "Later" of Ann
    And "Printer" has no label
    And nobody was notified
    When Ben undoes it
    Then "Printer" is not in the label "Later" of Ben
    And everything stands as before

  Scenario: 7 to others there is no such label, whoever they are
    When Ann labels "Printer" with "Later"
    Then it is refused: "This no longer exists."
    When Ben labels "Printer" with "Later"
    And Ann takes the label "Later" off "Printer"
    Then it is refused: "This no longer exists."
    And "Printer" is in the label "Later" of Ben

  Scenario: 7 who may not see a conversation puts no own label on it
    Given Cleo makes the own label "Mine"
    When Cleo labels "Printer" with "Mine"
    Then it is refused: "This no longer exists."

  Scenario: 7 an own label makes nobody's act out of date
    Given Ann looks at "Printer"
    And Ben labels "Printer" with "Later"
    When Ann (who has not seen that) closes "Printer"
    Then "Printer" is closed
    When Ann undoes it
    Then "Printer" is open
    And "Printer" is in the label "Later" of Ben

  Scenario: 7 own labels go along in a merger, and back
    Given Ben labels "Printer" with "Later"
    When Ann merges "Printer" into "Toner"
    Then "Toner" is in the label "Later" of Ben
    And "Toner" is not in the label "Later" of Ann
    When Ann undoes it
    Then "Printer" is in the label "Later" of Ben
    And "Toner" is not in the label "Later" of Ben

  Scenario: 7 an own label stays on what its owner cannot see for a while
    Given Ben labels "Printer" with "Later"
    When Ann removes Ben from the team "Support"
    Then "Printer" is not in the label "Later" of Ben
