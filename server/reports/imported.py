"""How many dates are known from an import alone (clinical.md §3.3: how far figures are trusted)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any

from server.domain.diary import EntryLike
from server.domain.entries import KINDS

_ANSWERING = [leaf.strip("/") for leaf in KINDS["day"].answering]


def answered_by_import(
    summary: Mapping[str, Any], entries: Iterable[EntryLike], made: Set[tuple[str, str]]
) -> int:
    """Answered dates of the summary on which all that answers (R11) came by an import.

    `made`: kind and id of every entry that an import made.
    """
    if not made:
        return 0
    own = {
        one.id
        for one in entries
        if one.kind == "day" and not one.deleted and ("day", one.id) not in made
        and any(one.data.get(name) is not None for name in _ANSWERING)
    }  # fmt: skip
    for attack in summary["attacks"]:
        if any(("attack", spell) not in made for spell in attack["episodes"]):
            own.update(attack["dates"])
    answered = (day["date"] for day in summary["days"] if day["state"] != "unanswered")
    return sum(1 for date in answered if date not in own)
