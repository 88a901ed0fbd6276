"""A city in; its site, made in parts by a cluster of two workers on this machine as docs/recipes/dask does it, out:
`python -m tests.benchmarks.cluster ROOT SITE DAY SHARDS`. Needs `distributed`.
"""

from __future__ import annotations

import importlib
import subprocess
import sys

from tests.rules.casebook import ROOT


def main(root: str, site: str, day: str, shards: str) -> int:
    distributed = importlib.import_module("distributed")
    script = str(ROOT / "docs/recipes/dask/build_with_dask.py")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        command = [sys.executable, script, cluster.scheduler_address, root, site, "--as-of", day, "--shards", shards]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
