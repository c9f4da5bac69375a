"""Bad calls of /sync and bad changes in good ones (issue 2, *Bad input*)."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from tests.api.conftest import (
    BERLIN,
    BODIED,
    JSON,
    NUL,
    SURROGATE,
    Person,
    attack,
    problem_of,
)


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
