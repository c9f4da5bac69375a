"""Our own export, read back (the format: `server/reports/diary_json.py`). Pure."""

from __future__ import annotations

from typing import Any

from server.domain.entries import KINDS
from server.domain.merge import DELETED, CrossedPointersError, Past, leaves, nested
from server.domain.validation import check_patch, missing_required
from server.storage.body import BadStamps, given_back
from server.storage.moments import parse_at
from server.storage.whole import read_stamp

from .errors import FileTooLarge, Unreadable, UnsupportedFile
from .model import Asked, Draft, Dropped, Reading

FORMAT = "diary_json"
NAME = "cephalog-diary"
VERSION = 1
MAX_ENTRIES = 200_000
MAX_HISTORY = 10_000
_MEMBERS = {"kind", "id", "deleted", "data", "stamps", "first_at", "history"}


def find(document: dict[str, Any]) -> bool:
    """Is this such an export?

    Raises UnsupportedFile for a version that is newer than this program, FileTooLarge.
    """
    if document.get("format") != NAME:
        return False
    if document.get("version") != VERSION:
        raise UnsupportedFile("This export is of another version of Cephalog.")
    entries = document.get("entries")
    if not isinstance(entries, list):
        raise UnsupportedFile("This export has no entries.")
    if len(entries) > MAX_ENTRIES:
        raise FileTooLarge(f"An export has at most {MAX_ENTRIES} entries.")
    return True


def read(document: dict[str, Any], _asked: Asked) -> Reading:
    """Everything in the document as entries with their stamps and their history.

    A row is the entry's number in the list, from 1.
    """
    reading = Reading(FORMAT)
    seen = set()
    for number, entry in enumerate(document["entries"], 1):
        try:
            draft = _draft(entry)
        except Unreadable as error:
            reading.dropped.append(Dropped(number, str(error)))
            continue
        if (draft.kind, draft.id) in seen:
            reading.dropped.append(Dropped(number, "This entry stands in the file twice."))
            continue
        seen.add((draft.kind, draft.id))
        reading.drafts.append(draft)
    return reading


def _draft(entry: Any) -> Draft:
    if not isinstance(entry, dict) or not _MEMBERS.issuperset(entry):
        raise Unreadable("This is no entry.")
    kind, entry_id = entry.get("kind"), entry.get("id")
    if not isinstance(kind, str) or kind not in KINDS or not isinstance(entry_id, str):
        raise Unreadable("This kind of entry is not known.")
    patch, data = _patch_and_data(entry)
    faults = check_patch(kind, entry_id, patch, across=False)
    deleted = entry["deleted"]
    missing = [] if deleted else missing_required(kind, data)
    if faults or missing:
        raise Unreadable(f"It cannot be taken: {', '.join([*faults, *missing])}.")
    first_at = entry.get("first_at")
    if first_at is not None and parse_at(first_at) is None:
        raise Unreadable("It cannot be taken: /first_at.")
    past = _past(kind, entry_id, entry.get("history", []))
    return Draft(kind, entry_id, data, entry["stamps"], deleted, first_at=first_at, past=past)


def _patch_and_data(entry: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the entry's leaves amount to, cleared ones too, and those alone that have a value."""
    try:
        patch, writes, _ = given_back(entry)
        if not writes:
            raise Unreadable("The entry is empty.")
        return patch, nested((leaf, v) for leaf, v in leaves(patch) if v is not None)
    except (BadStamps, KeyError, RecursionError):
        raise Unreadable("The stamps do not fit the entry.") from None


def _past(kind: str, entry_id: str, history: Any) -> tuple[Past, ...]:
    if not isinstance(history, list) or len(history) > MAX_HISTORY:
        raise Unreadable("Its history cannot be read.")
    return tuple(_one(kind, entry_id, value) for value in history)


def _one(kind: str, entry_id: str, value: Any) -> Past:
    """One value of the history: of a leaf that there is, and such as it may hold."""
    try:
        leaf, held, lost = value["leaf"], value["value"], value["lost"]
        stamp = read_stamp(value["at"], value["client_id"], value.get("sent", value["at"]))
    except (KeyError, TypeError, AttributeError):
        raise Unreadable("Its history cannot be read.") from None
    if not isinstance(leaf, str) or not isinstance(lost, bool) or stamp is None:
        raise Unreadable("Its history cannot be read.")
    if not _may_hold(kind, entry_id, leaf, held):
        raise Unreadable("Its history cannot be read.")
    return Past(leaf, held, stamp, lost)


def _may_hold(kind: str, entry_id: str, leaf: str, held: Any) -> bool:
    if leaf == DELETED:
        return isinstance(held, bool)
    if not leaf.startswith("/") or isinstance(held, dict):
        return False
    try:
        patch = nested([(leaf, held)])
    except CrossedPointersError:
        return False
    return not check_patch(kind, entry_id, patch, across=False)
