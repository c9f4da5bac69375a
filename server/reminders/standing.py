"""What reminders ask of an account's diary, read when it is asked and once.

Of several accounts together, what each of them is asked is read of all of them in one statement.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from server.domain.days import text_of_day
from server.domain.diary import Diary
from server.domain.reminding import Reminder, needs_medicine, reminder_of
from server.domain.zones import DAY, Zone, zone_of
from server.reminders.whereabouts import device_zone, device_zones
from server.storage.crypto import Keyring
from server.storage.entries import living, living_one
from server.storage.entry import Entry
from server.storage.moments import to_ms
from server.storage.rows import AccountRow, Params, account_row, accounts_of
from server.storage.shelves import Shelves

SPAN_BEFORE, SPAN_AFTER = 5, 2
"""Days before today and after it: what is due by now asks no further for attacks and dates."""
_UNDATED = frozenset({"profile", "reminder"})
_DATED = frozenset({"attack", "day"})


class Together:
    """Several accounts as they stand at `now` (ms), in one transaction."""

    def __init__(
        self, connection: Connection, keyring: Keyring, accounts: Iterable[int], now: int
    ) -> None:
        """Reads nothing yet."""
        self.ids = sorted(set(accounts))
        self.now = now
        self.connection = connection
        today = now // DAY
        span = text_of_day(today - SPAN_BEFORE), text_of_day(today + SPAN_AFTER)
        self.shelves = Shelves(connection, self.ids, span)
        self._keyring = keyring
        self._standing: dict[int, Standing] = {}

    def standing(self, account: int) -> Standing:
        """One of them. Raises AccountGone, KeyMissing, NotReadable."""
        found = self._standing.get(account)
        if found is None:
            row = account_row(self._keyring, self._accounts.get(account))
            found = self._standing[account] = Standing(self.connection, row, self.now, self)
        return found

    @cached_property
    def zones(self) -> dict[int, str]:
        """The zone of the device last seen of each account that told one."""
        return device_zones(self.connection, self.ids)

    @cached_property
    def _accounts(self) -> dict[int, Params]:
        return accounts_of(self.connection, self.ids)


class Standing:
    """One account as it stands at `now` (ms), in one transaction."""

    def __init__(
        self,
        connection: Connection,
        account: AccountRow,
        now: int,
        together: Together | None = None,
    ) -> None:
        """Reads nothing yet. `together`: those that it is read with."""
        self.account = account
        self.now = now
        self._connection = connection
        self._together = together
        self._medicines: dict[str, Entry | None] = {}

    @cached_property
    def entries(self) -> list[Entry]:
        """Every reminder, switched on or not."""
        if self._together:
            return self._together.shelves.undated(self.account, "reminder")
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
        if self._together:
            told = self._together.zones.get(self.account.id)
        else:
            told = device_zone(self._connection, self.account.id)
        return zone_of(told or self.profile.get("zone"))

    def one(self, kind: str, entry_id: str) -> Entry | None:
        if self._together and kind in _UNDATED:
            return self._together.shelves.undated_one(self.account, kind, entry_id)
        return living_one(self._connection, self.account, kind, entry_id)

    def touching(self, kind: str, first: int, last: int) -> list[Entry]:
        """Entries of a kind that touch a date from `first` to `last`."""
        dates = text_of_day(first), text_of_day(last)
        if self._together and kind in _DATED:
            found = self._together.shelves.touching(self.account, kind, dates)
            if found is not None:
                return found
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
