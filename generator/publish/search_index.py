"""In: what a visitor's search can find. Out: the files of the search under `pagefind/` of the site. The only place that knows Pagefind.

Pagefind cuts Chinese into words, and a visitor's browser fetches only the small part of the index that holds what is looked for. Each entry is
handed over as a page of a few lines in a folder of its own: record by record, its Python side waits a tenth of a second for each.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from markupsafe import escape

from generator.publish.faults import PublishFault
from generator.site import Asset, Entry

FOLDER = "pagefind"

ONLY_TO_FIND = "▪"
"""Stands between what a result shows and the words by which it is only found; assets/search.js cuts here."""

_USED = re.compile(r"pagefind\.js|pagefind-entry\.json|wasm\..*\.pagefind|pagefind\..*\.pf_meta|(fragment|index|filter)/.*")
"""Pagefind's own boxes and buttons are left out, and its worker: our page has its own, and asks for no worker."""

_MOST_SECONDS = 600


def search_files(entries: Iterable[Entry]) -> tuple[Asset, ...]:
    """The same entries give the same bytes. Raises PublishFault where Pagefind cannot be run or loses an entry."""
    return _made(tuple(entries))


@lru_cache(maxsize=2)  # For the preview, whose entries change less often than its pages.
def _made(entries: tuple[Entry, ...]) -> tuple[Asset, ...]:
    with TemporaryDirectory() as folder:
        source, made = Path(folder, "source"), Path(folder, FOLDER)
        source.mkdir()
        for number, entry in enumerate(entries):
            (source / f"{number:06}.html").write_text(_page(entry), encoding="utf-8")
        try:
            counted = asyncio.run(asyncio.wait_for(_index(source, made), _MOST_SECONDS))
        except Exception as error:  # Pagefind's own faults are bare Exceptions
            raise PublishFault("no-search", why=f"{type(error).__name__} {error}".strip()) from error
        if counted != len(entries):
            raise PublishFault("no-search", why=f"{counted} != {len(entries)}")
        return tuple(_files(made))


async def _index(source: Path, made: Path) -> int:
    # Here and not above: who only checks files needs no search.
    from pagefind.index import PagefindIndex  # noqa: PLC0415

    async with PagefindIndex({"force_language": "zh", "output_path": str(made)}) as index:
        done = await index.add_directory(str(source))
    return int(done["page_count"])


def _files(made: Path) -> Iterable[Asset]:
    for path in sorted(path for path in made.rglob("*") if path.is_file()):
        name = path.relative_to(made).as_posix()
        if _USED.fullmatch(name):
            yield Asset(f"{FOLDER}/{name}", path.read_bytes())


def _page(entry: Entry) -> str:
    """Names weigh most, then words that only serve to find it, then the text; what is shown comes from the marks, and the text last."""
    return (
        f'<!doctype html><html lang="zh"><body data-pagefind-body data-pagefind-filter="kind:{escape(entry.kind)}"'
        f' data-pagefind-meta="address:{escape(entry.address)}, kind:{escape(entry.kind)}">'
        f'<h1 data-pagefind-weight="10">{escape(entry.title)}</h1>'
        f"<p>{escape(entry.text)}</p><p>{ONLY_TO_FIND}</p>"
        f'<p data-pagefind-weight="10">{escape(" ".join(entry.names))}</p>'
        f'<p data-pagefind-weight="4">{escape(" ".join(entry.keywords))}</p></body></html>'
    )
