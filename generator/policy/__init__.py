"""The bureau's policy files in, the policy in force for a term and the calendar of working days out."""

from generator.policy.calendar import Calendar, YearUnknownError
from generator.policy.register import Policy, PolicyEntry, Register

__all__ = ["Calendar", "Policy", "PolicyEntry", "Register", "YearUnknownError"]
