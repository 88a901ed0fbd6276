"""What is known of the filings, or the register, that a page sums up in; what stands at its foot out: policies, dates, digest, vouchers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from generator.city import City
from generator.digest import digest, short
from generator.findings import Tally
from generator.notices.known import Filed
from generator.notices.provenance import DIGEST_VERSION, Line, PolicyLink, complaint_lines, policies
from generator.notices.state import States


@dataclass(frozen=True, slots=True)
class Vouch:
    """Who stands for a part of the page: looks and word of the label (see state.Mark), and the part."""

    looks: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The foot of a page that is no notice. Dates are None and `policies` empty where there is nothing of the kind."""

    policies: tuple[PolicyLink, ...] = ()
    published: dt.date | None = None
    changed: dt.date | None = None
    stamp: str
    vouches: tuple[Vouch, ...]
    lines: tuple[Line, ...]
    sample: bool


def of_filings(states: States, filings: Iterable[Filed], kind: str, data: object, declared: str) -> Origin:
    """The foot of a page that shows `filings`; `data` is what its digest covers, `declared` what only schools vouch for."""
    shown = tuple(filings)
    in_force = (states.city.register.on(term) for term in dict.fromkeys(filing.term for filing in shown))
    return Origin(
        policies=tuple(dict.fromkeys(link for policy in in_force for link in policies(policy))),
        published=min((filing.published for filing in shown if filing.published), default=None),
        changed=max((filing.changed for filing in shown if filing.changed), default=None),
        stamp=stamp(kind, data),
        vouches=(
            Vouch("ok", "机器核对", counted(filing.tally for filing in shown)),
            Vouch("approved", "教育局已办理", _approved(shown)),
            Vouch("declared", "学校填报", f"{declared}：由学校负责，机器和教育局没有逐项核实"),
        ),
        lines=complaint_lines(states.city, None),
        sample=is_sample(states.city),
    )


def of_bureau(city: City, kind: str, data: object, *vouches: Vouch, changed_on: dt.date | None = None) -> Origin:
    """The foot of a page about what the bureau, or the program itself, has laid down."""
    return Origin(
        changed=changed_on, stamp=stamp(kind, data), vouches=vouches, lines=complaint_lines(city, None), sample=is_sample(city)
    )  # fmt: skip


def stamp(kind: str, data: object) -> str:
    """The short digest of what a page is made of."""
    return short(digest(f"kehou/{kind}/{DIGEST_VERSION}", data))


def is_sample(city: City) -> bool:
    """Whether the whole city is made up."""
    return bool(city.file and city.file.sample)


def counted(tallies: Iterable[Tally]) -> str:
    """How the evaluations ended, in words; every kind that occurs is named."""
    found = tuple(tallies)
    words = (
        (sum(tally.passed for tally in found), "符合可由机器检查的{:,}条"),
        (sum(tally.excused for tally in found), "说明理由后不照办的{:,}条"),
        (sum(tally.failed for tally in found), "不符合的{:,}条"),
        (sum(tally.not_evaluated for tally in found), "条件未到、未核对的{:,}条"),
    )
    return "；".join(text.format(count) for count, text in words if count or text.startswith("符合"))


def _approved(filings: tuple[Filed, ...]) -> str:
    done = sum(1 for filing in filings if filing.approved)
    return f"{done}份方案办完了审批的各步" + (f"，{len(filings) - done}份还没有" if done < len(filings) else "")
