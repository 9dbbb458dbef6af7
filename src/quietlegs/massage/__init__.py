"""Floor 5: plan, dose, routine."""
