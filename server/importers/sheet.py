"""One row of a file on its way to entries: its cells by name, and what has come of them so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from server.domain.fields import IMPORTED_MAX, NAME_MAX, NOTES_MAX

from .errors import Unreadable
from .model import Asked, Data, Draft
from .words import fold

LABEL_MAX = 190


@dataclass(frozen=True, slots=True)
class Row:
    """A row. `cells`: the column's label as the file has it → text; empty cells are left out."""

    number: int
    cells: Mapping[str, str]

    def get(self, label: str) -> str:
        return self.cells.get(label, "")


@dataclass(slots=True)
class Sheet:
    """What one row becomes: the main entry's `data`, and the `drafts` beside it."""

    row: Row
    asked: Asked
    data: Data = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)

    def tick(self, name: str, code: str) -> None:
        """Answer "yes" to one code of a map."""
        self.data.setdefault(name, {})[code] = True

    def keep(self, label: str, text: str | None = None) -> None:
        """Put what no field holds (default: the whole cell) into `imported`, under its label.

        A long text takes several labels. Raises Unreadable when there are too many.
        """
        text = self.row.get(label) if text is None else text
        if not text:
            return
        imported = self.data.setdefault("imported", {})
        for start in range(0, len(text), NOTES_MAX):
            imported[_free(label[:LABEL_MAX], imported)] = text[start : start + NOTES_MAX]
        if len(imported) > IMPORTED_MAX:
            raise Unreadable("The row has more text than an entry holds.")

    def factor(self, group: str, word: str) -> str:
        """The id of the person's own factor of that name; it is made where it is not there."""
        name = word[:NAME_MAX]
        ours = self.asked.make_id("factor", group, fold(name))
        known = self.asked.known
        factor = ours if ours in known.living else known.factors.get((group, fold(name)), ours)
        if factor == ours:
            data = {"name": name, "group": group, "active": True}
            self.drafts.append(Draft("factor", ours, data))
        return factor

    def own(self, name: str, group: str, word: str) -> None:
        """Answer "yes" to a factor of the person's own."""
        self.tick(name, "custom:" + self.factor(group, word))


def _free(label: str, taken: Mapping[str, str]) -> str:
    number = 1
    while (free := label if number == 1 else f"{label} ({number})") in taken:
        number += 1
    return free
