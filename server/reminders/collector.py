"""Python's garbage collector, as it suits a process that does nothing but send."""

from __future__ import annotations

import gc

YOUNG_OBJECTS = 10_000
"""When it looks for garbage: so many objects, or half of them, belong to messages under way."""


def spare_the_collector() -> None:
    """Have it leave alone what is loaded, which stays for good, and most of what is under way,
    which ends soon: to go through both took a sixth of the worker's time and found nothing."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)
