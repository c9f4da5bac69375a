"""Encodings, delimiters, limits: what a file may look like (import-formats.md §13)."""

from __future__ import annotations

import pytest

from server.importers import table
from server.importers.detect import reader_of
from server.importers.errors import FileTooLarge, UnreadableFile, UnsupportedFile
from server.importers.text import MAX_BYTES

from .made_up import csv_text, only, read

ROW = {"Started": "01/14/26 06:40", "Notes": "Übelkeit – links", "Symptoms": "Nausea"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    raw = csv_text([ROW]).encode(encoding)
    assert only(read(raw), "attack").data["notes"] == "Übelkeit – links"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    data = only(read(csv_text([ROW], delimiter=delimiter)), "attack").data
    assert data["symptoms"] == {"nausea": True}


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_any_line_end_will_do(end: str) -> None:
    text = csv_text([ROW]).replace("\r\n", end)
    assert only(read(text), "attack").data["notes"] == "Übelkeit – links"


def test_the_header_is_searched_for_within_the_first_200_rows() -> None:
    above = "# exported by a phone\r\n"
    assert len(read(above * 150 + csv_text([ROW])).drafts) == 1
    with pytest.raises(UnsupportedFile):
        reader_of((above * 200 + csv_text([ROW])).encode())


def test_what_stands_above_the_table_is_named() -> None:
    reading = read("# exported by a phone\r\n" + csv_text([ROW]))
    assert [(d.row, d.why) for d in reading.dropped] == [
        (1, "This row above the table has no date.")
    ]


def test_a_formula_guard_is_no_part_of_the_text() -> None:
    assert only(read(csv_text([ROW | {"Notes": "'=better"}])), "attack").data["notes"] == "=better"
    assert only(read(csv_text([ROW | {"Notes": "'tis bad"}])), "attack").data["notes"] == "'tis bad"


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(FileTooLarge):
        reader_of(b"x" * (MAX_BYTES + 1))


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_ROWS", 10)
    with pytest.raises(FileTooLarge):
        reader_of(csv_text([ROW] * 10).encode())


def test_a_cell_that_is_too_long_is_refused() -> None:
    with pytest.raises(FileTooLarge):
        reader_of(csv_text([ROW | {"Notes": "x" * (table.MAX_CELL + 1)}]).encode())


def test_a_quote_that_never_ends_is_refused() -> None:
    text = csv_text([ROW]) + '"2","' + "x" * 200_000
    with pytest.raises((UnreadableFile, FileTooLarge)):
        reader_of(text.encode())


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"hello",
        b"\x00\x01\x02\x03",
        b"a,b\n1,2\n",
        b"{}",
        b"[]",
        b"{",
        b"[" * 200_000,
        b'{"format": "something"}',
        b"\xff\xfe\x00",
        b"PK\x03\x04zipped",
    ],
)
def test_a_file_that_nobody_knows_is_refused(raw: bytes) -> None:
    with pytest.raises((UnsupportedFile, UnreadableFile)) as caught:
        reader_of(raw)
    assert list(caught.value.errors) == ["/file"]


@pytest.mark.parametrize(
    ("head", "app"),
    [
        ('<?xml version="1.0"?><!DOCTYPE HealthData>', "Apple Health"),
        ("date,date formatted,weekday,time of day,category,rating/amount,detail,notes", "Bearable"),
        ("full_date,date,weekday,time,mood,activities,note_title,note", "Daylio"),
        ('{"format":"megrim-export","format_version":1}', "Megrim"),
    ],
)
def test_an_app_that_comes_later_is_named(head: str, app: str) -> None:
    with pytest.raises(UnsupportedFile, match=f"{app}.*not supported yet"):
        reader_of(head.encode())


def test_the_extension_plays_no_part() -> None:
    assert reader_of(csv_text([ROW]).encode())[0] == "migraine_buddy"
