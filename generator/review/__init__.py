"""Two states of a repository in; what a reviewer has to know of the step from one to the other out: facts, no markup."""

from generator.review.desk import Desk, Precedents, Turn, desk_of
from generator.review.differences import BureauChange, Difference, FileChange, SchoolChange, differences

__all__ = ["BureauChange", "Desk", "Difference", "FileChange", "Precedents", "SchoolChange", "Turn", "desk_of", "differences"]
