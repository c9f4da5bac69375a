"""The one form of a backup: gzipped lines of JSON, with a digest of all before it at the end.

First a header (format, schema, keys, the columns of each table), then a line for each row,
`[table, value, …]` with bytes as `{"b": base64}`, then `{"rows": n, "sha256": hex}`. It is the same
whichever database it came from.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from server.storage.errors import BackupDamaged

FORMAT = 1
_key_name = re.compile(r"[a-z0-9_-]{1,40}\.key").fullmatch
Row = tuple[str, list[Any]]
"""(table, values in the order of the header's columns)."""


@dataclass(frozen=True)
class Header:
    """`keys`: name of a key file → its text; empty when they were left out."""

    schema: str
    created_at: str
    columns: dict[str, list[str]]
    keys: dict[str, str] = field(default_factory=dict)


def write_backup(path: Path, header: Header, rows: Iterable[Row]) -> int:
    """Write it for the owner's eyes alone (mode 0600), whole or not at all; how many rows.

    Raises FileExistsError and other OSErrors.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as raw:
            count = _write(raw, header, rows)
            raw.flush()
            os.fsync(raw.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return count


def read_header(path: Path) -> Header:
    """The header of a file that is whole from end to end; raises BackupDamaged, OSError."""
    lines = _checked_lines(path)
    header = _header(next(lines, None))
    for line in lines:
        if not isinstance(line, list) or len(line) != 1 + len(header.columns.get(line[0], ())):
            raise BackupDamaged
    return header


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a file that `read_header` found whole."""
    lines = _checked_lines(path)
    next(lines)
    for table, *values in lines:
        yield table, [_loaded(value) for value in values]


def _write(raw: Any, header: Header, rows: Iterable[Row]) -> int:
    digest, count = hashlib.sha256(), 0
    with gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=3, mtime=0, filename="") as packed:

        def put(value: Any) -> None:
            line = orjson.dumps(value) + b"\n"
            digest.update(line)
            packed.write(line)

        put({"cephalog_backup": FORMAT, **vars(header)})
        for table, values in rows:
            put([table, *map(_dumped, values)])
            count += 1
        packed.write(orjson.dumps({"rows": count, "sha256": digest.hexdigest()}) + b"\n")
    return count


def _checked_lines(path: Path) -> Iterator[Any]:
    """Every line but the last, each parsed; raises BackupDamaged, at the end if need be."""
    digest, count, held = hashlib.sha256(), -1, b""
    try:
        with gzip.open(path, "rb") as lines:
            for line in lines:
                if held:
                    digest.update(held)
                    count += 1
                    yield orjson.loads(held)
                held = line
        last = orjson.loads(held)
    except (EOFError, ValueError, zlib.error, gzip.BadGzipFile):
        raise BackupDamaged from None
    if not isinstance(last, dict) or last != {"rows": count, "sha256": digest.hexdigest()}:
        raise BackupDamaged


def _header(line: Any) -> Header:
    if not isinstance(line, dict) or line.pop("cephalog_backup", None) != FORMAT:
        raise BackupDamaged
    try:
        header = Header(**line)
    except TypeError:
        raise BackupDamaged from None
    if not all(map(_key_name, header.keys)):
        raise BackupDamaged
    return header


def _dumped(value: Any) -> Any:
    return (
        {"b": base64.b64encode(value).decode()} if isinstance(value, bytes | memoryview) else value
    )


def _loaded(value: Any) -> Any:
    return base64.b64decode(value["b"]) if isinstance(value, dict) else value
