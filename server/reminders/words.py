"""What stands on the lock screen: neutral words in the person's language, no health word."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """A title, its language and the direction that it is read in."""

    title: str
    lang: str
    dir: str = "ltr"


_ENGLISH = Words("Time for your diary", "en")
_WORDS = {"en": _ENGLISH, "de": Words("Zeit für dein Tagebuch", "de")}


def words_in(language: object) -> Words:
    """The words for a BCP 47 tag such as `de-AT`; English where there are no others."""
    if not isinstance(language, str):
        return _ENGLISH
    return _WORDS.get(language.partition("-")[0].lower(), _ENGLISH)
