"""An entry's text, as it is kept and served: data and stamps, joined by a pull without a parse.

`"data":{…},"stamps":{"by":[[at,client_id,leaves?,sent?],…],"erased":[…]?},"first_at":…?,"flags":…?`

A leaf with a value that no group names belongs to the first group, since most leaves of an entry
were made at once. `sent` stands where it differs from `at`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from server.domain.merge import DELETED, CrossedPointersError, Stamp, State, Write, leaves, nested
from server.domain.validation import flags_of
from server.storage.moments import parse_at, rfc3339

LONGEST_CLIENT_ID = 100
_DATA, _STAMPS = '"data":', ',"stamps":{"by":'
_FIRST_AT, _FLAGS = ',"first_at":"', ',"flags":'


class BadStamps(Exception):
    """The stamps of an entry that a device gave back cannot be read."""


def fresh_text(
    kind: str, data: dict[str, Any], stamp: Stamp, *, answered: bool, living: bool
) -> str:
    """The text of an entry whose leaves were all made at once, `data` being its patch.

    `answered`: an answering leaf is among them; `living`: so is `"deleted": false`.
    """
    moment = rfc3339(stamp.at)
    named = f',["{DELETED}"]' if living else ""
    first = f',"first_at":"{moment}"' if answered else ""
    return (
        f'"data":{dumps(data)},"stamps":{{"by":[["{moment}","{stamp.client_id}"{named}]]}}'
        f"{first}{_flags(kind, data)}"
    )


def text_of(kind: str, state: State, data: dict[str, Any]) -> str:
    """The text of `state`, whose data is `data`."""
    stamps: dict[str, Any] = {"by": list(_groups(state))}
    if state.erased:
        stamps["erased"] = sorted(state.erased)
    first = "" if state.first_at is None else f',"first_at":"{rfc3339(state.first_at)}"'
    return f'"data":{dumps(data)},"stamps":{dumps(stamps)}{first}{_flags(kind, data)}'


def parsed(text: str) -> dict[str, Any]:
    """`data`, `stamps` and, where there are any, `first_at` and `flags` of a stored text."""
    members: dict[str, Any] = orjson.loads("{" + text + "}")
    return members


def told_of(text: str) -> tuple[dict[str, Any], str | None, Sequence[str]]:
    """`data`, `first_at` and `flags` of a stored text; its stamps, the half of it, are not parsed.

    Inside a JSON text every quote is escaped, and nothing after `data` has such names.
    """
    stamps = text.rindex(_STAMPS)
    data: dict[str, Any] = orjson.loads(text[len(_DATA) : stamps])
    rest, _, flags = text[stamps:].partition(_FLAGS)
    _, _, first_at = rest.partition(_FIRST_AT)
    return data, first_at[:-1] or None, orjson.loads(flags) if flags else ()


def state_of(members: dict[str, Any], *, deleted: bool) -> State:
    """The state that `text_of` wrote; `deleted` stands in the row beside it."""
    stamps = members["stamps"]
    state = State(erased=set(stamps.get("erased", ())))
    state.values = dict(leaves(members["data"]))
    first_at = members.get("first_at")
    state.first_at = None if first_at is None else parse_at(first_at)
    _spread(stamps["by"], state)
    if DELETED in state.stamps:
        state.values[DELETED] = deleted
    return state


def given_back(
    entry: Mapping[str, Any],
) -> tuple[dict[str, Any], list[Write], int | None]:
    """(patch, writes, `first_at`) of an entry as an answer gave it; raises BadStamps.

    The patch is what the writes amount to, to be checked like any other.
    """
    data, stamps, deleted = entry.get("data"), entry["stamps"], entry.get("deleted")
    if not isinstance(data, dict) or not isinstance(deleted, bool):
        raise BadStamps
    try:
        state = state_of({"data": data, "stamps": stamps}, deleted=deleted)
        stood = [leaf for leaf in state.stamps if leaf not in state.erased]
        patch = nested((leaf, state.values[leaf]) for leaf in stood)
    except (CrossedPointersError, KeyError, TypeError, ValueError, AttributeError):
        raise BadStamps from None
    if set(state.values) - set(state.stamps) or (deleted and DELETED not in state.stamps):
        raise BadStamps
    writes = [Write(leaf, state.values[leaf], state.stamps[leaf]) for leaf in stood]
    first_at = entry.get("first_at")
    return patch, writes, None if first_at is None else parse_at(first_at)


def dumps(value: Any) -> str:
    """Compact JSON, values as they were sent."""
    return orjson.dumps(value).decode()


def _flags(kind: str, data: dict[str, Any]) -> str:
    flags = flags_of(kind, data)
    return f',"flags":{dumps(flags)}' if flags else ""


def _groups(state: State) -> Iterator[list[Any]]:
    by: dict[Stamp, list[str]] = {}
    for leaf, stamp in state.stamps.items():
        by.setdefault(stamp, []).append(leaf)
    largest_first = sorted(by.items(), key=lambda item: (-len(item[1]), item[0]))
    for number, (stamp, named) in enumerate(largest_first):
        if number == 0:
            # The same list, narrowed.
            named = [n for n in named if n == DELETED or state.values[n] is None]  # noqa: PLW2901
        group: list[Any] = [rfc3339(stamp.at), stamp.client_id]
        if named or number or stamp.sent != stamp.at:
            group.append(sorted(named))
        if stamp.sent != stamp.at:
            group.append(rfc3339(stamp.sent))
        yield group


def _spread(groups: list[list[Any]], state: State) -> None:
    """Give every leaf its stamp; raises ValueError on what `text_of` never writes."""
    first: Stamp | None = None
    for at, client_id, *rest in groups:
        stamp = _stamp(at, client_id, rest[1] if len(rest) > 1 else at)
        first = first or stamp
        for leaf in rest[0] if rest else ():
            if not isinstance(leaf, str) or not leaf.startswith("/") or leaf in state.stamps:
                raise ValueError(leaf)
            state.stamps[leaf] = stamp
            state.values.setdefault(leaf, None)
    if first is not None:
        for leaf in state.values:
            state.stamps.setdefault(leaf, first)


def _stamp(at: Any, client_id: Any, sent: Any) -> Stamp:
    at_ms, sent_ms = parse_at(at), parse_at(sent)
    if at_ms is None or sent_ms is None:
        raise ValueError(at)
    if not isinstance(client_id, str) or not 0 < len(client_id) <= LONGEST_CLIENT_ID:
        raise ValueError(client_id)
    if not client_id.isascii() or not client_id.isprintable():
        raise ValueError(client_id)
    return Stamp(at_ms, client_id, sent_ms)
