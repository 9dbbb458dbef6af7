"""The proof of safety: made-up intakes, what they must come to, worked out plainly, and the checks."""
