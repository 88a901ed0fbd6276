"""A paper as HTML with its style in; a tagged PDF (PDF/UA-1) out, the same bytes each time. The only module that knows WeasyPrint.

WeasyPrint comes with the extra `pdf` and needs Pango on the machine, so it is imported only when a PDF is asked for.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import warnings
from typing import Any

from generator import fonts

EXTRA = "pip install 'school-notices[pdf]'"
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""The Debian packages of the libraries that WeasyPrint loads."""


def lacking() -> tuple[str, ...]:
    """The commands that install what a PDF needs and this machine does not have; none where all is there."""
    extra = () if importlib.util.find_spec("weasyprint") else (EXTRA,)
    missing = packages()
    return (*extra, *((f"apt-get install {' '.join(missing)}",) if missing else ()))


def packages() -> tuple[str, ...]:
    """The Debian packages among that: libraries, as far as WeasyPrint is there to look for them, and a Chinese typeface."""
    face = () if fonts.chinese() else (fonts.PACKAGE,)
    try:
        libraries = bool(_quietly_loaded().harfbuzz_subset)
    except ImportError:
        return face
    except OSError:
        libraries = False
    return (*(() if libraries else PANGO), *face)


def pdf(html: str, url: str) -> bytes:
    """The paper that will stand beside the page at `url`. Dates come from the paper's own meta tags, and nothing is fetched.

    Raises LookupError where a paper asks for anything outside itself: that is our own fault.
    """
    _quietly_loaded()
    from weasyprint import HTML  # noqa: PLC0415
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

    try:
        written = HTML(string=html, base_url=url, url_fetcher=_fetcher()).write_pdf(pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as asked:
        raise LookupError(str(asked)) from None
    assert isinstance(written, bytes), "no target was given"
    return written


def _quietly_loaded() -> Any:
    """WeasyPrint's bindings. Where a library is missing it prints a page of advice and raises OSError; ours is one line."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from weasyprint.text import ffi  # noqa: PLC0415
    return ffi


def _fetcher() -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher  # noqa: PLC0415

    class Nothing(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 - the method's signature
            raise FatalURLFetchingError(f"a paper must not ask for {url}")

    return Nothing()
