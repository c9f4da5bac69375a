"""Flask and its request, but for what this server needs otherwise."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import IO, Any

from flask import Flask, Request


class DiaryFlask(Flask):
    """Flask for views that are no coroutines: it asks five times a request whether they are."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func


class DiaryRequest(Request):
    """Keeps uploads in memory: what a person recorded is never written to a temporary file."""

    max_form_parts = 20

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - the size is limited elsewhere
        content_type: str | None,  # noqa: ARG002 - werkzeug's signature
        filename: str | None = None,  # noqa: ARG002 - werkzeug's signature
        content_length: int | None = None,  # noqa: ARG002 - werkzeug's signature
    ) -> IO[bytes]:
        return BytesIO()
