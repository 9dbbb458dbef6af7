"""What the nights say: words first, then the number with its interval, then the picture with its table."""
