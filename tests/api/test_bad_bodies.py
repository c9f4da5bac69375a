"""Bodies that are no strict JSON, or not of this type, or too long (issue 2, *Bad input*)."""

from __future__ import annotations

import gzip
import json
import uuid

import pytest
from flask import Flask

from tests.api.conftest import (
    API,
    BERLIN,
    BODIED,
    JSON,
    NUL,
    SURROGATE,
    Person,
    new_email,
    problem_of,
)

NOT_JSON = {
    "nothing": b"",
    "NaN": b'{"limit": NaN}',
    "Infinity": b'{"limit": Infinity}',
    "-Infinity": b'{"limit": -Infinity}',
    "1e999": b'{"limit": 1e999}',
    "equal keys": b'{"limit": 1, "limit": 2}',
    "200,000 brackets": b"[" * 200_000,
    "33 levels": b"[" * 33 + b"]" * 33,
    "5,000 digits": b'{"limit": ' + b"9" * 5_000 + b"}",
    "a BOM": b"\xef\xbb\xbf{}",
    "UTF-16": '{"limit": 1}'.encode("utf-16"),
    "no UTF-8": b'{"limit": "\xff\xfe"}',
    "cut": b'{"limit": 1',
}


@pytest.mark.parametrize("raw", NOT_JSON.values(), ids=NOT_JSON.keys())
@pytest.mark.parametrize(("method", "path"), BODIED)
def test_what_is_not_json_is_400(somebody: Person, method: str, path: str, raw: bytes) -> None:
    answer = somebody.call(method, path, data=raw, content_type=JSON)
    assert problem_of(answer, 400)["code"] == "not_json"


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "",
     "application/json; charset=utf-16", "application/jsonp", "text/json"],
)  # fmt: skip
@pytest.mark.parametrize(("method", "path"), BODIED)
def test_another_type_is_415(somebody: Person, method: str, path: str, content_type: str) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    problem_of(somebody.call(method, path, data=b"{", headers=headers), 415)


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "zstd", "x-unknown", "gzip, gzip"])
@pytest.mark.parametrize(("method", "path"), [*BODIED, ("POST", "/imports")])
def test_a_packed_body_is_415_and_stays_packed(
    somebody: Person, method: str, path: str, encoding: str
) -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    answer = somebody.call(
        method,
        path,
        data=bomb,
        content_type="multipart/form-data; boundary=x" if path == "/imports" else JSON,
        headers={"Content-Encoding": encoding},
    )
    problem_of(answer, 415)


def test_charset_utf_8_may_be_said(somebody: Person) -> None:
    body = json.dumps({"client_id": str(uuid.uuid4())})
    for content_type in ("application/json; charset=UTF-8", "Application/JSON;charset=utf-8"):
        assert somebody.post("/sync", data=body, content_type=content_type).status_code == 200


@pytest.mark.parametrize(
    ("path", "size"),
    [("/sync", 8 * 1024 * 1024), ("/accounts", 1024 * 1024), ("/sessions", 1024 * 1024)],
)
def test_a_body_that_is_too_long_is_413(somebody: Person, path: str, size: int) -> None:
    answer = somebody.post(path, data=b" " * (size + 1), content_type=JSON)
    assert problem_of(answer, 413)["code"] in {"too_large", "request_entity_too_large"}


@pytest.mark.parametrize("value", [f'"{SURROGATE}"', f'"{NUL}"', "true", "1", "null", "[]", "{}"])
@pytest.mark.parametrize("member", ["email", "password", "zone", "client", "device"])
def test_no_value_breaks_sign_up(shared_app: Flask, member: str, value: str) -> None:
    known = {"email": new_email(), "password": "a long walk by the harbour", "zone": BERLIN}
    text = ", ".join(f'"{k}": {json.dumps(v)}' for k, v in known.items() if k != member)
    answer = shared_app.test_client().post(
        f"{API}/accounts", data=f'{{{text}, "{member}": {value}}}', content_type=JSON
    )
    if (member, value) == ("device", "null"):
        assert answer.status_code == 201
    else:
        assert list(problem_of(answer, 422)["errors"]) == [f"/{member}"]


@pytest.mark.parametrize("value", [f'"{SURROGATE}"', f'"{NUL}"', "true", "1", "null", "[]", "{}"])
@pytest.mark.parametrize("member", ["email", "password", "client", "device"])
def test_no_value_breaks_sign_in(shared_app: Flask, member: str, value: str) -> None:
    known = {"email": "a@example.org", "password": "a long walk by the harbour", "client": "api"}
    text = ", ".join(f'"{k}": {json.dumps(v)}' for k, v in known.items() if k != member)
    answer = shared_app.test_client().post(
        f"{API}/sessions", data=f'{{{text}, "{member}": {value}}}', content_type=JSON
    )
    assert answer.status_code == (401 if (member, value) == ("device", "null") else 422)


def test_who_is_not_signed_in_hears_that_first(shared_app: Flask) -> None:
    for data, content_type in ((b"{", JSON), (b"x", "text/plain"), (b'{"limit": 0}', JSON)):
        answer = shared_app.test_client().post(f"{API}/sync", data=data, content_type=content_type)
        problem_of(answer, 401)
    problem_of(shared_app.test_client().get(f"{API}/summary"), 401)
    problem_of(shared_app.test_client().get(f"{API}/entries/spell"), 401)


def test_the_type_is_looked_at_before_the_length_and_the_json(somebody: Person) -> None:
    answer = somebody.post("/sync", data=b"[" * 9_000_000, content_type="text/plain")
    problem_of(answer, 415)
