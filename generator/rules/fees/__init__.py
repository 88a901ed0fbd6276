"""Fees of the plan: basis, caps, exemptions, period."""
