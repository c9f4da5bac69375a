"""The goals S1-S9, P1, P2, N1, A1, T1, W1-W3 and R1-R3 as ratios, and their table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Goal:
    """`ours` over `anchor` has to be at least, or at most, `ratio`."""

    row: str
    what: str
    metric: str
    anchor: str
    kind: Literal["at least", "at most"]
    ratio: float


GOALS = (
    Goal("S1", "bulk push, documents/s", "bulk", "couch", "at least", 2.5),
    Goal("S1", "", "bulk", "kinto", "at least", 80),
    Goal("S1", "", "bulk", "flask", "at least", 1.0),
    Goal("S2", "single creates/s, 8 clients", "single", "couch", "at least", 2.0),
    Goal("S2", "", "single", "kinto", "at least", 10),
    Goal("S2", "", "single", "flask", "at least", 1.5),
    Goal("S3", "single create, p99 ms", "p99", "couch", "at most", 0.6),
    Goal("S3", "", "p99", "kinto", "at most", 0.1),
    Goal("S3", "", "p99", "flask", "at most", 0.2),
    Goal("S4", "incremental pull, p50 ms", "incremental", "couch", "at most", 0.7),
    Goal("S4", "  as a replicator", "replicator", "couch", "at most", 0.25),
    Goal("S4", "", "incremental", "kinto", "at most", 0.1),
    Goal("S5", "full pull of 5,000, s", "full", "couch", "at most", 0.25),
    Goal("S5", "", "full", "kinto", "at most", 0.7),
    Goal("S5", "  bytes per document", "wire", "couch", "at most", 1.1),
    Goal("S5", "", "wire", "kinto", "at most", 0.23),
    Goal("S6", "incremental, 100 k over 1 k", "grown_incremental", "small", "at most", 1.25),
    Goal("S6", "single p50, 100 k over 1 k", "grown_single", "small", "at most", 1.25),
    Goal("S7", "memory, 2 workers, MiB", "memory", "kinto", "at most", 0.35),
    Goal("S7", "", "memory", "couch", "at most", 0.65),
    Goal("S8", "disk per document, bytes", "disk", "kinto", "at most", 0.45),
    Goal("S8", "", "disk", "couch", "at most", 0.8),
    Goal("P1", "report, warm, ms", "page_warm", "weasy", "at most", 0.15),
    Goal("P1", "  cold, ms", "page_cold", "weasy", "at most", 0.12),
    Goal("P1", "  memory of a process, MiB", "page_rss", "weasy", "at most", 1.5),
    Goal("P2", "report, bytes", "page_bytes", "weasy", "at most", 2.5),
    Goal("N1", "planted factors named", "named: all answered", "oracle", "at least", 0.9),
    Goal("N1", "  20 % unanswered", "named: 20 % unanswered", "oracle", "at least", 0.9),
    Goal("N1", "  two that go together", "named: two together", "oracle", "at least", 0.9),
    Goal("N1", "false names per diary", "false: all answered", "diary", "at most", 0.2),
    Goal("N1", "  20 % unanswered", "false: 20 % unanswered", "diary", "at most", 0.2),
    Goal("N1", "  two that go together", "false: two together", "diary", "at most", 0.2),
    Goal("A1", "sign-in over a bare hash, p50", "sign_in", "argon2", "at most", 1.15),
    Goal("W1", "push, messages/s, 32 at once", "push", "async", "at least", 1.25),
    Goal("W1", "", "push", "session", "at least", 2.5),
    Goal("W1", "", "push", "serial", "at least", 5.0),
    Goal("W2", "  TLS, a service of 50 ms", "push_tls", "serial", "at least", 60),
    Goal("W2", "", "push_tls", "async", "at least", 1.15),
    Goal("W3", "  of the encryption alone", "push", "crypto", "at least", 0.27),
    Goal("R1", "100 k due at once, late p99, s", "herd_p99", "seconds", "at most", 120),
    Goal("R2", "two workers over one", "herd_rate", "one", "at least", 1.05),
    Goal("R3", "picking, 1 M rows over 1 k", "picking_sqlite", "small", "at most", 1.5),
    Goal("R3", "  on PostgreSQL", "picking_postgres", "small", "at most", 1.5),
)

Figures = dict[tuple[str, str], list[float]]
"""(metric, server) → what each round measured."""


def median(values: list[float]) -> float:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def ratios(goal: Goal, figures: Figures) -> list[float]:
    """Ours over the anchor, round by round; empty when one of them was not measured."""
    ours = figures.get((goal.metric, "ours"), [])
    metric = "incremental" if goal.metric == "replicator" else goal.metric
    ours = ours or figures.get((metric, "ours"), [])
    theirs = figures.get((goal.metric, goal.anchor), [])
    return [mine / other for mine, other in zip(ours, theirs, strict=False) if other]


def line(goal: Goal, figures: Figures) -> str:
    """A row of the table."""
    found = ratios(goal, figures)
    sign = "≥" if goal.kind == "at least" else "≤"
    head = f"{goal.row:3} {goal.what:32} {goal.anchor:7} {sign} {goal.ratio:<6g}"
    if not found:
        return f"{head} not measured"
    ratio = median(found)
    met = ratio >= goal.ratio if goal.kind == "at least" else ratio <= goal.ratio
    spread = f"({min(found):.2f}-{max(found):.2f})"
    return f"{head} {ratio:7.2f} {spread:16} {'met' if met else 'MISSED'}"


def table(figures: Figures) -> str:
    """All goals, with the medians of what was measured below."""
    rows = [line(goal, figures) for goal in GOALS]
    measured = [
        f"    {metric:20} {server:8} {median(values):10.2f}"
        for (metric, server), values in sorted(figures.items())
    ]
    return "\n".join([*rows, "", "Medians of the rounds:", *measured])
