"""How a route is declared: what it takes, what it gives, who may call it, once.

The same declaration checks the request and describes it in the OpenAPI document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar

import orjson
from flask import Response, request
from flask_smorest import Blueprint
from marshmallow import EXCLUDE, INCLUDE, RAISE, Schema, ValidationError, fields

from server.api.body import SMALL, read_json
from server.api.errors import PROBLEM_TYPE, TITLE_OF_STATUS
from server.api.guard import API, public
from server.domain.errors import Invalid

JSON_TYPE = "application/json"
View = TypeVar("View", bound=Callable[..., Any])


class Answer(Schema):
    """What is given: more may be added at any time, so more is no error."""

    class Meta:
        """Unknown members are let through."""

        unknown = INCLUDE


class Problem(Answer):
    """RFC 9457: what went wrong."""

    type = fields.String(required=True, metadata={"format": "uri-reference"})
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    code = fields.String(metadata={"description": "The same as the end of `type`"})
    request_id = fields.String(metadata={"description": "Names the line in the server's log"})
    errors = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.String()),
        metadata={"description": "422: JSON pointer → what is wrong there"},
    )
    epoch = fields.String(metadata={"description": "409 of /sync: the one to go on with"})
    retry_after = fields.Integer(metadata={"description": "429: seconds until the next try"})
    minimum = fields.String(metadata={"description": "426: the oldest app that is served"})
    tries_left = fields.Integer(metadata={"description": "401 of a share: wrong PINs to go"})


class Strict(Schema):
    """A body: what is not known is refused."""

    class Meta:
        """Unknown members are errors."""

        unknown = RAISE


class Routes:
    """The routes of one resource under /api/v1."""

    def __init__(self, name: str, description: str) -> None:
        self.blueprint = Blueprint(
            name, __name__, url_prefix=API.rstrip("/"), description=description
        )

    def add(  # noqa: PLR0913 - each is one line of the OpenAPI document
        self,
        method: str,
        rule: str,
        *,
        anybody: bool = False,
        body: type[Schema] | None = None,
        query: type[Schema] | None = None,
        status: int = 200,
        answer: Any = None,
        media: str = JSON_TYPE,
        problems: tuple[int, ...] = (),
        doc: Mapping[str, Any] | None = None,
    ) -> Callable[[View], View]:
        """Declare a view. It is called with the path's parts and `body`/`query`, once checked.

        `answer`: the schema of what it returns, as `media`; `problems`: the statuses that it may
        give beside those that every route has; `doc`: more of the OpenAPI operation.
        """
        success = _success(status, answer, media)
        described = _described(body, query, status, success, problems, anybody)

        def declare(view: View) -> View:
            wrapped = _wrapped(view, body, query, status)
            # Where flask-smorest looks for what it documents.
            wrapped._apidoc = {  # type: ignore[attr-defined]
                "manual_doc": {"operationId": view.__name__, **described, **(doc or {})}
            }
            if anybody:
                public(wrapped)
            self.blueprint.add_url_rule(rule, view.__name__, wrapped, methods=[method])
            return view

        return declare


def _wrapped(
    view: Callable[..., Any], body: type[Schema] | None, query: type[Schema] | None, status: int
) -> Callable[..., Response]:
    body_schema = body() if body else None
    query_schema = query(unknown=EXCLUDE) if query else None

    @wraps(view)
    def wrapped(**path: Any) -> Response:
        if query_schema:
            path["query"] = load(query_schema, request.args.to_dict())
        if body_schema:
            path["body"] = load(body_schema, read_json(request, SMALL))
        return as_response(view(**path), status)

    return wrapped


def load(schema: Schema, given: Any) -> dict[str, Any]:
    """`given` as the schema reads it; raises Invalid with a pointer to each fault."""
    try:
        loaded: dict[str, Any] = schema.load(given)
    except ValidationError as error:
        raise Invalid(pointers(error.messages)) from None
    return loaded


def pointers(messages: Any, at: str = "") -> dict[str, list[str]]:
    """marshmallow's nested messages as JSON pointer → messages."""
    if isinstance(messages, dict):
        found: dict[str, list[str]] = {}
        for key, value in messages.items():
            name = str(key).replace("~", "~0").replace("/", "~1")
            found.update(pointers(value, at if key == "_schema" else f"{at}/{name}"))
        return found
    return {at: [str(message) for message in messages]}


def as_response(result: Any, status: int) -> Response:
    """A view's result as JSON: an object, JSON text made already, or nothing."""
    if isinstance(result, Response):
        return result
    if result is None:
        return Response(status=status)
    text = result if isinstance(result, str) else orjson.dumps(result)
    return Response(text, status, content_type=JSON_TYPE)


def _described(
    body: type[Schema] | None,
    query: type[Schema] | None,
    status: int,
    success: dict[str, Any],
    problems: tuple[int, ...],
    anybody: bool,
) -> dict[str, Any]:
    statuses = {*problems, *_usual_problems(body, query, anybody)}
    described: dict[str, Any] = {
        "responses": {
            str(status): success,
            **{str(code): problem_response(code) for code in sorted(statuses)},
        }
    }
    if body:
        described["requestBody"] = {"required": True, "content": {JSON_TYPE: {"schema": body}}}
    if query:
        described["parameters"] = [{"in": "query", "schema": query}]
    if anybody:
        described["security"] = []
    return described


def _usual_problems(
    body: type[Schema] | None, query: type[Schema] | None, anybody: bool
) -> set[int]:
    usual = {403, 426, 503}
    usual |= {400, 413, 415, 422} if body else set()
    usual |= {422} if query else set()
    usual |= set() if anybody else {401, 410}
    return usual


def _success(status: int, answer: Any, media: str) -> dict[str, Any]:
    described: dict[str, Any] = {"description": HTTPStatus(status).phrase}
    if answer is not None:
        described["content"] = {media: {"schema": answer}}
    return described


def problem_response(status: int) -> dict[str, Any]:
    """The OpenAPI response of a problem."""
    return {
        "description": TITLE_OF_STATUS[status],
        "content": {PROBLEM_TYPE: {"schema": Problem}},
    }
