"""The display data of the report as HTML through WeasyPrint, tagged PDF/UA-1, for `make bench`."""

from __future__ import annotations

import html
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

STYLE = """
@page { size: A4 landscape; margin: 10mm } body { font: 8.5pt "Noto Sans", "DejaVu Sans" }
table { border-collapse: collapse } td, th { border: .4pt solid #999; text-align: center }
td { min-width: 4mm } .pain3 { background: #1f2f5c; color: white } .pain2 { background: #8fa6d6 }
.pain1 { background: #dfe6f5 } .unanswered { background: #ddd } .two { columns: 2 }
h1 { font-size: 13pt } h2 { font-size: 9pt } .p2 { break-before: page }
"""


def e(value: object) -> str:
    return html.escape(str(value))


def cells(texts: list[str], tag: str = "td") -> str:
    return "".join(f"<{tag}>{e(text)}</{tag}>" for text in texts)


def totals(row: dict[str, Any], rows: int = 1) -> str:
    return "".join(f'<td rowspan="{rows}">{e(cell["text"])}</td>' for cell in row["cells"])


def calendar(grid: dict[str, Any]) -> str:
    dates = [str(day) for day in range(1, 32)]
    made = [f"<thead><tr>{cells(['', '', *dates, *grid['headings']], 'th')}</tr></thead>"]
    for month in grid["months"]:
        pain = "".join(
            f'<td class="{cell["tone"]}">{e(cell["before"] + cell["text"] + cell["after"])}</td>'
            for cell in month["pain"]
        )
        made.append(
            f'<tr><th rowspan="3">{e(month["label"])}</th><td>{e(grid["rows"][0])}</td>{pain}'
            f"{totals(month, 3)}</tr>"
            f"<tr>{cells([grid['rows'][1], *month['medicine']])}</tr>"
            f"<tr>{cells([grid['rows'][2], *month['bleeding']])}</tr>"
        )
    made += [
        f'<tr><td colspan="33">{e(row["label"])}</td>{totals(row)}</tr>'
        for row in (*grid["earlier"], grid["whole"], grid["mean"])
    ]
    return f"<table>{''.join(made)}</table>"


def bars(trend: dict[str, Any]) -> str:
    shapes = "".join(
        f'<rect x="{9 * n}" y="{31 - bar["headache"]}" width="7" height="{bar["headache"]}"/>'
        for n, bar in enumerate(trend["bars"])
    )
    return f'<svg width="120" height="32" role="img"><title>{e(trend["alt"])}</title>{shapes}</svg>'


def blocks(parts: list[dict[str, Any]]) -> str:
    return "".join(
        f"<h2>{e(part['heading'])}</h2>" + "".join(f"<p>{e(line)}</p>" for line in part["lines"])
        for part in parts
    )


def listing(part: dict[str, Any]) -> str:
    rows = "".join(f"<tr>{cells(row)}</tr>" for row in part["rows"])
    head = f"<thead><tr>{cells(part['columns'], 'th')}</tr></thead>"
    note = e(part["note"])
    return f"<h2>{e(part['heading'])}</h2><table>{head}{rows}</table><p>{note}</p>"


def document(data: dict[str, Any]) -> str:
    head, second = data["head"], data["second"]
    legend = " ".join(f"<b>{e(sign)}</b> {e(word)}" for sign, word in data["legend"])
    lines = "".join(
        f"<p>{e(' · '.join(head[name]))}</p>" for name in ("person", "complete", "health")
    )
    return (
        f'<!doctype html><html lang="en"><title>{e(head["title"])}</title><style>{STYLE}</style>'
        f"<h1>{e(head['title'])} {e(head['period'])}</h1>{lines}{calendar(data['grid'])}"
        f"<p>{legend}</p><div class=two>{bars(data['trend'])}{blocks(data['left'])}"
        f"{blocks(data['right'])}</div><p>{e(data['rules'])}</p>"
        f"<div class=p2><h1>{e(second['heading'])}</h1>"
        f"{''.join(map(listing, second['tables']))}{blocks(second['blocks'])}</div></html>"
    )


def main() -> None:
    # Its import is part of a cold start; it lives in a virtual environment of its own.
    from weasyprint import HTML  # type: ignore[import-not-found]

    data = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    if len(sys.argv) > 2:
        data = data[: int(sys.argv[2])]
    waited, size = [], 0
    for one in data:
        began = time.perf_counter()
        size = len(HTML(string=document(one)).write_pdf(pdf_variant="pdf/ua-1") or b"")
        waited.append(time.perf_counter() - began)
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    warm = sorted(waited[1:] or waited)[len(waited[1:]) // 2]
    sys.stdout.write(json.dumps({"warm": 1e3 * warm, "bytes": size, "rss": rss}))


if __name__ == "__main__":
    main()
