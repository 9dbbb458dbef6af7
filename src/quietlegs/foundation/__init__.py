"""Floor 1: nights, numbers with bounds, reasons and errors. Knows nothing of the rest of the house."""
