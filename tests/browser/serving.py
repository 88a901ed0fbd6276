"""A built site in; out: its address on this machine, served with gzip and the headers that we tell hosts to send, and what went over the wire."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.publish.headers import headers
from tests.rules.casebook import ROOT

HEADERS = headers(ROOT / "theme")
_TEXT = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".csv", ".ics")
"""What docs/hosting tells hosts to compress; the index of the search is compressed already."""


@dataclass
class Served:
    """A site while it is served."""

    address: str
    folder: Path
    sent: list[tuple[str, int]] = field(default_factory=list)
    """Path and bytes of each answer's body, as sent."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, served: Served, *args: object) -> None:
        self._served = served
        super().__init__(*args, directory=str(served.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = self._served.folder / path.lstrip("/")
        file = file / "index.html" if path.endswith("/") else file
        found = file.is_file()
        data = (file if found else self._served.folder / "404.html").read_bytes()
        packed = "gzip" in self.headers.get("Accept-Encoding", "") and (not found or file.suffix in _TEXT)
        body = gzip.compress(data, 6, mtime=0) if packed else data
        self._served.sent.append((path, len(body)))
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(file)) if found else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def guess_type(self, path: str) -> str:  # type: ignore[override]
        kind = str(super().guess_type(path))
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes elsewhere before an answer is complete is no fault of ours."""


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    served = Served("", folder)
    server = _Server(("127.0.0.1", 0), functools.partial(_Handler, served))
    served.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield served
    server.shutdown()
    server.server_close()
