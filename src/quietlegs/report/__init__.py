"""Floor 7: what leaves the program to be looked at: charts as values, each with its table."""
