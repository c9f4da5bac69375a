"""POST /sync: the hot path. No schema walks the call; `server/sync` checks what it takes."""

from __future__ import annotations

from flask import request

from server.api.body import read_json
from server.api.guard import signed_in
from server.api.routes import JSON_TYPE, Routes
from server.api.schemas_diary import SyncAnswer, SyncCall
from server.api.services import services
from server.domain.errors import Invalid
from server.domain.values import zone_known
from server.reminders.plan import plan_in_zone
from server.sync.exchange import exchange

MAX_BYTES = 8 * 1024 * 1024

routes = Routes("sync", "Push what changed here, pull what changed elsewhere")
_DOC = {
    "requestBody": {"required": True, "content": {JSON_TYPE: {"schema": SyncCall}}},
}


@routes.add("POST", "/sync", answer=SyncAnswer, problems=(400, 409, 413, 415, 422, 507), doc=_DOC)
def sync() -> str:
    """Take the changes of a device, give those of the others.

    Each result stands for the change at its place. 409 for another epoch: nothing was taken.
    """
    # A text that cannot be stored spoils its own change, not the call: the result says so.
    call = read_json(request, MAX_BYTES, storable=False)
    if not isinstance(call, dict):
        raise Invalid({"": ["The call is a JSON object."]})
    who, own = signed_in(), services()
    now = own.clock()
    answer = exchange(own.database, own.keyring, who.account, call, now=now, device=who.device)
    zone = call.get("zone")
    # One that is newer than our zone data is left out: it is no reason to refuse a diary.
    if zone is not None and zone_known(zone) and (who.zone, who.latest_zone) != (zone, zone):
        where = (who.account, who.session, zone, now)
        own.database.write(lambda connection: plan_in_zone(connection, own.keyring, *where))
    return answer
