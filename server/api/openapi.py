"""The OpenAPI 3.1 document, made from the routes, and a page that shows it without a script."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import orjson
from flask import Flask, Response, render_template, url_for
from flask_smorest import Api
from marshmallow import Schema

from server.api.guard import API, public
from server.api.meta import server_version
from server.api.routes import JSON_TYPE, Problem, Routes
from server.api.schemas import data_schema, patch_schema
from server.domain.entries import KINDS

_SECURITY = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "__Host-cephalog"},
}
_TITLE = "Cephalog"
_SCHEMAS = "#/components/schemas/"


class DiaryApi(Api):  # type: ignore[misc]  # flask-smorest ships no types
    """flask-smorest's Api; errors are ours (`server/api/errors.py`)."""

    ERROR_SCHEMA = Problem
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """Nothing: problem+json is answered by `server/api/errors.py`."""


def register_openapi(app: Flask, resources: tuple[Routes, ...]) -> None:
    """Put the resources' routes into `app`, with the document of them all and its page."""
    for resource in resources:
        app.register_blueprint(resource.blueprint)

    @public
    def openapi_json() -> Response:
        return Response(orjson.dumps(document_of(resources)), content_type=JSON_TYPE)

    @public
    def api_docs() -> str:
        document = document_of(resources)
        return render_template("docs.html", document=document, source=url_for("openapi_json"))

    @public
    def api_docs_style() -> Response:
        return Response(render_template("docs.css"), mimetype="text/css")

    app.add_url_rule(f"{API}openapi.json", view_func=openapi_json)
    app.add_url_rule("/api/docs", view_func=api_docs)
    app.add_url_rule("/api/docs.css", view_func=api_docs_style)


@cache
def document_of(resources: tuple[Routes, ...]) -> dict[str, Any]:
    """The OpenAPI document; made on first use, because it takes longer than all else at start."""
    api = DiaryApi(
        Flask(__name__),
        spec_kwargs={
            "title": _TITLE,
            "version": server_version(),
            "openapi_version": "3.1.0",
            "info": {"description": "A headache diary that works offline and stays yours."},
            "components": {"securitySchemes": _SECURITY},
            "security": [{"bearer": []}, {"cookie": []}],
        },
    )
    for kind in KINDS:
        for schema in (data_schema(kind), patch_schema(kind)):
            api.spec.components.schema(schema.__name__, schema=schema)
    for resource in resources:
        api.register_blueprint(resource.blueprint)
    document: dict[str, Any] = api.spec.to_dict()
    _describe_entries(document["components"]["schemas"])
    return document


def _describe_entries(schemas: dict[str, Any]) -> None:
    """Put the kinds' own schemas, made from the definition, where entries and changes hold data."""
    schemas["Entry"]["properties"]["data"] = {
        "description": "By `kind`; what is deleted may lack what is required",
        "anyOf": [*_each(data_schema), {"type": "object"}],
    }
    schemas["Change"] = {
        "type": "object",
        "description": "One change of one entry",
        "required": ["kind", "id", "at"],
        "additionalProperties": False,
        "properties": {
            "kind": {"type": "string", "enum": sorted(KINDS)},
            "id": {"type": "string", "description": "UUID; the date of a `day`; `me`"},
            "at": {"type": "string", "format": "date-time"},
            "deleted": {"type": "boolean"},
            "patch": {"description": "RFC 7396, on the data", "anyOf": _each(patch_schema)},
        },
    }
    # Whatever else stands there is answered by itself, as rejected.
    changes = [{"$ref": f"{_SCHEMAS}Change"}, {"$ref": f"{_SCHEMAS}Entry"}, {}]
    schemas["SyncCall"]["properties"]["changes"]["items"] = {"anyOf": changes}


def _each(schema_of: Callable[[str], type[Schema]]) -> list[dict[str, str]]:
    return [{"$ref": f"{_SCHEMAS}{schema_of(kind).__name__}"} for kind in KINDS]
