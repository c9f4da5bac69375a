"""Strict JSON bodies (contract §2): 415, 413, 400, and 422 for text that no database takes.

Python's parser takes NaN, keeps the last of two equal keys and fails at 200,000 brackets; none of
that may reach a diary. Depth is found without a parse, by deleting everything but the brackets.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from flask import Request

from server.api.errors import NotJson, NotJsonType, TooLarge
from server.domain.errors import Invalid

MAX_DEPTH = 32
SMALL = 1024 * 1024
_BRACKETS = b'[]{}"'
_ALL_BUT_BRACKETS = bytes(b for b in range(256) if b not in _BRACKETS)
_ONE_KIND = bytes.maketrans(b"{}", b"[]")
_SUSPECT_ESCAPE = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def read_json(request: Request, limit: int = SMALL, *, storable: bool = True) -> Any:
    """The request's body as strict JSON of at most `limit` bytes.

    Raises NotJsonType, TooLarge, NotJson, and, with `storable`, Invalid for text with a lone
    surrogate or U+0000.
    """
    raw = read_raw(request, limit)
    value = parse(raw)
    if storable and _SUSPECT_ESCAPE.search(raw):
        refuse_unstorable(value)
    return value


def read_raw(request: Request, limit: int) -> bytes:
    """The body as sent, once its type, encoding and length are known to be right."""
    if request.mimetype != "application/json":
        raise NotJsonType
    if request.mimetype_params.get("charset", "utf-8").lower() not in {"utf-8", "utf8"}:
        raise NotJsonType("JSON is UTF-8.")
    refuse_encoded(request)
    if (request.content_length or 0) > limit:
        raise TooLarge
    request.max_content_length = limit
    return request.get_data(cache=False)


def refuse_encoded(request: Request) -> None:
    """Raise NotJsonType for a compressed body: nothing is unpacked here, so no bomb goes off."""
    if request.headers.get("Content-Encoding", "identity").strip().lower() not in {"", "identity"}:
        raise NotJsonType("Content-Encoding is not taken in requests.")


def parse(raw: bytes) -> Any:
    """`raw` as JSON; raises NotJson saying why not."""
    if deeper_than(raw, MAX_DEPTH):
        raise NotJson(f"Nested deeper than {MAX_DEPTH} levels, or brackets that do not match.")
    try:
        text = raw.decode("utf-8")
        return _DECODER.decode(text)
    except UnicodeDecodeError:
        raise NotJson("The body is not UTF-8.") from None
    except json.JSONDecodeError as error:
        raise NotJson(f"{error.msg} at line {error.lineno} column {error.colno}.") from None
    except (ValueError, RecursionError):
        raise NotJson("A number has too many digits.") from None


def deeper_than(raw: bytes, depth: int) -> bool:
    """Whether the JSON text `raw` nests deeper than `depth`; text inside strings doesn't count.

    Also true where more than `depth` brackets don't match, which is no JSON either.
    """
    if raw.count(b"[") + raw.count(b"{") <= depth:
        return False
    bare = raw.replace(b"\\\\", b"").replace(b'\\"', b"").translate(_ONE_KIND, _ALL_BUT_BRACKETS)
    # A text without a bracket is two quotes now; of the others, what stands inside goes.
    left = b"".join(bare.replace(b'""', b"").split(b'"')[::2])
    for _ in range(depth):
        # Each round takes the innermost level away, and nothing else.
        before, left = left, left.replace(b"[]", b"")
        if len(left) == len(before):
            break
    return bool(left)


def refuse_unstorable(value: Any) -> None:
    """Raise Invalid, naming each place whose text has a lone surrogate or U+0000."""
    errors = {
        pointer: ["must not hold U+0000 or half of a surrogate pair"]
        for pointer, text in _texts(value, "")
        if _UNSTORABLE.search(text)
    }
    if errors:
        raise Invalid(errors)


def _texts(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, f"{pointer}/{index}")
    elif isinstance(value, dict):
        for key, item in value.items():
            name = _UNSTORABLE.sub("\ufffd", key)
            yield f"{pointer}/{name}", key
            yield from _texts(item, f"{pointer}/{name}")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotJson("An object has the same key twice.")
    return found


def _no_constant(name: str) -> NoReturn:
    raise NotJson(f"{name} is not JSON.")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise NotJson("A number is too large.")
    return number


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite
)
