"""Entries for scripts and the history view (contract §2). Writing is what /sync is for."""

from __future__ import annotations

from typing import Any

from server.api.guard import signed_in
from server.api.routes import Routes
from server.api.schemas_diary import Entry as EntrySchema
from server.api.schemas_diary import EntryPage, History, Listing
from server.api.services import services
from server.domain.entries import KINDS
from server.domain.errors import Invalid, NotFound
from server.domain.validation import id_fault
from server.storage.entries import Entry, Replaced, get_entry, history_of, list_entries
from server.storage.moments import rfc3339, to_ms

routes = Routes("entries", "The diary's entries and what they were before")


@routes.add("GET", "/entries/<string:kind>", query=Listing, answer=EntryPage, problems=(404,))
def entries(kind: str, query: dict[str, Any]) -> dict[str, Any]:
    """List what touches the dates, in order of the ids; no deleted ones."""
    _check_kind(kind)
    after = query["after"]
    if after is not None and id_fault(KINDS[kind], after):
        raise Invalid({"/after": ["This is no `next` of a page."]})
    account, keyring = signed_in().account, services().keyring
    page = services().database.read(
        lambda conn: list_entries(
            conn,
            keyring,
            account,
            kind,
            day_from=query["date_from"],
            day_to=query["date_to"],
            limit=query["limit"],
            after=after,
        )
    )
    return {"entries": [shown(entry) for entry in page.entries], "next": page.next}


@routes.add("GET", "/entries/<string:kind>/<string:entry_id>", answer=EntrySchema, problems=(404,))
def entry(kind: str, entry_id: str) -> dict[str, Any]:
    """Show one entry; a deleted one says so."""
    return shown(_get(kind, entry_id))


@routes.add(
    "GET", "/entries/<string:kind>/<string:entry_id>/history", answer=History, problems=(404,)
)
def entry_history(kind: str, entry_id: str) -> dict[str, Any]:
    """Show what an entry's leaves held before, newest first."""
    _get(kind, entry_id)
    account, keyring = signed_in().account, services().keyring
    replaced = services().database.read(
        lambda conn: history_of(conn, keyring, account, kind, entry_id)
    )
    return {"history": [_past(value) for value in replaced]}


def shown(entry: Entry) -> dict[str, Any]:
    """An entry as the API gives it."""
    return {
        "kind": entry.kind,
        "id": entry.id,
        "rev": entry.rev,
        "deleted": entry.deleted,
        "updated_at": rfc3339(to_ms(entry.updated_at)),
        "data": entry.data,
        **({"flags": entry.flags} if entry.flags else {}),
    }


def _check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise NotFound("There is no such kind of entry.")


def _get(kind: str, entry_id: str) -> Entry:
    _check_kind(kind)
    account, keyring = signed_in().account, services().keyring
    # What can be no id is never asked for: PostgreSQL takes no U+0000 in a text.
    found = None
    if not id_fault(KINDS[kind], entry_id):
        found = services().database.read(
            lambda conn: get_entry(conn, keyring, account, kind, entry_id)
        )
    if found is None:
        raise NotFound("There is no such entry.")
    return found


def _past(value: Replaced) -> dict[str, Any]:
    return {
        "leaf": value.leaf,
        "value": value.value,
        "at": rfc3339(to_ms(value.at)),
        "client_id": value.client_id,
        "device": value.device,
        "lost": value.lost,
    }
