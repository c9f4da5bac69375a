"""What is not JSON, is too deep, too long or unclear never reaches the diary (contract §2)."""

from __future__ import annotations

import json
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.api.body import MAX_DEPTH, deeper_than, parse, refuse_unstorable
from server.api.errors import NotJson
from server.domain.errors import Invalid

TEXTS = st.text('ab"\\[]{}é', max_size=8)
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=40,
)


def depth_of(value: Any) -> int:
    if isinstance(value, list):
        return 1 + max(map(depth_of, value), default=0)
    if isinstance(value, dict):
        return 1 + max(map(depth_of, value.values()), default=0)
    return 0


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"NaN",
        b'{"a": Infinity}',
        b'{"a": -Infinity}',
        b'{"a": 1e999}',
        b'{"a": -1e999}',
        b'{"a": 1, "a": 2}',
        b'{"a": {"b": 1, "b": 1}}',
        b"[" * 200_000,
        b"[" * 200_000 + b"]" * 200_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b"9" * 5_000,
        b"\xef\xbb\xbf{}",
        '{"a": 1}'.encode("utf-16"),
        '{"a": 1}'.encode("utf-16-le"),
        b'{"a": "\xff"}',
        b"{'a': 1}",
        b'{"a": 1,}',
        b'{"a": "\x00"}',
        b"{} {}",
        b"01",
    ],
)
def test_it_is_not_json(raw: bytes) -> None:
    with pytest.raises(NotJson):
        parse(raw)


def test_thirty_two_levels_are_taken_and_one_more_is_not() -> None:
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert depth_of(parse(deepest.encode())) == MAX_DEPTH
    with pytest.raises(NotJson):
        parse(f"[{deepest}]".encode())


def test_brackets_in_texts_are_no_nesting() -> None:
    text = json.dumps({"notes": '[{"' * 100 + "\\" * 7 + '"'})
    assert parse(text.encode()) == json.loads(text)


@given(VALUES)
def test_what_is_json_is_read_as_json(value: Any) -> None:
    assert parse(json.dumps(value).encode()) == value


@given(VALUES, st.integers(1, 6))
def test_depth_is_counted_without_parsing(value: Any, most: int) -> None:
    assert deeper_than(json.dumps(value).encode(), most) == (depth_of(value) > most)


def test_a_hostile_body_of_eight_megabytes_is_refused_fast() -> None:
    for raw in (b"[" * 8_000_000, b'["' * 4_000_000, b"[]" * 4_000_000, b'{"\\"' * 2_000_000):
        began = process_time()
        with pytest.raises(NotJson):
            parse(raw)
        assert process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        (r'{"a": "\ud800"}', "/a"),
        (r'{"a": ["x", "\udfff"]}', "/a/1"),
        (r'{"a": {"b": "\u0000"}}', "/a/b"),
    ],
)
def test_text_that_no_database_takes_is_named(text: str, pointer: str) -> None:
    with pytest.raises(Invalid) as caught:
        refuse_unstorable(parse(text.encode()))
    assert list(caught.value.errors) == [pointer]


def test_a_whole_surrogate_pair_is_a_character() -> None:
    refuse_unstorable(parse(rb'{"a": "\ud83d\ude00"}'))
