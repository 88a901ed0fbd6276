"""Chance and a town in; the town with something changed in it, and in words what that was, out."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections import defaultdict
from collections.abc import Callable
from random import Random

from generator.ledger import Act
from generator.model.kinds import kind_of
from generator.model.values import TermId
from generator.publish import PublishFault
from generator.purging import Target, purge
from tests.incremental.driver import site_url
from tests.incremental.town import Town

Edit = Callable[[Random, Town], str]

_NUMBER = re.compile(r"(?<![\w-])\d+(?:\.\d+)?(?![\w-])")
_DATE = re.compile(r"20\d\d-\d\d-\d\d")
_TIME = re.compile(r"\b\d\d:\d\d\b")
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")
_TERM = re.compile(r"\b20\d\d-(?:spring|autumn)\b")
_DATA = ("schools/", "content/bureau/", "content/calendar/", "content/policy/")


def _data(town: Town) -> list[str]:
    return [name for name, raw in sorted(town.files().items()) if name.startswith(_DATA) and not raw.startswith(b"\x00")]


def _by_kind(chance: Random, town: Town) -> str:
    """A file of a kind that was drawn first, so that the rare kinds are changed as often as the common ones."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for name in _data(town):
        found = kind_of(name)
        kinds[found[0].name if found else ""].append(name)
    return chance.choice(kinds[chance.choice(sorted(kinds))])


def _schools(town: Town) -> list[str]:
    return sorted({name.split("/")[1] for name in town.files() if re.match(r"schools/[^/]+/", name)})


def _registered(chance: Random, town: Town) -> str:
    return chance.choice(sorted(name for name in town.files() if name.startswith("content/bureau/schools/")))


def _id(registration: str) -> str:
    return registration.rpartition("/")[2].removesuffix(".yml")


def _lines(town: Town, name: str) -> list[str]:
    return town.read(name).decode("utf-8", "surrogateescape").splitlines(keepends=True)


def _put(town: Town, name: str, lines: list[str]) -> None:
    town.write(name, "".join(lines).encode("utf-8", "surrogateescape"))


def _replaced(chance: Random, town: Town, pattern: re.Pattern[str], new: Callable[[str], str]) -> str:
    name = _by_kind(chance, town)
    text = "".join(_lines(town, name))
    spots = list(pattern.finditer(text))
    if not spots:
        return f"{name}: nothing of the kind"
    spot = chance.choice(spots)
    put = new(spot[0])
    _put(town, name, [text[: spot.start()], put, text[spot.end() :]])
    return f"{name}: {spot[0]} → {put}"


def number(chance: Random, town: Town) -> str:
    return _replaced(
        chance,
        town,
        _NUMBER,
        lambda old: str(float(old) + chance.choice((-1, 1, 10)) if "." in old else int(old) + chance.choice((-1, 1, 100))),
    )


def date(chance: Random, town: Town) -> str:
    def moved(old: str) -> str:
        try:
            return (dt.date.fromisoformat(old) + dt.timedelta(chance.choice((-200, -7, -1, 1, 7, 200)))).isoformat()
        except ValueError:
            return "2026-01-01"

    return _replaced(chance, town, _DATE, moved)


def time(chance: Random, town: Town) -> str:
    return _replaced(chance, town, _TIME, lambda _: f"{chance.randint(15, 18)}:{chance.choice((0, 5, 30)):02}")


def word(chance: Random, town: Town) -> str:
    return _replaced(chance, town, _WORD, lambda old: chance.choice((old[::-1], old + "新", old[:-1], "奥数培优", "张三")))


def same_size(chance: Random, town: Town) -> str:
    return _replaced(chance, town, re.compile(r"(?<![\w-])[0-8](?![\w-])"), lambda old: str(int(old) + 1))


def term(chance: Random, town: Town) -> str:
    return _replaced(chance, town, _TERM, lambda _: chance.choice(("2025-autumn", "2026-spring", "2026-autumn", "2027-spring")))


def name_of_school(chance: Random, town: Town) -> str:
    name = f"schools/{chance.choice(_schools(town))}/school.yml"
    if not (town.root / name).is_file():
        return f"{name}: not there"
    text = "".join(_lines(town, name))
    _put(town, name, [re.sub(r"(?m)^(name|short_name): (.*)$", lambda found: f"{found[1]}: {found[2]}新", text)])
    return f"{name}: another name"


def comment(chance: Random, town: Town) -> str:
    name = _by_kind(chance, town)
    lines = _lines(town, name)
    at = chance.randint(0, len(lines))
    lines.insert(at, chance.choice(("# 说明\n", "\n", "# x\n")))
    _put(town, name, lines)
    return f"{name}: a comment"


def line(chance: Random, town: Town) -> str:
    """A line less, twice, or with another."""
    name = _by_kind(chance, town)
    lines = _lines(town, name)
    if not lines:
        return f"{name}: empty"
    at, how = chance.randrange(len(lines)), chance.choice(("gone", "twice", "swapped", "indented"))
    if how == "gone":
        del lines[at]
    elif how == "twice":
        lines.insert(at, lines[at])
    elif how == "swapped":
        lines[at - 1], lines[at] = lines[at], lines[at - 1]
    else:
        lines[at] = "  " + lines[at]
    _put(town, name, lines)
    return f"{name}: line {at + 1} {how}"


def invalid(chance: Random, town: Town) -> str:
    name = _by_kind(chance, town)
    raw = town.read(name)
    how = chance.choice(("bracket", "key", "encoding", "nothing", "half"))
    made = {
        "bracket": b"x: [\n" + raw,
        "key": raw + b"\nunknown_key: 1\n",
        "encoding": raw + "学".encode("gbk"),
        "nothing": b"",
        "half": raw[: len(raw) // 2],
    }
    town.write(name, made[how])
    return f"{name}: {how}"


def personal(chance: Random, town: Town) -> str:
    """What looks like a number of a telephone of somebody's own."""
    name = _by_kind(chance, town)
    town.write(name, town.read(name) + b"# 13" + str(908_765_432).encode() + b"\n")
    return f"{name}: personal data"


def file_gone(chance: Random, town: Town) -> str:
    name = _by_kind(chance, town)
    (town.root / name).unlink()
    return f"{name}: gone"


def file_copied(chance: Random, town: Town) -> str:
    """To another place where a file of its kind may stand."""
    name = _by_kind(chance, town)
    other = name.replace(chance.choice(_schools(town)), chance.choice((*_schools(town), "nowhere")))
    other = _TERM.sub(lambda _: chance.choice(("2026-spring", "2026-autumn", "2027-spring")), other)
    if other == name:
        other = f"{name.rpartition('/')[0]}/x-copy.yml"
    town.write(other, town.read(name))
    return f"{name} copied to {other}"


def stray(chance: Random, town: Town) -> str:
    other = f"{chance.choice(_data(town)).rpartition('/')[0]}/{chance.choice(('notes.txt', '说明.yml', 'plan.yaml', 'x.sig', '.hidden'))}"
    town.write(other, b"a: 1\n")
    return f"{other}: new"


def term_gone(chance: Random, town: Town) -> str:
    folders = sorted({name.rpartition("/")[0] for name in _data(town) if re.match(r"schools/[^/]+/20", name)})
    if not folders:
        return "no term"
    folder = chance.choice(folders)
    for name in _data(town):
        if name.startswith(f"{folder}/"):
            (town.root / name).unlink()
    return f"{folder}: gone"


def term_copied(chance: Random, town: Town) -> str:
    """A term of a school as another term, or as another school's."""
    folders = sorted({name.rpartition("/")[0] for name in _data(town) if re.match(r"schools/[^/]+/20", name)})
    if not folders:
        return "no term"
    folder = chance.choice(folders)
    school = chance.choice(_schools(town))
    other = f"schools/{school}/{chance.choice(('2025-autumn', '2026-spring', '2026-autumn', '2027-spring'))}"
    for name in _data(town):
        if name.startswith(f"{folder}/"):
            town.write(name.replace(folder, other), town.read(name))
    return f"{folder} copied to {other}"


def school_gone(chance: Random, town: Town) -> str:
    """All of it, or only what the school handed in, or only its registration, or all but its approvals."""
    school = chance.choice(_schools(town))
    which = chance.choice(
        (r".*/X(/|\.yml).*", r"schools/X/.*", r"content/bureau/schools/X\.yml", r"(schools|content/bureau/(schools|publications))/X\b.*")
    )
    pattern = re.compile(which.replace("X", re.escape(school)))
    for name in _data(town):
        if pattern.fullmatch(name) or (which.startswith(".*") and name.startswith(f"schools/{school}/")):
            (town.root / name).unlink()
    return f"{school}: gone by {which}"


def school_copied(chance: Random, town: Town) -> str:
    """Under another name, with or without its registration; or renamed."""
    school, other = chance.choice(_schools(town)), chance.choice(("xinxue", "aaa", "zzz"))
    registered, moved = chance.random() < 0.8, chance.random() < 0.4
    for name in _data(town):
        if f"/{school}/" in name or name.endswith(f"/{school}.yml"):
            if registered or not name.startswith("content/bureau/schools/"):
                town.write(name.replace(school, other), town.read(name).replace(school.encode(), other.encode()))
            if moved:
                (town.root / name).unlink()
    return f"{school} copied to {other}, {registered=}, {moved=}"


def merged(chance: Random, town: Town) -> str:
    name, heir = _registered(chance, town), _id(_registered(chance, town))
    kept = [line for line in _lines(town, name) if not line.startswith(("merged_into", "last_term"))]
    _put(
        town,
        name,
        [*kept, f"last_term: {chance.choice(('2026-spring', '2026-autumn'))}\n", f"merged_into: {chance.choice((heir, 'nobody'))}\n"],
    )
    return f"{name}: merged into {heir}"


def unmerged(chance: Random, town: Town) -> str:
    name = _registered(chance, town)
    _put(town, name, [line for line in _lines(town, name) if not line.startswith(("merged_into", "last_term"))])
    return f"{name}: merged into nobody"


def former_name(chance: Random, town: Town) -> str:
    name = _registered(chance, town)
    kept = [line for line in _lines(town, name) if not line.startswith("former_names")]
    _put(town, name, [*kept, f"former_names: [{chance.choice(('旧名小学', '高新小学', 'XX市柳河中心小学'))}]\n"])
    return f"{name}: a former name"


def area(chance: Random, town: Town) -> str:
    name = _registered(chance, town)
    _put(
        town,
        name,
        [re.sub(r"^area: .*", f"area: {chance.choice(('chengdong', 'chengxi', 'nowhere'))}", line) for line in _lines(town, name)],
    )
    return f"{name}: another area"


def parameter(chance: Random, town: Town) -> str:
    """A whole entry of a policy's file less: a parameter, a clause, a reading."""
    name = chance.choice(sorted(name for name in _data(town) if name.startswith("content/policy/")))
    text = "".join(_lines(town, name))
    entries = list(re.finditer(r"(?m)^(?:\w+:|  ?- ).*\n(?:    .*\n|   .*\n|  [^-].*\n)*", text))
    if not entries:
        return f"{name}: no entry"
    entry = chance.choice(entries)
    _put(town, name, [text[: entry.start()], text[entry.end() :]])
    return f"{name}: without {entry[0].splitlines()[0]}"


def ruled(chance: Random, town: Town) -> str:
    """A decision, an inspection, a correction or a withdrawal on another school or term."""
    names = sorted(name for name in _data(town) if re.match(r"content/bureau/(decisions|inspections|corrections|withdrawals)/", name))
    if not names:
        return "no decision"
    name = chance.choice(names)
    school = chance.choice((*_schools(town), "nowhere"))
    raw = re.sub(rb"(?m)^school: .*$", b"school: " + school.encode(), town.read(name))
    folder = re.sub(
        r"[^/]+\.yml$", f"{school}.yml" if "withdrawals" in name or "corrections" in name else f"x-{chance.randint(1, 9)}.yml", name
    )
    other = _TERM.sub(chance.choice(("2026-spring", "2026-autumn")), folder)
    if found := _TERM.search(other):
        raw = re.sub(rb"(?m)^term: .*$", b"term: " + found[0].encode(), raw)
    town.write(other, raw)
    return f"{name} as {other}"


def linked(chance: Random, town: Town) -> str:
    name = _by_kind(chance, town)
    town.write(name, b"\x00" + chance.choice((b"/etc/hostname", b"nowhere", b"../school.yml", b".")))
    return f"{name}: a link"


def rewritten(chance: Random, town: Town) -> str:
    """The same bytes, another file."""
    name = _by_kind(chance, town)
    path = town.root / name
    raw = path.read_bytes()
    path.unlink()
    path.write_bytes(raw)
    return f"{name}: written again"


def behind_the_back(chance: Random, town: Town) -> str:
    """Another value of the same size in the same file, and the moment of its last writing set back."""
    name = _by_kind(chance, town)
    path, before, raw = town.root / name, (town.root / name).stat(), town.read(name)
    spots = [found.start() for found in re.finditer(rb"(?<![\w-])[0-8](?![\w-])", raw)]
    if spots:
        spot = chance.choice(spots)
        with path.open("r+b") as stream:
            stream.seek(spot)
            stream.write(bytes([raw[spot] + 1]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return f"{name}: changed, and its moment set back"


def template(chance: Random, town: Town) -> str:
    name = chance.choice(sorted(path.relative_to(town.root).as_posix() for path in (town.root / "theme/templates").glob("*.html")))
    town.write(name, town.read(name) + b"<!-- %d -->" % chance.randrange(1000))
    return f"{name}: another template"


def settings(chance: Random, town: Town) -> str:
    raw = town.read("mkdocs.yml")
    new = b"\nsite_url: https://%s.example/" % chance.choice((b"a", b"b", b"notices.shili"))
    town.write("mkdocs.yml", re.sub(rb"\nsite_url: \S+", new, raw) if chance.random() < 0.5 else raw + b"# x\n")
    town.url = site_url(town)
    return f"mkdocs.yml: {town.url}"


def page(chance: Random, town: Town) -> str:
    town.write("content/pages/about.md", town.read("content/pages/about.md") + b"\nx\n")
    return "a hand-written page"


def day(chance: Random, town: Town) -> str:
    town.day = dt.date.fromisoformat(
        chance.choice(
            ("2026-11-25", "2026-11-26", "2026-09-01", "2026-10-08", "2026-03-10", "2027-01-31", "2027-03-02", "2020-01-01", "2031-05-05")
        )
    )
    return f"the day: {town.day}"


def sealed(chance: Random, town: Town) -> str:
    try:
        return f"{town.seal()} sealed"
    except PublishFault as fault:
        return f"not sealed: {fault.code}"


def purged(chance: Random, town: Town) -> str:
    target = Target(
        chance.choice(_schools(town)),
        TermId.parse(chance.choice(("2026-spring", "2026-autumn"))),
        chance.choice(("notice", "finance")),
        take_down=chance.random() < 0.5,
    )
    act = Act(paper=target.paper, role="分管基教股的局领导", reason="含个人信息，依法删除。", date=town.day)
    try:
        return f"{len(purge(town.root, town.day, target, act))} lines purged of {target}"
    except PublishFault as fault:
        return f"not purged: {fault.code}"


def ledger(chance: Random, town: Town) -> str:
    """A record less or another, or a line less or another: what no program of ours does."""
    names = sorted(name for name in town.files() if name.startswith("content/ledger/"))
    records = [name for name in names if "/records/" in name]
    if not records:
        return "no ledger"
    name = chance.choice(records if chance.random() < 0.6 else [name for name in names if name not in records])
    how = chance.choice(("gone", "another", "half"))
    if how == "gone":
        (town.root / name).unlink()
    else:
        raw = town.read(name)
        town.write(name, raw[: len(raw) // 2] if how == "half" else raw.replace(b"2026", b"2025", 1))
    return f"{name}: {how}"


def signers(chance: Random, town: Town) -> str:
    name = f"content/bureau/{chance.choice(('allowed_signers', 'revoked_signers'))}"
    town.write(name, b"area-east ssh-ed25519 AAAA%d\n" % chance.randrange(9))
    if chance.random() < 0.7:
        records = sorted(name for name in _data(town) if "/approvals/" in name and name.endswith(".yml"))
        town.write(f"{chance.choice(records)}.sig" if records else name, b"-----BEGIN SSH SIGNATURE-----\n")
    return name


EDITS: dict[str, Edit] = {edit.__name__: edit for edit in (
    number, date, time, word, same_size, term, name_of_school, comment, line, invalid, personal, file_gone, file_copied, stray, term_gone,
    term_copied, school_gone, school_copied, merged, unmerged, former_name, area, parameter, ruled, linked, rewritten, behind_the_back,
    template, settings, page, day, sealed, purged, ledger, signers,
)}  # fmt: skip
"""Every kind of edit."""
