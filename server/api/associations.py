"""GET /associations: what goes with attacks, of contract §5."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from server.api.guard import signed_in
from server.api.routes import Routes
from server.api.schemas_associations import Associations
from server.api.schemas_diary import Period
from server.api.services import services
from server.reports.associations import associations_of
from server.reports.reading import read_period
from server.reports.summary import check_period

routes = Routes("associations", "What goes with attacks")


@routes.add("GET", "/associations", query=Period, answer=Associations)
def associations(query: dict[str, Any]) -> dict[str, Any]:
    """Compare days with and without each factor, between two dates, both inclusive.

    *Associated with*, never *causes*. `as_of` (default now) is the moment it is reckoned at.
    """
    own, account = services(), signed_in().account
    as_of: datetime = query["as_of"] or own.clock()
    period = query["date_from"], query["date_to"], as_of
    check_period(*period)
    near = own.database.read(lambda conn: read_period(conn, own.keyring, account, *period))
    return associations_of(near.diary, *period)
