"""A filing in; the texts in it that schools write freely, with whose they are and where, out.

Not here: statements that the policy itself words, stated reasons, titles of documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.city import Filing
from generator.findings import Hit, Where
from generator.model.fields import Part, specs
from generator.rules.content._words import words_in


@dataclass(frozen=True, slots=True)
class Text:
    """A text; `about` is what a decision on it names, `label` what it is for people, `name` whether it is a name, not a sentence."""

    text: str
    where: Where
    field: str
    label: str
    about: str
    name: bool = False

    def hit(self, words: tuple[str, ...]) -> Iterator[Hit]:
        """The words of a topic that stand in it, never the text; a name is no place for a denial."""
        found = words_in(self.text, words, denied=not self.name)
        if found:
            yield Hit(self.where, {"words": found, "label": self.label, "field": self.field}, subject=self.about)


def hits(texts: Iterable[Text], words: tuple[str, ...]) -> Iterator[Hit]:
    """One hit for each text that has some of the words."""
    for text in texts:
        yield from text.hit(words)


def names(filing: Filing) -> Iterator[Text]:
    """The names of sessions and of providers' courses."""
    for session in filing.times.sessions:
        yield _of(session, "name", session.name, name=True)
    for provider in filing.plan.providers:
        for course in provider.courses:
            yield _of(course, "name", course.name, name=True)


def summaries(filing: Filing) -> Iterator[Text]:
    """What pupils do in a session."""
    for session in filing.times.sessions:
        yield _of(session, "summary", session.name)


def duties(filing: Filing) -> Iterator[Text]:
    """What people do; a finding names no person."""
    for teacher in filing.staff.teachers:
        yield Text(teacher.duty, teacher.at("duty"), "duty", specs(type(teacher))["duty"].label, teacher.name)
    for person in filing.staff.outside:
        yield Text(person.activity, person.at("activity"), "activity", specs(type(person))["activity"].label, person.name)


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
            yield _of(part, field)
    yield from summaries(filing)
    if filing.has("record"):
        for change in filing.record.changes:
            yield _of(change, "what")


def _of(part: Part, field: str, about: str = "", *, name: bool = False) -> Text:
    """One field of a part; what has no name of its own goes by the field's label."""
    label = specs(type(part))[field].label
    shown = f"“{about}”的{label}" if about and not name else label
    return Text(getattr(part, field) or "", part.at(field), field, shown, about or label, name)
