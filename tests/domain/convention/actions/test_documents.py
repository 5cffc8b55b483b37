"""The document that comes with something."""

from __future__ import annotations

from io import BytesIO

from tests.domain.builders import NOW, Circle
from tests.domain.convention.builders import BY, SIGNED, begun
from tests.domain.files.made import PDF
from tourdetable.domain.convention.actions.documents import give_document
from tourdetable.domain.convention.actions.periods import sign_period
from tourdetable.domain.library.actions.bringing import SentFile


def test_it_is_kept_under_its_name_and_stays_without_another_one(circle: Circle) -> None:
    period = begun(circle)
    sent = SentFile(BytesIO(PDF), "convention.pdf")
    said = {"signed_on": SIGNED, "version": period.version, "sent": sent, **BY}
    period = sign_period(period=period, **said)
    assert (period.file_name, period.stored is not None) == ("convention.pdf", True)
    give_document(period, None, NOW)
    assert period.file_name == "convention.pdf"
