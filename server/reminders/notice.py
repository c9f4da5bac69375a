"""What a due row says on the phone, when it is still wanted at all."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from server.domain.days import day_of_text, instant_of, text_of_day
from server.domain.reminding import MOST_A_DAY, Reminder
from server.domain.reminding_answers import is_answered, is_logged, is_running
from server.domain.reminding_events import Asked
from server.domain.schedule import LATE
from server.domain.values import is_uuid
from server.domain.zones import DAY, SECOND, Zone
from server.reminders import agenda
from server.reminders.agenda import SENT, SENT_LATELY, DueRow, topic_of
from server.reminders.asking import expected, place_of, row_of
from server.reminders.standing import Standing
from server.reminders.words import words_in


@dataclass(frozen=True)
class Notice:
    """What is shown of a reminder: neutral words, nothing of its kind (trust.md §2a)."""

    id: str
    """What `navigate` names: a dose's or an attack's id, else the reminder's."""
    on_date: str
    """The local date that it is for."""
    title: str
    lang: str
    """Of the title, BCP 47."""
    dir: str
    """`ltr` or `rtl`."""
    topic: str
    """32 characters of base64url, the same for the same row: a double replaces the first one."""
    ttl_seconds: int
    """How long the push service may keep it: two hours, less where it gets quiet before."""


@dataclass(frozen=True)
class Skip:
    """Nothing is to be sent.

    `reason`: `off`, `answered`, `quiet`, `late`, `enough` or `moved`, also the row's `outcome`.
    Not `settled`: the row was put right in this transaction (another time, as the zone or the
    reminder changed) and is not to be marked; it is picked up again when it is due.
    """

    reason: str
    settled: bool = True


def notice_of(connection: Connection, standing: Standing, row: DueRow) -> Notice | Skip:
    """Whether the claimed `row` of an account is still wanted, and what it says.

    In the transaction that claimed it, after the claim was written (`attempts` is 1 or more).
    """
    reminder = standing.reminder(row.reminder)
    if reminder is None:
        return Skip("off")
    zone = standing.zone(reminder)
    return (
        _untimely(connection, standing, reminder, zone, row)
        or _unwanted(connection, standing, reminder, zone, row)
        or _notice(standing, reminder, zone, row)
    )


def _untimely(
    connection: Connection, standing: Standing, reminder: Reminder, zone: Zone, row: DueRow
) -> Skip | None:
    """Is this not its time, by the diary and the zone as they stand now?"""
    when, now = expected(standing, reminder, zone, row), standing.now
    if when is None:
        return Skip("off")
    # What some device has already is not put off.
    if when.at > now and row.attempts == 1 and row.left_over is None:
        moved = row_of(standing, reminder, zone, Asked(row.subject, when))
        agenda.move(connection, moved._replace(on_date=row.on_date))
        return Skip("moved", settled=False)
    if now - when.at > LATE:
        return Skip("late")
    quiet = reminder.quiet
    return Skip("quiet") if quiet and quiet.over(zone, now) > now else None


def _unwanted(
    connection: Connection, standing: Standing, reminder: Reminder, zone: Zone, row: DueRow
) -> Skip | None:
    """Was it answered, or were there enough today?"""
    if _answered(standing, reminder, zone, row):
        return Skip("answered")
    if reminder.capped and _sent_today(connection, standing, zone, row) >= MOST_A_DAY:
        return Skip("enough")
    return None


def _answered(standing: Standing, reminder: Reminder, zone: Zone, row: DueRow) -> bool:
    day = day_of_text(row.on_date)
    if reminder.type in {"check_in", "yesterday"}:
        return _day_answered(standing, day - (reminder.type == "yesterday"))
    if reminder.type == "medication" and reminder.medication:
        return _dose_logged(standing, reminder, zone, row)
    return reminder.type == "after_dose" and _relief_told(standing, row.subject)


def _day_answered(standing: Standing, day: int) -> bool:
    """R11. Most people answer with a tap, which is one entry to look at."""
    told = standing.touching("day", day - 3, day)
    attacks = standing.touching("attack", day - 1, day + 1)
    return is_answered(standing.diary([*told, *attacks]), day, standing.now)


def _dose_logged(standing: Standing, reminder: Reminder, zone: Zone, row: DueRow) -> bool:
    medicine = standing.medicine(reminder.medication or "")
    if medicine is not None and not is_running(medicine.data, row.on_date):
        return True
    day, place = day_of_text(row.on_date), place_of(row.subject)
    back = 2 + (reminder.rules[place].every or 0)
    doses = [entry.data for entry in standing.recent("dose", back)]
    own = [data for data in doses if data["medication"] == reminder.medication]
    return is_logged(own, reminder.rules, place, zone, day, standing.now)


def _relief_told(standing: Standing, dose_id: str) -> bool:
    """By an answer, or by the end of the attack that the dose was for."""
    dose = standing.one("dose", dose_id)
    if dose is None or dose.data.get("relief_2h") is not None:
        return True
    attack = standing.one("attack", dose.data["attack"]) if dose.data.get("attack") else None
    ended = attack.data.get("ended_at") if attack else None
    return ended is not None and instant_of(ended) <= standing.now


def _sent_today(connection: Connection, standing: Standing, zone: Zone, row: DueRow) -> int:
    """How many without a time of their own went out on this local date, those that are being
    sent and are due before this one among them."""
    capped = {one.id for one in standing.reminders if one.capped}
    since = zone.start_of(zone.day_of(standing.now))
    mine = (row.due_at, row.reminder, row.subject)
    lately = text_of_day(standing.now // DAY - SENT_LATELY)
    return sum(
        (one.outcome == SENT and (one.done_at is None or one.done_at >= since))
        or (one.is_claimed and (one.due_at, one.reminder, one.subject) < mine)
        for one in agenda.known(connection, row.account, lately)
        if one.reminder in capped and one.key != row[1:4]
    )


def _notice(standing: Standing, reminder: Reminder, zone: Zone, row: DueRow) -> Notice:
    words = words_in(standing.profile.get("language"))
    until = LATE
    if reminder.quiet:
        until = min(until, reminder.quiet.begins(zone, standing.now) - standing.now)
    return Notice(
        id=row.subject if is_uuid(row.subject) else row.reminder,
        on_date=row.on_date,
        title=words.title,
        lang=words.lang,
        dir=words.dir,
        topic=topic_of(row),
        ttl_seconds=until // SECOND,
    )
