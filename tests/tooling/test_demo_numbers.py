"""The made-up diary as the server counts it."""

from __future__ import annotations

from datetime import date, timedelta

from scripts.demo.push import write_diary
from tests.fixtures.live import LiveServer

YESTERDAY = date(2026, 10, 31)


def test_the_server_takes_all_of_it_and_the_numbers_are_lifelike(live_server: LiveServer) -> None:
    token = write_diary(live_server.post, "demo@example.org", "a quiet dark room", YESTERDAY)
    first = YESTERDAY - timedelta(days=364)
    summary = live_server.get(f"/summary?from={first}&to={YESTERDAY}", token)
    totals = summary["totals"]
    assert totals["days"] == 365
    assert 0.8 < totals["completeness"] < 1
    assert 40 < totals["headache_days"] < 130
    assert 0 < totals["acute_medication_days"]["by_class"]["triptan"] < 110
    assert not any(attack["ongoing"] for attack in summary["attacks"])
    spring = [m["headache_days"] for m in summary["months"] if m["month"] < "2026-04"]
    autumn = [m["headache_days"] for m in summary["months"] if m["month"] > "2026-05"]
    assert sum(autumn) / len(autumn) < sum(spring) / len(spring), "the preventive helps"
    assert any(month["status"] == "provisional" for month in summary["months"]), "the holiday shows"
