"""Take the diary away: everything that the account holds, as a file (contract §2)."""

from __future__ import annotations

from flask import Response
from marshmallow import fields

from server.api.guard import signed_in
from server.api.routes import JSON_TYPE, Answer, Routes
from server.api.services import services
from server.reports.diary_json import export_diary

routes = Routes("exports", "Take the diary away")


class DiaryFile(Answer):
    """The whole diary; `POST /imports` reads it back."""

    format = fields.String(required=True)
    version = fields.Integer(required=True)
    entries = fields.List(fields.Dict(), required=True)


@routes.add("GET", "/export/diary.json", answer=DiaryFile)
def export_diary_json() -> Response:
    """Download everything that the account holds, history included."""
    own, account = services(), signed_in().account
    body = own.database.read(lambda conn: export_diary(conn, own.keyring, account))
    response = Response(body, content_type=JSON_TYPE)
    response.headers["Content-Disposition"] = 'attachment; filename="cephalog-diary.json"'
    return response
