"""One period of the agreement."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.domain.convention.builders import begun
from tests.domain.files.made import PDF
from tests.interface.web.areas.convention.desk import Desk


def test_a_period_that_nobody_signs_yet_says_so(desk: Desk) -> None:
    period = begun(desk.circle)
    period.signatories.all().delete()
    assert "Aucun signataire pour l’instant" in desk.read("agreement_period", period.pk)


def test_it_is_signed_with_its_document_which_members_read(desk: Desk) -> None:
    period = begun(desk.circle)
    days = {"title": "Convention", "starts": "2024-01-02", "ends": "2027-12-31"}
    desk.send("agreement_period_describe", period.pk, version=period.version, **days)
    period.refresh_from_db()
    sent = {"signed_on": "2024-04-16", "version": period.version}
    file = SimpleUploadedFile("convention.pdf", PDF, "application/pdf")
    assert desk.send("agreement_period_sign", period.pk, file=file, **sent).status_code == 302
    found = desk.read("agreement_period", period.pk, by="ana")
    assert ("en vigueur" in found, "convention.pdf" in found) == (True, True)
    url = desk.url("agreement_file", period.pk, "period", period.pk)
    answers = [desk.room.client(who).get(url).status_code for who in ("ana", "zoé")]
    assert answers == [200, 404]
    other = desk.url("agreement_file", period.pk, "minutes", period.pk)
    assert desk.steward.get(other).status_code == 404


def test_what_was_signed_by_mistake_is_a_draft_again(desk: Desk) -> None:
    period = begun(desk.circle)
    sent = {"signed_on": "2024-04-16", "version": period.version}
    desk.send("agreement_period_sign", period.pk, **sent)
    period.refresh_from_db()
    desk.send("agreement_period_unsign", period.pk, version=period.version)
    period.refresh_from_db()
    assert period.signed_on is None
