"""Whatever the bytes: entries that the diary takes, or an error with a name."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.errors import DiaryError
from server.importers.attack_row import COLUMNS
from server.importers.detect import reader_of
from server.importers.migraine_buddy import faults

from .made_up import asked, csv_text

LISTS = st.lists(
    st.sampled_from(["Stress", "Nausea", "1x Advil", "No idea", "Left Eye", "Aura", "Ö"]),
    max_size=4,
).map(", ".join)
STARTED = st.one_of(
    st.datetimes().map(lambda at: f"{at:%m/%d/%y %H:%M}"),
    st.datetimes().map(lambda at: f"{at:%d/%m/%Y %H:%M}"),
    st.from_regex(r"[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}( [0-9]{1,2}:[0-9]{2})?", fullmatch=True),
    st.text(max_size=20),
)
CELLS = st.one_of(
    LISTS,
    st.text(max_size=60),
    st.from_regex(r"[+-]?[0-9]{0,4}", fullmatch=True),
    st.from_regex(
        r"[A-Z][a-z]{2} [0-9]{1,2}, [0-9]{4} at [0-9]{1,2}:[0-9]{2}( [AP]M)?: "
        r"(I took this drug: \w*|Pain increased to level: [0-9]{1,2})",
        fullmatch=True,
    ),
)
ROWS = st.lists(
    st.builds(
        lambda started, cells: {"Started": started, **cells},
        STARTED,
        st.dictionaries(st.sampled_from(COLUMNS[2:]), CELLS, max_size=12),
    ),
    max_size=4,
)


def check(raw: bytes, answer: str = "unknown") -> None:
    try:
        _, reader = reader_of(raw)
        reading = reader(asked(answers={"unlogged_days": answer}))
    except DiaryError:
        return
    assert [draft.kind for draft in reading.drafts if faults(draft)] == []
    assert all(dropped.row > 0 and dropped.why for dropped in reading.dropped)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    check(raw)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_below_the_header(text: str) -> None:
    check((csv_text([]) + text).encode("utf-8", "replace"))


@settings(deadline=None)
@given(st.lists(st.lists(st.text(max_size=30), max_size=8), max_size=6))
def test_any_cells_above_and_below_the_header(cells: list[list[str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([row for row in cells if row])
    body = out.getvalue()
    check((body + csv_text([]) + body).encode("utf-8", "replace"))


@settings(deadline=None)
@given(ROWS, st.sampled_from(["unknown", "no_headache"]))
def test_any_rows(rows: list[dict[str, str]], answer: str) -> None:
    check(csv_text(rows).encode("utf-8", "replace"), answer)
