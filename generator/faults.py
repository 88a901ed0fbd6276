"""A code and its values in; an exception with a sentence in the reader's language out: how everything that is no finding is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class Fault(Exception):
    """Something that is no school's to mend, told in one line. Each kind has its own sentences, Chinese and English, by code."""

    sentences: ClassVar[Mapping[str, tuple[str, str]]]

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        return self.sentence("zh")

    def sentence(self, lang: str) -> str:
        """In Chinese, or in English for `en`."""
        chinese, english = self.sentences[self.code]
        return (english if lang == "en" else chinese).format(**self.values)
