"""When a reminder comes next, and when a row of it should have come: one pair for each sort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from server.domain.days import day_of_text, text_of_day
from server.domain.diary import Diary, Spell
from server.domain.reminding import Reminder
from server.domain.reminding_events import (
    ASKED_AFTER,
    ASKED_FOR_DAYS,
    Asked,
    after_dose,
    came_near,
    counted_from,
    is_near,
    is_open,
    open_attack,
)
from server.domain.schedule import LATE, Occurrence, expiry, next_occurrence, occurrence_on
from server.domain.zones import DAY, MINUTE, Zone
from server.reminders.agenda import DueRow, Known, Wanted
from server.reminders.standing import Standing

AGAIN_AFTER_DAYS = 7
"""A class that came near its limit twice within so many days is told once."""
DOSES_OF_DAYS = 2


def wanted(standing: Standing, reminder: Reminder, rows: Sequence[Known]) -> Iterator[Wanted]:
    """The rows that the reminder should have now; `rows`: what there is and was of it lately."""
    zone = standing.zone(reminder)
    for asked in _asked(standing, reminder, zone, rows):
        yield row_of(standing, reminder, zone, asked)


def row_of(standing: Standing, reminder: Reminder, zone: Zone, asked: Asked) -> Wanted:
    """The row for one time that a reminder comes."""
    subject, (day, at) = asked
    expires_at = expiry(at, zone, reminder.quiet)
    return Wanted(standing.account.id, reminder.id, subject, text_of_day(day), at, expires_at)


def expected(standing: Standing, reminder: Reminder, zone: Zone, row: DueRow) -> Occurrence | None:
    """When a row that is there should come by what the diary says now; None: not any more."""
    day = day_of_text(row.on_date)
    if reminder.type == "after_dose":
        return _expected_after_dose(standing, row.subject)
    if reminder.type == "open_attack":
        asked = _open_attack(standing, reminder, zone, row.subject)
        return next((one.when for one in asked if one.when.day == day), None)
    if reminder.type == "count":
        return Occurrence(day, row.due_at) if _still_near(standing, row.subject) else None
    place = place_of(row.subject)
    if place >= len(reminder.rules):
        return None
    return occurrence_on(reminder.rules[place], zone, day)


def place_of(subject: str) -> int:
    """Which of its times of day a row of a reminder is for, the first is 0."""
    return int(subject or 0)


def _asked(
    standing: Standing, reminder: Reminder, zone: Zone, rows: Sequence[Known]
) -> Iterator[Asked]:
    if reminder.type == "after_dose":
        return _after_doses(standing, rows)
    if reminder.type == "open_attack":
        return _open_attacks(standing, reminder, zone, rows)
    if reminder.type == "count":
        return _counts(standing, reminder, zone, rows)
    return _timed(standing, reminder, zone, rows)


def _timed(
    standing: Standing, reminder: Reminder, zone: Zone, rows: Sequence[Known]
) -> Iterator[Asked]:
    """The next occurrence of each time of day. What had passed when it was set is not made up
    for, but a row that waits for its minute to be over stays."""
    now, set_at = standing.now, reminder.edited // MINUTE * MINUTE
    # Somebody may ask for a moment before that (`cephalog reminders --at`).
    since = max(now - LATE, set_at if set_at <= now else 0)
    for place, rule in enumerate(reminder.rules):
        subject = str(place or "")
        own = [row for row in rows if row.subject == subject]
        spent = {day_of_text(row.on_date) for row in own if not row.is_free}
        found = [next_occurrence(rule, zone, since, spent)]
        for row in own:
            waiting = occurrence_on(rule, zone, day_of_text(row.on_date)) if row.is_free else None
            if waiting and waiting.at == row.due_at >= now - LATE:
                found.append(waiting)
        if soonest := min((one for one in found if one), key=lambda one: one.at, default=None):
            yield Asked(subject, soonest)


def _after_doses(standing: Standing, rows: Sequence[Known]) -> Iterator[Asked]:
    """However often a dose is edited, it is asked after once."""
    spent = {row.subject for row in rows if not row.is_free}
    doses = standing.recent("dose", DOSES_OF_DAYS)
    for asked in after_dose(standing.diary(doses, cabinet=True).doses if doses else ()):
        if asked.when.at >= standing.now - LATE and asked.subject not in spent:
            yield asked


def _expected_after_dose(standing: Standing, dose_id: str) -> Occurrence | None:
    entry = standing.one("dose", dose_id)
    if entry is None:
        return None
    medicine = standing.medicine(entry.data["medication"])
    (dose,) = Diary.of([entry, *([medicine] if medicine else [])]).doses
    if not dose.acute or not dose.timed:
        return None
    return Occurrence(dose.day, dose.at + ASKED_AFTER)


def _open_attacks(
    standing: Standing, reminder: Reminder, zone: Zone, rows: Sequence[Known]
) -> Iterator[Asked]:
    """The next question about each attack that goes on, at most one on a date."""
    spent = {(row.subject, day_of_text(row.on_date)) for row in rows if not row.is_free}
    for spell in _open_spells(standing):
        for asked in open_attack(spell, zone, reminder.quiet):
            if asked.when.at >= standing.now - LATE and (spell.id, asked.when.day) not in spent:
                yield asked
                break


def _open_spells(standing: Standing) -> list[Spell]:
    attacks = [e for e in standing.recent("attack", 0) if "ended_at" not in e.data]
    if not attacks:
        return []
    days = standing.recent("day", ASKED_FOR_DAYS + 1)
    diary = standing.diary([*attacks, *days])
    return [spell for spell in diary.spells if is_open(spell, diary.days, diary.zone)]


def _open_attack(
    standing: Standing, reminder: Reminder, zone: Zone, attack_id: str
) -> Iterator[Asked]:
    attack = standing.one("attack", attack_id)
    if attack is not None:
        diary = standing.diary([attack, *standing.recent("day", ASKED_FOR_DAYS + 1)])
        if is_open(diary.spells[0], diary.days, diary.zone):
            yield from open_attack(diary.spells[0], zone, reminder.quiet)


def _counts(
    standing: Standing, reminder: Reminder, zone: Zone, rows: Sequence[Known]
) -> Iterator[Asked]:
    """Each class that came near its limit, at once, or when it is no longer quiet."""
    today = standing.now // DAY
    told = {
        row.subject
        for row in rows
        if not row.is_free and day_of_text(row.on_date) > today - AGAIN_AFTER_DAYS
    }
    waiting = {(row.subject, row.on_date): row.due_at for row in rows if row.is_free}
    for name, day in came_near(_counted(standing), standing.now).items():
        at = standing.now if reminder.quiet is None else reminder.quiet.over(zone, standing.now)
        at = waiting.get((name, text_of_day(day)), at)
        if name not in told and at >= standing.now - LATE:
            yield Asked(name, Occurrence(day, at))


def _still_near(standing: Standing, name: str) -> bool:
    return is_near(_counted(standing), standing.now, name)


def _counted(standing: Standing) -> Diary:
    days = standing.now // DAY - counted_from(standing.now)
    return standing.diary(standing.recent("dose", days), cabinet=True)
