"""Y1–Y12: what a file may do to the reader. Everything is refused with a named rule and a place, or kept to the letter."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model.fields import Spec
from generator.model.kinds import kind
from generator.project import read_files
from generator.schema import check
from generator.schema.convert import UnfitError, convert
from generator.source import read
from tests.attacks import corpus
from tests.attacks.table import Load, Reached, all_of, attack
from tests.rules.casebook import repository_files

SHAPES = ("[", "{a: ", "- ", "? ", "[{a: ", "[\n", "{a: [", "- - ? ", "? - [")
SIZES = (13, 400, 1_900, 8_000, 25_075, 1_000_000)


def refused(raw: bytes, rules: Iterable[str] = ()) -> bool:
    """Whether a file is refused by faults that have places, and by one of `rules` if any are named."""
    faults = read("x.yml", raw).faults
    named = {fault.rule for fault in faults}
    return bool(faults) and all(fault.span.line >= 1 for fault in faults) and (not rules or bool(named & set(rules)))


def judged(text: str) -> bool:
    """Whether a file of service times with that text is refused, by its form or by its fields."""
    return bool(check(read("times.yml", text.encode()), kind("times")).findings)


def bombs() -> Iterator[bytes]:
    """54 nested files; a line break every thousand characters keeps them within a line's limit."""
    for shape in SHAPES:
        for size in SIZES:
            text = shape * size
            yield b"a:\n  " + "\n".join(text[at : at + 1_000] for at in range(0, len(text), 1_000)).replace("\n", "\n  ").encode()


def slowest(texts: Iterable[bytes]) -> float:
    """The longest that the reader takes for one of the files, in seconds."""
    worst = 0.0
    for raw in texts:
        begun = time.perf_counter()
        read("x.yml", raw)
        worst = max(worst, time.perf_counter() - begun)
    return worst


@attack("Y1", "nesting: 9 shapes × 6 sizes", "54/54 refused, no crash, ≤ 0.1 s each")
def nesting(load: Load) -> Reached:
    files = list(bombs())
    good, worst = sum(map(refused, files)), slowest(files)
    return Reached(f"{good}/{len(files)} refused, slowest {worst * 1000:.0f} ms", held=good == 54 and load.within(worst, 0.1))


EVENTS = """import sys, yaml
for raw in sys.stdin.buffer.read().split(b"\\0"):
    try:
        for event in yaml.parse(raw, Loader=yaml.CSafeLoader): pass
    except yaml.YAMLError: pass
print("alive")"""


@attack("Y1", "the same 54 at libyaml's events without any limit of ours", "the process lives: no child process is needed")
def events_alone(_: Load) -> Reached:
    files = list(bombs())
    ended = subprocess.run([sys.executable, "-c", EVENTS], input=b"\0".join(files), capture_output=True, check=False)
    alive = ended.returncode == 0 and ended.stdout.strip() == b"alive"
    return Reached(f"{len(files)} files of up to 9 MB: exit {ended.returncode}", held=alive)


ALIASES = (
    "a: &x 1", "a: *x", "a: &x 1\nb: *x", "a: &x [*x]", "&x a: 1", "a: {&x b: 1}", "*x : 1", "a: [&x 1, *x]", "a: {<<: {}}", "<<: {b: 1}", "a:\n  <<: {}",
    "a:\n  <<: [{}, {}]", '"<<": {}', "'<<': {}", "a: &x\n  b: 1\nc:\n  <<: *x", "a: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b]",
    "a: &a {k: 1}\nb: &b {<<: [*a,*a,*a,*a,*a,*a]}\nc: {<<: [*b,*b,*b,*b,*b]}", "a: &x {b: *x}", "&r\na: *r", "a: &甲 1", "a: &x\n- *x", "? &x a\n: 1", "? *x\n: 1",
    "a: !!map &x {}", "a: &x !!str 1", 'a: "x" &y', "a: &x\nb: 1", '"\\x3c<": {}', "a: - &x", "a: |\n  ok\nb: &z |\n  x",
)  # fmt: skip


@attack("Y2", "anchors, aliases, cycles, merge keys, bombs", "100 % refused, ≤ 0.05 s each")
def aliases(load: Load) -> Reached:
    files = [text.encode() for text in ALIASES]
    good, worst = sum(map(refused, files)), slowest(files)
    return Reached(f"{good}/{len(files)} refused, slowest {worst * 1000:.0f} ms", held=good == len(files) and load.within(worst, 0.05))


KEYS = (
    "a: 1\na: 2",
    'a: 1\n"a": 2',
    "a: 1\n'a': 2",
    'fee: 1\n"f\\x65e": 2',
    "x: {a: 1, a: 2}",
    "x:\n  - a: 1\n    a: 2",
    "a: 1\n? a\n: 2",
    'a: 1\n"\\u0061": 2',
)
ODD_KEYS = ("é: 1\ne\u0301: 2", "ｄismissals: []", "dismissаls: []", "service：: 1", "dismissals : []\nｄismissals: []")


@attack("Y3", "duplicate keys: plain, quoted, escaped, nested, composed, full width", "100 % refused, both lines named")
def duplicates(_: Load) -> Reached:
    good = 0
    for text in KEYS:
        fault = next((f for f in read("x.yml", text.encode()).faults if f.rule == "duplicate-key"), None)
        good += fault is not None and "first" in fault.values
    good += sum(map(judged, ODD_KEYS))
    return all_of(good, len(KEYS) + len(ODD_KEYS), "refused")


TAGS = (
    "!!python/object/apply:os.system [x]", "!!python/name:os.system", "!!python/object/new:x []", "!!python/module:os", "!!python/tuple [1]", "!!binary aGk=", "!!set {a}",
    "!!omap [a: 1]", "!!pairs [a: 1]", "!!timestamp x", "!!timestamp 2024-09-01", "!!int 1", "!!float 1", "!!bool x", "!!null x", "!!str 1", "!!seq []", "!!map {}", "!!merge <<",
    "!!value =", "!ENV x", "!include x", "! 123", "!<tag:yaml.org,2002:str> x", "!x!y z",
)  # fmt: skip
DIRECTIVES = ("%YAML 1.1\n---\na: 1", "%TAG ! tag:x,2000:\n---\na: !y 1", "%TAG !! tag:x:\n---\na: 1", "%X y\n---\na: !z 1")


@attack("Y4", "tags and directives", "100 % refused (27 or more)")
def tags(_: Load) -> Reached:
    files = [*(f"a: {tag}" for tag in TAGS), *DIRECTIVES]
    return all_of(sum(refused(text.encode()) for text in files), len(files), "refused")


def _kept(text: str) -> bool:
    """Whether a plain scalar comes out as it was typed, or its file is refused."""
    document = read("x.yml", f"a: {text}\nb: [{text}]\n".encode())
    return bool(document.faults) or document.data == {"a": text, "b": [text]}


@attack("Y5", "scalars of YAML 1.1 that become something else", "115 or more keep their spelling, or are refused: no silent change")
def scalars(_: Load) -> Reached:
    texts = [text for text in corpus.SCALARS if not set(text) & set("#,")]
    return all_of(sum(map(_kept, texts)), len(texts), "kept or refused")


@attack("Y6", "64 MiB scalar, 8 MiB line, a million rows, 200,000 keys", "refused unread, ≤ 0.05 s each")
def sizes(load: Load) -> Reached:
    pieces = (
        b"a: " + b"x" * 2**26,
        b"a: " + b"x" * 2**23,
        b"a:\n" + b"- 1\n" * 1_000_000,
        b"".join(b"k%d: 1\n" % n for n in range(200_000)),
    )
    good, worst = 0, 0.0
    for piece in pieces:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "schools/x").mkdir(parents=True)
            (Path(folder) / "schools/x/school.yml").write_bytes(piece)
            begun = time.perf_counter()
            (raw,) = read_files(Path(folder)).values()
            good += refused(raw, ["too-large"])
            worst = max(worst, time.perf_counter() - begun)
    return Reached(f"{good}/{len(pieces)} refused, slowest {worst * 1000:.0f} ms", held=good == len(pieces) and load.within(worst, 0.05))


TEXT = "a: 学校\nb: 小学\n"
ENCODED = (
    *((TEXT.encode(name), "not-utf8") for name in ("utf-16", "utf-32", "gbk", "gb18030")), ("a: 學校\n".encode("big5"), "not-utf8"),
    ("名: 学校".encode("utf-16-le"), ""), ("名: 学校".encode("utf-16-be"), ""), ("é: ü".encode("latin-1"), "not-utf8"),
    (b"\xef\xbb\xbf\xef\xbb\xbfa: 1", "bad-character"), ("a: 1\nb: \ufeff2".encode(), "bad-character"), (b"a: \xc0\xaf", "not-utf8"),
    (b"a: \xed\xa0\xbd\xed\xb8\x80", "not-utf8"), (b"a: \xf5\x80\x80\x80", "not-utf8"),
)  # fmt: skip


@attack(
    "Y7", "encodings: UTF-16, UTF-32, GBK, Big5, Latin-1, marks inside, overlong, surrogates", "13/13 refused; one leading mark forgiven"
)
def encodings(_: Load) -> Reached:
    good = sum(refused(raw, [rule] if rule else []) for raw, rule in ENCODED)
    forgiven = read("x.yml", b"\xef\xbb\xbf" + TEXT.encode()).data == {"a": "学校", "b": "小学"}
    return Reached(f"{good}/{len(ENCODED)} refused, mark forgiven: {forgiven}", held=forgiven and good == len(ENCODED))


def _either_way(character: str) -> bool:
    """Whether a character is refused raw, in a comment, and as an escape in double quotes."""
    raw = ("a: x", "y"), ("# ", "\na: 1"), ("x", "y: 1")
    escape = f'a: "x\\U{ord(character):08x}"'
    texts = [*(before + character + after for before, after in raw), escape, f'"k\\U{ord(character):08x}": 1']
    return all(refused(text.encode("utf-8", "surrogatepass")) for text in texts)


@attack("Y8", "control characters, line separators, raw and escaped", "0 come out of the reader")
def controls(_: Load) -> Reached:
    named = sum(
        refused(f'a: "x{escape}"'.encode())
        for escape in ("\\0", "\\e[31m", "\\a", "\\b", "\\v", "\\f", "\\N", "\\L", "\\P", "\\uffff", "\\ud800", "\\r")
    )
    good = sum(map(_either_way, corpus.CONTROLS))
    return all_of(good + named, len(corpus.CONTROLS) + 12, "refused raw, in comments, in keys and escaped")


@attack(
    "Y9",
    "every format character (Cf), private use, noncharacters, surrogates",
    "163 Cf and the others: 100 % refused; letters of minorities kept",
)
def invisible(_: Load) -> Reached:
    listed = (*corpus.FORMATS, *corpus.OTHER)
    kept = [text for text in corpus.SCRIPTS[:5] if read("x.yml", f'a: "{text}"'.encode()).data == {"a": text}]
    good = sum(map(_either_way, listed))
    return Reached(
        f"{good}/{len(listed)} refused ({len(corpus.FORMATS)} Cf), {len(kept)}/5 scripts kept", held=good == len(listed) and len(kept) == 5
    )


STRICT = ("count", "money", "date", "month_day", "time", "id", "term", "phone", "url", "uscc", "yesno", "choice", "hundredths", "group")


def _lookalikes() -> list[tuple[str, str]]:
    """Characters beyond ASCII whose compatible form is ASCII, with that form."""
    pairs = ((chr(code), unicodedata.normalize("NFKC", chr(code))) for code in range(0x80, 0x110000))
    return [(character, plain) for character, plain in pairs if plain.isascii()]


FIT = {"count": "11", "money": "11.10", "date": "2021-11-11", "month_day": "11-11", "time": "11:11", "id": "aa-11", "term": "2021-autumn", "phone": "0700-0000101",
       "url": "https://a.example/", "uscc": "", "yesno": "yes", "choice": "ab", "hundredths": "11.1", "group": "11"}  # fmt: skip


def _taken(kind_name: str, text: str) -> bool:
    try:
        convert(Spec(kind=kind_name, label="x", max=10**9, choices=("ab",)), text)
    except UnfitError:
        return False
    return True


@attack(
    "Y10",
    "look-alikes in numbers, dates, times, ids, addresses and choices",
    "every code point whose NFKC is ASCII: 100 % refused in 14 kinds of field",
)
def lookalikes(_: Load) -> Reached:
    pairs = [*_lookalikes(), ("а", "a"), ("о", "o"), ("Ⅱ", "II")]
    wrong = 0
    for character, plain in pairs:
        for name in STRICT:
            at = FIT[name].find(plain) if plain else len(FIT[name])
            text = FIT[name][:at] + character + FIT[name][at + len(plain) :] if at >= 0 else FIT[name] + character
            wrong += _taken(name, text)
    return Reached(f"{len(pairs)} code points × {len(STRICT)} kinds: {wrong} taken", held=not wrong and len(pairs) > 1_300)


ROOTS = (
    b"a: 1\n---\nb: 2\n", b"- a\n", b"text\n", b"", b"# only\n", b"---\n...\n", b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
    b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", b"\x7fELF\x02\x01\x01" + bytes(50), b"PK\x03\x04" + bytes(30), b"--- a\n--- b\n", b"null\n", b"a: 1\n...\nb: 2\n",
)  # fmt: skip


@attack("Y11", "several documents, no mapping, empty, LFS pointer, conflict marks, binaries", "9 or more, 100 % refused")
def roots(_: Load) -> Reached:
    good = sum(bool(check(read("times.yml", raw), kind("times")).findings) for raw in ROOTS)
    return all_of(good, len(ROOTS), "refused")


@attack(
    "Y11",
    "small YAML and JSON texts of the kinds that the public suites try",
    "700 or more: nothing but a document comes out, ≤ 0.05 s each",
)
def suites(_: Load) -> Reached:
    texts = [text.encode("utf-8", "surrogatepass") for text in corpus.suite()]
    documents = [read("x.yml", raw) for raw in texts]
    good, worst = sum(d.data is not None or bool(d.faults) for d in documents), slowest(texts)
    whole = good == len(texts) >= 700 and worst <= 0.05
    return Reached(f"{good}/{len(texts)}, {sum(bool(d.faults) for d in documents)} refused, slowest {worst * 1000:.0f} ms", held=whole)


SIGNS = [character.encode() for character in "[]{}:,-?&*!|>'\"%@`#~<=\n\t \\0aé中：\u2028\ufeff\u200b"] + [
    b"\x00",
    b"\xff",
    b"\xc0",
    b"- ",
    b"? ",
    b": ",
    b"<<: ",
    b"!!",
    b"---\n",
]


def changed(raw: bytes, chance: random.Random) -> bytes:
    """One file with one to four places cut, doubled or overwritten."""
    out = bytearray(raw)
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(out) + 1)
        end = min(len(out), at + chance.choice((0, 1, 1, 3, 20)))
        out[at:end] = chance.choice(SIGNS) if chance.random() < 0.8 else bytes(out[at:end]) * 2
    return bytes(out)


@attack(
    "Y12",
    "files of the sample city with bytes changed by a fixed seed",
    "≥ 2,000,000 (--heavy): 0 exceptions leave the reader or the schema",
)
def fuzz(load: Load) -> Reached:
    chance = random.Random(5)  # noqa: S311 - nothing secret is made
    files = [(name, raw) for name, raw in repository_files().items() if name.startswith("schools/") and name.endswith((".yml",))]
    leaks: dict[str, int] = {}
    begun = time.perf_counter()
    for number in range(load.fuzz):
        name, raw = files[number % len(files)]
        at = chance.randrange(max(1, len(raw) - 1_500))
        text = changed(raw[at : at + 1_500], chance)
        try:
            document = read(name, text)
            if number % 10 == 0:
                check(document, kind(name.rpartition("/")[2].removesuffix(".yml")))
        except Exception as error:
            leaks[type(error).__name__] = leaks.get(type(error).__name__, 0) + 1
    rate = load.fuzz / (time.perf_counter() - begun)
    return Reached(f"{load.fuzz:,} files, {sum(leaks.values())} leaks {leaks or ''}({rate:,.0f}/s)", held=not leaks)
