"""The worked examples of clinical.md §10, through the API."""

from __future__ import annotations

from typing import Any

from tests.contract.conftest import Device

MIGRAINE = {"side": "left", "quality": {"pulsating": True}, "symptoms": {"nausea": True}}


def block(summary: dict[str, Any], month: str) -> dict[str, Any]:
    return dict(next(m for m in summary["months"] if m["month"] == month))


def test_example_1_across_midnight(phone: Device) -> None:
    start, end = "2025-03-10T22:15:00+01:00", "2025-03-11T03:45:00+01:00"
    phone.sync(phone.attack(start, end, severity=3, **MIGRAINE))
    summary = phone.summary("2025-03-01", "2025-03-31")
    march = block(summary, "2025-03")
    assert summary["attacks"][0]["minutes"] == 330
    days = {d["date"]: d for d in summary["days"]}
    assert (days["2025-03-10"]["minutes"], days["2025-03-11"]["minutes"]) == (105, 225)
    figures = [march[x] for x in ("attacks", "headache_days", "migraine_days")]
    assert figures == [1, 2, 2]
    assert march["moderate_severe_days"] == 2
    assert march["acute_medication_days"]["any"] == 0


def test_example_1_variant_with_a_short_second_date(phone: Device) -> None:
    start, end = "2025-03-10T22:15:00+01:00", "2025-03-11T00:20:00+01:00"
    attack = phone.attack(start, end, severity=3, **MIGRAINE)
    phone.sync(attack)
    assert block(phone.summary("2025-03-01", "2025-03-31"), "2025-03")["headache_days"] == 1
    ibuprofen = phone.medication("Ibuprofen", ingredients=["ibuprofen"], role="acute")
    dose = phone.dose(
        ibuprofen, "2025-03-11T00:05:00+01:00", reason="headache", attack=attack["id"]
    )
    phone.sync(ibuprofen, dose)
    march = block(phone.summary("2025-03-01", "2025-03-31"), "2025-03")
    assert march["headache_days"] == 2
    assert march["acute_medication_days"]["any"] == 1


def test_example_3_month_end(phone: Device) -> None:
    phone.sync(phone.attack("2025-01-31T20:00:00+01:00", "2025-02-02T08:00:00+01:00", severity=2))
    summary = phone.summary("2025-01-01", "2025-02-28")
    january, february = block(summary, "2025-01"), block(summary, "2025-02")
    assert (january["attacks"], january["headache_days"]) == (1, 1)
    assert (february["attacks"], february["headache_days"]) == (0, 2)
    assert summary["attacks"][0]["minutes"] == 36 * 60
    days = {d["date"]: d["minutes"] for d in summary["days"]}
    assert [days[x] for x in ("2025-01-31", "2025-02-01", "2025-02-02")] == [240, 1440, 480]


def test_example_6_relapse_within_48_hours(phone: Device) -> None:
    first = phone.attack("2025-06-02T08:00:00+02:00", "2025-06-02T10:00:00+02:00", severity=2)
    again = phone.attack("2025-06-03T18:00:00+02:00", "2025-06-03T22:00:00+02:00", severity=2)
    sumatriptan = phone.medication("Sumatriptan 50 mg", ingredients=["sumatriptan"], role="acute")
    doses = [
        phone.dose(sumatriptan, f"2025-06-{day}+02:00", reason="headache", attack=attack["id"])
        for day, attack in [("02T08:30:00", first), ("03T18:30:00", again)]
    ]
    phone.sync(first, again, sumatriptan, *doses)
    summary = phone.summary("2025-06-01", "2025-06-30")
    june = block(summary, "2025-06")
    assert (june["attacks"], june["headache_days"]) == (1, 2)
    assert june["acute_medication_days"]["by_class"] == {"triptan": 2}
    (attack,) = summary["attacks"]
    assert attack["relapse"] is True
    assert (attack["minutes"], attack["pain_minutes"]) == (38 * 60, 6 * 60)
    assert attack["episodes"] == [first["id"], again["id"]]


def test_example_9_d_a_mix_of_classes(phone: Device) -> None:
    triptan = phone.medication("Rizatriptan", ingredients=["rizatriptan"])
    plain = phone.medication("Ibuprofen", ingredients=["ibuprofen"])
    doses = [
        phone.dose(triptan, f"2025-05-{d:02}T09:00:00+02:00", reason="headache")
        for d in range(1, 7)
    ]
    doses += [
        phone.dose(plain, f"2025-05-{d:02}T09:00:00+02:00", reason="headache") for d in range(5, 12)
    ]
    phone.sync(triptan, plain, *doses)
    may = block(phone.summary("2025-05-01", "2025-05-31"), "2025-05")
    assert may["acute_medication_days"]["by_class"] == {"triptan": 6, "simple_analgesic": 7}
    rows = {row["class"]: (row["days"], row["limit"], row["level"]) for row in may["overuse"]}
    assert rows == {
        "triptan": (6, 10, "below"),
        "simple_analgesic": (7, 15, "below"),
        "mixed": (11, 10, "reached"),
    }


def test_example_9_b_overuse_over_three_months(phone: Device) -> None:
    triptan = phone.medication("Sumatriptan", ingredients=["sumatriptan"])
    changes = [triptan]
    for month, doses, headaches in [("01", 10, 16), ("02", 10, 15), ("03", 11, 17)]:
        days = [f"2025-{month}-{d:02}" for d in range(1, headaches + 1)]
        changes += [phone.day(d, headache=True, severity=2) for d in days]
        changes += [
            phone.dose(triptan, f"{d}T09:00:00+01:00", reason="headache") for d in days[:doses]
        ]
    phone.sync(*changes)
    summary = phone.summary("2025-01-01", "2025-03-31")
    levels = [
        [row["level"] for row in m["overuse"] if row["class"] == "triptan"]
        for m in summary["months"]
    ]
    assert levels == [["reached"]] * 3
    triptans = [row for row in summary["totals"]["overuse"] if row["class"] == "triptan"]
    assert triptans[0]["sustained"] is True
    assert summary["overuse_pattern"] is True


def test_example_11_missing_days(phone: Device) -> None:
    def answered(clear: int, headaches: int) -> dict[str, Any]:
        dates = [f"2025-02-{d:02}" for d in range(1, clear + headaches + 1)]
        return phone.sync(*[phone.day(d, headache=i < headaches) for i, d in enumerate(dates)])

    answered(18, 6)
    february = block(phone.summary("2025-02-01", "2025-02-28"), "2025-02")
    assert (february["answered_days"], february["days"], february["status"]) == (24, 28, "full")
    assert february["headache_days"] == 6
    assert february["per_28_days"]["headache_days"] == 7.0


def test_thirteen_answered_days_give_no_rate(phone: Device) -> None:
    phone.sync(*[phone.day(f"2025-02-{d:02}", headache=d <= 3) for d in range(1, 14)])
    february = block(phone.summary("2025-02-01", "2025-02-28"), "2025-02")
    assert (february["answered_days"], february["status"]) == (13, "insufficient")
    assert february["per_28_days"] is None
    assert february["headache_days"] == 3
