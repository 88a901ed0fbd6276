"""Times and calendar."""
