"""An index of the dates that entries touch, for reading a period of a long diary."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("entries_dates", "entries", ["account", "kind", "day_to", "day"])
