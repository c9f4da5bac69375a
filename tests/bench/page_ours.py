"""`python -m tests.bench.page_ours FILE [COUNT]`: renders and says how it went."""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from server.reports.pdf.printing import print_pdf


def main() -> None:
    data = json.loads(Path(sys.argv[1]).read_text())
    if len(sys.argv) > 2:
        data = data[: int(sys.argv[2])]
    waited, size = [], 0
    for one in data:
        began = time.perf_counter()
        size = len(print_pdf(one, datetime(2026, 4, 10, 9, tzinfo=UTC)))
        waited.append(time.perf_counter() - began)
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    warm = sorted(waited[1:] or waited)[len(waited[1:]) // 2]
    sys.stdout.write(json.dumps({"warm": 1e3 * warm, "bytes": size, "rss": rss}))


if __name__ == "__main__":
    main()
