"""What differs between two states in; text for a terminal, Markdown, or JSON for programs out: in all of them the same sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.reporters.quoting import code, quoted
from generator.review import Difference, FileChange, SchoolChange
from generator.review.differences import Fate
from generator.wording.sentences import pick
from generator.wording.values import Lang, with_id

NOTHING = ("学校填报和教育局的记录都没有改动。", "No filing and no record of the bureau differs.")
_FATES = {
    Fate.NEW: ("新的填报", "new"),
    Fate.GONE: ("删去了", "removed"),
    Fate.CHANGED: ("有改动", "changed"),
    Fate.WRITING: ("只改了写法，意思没有变", "written differently, same meaning"),
    Fate.UNREADABLE: ("读不出来", "cannot be read"),
}
_BUREAU, _OTHER = ("教育局的记录", "The bureau's records"), ("其他文件", "Other files")
_MOST = 60


def heading(change: SchoolChange, lang: Lang) -> str:
    """白马小学（baima）2026年秋季学期：新的填报."""
    weight = pick(("（收费、时间、机构或退费有变）", " (a fee, a time, a provider or a refund)"), lang)
    mark = weight if change.material and change.fate is Fate.CHANGED else ""
    about = change.term_name or pick(("学校信息", "the school itself"), lang)
    return f"{with_id(change.name, change.school, lang)}{about if lang == 'zh' else f' {about}'}：{pick(_FATES[change.fate], lang)}{mark}"


def lines(change: SchoolChange, lang: Lang) -> Iterator[str]:
    """What changed, a sentence each, material ones first; a file that only looks different, or cannot be read, by its name."""
    yield from change.summary
    yield from (each.sentence for each in change.changes)
    if change.fate is Fate.CHANGED:
        for file in change.files:
            if file.fate in (Fate.WRITING, Fate.UNREADABLE):
                yield f"{file.file.rsplit('/', 1)[-1]}：{pick(_FATES[file.fate], lang)}"


def diff_text(difference: Difference, lang: Lang = "zh") -> str:
    """For a terminal: what a school wrote cannot move its cursor."""
    return _written(difference, lang, "{}", "  {}")


def diff_markdown(difference: Difference, lang: Lang = "zh") -> str:
    """For a comment."""
    return _written(difference, lang, "**{}**\n", "- {}")


def _written(difference: Difference, lang: Lang, head: str, row: str) -> str:
    if difference.empty:
        return f"{pick(NOTHING, lang)}\n"
    found: list[str] = []
    for change in sorted(difference.schools, key=lambda change: not change.material):
        found += ["", head.format(quoted(heading(change, lang)))]
        found += _bounded([row.format(quoted(line)) for line in lines(change, lang)], row, lang)
    if difference.bureau:
        rows = [row.format(quoted(each.words)) for each in difference.bureau]
        found += ["", head.format(pick(_BUREAU, lang)), *_bounded(rows, row, lang)]
    if difference.other:
        found += ["", head.format(pick(_OTHER, lang))]
        found += _bounded([row.format(_other(each, row.startswith("-"), lang)) for each in difference.other], row, lang)
    return "\n".join(found[1:]) + "\n"


def _bounded(rows: list[str], row: str, lang: Lang) -> list[str]:
    more = len(rows) - _MOST
    return rows if more <= 0 else [*rows[:_MOST], row.format(pick((f"还有 {more} 处", f"{more} more"), lang))]


def _other(change: FileChange, markdown: bool, lang: Lang) -> str:
    return f"{code(change.file) if markdown else quoted(change.file)}：{pick(_FATES[change.fate], lang)}"


def diff_json(difference: Difference) -> str:
    """Everything, unbounded."""
    schools = [
        {
            "school": c.school, "name": c.name, "term": c.term or None, "fate": c.fate.value, "material": c.material,
            "summary": list(c.summary), "files": [{"file": f.file, "fate": f.fate.value} for f in c.files],
            "changes": [{"area": e.area.name.lower(), "material": e.area.material, "sentence": e.sentence} for e in c.changes],
        }
        for c in difference.schools
    ]  # fmt: skip
    bureau = [{"file": each.file, "fate": each.fate.value, "sentence": each.words} for each in difference.bureau]
    other = [{"file": each.file, "fate": each.fate.value} for each in difference.other]
    made = {"version": 1, "schools": schools, "bureau": bureau, "other": other}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
