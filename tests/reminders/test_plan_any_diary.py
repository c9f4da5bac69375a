"""Whatever a diary holds, its reminders can be planned and checked, and no sync fails for them."""

from __future__ import annotations

import logging
import uuid
from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.domain.schedule import LATE
from server.domain.vocabulary import REMINDER, WEEKDAY
from server.reminders import asking
from server.reminders.agenda import DueRow
from server.storage.accounts import erase_account
from server.storage.entries import apply_changes
from server.storage.models import due
from server.storage.moments import to_ms
from tests.reminders.person import Person

IDS = [str(uuid.UUID(int=number)) for number in range(3)]
IN_HOURS = st.integers(-60, 60)
DATES = st.sampled_from(["1880-01-01", "2026-02-28", "2026-03-01", "2028-02-29", "2199-12-31"])
ZONES = st.sampled_from(
    ["Europe/Berlin", "Pacific/Apia", "Antarctica/Troll", "Etc/GMT-14", "Africa/Monrovia", "UTC"]
)
TIMES = st.sampled_from(["00:00", "02:30", "20:00", "23:59"])
INSTANTS = st.one_of(
    st.sampled_from(
        ["1880-01-01T00:00:00Z", "2199-12-31T23:59:59Z", "2026-03-01T12:00:00.001+14:00"]
    ),
    st.integers(0, 71).map(
        lambda hour: f"2026-0{3 if hour > 23 else 2}-{_day(hour)}T{hour % 24:02}:00:00Z"
    ),
)


def _day(hour: int) -> str:
    return "28" if hour < 24 else f"{hour // 24:02}"


def _some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


EVERY = st.sampled_from([1, 2, 28, 84, 3660])
ENTRIES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "reminder": st.builds(
        lambda kind, rest: {"type": kind, **rest},
        st.sampled_from(sorted(REMINDER)),
        _some(
            time=TIMES, every_days=EVERY, from_on=DATES, zone=st.one_of(ZONES, st.just("device")),
            days=st.dictionaries(st.sampled_from(sorted(WEEKDAY)), st.booleans()),
            medication=st.sampled_from(IDS), enabled=st.booleans(), title=st.text(max_size=5),
            quiet_from=TIMES, quiet_to=TIMES,
        ),
    ),
    "medication": st.builds(
        lambda rest: {"name": "x", **rest},
        _some(
            role=st.sampled_from(["acute", "preventive"]), ingredients=st.just(["sumatriptan"]),
            schedule=_some(times=st.lists(TIMES, unique=True), every_days=EVERY, from_on=DATES),
            started_on=DATES,
        ),
    ),
    "dose": st.builds(
        lambda at, zone, medication, rest: {
            "taken_at": at, "zone": zone, "medication": medication, **rest
        },
        INSTANTS, ZONES, st.sampled_from(IDS),
        _some(
            attack=st.sampled_from(IDS), time=st.sampled_from(["exact", "unknown"]),
            skipped=st.booleans(), relief_2h=st.just("gone"),
            reason=st.sampled_from(["headache", "prevention"]),
        ),
    ),
    "attack": st.builds(
        lambda at, zone, rest: {"started_at": at, "zone": zone, **rest},
        INSTANTS, ZONES,
        _some(ended_at=INSTANTS, confirmed_at=INSTANTS, end=st.just("unknown"),
              severity=st.integers(0, 3)),
    ),
    "day": st.builds(
        lambda zone, rest: {"zone": zone, **rest}, ZONES, _some(headache=st.booleans())
    ),
    "profile": _some(zone=ZONES, language=st.sampled_from(["de", "ar-EG", "x-y"])),
}  # fmt: skip
IDS_OF = {"day": ["2026-02-28", "2026-03-01", "2199-12-31"], "profile": ["me"]}


@st.composite
def puts(draw: st.DrawFn) -> tuple[str, str, dict[str, Any]]:
    kind = draw(st.sampled_from([*ENTRIES, "reminder", "reminder"]))
    return kind, draw(st.sampled_from(IDS_OF.get(kind, IDS))), draw(ENTRIES[kind])


def _put(person: Person, kind: str, entry_id: str, patch: dict[str, Any]) -> None:
    """What the server refuses is left out."""
    now = person.clock.advance(milliseconds=1)
    change = {"kind": kind, "id": entry_id, "at": now.isoformat(), "deleted": False, "patch": patch}
    person.database.write(
        lambda conn: apply_changes(
            conn, person.keyring, person.account, [change], client_id="c", now=now
        )
    )


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(entries=st.lists(puts(), max_size=12), later=st.integers(0, 50))
def test_every_diary_can_be_planned_and_checked(
    person: Person, entries: list[tuple[str, str, dict[str, Any]]], later: int
) -> None:
    person.clock.set("2026-03-01T12:00:00Z")
    one = Person(person.database, person.keyring, person.clock)
    try:
        for entry in entries:
            _put(one, *entry)
            one.plan()
        _sound(one)
        one.clock.advance(hours=later)
        _overdue(one)
        one.at(one.clock().isoformat())
        # What was put off while another one was planned has one too many until then.
        one.plan()
        _sound(one)
    finally:
        person.database.write(lambda conn: erase_account(conn, one.account))


def _sound(person: Person) -> None:
    open_rows = [row for row in person.rows() if row.done_at is None and not row.attempts]
    counted = Counter((row.reminder, row.subject) for row in open_rows)
    assert set(counted.values()) <= {1}, open_rows
    for row in open_rows:
        assert date.fromisoformat(row.on_date).year < 2300
        assert row.due_at >= to_ms(person.clock()) - LATE
        assert row.due_at <= row.expires_at <= row.due_at + LATE
        assert row.due_at <= row.pick_at < row.due_at + 60_000


def _overdue(person: Person) -> None:
    """Rows that no plan would leave: each is due now, whatever its time is."""
    now = to_ms(person.clock())
    moved = due.update().where(due.c.account == person.account).values(due_at=now, pick_at=now)
    person.database.write(lambda conn: conn.execute(moved).rowcount)
    for row in person.rows():
        place = row.account, row.reminder, row.subject, row.on_date
        person.checked(DueRow(*place, now, now + LATE, now, 2, None))


def test_a_fault_in_planning_is_logged_without_its_words_and_fails_no_change(
    person: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("sumatriptan")

    monkeypatch.setattr(asking, "next_occurrence", broken)
    with caplog.at_level(logging.ERROR):
        person.reminder("custom", time="20:00")
    assert "ValueError" in caplog.text
    assert "sumatriptan" not in caplog.text
    assert person.rows() == []
