"""Imports over HTTP and on the command line (contract §1, §2)."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server.importers.text import MAX_BYTES
from tests.fixtures.clock import FrozenClock
from tests.fixtures.live import LiveServer

from .made_up import csv_text, five_hundred

ROW = {"Started": "01/14/26 06:40", "Lasted": "04h 30m", "Helpful Medication": "1x Sumatriptan"}
NAME = "MigraineBuddy_20260110_20260116_1_2.csv"
UNKNOWN = json.dumps({"unlogged_days": "unknown"})
FREE = json.dumps({"unlogged_days": "no_headache"})


class Person:
    """Somebody with an account, who sends files."""

    def __init__(self, http: FlaskClient, email: str) -> None:
        self.http = http
        body = {"email": email, "password": "a long and winding road", "zone": "Europe/Berlin"}
        answer = http.post("/api/v1/accounts", json=body | {"client": "api"})
        self.headers = {"Authorization": f"Bearer {answer.get_json()['token']}"}

    def get(self, path: str) -> TestResponse:
        return self.http.get(f"/api/v1{path}", headers=self.headers)

    def post(self, path: str, **more: Any) -> TestResponse:
        return self.http.post(f"/api/v1{path}", headers=self.headers, **more)

    def send(self, content: str | bytes, name: str = NAME, **form: str) -> TestResponse:
        """POST /imports, as a browser's form does."""
        raw = content.encode() if isinstance(content, str) else content
        data: dict[str, Any] = {"zone": "Europe/Berlin", **form}
        return self.post("/imports", data=data | {"file": (io.BytesIO(raw), name)})


@pytest.fixture
def me(client: FlaskClient, clock: FrozenClock) -> Person:
    clock.set("2026-11-21T12:00:00Z")
    return Person(client, "me@example.org")


def test_preview_import_list_and_undo(me: Person) -> None:
    text = csv_text([ROW])
    asked = me.send(text, dry_run="true").get_json()
    assert asked["id"] is None
    assert asked["questions"] == [
        {"field": "unlogged_days", "choices": ["no_headache", "unknown"], "dates": 6}
    ]
    assert me.send(text).get_json()["id"] is None
    made = me.send(text, answers=FREE).get_json()
    assert made["counts"] == {"attack": 1, "medication": 1, "dose": 1, "day": 6}
    totals = me.get("/summary?from=2026-01-01&to=2026-01-31").get_json()["totals"]
    assert (totals["headache_days"], totals["answered_days"]) == (1, 7)
    (listed,) = me.get("/imports").get_json()["imports"]
    assert (listed["id"], listed["undone_at"]) == (made["id"], None)
    undone = me.post(f"/imports/{made['id']}/undo")
    assert undone.get_json() == {"removed": 9, "kept": []}
    totals = me.get("/summary?from=2026-01-01&to=2026-01-31").get_json()["totals"]
    assert (totals["headache_days"], totals["answered_days"]) == (0, 0)


def test_another_device_gets_what_was_imported_and_its_undo(me: Person) -> None:
    made = me.send(csv_text([ROW]), answers=UNKNOWN).get_json()
    phone = "0197a1a2-0000-7000-8000-00000000000f"
    call: dict[str, Any] = {"client_id": phone, "limit": 100, "changes": []}
    call |= {"epoch": None, "cursor": None}
    first = me.post("/sync", json=call).get_json()
    assert {e["kind"] for e in first["entries"]} == {"profile", "attack", "medication", "dose"}
    me.post(f"/imports/{made['id']}/undo")
    call |= {"epoch": first["epoch"], "cursor": first["cursor"]}
    second = me.post("/sync", json=call).get_json()
    assert [e["deleted"] for e in second["entries"]] == [True, True, True]


def test_an_export_comes_into_a_new_account_byte_for_byte(me: Person) -> None:
    me.send(csv_text([ROW]), answers=FREE)
    export = me.get("/export/diary.json").data
    other = Person(me.http, "other@example.org")
    answer = other.send(export, "diary.json").get_json()
    assert (answer["format"], answer["dropped"]) == ("diary_json", [])
    assert other.get("/export/diary.json").data == export


def test_an_order_that_is_asked_can_be_answered_either_way(me: Person) -> None:
    text = csv_text([{"Started": "03/04/26 06:40"}])
    (asked,) = me.send(text, "mb.csv").get_json()["questions"]
    assert asked["field"] == "date_order"
    assert sorted(asked["previews"]) == ["dmy", "mdy"]
    for told in ({"date_order": "dmy"}, {"answers": json.dumps({"date_order": "dmy"})}):
        answer = me.send(text, "mb.csv", dry_run="true", **told).get_json()
        assert answer["preview"][0]["data"]["started_at"] == "2026-04-03T06:40:00+02:00"


@pytest.mark.parametrize(
    ("content", "form", "pointer"),
    [
        ("not a diary", {}, "/file"),
        (b"", {}, "/file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", {}, "/file"),
        ("[" * 200_000, {}, "/file"),
        ('{"format":"cephalog-diary","version":1}', {}, "/file"),
        (csv_text([ROW]), {"zone": ""}, "/zone"),
        (csv_text([ROW]), {"zone": "Mars/Olympus"}, "/zone"),
        (csv_text([ROW]), {"date_order": "ydm"}, "/date_order"),
        (csv_text([ROW]), {"answers": "{"}, "/answers"),
        (csv_text([ROW]), {"answers": '{"unlogged_days": true}'}, "/answers"),
        (csv_text([ROW]), {"answers": '{"unlogged_days": "maybe"}'}, "/answers/unlogged_days"),
        (csv_text([ROW]), {"dry_run": "perhaps"}, "/dry_run"),
        (csv_text([ROW]), {"shoe_size": "42"}, "/shoe_size"),
    ],
)
def test_what_is_wrong_is_named(
    me: Person, content: str | bytes, form: dict[str, str], pointer: str
) -> None:
    answer = me.send(content, **form)
    assert answer.status_code == 422
    assert answer.content_type == "application/problem+json"
    assert list(answer.get_json()["errors"]) == [pointer]
    assert me.get("/imports").get_json() == {"imports": []}


def test_a_file_that_is_too_large_is_refused(me: Person) -> None:
    body = b" " * (MAX_BYTES + 1)
    answer = me.post("/imports", data=body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413


def test_nobody_undoes_anothers_import(me: Person) -> None:
    made = me.send(csv_text([ROW]), answers=UNKNOWN).get_json()
    other = Person(me.http, "other@example.org")
    assert other.post(f"/imports/{made['id']}/undo").status_code == 404
    assert other.post("/imports/nonsense/undo").status_code == 404
    assert other.get("/imports").get_json() == {"imports": []}


def test_the_command_imports_beside_the_running_server(
    live_server: LiveServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("files") / NAME
    file.write_text(five_hundred(count=40), newline="")
    body = {"email": "cli@example.org", "password": "a long and winding road"}
    made = live_server.post("/accounts", body | {"zone": "Europe/Berlin", "client": "api"})
    dry = live_server.command("import", "cli@example.org", str(file), "--dry-run")
    assert (dry.returncode, dry.stderr) == (0, "")
    assert dry.stdout.startswith("Would import from migraine_buddy: 40 attack")
    done = live_server.command("import", "cli@example.org", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Imported from migraine_buddy: 40 attack")
    listed = live_server.get("/imports", made["token"])["imports"]
    assert [one["counts"]["attack"] for one in listed] == [40]
    wrong = live_server.command("import", "cli@example.org", str(live_server.data / "serve.log"))
    assert wrong.returncode != 0
    assert len(wrong.stderr.splitlines()) == 1
