"""What a draft policy would change in; text for a terminal or Markdown for a pull request out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median_low

from generator.impact import Change, Distance, Draft, Impact, Kind
from generator.model.values import TermId
from generator.wording.distances import say_distance
from generator.wording.sentences import pick, title
from generator.wording.values import Lang, say, several, with_id

KINDS: dict[Kind, tuple[str, str]] = {
    Kind.FAILS: ("新不符合", "newly failing"),
    Kind.PASSES: ("新符合", "newly passing"),
    Kind.EXCUSED: ("新凭理由放行", "newly excused"),
    Kind.UNJUDGED: ("新未核对", "newly not evaluated"),
    Kind.NOTED: ("新提醒", "newly noted"),
    Kind.CLEARED: ("不再提醒", "no longer noted"),
    Kind.ALTERED: ("结论相同、内容有变", "same verdict, other findings"),
}


@dataclass(frozen=True, slots=True)
class Trialled:
    """A draft's impact with what is printed beside it, in a language."""

    impact: Impact
    draft: Draft
    changed: tuple[str, ...]
    names: Mapping[str, str]
    """The schools' names."""
    lang: Lang

    def words(self, zh: str, en: str) -> str:
        return pick((zh, en), self.lang)

    def joined(self, words: Iterable[str]) -> str:
        return self.words("、", ", ").join(words)

    def name(self, school: str) -> str:
        if not school:
            return self.words("全市", "the city")
        return with_id(self.names.get(school, ""), school, self.lang)

    def term(self, change: Change) -> str:
        return say(TermId.parse(change.term), self.lang) if change.term else self.words("各学期", "every term")

    def size(self, changes: Iterable[Change]) -> str:
        """So many schools, so many filings."""
        schools, filings = counted(changes)
        return self.words(f"{schools}所学校、{filings}份填报", f"{several(schools, 'school')}, {several(filings, 'filing')}")


def counted(changes: Iterable[Change]) -> tuple[int, int]:
    """Schools and filings among some changes."""
    keys = {(change.school, change.term) for change in changes}
    return len({school for school, _ in keys if school}), sum(1 for _, term in keys if term)


def by_rule(changes: Sequence[Change]) -> list[list[Change]]:
    """The changes of each kind and rule together, the kinds in their order, the most frequent rule first."""
    order = {kind: number for number, kind in enumerate(Kind)}
    groups = [list(group) for _, group in groupby(sorted(changes, key=_kind_and_rule), key=_kind_and_rule)]
    return sorted(groups, key=lambda group: (order[group[0].kind], -len(group), group[0].rule))


def _kind_and_rule(change: Change) -> tuple[str, str]:
    return change.kind, change.rule


def spread(changes: Iterable[Change]) -> tuple[Distance, Distance, Distance] | None:
    """The smallest, the median and the largest distance, one for each filing; of an even number the lower of the two in the middle."""
    found = {distance.amount: distance for change in changes if (distance := change.most) is not None}
    amounts = [distance.amount for change in changes if (distance := change.most) is not None]
    return (found[min(amounts)], found[median_low(amounts)], found[max(amounts)]) if amounts else None


def impact_as_text(told: Trialled, *, quiet: bool = False) -> str:
    """For a terminal; `quiet` keeps the schools' lines only."""
    lines = [] if quiet else [*_head(told), ""]
    if not quiet:
        for kind, groups in groupby(by_rule(told.impact.changes), key=lambda group: group[0].kind):
            lines += [
                f"{told.words(*KINDS[kind])} {told.size(told.impact.of(kind))}",
                *(f"  {_rule_line(told, group)}" for group in groups),
                "",
            ]
    for school, changes in groupby(told.impact.changes, key=lambda change: change.school):
        lines += [told.name(school), *(f"  {_line(told, change)}" for change in changes)]
        lines += [] if quiet else [""]
    return "".join(f"{line}\n" for line in (lines if quiet else [*lines, *_rest(told)]))


def _head(told: Trialled) -> Iterator[str]:
    """Which draft, what it changes, what was judged."""
    files = told.joined(told.changed) or told.words("没有，与现行办法相同", "nothing; the draft is what is in force")
    folder = told.draft.folder
    yield told.words(f"草案 {folder}，改动的文件：{files}", f"Draft {folder} changes: {files}")
    first = told.draft.as_if_from
    if first is not None:
        term = say(first, told.lang)
        yield told.words(f"草案中新的内容当作从{term}起就已适用。", f"What is new in it counts as if in force from {term} on.")
    impact, day = told.impact, say(told.impact.as_of, told.lang)
    yield told.words(
        f"截至{day}，用现行办法和草案各核对一遍：{impact.schools}所学校、{impact.filings}份填报。",
        f"As of {day}, judged with and without it: {several(impact.schools, 'school')}, {several(impact.filings, 'filing')}.",
    )


def _rule_line(told: Trialled, group: Sequence[Change]) -> str:
    return told.words("，", ", ").join(
        filter(None, (_rule(told, group[0]) + told.words("：", ": ") + told.size(group), _spread(told, group)))
    )


def _rule(told: Trialled, change: Change) -> str:
    """三(五)d 服务性收费标准过高（fee-above-unit-cap）."""
    clauses = told.joined(change.clauses)
    name = f"{title(change.rule)}（{change.rule}）" if told.lang == "zh" else change.rule
    return " ".join(filter(None, (clauses, name.replace("。（", "（"))))


def _spread(told: Trialled, group: Sequence[Change]) -> str:
    found = spread(group)
    if found is None:
        return ""
    least, middle, most = (say_distance(distance, told.lang) for distance in found)
    if found[0].amount == found[2].amount:
        return told.words(f"都{most}", f"{most}" if len(group) == 1 else f"all {most}") if len(group) > 1 else most
    return told.words(f"最少{least}，中位{middle}，最多{most}", f"from {least} to {most}, median {middle}")


def _line(told: Trialled, change: Change) -> str:
    """One change of a school."""
    much = told.words(f"{change.hits}处", several(change.hits, "finding")) if change.hits else ""
    far = say_distance(change.most, told.lang) if change.most else ""
    if far and change.kind in (Kind.PASSES, Kind.CLEARED):
        far = told.words(f"原来{far}", f"was {far}")
    if far and change.hits > 1:
        far = told.words(f"最多{far}", f"at most {far}")
    facts = told.words("，", ", ").join(filter(None, (much, far)))
    return told.words("　", "  ").join(filter(None, (told.term(change), told.words(*KINDS[change.kind]), _rule(told, change), facts)))


def _rest(told: Trialled) -> Iterator[str]:
    """What stays, plainly; and how to learn what a draft for later would have meant."""
    impact, n = told.impact, len(told.impact.recounted)
    if n:
        yield told.words(
            f"{n}份填报结论不变，只是应核对的条数不同。", f"{several(n, 'filing')}: same verdicts, another number of rules due."
        )
    if impact.changes or n:
        yield told.words(f"其余{impact.unchanged}份填报的结论都不变。", f"For the other {impact.unchanged}, nothing changes.")
        return
    yield told.words(
        f"已有的{impact.filings}份填报结论都不变。", f"Nothing changes for any of the {several(impact.filings, 'filing')} there are."
    )
    if told.changed and told.draft.as_if_from is None:
        yield told.words(
            "草案只管以后的学期时，这是应有的结果。要看早就这样规定会怎样，加 --as-if-from 学期。",
            "That is as it should be for a draft about later terms. To see what it would have meant earlier, add --as-if-from TERM.",
        )


def impact_as_markdown(told: Trialled, *, quiet: bool = False) -> str:
    """For a comment on a pull request."""
    lines = [f"## {told.words('办法草案的影响', 'Impact of the draft policy')}", ""]
    lines += [] if quiet else [*(f"- {line}" for line in _head(told)), ""]
    if told.impact.changes:
        lines += _table(
            told.words("结论 | 条款和规则 | 范围 | 差多少", "Verdict | Clause and rule | How many | By how much"), _rule_rows(told)
        )
        lines += _table(
            told.words(
                "学校 | 学期 | 结论 | 条款和规则 | 处数 | 差多少", "School | Term | Verdict | Clause and rule | Findings | By how much"
            ),
            _rows(told),
        )
    return "".join(f"{line}\n" for line in [*lines, *_rest(told)])


def _table(heads: str, rows: Iterable[Sequence[str]]) -> list[str]:
    made = [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]
    return [f"| {heads} |", "| --- " * (heads.count(" | ") + 1) + "|", *made, ""]


def _rule_rows(told: Trialled) -> Iterator[tuple[str, ...]]:
    for group in by_rule(told.impact.changes):
        yield told.words(*KINDS[group[0].kind]), _rule(told, group[0]), told.size(group), _spread(told, group)


def _rows(told: Trialled) -> Iterator[tuple[str, ...]]:
    for change in told.impact.changes:
        far = say_distance(change.most, told.lang) if change.most else ""
        yield told.name(change.school), told.term(change), told.words(*KINDS[change.kind]), _rule(told, change), str(change.hits), far
