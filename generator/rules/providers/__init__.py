"""Outside organisations: training providers and welfare partners."""
