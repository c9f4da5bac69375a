"""What makes a whole file impossible to read; what is wrong with one row is a `Dropped`."""

from __future__ import annotations

from server.domain.errors import DiaryError, Invalid


class UnsupportedFile(Invalid):
    """No reader knows this file."""

    def __init__(self, detail: str) -> None:
        super().__init__({"/file": [detail]}, detail)


class UnreadableFile(Invalid):
    """The format is known, but the file is damaged."""

    def __init__(self, detail: str) -> None:
        super().__init__({"/file": [detail]}, detail)


class FileTooLarge(DiaryError):
    """The file is larger than an import takes."""

    code = "too_large"


class Unreadable(Exception):
    """One row cannot be read; the text says why, without its content. Never leaves a reader."""
