"""What becomes of a row, from what came of its messages: sent, failed, or another try."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.reminders.agenda import DueRow
from server.reminders.claims import Again, Claimed, Done
from server.reminders.push import (
    Accepted,
    Failed,
    Gone,
    Later,
    Outcome,
    Refused,
    TooLarge,
)
from server.reminders.settling import settle
from server.storage.moments import from_ms, to_ms

NOW = from_ms(1_772_366_400_000)
MINUTE = timedelta(minutes=1)
BUSY = Later(None, "server_error")


def claimed(
    attempts: int = 1,
    *,
    left_over: str | None = None,
    served: bool = False,
    life: timedelta = timedelta(hours=2),
) -> Claimed:
    at = to_ms(NOW)
    row = DueRow(1, "r", "", "2026-03-01", at, to_ms(NOW + life), at + 120_000, attempts, left_over)
    return Claimed(row, served)


def again(mark: object) -> Again:
    assert isinstance(mark, Again)
    return mark


@pytest.mark.parametrize(
    ("outcomes", "word"),
    [
        ([Accepted()], "sent"),
        ([Accepted(), Gone()], "sent"),
        ([Refused(403), Accepted()], "sent"),
        ([Gone()], "failed"),
        ([Refused(400)], "failed"),
        ([TooLarge()], "failed"),
        ([Failed("redirect")], "failed"),
    ],
)
def test_what_cannot_get_better_is_settled_at_once(outcomes: list[Outcome], word: str) -> None:
    row = claimed()
    by_name = {str(number): one for number, one in enumerate(outcomes)}
    assert settle(row, by_name, NOW, 0) == Done(row, word)


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 1), (2, 4), (3, 15), (4, 60), (9, 60)])
def test_a_try_waits_one_four_fifteen_and_sixty_minutes(attempts: int, minutes: int) -> None:
    row = claimed(attempts)
    mark = again(settle(row, {"a": BUSY}, NOW, 0))
    assert mark == Again(row, to_ms(NOW + minutes * MINUTE), None, served=False, counts=True)
    later = again(settle(row, {"a": BUSY}, NOW, 1))
    assert mark.pick_at < later.pick_at <= to_ms(NOW + 1.25 * minutes * MINUTE)


def test_a_wish_of_the_push_service_is_never_cut_short() -> None:
    mark = again(settle(claimed(), {"a": Later(1000, "busy")}, NOW, 0))
    assert mark.pick_at == to_ms(NOW + timedelta(seconds=1000))
    mark = again(settle(claimed(), {"a": Later(5, "busy")}, NOW, 0))
    assert mark.pick_at == to_ms(NOW + MINUTE)


def test_only_the_devices_that_lack_it_are_tried_again() -> None:
    mark = again(settle(claimed(), {"a": Accepted(), "b": BUSY, "c": Gone()}, NOW, 0))
    assert (mark.left_over, mark.served) == (("b",), True)
    row = claimed(2, left_over='["b"]', served=True)
    mark = again(settle(row, {"b": BUSY}, NOW, 0))
    assert (mark.left_over, mark.served) == (("b",), True)
    assert settle(row, {"b": Gone()}, NOW, 0) == Done(row, "sent")


def test_when_none_has_it_a_device_that_comes_meanwhile_gets_it_too() -> None:
    assert again(settle(claimed(), {"a": BUSY, "b": BUSY}, NOW, 0)).left_over is None


def test_what_was_not_sent_is_no_try() -> None:
    row = claimed(3)
    mark = again(settle(row, {"a": Later(20, "paused")}, NOW, 0))
    assert mark == Again(row, to_ms(NOW + timedelta(seconds=20)), None, served=False, counts=False)
    assert again(settle(row, {"a": Later(20, "paused"), "b": BUSY}, NOW, 0)).counts


def test_nothing_is_tried_after_the_reminders_life() -> None:
    row = claimed(life=MINUTE)
    assert settle(row, {"a": BUSY}, NOW, 0) == Done(row, "failed")
    assert settle(row, {"a": BUSY, "b": Accepted()}, NOW, 0) == Done(row, "sent")
    wish = Later(7200, "busy")
    assert isinstance(settle(claimed(), {"a": wish}, NOW, 0), Done)
    assert isinstance(settle(claimed(life=2 * MINUTE), {"a": BUSY}, NOW, 1), Again)


OUTCOMES = st.one_of(
    st.sampled_from([Accepted(), Gone(), Refused(401), TooLarge(), Failed("key"), BUSY]),
    st.builds(Later, st.one_of(st.none(), st.floats(0, 86_400)), st.sampled_from(["a", "paused"])),
)


@given(
    st.dictionaries(st.text("abc", min_size=1), OUTCOMES, min_size=1),
    st.integers(1, 12),
    st.floats(0, 1),
    st.booleans(),
)
def test_a_row_ends_or_comes_again_within_its_life(
    outcomes: dict[str, Outcome], attempts: int, jitter: float, served: bool
) -> None:
    row = claimed(attempts, served=served)
    mark = settle(row, outcomes, NOW, jitter)
    has_it = served or any(isinstance(one, Accepted) for one in outcomes.values())
    if isinstance(mark, Again):
        assert to_ms(NOW) < mark.pick_at < row.row.expires_at
        later = {name for name, one in outcomes.items() if isinstance(one, Later)}
        assert set(mark.left_over if mark.left_over is not None else outcomes) == later
        assert mark.served is has_it
    else:
        assert mark.outcome == ("sent" if has_it else "failed")
