"""What a pull request changes in; what is wrong with its paths, its size and its reach out, before any of its files is read."""

from generator.submission.judging import RULES, Submission, submitted
from generator.submission.reach import Reach, reach
from generator.submission.reporting import with_submission

__all__ = ["RULES", "Reach", "Submission", "reach", "submitted", "with_submission"]
