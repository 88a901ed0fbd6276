"""In: what a visitor's search can find. Out: the files of the search under `pagefind/` of the site. The only place that knows Pagefind.

A visitor's browser fetches only the small part of the index that holds what is looked for. Each entry is
handed over as a page of a few lines in a folder of its own.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

from markupsafe import escape

from generator.publish.faults import PublishFault
from generator.site import Asset, Entries, Entry

FOLDER = "pagefind"

_USED = re.compile(r"pagefind\.js|pagefind-entry\.json|wasm\..*\.pagefind|pagefind\..*\.pf_meta|(fragment|index)/.*")
"""Pagefind's own boxes and buttons are left out, and its worker: our page has its own, and asks for no worker."""

_MOST_SECONDS = 600


def search_files(entries: Iterable[Entry]) -> tuple[Asset, ...]:
    """The same entries give the same bytes. Raises PublishFault where Pagefind cannot be run or loses an entry."""
    return _made(tuple(entries))


def entries_digest(found: Iterable[Entries]) -> str:
    """The same entries in the same order have the same digest, and the same files: it tells of Pagefind and of this module too."""
    made = sha256(f"{version('pagefind')}\0".encode() + Path(__file__).read_bytes())
    for entries in found:
        made.update(entries.number.encode() + b"\n")
    return made.hexdigest()


@lru_cache(maxsize=2)  # For the preview, whose entries change less often than its pages.
def _made(entries: tuple[Entry, ...]) -> tuple[Asset, ...]:
    with TemporaryDirectory() as folder:
        source, made = Path(folder, "source"), Path(folder, FOLDER)
        source.mkdir()
        texts = {}
        for number, entry in enumerate(entries):
            # The digest is for the name of the file that tells of the entry: another text, another name.
            name = f"{number:06}-{sha256(entry.text.encode()).hexdigest()[:16]}.html"
            (source / name).write_text(_page(entry), encoding="utf-8")
            texts[f"/{name}"] = entry.text
        _index(source, made)
        found = tuple(_files(made, texts))
        if (counted := _counted(made)) != len(entries):
            raise PublishFault("no-search", why=f"{counted} != {len(entries)}")
        return found


def _index(source: Path, made: Path) -> None:
    """Waits until the program has ended: its Python side says that files are written which are not on disk yet, and kills it then."""
    words = [sys.executable, "-m", "pagefind", "--site", str(source), "--output-path", str(made), "--force-language", "zh", "--quiet"]
    try:
        ended = subprocess.run(words, capture_output=True, check=False, timeout=_MOST_SECONDS)  # noqa: S603 - our own arguments
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PublishFault("no-search", why=f"{type(error).__name__} {error}".strip()) from error
    if ended.returncode:
        said = (ended.stderr or ended.stdout).decode("utf-8", "replace").strip().splitlines()
        raise PublishFault("no-search", why=said[-1] if said else f"exit {ended.returncode}")


def _counted(made: Path) -> int:
    """How many entries the index holds by its own account; -1 where it has none."""
    try:
        languages = json.loads((made / "pagefind-entry.json").read_bytes())["languages"]
        return sum(int(language["page_count"]) for language in languages.values())
    except (OSError, ValueError, KeyError):
        return -1


def _files(made: Path, texts: Mapping[str, str]) -> Iterable[Asset]:
    for path in sorted(path for path in made.rglob("*") if path.is_file()):
        name, content = path.relative_to(made).as_posix(), path.read_bytes()
        if not content:
            raise PublishFault("no-search", why=f"{name}: 0")
        if _USED.fullmatch(name):
            yield Asset(f"{FOLDER}/{name}", _with_text(content, texts) if name.startswith("fragment/") else content)


_MARK = b"pagefind_dcd"
"""How Pagefind's files begin."""


def _with_text(fragment: bytes, texts: Mapping[str, str]) -> bytes:
    """What Pagefind is told to show it also counts as words, a quarter of the index: it is told of the text only now."""
    try:
        told = json.loads(gzip.decompress(fragment).removeprefix(_MARK))
        told["meta"]["text"] = texts[told["url"]]
    except (OSError, EOFError, ValueError, KeyError, zlib.error) as error:
        raise PublishFault("no-search", why=f"{type(error).__name__} {error}") from error
    return gzip.compress(_MARK + json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)


def _page(entry: Entry) -> str:
    """What is shown as data, what is looked for as words; a name weighs most, then the title, then words that only
    serve to find it, then the text."""
    shown = {"title": entry.title, "address": entry.address, "kind": entry.kind}
    data = "".join(f'<i data-pagefind-meta="{name}[data-is]" data-is="{escape(value)}"></i>' for name, value in shown.items())
    looked_for = {10: "\n".join(entry.names), 6: entry.title, 3: "\n".join(entry.keywords)}
    words = "".join(f'<p data-pagefind-weight="{weight}">{" ".join(words_of(text))}</p>' for weight, text in looked_for.items())
    words += f'<p data-pagefind-weight="1">{" ".join(_words_of_text(entry))}</p>'
    # A word and no filter of Pagefind's, which writes the values of a filter in an order that changes from run to run.
    kind = f"<p>k{words_of(entry.kind)[0]}</p>"
    return f'<!doctype html><html lang="zh"><body data-pagefind-body>{data}{words}{kind}</body></html>'


def _words_of_text(entry: Entry) -> Iterator[str]:
    """Those that do not count for more already. Nobody looks for one character of a sentence, and they would be a quarter of the index."""
    counted = set(words_of("\n".join((*entry.names, entry.title, *entry.keywords))))
    return (word for word in words_of(entry.text, alone=False) if word not in counted)


_HAN = "〇々㐀-䶿一-鿿豈-\ufaff\U00020000-\U000323af"
_RUN = re.compile(f"[a-z0-9]*[a-z][a-z0-9]*|[0-9{_HAN}]+")


def words_of(text: str, *, alone: bool = True) -> tuple[str, ...]:
    """Each word once: those in letters as they are, and of Chinese every two characters that stand together, spelt in letters and digits.
    The last of a run stands `alone` too: one character that is typed is found as the beginning of two, or as that.

    Pagefind cuts Chinese by one dictionary, and a browser cuts what is typed by its own: 廉政, 结余 and 城东片区 were not found. Two
    characters are two characters everywhere. assets/search.js spells what is typed in the same way.
    """
    found: list[str] = []
    for run in _RUN.findall(normalize("NFKC", text).lower()):
        if run.isascii():
            found.append(run)
        else:
            signs = [_spelt(sign) for sign in run]
            found += [f"v{one}{two}" for one, two in pairwise(signs)]
            if alone or len(signs) == 1:
                found.append(f"v{signs[-1]}")
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=32768)
def _spelt(character: str) -> str:
    """Its number in base 36: three places for all but the rarest."""
    number, places = ord(character), ""
    while number:
        number, place = divmod(number, 36)
        places = "0123456789abcdefghijklmnopqrstuvwxyz"[place] + places
    return places.rjust(3, "0")
