"""How a person is: ratings of the day, totals of questionnaires, their course; and a place for a hard hour."""
