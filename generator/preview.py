"""A repository's folder in; its site on this machine's loopback out, which follows the files as they are saved.

What a school saves is on its own pages at once: only that school is judged and its pages made, and laid over the site. The whole site
follows a moment later, by a build that knows the last one.
"""

from __future__ import annotations

import datetime as dt
import mimetypes
import re
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.examination import Examination, examine
from generator.examining import owner_of
from generator.faults import Fault
from generator.pipeline import publish, site_files
from generator.publish import Shell
from generator.publish.how import How
from generator.publish.mkdocs_build import wishes
from generator.publish.watching import watching
from generator.publish.writing import bytes_of
from generator.scanning import ChangedMeanwhileError
from generator.site import Units

CHANGES = "/-/changes/"
"""Below it a page asks whether another version stands by now: `/-/changes/7` answers when one does."""

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\s*')
_WAITS = 25.0
_QUIET = 0.5
"""Seconds without another save after which the whole site is built."""
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


@dataclass
class Preview:
    """The site as it stands, what lies over it, and how often either has changed."""

    root: Path
    as_of: dt.date
    how: How
    site_dir: Path
    url: str
    """The site's address on the web, as its pages name it."""
    say: Callable[[str], None]
    version: int = 0
    _over: dict[str, dict[str, bytes]] = field(default_factory=dict)
    _shells: Mapping[int, Shell] = field(default_factory=dict)
    _examination: Examination | None = None
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _building: threading.Lock = field(default_factory=threading.Lock)

    def build(self) -> None:
        """The whole site, by what is known of the last build. A fault is told, and the site stays as it is."""
        with self._building:
            try:
                self._examination = examine(self.root, self.as_of, store=self.how.store, jobs=self.how.jobs, pages=True)
                publish(self.root, self._examination, self.site_dir, how=replace(self.how, tell_shells=self._take_shells))
            except Fault as fault:
                self.say(fault.sentence("zh"))
                return
            self._over.clear()
        self._count()

    def save(self, schools: set[str]) -> None:
        """The pages of those schools, as their files are now."""
        for school in schools:
            with self._building:
                found = self._pages(school)
            if found is not None:
                self._over[school] = found
                self._count()

    def read(self, path: str) -> bytes | None:
        """The file that stands at a path; None where there is none."""
        name = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
        over = self._over.get(name.split("/")[1]) if name.startswith("schools/") and name.count("/") > 1 else None
        if over is not None and name in over:
            return over[name]
        file = (self.site_dir / name).resolve()
        if not file.is_relative_to(self.site_dir.resolve()) or not file.is_file():
            return None
        return file.read_bytes()

    def wait(self, known: int) -> int:
        """The version, as soon as it is another than the one that is known, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != known, timeout=_WAITS)
            return self.version

    def _count(self) -> None:
        with self._changed:
            self.version += 1
            self._changed.notify_all()

    def _take_shells(self, shells: Mapping[int, Shell]) -> None:
        self._shells = shells

    def _pages(self, school: str) -> dict[str, bytes] | None:
        """None where the school cannot be made alone: the whole build tells why."""
        whole = self._examination.whole if self._examination is not None else None
        try:
            again = whole.again(school) if whole is not None else None
        except ChangedMeanwhileError:
            return None
        if again is None:
            return None
        self._examination = Examination(again.repository, again.report, again.keys, whole=again)
        try:
            items = site_files(self.root, self._examination, self.url, store=self.how.store)
            units = next(item for item in items if isinstance(item, Units))
            unit = next((unit for unit in units.units if unit.name == school), None)
            return {file.path: bytes_of(file, self._shells, self.url) for file in unit.make()} if unit is not None else None
        except Fault:
            return None


class _Handler(BaseHTTPRequestHandler):
    """Answers for one preview, to this machine only."""

    preview: Preview

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path.startswith(CHANGES):
            known = path.removeprefix(CHANGES)
            self._answer(HTTPStatus.OK, "text/plain", str(self.preview.wait(int(known) if known.isdecimal() else -1)).encode())
            return
        data = self.preview.read(path)
        if data is None:
            self._answer(HTTPStatus.NOT_FOUND, "text/html", self._page(self.preview.read("/404.html") or b"404"))
            return
        kind = mimetypes.guess_type("index.html" if path.endswith("/") else path)[0] or "application/octet-stream"
        self._answer(HTTPStatus.OK, kind, self._page(data) if kind == "text/html" else data)

    def _page(self, data: bytes) -> bytes:
        """With a script that follows the files, which the site's own policy forbids."""
        version = str(self.preview.version).encode()
        return _POLICY.sub(b"", data).replace(b"<html", b'<html data-version="' + version + b'"', 1).replace(b"</body>", _SCRIPT, 1)

    def _answer(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: who serves looks at the site."""


def serve(root: Path, as_of: dt.date, how: How, port: int, say: Callable[[str], None]) -> None:
    """Until Ctrl-C; `say` is told the address first, and every fault for which the site stays as it was. Raises PublishFault, OSError."""
    url = wishes(root).url
    with tempfile.TemporaryDirectory() as scratch:
        kept = how.store.folder / "preview" if how.store.folder is not None else Path(scratch)
        preview = Preview(root, as_of, how, kept / "site", url, say)
        preview.build()
        with ThreadingHTTPServer(("127.0.0.1", port), type("Handler", (_Handler,), {"preview": preview})) as server:
            server.daemon_threads = True
            say(f"http://127.0.0.1:{server.server_port}{urlsplit(url).path or '/'}")
            with watching(root, _QUIET, lambda files: preview.save({owner_of(file) for file in files} - {""}), preview.build):
                server.serve_forever()
