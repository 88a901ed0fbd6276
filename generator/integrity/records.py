"""A filing and one of its papers in; the record of what is published of it, and a filing as a record shows it, out.

The name of a record is the SHA-256 of its bytes; its type says its kind and version, so that one kind can never stand for another.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.city import Filing
from generator.integrity.digest import canonical_json
from generator.model.bureau import Approval
from generator.model.fields import Part
from generator.model.kinds import kind
from generator.model.school import School
from generator.schema.restoring import fields, restore

VERSION = "v1"
_STATEMENT = ("finance", "record")
"""The files that a statement is made of; a notice is made of all others and the record."""
OF_SCHOOL = ("name", "short_name", "address", "phone", "complaint_phone", "pay_measure")
"""What a notice prints of the school's own file; the rest of that file may change without it."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is published, as bytes, and their digest."""

    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def record(filing: Filing, paper: str, salt: str = "") -> Record:
    """All that a public paper is made of: the same for whoever computes it with the same salt.

    The salt (32 hex digits, drawn once for each record) is kept in the record itself: without it nobody can try out by its digest what a
    record said that has been purged. None where nothing is kept, as for a paper that is not in the ledger.
    """
    policy = filing.policy.id if filing.policy else None
    content = {"type": f"kehou/{paper}/{VERSION}", "school": filing.school, "term": filing.id, "policy": policy, **_covered(filing, paper)}
    return Record(canonical_json(content | ({"salt": salt} if salt else {})) + b"\n")


def again(filing: Filing, paper: str, kept: bytes) -> Record:
    """What the filing would be recorded as with the salt of a record that is kept: that very record where nothing has changed."""
    return record(filing, paper, salt_of(kept))


def salt_of(kept: bytes) -> str:
    """The salt of a record; empty where it has none or is no record."""
    try:
        content = json.loads(kept)
        return str(content.get("salt", "")) if isinstance(content, dict) else ""
    except (ValueError, RecursionError):
        return ""


def _covered(filing: Filing, paper: str) -> dict[str, object]:
    parts: dict[str, object] = {name: part for name, part in filing.parts.items() if (name in _STATEMENT) == (paper == "finance")}
    if "record" in filing.parts:
        parts["record"] = filing.parts["record"]
    if paper == "finance":
        return parts | {"published": filing.published and filing.published.statement}
    profile = {name: getattr(filing.profile, name, None) for name in OF_SCHOOL}
    return parts | {"profile": profile, "approvals": filing.approvals, "published": filing.published and filing.published.letter}


class UnreadableRecordError(ValueError):
    """A record is not what this program wrote of that paper: of another format, or of another filing. Its text is its digest."""


def restored(filing: Filing, paper: str, data: bytes, as_of: dt.date) -> Filing:
    """The filing as a record of one of its papers shows it, seen on `as_of`; what the record does not hold stays.

    Raises UnreadableRecordError for anything but a record of that very paper.
    """
    try:
        content = json.loads(data)
        wanted = (f"kehou/{paper}/{VERSION}", filing.school, str(filing.id))
        if tuple(content[key] for key in ("type", "school", "term")) != wanted:
            raise UnreadableRecordError(Record(data).sha256)
        return _restored(filing, content, as_of, of_notice=paper == "notice")
    except UnreadableRecordError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableRecordError(Record(data).sha256) from error


def _restored(filing: Filing, content: Mapping[str, object], as_of: dt.date, *, of_notice: bool) -> Filing:
    kept = {name: part for name, part in filing.parts.items() if name != "record" and (name == "finance") == of_notice}
    parts: dict[str, Part] = kept | {
        name: restore(kind(name).part, content[name]) for name in ("plan", "times", "staff", "record", "finance") if name in content
    }
    if lost := {*(("plan", "times", "staff") if of_notice else ("finance",))} - set(content):
        raise KeyError(*lost)
    public = dt.date.fromisoformat(str(content["published"]))
    seen = replace(filing, parts=parts, as_of=as_of)
    if not of_notice:
        return replace(seen, published=replace(filing.published, statement=public) if filing.published else None)
    approvals = content["approvals"]
    if not isinstance(approvals, list):
        raise TypeError("approvals")
    profile = replace(filing.profile, **fields(School, content["profile"])) if filing.profile else None
    published = replace(filing.published, letter=public) if filing.published else None
    return replace(seen, profile=profile, published=published, approvals=tuple(restore(Approval, one) for one in approvals))
