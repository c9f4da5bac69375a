"""Pushes into a real service worker, and taps on what it shows (trust.md §5)."""

from __future__ import annotations

import json
import math
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Page, Worker

from tests.browser.steps import PASSWORD, held, new_email
from tests.fixtures.live import LiveServer, wait_for

PATIENCE = 8.0
NEUTRAL = "Time for your diary"
ZONE = "Europe/Berlin"
SHOWN = """() => navigator.serviceWorker.ready
  .then((registration) => registration.getNotifications())
  .then((all) => all.map(({ title, tag, lang, dir, body, data, actions }) =>
    ({ title, tag, lang, dir, body, data, actions: actions.map((one) => one.title) })))"""
# Untrusted, as all that a script makes: the worker may not open windows then.
TAP = """async ([title, action]) => {
  const all = await self.registration.getNotifications();
  const notification = all.find((one) => one.title === title) ?? all[0];
  if (!notification) throw new Error("nothing is shown");
  const chosen = notification.actions.find((one) => one.title === action);
  if (action && !chosen) throw new Error(`no button ${action}`);
  self.dispatchEvent(new NotificationEvent("notificationclick",
    { notification, action: chosen?.action ?? "" }));
}"""
# The same notification again, as a finger that trembles, or a worker that was late, would.
TAP_TWICE = """async ([action]) => {
  const [notification] = await self.registration.getNotifications();
  const { action: code } = notification.actions.find((one) => one.title === action);
  for (let time = 0; time < 2; time++)
    self.dispatchEvent(new NotificationEvent("notificationclick", { notification, action: code }));
}"""


def payload(entry_id: str, date: str, tag: str = "tag-1", **more: Any) -> str:
    """What the server sends (Declarative Web Push JSON), with the host of some server."""
    shown = {
        "title": NEUTRAL,
        "lang": "en",
        "dir": "ltr",
        "navigate": f"https://diary.example.org/#/r/{entry_id}/{date}",
        "tag": tag,
        **more,
    }
    return json.dumps({"web_push": 8030, "notification": shown, "mutable": True})


class Pushes:
    """Delivers to the service worker of one phone, and taps for its person."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin
        self._devtools: CDPSession = page.context.new_cdp_session(page)
        self._registrations: list[str] = []
        self._last = ""
        self._devtools.on("ServiceWorker.workerRegistrationUpdated", self._note)
        self._devtools.send("ServiceWorker.enable")
        wait_for(self._known, "the registration of the service worker is known")

    def deliver(self, data: str) -> None:
        self._last = data
        self._devtools.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": self.origin, "registrationId": self._registrations[-1], "data": data},
        )

    def stop_workers(self) -> None:
        self._devtools.send("ServiceWorker.stopAllWorkers")

    def shown(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.page.evaluate(SHOWN)
        return found

    def expect_shown(self, count: int = 1) -> list[dict[str, Any]]:
        """Under load Chromium loses one now and then; a double, as a worker that was killed sends
        it too, takes its place."""
        doubled = time.monotonic() + PATIENCE

        def seen() -> bool:
            nonlocal doubled
            if time.monotonic() > doubled:
                self.deliver(self._last)
                doubled = math.inf
            return len(self.shown()) == count

        wait_for(seen, f"{count} notifications", within=3 * PATIENCE)
        return self.shown()

    def tap(self, action: str = "", title: str = NEUTRAL) -> None:
        self._worker().evaluate(TAP, [title, action])

    def tap_twice(self, action: str) -> None:
        self._worker().evaluate(TAP_TWICE, [action])

    def _worker(self) -> Worker:
        workers = self.page.context.service_workers
        return workers[-1]

    def _known(self) -> bool:
        self.page.evaluate("1")
        return bool(self._registrations)

    def _note(self, event: dict[str, Any]) -> None:
        self._registrations += [
            one["registrationId"]
            for one in event["registrations"]
            if not one["isDeleted"] and one["scopeURL"].startswith(self.origin)
        ]


Phone = Callable[..., tuple[Page, Pushes]]


class Person:
    """Somebody with an account, who records through the API."""

    def __init__(self, server: LiveServer) -> None:
        self.server = server
        self.email = new_email()
        body = {"email": self.email, "password": PASSWORD, "zone": ZONE, "client": "api"}
        self.token: str = server.post("/accounts", body)["token"]
        self.client = new_id()

    def record(self, kind: str, data: dict[str, Any], entry_id: str = "") -> str:
        """Makes an entry; gives its id."""
        made = entry_id or new_id()
        change = {"kind": kind, "id": made, "at": moment(), "deleted": False, "patch": data}
        call = {"client_id": self.client, "epoch": None, "cursor": None, "changes": [change]}
        [result] = self.server.post("/sync", call, self.token)["results"]
        assert result["status"] == "applied", result
        return made

    def reminder(self, kind: str, **more: Any) -> str:
        return self.record("reminder", {"type": kind, **more})

    def entry(self, kind: str, entry_id: str) -> dict[str, Any]:
        """What the server holds of it; nothing where there is none."""
        found = self.server.get(f"/entries/{kind}?limit=1000", self.token)["entries"]
        data: dict[str, Any] = next((one["data"] for one in found if one["id"] == entry_id), {})
        return data

    def history(self, kind: str, entry_id: str) -> list[dict[str, Any]]:
        answer = self.server.get(f"/entries/{kind}/{entry_id}/history", self.token)
        found: list[dict[str, Any]] = answer["history"]
        return found


def moment(minutes_ago: float = 0) -> str:
    """RFC 3339, UTC, whole milliseconds."""
    at = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def sign_phone_in(context: BrowserContext, person: Person) -> None:
    """The cookie, without the screens for it."""
    call = {"email": person.email, "password": PASSWORD, "client": "browser", "device": "Phone"}
    answer = context.request.post(
        "/api/v1/sessions", data=call, headers={"Origin": person.server.url}
    )
    assert answer.status == 201, answer.text()


def held_data(page: Page, kind: str, entry_id: str) -> list[dict[str, Any]]:
    """The changes of an entry that wait on the phone, oldest first."""
    rows = [row for row in held(page, kind)["outbox"] if row["id"] == entry_id]
    return [json.loads(row["body"]) for row in rows]


def allow(context: BrowserContext, origin: str) -> None:
    context.grant_permissions(["notifications", "background-sync"], origin=origin)


def new_id() -> str:
    return str(uuid.uuid4())


def until(condition: Callable[[], bool], what: str) -> None:
    wait_for(condition, what, within=30)
