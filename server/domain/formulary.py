"""What a medicine is counted under, and the medicines offered by name.

Classes and limits: clinical.md §1.4; medicines: clinical.md §7.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .formulary_data import (
    ACUTE,
    DEVICE,
    INGREDIENT_CLASSES,
    LABELS,
    PREVENTIVE,
    SUPPLEMENT,
    SYNONYMS,
)

COUNTED = (
    "triptan",
    "ergot",
    "opioid",
    "combination",
    "simple_analgesic",
    "gepant",
    "ditan",
    "other_acute",
)
"""Classes with a count of days, in the order in which they are listed (R19)."""

MIXABLE = frozenset({"triptan", "ergot", "opioid", "simple_analgesic"})
"""Classes whose days join in MIX (clinical.md §1.4, 8.2.6)."""


@dataclass(frozen=True, slots=True)
class Classes:
    """What one intake counts under.

    `name`: the class that is shown. `counted`: the classes whose days it adds to, none for
    `not_counted` and `unknown`. `feeds`: the ingredient classes through which it feeds MIX.
    """

    name: str
    counted: tuple[str, ...]
    feeds: frozenset[str]


def classes_of(medication: Mapping[str, Any] | None) -> Classes:
    """The classes of a medication's data; None (missing or deleted) is of class unknown.

    clinical.md §2.4 *Medicines*: ingredients win when all are known, else `class`.
    """
    if medication is None:
        return UNKNOWN
    ingredients = medication.get("ingredients") or ()
    if ingredients and all(code in INGREDIENT_CLASSES for code in ingredients):
        return _by_ingredients({INGREDIENT_CLASSES[code] for code in ingredients})
    return _by_class(medication.get("class") or "unknown")


def _by_class(name: str) -> Classes:
    if name not in COUNTED:
        return Classes(name, (), frozenset())
    # A combination of unknown ingredients feeds MIX as simple_analgesic (§2.4 *Medicines*).
    feeds = {"simple_analgesic"} if name == "combination" else {name} & MIXABLE
    return Classes(name, (name,), frozenset(feeds))


UNKNOWN = _by_class("unknown")


def _by_ingredients(classes: set[str]) -> Classes:
    """clinical.md §1.4: ≥ 2 classes or analgesic + adjuvant is a combination; two plain
    analgesics are not; ergot with caffeine is ergot; a combination with a triptan or ergot
    counts under both."""
    feeds = classes & MIXABLE
    analgesics = feeds & {"opioid", "simple_analgesic"}
    counted = classes & {"gepant", "ditan"}
    if len(feeds) > 1 or (analgesics and "adjuvant" in classes):
        counted |= {"combination"} | (feeds & {"triptan", "ergot"})
    else:
        counted |= feeds
    ordered = tuple(name for name in COUNTED if name in counted)
    name = "combination" if "combination" in counted else (ordered or ("not_counted",))[0]
    return Classes(name, ordered, frozenset(feeds))


def formulary_json() -> list[dict[str, Any]]:
    """Every medicine, supplement and device as plain JSON for the app's cabinet.

    `name` and `form` are shown, `ingredients` and `class` fill the entry, `counted` and `feeds`
    are those of `Classes`, `synonyms` are searched beside the name, `atc` is absent where unsure.
    """
    rows = [_drug(names.split(" + "), "acute", form, dose, atc) for names, form, dose, atc in ACUTE]
    rows += [_drug([name], "preventive", "", dose, "") for name, dose in PREVENTIVE]
    rows += [_drug([name], "supplement", "", dose, "") for name, dose in SUPPLEMENT]
    rows += [_row(name, [], "device", "not_counted", dose=dose) for name, dose in DEVICE]
    return rows


def ingredients_json() -> dict[str, list[str]]:
    """Class (`adjuvant` for what counts only beside an analgesic) → ingredient codes."""
    classes: dict[str, list[str]] = {}
    for code, name in INGREDIENT_CLASSES.items():
        classes.setdefault(name, []).append(code)
    return classes


def _drug(codes: list[str], role: str, form: str, dose: str, atc: str) -> dict[str, Any]:
    name = " + ".join(LABELS.get(code, code.replace("_", " ")) for code in codes)
    derived = classes_of({"ingredients": codes}).name
    row = _row(name, codes, role, derived, form=form, dose=dose, atc=atc)
    synonyms = [other for code in codes for other in SYNONYMS.get(code, ())]
    return {**row, "synonyms": synonyms} if synonyms else row


def _row(name: str, codes: Iterable[str], role: str, derived: str, **rest: str) -> dict[str, Any]:
    row = {"name": name, "ingredients": list(codes), "class": derived, "role": role}
    return row | {key: text for key, text in rest.items() if text}
