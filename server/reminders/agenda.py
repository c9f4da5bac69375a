"""The rows of `due`: one for each reminder, subject and local date that it is for.

`subject` is the dose's id (`after_dose`), the attack's (`open_attack`), the class (`count`), the
place of a time in the day ("1" is the second) for a medicine with times of its own, else ''.
"""

from __future__ import annotations

from typing import NamedTuple

SENT = "sent"
"""`outcome` of a row that reached a push service. What is settled otherwise has a word of its own:
the `reason` of its `Skip`, or what the worker calls it."""


class DueRow(NamedTuple):
    """One row of `due` as a worker holds it; moments in ms."""

    account: int
    reminder: str
    subject: str
    on_date: str
    due_at: int
    expires_at: int
    pick_at: int
    attempts: int
    left_over: str | None
