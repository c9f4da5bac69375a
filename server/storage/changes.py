"""One change of a call, read and checked: a matter of the change alone (contract §2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from server.domain.merge import DELETED, Stamp, Write, is_plain, leaves
from server.domain.validation import check_patch
from server.storage.body import BadStamps, given_back
from server.storage.moments import parse_at

Errors = dict[str, list[str]]


@dataclass(slots=True)
class Incoming:
    """A valid change. `is_given`: an entry given back, whose leaves have their own stamps."""

    kind: str
    id: str
    patch: dict[str, Any]
    stamp: Stamp
    deleted: bool | None
    is_given: bool = False
    first_at: int | None = None
    split: list[Write] | None = None

    def is_plain(self, clock: int) -> bool:
        """Whether, on nothing, it makes an entry whose data is the patch itself."""
        if self.is_given or self.deleted is True or self.stamp.at > clock:
            return False
        return is_plain(self.patch)

    @property
    def writes(self) -> list[Write]:
        """The change, leaf by leaf."""
        if self.split is None:
            stamp = self.stamp
            self.split = [Write(leaf, value, stamp) for leaf, value in leaves(self.patch)]
            if self.deleted is not None:
                self.split.append(Write(DELETED, self.deleted, stamp))
        return self.split


def read_change(change: Any, client_id: str) -> Incoming | Errors:
    """The change, or what is wrong with it: JSON pointer → messages.

    Pointers lead into the entry's data, but for `/kind`, `/id`, `/at`, `/patch`, `/deleted` and
    `/stamps` of the change itself.
    """
    if not isinstance(change, Mapping):
        return {"": ["A change is a JSON object."]}
    if "stamps" in change:
        return _given(change)
    patch, deleted = change.get("patch"), change.get("deleted")
    errors = _frame_errors(change)
    errors |= check_patch(change.get("kind"), change.get("id"), {} if patch is None else patch)
    at = parse_at(change.get("at"))
    if at is None:
        errors["/at"] = ["The time of the edit is needed, such as 2026-03-01T07:12:03.123+01:00."]
    if errors or at is None:
        return errors
    stamp = Stamp(at, client_id, at)
    return Incoming(change["kind"], change["id"], patch or {}, stamp, deleted)


_NO_STAMP = Stamp(0, "", 0)
_MEMBERS = frozenset({"kind", "id", "at", "patch", "deleted"})


def _frame_errors(change: Mapping[str, Any]) -> Errors:
    errors: Errors = {}
    if not change.keys() <= _MEMBERS:
        for name in change.keys() - _MEMBERS:
            errors["/" + ascii(name)[1:-1]] = ["A change has no such member."]
    if "deleted" in change and not isinstance(change["deleted"], bool):
        errors["/deleted"] = ["This is true or false."]
    if "patch" not in change and "deleted" not in change:
        errors["/patch"] = ["A change has a patch, or says deleted, or both."]
    if change.get("patch", errors) is None:
        errors["/patch"] = ["A patch is a JSON object."]
    return errors


def _given(entry: Mapping[str, Any]) -> Incoming | Errors:
    kind, entry_id = entry.get("kind"), entry.get("id")
    try:
        patch, writes, first_at = given_back(entry)
    except BadStamps:
        bad = {"/stamps": ["These stamps do not fit the entry."]}
        return check_patch(kind, entry_id, {}) | bad
    errors = check_patch(kind, entry_id, patch, across=False)
    if errors:
        return errors
    deleted: bool = entry["deleted"]
    return Incoming(str(kind), str(entry_id), patch, _NO_STAMP, deleted, True, first_at, writes)
