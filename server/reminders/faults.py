"""A fault as it may be logged: what it says may quote an endpoint or what a person wrote."""

from __future__ import annotations

from pathlib import Path


def where(error: BaseException) -> str:
    """Its type and the line that raised it."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    if frame is None:
        return type(error).__name__
    file = Path(frame.tb_frame.f_code.co_filename).name
    return f"{type(error).__name__} at {file}:{frame.tb_lineno}"
