"""A printed code, a ledger, a site or one of its files in; whether it is what was published, and what that cannot prove, out.

Nothing here writes, and nothing is asked but the files and the heads that somebody saved.
"""

from __future__ import annotations

from generator.verification.chain import check_ledger
from generator.verification.codes import check_code, code_in
from generator.verification.outcome import Outcome, Trouble
from generator.verification.sites import check_file, check_site, site_of

__all__ = ["Outcome", "Trouble", "check_code", "check_file", "check_ledger", "check_site", "code_in", "site_of"]
