"""A folder and an editor's settings in; a YAML language server that answers over stdio out, as it does inside an editor."""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

HERE = Path(__file__).parent
SERVER = HERE / "node_modules/yaml-language-server/bin/yaml-language-server"
PATIENCE = 60
"""Seconds until a server that does not answer has failed the test."""


def lacking() -> str:
    """What the tests need and this machine lacks; nothing where all is there."""
    if shutil.which("node") is None:
        return "nodejs"
    return "" if SERVER.is_file() else "yaml-language-server (./do test installs it)"


class Server:
    """One server over one folder; ends with its `with` block."""

    def __init__(self, root: Path, settings: dict[str, Any]) -> None:
        self.root = root
        self.settings = settings
        self.number = 0
        node = shutil.which("node")
        assert node is not None
        self.process = subprocess.Popen([node, str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.arrived: queue.Queue[dict[str, Any]] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def __enter__(self) -> Server:
        folders = [{"uri": self.root.as_uri(), "name": "city"}]
        hover = {"contentFormat": ["markdown", "plaintext"]}
        completion = {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}}
        abilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"hover": hover, "completion": completion},
        }
        self.ask("initialize", processId=None, rootUri=self.root.as_uri(), workspaceFolders=folders, capabilities=abilities)
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=self.settings)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.kill()
        self.process.wait()
        self.reader.join()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()

    def ask(self, method: str, **parameters: Any) -> Any:
        """The answer to a request."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": parameters})
        while True:
            message = self._next()
            if message.get("id") == self.number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, **parameters: Any) -> None:
        """A notification, which has no answer."""
        self._send({"method": method, "params": parameters})

    def open(self, texts: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
        """Opens files, each once, with texts that need not be saved; what the server finds wrong with each."""
        waited = {(self.root / file).as_uri(): file for file in texts}
        for uri, file in waited.items():
            self.tell("textDocument/didOpen", textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": texts[file]})
        found: dict[str, list[dict[str, Any]]] = {}
        while len(found) < len(texts):
            message = self._next()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] in waited:
                found[waited[message["params"]["uri"]]] = message["params"]["diagnostics"]
        return found

    def at(self, what: str, file: str, text: str, mark: str) -> Any:
        """What `textDocument/<what>` answers for the place right after the first `mark` of the text."""
        before = text[: text.index(mark) + len(mark)]
        position = {"line": before.count("\n"), "character": len(before.rsplit("\n", 1)[-1])}
        return self.ask(f"textDocument/{what}", textDocument={"uri": (self.root / file).as_uri()}, position=position)

    def _next(self) -> dict[str, Any]:
        """The next message; what the server asks of an editor is answered on the way."""
        message = self.arrived.get(timeout=PATIENCE)
        if "method" in message and "id" in message:
            asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else None
            result = None if asked is None else [self.settings.get(item["section"]) for item in asked]
            self._send({"id": message["id"], "result": result})
        return message

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while head := stream.readline():
            length = int(head.split(b":")[1])
            while stream.readline().strip():
                pass
            self.arrived.put(json.loads(stream.read(length)))
