"""Logs go to standard output, a line each. What a person wrote never gets there: see `headers`."""

from __future__ import annotations

import logging
import sys
import time


class _Utc(logging.Formatter):
    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"


def configure_logs() -> None:
    """Write what Cephalog logs to standard output, with the time in UTC."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(_Utc("%(asctime)s %(name)s %(levelname)s %(message)s"))
    log = logging.getLogger("cephalog")
    log.handlers = [handler]
    log.setLevel(logging.INFO)
    log.propagate = False
