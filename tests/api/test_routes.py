"""Who may call what: every route is in the table, or this fails (trust.md §3a 20, 21, API9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.domain.entries import KINDS
from server.storage.models import metadata
from tests.api.conftest import API, Person, attack, upload

# (method, rule) → the answer to nobody, and to somebody signed in who sends nothing more.
MATRIX = {
    ("POST", "/api/v1/accounts"): (415, 415),
    ("POST", "/api/v1/sessions"): (415, 415),
    ("GET", "/api/v1/sessions"): (401, 200),
    ("DELETE", "/api/v1/sessions/current"): (401, 204),
    ("DELETE", "/api/v1/sessions/<string:session_id>"): (401, 404),
    ("GET", "/api/v1/account"): (401, 200),
    ("PATCH", "/api/v1/account"): (401, 415),
    ("DELETE", "/api/v1/account"): (401, 415),
    ("POST", "/api/v1/sync"): (401, 415),
    ("GET", "/api/v1/entries/<string:kind>"): (401, 404),
    ("GET", "/api/v1/entries/<string:kind>/<string:entry_id>"): (401, 404),
    ("GET", "/api/v1/entries/<string:kind>/<string:entry_id>/history"): (401, 404),
    ("GET", "/api/v1/summary"): (401, 422),
    ("GET", "/api/v1/associations"): (401, 422),
    ("GET", "/api/v1/export/diary.json"): (401, 200),
    ("GET", "/api/v1/export/diary.csv"): (401, 422),
    ("GET", "/api/v1/export/attacks.csv"): (401, 422),
    ("GET", "/api/v1/export/report.pdf"): (401, 422),
    ("GET", "/api/v1/export/fhir.json"): (401, 422),
    ("POST", "/api/v1/imports"): (401, 415),
    ("GET", "/api/v1/imports"): (401, 200),
    ("POST", "/api/v1/imports/<string:import_id>/undo"): (401, 404),
    ("GET", "/api/v1/push/key"): (401, 200),
    ("GET", "/api/v1/push/subscription"): (401, 200),
    ("PUT", "/api/v1/push/subscription"): (401, 415),
    ("DELETE", "/api/v1/push/subscription"): (401, 204),
    ("POST", "/api/v1/push/test"): (401, 200),
    ("POST", "/api/v1/shares"): (401, 415),
    ("GET", "/api/v1/shares"): (401, 200),
    ("DELETE", "/api/v1/shares/<string:share_id>"): (401, 404),
    ("POST", "/api/v1/shares/<string:share_id>/open"): (415, 415),
    ("GET", "/api/v1/shares/<string:share_id>/visit"): (404, 404),
    ("GET", "/api/v1/shares/<string:share_id>/summary"): (404, 404),
    ("GET", "/api/v1/shares/<string:share_id>/page"): (404, 404),
    ("GET", "/api/v1/shares/<string:share_id>/report.pdf"): (404, 404),
    ("GET", "/api/v1/shares/<string:share_id>/diary.csv"): (404, 404),
    ("GET", "/api/v1/shares/<string:share_id>/attacks.csv"): (404, 404),
    ("GET", "/api/v1/shares/<string:share_id>/fhir.json"): (404, 404),
    ("GET", "/api/v1/about"): (200, 200),
    ("GET", "/api/v1/openapi.json"): (200, 200),
    ("GET", "/api/docs"): (200, 200),
    ("GET", "/api/docs.css"): (200, 200),
    ("GET", "/healthz"): (200, 200),
    ("GET", "/readyz"): (200, 200),
    ("GET", "/"): (None, None),  # the built app, if there is one
    ("GET", "/s/"): (None, None),  # the clinician's page, likewise
    ("GET", "/<app:path>"): (404, 404),
}
# What opens a link is asked in test_shares.py: it is for anybody, and each try is counted.
WITH_IDS = [
    (method, rule)
    for method, rule in MATRIX
    if "<" in rule and "kind" not in rule and not rule.endswith("/open")
]


def rules(app: Flask) -> Iterator[tuple[str, str]]:
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"HEAD"}:
            yield method, rule.rule


def filled(rule: str) -> str:
    return re.sub("<[^>]*>", "nothing", rule)


def test_every_route_is_in_the_table(app: Flask) -> None:
    assert sorted(rules(app)) == sorted(MATRIX)


@pytest.mark.parametrize(("method", "rule"), MATRIX)
def test_nobody_gets_what_is_for_somebody(app: Flask, method: str, rule: str) -> None:
    answer = app.test_client().open(filled(rule), method=method)
    if (expected := MATRIX[method, rule][0]) is not None:
        assert answer.status_code == expected


@pytest.mark.parametrize(("method", "rule"), MATRIX)
def test_somebody_signed_in_gets_through(anna: Person, method: str, rule: str) -> None:
    headers = {"Authorization": f"Bearer {anna.token}"}
    answer = anna.http.open(filled(rule), method=method, headers=headers)
    if (expected := MATRIX[method, rule][1]) is not None:
        assert answer.status_code == expected


def test_the_openapi_document_has_the_same_routes(app: Flask, client: FlaskClient) -> None:
    document = client.get(f"{API}/openapi.json").get_json()
    described = {
        (method.upper(), path)
        for path, operations in document["paths"].items()
        for method in operations
        if method != "parameters"
    }
    served = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule))
        for method, rule in rules(app)
        if rule.startswith(f"{API}/") and not rule.endswith("openapi.json")
    }
    assert described == served
    assert document["openapi"].startswith("3.1")


def test_only_what_is_open_says_so_in_the_document(client: FlaskClient) -> None:
    document = client.get(f"{API}/openapi.json").get_json()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if method == "parameters":
                continue
            nobody = MATRIX[method.upper(), matrix_rule(method.upper(), path)][0]
            assert (operation.get("security") == []) == (nobody != 401)


def matrix_rule(method: str, path: str) -> str:
    pattern = re.sub(r"\\\{(\w+)\\\}", r"<(?:\\w+:)?\1>", re.escape(path))
    (found,) = [r for m, r in MATRIX if m == method and re.fullmatch(pattern, r)]
    return found


def test_the_docs_need_nobody_else(client: FlaskClient) -> None:
    page = client.get("/api/docs").get_data(as_text=True)
    assert "/api/v1/sync" in page
    assert "<script" not in page
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)


@pytest.mark.parametrize("token", ["", "x" * 43])
def test_after_sign_out_every_closed_route_is_closed(anna: Person, token: str) -> None:
    anna.call("DELETE", "/sessions/current")
    anna.token = token or anna.token
    for (method, rule), (nobody, _) in MATRIX.items():
        if nobody == 401:
            assert anna.call(method, filled(rule).removeprefix(API)).status_code == 401


def diary_of(person: Person) -> dict[str, str]:
    """One of everything that has an id, of this person; name in the route → id."""
    change = attack(notes="private")
    person.sync(change)
    made = person.post("/imports", data=upload()).get_json()
    assert made["id"]
    (session,) = person.get("/sessions").get_json()["sessions"]
    dates = {"from": "2026-01-01", "to": "2026-03-01"}
    share = person.post("/shares", json=dates).get_json()
    return {
        "session_id": session["id"],
        "import_id": made["id"],
        "entry_id": change["id"],
        "share_id": share["id"],
    }


def everything(app: Flask) -> dict[str, list[Any]]:
    database = app.extensions["cephalog"].database
    return {
        name: sorted(map(str, database.read(lambda c, t=table: c.execute(select(t)).all())))
        for name, table in metadata.tables.items()
    }


@pytest.mark.parametrize(("method", "rule"), WITH_IDS)
def test_what_belongs_to_somebody_else_is_not_found(
    app: Flask, anna: Person, ben: Person, method: str, rule: str
) -> None:
    ids = diary_of(ben)
    before = everything(app)
    path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: ids.get(found[1], "x"), rule)
    if "<app:" not in rule:
        assert path != filled(rule)
    answer = anna.call(method, path.removeprefix(API))
    assert answer.status_code == 404
    assert everything(app) == before


@pytest.mark.parametrize("tail", ["", "/history"])
def test_an_entry_of_somebody_else_is_not_found(anna: Person, ben: Person, tail: str) -> None:
    change = attack()
    ben.sync(change)
    assert ben.get(f"/entries/attack/{change['id']}{tail}").status_code == 200
    assert anna.get(f"/entries/attack/{change['id']}{tail}").status_code == 404
    assert anna.get("/entries/attack").get_json()["entries"] == []


def test_the_same_id_in_two_diaries_is_two_entries(anna: Person, ben: Person) -> None:
    change = attack(notes="Ben's")
    ben.sync(change)
    mine = {**change, "patch": {**change["patch"], "notes": "Anna's"}}
    assert anna.sync(mine).get_json()["results"][0]["status"] == "applied"
    for person, notes in ((ben, "Ben's"), (anna, "Anna's")):
        entry = person.get(f"/entries/attack/{change['id']}").get_json()
        assert entry["data"]["notes"] == notes


def test_no_get_changes_anything(app: Flask, anna: Person) -> None:
    anna.sync(attack())
    before = everything(app)
    for method, rule in MATRIX:
        if method == "GET":
            anna.call("GET", filled(rule).removeprefix(API))
            anna.call("HEAD", filled(rule).removeprefix(API))
    assert everything(app) == before


def test_the_document_has_the_fields_of_every_kind(client: FlaskClient) -> None:
    schemas = client.get(f"{API}/openapi.json").get_json()["components"]["schemas"]
    for kind, definition in KINDS.items():
        for tail in ("Data", "Patch"):
            described = schemas[f"{kind.capitalize()}{tail}"]["properties"]
            assert described.keys() == {field.name for field in definition.fields}
    taken = [one.get("$ref") for one in schemas["Change"]["properties"]["patch"]["anyOf"]]
    assert taken == [f"#/components/schemas/{kind.capitalize()}Patch" for kind in KINDS]
