"""Names of medicines as people write them → medications, and which name means which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from server.domain.formulary import classes_of, formulary_json

from .brands import BRANDS
from .model import Data
from .words import fold

_AMOUNT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*[x×]\s+(\S.*)", re.IGNORECASE | re.ASCII)
_STRENGTH = re.compile(
    r"(?<![\w.,])\d+(?:[.,]\d+)?\s*(?:mg|g|mcg|µg|μg|ug|ml|iu)(?![a-z])", re.IGNORECASE
)
_FORMS = frozenset(
    re.findall(
        r"\w+",
        "oral tablet tablets tab tabs capsule capsules cap caps pill pills odt melt injection"
        " injectable nasal spray powder suppository rapid rapidly dissolving film coated",
    )
)
_JOINED = re.compile(r"\s*(?:[/+&,]|\band\b|\bwith\b)\s*", re.IGNORECASE)
NAME_MAX = 400
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Mention:
    """A medicine in one of the effect columns. `amount`: None where no `1x` stands before it."""

    name: str
    amount: float | None
    effect: str
    column: str


def mention_of(word: str, effect: str, column: str) -> Mention:
    """`2x Naproxen 550mg` → its name and amount."""
    found = _AMOUNT.fullmatch(word)
    if found is None:
        return Mention(word[:NAME_MAX], None, effect, column)
    amount = float(found[1].replace(",", "."))
    return Mention(found[2].strip()[:NAME_MAX], amount if amount <= 1000 else None, effect, column)


@lru_cache(_REMEMBERED)
def base_name(name: str) -> str:
    """A name without strength and form, folded: `Naproxen 550mg Oral` → `naproxen`."""
    words = fold(_STRENGTH.sub(" ", name)).split()
    return " ".join(word for word in words if word not in _FORMS) or fold(name)


@lru_cache(_REMEMBERED)
def ingredients_of(name: str) -> tuple[str, ...]:
    """Ingredient codes of a name, a synonym or a brand; empty where it is not known whole."""
    known = _index()
    if found := known.get(base_name(name)):
        return found
    parts = [part for part in _JOINED.split(_STRENGTH.sub(" ", name)) if part.strip()]
    codes = [known.get(base_name(part), ()) for part in parts]
    if len(parts) < 2 or not all(codes):
        return ()
    return tuple(dict.fromkeys(code for found in codes for code in found))


class Names:
    """Names of medicines, to find those that another name means, whatever the strength."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names`: each once."""
        self._by: dict[tuple[str, ...], list[str]] = {}
        self.all = list(names)
        for name in self.all:
            for key in _keys(name):
                self._by.setdefault(key, []).append(name)

    def meant_by(self, name: str) -> list[str]:
        """The name itself where it is there; else all of the same word or ingredients."""
        keys = _keys(name)
        if exact := self._by.get(keys[0]):
            return exact
        return list(dict.fromkeys(other for key in keys[1:] for other in self._by.get(key, ())))


def _keys(name: str) -> list[tuple[str, ...]]:
    codes = ingredients_of(name)
    keys: list[tuple[str, ...]] = [("name", fold(name)), ("base", base_name(name))]
    return [*keys, ("codes", *sorted(codes))] if codes else keys


def medication_data(name: str) -> Data:
    """A medication's data; its class is `unknown` where the formulary does not know the name."""
    data: Data = {"name": name}
    strengths: Sequence[str] = _STRENGTH.findall(name)
    if len(strengths) == 1:
        data["strength"] = strengths[0].strip()
    codes = ingredients_of(name)
    if not codes:
        return data | {"class": "unknown"}
    data |= {"ingredients": list(codes), "class": classes_of({"ingredients": codes}).name}
    roles = _roles().get(frozenset(codes), set())
    return data | ({"role": next(iter(roles))} if len(roles) == 1 else {})


@cache
def _index() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for row in formulary_json():
        codes = tuple(row["ingredients"])
        if not codes:
            continue
        index.setdefault(base_name(row["name"]), codes)
        if len(codes) == 1:
            for other in row.get("synonyms", ()):
                index.setdefault(base_name(other), codes)
    index.update({base_name(brand): codes for brand, codes in BRANDS.items()})
    return index


@cache
def _roles() -> dict[frozenset[str], set[str]]:
    roles: dict[frozenset[str], set[str]] = {}
    for row in formulary_json():
        roles.setdefault(frozenset(row["ingredients"]), set()).add(row["role"])
    return roles
