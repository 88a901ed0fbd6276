"""In: the stream of a site's files, and the manifest of all that was written. Out: data/build.json with one number for the whole site.

The number is the SHA-256 of sha256sums.txt without the line of build.json itself, so that anybody can work it out:
`grep -v '  data/build.json$' sha256sums.txt | sha256sum`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator.publish.manifest import Manifest
from generator.site import Asset, SiteFile

PATH = "data/build.json"


class BuildRecord:
    """Keeps build.json back while the other files go by, and then gives it out with the site's number."""

    def __init__(self) -> None:
        self._kept: list[Asset] = []

    def without(self, files: Iterable[SiteFile]) -> Iterator[SiteFile]:
        """All files but build.json."""
        for file in files:
            if isinstance(file, Asset) and file.path == PATH:
                self._kept.append(file)
            else:
                yield file

    def files(self, others: Manifest) -> Iterator[Asset]:
        """build.json, if the site has one; `others` is everything else that stands in the site."""
        for kept in self._kept:
            data = json.loads(kept.data)
            yield Asset(PATH, (json.dumps({**data, "id": others.digest()}, ensure_ascii=False, indent=2) + "\n").encode())
