"""Take the diary away: everything that the account holds, as a file (contract §2)."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import fields

from server.api.guard import signed_in
from server.api.reckoned import reckoned
from server.api.report import PDF_TYPE, Report, fhir_of, report_of
from server.api.routes import JSON_TYPE, Answer, Routes
from server.api.schemas_diary import Period
from server.api.services import services
from server.reports.csv import attacks_csv, diary_csv
from server.reports.diary_json import export_diary
from server.reports.fhir import FHIR_TYPE

CSV_TYPE = "text/csv; charset=utf-8"
_CSV = "text/csv"
_TEXT = {"type": "string"}
_BINARY = {"type": "string", "format": "binary"}
routes = Routes("exports", "Take the diary away")


class DiaryFile(Answer):
    """The whole diary; `POST /imports` reads it back."""

    format = fields.String(required=True)
    version = fields.Integer(required=True)
    entries = fields.List(fields.Dict(), required=True)


class FhirBundle(Answer):
    """A FHIR R4 Bundle of type document (clinical.md §9)."""

    resourceType = fields.String(required=True)  # noqa: N815 - FHIR's name
    identifier = fields.Dict(required=True)
    type = fields.String(required=True)
    timestamp = fields.String(required=True, metadata={"format": "date-time"})
    entry = fields.List(fields.Dict(), required=True)


@routes.add("GET", "/export/diary.json", answer=DiaryFile)
def export_diary_json() -> Response:
    """Download everything that the account holds, history included."""
    own, account = services(), signed_in().account
    body = own.database.read(lambda conn: export_diary(conn, own.keyring, account))
    return _file(body, JSON_TYPE, "cephalog-diary.json")


@routes.add("GET", "/export/diary.csv", query=Period, answer=_TEXT, media=_CSV)
def export_diary_csv(query: dict[str, Any]) -> Response:
    """Download a row for each date: what it counts as, then what was answered."""
    found = reckoned(signed_in().account, query)
    return _file(diary_csv(found.summary, found.entries), CSV_TYPE, "cephalog-diary.csv")


@routes.add("GET", "/export/attacks.csv", query=Period, answer=_TEXT, media=_CSV)
def export_attacks_csv(query: dict[str, Any]) -> Response:
    """Download a row for each logged spell; `attack` is the attack that it belongs to."""
    found = reckoned(signed_in().account, query)
    return _file(attacks_csv(found.summary, found.entries), CSV_TYPE, "cephalog-attacks.csv")


@routes.add("GET", "/export/report.pdf", query=Report, answer=_BINARY, media=PDF_TYPE)
def export_report_pdf(query: dict[str, Any]) -> Response:
    """Download the page for the clinician: three months at a glance, details overleaf."""
    return _file(report_of(services(), signed_in().account, query), PDF_TYPE, "cephalog-report.pdf")


@routes.add("GET", "/export/fhir.json", query=Period, answer=FhirBundle, media=FHIR_TYPE)
def export_fhir_json(query: dict[str, Any]) -> Response:
    """Download the diary as a FHIR R4 document: a Bundle, its Composition first."""
    body = fhir_of(services(), signed_in().account, query)
    return _file(body, FHIR_TYPE, "cephalog-fhir.json")


def _file(body: str | bytes, content_type: str, name: str) -> Response:
    """A download; the name is ours alone, nothing of the person's is in it."""
    response = Response(body, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
