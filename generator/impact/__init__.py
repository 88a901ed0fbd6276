"""A draft of a policy in; which filings would fail or pass otherwise under it, by rule and by how much, out."""

from generator.impact.comparison import Change, Impact, Kind, compare
from generator.impact.distances import Distance, Unit, Way, distance
from generator.impact.drafts import Draft, as_if, read_draft, with_draft

__all__ = ["Change", "Distance", "Draft", "Impact", "Kind", "Unit", "Way", "as_if", "compare", "distance", "read_draft", "with_draft"]
