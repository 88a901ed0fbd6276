"""The canonical form and its digest, which filings below this layer use too (see generator.digest)."""

from generator.digest import canonical, canonical_json, digest, short

__all__ = ["canonical", "canonical_json", "digest", "short"]
