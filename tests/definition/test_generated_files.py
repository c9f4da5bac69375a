"""What is generated from the definition is up to date and whole."""

from __future__ import annotations

from server import definition
from server.domain.entries import KINDS
from server.domain.fields import Field, Group
from server.domain.vocabulary import GROUP


def test_no_generated_file_is_stale() -> None:
    assert definition.stale() == [], "run `python -m server.definition`"


def every_field() -> list[Field]:
    top = [field for kind in KINDS.values() for field in kind.fields]
    return top + [inner for field in top if isinstance(field, Group) for inner in field.fields]


def test_every_field_has_a_label_and_a_group_with_words() -> None:
    unnamed = [field.name for field in every_field() if not field.label or field.group not in GROUP]
    assert unnamed == []
