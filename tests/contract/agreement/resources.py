"""The FHIR document against the summary: each figure by the text of its code and its dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.contract.agreement import Claim
from tests.contract.agreement.fhir_counts import block_claims, standing_claims
from tests.contract.agreement.fhir_courses import preventive_claims, score_claims
from tests.contract.agreement.fhir_dates import attack_claims, date_claims
from tests.contract.agreement.fhir_findings import finding_claims
from tests.contract.agreement.medicines import hides
from tests.contract.agreement.observations import Found, Json, Row


def fhir_claims(bundle: Json, summary: Row, cabinet: Sequence[Row]) -> Iterator[Claim]:
    """Every figure of the summary."""
    found = Found(bundle)
    hidden = any(hides(one) for one in cabinet)
    for block in [*summary["months"], summary["totals"]]:
        yield from block_claims(found, block, hidden)
    yield from standing_claims(found, summary, hidden)
    yield from date_claims(found, summary)
    yield from attack_claims(found, summary)
    yield from finding_claims(found, summary)
    yield from preventive_claims(found, summary)
    yield from score_claims(found, summary)
