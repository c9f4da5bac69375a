"""A link for a clinician that wrong PINs have locked: the person is told once (trust.md §3e).

It is a row of `due` like a reminder's, but nobody set it and nothing answers it. Quiet hours and
the three a day are those of reminders, and not asked here.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from server.domain.zones import DAY, SECOND
from server.reminders import agenda
from server.reminders.agenda import LINK, DueRow, Wanted, id_of, topic_of
from server.reminders.notice import Notice, Skip
from server.reminders.standing import Standing
from server.reminders.words import words_in
from server.storage.models import PIN_TRIES, shares
from server.storage.moments import to_ms

LIFE = DAY
"""So long it is worth telling, ms: it says no less after a night without network."""


def plan_locked(connection: Connection, share: str, now: datetime) -> None:
    """Have the person told that a link is locked, where it is. Once is enough."""
    now_ms = to_ms(now)
    account = connection.scalar(_locked(share, now_ms).with_for_update())
    if account is not None:
        row = Wanted(account, LINK, share, now.date().isoformat(), now_ms, now_ms + LIFE)
        agenda.write(connection, [row])


def notice_of_locked(connection: Connection, standing: Standing, row: DueRow) -> Notice | Skip:
    """What a due row of a link says; as `notice.notice_of` of a reminder's.

    `off`: the person closed the link meanwhile.
    """
    if standing.now >= row.expires_at:
        return Skip("late")
    if connection.scalar(_locked(row.subject, standing.now)) is None:
        return Skip("off")
    words = words_in(standing.profile.get("language"))
    return Notice(
        id=id_of(row),
        on_date=row.on_date,
        title=words.title,
        lang=words.lang,
        dir=words.dir,
        topic=topic_of(row),
        ttl_seconds=(row.expires_at - standing.now) // SECOND,
    )


def _locked(share: str, now: int) -> Select[Any]:
    """The account of a link that would be open but for the wrong PINs."""
    link = shares.c
    living = (link.revoked_at.is_(None), link.expires_at > now)
    return select(link.account).where(link.id == share, link.tries >= PIN_TRIES, *living)
