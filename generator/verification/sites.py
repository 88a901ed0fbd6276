"""A site's folder or one of its files, saved heads and what a repository would publish in; whether they agree, out.

A site that agrees with its own list of digests proves little: whoever changes a file can rewrite the list with it. So its ledger is checked
against the saved heads, and where the repository is at hand every file against what that publishes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.ledger import FOLDER, Head, Ledger
from generator.notices.codes import LINES
from generator.project import read_folder
from generator.publish.build_id import PATH as BUILD
from generator.publish.manifest import SUMS, Manifest, Stored, read_sums
from generator.publish.verification import verify
from generator.site import Asset, Entry, Page, SiteFile
from generator.verification.chain import check_ledger, doubts, unproven
from generator.verification.outcome import Outcome, Trouble


def site_of(path: Path) -> Path | None:
    """The site that a folder is, or in which a file lies; None for neither."""
    return next((folder for folder in (path, *path.parents) if (folder / SUMS).is_file()), None)


def check_site(
    site: Path, saved: Sequence[Head] = (), own: Ledger | None = None, published: Iterable[SiteFile | Entry] | None = None
) -> Outcome:
    """`own` is the ledger of the repository at hand and `published` what that would publish as of the site's day; None without one."""
    try:
        manifest = read_sums(site)
    except (OSError, ValueError):
        return Outcome(subject="site", verdict="broken", troubles=(Trouble("no-sums", SUMS),))
    troubles = [Trouble(f"file-{damage.what}", damage.path) for damage in verify(site, manifest)]
    build, wrong = _build(site, manifest)
    troubles += wrong
    files = read_folder(site / LINES, FOLDER)
    shown, of_lines = check_ledger(files, saved, records=False)
    troubles += of_lines.troubles
    troubles += _agrees(build, shown)
    if own is not None:
        troubles += doubts(own, [Head.of(shown.entries)])
    if published is not None:
        troubles += _differs(site, published)
    facts = {**of_lines.facts, "files": len(manifest.files), "as_of": build.get("as_of", ""), "id": build.get("id", "")}
    left = () if published is not None else ("repository",)
    return Outcome(
        subject="site", verdict="broken" if troubles else "sound", facts=facts, troubles=tuple(troubles),
        unproven=(*unproven(shown, saved), *left),
    )  # fmt: skip


def _build(site: Path, manifest: Manifest) -> tuple[dict[str, object], list[Trouble]]:
    """What build.json says, and whether its number is that of the site's list."""
    try:
        build = json.loads((site / BUILD).read_bytes())
        said = build["id"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}, [Trouble("no-build", BUILD)]
    others = Manifest.of(stored for stored in manifest.files if stored.path != BUILD)
    return build, [] if others.digest() == said else [Trouble("build-id", BUILD)]


def _agrees(build: dict[str, object], shown: Ledger) -> list[Trouble]:
    """Whether the head that build.json names is that of the lines that the site shows."""
    said, head = build.get("ledger"), Head.of(shown.entries)
    named = (said.get("lines"), said.get("head")) if isinstance(said, dict) else (None, None)
    return [] if named == (head.seq, head.sha256) else [Trouble("build-head", BUILD)]


def _differs(site: Path, published: Iterable[SiteFile | Entry]) -> list[Trouble]:
    """Files that are not what the repository publishes: other files byte by byte, of a page the part that is ours."""
    found = []
    for item in published:
        if not isinstance(item, Page | Asset) or item.path == BUILD:
            continue
        file = site / item.path
        held = file.read_bytes() if file.is_file() else b""
        same = held == item.data if isinstance(item, Asset) else item.body.encode() in held
        if not same:
            found.append(Trouble("differs", item.path))
    return found


def check_file(file: Path, published: Iterable[SiteFile | Entry] | None) -> Outcome:
    """A file of a site, in its folder or taken out of it: whether its bytes are those that the site's list, or the repository, has."""
    data, site = file.read_bytes(), site_of(file.resolve().parent)
    sha256 = hashlib.sha256(data).hexdigest()
    facts: dict[str, object] = {"sha256": sha256}
    troubles: list[Trouble] = []
    if site is not None:
        path = file.resolve().relative_to(site.resolve()).as_posix()
        listed = {stored.path: stored for stored in read_sums(site).files}
        facts |= {"path": path}
        if path not in listed:
            troubles.append(Trouble("file-unknown", path))
        elif Stored.of(path, data).sha256 != listed[path].sha256:
            troubles.append(Trouble("file-changed", path))
    if published is None:
        verdict = "broken" if troubles else "sound" if site is not None else "unknown"
        return Outcome(subject="file", verdict=verdict, facts=facts, troubles=tuple(troubles), unproven=("repository",))
    match = next((item.path for item in published if isinstance(item, Asset) and item.data == data), None)
    if match is None and not troubles:
        troubles.append(Trouble("differs", str(facts.get("path", file.name))))
    return Outcome(
        subject="file", verdict="broken" if troubles else "sound", facts=facts | ({"path": match} if match else {}),
        troubles=tuple(troubles),
    )  # fmt: skip
