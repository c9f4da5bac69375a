"""Imports as the contract has them: preview, write, list, undo (contract §2 *imports*).

One transaction for a whole import; its id is the `client_id` of all that it writes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection

from server.domain.errors import Invalid
from server.domain.values import zone_known
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.rows import read_account

from . import ledger, undo, writing
from .date_order import ORDERS
from .detect import reader_of
from .ids import id_maker
from .model import Asked, Draft, Question, Reading
from .unlogged import CHOICES, FIELD

PREVIEW = 20
CHOICES_OF = {"date_order": ORDERS, FIELD: CHOICES}
"""Question → every answer it may ever take."""

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent. `zone`: IANA name, needed where the format knows no zones.

    `answers`: question's field → choice; a caller that cannot ask gives
    `{"unlogged_days": "unknown"}`.
    """

    raw: bytes
    file_name: str = ""
    zone: str | None = None
    date_order: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)


def run_import(
    database: Database,
    keyring: Keyring,
    account: int,
    upload: Upload,
    *,
    dry_run: bool,
    now: datetime,
) -> Answer:
    """Read a file and, unless `dry_run` or with open questions, write it. Contract's answer:

    `{id, format, counts, duplicates, dropped: [{row, why}], preview: [entries],
    questions: [{field, choices, previews?, dates?}]}`; `id` is None where nothing was written.

    Raises Invalid (`/file`, `/zone`, `/date_order`, `/answers/…`), FileTooLarge, AccountGone.
    """
    _check(upload)
    name, read = reader_of(upload.raw)
    if upload.zone is None and name == "migraine_buddy":
        raise Invalid({"/zone": ["This field is required."]})
    make_id = id_maker(str(account), name)
    state = database.read(lambda connection: writing.state_of(connection, keyring, account))
    asked = Asked(
        make_id,
        upload.zone or "UTC",
        now,
        upload.file_name,
        upload.date_order or upload.answers.get("date_order"),
        upload.answers,
        state.known(now),
    )
    reading = read(asked)
    if dry_run or reading.questions:
        return _answer(None, reading, writing.planned(reading, state))
    return _write(database, keyring, account, reading, now)


def _check(upload: Upload) -> None:
    errors: dict[str, list[str]] = {}
    if upload.zone is not None and not zone_known(upload.zone):
        errors["/zone"] = ["A time zone is an IANA name such as Europe/Berlin."]
    if upload.date_order is not None and upload.date_order not in ORDERS:
        errors["/date_order"] = [f"One of: {', '.join(ORDERS)}."]
    for name, choice in upload.answers.items():
        choices = CHOICES_OF.get(name)
        if choices is None:
            errors[f"/answers/{name}"] = ["Nothing asks this."]
        elif choice not in choices:
            errors[f"/answers/{name}"] = [f"One of: {', '.join(choices)}."]
    if errors:
        raise Invalid(errors)


def _write(
    database: Database, keyring: Keyring, account: int, reading: Reading, now: datetime
) -> Answer:
    import_id = str(uuid4())

    def job(connection: Connection) -> Answer:
        read_account(connection, keyring, account, lock=True)
        state = writing.state_of(connection, keyring, account)
        plan = writing.planned(reading, state)
        made = writing.write(connection, keyring, account, import_id, plan.fresh, state, now)
        answer = _answer(import_id, reading, plan)
        kept = {name: answer[name] for name in ("format", "counts", "duplicates", "dropped")}
        ledger.add(connection, keyring, account, import_id, kept, made, now)
        return answer

    return database.write(job)


def _answer(import_id: str | None, reading: Reading, plan: writing.Plan) -> Answer:
    living = [draft for draft in plan.fresh if not draft.deleted]
    counts = {draft.kind: 0 for draft in reading.drafts if not draft.deleted}
    for draft in living:
        counts[draft.kind] += 1
    return {
        "id": import_id,
        "format": reading.format,
        "counts": counts,
        "duplicates": plan.duplicates,
        "dropped": [{"row": d.row, "why": d.why} for d in reading.dropped],
        "preview": [] if any(q.previews for q in reading.questions) else _shown(living),
        "questions": [_question(question) for question in reading.questions],
    }


def _question(question: Question) -> Answer:
    answer: Answer = {"field": question.field, "choices": list(question.choices)}
    if question.previews:
        answer["previews"] = {choice: _shown(d) for choice, d in question.previews.items()}
    if question.dates is not None:
        answer["dates"] = question.dates
    return answer


def _shown(drafts: Sequence[Draft]) -> list[Answer]:
    return [
        {
            "kind": draft.kind,
            "id": draft.id,
            "rev": None,
            "deleted": draft.deleted,
            "updated_at": None,
            "data": draft.data,
            "flags": [],
        }
        for draft in drafts[:PREVIEW]
    ]


def list_imports(database: Database, keyring: Keyring, account: int) -> list[Answer]:
    """The account's imports, newest first: `{id, created_at, undone_at, format, counts,
    duplicates, dropped}`; moments as RFC 3339, `undone_at` None where it stands."""
    return database.read(lambda connection: ledger.listed(connection, keyring, account))


def undo_import(
    database: Database, keyring: Keyring, account: int, import_id: str, *, now: datetime
) -> Answer:
    """Take back what an import made: `{removed, kept: [{kind, id}]}`. Asked again, the same.

    Raises NotFound.
    """
    return database.write(
        lambda connection: undo.undo(connection, keyring, account, import_id, now)
    )
