"""The criteria of one attack, and what those of many say together. Source: clinical.md §1.1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .attacks import Attack
from .features import Answer, at_least, weigh

Letters = dict[str, Answer]


class Judged(NamedTuple):
    """The criteria of one attack; `fits`: all of them, its pain and signs in one spell."""

    attack: Attack
    met: tuple[Answer, ...]
    fits: Answer


def letters_of(judged: Sequence[Judged], letters: str, least: int) -> Letters:
    """A: enough attacks fit; the others: an attack meets them."""
    met = {letter: weigh(one.met[at] for one in judged) for at, letter in enumerate(letters)}
    return {"A": at_least(least, [one.fits for one in judged]), **met}
