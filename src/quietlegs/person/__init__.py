"""Floor 3: who: intake, conditions, medicines, preferences."""
