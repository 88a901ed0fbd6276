"""People: grades served, applicants and participants, free choice, priority."""
