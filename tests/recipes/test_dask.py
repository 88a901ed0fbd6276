"""A cluster of two workers on this machine in; the site that a build on one machine makes out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.examination import examine
from generator.pipeline import publish
from tests.publish.test_shards import tree
from tests.recipes.server import RECIPES, ROOT
from tests.rules.casebook import TODAY
from tests.small_city import copy_city

distributed = pytest.importorskip("distributed")

pytestmark = pytest.mark.heavy


def test_workers_make_the_site_that_one_machine_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("NOTICES_CACHE", "")
    root = copy_city(tmp_path / "城 市", 5)
    publish(root, examine(root, TODAY), tmp_path / "whole")
    (tmp_path / "shared").mkdir()
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        for name, more in (("sent", []), ("shared-site", ["--shared", str(tmp_path / "shared")])):
            words = [cluster.scheduler_address, root, tmp_path / name, "--as-of", TODAY.isoformat(), "--shards", "3", *more]
            ended = subprocess.run(
                [sys.executable, RECIPES / "dask/build_with_dask.py", *words], env=os.environ, capture_output=True, text=True, check=False
            )
            assert ended.returncode == 0, ended
            assert tree(tmp_path / name) == tree(tmp_path / "whole")
    assert list((tmp_path / "shared").iterdir()) == []
