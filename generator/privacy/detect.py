"""A plain text in; the places of personal data in it out, each place once, the gravest kind first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from generator.findings import Severity
from generator.privacy import numbers, words
from generator.privacy.plain import even
from generator.schema.uscc import valid_code

ERROR, WARNING = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True, slots=True)
class Match:
    """One place: which rule, how grave, what kind (a code), and from where to where in the text."""

    rule: str
    severity: Severity
    kind: str
    start: int
    end: int


@dataclass(slots=True)
class _Search:
    """The text, and what was found or recognised as harmless in it so far."""

    text: str
    found: list[Match] = field(default_factory=list)
    settled: bytearray = field(init=False)
    """One byte for each character: whether a detector has spoken of it."""
    small: str = field(init=False)
    sides: dict[tuple[re.Pattern[str], int, bool], bool] = field(default_factory=dict)
    """Whether a pattern's words stand before (True) or after (False) an index."""
    words: dict[re.Pattern[str], bool] = field(default_factory=dict)
    """Whether a pattern's words stand anywhere."""

    def __post_init__(self) -> None:
        self.small = self.text.lower()
        self.settled = bytearray(len(self.text))

    def add(self, rule: str, severity: Severity, kind: str, start: int, end: int) -> None:
        """Notes a place unless an earlier detector has settled it."""
        if self.free(start, end):
            self.found.append(Match(f"personal-{rule}", severity, kind, start, end))
            self.settle(start, end)

    def free(self, start: int, end: int) -> bool:
        return self.settled.find(1, start, end) < 0

    def settle(self, start: int, end: int) -> None:
        self.settled[start:end] = b"\1" * (end - start)

    def matches(self, pattern: re.Pattern[str], tell_tales: str) -> Iterator[re.Match[str]]:
        """All matches of a pattern, if one of the words stands in the text without which there can be none."""
        return pattern.finditer(self.text) if any(word in self.small for word in words.TELL_TALES[tell_tales]) else iter(())

    def anywhere(self, pattern: re.Pattern[str]) -> bool:
        """Whether the words stand in the text at all, looked for once: most texts have numbers and none of these words."""
        if pattern not in self.words:
            # Without what binds them to the edge of a window: where this finds nothing, no window has anything.
            self.words[pattern] = bool(re.search(pattern.pattern.replace(r"\b", "").replace("$", ""), self.text, pattern.flags))
        return self.words[pattern]

    def near(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        """Whether the words stand shortly before, or right after, on this line or the line before."""
        if not self.anywhere(pattern):
            return False
        before, after = (pattern, start, True), (pattern, end, False)
        # Numbers that begin or end at the same place are many in a row of single digits; the words near it are looked for once.
        if before not in self.sides:
            line = self.text.rfind("\n", 0, start) + 1
            least = self.text.rfind("\n", 0, max(0, line - 1)) + 1
            self.sides[before] = bool(pattern.search(self.text[max(least, start - 60) : start] + "\n"))
        if not self.sides[before] and after not in self.sides:
            stop = self.text.find("\n", end, end + 24)
            self.sides[after] = bool(pattern.search("\n" + self.text[end : end + 24 if stop < 0 else stop]))
        return self.sides[before] or self.sides[after]


def detect(text: str) -> list[Match]:
    """All that is personal in a plain text. Detectors that can find nothing in it are not asked (see words)."""
    if not even(text):
        return detect_slowly(text)
    # Half of an approval are check sums.
    bare = words.CHECK_SUM.sub("", text) if '"' in text else text
    runs = _runs(text) if words.TEN_DIGITS.search(bare) else []
    detectors = _DETECTORS if _signs(bare) else ()
    return _found(text, runs, detectors) if runs or detectors else []


def _signs(text: str) -> bool:
    """Whether an even text has anything that a detector other than that of runs could find."""
    return bool(
        words.CHINESE_SIGNS.search(text)
        or words.LETTER_SIGNS.search(text.lower())
        or words.NUMBER_SIGNS.search(text)
        or words.NAMES.search(text)
    )


def detect_slowly(text: str) -> list[Match]:
    """The same with every detector, whatever the text is."""
    return _found(text, _runs(text), _DETECTORS)


def _found(text: str, runs: list[re.Match[str]], detectors: Iterable[Callable[[_Search], None]]) -> list[Match]:
    search = _Search(text)
    for run in runs:
        _look_at_run(search, run)
    for detector in detectors:
        detector(search)
    return sorted(search.found, key=lambda match: (match.start, match.rule))


_SEP = "\x00*(?:[ \\-.·_]\x00*){0,6}"
_RUN = re.compile(rf"(?<!\d)\d(?:{_SEP}\d){{9,}}(?:{_SEP}[Xx](?![A-Za-z0-9]))?", re.ASCII)
_GROUP = re.compile("[0-9Xx](?:\x00*[0-9Xx])*")
_SHORTEST, _LONGEST = 10, 19
_HEX = re.compile(r"[0-9a-fA-F]{32,}")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A few neighbouring groups of a run as one number."""

    number: str
    groups: tuple[int, ...]
    start: int
    end: int


def _runs(text: str) -> list[re.Match[str]]:
    """The runs of ten digits and more."""
    return [run for run in _RUN.finditer(text) if not _in_digest(text, run)]


def _look_at_run(search: _Search, run: re.Match[str]) -> None:
    """Identity numbers first: nothing else is as sure; then what is harmless; then the rest."""
    groups = [(g[0].replace("\x00", ""), g.start(), g.end()) for g in _GROUP.finditer(search.text, run.start(), run.end())]
    pieces = _pieces(groups)
    for look, lengths in _LOOKS:
        for piece in pieces:
            if len(piece.number) in lengths and search.free(piece.start, piece.end):
                look(search, piece)
    for number, start, end in groups:
        if len(number) > _LONGEST and search.free(start, end):
            _other(search, _Piece(number, (len(number),), start, end))


def _in_digest(text: str, run: re.Match[str]) -> bool:
    """Whether the run is part of a check sum: 32 or more hexadecimal digits, letters among them."""
    around = text[max(0, run.start() - 64) : run.end() + 64]
    return any(run[0] in word and not word.isdecimal() for word in _HEX.findall(around))


def _pieces(groups: list[tuple[str, int, int]]) -> list[_Piece]:
    """Every row of neighbouring groups with 10 to 19 digits together, by where it begins, the longest first."""
    sizes = tuple(len(number) for number, _, _ in groups)
    pieces: list[_Piece] = []
    for first, (_, start, _) in enumerate(groups):
        found, number, last = [], groups[first][0], first
        while len(number) <= _LONGEST:
            if len(number) >= _SHORTEST:
                found.append(_Piece(number, sizes[first : last + 1], start, groups[last][2]))
            last += 1
            if last == len(groups):
                break
            number += groups[last][0]
        pieces += reversed(found)
    return pieces


def _identity(search: _Search, piece: _Piece) -> None:
    number, start, end = piece.number, piece.start, piece.end
    letter = search.text[max(0, start - 2) : start].rstrip(" \x00-")[-1:]
    shape = numbers.identity_shape(number)
    marked = letter in "GJLgjl" and letter != "" and not search.text[max(0, start - 3) : start].rstrip(" \x00-")[-2:-1].encode().isalnum()
    if marked and (shape or numbers.real_date(number[6:14]) or search.near(words.STUDENT, start, end)):
        search.add("student-number", ERROR, "student-number", start, end)
    elif marked and len(piece.groups) == 1 and number.isdecimal():
        search.add("student-number", WARNING, "student-number", start, end)
    elif search.near(words.STUDENT, start, end) and len(piece.groups) == 1 and not search.near(words.IDENTITY, start, end):
        search.add("student-number", ERROR, "student-number", start, end)
    elif numbers.identity_number(number) or (
        search.near(words.IDENTITY, start, end) and (shape or len(piece.groups) == 1) and not valid_code(number)
    ):
        search.add("id-number", ERROR, "identity-number", start, end)
    elif shape and number[0] != "9" and not valid_code(number):
        search.add("id-number", WARNING, "identity-number-like", start, end)


_LANDLINE = re.compile(r"(?<![\d-])0[1-9]\d{1,2}[- ]?\d{7,8}(-\d{1,6})?(?![\d-])")


def _harmless(search: _Search, piece: _Piece) -> None:
    """Landlines outside a home, codes of organisations, times of day: settled, so that nothing else claims them."""
    match = _LANDLINE.fullmatch(search.text, piece.start, piece.end)
    if match and search.near(words.HOME_PHONE, piece.start, piece.end):
        search.add("contact", WARNING, "home-phone", piece.start, piece.end)
    elif match or (piece.groups == (18,) and valid_code(piece.number) and not search.near(words.BANK, piece.start, piece.end)):
        search.settle(piece.start, piece.end)


def _mobile(search: _Search, piece: _Piece) -> None:
    if numbers.mobile(piece.number, piece.groups):
        search.add("mobile", ERROR, "mobile", piece.start, piece.end)


def _card(search: _Search, piece: _Piece) -> None:
    number, start, end = piece.number, piece.start, piece.end
    if not number.isdecimal() or not numbers.card_groups(piece.groups):
        return
    likely = len(number) >= 16 and (number.startswith("62") or number[0] in "345") and numbers.luhn(number)
    if likely or (search.near(words.BANK, start, end) and not search.near(words.BUSINESS, start, end)):
        search.add("bank-card", ERROR, "bank-card", start, end)


def _other(search: _Search, piece: _Piece) -> None:
    """Old identity numbers and any other long run in one piece."""
    number, start, end = piece.number, piece.start, piece.end
    if numbers.old_identity_shape(number) and search.near(words.IDENTITY, start, end):
        search.add("id-number", WARNING, "old-identity-number", start, end)
    elif len(piece.groups) == 1 and not _ordinary(search, piece):
        search.add("other-id", WARNING, "long-number", start, end)


def _ordinary(search: _Search, piece: _Piece) -> bool:
    """A long number that a licence, a paper, a code or a moment has, or the whole part of an amount."""
    text, start, end = search.text, piece.start, piece.end
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    moment = len(piece.number) in (12, 14) and numbers.real_date(piece.number[:8])
    return (
        moment
        or bool(re.search(r"[A-Za-z]", beside))
        or bool(words.BUSINESS.search(text[max(0, text.rfind("\n", 0, start), start - 16) : start]))
    )


_LOOKS: tuple[tuple[Callable[[_Search, _Piece], None], range], ...] = (
    (_identity, range(18, 19)),
    (_harmless, range(10, 20)),
    (_card, range(16, 20)),
    (_mobile, range(11, 16)),
    (_card, range(11, 16)),
    (_other, range(11, 20)),
)


def _masked(search: _Search) -> None:
    """Numbers with stars in the middle: the region and the last four still tell who it is in a small place."""
    for match in search.matches(words.MASKED, "masked"):
        bare = re.sub(r"[ \-]", "", match[0])
        head = len(re.match(r"\d*", bare)[0])  # type: ignore[index]
        tail = len(bare) - len(bare.rstrip("0123456789")) or int(bare[-1] in "Xx" and "*" in bare)
        if 15 <= len(bare) <= 18 and head >= 3 and tail >= 1:
            search.add("id-number", ERROR, "masked-identity-number", *match.span())
        elif len(bare) == 11 and re.match("1[3-9]", bare) and tail >= 2:
            search.add("mobile", WARNING, "masked-mobile", *match.span())
        elif head >= 4 and tail >= 3 and search.near(words.BANK, *match.span()):
            search.add("bank-card", WARNING, "masked-bank-card", *match.span())


def _passports(search: _Search) -> None:
    for match in words.PASSPORT_NUMBER.finditer(search.text):
        digits = re.sub(r"\D", "", match["value"])
        if search.near(words.PASSPORT, *match.span()):
            search.add("other-id", ERROR, "passport", *match.span())
        elif match["value"][0].isupper() and len(digits) == 8 and not numbers.real_date(digits):
            search.add("other-id", WARNING, "passport", *match.span())
    for match in words.PLATE.finditer(search.text):
        search.add("other-id", WARNING, "number-plate", *match.span())


_EIGHT = re.compile(r"(?<![\dA-Za-z])\d{8}(?:\d{2})?(?![\dA-Za-z])")


def _short_numbers(search: _Search) -> None:
    """Numbers too short to be anything without the word beside them."""
    if words.TAIWAN.search(search.text):
        for match in _EIGHT.finditer(search.text):
            if search.near(words.TAIWAN, *match.span()):
                search.add("other-id", ERROR, "travel-permit", *match.span())


def _births(search: _Search) -> None:
    for pattern, tell_tales in ((words.BIRTH, "birth"), (words.BORN, "born")):
        for match in search.matches(pattern, tell_tales):
            search.add("birth-date", ERROR, "birth-date", *match.span("date"))


def _contacts(search: _Search) -> None:
    for match in search.matches(words.MAIL, "mail"):
        search.add("contact", WARNING, "mail", *match.span())
    for match in search.matches(words.QQ, "qq"):
        search.add("contact", WARNING, "qq", *match.span("value"))
    for match in search.matches(words.WECHAT, "wechat"):
        search.add("contact", WARNING, "wechat", *match.span())


def _addresses(search: _Search) -> None:
    for match in search.matches(words.ADDRESS, "address"):
        search.add("address", WARNING, "home-address", *match.span())


def _sensitive(search: _Search) -> None:
    for match in search.matches(words.SENSITIVE, "sensitive"):
        start, end = match.span("value")
        line = search.text.rfind("\n", 0, start) + 1
        if not words.NOT_ASKED.search(search.text[max(line, start - 10) : end + 12].split("\n")[0]):
            search.add("sensitive", WARNING, "sensitive", start, end)


def _names(search: _Search) -> None:
    for match in search.matches(words.NAME_LIST, "names"):
        search.add("name-list", ERROR, "name-list-header", *match.span("value"))
    for match in words.NAMES.finditer(search.text):
        if all(name[0] in words.SURNAMES for name in re.split(r"[、,，;；\s]+", match["value"])):
            search.add("name-list", WARNING, "names", *match.span("value"))


_DETECTORS = (_masked, _passports, _short_numbers, _births, _contacts, _addresses, _sensitive, _names)
