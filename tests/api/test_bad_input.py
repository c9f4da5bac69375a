"""Hostile and mistaken input gets a clear answer, on both databases (issue 2, *Bad input*)."""

from __future__ import annotations

import gzip
import json
import uuid
from typing import Any

import pytest
from flask import Flask

from tests.api.conftest import (
    API,
    BERLIN,
    Person,
    attack,
    new_email,
    problem_of,
    upload,
)

JSON = "application/json"
SURROGATE, NUL = "\\ud800", "\\u0000"
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
BODIED = [("POST", "/accounts"), ("POST", "/sessions"), ("PATCH", "/account"),
          ("DELETE", "/account"), ("POST", "/sync")]  # fmt: skip


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


def test_ten_thousand_changes_are_413_and_none_is_taken(somebody: Person) -> None:
    changes = [attack() for _ in range(10_000)]
    assert problem_of(somebody.sync(*changes), 413)["code"] == "too_large"
    problem_of(somebody.sync(*changes[:501]), 413)
    assert somebody.get("/entries/attack").get_json()["entries"] == []
    assert len(somebody.sync(*changes[:500]).get_json()["results"]) == 500


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("client_id", "nobody"), ("client_id", None), ("client_id", 5), ("client_id", True),
        ("client_id", [str(uuid.uuid4())]), ("epoch", 5), ("epoch", True), ("epoch", {}),
        ("epoch", "x" * 10_000), ("cursor", 5), ("cursor", "x"), ("cursor", True), ("cursor", "-1"),
        ("cursor", "1e9"), ("cursor", ["1"]), ("limit", 0), ("limit", -1), ("limit", 1001),
        ("limit", True), ("limit", "5"), ("limit", 1.5), ("limit", 2**63), ("limit", 10**400),
        ("limit", 1e300), ("changes", {}), ("changes", "x"), ("changes", 5), ("changes", True),
        ("zone", "Factory"), ("zone", 5), ("zone", "Europe/Berlin\n"), ("zone", "../UTC"),
        ("account", "1"), ("is_admin", True),
    ],
)  # fmt: skip
def test_a_bad_member_of_a_sync_call_is_named(somebody: Person, member: str, value: Any) -> None:
    change = attack()
    answer = somebody.sync(change, **{member: value})
    assert list(problem_of(answer, 422)["errors"]) == [f"/{member}"]
    assert somebody.get("/entries/attack").get_json()["entries"] == []


def test_a_sync_call_may_leave_out_what_has_a_default(somebody: Person) -> None:
    answer = somebody.post("/sync", json={"client_id": str(uuid.uuid4())})
    assert answer.status_code == 200
    assert problem_of(somebody.post("/sync", json={}), 422)["errors"].keys() == {"/client_id"}


@pytest.mark.parametrize("text", ["[]", "null", '"x"', "1", "true"])
def test_a_sync_call_is_an_object(somebody: Person, text: str) -> None:
    problem_of(somebody.post("/sync", data=text, content_type=JSON), 422)


def synced_raw(person: Person, change: str) -> dict[str, Any]:
    """The result of one change, given as JSON text; a good one beside it is taken."""
    good = attack()
    text = f'{{"client_id": "{uuid.uuid4()}", "changes": [{change}, {json.dumps(good)}]}}'
    answer = person.post("/sync", data=text, content_type=JSON)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    bad, well = answer.get_json()["results"]
    assert well["status"] == "applied"
    result: dict[str, Any] = bad
    return result


def raw_attack(member: str) -> str:
    change = attack()
    patch = f'{{"started_at": "2026-03-01T09:00:00+01:00", "zone": "{BERLIN}", {member}}}'
    return f'{{"kind": "attack", "id": "{change["id"]}", "at": "{change["at"]}", "patch": {patch}}}'


@pytest.mark.parametrize(
    ("member", "pointer"),
    [
        (f'"notes": "{SURROGATE}"', "/notes"),
        (f'"notes": "x{NUL}"', "/notes"),
        (f'"type_text": "{SURROGATE}"', "/type_text"),
        (f'"imported": {{"Column": "{NUL}"}}', "/imported/Column"),
        ('"pain_score": 9223372036854775808', "/pain_score"),
        ('"pain_score": 9007199254740993', "/pain_score"),
        ('"pain_score": -1e300', "/pain_score"),
        ('"pain_score": true', "/pain_score"),
        ('"severity": true', "/severity"),
        ('"severity": 1.5', "/severity"),
        ('"severity": "2"', "/severity"),
        ('"worse_with_activity": 1', "/worse_with_activity"),
        ('"symptoms": {"nausea": 1}', "/symptoms/nausea"),
        ('"symptoms": {"happiness": true}', "/symptoms/happiness"),
        ('"symptoms": null', "/symptoms"),
        ('"symptoms": ["nausea"]', "/symptoms"),
        ('"notes": {"a": "b"}', "/notes"),
        ('"severity": [[[[1]]]]', "/severity"),
        ('"unheard_of": 1', "/unheard_of"),
        ('"__proto__": {"a": 1}', "/__proto__"),
        ('"id": "x"', "/id"),
        ('"rev": 1', "/rev"),
        ('"account": 1', "/account"),
    ],
)
def test_a_bad_change_is_rejected_and_the_others_are_taken(
    somebody: Person, member: str, pointer: str
) -> None:
    result = synced_raw(somebody, raw_attack(member))
    assert result["status"] == "rejected"
    assert result["rev"] is None
    assert list(result["errors"]) == [pointer]


@pytest.mark.parametrize(
    "change",
    [
        "null", "5", "true", '"x"', "[]", "{}",
        '{"kind": "attack"}',
        '{"kind": ["attack"], "id": "x", "at": "2026-03-01T09:00:00Z", "patch": {}}',
        '{"kind": "spell", "id": "x", "at": "2026-03-01T09:00:00Z", "patch": {}}',
        f'{{"kind": "{SURROGATE}", "id": "x", "at": "2026-03-01T09:00:00Z", "patch": {{}}}}',
        f'{{"kind": "attack", "id": "{NUL}", "at": "2026-03-01T09:00:00Z", "patch": {{}}}}',
        f'{{"kind": "day", "id": "{SURROGATE}", "at": "2026-03-01T09:00:00Z", "patch": {{}}}}',
        '{"kind": "day", "id": "2026-02-30", "at": "2026-03-01T09:00:00Z", "patch": {}}',
        '{"kind": "day", "id": 5, "at": "2026-03-01T09:00:00Z", "patch": {}}',
        '{"kind": "profile", "id": "you", "at": "2026-03-01T09:00:00Z", "patch": {}}',
    ],
)  # fmt: skip
def test_what_is_no_change_is_rejected(somebody: Person, change: str) -> None:
    assert synced_raw(somebody, change)["status"] == "rejected"


DAY = '"kind": "day", "id": "2026-03-01"'


@pytest.mark.parametrize(
    "rest",
    [
        '"at": null', '"at": 5', '"at": true', '"at": "yesterday"', '"at": "2026-03-01"',
        '"at": "2026-03-01T09:00:00"', '"at": "9999-99-99T00:00:00Z"', f'"at": "{SURROGATE}"',
        f'"at": "2026-03-01T09:00:00Z{NUL}"', '"at": "2026-03-01T09:00:00Z", "deleted": 1',
        '"at": "2026-03-01T09:00:00Z", "deleted": "yes"', '"at": "2026-03-01T09:00:00Z", "more": 1',
        f'"at": "2026-03-01T09:00:00Z", "{SURROGATE}": 1',
    ],
)  # fmt: skip
def test_a_change_with_a_bad_frame_is_rejected(somebody: Person, rest: str) -> None:
    patch = f'"patch": {{"zone": "{BERLIN}"}}'
    deleted = "" if "deleted" in rest else ', "deleted": false'
    result = synced_raw(somebody, f"{{{DAY}, {rest}, {patch}{deleted}}}")
    assert result["status"] == "rejected"
    assert result["errors"]


@pytest.mark.parametrize("name", [SURROGATE, NUL, "a/b~c", "\\ud83d\\ude00", "x" * 5000])
def test_any_unknown_name_can_be_named(somebody: Person, name: str) -> None:
    assert synced_raw(somebody, raw_attack(f'"{name}": 1'))["status"] == "rejected"
    answer = somebody.post(
        "/sync", data=f'{{"client_id": "{uuid.uuid4()}", "{name}": 1}}', content_type=JSON
    )
    problem_of(answer, 422)
    for method, path in BODIED[:4]:
        problem_of(somebody.call(method, path, data=f'{{"{name}": 1}}', content_type=JSON), 422)


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


QUERIES = ["", "from=2026-01-01", "from=2026-01-01&to=", "from=2026-01-01&to=x",
           "from=2026-02-30&to=2026-03-01", "from=2026-03-01&to=2026-02-01",
           "from=2010-01-01&to=2026-01-01", "from=0001-01-01&to=0001-01-02",
           "from=9999-12-30&to=9999-12-31", "from=%00&to=2026-01-01", "from=2026-1-1&to=2026-01-02",
           "from=2026-01-01&to=2026-01-02&as_of=now",
           "from=2026-01-01&to=2026-01-02&as_of=2026-01-01T00:00:00",
           "from=2026-01-01&to=2026-01-02&as_of=9999-12-31T23:59:59-23:59",
           "from=2026-01-01&to=2026-01-02&as_of=%FF"]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_a_bad_period_is_422(somebody: Person, query: str) -> None:
    problem = problem_of(somebody.get(f"/summary?{query}"), 422)
    assert set(problem["errors"]) <= {"/from", "/to", "/as_of"}


@pytest.mark.parametrize(
    ("query", "pointer"),
    [("limit=0", "/limit"), ("limit=1001", "/limit"), ("limit=x", "/limit"), ("limit=", "/limit"),
     ("limit=1_0", "/limit"), ("limit=%D9%A1", "/limit"), ("from=x", "/from"),
     ("to=2026-13-01", "/to"), ("after=x", "/after"), ("after=%00", "/after"),
     ("after=" + "x" * 300, "/after")],
)  # fmt: skip
def test_a_bad_listing_is_422(somebody: Person, query: str, pointer: str) -> None:
    problem = problem_of(somebody.get(f"/entries/attack?{query}"), 422)
    assert list(problem["errors"]) == [pointer]


IDS = ["%00", "a%00b", "%ff", "x", "2026-03-01", "..%2f..", "me", "' OR 1=1 --", "x" * 4000,
       "00000000-0000-4000-8000-000000000000", "00000000-0000-4000-8000-00000000000G",
       "%F0%9F%98%80", "{}", "2026-02-30"]  # fmt: skip


@pytest.mark.parametrize("entry_id", IDS)
@pytest.mark.parametrize("kind", ["attack", "day", "profile", "spell", "%00"])
def test_an_unknown_id_is_404(somebody: Person, kind: str, entry_id: str) -> None:
    known = (kind, entry_id) == ("profile", "me")
    for tail in ("", "/history"):
        answer = somebody.get(f"/entries/{kind}/{entry_id}{tail}")
        assert answer.status_code == (200 if known else 404)


@pytest.mark.parametrize("path", ["/imports/{}/undo", "/sessions/{}"])
@pytest.mark.parametrize("some_id", [i for i in IDS if "/" not in i])
def test_an_unknown_import_or_device_is_404(somebody: Person, path: str, some_id: str) -> None:
    method = "POST" if "undo" in path else "DELETE"
    problem_of(somebody.call(method, path.format(some_id)), 404)


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({"zone": "Factory"}, "/zone"), ({"zone": ""}, "/zone"), ({"zone": "\x00"}, "/zone"),
        ({"date_order": "ydm"}, "/date_order"), ({"dry_run": "perhaps"}, "/dry_run"),
        ({"answers": "{"}, "/answers"), ({"answers": "[]"}, "/answers"),
        ({"answers": '{"unlogged_days": 1}'}, "/answers"), ({"answers": "NaN"}, "/answers"),
        ({"answers": '{"a": "b", "a": "c"}'}, "/answers"), ({"answers": "[" * 200_000}, "/answers"),
        ({"answers": '{"who": "me"}'}, "/answers/who"), ({"admin": "1"}, "/admin"),
    ],
)  # fmt: skip
def test_a_bad_form_is_422(somebody: Person, members: dict[str, str], pointer: str) -> None:
    problem = problem_of(somebody.post("/imports", data=upload(**members)), 422)
    assert list(problem["errors"]) == [pointer]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 1000, b"\xff\xfe", b"PK\x03\x04", b"[" * 200_000, b"%PDF-1.7", b"<html>",
     b'{"format": "cephalog-diary"}', b"NaN", b'"' * 100_000],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_422(somebody: Person, content: bytes) -> None:
    problem = problem_of(somebody.post("/imports", data=upload(content)), 422)
    assert "/file" in problem["errors"]
    assert somebody.get("/imports").get_json() == {"imports": []}


def test_a_form_without_a_file_is_422(somebody: Person) -> None:
    form = upload()
    del form["file"]
    answer = somebody.post("/imports", data=form, content_type="multipart/form-data")
    assert list(problem_of(answer, 422)["errors"]) == ["/file"]


PART = b"--x\r\nContent-Disposition: form-data"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"--x",
        b"--x\r\n\r\n--x--",
        b"\x00" * 100,
        PART + b"\r\n\r\nno name\r\n--x--\r\n",
        PART + b'; name=""\r\n\r\nx\r\n--x--\r\n',
        PART + b'; name="\xff"\r\n\r\n\xff\r\n--x--\r\n',
        PART + b'; name="file"\r\nContent-Length: x\r\n\r\nx\r\n--x--\r\n',
        PART + b'; name="zone"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nx\r\n--x--\r\n',
        (PART + b'; name="a"\r\n\r\nx\r\n') * 100 + b"--x--\r\n",
        PART + b'; name="zone"\r\n\r\n' + b"x" * 1_000_000 + b"\r\n--x--\r\n",
    ],
    ids=range(11),
)
def test_a_broken_form_is_no_fault_of_the_server(somebody: Person, raw: bytes) -> None:
    for content_type in ("multipart/form-data; boundary=x", "multipart/form-data"):
        answer = somebody.post("/imports", data=raw, content_type=content_type)
        assert answer.status_code in {400, 413, 422}


def test_a_file_that_is_too_large_is_413(somebody: Person) -> None:
    form = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    raw = form + b"x" * (33 * 1024 * 1024) + b"\r\n--x--\r\n"
    answer = somebody.post("/imports", data=raw, content_type="multipart/form-data; boundary=x")
    problem_of(answer, 413)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_a_method_that_is_not_there_is_405(somebody: Person, method: str) -> None:
    answer = somebody.call(method, "/sync")
    assert problem_of(answer, 405)
    assert answer.headers["Allow"] == "POST"


def test_a_route_that_is_not_there_is_404(somebody: Person) -> None:
    for path in ("/nowhere", "/entries", "/sync/", "/accounts/1", "/%00", "/.."):
        problem_of(somebody.get(path), 404)


def test_an_app_that_is_too_old_is_426(somebody: Person) -> None:
    for version in ("0", "0.0.9", "0.0.0.1"):
        problem = problem_of(somebody.get("/account", headers={"Cephalog-App": version}), 426)
        assert problem["minimum"] == somebody.get("/about").get_json()["minimum_app"]
        problem_of(somebody.post("/sync", headers={"Cephalog-App": version}), 426)
    for version in ("0.1.0", "0.1", "1", "12.0.1", "", "dev", "x" * 9000, "1" * 9000):
        assert somebody.get("/account", headers={"Cephalog-App": version}).status_code == 200


def test_who_is_not_signed_in_hears_that_first(shared_app: Flask) -> None:
    for data, content_type in ((b"{", JSON), (b"x", "text/plain"), (b'{"limit": 0}', JSON)):
        answer = shared_app.test_client().post(f"{API}/sync", data=data, content_type=content_type)
        problem_of(answer, 401)
    problem_of(shared_app.test_client().get(f"{API}/summary"), 401)
    problem_of(shared_app.test_client().get(f"{API}/entries/spell"), 401)


def test_the_type_is_looked_at_before_the_length_and_the_json(somebody: Person) -> None:
    answer = somebody.post("/sync", data=b"[" * 9_000_000, content_type="text/plain")
    problem_of(answer, 415)
