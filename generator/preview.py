"""A repository's folder in; its site on this machine's loopback out, which follows the files as they are saved.

What a school saves is on its own pages at once: only that school is judged and its pages made, and laid over the site. The whole site
follows a moment later, by a build that knows the last one.
"""

from __future__ import annotations

import datetime as dt
import mimetypes
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePath
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from generator.examination import examine
from generator.examining import Whole, owner_of
from generator.faults import Fault
from generator.keys import known_ahead
from generator.notices.state import Fact
from generator.pipeline import school_files, site_files
from generator.publish import Shell
from generator.publish.headers import without_policy
from generator.publish.how import How
from generator.publish.mkdocs_build import Wishes, wishes
from generator.publish.mkdocs_build import build as build_site
from generator.publish.watching import watching
from generator.publish.writing import bytes_of
from generator.scanning import ChangedMeanwhileError
from generator.store import Store

CHANGES = "/-/changes/"
"""Below it a page asks whether another version stands by now: `/-/changes/7` answers when one does."""

_HOSTS = ("localhost", "127.0.0.1", "::1")
"""Names of this machine: a page of another site that calls itself by its own name, and gives our address for it, reads nothing."""
_WAITS = 25.0
_QUIET = 0.5
"""Seconds without another save after which the whole site is built."""
_AT_ONCE = 5
"""Of more schools that are saved together, as by git, the whole build takes less time than of each alone."""
_SCRIPT = b"""<script>
(async function follow() {
  const page = document.documentElement.dataset;
  try {
    const answer = await fetch("/-/changes/" + page.version);
    if (answer.ok && (await answer.text()) !== page.version) { location.reload(); return; }
  } catch { await new Promise((go) => setTimeout(go, 1000)); }
  follow();
})();
</script></body>"""


class PreviewFault(Fault):
    """Why there is no preview, or why it does not change."""

    sentences: ClassVar = {
        "no-port": ("端口 {port} 不能用（{why}），请用 --port 换一个。", "Port {port} cannot be used ({why}): choose another with --port."),
        "no-watch": ("系统不让监视 {root} 里的文件（{why}）。", "The system cannot watch the files in {root} ({why})."),
        "broken": (
            "网站没能更新，还是原来的样子：{kind}（{place}）。",
            "The site stays as it was, for want of a new one: {kind} ({place}).",
        ),
    }


@dataclass
class Preview:
    """The site as it stands, what lies over it, and a number that is another whenever either has changed."""

    root: Path
    as_of: dt.date
    how: How
    site_dir: Path
    tell: Callable[[Fault], None]
    """Told why the site stays as it was."""
    wished: Wishes | None = None
    """What mkdocs.yml said of the site that stands."""
    version: int = field(default_factory=time.time_ns)
    """Of another run too: a page that was left open is loaded anew."""
    _over: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    _saves: dict[str, int] = field(default_factory=dict)
    """By school how often anything had been saved when it was last."""
    _count: int = 0
    _shells: Mapping[int, Shell] = field(default_factory=dict)
    _whole: Whole | None = None
    """What the site that stands was made of."""
    _ahead: Mapping[str, Mapping[str, Fact]] = field(default_factory=dict)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _one_build: threading.Lock = field(default_factory=threading.Lock)

    @property
    def path(self) -> str:
        """Of the site's home page, as its address on the web has it."""
        return urlsplit(self.wished.url).path or "/" if self.wished else "/"

    def build(self, how: How | None = None) -> None:
        """The whole site, by what is known of the last build. A fault is told, and the site stays as it is."""
        with self._one_build:
            begun = self._count
            try:
                self._build(how or self.how)
            except ChangedMeanwhileError:
                return  # By a save, after which it is built anew.
            except Fault as fault:
                self.tell(fault)
                return
            except (Exception, SystemExit) as error:  # What a half-written template or mkdocs.yml can lead to; MkDocs exits.
                self.tell(_broken(error))
                return
            with self._changed:
                self._over = {school: files for school, files in self._over.items() if self._saves[school] > begun}
            self._tell_pages()

    def _build(self, how: How) -> None:
        wished = wishes(self.root)
        examination = examine(self.root, self.as_of, store=how.store, jobs=how.jobs, pages=True)
        if examination.whole is None:
            self._whole = None  # There may be personal data: no school is looked at without the others.
        found: list[Mapping[int, Shell]] = []
        files = site_files(self.root, examination, wished.url, pdf=wished.pdf, store=how.store)
        build_site(self.root, self.site_dir, files, 0, replace(how, preview=True, tell_shells=lambda shells: found.append(dict(shells))))
        self.wished, self._shells, self._whole, self._ahead = wished, found[0], examination.whole, known_ahead(how.store)

    def save(self, files: set[str]) -> None:
        """The pages of the schools to which these files belong, as they are now; what is about the whole city waits for the whole build."""
        schools = {owner_of(file) for file in files}
        self._count += 1
        if "" in schools or len(schools) > _AT_ONCE:
            return
        for school in sorted(schools):
            found = self._pages(school)
            if found is None or found == self._over.get(school):
                continue
            with self._changed:
                self._over, self._saves[school] = {**self._over, school: found}, self._count
            self._tell_pages()

    def read(self, path: str) -> bytes | None:
        """The file that stands at a path; None where there is none, and outside of the site there is none."""
        name = path.removeprefix(self.path) + ("index.html" if path.endswith("/") else "")
        if not path.startswith(self.path) or "\0" in name:
            return None
        folder, _, below = name.partition("/")
        over = self._over.get(below.partition("/")[0]) if folder == "schools" and "/" in below else None
        if over is not None:
            return over.get(name)
        try:
            file = (self.site_dir / name).resolve()
            return file.read_bytes() if file.is_relative_to(self.site_dir.resolve()) and file.is_file() else None
        except OSError:  # A name too long for any file.
            return None

    def wait(self, known: str) -> str:
        """The version, as soon as it is another than the one that is known, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: str(self.version) != known, timeout=_WAITS)
            return str(self.version)

    def _tell_pages(self) -> None:
        with self._changed:
            self.version += 1
            self._changed.notify_all()

    def _pages(self, school: str) -> Mapping[str, bytes] | None:
        """None where the school cannot be made alone: the whole build tells why."""
        whole, wished = self._whole, self.wished
        if whole is None or wished is None or wished.pdf:  # A PDF takes a second.
            return None
        try:
            again = whole.again(school)
            files = school_files(self.root, again, wished.url, school, self._ahead) if again is not None else None
            return {file.path: bytes_of(file, self._shells, wished.url) for file in files} if files is not None else None
        except Exception:  # As above.
            return None


def _broken(error: BaseException) -> PreviewFault:
    """Where it happened, and not a word of what stood there, which may be a file with somebody's name."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return PreviewFault("broken", kind=type(error).__name__, place=place)


class _Handler(BaseHTTPRequestHandler):
    """Answers for one preview, to this machine only."""

    preview: Preview
    timeout = 60

    def do_GET(self) -> None:
        if not _is_ours(self.headers.get("Host", "")):
            self._answer(HTTPStatus.FORBIDDEN, "text/plain", b"localhost only")
            return
        asked = self.path.partition("?")[0].partition("#")[0]
        if asked.startswith(CHANGES):
            self._answer(HTTPStatus.OK, "text/plain", self.preview.wait(asked.removeprefix(CHANGES)).encode())
            return
        self._answer_file(asked)

    do_HEAD = do_GET  # noqa: N815 - as the base asks for it

    def _answer_file(self, asked: str) -> None:
        preview, version = self.preview, self.preview.version
        path = unquote(asked)
        data = preview.read(path)
        if data is not None:
            kind = mimetypes.guess_type("index.html" if path.endswith("/") else path)[0] or "application/octet-stream"
            self._answer(HTTPStatus.OK, kind, _followed(data, version) if kind == "text/html" else data)
        elif path == "/":
            self._answer(HTTPStatus.FOUND, "text/plain", b"", preview.path)
        elif not path.endswith("/") and preview.read(f"{path}/") is not None:
            self._answer(HTTPStatus.MOVED_PERMANENTLY, "text/plain", b"", f"{asked}/")
        else:
            data = preview.read(f"{preview.path}404.html") or b"<!doctype html><html><body>404</body></html>"
            self._answer(HTTPStatus.NOT_FOUND, "text/html", _followed(data, version))

    def _answer(self, status: HTTPStatus, kind: str, data: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: who serves looks at the site."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: a browser went away in the middle of an answer."""


def _is_ours(host: str) -> bool:
    try:
        return urlsplit(f"//{host}").hostname in _HOSTS
    except ValueError:
        return False


def _followed(data: bytes, version: int) -> bytes:
    """A page with a script that follows the files."""
    free = without_policy(data.decode(errors="surrogateescape")).encode(errors="surrogateescape")
    return free.replace(b"<html", b'<html data-version="%d"' % version, 1).replace(b"</body>", _SCRIPT, 1)


@contextmanager
def served(preview: Preview, port: int) -> Iterator[_Server]:
    """The server of a preview, which answers as soon as somebody lets it. Raises PreviewFault."""
    try:
        server = _Server(("127.0.0.1", port), type("Handler", (_Handler,), {"preview": preview}))
    except OSError as error:
        raise PreviewFault("no-port", port=port, why=error.strerror) from error
    with server:
        yield server


@contextmanager
def following(preview: Preview) -> Iterator[None]:
    """The preview follows the files. Raises PreviewFault."""
    # What the system gives a process with threads to divide itself is not safe enough for every save.
    alone = replace(preview.how, jobs=1)
    with ExitStack() as stack:
        try:
            stack.enter_context(watching(preview.root, _QUIET, preview.save, lambda: preview.build(alone)))
        except OSError as error:
            raise PreviewFault("no-watch", root=preview.root, why=error.strerror) from error
        yield


def serve(root: Path, as_of: dt.date, how: How, port: int, say: Callable[[str], None], tell: Callable[[Fault], None]) -> None:
    """Until Ctrl-C: `say` is told the address once the site stands, `tell` every fault for which it stays as it was. Raises Fault."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        store = how.store if how.store.folder is not None else Store(Path(scratch))
        assert store.folder is not None
        preview = Preview(root, as_of, replace(how, store=store), store.folder / "preview" / "site", tell)
        with served(preview, port) as server, following(preview):
            preview.build()
            say(f"http://127.0.0.1:{server.server_port}{preview.path}")
            server.serve_forever()
