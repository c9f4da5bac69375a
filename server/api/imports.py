"""Bring a history along: preview, import, list, undo (contract §2)."""

from __future__ import annotations

from typing import Any

from flask import request
from marshmallow import fields

from server.api.body import parse, refuse_encoded, refuse_unstorable
from server.api.errors import NotJson, NotJsonType, TooLarge
from server.api.guard import signed_in
from server.api.routes import Answer, Routes
from server.api.services import services
from server.domain.errors import Invalid, NotFound
from server.domain.values import is_uuid
from server.importers.run import Upload, list_imports, run_import, undo_import

MAX_BYTES = 32 * 1024 * 1024
MEMBERS = frozenset({"zone", "date_order", "answers", "dry_run"})
_YES_NO = {"true": True, "1": True, "false": False, "0": False, "": False}
routes = Routes("imports", "Bring a history along")


class Dropped(Answer):
    """A row that gave no entry."""

    row = fields.Integer(
        required=True,
        metadata={"description": "As a spreadsheet numbers rows, from 1; diary.json: the entry"},
    )
    why = fields.String(required=True)


class Question(Answer):
    """What only the person knows; answered in `answers`."""

    field = fields.String(required=True)
    choices = fields.List(fields.String(), required=True)
    previews = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.Dict()),
        metadata={"description": "`date_order`: choice → the first entries that it would give"},
    )
    dates = fields.Integer(metadata={"description": "`unlogged_days`: how many dates it is about"})


class ImportAnswer(Answer):
    """What the file gives, or gave."""

    id = fields.String(required=True, allow_none=True)
    format = fields.String(required=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    duplicates = fields.Integer(required=True)
    dropped = fields.List(fields.Nested(Dropped), required=True)
    preview = fields.List(fields.Dict(), required=True)
    questions = fields.List(fields.Nested(Question), required=True)


class ImportRecord(Answer):
    """An import that was made."""

    id = fields.String(required=True)
    format = fields.String(required=True)
    created_at = fields.String(required=True, metadata={"format": "date-time"})
    undone_at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    duplicates = fields.Integer(required=True)
    dropped = fields.List(fields.Nested(Dropped), required=True)


class ImportList(Answer):
    """The imports, newest first."""

    imports = fields.List(fields.Nested(ImportRecord), required=True)


class Kept(Answer):
    """An entry that was edited since, so that it stays."""

    kind = fields.String(required=True)
    id = fields.String(required=True)


class Undone(Answer):
    """What an undo took back."""

    removed = fields.Integer(required=True)
    kept = fields.List(fields.Nested(Kept), required=True)


_FORM = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "contentMediaType": "application/octet-stream"},
        "zone": {"type": "string", "description": "IANA zone in which the file's times are"},
        "date_order": {"type": "string", "enum": ["mdy", "dmy", "ymd"]},
        "answers": {"type": "string", "description": "JSON: question's field → choice"},
        "dry_run": {"type": "string", "enum": ["true", "false"]},
    },
}
_DOC = {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": _FORM}}}}


@routes.add("POST", "/imports", answer=ImportAnswer, problems=(400, 413, 415, 422, 507), doc=_DOC)
def import_file() -> dict[str, Any]:
    """Read a file, and write it unless `dry_run`.

    With open `questions` nothing is written; `id` is null then, and on a dry run.
    """
    own, who = services(), signed_in()
    upload, dry_run = _upload()
    return run_import(
        own.database, own.keyring, who.account, upload, dry_run=dry_run, now=own.clock()
    )


@routes.add("GET", "/imports", answer=ImportList)
def imports() -> dict[str, Any]:
    """List the imports, newest first."""
    own = services()
    return {"imports": list_imports(own.database, own.keyring, signed_in().account)}


@routes.add("POST", "/imports/<string:import_id>/undo", answer=Undone, problems=(404, 507))
def undo(import_id: str) -> dict[str, Any]:
    """Take back what an import made; entries edited since are kept and named."""
    if not is_uuid(import_id):
        raise NotFound("There is no such import.")
    own = services()
    return undo_import(own.database, own.keyring, signed_in().account, import_id, now=own.clock())


def _upload() -> tuple[Upload, bool]:
    if request.mimetype != "multipart/form-data":
        raise NotJsonType("An import is sent as multipart/form-data.")
    refuse_encoded(request)
    if (request.content_length or 0) > MAX_BYTES:
        raise TooLarge
    request.max_content_length = MAX_BYTES
    # A part may come without a name.
    form = {name or "": value for name, value in request.form.items()}
    refuse_unstorable(form)
    errors = {f"/{name}": ["This field is not known."] for name in form.keys() - MEMBERS}
    file = request.files.get("file")
    if file is None:
        errors["/file"] = ["Missing data for required field."]
    dry_run = _YES_NO.get(form.get("dry_run", "").strip().lower())
    if dry_run is None:
        errors["/dry_run"] = ["true or false."]
    if errors or file is None:
        raise Invalid(errors)
    upload = Upload(
        file.read(),
        file.filename or "",
        form.get("zone") or None,
        form.get("date_order") or None,
        _answers(form.get("answers")),
    )
    return upload, bool(dry_run)


def _answers(text: str | None) -> dict[str, str]:
    if not text:
        return {}
    try:
        answers = parse(text.encode())
    except NotJson as error:
        raise Invalid({"/answers": [error.detail]}) from None
    if not isinstance(answers, dict) or not all(isinstance(v, str) for v in answers.values()):
        raise Invalid({"/answers": ["A JSON object of texts."]})
    refuse_unstorable(answers)
    return answers
