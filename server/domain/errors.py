"""What can go wrong, as values with a code; `server/api/errors.py` turns codes into HTTP.

No message here holds anything that a person recorded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class DiaryError(Exception):
    """Something the caller must hear of. `code` is stable; `detail` is one plain sentence."""

    code = "error"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or (self.__doc__ or "").splitlines()[0])
        self.detail = str(self)


class Invalid(DiaryError):
    """Some fields cannot be taken as they are."""

    code = "invalid"

    def __init__(self, errors: Mapping[str, Sequence[str]], detail: str = "") -> None:
        super().__init__(detail)
        self.errors = {pointer: list(messages) for pointer, messages in errors.items()}


class NotFound(DiaryError):
    """There is nothing here."""

    code = "not_found"
