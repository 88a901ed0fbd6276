"""In: a page or another file. Out: the path where it may be written, or a fault: no address of a site leads out of its folder."""

from __future__ import annotations

import re

from generator.publish.faults import PublishFault
from generator.site import Page, SiteFile

DEEPEST = 5
"""Folders below the home page: schools/<id>/<term>/notice/v1/, an old version, is the deepest of the permanent addresses."""

_NAME = r"[a-z0-9_-][a-z0-9_.-]*"
_ADDRESS = re.compile(rf"(?:{_NAME}/)*")
_PATH = re.compile(rf"(?:{_NAME}/)*{_NAME}")


def is_address(text: str) -> bool:
    """Whether it is an address as the program gives them to its pages, which joins any other by standing behind it."""
    return _ADDRESS.fullmatch(text) is not None


def checked_path(file: SiteFile) -> str:
    pattern, address = (_ADDRESS, file.address) if isinstance(file, Page) else (_PATH, file.path)
    if not pattern.fullmatch(address):
        raise PublishFault("bad-address", address=address)
    return file.path
