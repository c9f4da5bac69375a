"""The same work, said in the language of each server: ours, Kinto, pouchdb-server, plain Flask."""

from __future__ import annotations

import base64
import gzip
import uuid
import zlib
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp
import orjson

from tests.bench.documents import Document


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    wire: int
    headers: Any


@dataclass(frozen=True)
class Pull:
    """What a pull brought: documents, bytes on the wire, requests it took."""

    documents: int
    wire: int
    requests: int


class Adapter(ABC):
    """Speaks to one server. `retries` counts answers that asked to try again."""

    def __init__(self, name: str, base: str, *, keep_alive: bool = True) -> None:
        self.name, self.base, self.retries = name, base, 0
        self.keep_alive = keep_alive
        self.session: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        connector = aiohttp.TCPConnector(limit=64, force_close=not self.keep_alive)
        patience = aiohttp.ClientTimeout(total=300)
        self.session = aiohttp.ClientSession(
            connector=connector, auto_decompress=False, timeout=patience
        )

    async def close(self) -> None:
        if self.session:
            await self.session.close()

    async def call(
        self, method: str, path: str, user: str | None, body: Any = None,
        ok: tuple[int, ...] = (200, 201), **more: str,
    ) -> Answer:  # fmt: skip
        assert self.session
        headers = {"Accept-Encoding": "gzip", "Content-Type": "application/json"}
        data = None if body is None else orjson.dumps(body)
        url = self.base + path
        headers |= self.credentials(user) | more
        async with self.session.request(method, url, data=data, headers=headers) as response:
            raw = await response.read()
            if response.status not in ok:
                raise RuntimeError(f"{self.name}: {method} {path}: {response.status} {raw[:300]!r}")
            plain = unpacked(raw, response.headers.get("Content-Encoding", ""))
            return Answer(
                response.status, orjson.loads(plain) if plain else None, len(raw), response.headers
            )

    @abstractmethod
    def credentials(self, user: str | None) -> dict[str, str]: ...
    @abstractmethod
    async def make_user(self, user: str) -> None: ...
    @abstractmethod
    async def create(self, user: str, document: Document) -> None: ...
    @abstractmethod
    async def push(self, user: str, batch: list[Document]) -> None: ...
    @abstractmethod
    async def cursor(self, user: str) -> Any: ...
    @abstractmethod
    async def pull(self, user: str, cursor: Any) -> Pull: ...
    @abstractmethod
    async def pull_all(self, user: str) -> Pull: ...


def unpacked(raw: bytes, encoding: str) -> bytes:
    if encoding == "gzip":
        return gzip.decompress(raw)
    return zlib.decompress(raw) if encoding == "deflate" else raw


def basic(name: str, password: str) -> dict[str, str]:
    pair = base64.b64encode(f"{name}:{password}".encode()).decode()
    return {"Authorization": f"Basic {pair}"}


@dataclass
class Device:
    """One of our devices: its client id and where its pulls stand."""

    token: str
    client: str = field(default_factory=lambda: str(uuid.uuid4()))
    epoch: str | None = None
    cursor: str | None = None


class Ours(Adapter):
    def __init__(self, name: str, base: str) -> None:
        super().__init__(name, base)
        self.devices: dict[str, Device] = {}

    def credentials(self, user: str | None) -> dict[str, str]:
        known = self.devices.get(user or "")
        return {"Authorization": f"Bearer {known.token}"} if known else {}

    async def make_user(self, user: str) -> None:
        account = {"email": f"{user}@example.org", "password": f"quiet dark room {user}",
                   "zone": "Europe/Berlin", "client": "api"}  # fmt: skip
        answer = await self.call("POST", "/api/v1/accounts", None, account)
        self.devices[user] = Device(answer.body["token"])
        await self.sync(user, [], limit=1)

    async def sync(
        self, user: str, changes: list[Document], limit: int, cursor: Any = None
    ) -> Answer:
        device = self.devices[user]
        asked = device.cursor if cursor is None else cursor
        call = {"client_id": device.client, "epoch": device.epoch, "cursor": asked,
                "limit": limit, "changes": changes}  # fmt: skip
        answer = await self.call("POST", "/api/v1/sync", user, call)
        refused = [each for each in answer.body["results"] if each["status"] != "applied"]
        if refused:
            raise RuntimeError(f"{self.name}: {refused[0]}")
        device.epoch = answer.body["epoch"]
        return answer

    async def create(self, user: str, document: Document) -> None:
        await self.push(user, [document])

    async def push(self, user: str, batch: list[Document]) -> None:
        answer = await self.sync(user, [change(each) for each in batch], limit=1)
        self.devices[user].cursor = answer.body["cursor"]

    async def cursor(self, user: str) -> Any:
        cursor = self.devices[user].cursor
        while True:
            answer = await self.sync(user, [], 1000, cursor)
            cursor = answer.body["cursor"]
            if not answer.body["more"]:
                self.devices[user].cursor = cursor
                return cursor

    async def pull(self, user: str, cursor: Any) -> Pull:
        answer = await self.sync(user, [], 500, cursor)
        return Pull(len(answer.body["entries"]), answer.wire, 1)

    async def pull_all(self, user: str) -> Pull:
        device = self.devices[user]
        fresh = Device(device.token)
        self.devices[user], documents, wire, requests = fresh, 0, 0, 0
        try:
            while True:
                answer = await self.sync(user, [], 1000)
                fresh.cursor = answer.body["cursor"]
                documents += sum(each["kind"] == "attack" for each in answer.body["entries"])
                wire, requests = wire + answer.wire, requests + 1
                if not answer.body["more"]:
                    return Pull(documents, wire, requests)
        finally:
            self.devices[user] = device


def change(document: Document) -> Document:
    data = {name: value for name, value in document.items() if name != "id"}
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return {"kind": "attack", "id": document["id"], "at": now, "patch": data}


class Kinto(Adapter):
    """Accounts and the default bucket; PUT with If-None-Match, as kinto.js sends it."""

    RECORDS = "/v1/buckets/default/collections/attacks"
    AGAIN = (409, 503)  # "please retry"

    def __init__(self, name: str, base: str) -> None:
        # uWSGI's http-socket closes after each answer.
        super().__init__(name, base, keep_alive=False)

    def credentials(self, user: str | None) -> dict[str, str]:
        return basic(user or "", f"pw-{user}")

    async def make_user(self, user: str) -> None:
        await self.call("PUT", f"/v1/accounts/{user}", user, {"data": {"password": f"pw-{user}"}})
        await self.call("PUT", self.RECORDS, user, {"data": {}})

    async def create(self, user: str, document: Document) -> None:
        path = f"{self.RECORDS}/records/{document['id']}"
        for _ in range(20):
            answer = await self.call(
                "PUT", path, user, {"data": document}, (201, *self.AGAIN), **{"If-None-Match": "*"}
            )
            if answer.status == 201:
                return
            self.retries += 1
        raise RuntimeError("kinto: still in conflict")

    async def push(self, user: str, batch: list[Document]) -> None:
        requests = [
            {"path": f"{self.RECORDS}/records/{each['id']}", "body": {"data": each}}
            for each in batch
        ]
        defaults = {"method": "PUT", "headers": {"If-None-Match": "*"}}
        body = {"defaults": defaults, "requests": requests}
        for attempt in range(20):
            answer = await self.call("POST", "/v1/batch", user, body, (200, *self.AGAIN))
            fine = (200, 201, 412) if attempt else (200, 201)
            if answer.status == 200 and all(
                each["status"] in fine for each in answer.body["responses"]
            ):
                return
            self.retries += 1
        raise RuntimeError("kinto: the batch is still in conflict")

    async def cursor(self, user: str) -> Any:
        answer = await self.call("GET", f"{self.RECORDS}/records?_limit=1", user)
        return answer.headers["ETag"].strip('"')

    async def pull(self, user: str, cursor: Any) -> Pull:
        answer = await self.call("GET", f'{self.RECORDS}/records?_since="{cursor}"', user)
        return Pull(len(answer.body["data"]), answer.wire, 1)

    async def pull_all(self, user: str) -> Pull:
        answer = await self.call("GET", f"{self.RECORDS}/records", user)
        return Pull(len(answer.body["data"]), answer.wire, 1)


class Couch(Adapter):
    """CouchDB's protocol, one database per user; bulk without new revisions, as a replicator."""

    ADMIN = basic("admin", "adminpw")

    def credentials(self, user: str | None) -> dict[str, str]:
        return self.ADMIN if user is None else basic(user, f"pw-{user}")

    async def make_user(self, user: str) -> None:
        name = f"org.couchdb.user:{user}"
        account = {"_id": name, "name": user, "password": f"pw-{user}", "type": "user", "roles": []}
        await self.call("PUT", f"/_users/{name}", None, account)
        await self.call("PUT", f"/db-{user}", None)
        rights = {"admins": {"names": [], "roles": []}, "members": {"names": [user], "roles": []}}
        await self.call("PUT", f"/db-{user}/_security", None, rights)

    async def create(self, user: str, document: Document) -> None:
        body = {name: value for name, value in document.items() if name != "id"}
        await self.call("PUT", f"/db-{user}/{document['id']}", user, body)

    async def push(self, user: str, batch: list[Document]) -> None:
        revisions = {each["id"]: ["1-" + each["id"].replace("-", "")] for each in batch}
        missing = await self.call("POST", f"/db-{user}/_revs_diff", user, revisions)
        documents = [revised(each) for each in batch if each["id"] in missing.body]
        body = {"new_edits": False, "docs": documents}
        answer = await self.call("POST", f"/db-{user}/_bulk_docs", user, body)
        if any("error" in each for each in answer.body):
            raise RuntimeError(f"couch: {answer.body}")

    async def cursor(self, user: str) -> Any:
        return (await self.call("GET", f"/db-{user}", user)).body["update_seq"]

    async def pull(self, user: str, cursor: Any) -> Pull:
        path = f"/db-{user}/_changes?include_docs=true&since={cursor}"
        answer = await self.call("GET", path, user)
        return Pull(len(answer.body["results"]), answer.wire, 1)

    async def pull_as_replicator(self, user: str, cursor: Any) -> Pull:
        """The five requests that a CouchDB replicator sends for one pull."""
        base, point = f"/db-{user}", f"/db-{user}/_local/point"
        sent = [await self.call("GET", base, user)]
        saved = await self.call("GET", point, user, ok=(200, 404))
        changes = f"{base}/_changes?style=all_docs&limit=100&since={cursor}"
        sent += [saved, found := await self.call("GET", changes, user)]
        wanted = [
            {"id": each["id"], "rev": each["changes"][0]["rev"]} for each in found.body["results"]
        ]
        bulk = f"{base}/_bulk_get?revs=true&latest=true"
        sent.append(await self.call("POST", bulk, user, {"docs": wanted}))
        checkpoint = {"_id": "_local/point", "last_seq": found.body["last_seq"]}
        if saved.status == 200:
            checkpoint["_rev"] = saved.body["_rev"]
        sent.append(await self.call("PUT", point, user, checkpoint))
        return Pull(len(wanted), sum(each.wire for each in sent), len(sent))

    async def pull_all(self, user: str) -> Pull:
        answer = await self.call("GET", f"/db-{user}/_changes?include_docs=true&since=0", user)
        found = [each for each in answer.body["results"] if not each["id"].startswith("_")]
        return Pull(len(found), answer.wire, 1)


def revised(document: Document) -> Document:
    revision = document["id"].replace("-", "")
    data = {name: value for name, value in document.items() if name != "id"}
    return {**data, "_id": document["id"], "_rev": f"1-{revision}",
            "_revisions": {"start": 1, "ids": [revision]}}  # fmt: skip


class Flask(Adapter):
    """anchors/flask_limit.py"""

    def credentials(self, user: str | None) -> dict[str, str]:
        return {"Authorization": f"Bearer token-{user}"}

    async def make_user(self, user: str) -> None:
        await self.call("POST", "/users", user, {"name": user})

    async def create(self, user: str, document: Document) -> None:
        await self.call("PUT", f"/docs/{document['id']}", user, document)

    async def push(self, user: str, batch: list[Document]) -> None:
        answer = await self.call("POST", "/push", user, {"docs": batch})
        if answer.body["stored"] != len(batch):
            raise RuntimeError(f"flask: {answer.body}")

    async def cursor(self, user: str) -> Any:
        return (await self.call("GET", "/cursor", user)).body["cursor"]

    async def pull(self, user: str, cursor: Any) -> Pull:
        answer = await self.call("GET", f"/pull?since={cursor}", user)
        return Pull(len(answer.body["docs"]), answer.wire, 1)

    async def pull_all(self, user: str) -> Pull:
        return await self.pull(user, 0)
