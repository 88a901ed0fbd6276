"""Content: categories of activity, what the larger part of the time is for."""
