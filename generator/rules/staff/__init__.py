"""Staff: own and outside people, their papers, the checks before the term."""
