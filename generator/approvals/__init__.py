"""What is approved in; what each approval is bound to, and whether it still covers what stands now, out (decisions.md, 6)."""

from generator.approvals.binding import Act, acts, covered, link, links, standing, whole
from generator.approvals.slices import APPROVED, Subject, sliced

__all__ = ["APPROVED", "Act", "Subject", "acts", "covered", "link", "links", "sliced", "standing", "whole"]
