"""The city: where to complain, who leads."""
