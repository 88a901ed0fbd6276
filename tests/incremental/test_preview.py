"""The preview: what is saved is on the school's pages at once, and is what the whole build makes of it; nothing but the site is served."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from generator.examination import examine
from generator.faults import Fault
from generator.pipeline import publish
from generator.preview import CHANGES, Preview, PreviewFault, following, served
from generator.publish.how import How
from generator.scanning import ChangedMeanwhileError
from generator.store import Store
from tests.incremental.town import Town
from tests.privacy.made import identity

SCHOOL = "wenchang"
HOME = f"schools/{SCHOOL}/index.html"
FILE = f"schools/{SCHOOL}/school.yml"
NUMBER = identity(Random(3))
_FOLLOWS = re.compile(rb' data-version="\d+"|<script>\n\(async function follow.*?</script>(?=</body>)', re.DOTALL)
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\s*')


@dataclass
class Seen:
    """A preview of a town, and what it told."""

    town: Town
    preview: Preview
    told: list[str] = field(default_factory=list)

    def save(self, name: str, data: bytes) -> None:
        self.town.write(name, data)
        self.preview.save({name})

    def edit(self, name: str, old: str, new: str) -> None:
        self.town.edit(name, old, new)
        self.preview.save({name})

    def site(self) -> dict[str, bytes | None]:
        """All that is served of the schools."""
        folder = self.preview.site_dir
        names = {path.relative_to(folder).as_posix() for path in (folder / "schools").rglob("*") if path.is_file()}
        names.update(name for files in self.preview._over.values() for name in files)
        return {name: data for name in sorted(names) if (data := self.preview.read(f"/{name}")) is not None}

    def laid_over(self) -> set[str]:
        return set(self.preview._over)


def preview_of(town: Town, folder: Path, told: list[str]) -> Preview:
    store = folder / "store"
    store.mkdir(mode=0o700)
    return Preview(town.root, town.day, How(Store(store)), folder / "site", lambda fault: told.append(fault.sentence("en")))


@pytest.fixture(scope="module")
def standing(sample: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Built once: every test begins with the town and the site as they were."""
    folder = tmp_path_factory.mktemp("preview")
    town, told = Town(folder / "town"), list[str]()
    town.restore(sample)
    seen = Seen(town, preview_of(town, folder, told), told)
    seen.preview.build()
    assert told == []
    return seen


@pytest.fixture
def seen(standing: Seen, sample: dict[str, bytes]) -> Iterator[Seen]:
    yield standing
    standing.town.restore(sample)
    standing.told.clear()
    standing.preview.build()
    assert standing.told == []
    assert not standing.preview._over


def text(data: bytes | None) -> str:
    assert data is not None
    return data.decode()


SAVES: dict[str, Callable[[Seen], None]] = {
    "the school's own file": lambda seen: seen.edit(FILE, "\nname: ", "\nname: 新"),
    "a file that cannot be read": lambda seen: seen.save(f"schools/{SCHOOL}/2026-autumn/times.yml", b"sessions: [\n"),
    "a plan that waits for its approval": lambda seen: seen.edit(f"schools/{SCHOOL}/2026-autumn/plan.yml", "capacity: ", "capacity: 1"),
    "the bureau's file on the school": lambda seen: seen.edit(
        f"content/bureau/schools/{SCHOOL}.yml", "\nfirst_term:", "\nformer_names: [旧名小学]\nfirst_term:"
    ),
    "an approval": lambda seen: seen.edit(f"content/bureau/approvals/2026-autumn/{SCHOOL}/review.yml", "result: 通过", "result: 退回"),
    "a new term": lambda seen: seen.save(
        f"schools/{SCHOOL}/2027-spring/plan.yml",
        seen.town.read(f"schools/{SCHOOL}/2026-autumn/plan.yml").replace(b"2026-autumn", b"2027-spring"),
    ),
}


@pytest.mark.parametrize("name", SAVES)
def test_a_save_shows_what_the_whole_build_makes_of_it(seen: Seen, name: str) -> None:
    before, version = seen.site(), seen.preview.version
    SAVES[name](seen)
    saved = seen.site()
    assert seen.laid_over() == {SCHOOL}
    assert saved != before
    assert seen.preview.version == version + 1
    seen.preview.build()
    assert seen.told == []
    assert seen.laid_over() == set()
    assert [path for path, data in seen.site().items() if path.startswith(f"schools/{SCHOOL}/") and data != saved.get(path)] == []
    assert [path for path in saved if path not in seen.site()] == []


def test_what_is_mended_is_as_it_was(seen: Seen) -> None:
    before, file = seen.site(), f"schools/{SCHOOL}/2026-autumn/times.yml"
    whole = seen.town.read(file)
    seen.save(file, b"sessions: [\n")
    assert seen.site() != before
    seen.save(file, whole)
    assert seen.site() == before


def test_a_save_that_changes_nothing_loads_no_page_anew(seen: Seen) -> None:
    seen.edit(FILE, "\nname: ", "\nname: 新")
    version = seen.preview.version
    seen.save(FILE, seen.town.read(FILE) + b"# x\n")
    assert seen.preview.version == version


def test_a_term_that_is_gone_has_no_page(seen: Seen) -> None:
    """A draft's: what was published stays, as the ledger has it."""
    name = f"schools/{SCHOOL}/2027-spring/plan.yml"
    SAVES["a new term"](seen)
    found = {path for path in seen.site() if "2027-spring" in path}
    seen.preview.build()
    (seen.town.root / name).unlink()
    seen.preview.save({name})
    assert {path for path in seen.site() if "2027-spring" in path} == set(), found


def test_personal_data_are_never_shown(seen: Seen) -> None:
    before = seen.site()
    seen.edit(FILE, "\nname: ", f"\nname: {NUMBER}")
    assert (seen.site(), seen.laid_over()) == (before, set())
    seen.preview.build()
    seen.edit(FILE, NUMBER, f"{NUMBER}新")
    found = seen.site()
    assert [path for path, data in found.items() if NUMBER.encode() in (data or b"")] == []
    assert [sentence for sentence in seen.told if NUMBER in sentence] == []


WAITING: dict[str, tuple[str, str, str]] = {
    "policy": ("content/policy/xx-2023-extension/policy.yml", "\n", "\n# x\n"),
    "hand-written page": ("content/pages/about.md", "\n", "\n新的一句。\n\n"),
    "mkdocs.yml": ("mkdocs.yml", "site_name: ", "site_name: 新"),
    "template": ("theme/templates/school.html", "\n", "\n<!-- x -->\n"),
}


@pytest.mark.parametrize("name", WAITING)
def test_what_is_about_the_city_waits_for_the_whole_build(seen: Seen, name: str) -> None:
    before, version = seen.site(), seen.preview.version
    seen.edit(*WAITING[name])
    assert (seen.site(), seen.preview.version, seen.laid_over()) == (before, version, set())
    seen.preview.build()
    assert (seen.told, seen.preview.version) == ([], version + 1)


def test_a_new_school_comes_with_the_whole_build(seen: Seen) -> None:
    name = "content/bureau/schools/xinxiao.yml"
    seen.save(name, seen.town.read(f"content/bureau/schools/{SCHOOL}.yml").replace(SCHOOL.encode(), b"xinxiao"))
    assert seen.preview.read("/schools/xinxiao/") is None
    seen.preview.build()
    assert seen.told == []
    assert seen.preview.read("/schools/xinxiao/") is not None


FAULTS: dict[str, tuple[str, bytes, str]] = {
    "city": ("content/bureau/city.yml", b"name: [\n", "content/bureau/city.yml"),
    "no address": ("mkdocs.yml", b"", "site_url"),
    "mkdocs.yml": ("mkdocs.yml", b"site_name: [\n", "stays as it was"),
    "template": ("theme/templates/school.html", b"{% if %}", "stays as it was"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_line_and_the_site_stands(seen: Seen, capfd: pytest.CaptureFixture[str], name: str) -> None:
    file, data, words = FAULTS[name]
    before, version = seen.site(), seen.preview.version
    seen.save(file, data or seen.town.read(file).replace(b"site_url:", b"# site_url:"))
    seen.preview.build()
    assert [words in sentence and "\n" not in sentence for sentence in seen.told] == [True], seen.told
    assert (seen.site(), seen.preview.version) == (before, version)
    assert "Traceback" not in "".join(capfd.readouterr())


def test_a_save_during_a_build_stays(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    build = Preview._build

    def slow(self: Preview, how: How) -> None:
        build(self, how)
        seen.edit(FILE, "\nname: ", "\nname: 新")

    monkeypatch.setattr(Preview, "_build", slow)
    seen.preview.build()
    assert seen.laid_over() == {SCHOOL}
    monkeypatch.undo()


def test_files_that_change_during_a_build_are_no_fault(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(self: Preview, how: How) -> None:
        raise ChangedMeanwhileError("x")

    version = seen.preview.version
    monkeypatch.setattr(Preview, "_build", changed)
    seen.preview.build()
    assert (seen.told, seen.preview.version) == ([], version)
    monkeypatch.undo()


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture
def ask(seen: Seen) -> Iterator[Callable[..., Answer]]:
    with served(seen.preview, 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()

        def call(path: str, host: str = "localhost", method: str = "GET") -> Answer:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
            connection.putrequest(method, path, skip_host=True)
            connection.putheader("Host", f"{host}:{server.server_port}")
            connection.endheaders()
            answer = connection.getresponse()
            found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
            connection.close()
            return found

        yield call
        server.shutdown()
        thread.join()


def test_pages_are_those_of_a_built_site_but_for_the_script(seen: Seen, ask: Callable[..., Answer], tmp_path: Path) -> None:
    town = seen.town
    publish(town.root, examine(town.root, town.day), tmp_path / "built")
    pages = [*(tmp_path / "built").rglob("*.html"), tmp_path / "built/index.html"]
    for path in pages:
        name = path.relative_to(tmp_path / "built").as_posix()
        answer = ask("/" + name)
        assert answer.status == 200
        assert _FOLLOWS.search(answer.body)
        assert _FOLLOWS.sub(b"", answer.body) == _POLICY.sub(b"", path.read_bytes()), name
    other = tmp_path / "built/sitemap.xml"
    assert ask("/sitemap.xml").body == other.read_bytes()


OUTSIDE = (
    "/../store/files",
    "/%2e%2e/store/files",
    "/schools/..%2f..%2f../store/files",
    "/%00",
    "/" + "x" * 5000,
    "//etc/passwd",
    "/..",
    "/%ff",
)


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_else_is_served(seen: Seen, ask: Callable[..., Answer], path: str) -> None:
    assert (seen.preview.site_dir.parent / "store/files").is_file()
    answer = ask(path)
    missing = seen.preview.read("/404.html")
    assert answer.status == 404
    assert _FOLLOWS.sub(b"", answer.body) == _POLICY.sub(b"", missing or b"")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1", 200),
        ("[::1]", 200),
        ("notices.shili.example", 403),
        ("localhost.evil.example", 403),
        ("[", 403),
        ("", 403),
    ],
)
def test_another_site_that_calls_itself_so_reads_nothing(ask: Callable[..., Answer], host: str, status: int) -> None:
    answer = ask("/", host)
    assert answer.status == status
    assert (b"<html" in answer.body) == (status == 200)


def test_head_and_folders(ask: Callable[..., Answer]) -> None:
    whole, head = ask("/"), ask("/", method="HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(whole.body)))
    assert whole.headers["content-type"] == "text/html; charset=utf-8"
    assert whole.headers["cache-control"] == "no-store"
    moved = ask(f"/schools/{SCHOOL}?x")
    assert (moved.status, moved.headers["location"]) == (301, f"/schools/{SCHOOL}/")


def test_a_site_below_a_path(seen: Seen, ask: Callable[..., Answer]) -> None:
    seen.town.edit("mkdocs.yml", "notices.shili.example/", "shili.example/notices/")
    seen.preview.build()
    assert ask("/notices/").status == 200
    assert (ask("/").status, ask("/").headers["location"]) == (302, "/notices/")
    assert ask(f"/schools/{SCHOOL}/").status == 404
    seen.edit(FILE, "\nname: ", "\nname: 新")
    assert _FOLLOWS.sub(b"", ask(f"/notices/schools/{SCHOOL}/").body) == _POLICY.sub(b"", seen.preview._over[SCHOOL][HOME])


def test_a_page_hears_of_a_change(seen: Seen, ask: Callable[..., Answer]) -> None:
    found = re.search(rb'data-version="(\d+)"', ask("/").body)
    assert found
    heard: list[Answer] = []
    waiting = threading.Thread(target=lambda: heard.append(ask(CHANGES + found[1].decode())))
    waiting.start()
    seen.edit(FILE, "\nname: ", "\nname: 新")
    waiting.join(10)
    assert [answer.body.decode() for answer in heard] == [str(seen.preview.version)]
    assert heard[0].body != found[1]


def test_a_saved_file_is_on_the_page(seen: Seen, ask: Callable[..., Answer]) -> None:
    with following(seen.preview):
        seen.town.edit(FILE, "\nname: ", "\nname: 新文昌")
        end = time.monotonic() + 5
        while "新文昌" not in ask(f"/schools/{SCHOOL}/").body.decode():
            assert time.monotonic() < end, "nothing new"
            time.sleep(0.01)
        # By a file that takes the place of the other, as many editors do.
        (seen.town.root / "new").write_bytes(seen.town.read(FILE).replace("新文昌".encode(), "又文昌".encode()))
        (seen.town.root / "new").replace(seen.town.root / FILE)
        while "又文昌" not in ask(f"/schools/{SCHOOL}/").body.decode():
            assert time.monotonic() < end, "nothing new"
            time.sleep(0.01)


def test_a_port_that_is_taken(seen: Seen) -> None:
    with served(seen.preview, 0) as server, pytest.raises(PreviewFault) as fault, served(seen.preview, server.server_port):
        raise AssertionError
    assert fault.value.sentence("en").startswith(f"Port {server.server_port} cannot be used (")
    assert isinstance(fault.value, Fault)
