"""Kinds of field: what an answer can be.

Every field of every kind of entry (`entries.py`) is one of these frozen records. Validation, the
marshmallow schemas, the OpenAPI document, the app's types and its form are derived from them, so
a new kind of field is added here and in the places that a type checker then names.

Three values everywhere: a yes/no answer is true, false, or absent ("not asked"); nothing here has
a default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NOTES_MAX = 4000
"""Characters (code points) in a long text: notes, and each text of `imported` (contract §3)."""
IMPORTED_MAX = 40
"""Labels in one `imported` map (contract §3)."""
NAME_MAX = 400
"""Characters in a short text such as a name or a title."""


@dataclass(frozen=True, slots=True)
class Field:
    """A named answer. `group` is the fold of the form that it stands in."""

    name: str
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Instant(Field):
    """A moment: RFC 3339 with an offset."""


@dataclass(frozen=True, slots=True)
class Date(Field):
    """A local date, `YYYY-MM-DD`."""


@dataclass(frozen=True, slots=True)
class ClockTime(Field):
    """A wall time, `HH:MM`."""


@dataclass(frozen=True, slots=True)
class Zone(Field):
    """An IANA zone. `device_allowed`: the word `device` stands for the device's own."""

    device_allowed: bool = False


@dataclass(frozen=True, slots=True)
class Scale(Field):
    """A step from 0 to the last word; every step has a word, so that no colour stands alone."""

    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount(Field):
    """A number with bounds, both inclusive."""

    least: float = 0
    most: float = 1000
    whole: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class YesNo(Field):
    """True, false, or not asked."""


@dataclass(frozen=True, slots=True)
class OneOf(Field):
    """One code of a vocabulary (code → English label)."""

    codes: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Ticks(Field):
    """A yes/no for each code of a vocabulary; the person's own factors as `custom:<id>`."""

    codes: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Text(Field):
    """Own words, at most `longest` characters (code points)."""

    longest: int = NAME_MAX


@dataclass(frozen=True, slots=True)
class Language(Field):
    """A BCP 47 tag such as `de-AT`."""


@dataclass(frozen=True, slots=True)
class Reference(Field):
    """The id of another entry of kind `to`, or one of `words`; it may not be there yet."""

    to: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListOf(Field):
    """A list of short words, one leaf as a whole. `item`: `word` or `time` (`HH:MM`)."""

    item: str = "word"
    most: int = 200


@dataclass(frozen=True, slots=True)
class InstantMap(Field):
    """Readings: instant (UTC, milliseconds, `Z`) → a step of a scale, or 0-10."""

    words: tuple[str, ...] = ()
    most: int = 10


@dataclass(frozen=True, slots=True)
class DateMap(Field):
    """Local date → own words."""

    longest: int = NAME_MAX


@dataclass(frozen=True, slots=True)
class TextMap(Field):
    """Label → text, from the file that an import read; shown, exported, never counted."""

    longest: int = NOTES_MAX
    most: int = IMPORTED_MAX


@dataclass(frozen=True, slots=True)
class Answers(Field):
    """Item of a questionnaire → its answer: a number, yes/no, or a short text."""


@dataclass(frozen=True, slots=True)
class Group(Field):
    """Fields that belong together, a map of their own in the data."""

    fields: tuple[Field, ...] = ()


MAPS = (Ticks, InstantMap, DateMap, TextMap, Answers, Group)
"""Kinds whose value is a map: never a leaf, merged key by key, never null (contract §2 Leaves)."""
