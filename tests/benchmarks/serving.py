"""A command that serves a site and an edit in; the seconds from each save until the page's bytes were other ones, out."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from tests.benchmarks.child import FailedError
from tests.benchmarks.cities import EDITED

PAGE = f"/schools/{EDITED}/2026-spring/"
PATIENCE = 900
_NUMBERS_OF_THE_SERVER = re.compile(rb'livereload\(\d+, \d+\)|data-version="\d+"')
"""Each page says when it was built: to MkDocs' preview, to ours."""


def after_a_save(command: Sequence[str], env: Mapping[str, str], edit: Callable[[], None], times: int) -> list[float]:
    port = _free_port()
    server = subprocess.Popen(
        [*command, "--port", str(port)], env=dict(env), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        old = _changed(server, port, b"")
        waits = []
        for _ in range(times):
            # It looks for changes only once it has settled.
            time.sleep(2)
            edit()
            began = time.perf_counter()
            old = _changed(server, port, old)
            waits.append(time.perf_counter() - began)
        return waits
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGINT)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _changed(server: subprocess.Popen[bytes], port: int, old: bytes) -> bytes:
    """The page, as soon as it is another one."""
    began = time.perf_counter()
    while time.perf_counter() - began < PATIENCE:
        if server.poll() is not None:
            raise FailedError(f"serve ended with {server.returncode}")
        new = _page(port)
        if new not in (b"", old):
            return new
        time.sleep(0.01)
    raise FailedError(f"serve showed nothing new in {PATIENCE} s")


def _page(port: int) -> bytes:
    """Empty while it is not there."""
    try:
        with socket.create_connection(("127.0.0.1", port), 60) as connection:
            connection.sendall(f"GET {PAGE} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            parts = []
            while part := connection.recv(1 << 16):
                parts.append(part)
    except OSError:
        return b""
    head, _, body = b"".join(parts).partition(b"\r\n\r\n")
    return _NUMBERS_OF_THE_SERVER.sub(b"", body) if b" 200 " in head.split(b"\r\n")[0] else b""


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
