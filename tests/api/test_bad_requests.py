"""Bad queries, ids, forms, methods and versions (issue 2, *Bad input*)."""

from __future__ import annotations

import pytest

from tests.api.conftest import (
    Person,
    problem_of,
    upload,
)

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
