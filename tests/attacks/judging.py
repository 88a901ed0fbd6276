"""S1–S7: what a file of right form may do to the schema, the rules and what is printed."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator

from generator.checking import check as judge
from generator.model.fields import Spec
from generator.model.kinds import KINDS, kind
from generator.model.values import Fen
from generator.project import LINK
from generator.reporters.json import as_json
from generator.reporters.text import as_text
from generator.repository import Repository, assemble, load, read_all
from generator.schema import check
from generator.schema.cerberus import schema_of
from generator.schema.check import root_spec
from generator.schema.convert import UnfitError, convert
from generator.source import read
from tests.attacks import corpus
from tests.attacks.table import ROOT, Load, Reached, all_of, attack, tested
from tests.rules.casebook import TODAY, files_of, reread
from tests.schema.test_check import rules

CLOSED = {
    "dict": {"type", "schema", "required"},
    "list": {"type", "schema", "required", "minlength", "maxlength", "check_with"},
    "string": {"type", "check_with", "required"},
}


@attack("S1", "holes of the schema: open mappings, lists without length, texts without limit", "100 % of the leaves closed")
def closed(_: Load) -> Reached:
    leaves = [rule for known in KINDS for _, rule in rules(schema_of(root_spec(known)), known.name)]
    good = 0
    for rule in leaves:
        sort = str(rule["type"])
        needed = CLOSED[sort] - {"required", "check_with"} if sort == "list" else CLOSED[sort] - {"required"}
        good += needed <= set(rule) <= CLOSED[sort]
    return all_of(good, len(leaves), "leaves closed")


def floods() -> Iterator[tuple[str, bytes]]:
    """Files of at most 64 KiB that are wrong all over, as the reader, the schema or the search for personal data takes them worst."""
    digit = "1" * 11
    yield "times", b"sessions:\n" + b"".join(b"  - {" + b",".join(b"k%d: 1" % k for k in range(60)) + b"}\n" for _ in range(100))
    yield "times", b"sessions:\n" + b"".join(b"  - {bad%d: 1, name: ' '}\n" % n for n in range(199))
    yield "times", b"".join(b"unknown%d: {a: {b: {c: 1}}}\n" % n for n in range(64))
    yield "plan", b"activities:\n" + b"".join(b"  - {name: [], days: {}, x: [1,2,3,4,5,6,7,8]}\n" for _ in range(199))
    yield "finance", b"".join(b"a%d: {}\n" % n for n in range(64))
    yield "times", b"a: [" + b"[],".join(b"" for _ in range(4_900)) + b"]"
    yield "times", b"".join(b"a: &x *y\n" for _ in range(4_900))
    yield "times", b"".join(b"a: !t 1\n" for _ in range(4_900))
    yield "times", b"".join(("\u200b" * 1_000 + "\n").encode() for _ in range(21))
    yield "times", b"\xe2\x80\x8b\n" * 16_000
    yield "times", b"".join(f"- {digit}\n".encode() for _ in range(4_600))
    yield "school", b"introduction: >\n" + b"".join(f"  {digit * 100}\n".encode() for _ in range(58))
    yield "school", ("name: " + "1 " * 950 + "\n").encode() * 30
    yield "staff", b"people:\n" + b"".join(f'  - {{name: "{digit}", x: "{digit}"}}\n'.encode() for _ in range(199))
    yield "times", b'a: "' + b"\\" * 1_900 + b"\n"
    yield "times", ("a：" + "：" * 600 + "\n").encode() * 36
    yield "times", b"\t" * 65_000
    yield "times", (b"x" * 1_990 + b"\n") * 32


FLOOD = """import pathlib, re, time
from tests.attacks.judging import floods, told
worst = 0
for name, raw in floods():
    begun = time.process_time(); told(name, raw[: 64 * 1024]); worst = max(worst, time.process_time() - begun)
# Not ru_maxrss: across the start of a program that is the memory of whoever started it.
print(worst, int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) // 1024)"""


def told(name: str, raw: bytes) -> str:
    """What `check` prints of one file of a school."""
    file = f"schools/yucai/2021-autumn/{name}.yml" if name != "school" else "schools/yucai/school.yml"
    repository = load({file: raw}, TODAY)
    return _printed(repository)


def _printed(repository: Repository) -> str:
    report = judge(repository)
    return as_text(report, repository.documents) + as_json(report, "zh")


@attack("S2", "floods of errors in files of up to 64 KiB", "≤ 2 s of processor time and ≤ 300 MB each, 100 errors told, the rest counted")
def flood(load: Load) -> Reached:
    ended = subprocess.run([sys.executable, "-c", FLOOD], cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, mib = ended.stdout.split()
    most = max(len(check(read("x.yml", raw), kind(name)).findings) for name, raw in floods())
    number = len(list(floods()))
    figure = f"{number} files: slowest {float(seconds):.2f} s, {mib} MB, at most {most} told"
    return Reached(figure, held=load.within(float(seconds), 2) and int(mib) <= 300 and most <= 100)


AMOUNTS = {
    "0": 0,
    "1": 100,
    "0.1": 10,
    "0.30": 30,
    "400": 40000,
    "400.00": 40000,
    "380834.25": 38083425,
    "999999999.99": 99999999999,
    "007": 700,
}
NO_AMOUNTS = (".nan", ".inf", "NaN", "1_000", "1e3", "-0", "-1", "+1", "１２", "1,000", "1.", ".5", "1.234", "0x1F", "1 0", "", " 1", "1 ", "1\n", "9999999999", "¥1", "1元", "Infinity", "٣", "1.0e+3", "½")  # fmt: skip


@attack(
    "S3",
    "amounts: NaN, exponents, signs, full width, thirds of a cent",
    "text to whole cents, everything else refused; 0 float( in generator",
)
def money(_: Load) -> Reached:
    spec = Spec(kind="money", label="x")
    good = sum(convert(spec, text) == Fen(fen) for text, fen in AMOUNTS.items()) + sum(_unfit(spec, text) for text in NO_AMOUNTS)
    floats = [
        f"{path.name}:{getattr(node, 'lineno', 0)}"
        for path in (ROOT / "generator").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if _is_float(node)
    ]
    tries = len(AMOUNTS) + len(NO_AMOUNTS)
    return Reached(f"{good}/{tries} right, {len(floats)} float( {' '.join(floats)}", held=good == tries and not floats)


def _is_float(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"


def _unfit(spec: Spec, text: str) -> bool:
    try:
        convert(spec, text)
    except UnfitError:
        return True
    return False


@attack(
    "S4", "times: bare, full-width colon, 24:00, minutes of 60", "HH:MM quoted or not; all else refused, with the spelling that was meant"
)
def times(_: Load) -> Reached:
    spec, good = Spec(kind="time", label="x"), 0
    every = [f"{hour:02d}:{minute:02d}" for hour in range(24) for minute in range(60)]
    good += sum(f"{convert(spec, str(read('x', f'a: {text}'.encode()).data['a']))}" == f"{text}:00" for text in every)  # type: ignore[index]
    wrong = {
        "17：30": "17:30",
        "8:30": "08:30",
        "17.30": "17:30",
        "17时30分": "17:30",
        "１７:３０": "17:30",
        "24:00": None,
        "17:60": None,
        "1050": None,
        "17:30\n": "17:30",
        "99:99": None,
    }
    for text, meant in wrong.items():
        try:
            convert(spec, text)
        except UnfitError as error:
            good += error.suggest == meant
    return all_of(good, len(every) + len(wrong), "right")


tested("S4", "limits at −1, 0 and +1 minute, both edges of the season", "the rule's case file", "tests/rules/test_cases.py")


@attack("S5", "one violation, in each of 300 schools in turn", "reported for exactly that school, 300/300")
def each_of_many(load: Load) -> Reached:
    number = 300
    reading, files = read_all(_many(number)), _many(number)
    good, chosen = 0, range(number) if load.heavy else (0, 1, 149, 298, 299)
    for at in chosen:
        name = f"schools/s{at:03d}/school.yml"
        spoilt = re.sub(rb"(?m)^phone: .*$", b'phone: "x"', files[name])
        assert spoilt != files[name]
        repository = assemble(reread(reading, {name: spoilt}), TODAY)
        found = {f.school for f in judge(repository, ["schools"]).findings if f.rule == "bad-format"}
        good += found == {f"s{at:03d}"}
    return all_of(good, len(chosen), "positions of 300 schools")


def _many(number: int) -> dict[str, bytes]:
    """A city of so many schools that are copies of one."""
    one = files_of("liuhe")
    common = {name: raw for name, raw in one.items() if "liuhe" not in name}
    own = {name: raw for name, raw in one.items() if name in ("schools/liuhe/school.yml", "content/bureau/schools/liuhe.yml")}
    copies = {
        name.replace("liuhe", f"s{at:03d}"): raw.replace(b"liuhe", f"s{at:03d}".encode())
        for at in range(number)
        for name, raw in own.items()
    }
    return common | copies


tested("S6", "personal data in free text: recall and false alarms", "recall ≥ 99.5 % (1,990 of 2,000), false alarms ≤ 1 % (5 of 500 a sort)",
       "tests/privacy/test_detect.py::test_recall_over_two_thousand", "tests/privacy/test_detect.py::test_false_alarms_are_rare")  # fmt: skip


@attack("S6", "fields of the public files in which pupils or poor families would be named", "0")
def no_such_field(_: Load) -> Reached:
    words = re.compile(r"身份证|监护人姓名|学生姓名|家长姓名|建档立卡户|家庭住址|出生日期|pupil_name|guardian|id_number|birth")
    named = [f"{known.name}.{path}" for known in KINDS for path, spec in _fields(root_spec(known), "") if words.search(path + spec.label)]
    return Reached(f"{len(named)} {' '.join(named)}", held=not named)


def _fields(spec: Spec, path: str) -> Iterator[tuple[str, Spec]]:
    yield path, spec
    for name, inner in spec.inner().items():
        yield from _fields(inner, f"{path}.{name}")
    if spec.item is not None:
        yield from _fields(spec.item, f"{path}[]")


STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]|^::|^##\\[|^##vso", re.MULTILINE)
NAMES = (
    "schools/yucai/a\n::error::x.yml",
    "schools/yucai/\x1b[31m.yml",
    "schools/yucai/\udcff.yml",
    "schools/yucai/\u202ex.yml",
    "schools/\r::x/school.yml",
    "schools/yucai/%0A::error::.yml",
)


@attack("S7", "naughty texts and file names in what check prints", "0 lines that steer a terminal or a log")
def printed(_: Load) -> Reached:
    texts = (*corpus.naughty(), *(f"x{sign}::error::x" for sign in corpus.CONTROLS), "\n::error::x", "\r\n::error::x")
    quoted = [json.dumps(text) for text in texts]
    bodies = [f"{text}\n: 1\n::error::x" for text in texts] + [
        f"name: {text}\n{text}: 1\nstage: {text}\nphone: {text}\n" for text in quoted
    ]
    files = {f"schools/s{at:03d}x/school.yml": body.encode("utf-8", "surrogatepass") for at, body in enumerate(bodies)}
    repository = load(files | dict.fromkeys(NAMES, b"a: 1") | {"schools/yucai/\x1b": LINK}, TODAY)
    report = judge(repository)
    wrong = [
        line
        for lang in ("zh", "en")
        for out in (as_text(report, repository.documents, lang), as_json(report, lang))
        for line in STEERING.findall(out)
    ]
    return Reached(f"{len(bodies)} files, {len(report.findings)} findings: {len(wrong)} {wrong[:3] or ''}", held=not wrong)
