"""How changes to one entry come together: the newest stamp per leaf (contract §2). Pure.

An entry is a set of leaves, named by JSON pointer, and the pseudo-leaf `/deleted`. Every leaf,
cleared ones too, has a value and the stamp of its last change; the newer stamp keeps the leaf, the
other value goes to the history. So any order of arrival gives the same entry, and a repeat changes
nothing. Moments are whole milliseconds since 1970 UTC.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

DELETED = "/deleted"
Status = Literal["applied", "merged", "unchanged"]


class CrossedPointersError(Exception):
    """One leaf lies inside another."""


class Stamp(NamedTuple):
    """When and where a leaf was changed.

    `at` is what counts, `sent` what the device said: they differ where that lay in the future.
    """

    at: int
    client_id: str
    sent: int


class Write(NamedTuple):
    """One leaf of a change: its value (None clears it) and its stamp, not yet held to the clock."""

    leaf: str
    value: Any
    stamp: Stamp


class Past(NamedTuple):
    """A value for the history; `lost`: it never stood."""

    leaf: str
    value: Any
    stamp: Stamp
    lost: bool


@dataclass(slots=True)
class State:
    """One entry, leaf by leaf.

    `values`: what stands, None where cleared or erased; `stamps`: of the same leaves; `erased`:
    leaves whose value is gone for good; `first_at`: the earliest answer ever seen (R11).
    """

    values: dict[str, Any] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    first_at: int | None = None

    @property
    def deleted(self) -> bool:
        return self.values.get(DELETED) is True

    def copy(self) -> State:
        """Another state with the same leaves."""
        return State(dict(self.values), dict(self.stamps), set(self.erased), self.first_at)

    def stands(self, write: Write) -> bool:
        """Whether this very change is what the leaf holds now."""
        leaf, value, stamp = write
        standing = self.stamps.get(leaf)
        if standing is None or leaf in self.erased:
            return False
        if standing.client_id != stamp.client_id or standing.sent != stamp.sent:
            return False
        return canonical(self.values[leaf]) == canonical(value)

    def lower_first_at(self, at: int) -> bool:
        """Keep the earlier of two first answers; True when that is `at`."""
        if self.first_at is not None and self.first_at <= at:
            return False
        self.first_at = at
        return True

    def data(self) -> dict[str, Any]:
        """The data as it is served: nested, without what has no value."""
        return nested((leaf, v) for leaf, v in self.values.items() if v is not None)


@dataclass(slots=True)
class Outcome:
    """What a change did: `changed` when the entry is another one, `past` for the history."""

    status: Status
    changed: bool
    past: list[Past]


Known = Callable[[Write], bool]
"""Is this very value in the history already?"""


def merge(
    state: State,
    writes: Iterable[Write],
    *,
    clock: int,
    known: Known,
    answering: frozenset[str] = frozenset(),
) -> Outcome:
    """Take `writes` into `state`, in place.

    `clock`: the `updated_at` of the rev this makes; a later `at` counts as it. `answering`: the
    leaves whose first answer is kept.
    """
    past: list[Past] = []
    changed = fresh = False
    every_leaf_stands = True
    for write in writes:
        if not state.stands(write) and not known(write):
            fresh = True
            stamp = write.stamp
            if stamp.at > clock:
                stamp = stamp._replace(at=clock)
            if write.leaf in answering and write.value is not None:
                changed |= state.lower_first_at(stamp.at)
            changed |= _take(state, write, stamp, past)
        every_leaf_stands &= _says_what_stands(state, write)
    status: Status = "unchanged"
    if fresh:
        status = "applied" if every_leaf_stands else "merged"
    return Outcome(status, changed, past)


def erase(state: State) -> list[Past]:
    """Forget the values of a deleted entry, in place; gives them, so that they stay known."""
    past = [
        Past(leaf, value, state.stamps[leaf], False)
        for leaf, value in state.values.items()
        if leaf != DELETED and leaf not in state.erased
    ]
    for leaf, _, _, _ in past:
        state.values[leaf] = None
        state.erased.add(leaf)
    return past


def canonical(value: Any) -> str:
    """The JSON text by which values are compared: 6 and 6.0 are one value (contract §2)."""
    return json.dumps(_whole(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def leaves(patch: dict[str, Any], at: str = "") -> Iterator[tuple[str, Any]]:
    """(JSON pointer, value) of everything in `patch` that is not a map; null is a value here."""
    for key, value in patch.items():
        pointer = f"{at}/{_escaped(key)}"
        if isinstance(value, dict):
            yield from leaves(value, pointer)
        else:
            yield pointer, value


def nested(values: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The map whose leaves are `values`; `/deleted` is no part of it.

    Raises CrossedPointersError where one leaf's pointer leads through another.
    """
    data: dict[str, Any] = {}
    for pointer, value in values:
        if pointer == DELETED:
            continue
        *path, last = [_unescaped(token) for token in pointer.split("/")[1:]]
        place = data
        for token in path:
            place = place.setdefault(token, {})
            if not isinstance(place, dict):
                raise CrossedPointersError
        if isinstance(place.get(last), dict):
            raise CrossedPointersError
        place[last] = value
    return data


def is_plain(patch: dict[str, Any]) -> bool:
    """Whether a patch on nothing is the data it makes: no nulls and no empty maps in it."""
    for value in patch.values():
        if value is None:
            return False
        if type(value) is dict and not (value and is_plain(value)):
            return False
    return True


def _take(state: State, write: Write, stamp: Stamp, past: list[Past]) -> bool:
    """Let the newer of two values stand and the other one go to `past`."""
    leaf = write.leaf
    standing = state.stamps.get(leaf)
    if standing is not None and not _newer(write.value, stamp, state.values[leaf], standing):
        past.append(Past(leaf, write.value, stamp, True))
        return False
    if standing is not None and leaf not in state.erased:
        past.append(Past(leaf, state.values[leaf], standing, False))
    state.values[leaf] = write.value
    state.stamps[leaf] = stamp
    state.erased.discard(leaf)
    return True


def _newer(value: Any, stamp: Stamp, other: Any, than: Stamp) -> bool:
    if stamp.at != than.at:
        return stamp.at > than.at
    if stamp.client_id != than.client_id:
        return stamp.client_id > than.client_id
    return canonical(value) > canonical(other)


def _says_what_stands(state: State, write: Write) -> bool:
    if write.leaf not in state.stamps or write.leaf in state.erased:
        return False
    return canonical(state.values[write.leaf]) == canonical(write.value)


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    return value


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _unescaped(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")
