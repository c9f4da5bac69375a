"""The request as Flask reads it, but for where an uploaded file waits."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from flask import Request


class DiaryRequest(Request):
    """Keeps uploads in memory: what a person recorded is never written to a temporary file."""

    max_form_parts = 20

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - the size is limited elsewhere
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return BytesIO()
