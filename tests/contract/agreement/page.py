"""The sentences and tables of the PDF, each found by its label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.contract.agreement import Claim
from tests.contract.agreement.calendar import calendar_claims
from tests.contract.agreement.page_back import (
    attack_claims,
    cycle,
    list_claims,
    pattern_claims,
    preventive_claims,
)
from tests.contract.agreement.page_front import (
    changes,
    head,
    hour_claims,
    odd_claims,
    overuse_claims,
    response,
    typical,
)
from tests.contract.agreement.page_words import Row
from tests.contract.agreement.printed import Printed


def page_claims(page: Printed, summary: Row, cabinet: Sequence[Row]) -> Iterator[Claim]:
    """Every figure of the page that the summary has."""
    yield from calendar_claims(page, summary, cabinet)
    for claims in (
        head(summary),
        response(summary),
        changes(summary),
        typical(summary),
        cycle(summary),
    ):
        for label, sentence in claims:
            yield Claim(label, sentence if page.says(sentence) else "not found", sentence)
    yield from odd_claims(page, summary)
    yield from hour_claims(page, summary["typical"]["onset_hours"])
    yield from overuse_claims(page, summary, cabinet)
    yield from pattern_claims(page, summary)
    yield from attack_claims(page, summary)
    yield from preventive_claims(page, summary)
    yield from list_claims(page, summary)
