"""Floor 5: design, schedule, adherence, analysis, conclusion."""
