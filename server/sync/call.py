"""The body of `POST /sync`, read: what is wrong with the call as a whole is found here."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from server.domain.errors import Invalid
from server.domain.values import zone_may_be
from server.sync.errors import TooManyChanges

MAX_CHANGES = 500
MAX_BYTES = 8 * 1024 * 1024
MAX_LIMIT = 1000
USUAL_LIMIT = 500

_uuid = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", re.ASCII).fullmatch
_cursor = re.compile(r"\d{1,40}", re.ASCII).fullmatch
_epoch = re.compile(r"[ -~]{1,100}").fullmatch
_MEMBERS = frozenset({"client_id", "epoch", "cursor", "limit", "changes", "zone"})


class Call(NamedTuple):
    """A call; `epoch` None: the device has none yet. `cursor` 0: from the start."""

    client_id: str
    epoch: str | None
    cursor: int
    limit: int
    changes: list[Any]


def read_call(call: Any) -> Call:
    """The call; raises Invalid, naming each member that is wrong, or TooManyChanges.

    What is wrong with one change is no matter of the call: it is answered among the results.
    """
    if not isinstance(call, dict):
        raise Invalid({"": ["A call is a JSON object."]})
    errors = {
        "/" + ascii(name)[1:-1]: ["A call has no such member."] for name in call.keys() - _MEMBERS
    }
    for name, fault in _faults(call):
        errors["/" + name] = [fault]
    if errors:
        raise Invalid(errors)
    changes = call.get("changes") or []
    if len(changes) > MAX_CHANGES:
        raise TooManyChanges
    limit = call.get("limit")
    return Call(
        call["client_id"],
        call.get("epoch"),
        int(call.get("cursor") or 0),
        USUAL_LIMIT if limit is None else int(limit),
        changes,
    )


def _faults(call: dict[str, Any]) -> list[tuple[str, str]]:
    client_id, epoch, cursor = call.get("client_id"), call.get("epoch"), call.get("cursor")
    zone, changes = call.get("zone"), call.get("changes")
    checks = [
        ("client_id", isinstance(client_id, str) and _uuid(client_id), "This is a UUID."),
        ("epoch", epoch is None or (isinstance(epoch, str) and _epoch(epoch)), _FROM_AN_ANSWER),
        (
            "cursor",
            cursor is None or (isinstance(cursor, str) and _cursor(cursor)),
            _FROM_AN_ANSWER,
        ),
        ("limit", _is_limit(call.get("limit")), f"A whole number from 1 to {MAX_LIMIT}."),
        ("changes", changes is None or isinstance(changes, list), "This is a list of changes."),
        ("zone", zone is None or (isinstance(zone, str) and zone_may_be(zone)), "An IANA name."),
    ]
    return [(name, sentence) for name, good, sentence in checks if not good]


_FROM_AN_ANSWER = "This comes from an answer, or is null."


def _is_limit(limit: Any) -> bool:
    if limit is None:
        return True
    if type(limit) is not int and type(limit) is not float:
        return False
    return 1 <= limit <= MAX_LIMIT and limit == int(limit)
