"""The OpenAPI 3.1 document, made from the routes, and a page that shows it without a script."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson
from flask import Flask, Response, render_template, url_for
from flask_smorest import Api

from server.api.guard import API, public
from server.api.meta import server_version
from server.api.routes import JSON_TYPE, Problem, Routes

_SECURITY = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "__Host-cephalog"},
}
_TITLE = "Cephalog"


class DiaryApi(Api):  # type: ignore[misc]
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
    for resource in resources:
        api.register_blueprint(resource.blueprint)
    document: dict[str, Any] = api.spec.to_dict()
    return document
