"""What is approved in; what each approval is bound to, and whether it still covers what stands now, out (decisions.md, 6)."""

from generator.approvals.binding import Act, acts, covered, link, links, standing, whole
from generator.approvals.published import published_on
from generator.approvals.signature import Signers, Verdict, is_signature, verify
from generator.approvals.slices import APPROVED, Subject, sliced

__all__ = [
    "APPROVED",
    "Act",
    "Signers",
    "Subject",
    "Verdict",
    "acts",
    "covered",
    "is_signature",
    "link",
    "links",
    "published_on",
    "sliced",
    "standing",
    "verify",
    "whole",
]
