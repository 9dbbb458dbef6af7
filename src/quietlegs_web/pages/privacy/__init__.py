"""Privacy: what is stored where, for how long, by what right, and how it goes away."""
