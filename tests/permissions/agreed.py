"""What the circle agreed on, for the stage of permissions."""

from __future__ import annotations

from datetime import date

from tests.domain import builders as b
from tests.domain.convention import builders as made
from tourdetable.domain.convention.actions import approving, assessing, signatories


def convened(circle: b.Circle) -> None:
    """Two periods, of which one is signed and assessed; three diagnoses: of the port (public), of
    the islands (put to partners), of the coast (being written,
    with a partner that has no seat)."""
    made.begun(circle, "Convention 2028-2031", date(2028, 1, 1), date(2031, 12, 31))
    period = made.signed(circle)
    said = assessing.AssessmentDraft("On a lu.", b.TODAY, led_by="Le port")
    assessing.assess_period(period=period, draft=said, version=0, **made.BY)
    day = date(2026, 1, 1)
    amendment = signatories.AmendmentDraft(day, day, "Rien.")
    signatories.amend_period(period=period, draft=amendment, version=period.version, **made.BY)
    port = made.shared(circle, title="Le port")
    approving.show_to_public(diagnosis=port, public=True, version=port.version, **made.BY)
    made.asked(circle)
    made.invited(made.diagnosis_of(circle, title="La côte"))
