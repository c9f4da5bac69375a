"""Generated histories: three devices, a bad network, wrong clocks, crashes, wipes, restores.

After quiescence all replicas and the server are equal leaf by leaf, nothing that the server took
is missing from entry or history, and replaying the traffic changes nothing (contract §2).
"""

from __future__ import annotations

import contextlib
import json
import uuid
from dataclasses import dataclass
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from server.domain.merge import canonical
from server.storage.body import state_of
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.moments import parse_at
from server.sync.errors import EpochChanged
from tests.sync.device import Device, Place, Sent
from tests.sync.server import Backup, Crash, Edit, Server, edits_in, edits_of

SECOND, HOUR, YEAR = 1000, 3_600_000, 31_557_600_000
ERRORS = [0, 0, SECOND, -SECOND, 7 * HOUR, -7 * HOUR, 10 * YEAR, -10 * YEAR]
PATCHES: list[dict[str, Any]] = [
    {"severity": 0},
    {"severity": 3},
    {"severity": None},
    {"pain_score": 6},
    {"pain_score": 6.0},
    {"symptoms": {"nausea": True}},
    {"symptoms": {"nausea": False, "vomiting": True}},
    {"symptoms": {"nausea": None}},
    {"notes": "a", "severity": 1},
    {"notes": "b"},
    {"ended_at": "2026-02-27T01:00:00Z"},
    {"started_at": "2026-02-28T01:00:00Z"},
]
ZONE = {"zone": "Europe/Berlin"}
ATTACK = {"started_at": "2026-02-27T00:00:00Z", **ZONE}
DAYS = ["2026-02-26", "2026-02-27"]

devices = st.integers(0, 2)
picks = st.integers(0, 1000)


@dataclass
class Answer:
    """An answer on its way back; `epoch` of a 409."""

    device: Device
    sent: Sent
    text: str
    epoch: str | None = None


class Machine(RuleBasedStateMachine):
    """Rules are what people, devices, networks and operators do; see the module."""

    database: ClassVar[Database]
    keyring: ClassVar[Keyring]

    @initialize()
    def begin(self) -> None:
        self.server = Server(self.database, self.keyring)
        self.devices = [Device(str(uuid.UUID(int=n))) for n in (1, 2, 3)]
        self.numbers = 10
        self.calls: list[tuple[Device, Sent]] = []
        self.answers: list[Answer] = []
        self.backups: list[Backup] = []
        self.must: set[Edit] = set()

    # What a person does.

    @rule(device=devices, patch=st.sampled_from(PATCHES))
    def log_attack(self, device: int, patch: dict[str, Any]) -> None:
        place = ("attack", self._uuid())
        data = {name: value for name, value in patch.items() if value is not None}
        self.devices[device].edit(place, self.server.now, patch={**ATTACK, **data})

    @rule(device=devices, day=st.sampled_from(DAYS), headache=st.booleans(), edit=picks)
    def fill_in_day(self, device: int, day: str, headache: bool, edit: int) -> None:
        one, place = self.devices[device], ("day", day)
        seen = one.view(place)
        if seen is None or seen[1]:
            patch = {**ZONE, "headache": headache}
            one.edit(place, self.server.now, deleted=False, patch=patch)
        else:
            one.edit(place, self.server.now, patch={"headache": headache, "mood": edit % 4})

    @rule(device=devices, pick=picks, patch=st.sampled_from(PATCHES))
    def edit(self, device: int, pick: int, patch: dict[str, Any]) -> None:
        if place := self._pick(device, pick, deleted=None, kind="attack"):
            self.devices[device].edit(place, self.server.now, patch=patch)

    @rule(device=devices, pick=picks)
    def remove(self, device: int, pick: int) -> None:
        if place := self._pick(device, pick, deleted=False):
            self.devices[device].edit(place, self.server.now, deleted=True)

    @rule(device=devices, pick=picks)
    def bring_back(self, device: int, pick: int) -> None:
        if place := self._pick(device, pick, deleted=True):
            seen = self.devices[device].view(place)
            assert seen is not None
            self.devices[device].edit(place, self.server.now, deleted=False, patch=seen[0])

    # What clocks do.

    @rule(span=st.sampled_from([1, 1, 5, SECOND, HOUR, -1, -HOUR]))
    def pass_time(self, span: int) -> None:
        self.server.now += span

    @rule(device=devices, wrong_by=st.sampled_from(ERRORS))
    def set_clock_wrong(self, device: int, wrong_by: int) -> None:
        self.devices[device].wrong_by = wrong_by

    # What the network and the server do.

    @rule(device=devices, count=st.integers(0, 4), limit=st.integers(1, 3))
    def call(self, device: int, count: int, limit: int) -> None:
        one = self.devices[device]
        self.calls.append((one, one.call(count, limit)))

    @rule(device=devices, count=st.integers(0, 4), limit=st.integers(1, 3))
    def sync(self, device: int, count: int, limit: int) -> None:
        """A call for which everything goes well."""
        one = self.devices[device]
        self._receive(self._serve(one, one.call(count, limit)))

    @precondition(lambda self: self.calls)
    @rule(pick=picks, again=st.booleans())
    def arrive(self, pick: int, again: bool) -> None:
        """Any call that is on its way reaches the server; `again`: it will once more, later."""
        number = pick % len(self.calls)
        self.answers.append(self._serve(*self.calls[number]))
        if not again:
            self.calls.pop(number)

    @precondition(lambda self: self.calls)
    @rule(pick=picks)
    def crash_before_commit(self, pick: int) -> None:
        _, sent = self.calls[pick % len(self.calls)]
        with contextlib.suppress(Crash, EpochChanged):
            self.server.handle(sent.text, crash=bool(json.loads(sent.text)["changes"]))

    @precondition(lambda self: self.calls)
    @rule(pick=picks, share=st.integers(1, 99))
    def cut_call(self, pick: int, share: int) -> None:
        _, sent = self.calls[pick % len(self.calls)]
        try:
            self.server.handle(sent.text[: len(sent.text) * share // 100])
        except ValueError:
            return
        raise AssertionError("half a call was taken")

    @precondition(lambda self: self.answers)
    @rule(pick=picks, again=st.booleans(), cut=st.integers(0, 9))
    def answer(self, pick: int, again: bool, cut: int) -> None:
        """Any answer reaches its device: late, twice (`again`), or with its end missing."""
        number = pick % len(self.answers)
        answer = self.answers[number] if again else self.answers.pop(number)
        if cut == 0 and answer.epoch is None:
            answer = Answer(answer.device, answer.sent, answer.text[: len(answer.text) // 2])
        self._receive(answer)

    @rule()
    def lose_everything_on_its_way(self) -> None:
        self.calls, self.answers = [], []

    # What happens to devices and servers.

    @rule(device=devices)
    def wipe_device(self, device: int) -> None:
        old = self.devices[device]
        self.devices[device] = Device(self._uuid(), wrong_by=old.wrong_by)
        self._forget_what_nobody_holds()

    @rule()
    def back_up(self) -> None:
        self.backups = [*self.backups[-1:], self.server.back_up()]

    @precondition(lambda self: self.backups)
    @rule(pick=picks)
    def restore(self, pick: int) -> None:
        """An older state of the server; what only the history had since then is gone with it."""
        self.server.restore(self.backups[pick % len(self.backups)])
        self._forget_what_nobody_holds()

    # What has to be true.

    @invariant()
    def nothing_taken_is_missing(self) -> None:
        if hasattr(self, "server"):
            held = set().union(*(self._held(device) for device in self.devices))
            missing = self.must - self.server.edits() - held
            assert not missing, missing

    def teardown(self) -> None:
        if hasattr(self, "server"):
            self._quiesce()
            self._check_replicas()
            self._check_newest_stamp_stands()
            missing = self.must - self.server.edits()
            assert not missing, missing
            self._check_replay()

    def _quiesce(self) -> None:
        for _ in range(200):
            before = [(d.epoch, d.cursor, len(d.outbox)) for d in self.devices]
            for device in self.devices:
                self._receive(self._serve(device, device.call(100, 100)))
            if before == [(d.epoch, d.cursor, len(d.outbox)) for d in self.devices]:
                return
        raise AssertionError("the devices never come to rest")

    def _check_replicas(self) -> None:
        server = {(e["kind"], e["id"]): e for e in self.server.entries()}
        for device in self.devices:
            assert device.outbox == []
            assert device.store == server

    def _check_newest_stamp_stands(self) -> None:
        entries = {(e["kind"], e["id"]): e for e in self.server.entries()}
        states = {place: state_of(e, deleted=e["deleted"]) for place, e in entries.items()}
        for place, entry in entries.items():
            newest = max(stamp.at for stamp in states[place].stamps.values())
            assert newest <= (parse_at(entry["updated_at"]) or 0), "no stamp is ahead of its rev"
        for edit, stamp in self.server.history():
            state = states[edit.kind, edit.id]
            standing = state.stamps[edit.leaf]
            theirs = (stamp.at, stamp.client_id, edit.value)
            ours = (standing.at, standing.client_id, canonical(state.values[edit.leaf]))
            assert ours >= theirs, f"{edit.leaf}: {theirs} is newer than {ours}"

    def _check_replay(self) -> None:
        before = self.server.entries(), sorted(self.server.history())
        for text in [*self.server.processed, *reversed(self.server.processed)]:
            with contextlib.suppress(EpochChanged):
                self.server.handle(text)
        assert (self.server.entries(), sorted(self.server.history())) == before

    def _serve(self, device: Device, sent: Sent) -> Answer:
        try:
            text = self.server.handle(sent.text)
        except EpochChanged as error:
            return Answer(device, sent, "", error.epoch)
        self.must |= edits_in(json.loads(sent.text))
        return Answer(device, sent, text)

    def _receive(self, answer: Answer) -> None:
        if answer.epoch is not None:
            answer.device.begin_again(answer.sent, answer.epoch)
        else:
            answer.device.take(answer.sent, answer.text, self.server.now)

    def _forget_what_nobody_holds(self) -> None:
        held = set().union(*(self._held(device) for device in self.devices))
        self.must &= self.server.edits() | held

    def _held(self, device: Device) -> set[Edit]:
        queued = {"client_id": device.client_id, "changes": [change for _, change in device.outbox]}
        return edits_of(device.store.values()) | edits_in(queued)

    def _uuid(self) -> str:
        self.numbers += 1
        return str(uuid.UUID(int=self.numbers))

    def _pick(
        self, device: int, pick: int, *, deleted: bool | None, kind: str = ""
    ) -> Place | None:
        """An entry that the device knows, deleted or not, as asked."""
        one = self.devices[device]
        found = []
        for place in one.places():
            seen = one.view(place)
            if seen and place[0].startswith(kind) and deleted in (None, seen[1]):
                found.append(place)
        return found[pick % len(found)] if found else None
