"""A filing in; the texts in it that schools write freely, with whose they are and where, out.

Not here: statements that the policy itself words, stated reasons, titles of documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.city import Filing
from generator.findings import Hit
from generator.model.fields import Part, label_of
from generator.rules.content._words import words_in


class Text(NamedTuple):
    """A field that a school writes freely; `about` is what a decision on it names, `name` whether it is a name, not a sentence."""

    part: Part
    field: str
    about: str = ""
    name: bool = False
    person: bool = False
    """Whether `about` is a person, whom no finding names."""


def hits(texts: Iterable[Text], words: tuple[str, ...]) -> Iterator[Hit]:
    """One hit for each text that has some of the words of a topic, never the text; a name is no place for a denial."""
    for part, field, about, name, person in texts:
        text = getattr(part, field)
        found = words_in(text, words, denied=not name) if text else ()
        if found:
            label = label_of(part, field)
            shown = f"“{about}”的{label}" if about and not (name or person) else label
            yield Hit(part.at(field), {"words": found, "label": shown, "field": field}, subject=about or label)


def names(filing: Filing) -> Iterator[Text]:
    """The names of sessions and of providers' courses."""
    for session in filing.times.sessions:
        yield Text(session, "name", session.name, name=True)
    for provider in filing.plan.providers:
        for course in provider.courses:
            yield Text(course, "name", course.name, name=True)


def summaries(filing: Filing) -> Iterator[Text]:
    """What pupils do in a session."""
    for session in filing.times.sessions:
        yield Text(session, "summary", session.name)


def duties(filing: Filing) -> Iterator[Text]:
    """What people do; a finding names no person."""
    for teacher in filing.staff.teachers:
        yield Text(teacher, "duty", teacher.name, person=True)
    for person in filing.staff.outside:
        yield Text(person, "activity", person.name, person=True)


def free_texts(filing: Filing) -> Iterator[Text]:
    """What parents are told in sentences, in the plan, the times and, once it is there, the record."""
    plan, times = filing.plan, filing.times
    for part, fields in (
        (plan, ("voluntary", "opt_out", "quit", "priority", "reminder")),
        (plan.fees, ("how_to_ask", "payment", "refund")),
        (plan.application, ("how",)),
        (plan.safety, ("insurance_note",)),
        (times, ("early_leave", "late_pickup")),
    ):
        for field in fields:
            yield Text(part, field)
    yield from summaries(filing)
    if filing.has("record"):
        for change in filing.record.changes:
            yield Text(change, "what")
