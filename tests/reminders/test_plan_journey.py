"""Whoever travels, edits, loses a worker or has a clock that steps is asked once for each date."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.reminders.claims import Claimed
from server.reminders.notice import Notice
from server.storage.accounts import erase_account
from tests.reminders.person import Person

ZONES = [
    "Europe/Berlin",
    "Asia/Tokyo",
    "America/New_York",
    "Pacific/Kiritimati",
    "Pacific/Honolulu",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
]
TIMES = ["02:30", "07:05", "20:00", "23:45"]
START = datetime(2026, 3, 27, tzinfo=UTC)
QUIET = ("21:00", "06:00")

Step = tuple[str, object]
STEPS = st.one_of(
    st.tuples(st.just("wait"), st.sampled_from([1, 30, 60, 240, 719, 1440])),
    st.tuples(st.just("travel"), st.sampled_from(ZONES)),
    st.tuples(st.just("time"), st.sampled_from(TIMES)),
    st.tuples(st.just("toggle"), st.booleans()),
    st.tuples(st.just("clock"), st.sampled_from([-60, -20, 60])),
    st.tuples(st.just("lose"), st.none()),
)


@dataclass
class Journey:
    """A person who has one reminder, and the worker that serves them."""

    person: Person
    quiet: bool
    zone: str = "Europe/Berlin"
    time: str = "20:00"
    sent: list[tuple[str, datetime, str, str]] = field(default_factory=list)
    lost: list[Claimed] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.person.clock.set(START)
        self.phone = self.person.device()
        self.person.arrive(self.phone, self.zone)
        hours = dict(zip(("quiet_from", "quiet_to"), QUIET, strict=True)) if self.quiet else {}
        self.reminder = self.person.reminder("custom", time=self.time, **hours)

    def take(self, step: Step) -> None:
        what, how = step
        person = self.person
        if what == "wait":
            # Looks each half hour, like a worker that is often late.
            for _ in range(int(str(how)) // 30 or 1):
                person.clock.advance(minutes=min(30, int(str(how))))
                self.work()
        elif what == "travel":
            self.zone = str(how)
            person.arrive(self.phone, self.zone)
        elif what == "time":
            self.time = str(how)
            person.put("reminder", self.reminder, time=self.time)
        elif what == "toggle":
            person.put("reminder", self.reminder, enabled=how)
        elif what == "clock":
            person.clock.advance(minutes=int(str(how)))
        else:
            # A worker that is killed before it sends: the lease runs out.
            person.claim(person.clock().isoformat())

    def work(self) -> None:
        now = self.person.clock()
        for one in self.person.at(now.isoformat()):
            if isinstance(one, Notice):
                self.sent.append((one.on_date, now, self.zone, self.time))


def faults(journey: Journey) -> list[str]:
    found = [
        f"{day} sent {n} times" for day, n in Counter(s[0] for s in journey.sent).items() if n > 1
    ]
    for on_date, at, zone, time in journey.sent:
        wished = datetime.fromisoformat(f"{on_date}T{time}").replace(tzinfo=ZoneInfo(zone))
        late = at - wished.astimezone(UTC)
        # A gap of an hour may lie between.
        if not timedelta(minutes=-60) <= late <= timedelta(hours=2, minutes=1):
            found.append(f"{on_date} {time} {zone} sent at {at}")
        here = f"{at.astimezone(ZoneInfo(zone)):%H:%M}"
        if journey.quiet and (here >= QUIET[0] or here < QUIET[1]):
            found.append(f"{on_date} sent at {here}, in quiet hours")
    return found


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, max_size=14), quiet=st.booleans())
def test_each_date_is_asked_about_once_at_its_time_and_never_at_night(
    person: Person, steps: list[Step], quiet: bool
) -> None:
    journey = Journey(Person(person.database, person.keyring, person.clock), quiet)
    try:
        for step in steps:
            journey.take(step)
        assert faults(journey) == []
    finally:
        account = journey.person.account
        person.database.write(lambda conn: erase_account(conn, account))


def test_a_fortnight_of_waiting_sends_every_date(person: Person) -> None:
    journey = Journey(person, quiet=True)
    for _ in range(14):
        journey.take(("wait", 1440))
    assert [on_date for on_date, *_ in journey.sent] == [
        f"{START + timedelta(days=day):%Y-%m-%d}" for day in range(14)
    ]
    assert faults(journey) == []
