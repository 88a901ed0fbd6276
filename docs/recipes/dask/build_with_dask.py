"""In: the address of a Dask scheduler, a city's repository, and where its site shall stand. Out: the site, its parts made by the workers.

    python build_with_dask.py tcp://10.0.0.1:8786 /srv/notices/city /srv/notices/site --shards 40

Every machine has the same program installed from the same lock file, and sees the repository at the same commit: in a folder that all of
them share, or in a clone of its own (--worker-root). Parts come back over the network, or by a folder that all machines share (--shared).
Needs `distributed` besides the program. A part from another commit, day or program is refused by the merge, which says so.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from distributed import Client, as_completed


def main() -> int:
    """Exits as `notices merge` does."""
    wanted = _arguments()
    work = tempfile.TemporaryDirectory(prefix="notices-", dir=wanted.shared)
    with work as folder, Client(wanted.scheduler) as client:
        root = wanted.worker_root or str(wanted.root.resolve())
        shared = str(Path(folder).resolve()) if wanted.shared else ""
        numbers = range(1, wanted.shards + 1)
        # A lost worker's part is made by another one; made twice it is the same.
        made = client.map(make_part, numbers, count=wanted.shards, root=root, as_of=wanted.as_of, shared=shared, pure=False, retries=2)
        parts = []
        for part, found in as_completed(made, with_results=True):
            number = made.index(part) + 1
            parts.append(found if isinstance(found, str) else _unpacked(found, Path(folder) / str(number)))
            sys.stderr.write(f"{len(parts)}/{wanted.shards}\n")
            part.release()
        words = ["merge", *parts, "--site-dir", str(wanted.site)]
        return subprocess.run(_notices(str(wanted.root), wanted.as_of, words), check=False).returncode  # noqa: S603 - our own program


def make_part(number: int, *, count: int, root: str, as_of: str, shared: str) -> bytes | str:
    """On a worker: makes one part, and gives out a tar of it, or where it stands in the folder that all machines share."""
    with tempfile.TemporaryDirectory(prefix="notices-") as own:
        part = f"{shared or own}/{number}"
        words = ["build", "--shard", f"{number}/{count}", "--site-dir", part, "--jobs", "1", "--quiet"]
        ended = subprocess.run(_notices(root, as_of, words), capture_output=True, text=True, check=False)  # noqa: S603
        if ended.returncode:
            raise RuntimeError(ended.stderr)
        if shared:
            return part
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:gz", compresslevel=1) as tar:
            tar.add(part, arcname=".")
        return packed.getvalue()


def _notices(root: str, as_of: str, words: list[str]) -> list[str]:
    return [sys.executable, "-m", "generator", "--root", root, "--as-of", as_of, *words]


def _unpacked(packed: bytes, folder: Path) -> str:
    with tarfile.open(fileobj=io.BytesIO(packed), mode="r:gz") as tar:
        tar.extractall(folder, filter="data")
    return str(folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scheduler")
    parser.add_argument("root", type=Path)
    parser.add_argument("site", type=Path)
    parser.add_argument("--as-of", required=True, help="the day, YYYY-MM-DD: one for all machines, whatever their clocks say")
    parser.add_argument("--shards", type=int, default=8, help="a few times as many as there are workers (default 8)")
    parser.add_argument("--worker-root", default="", help="where the workers have the repository, if not at ROOT")
    parser.add_argument("--shared", type=Path, help="a folder that all machines share, for parts that are too large for the network")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
