"""The plan of today with a reason for every line, its versions, and its evenings for a calendar."""
