"""What reminders ask of an account's diary, read when it is asked and once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from server.domain.days import text_of_day
from server.domain.diary import Diary
from server.domain.reminding import Reminder, needs_medicine, reminder_of
from server.domain.zones import DAY, Zone, zone_of
from server.reminders.whereabouts import device_zone
from server.storage.entries import living, living_one
from server.storage.entry import Entry
from server.storage.moments import to_ms
from server.storage.rows import AccountRow


class Standing:
    """One account as it stands at `now` (ms), in one transaction."""

    def __init__(self, connection: Connection, account: AccountRow, now: int) -> None:
        """Reads nothing yet."""
        self.account = account
        self.now = now
        self._connection = connection
        self._medicines: dict[str, Entry | None] = {}

    @cached_property
    def entries(self) -> list[Entry]:
        """Every reminder, switched on or not."""
        return living(self._connection, self.account, "reminder")

    @cached_property
    def reminders(self) -> list[Reminder]:
        """Those that are switched on."""
        return [one for one in map(self.reminder_in, self.entries) if one is not None]

    @cached_property
    def _profile(self) -> Entry | None:
        return self.one("profile", "me")

    @property
    def profile(self) -> dict[str, Any]:
        """What the profile holds; nothing where there is none."""
        return self._profile.data if self._profile else {}

    def reminder(self, entry_id: str) -> Reminder | None:
        """One reminder; None where it is gone, or switched off, or never comes."""
        entry = self.one("reminder", entry_id)
        return None if entry is None else self.reminder_in(entry)

    def reminder_in(self, entry: Entry) -> Reminder | None:
        """The reminder that an entry is. What says when it comes was edited when either was."""
        edited, medicine = entry.updated_at, None
        if needs_medicine(entry.data):
            medicine = self.medicine(entry.data["medication"])
            edited = max(edited, medicine.updated_at) if medicine else edited
        data = medicine.data if medicine else None
        return reminder_of(entry.id, entry.data, to_ms(edited), data)

    def medicine(self, entry_id: str) -> Entry | None:
        if entry_id not in self._medicines:
            self._medicines[entry_id] = self.one("medication", entry_id)
        return self._medicines[entry_id]

    def zone(self, reminder: Reminder) -> Zone:
        """The zone that a reminder goes by now."""
        return zone_of(reminder.zone) if reminder.zone else self._device_zone

    @cached_property
    def _device_zone(self) -> Zone:
        """That of the device last seen; the profile's where none told, then UTC."""
        told = device_zone(self._connection, self.account.id)
        return zone_of(told or self.profile.get("zone"))

    def one(self, kind: str, entry_id: str) -> Entry | None:
        return living_one(self._connection, self.account, kind, entry_id)

    def touching(self, kind: str, first: int, last: int) -> list[Entry]:
        """Entries of a kind that touch a date from `first` to `last`."""
        dates = text_of_day(first), text_of_day(last)
        return living(self._connection, self.account, kind, dates)

    def recent(self, kind: str, days: int) -> list[Entry]:
        """Entries of a kind that touch a date from so many days ago to tomorrow."""
        today = self.now // DAY
        return self.touching(kind, today - days, today + 2)

    def diary(self, entries: Iterable[Entry], *, cabinet: bool = False) -> Diary:
        """Those entries as counting reads them, with the profile, and with all medicines."""
        medicines = living(self._connection, self.account, "medication") if cabinet else []
        profile = [self._profile] if self._profile else []
        return Diary.of([*entries, *medicines, *profile])
