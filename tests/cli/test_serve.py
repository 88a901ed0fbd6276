"""`notices serve` as it is called: what is in its way is one line."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import notices
from tests.small_city import copy_city

SENTENCES = {
    "zh": "端口 {port} 不能用（Address already in use），请用 --port 换一个。\n",
    "en": "Port {port} cannot be used (Address already in use): choose another with --port.\n",
}


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_port_that_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.chdir(copy_city(tmp_path, 1))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = CliRunner().invoke(notices, ["--lang", lang, "serve", "--port", str(port)])
    assert (ended.exit_code, ended.stdout, ended.stderr) == (2, "", SENTENCES[lang].format(port=port))
