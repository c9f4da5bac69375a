"""Classes of medicine, as the documents name them, and whether a limit may stand beside one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from server.domain import vocabulary as v

CLASSES = {**v.MEDICINE_CLASS, "mixed": "Mixed classes"}


def hides(medicine: Mapping[str, Any]) -> bool:
    """It holds an opioid: no limit may stand beside combinations then."""
    opioids = {"butalbital", "codeine", "tramadol"}
    return medicine.get("class") == "opioid" or bool(
        opioids & set(medicine.get("ingredients") or ())
    )
