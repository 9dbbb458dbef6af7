"""First run, sign-in, sign-out, and what a person sees when a request is refused."""
