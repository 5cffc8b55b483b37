from __future__ import annotations

import hashlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle, last_event, nothing_changes
from tests.domain.deliverables.builders import (
    PDF,
    asked,
    deposited,
    fresh,
    kept,
    of_now,
    planned,
    said,
    written,
)
from tourdetable.domain.deliverables.actions import writing
from tourdetable.domain.deliverables.actions.planning import abandon, describe
from tourdetable.domain.deliverables.actions.writing import deposit, keep_version, write
from tourdetable.domain.journal.merging import Disagreed
from tourdetable.domain.journal.versions import Changed


def test_writing_begins_it(circle: Circle):
    work = written(circle, "On lit.\r\n")
    assert (work.text, work.state) == ("On lit.", "drafting")
    assert last_event()[0] == "deliverable.written"
    with nothing_changes():
        write(deliverable=work, text="On lit.", **of_now(work, circle))


def test_what_several_write_is_put_together(circle: Circle):
    work = written(circle, "Un.\n\nDeux.")
    base = {"version": work.version, "base": "Un.\n\nDeux.", "now": NOW}
    write(deliverable=work, text="Un !\n\nDeux.", by=circle.by_ana(), **base)
    write(deliverable=work, text="Un.\n\nDeux !", by=circle.by_chloe(), **base)
    assert fresh(work).text == "Un !\n\nDeux !"
    with nothing_changes(), pytest.raises(Disagreed):
        write(deliverable=work, text="Un ?\n\nDeux.", by=circle.by_chloe(), **base)
    with nothing_changes(), pytest.raises(Changed):
        write(deliverable=work, text="Rien.", by=circle.by_chloe(), **(base | {"base": None}))


def test_a_version_keeps_the_text_and_the_terms_of_that_day(circle: Circle):
    work = written(circle)
    first = kept(circle, work, "Un premier jet.")
    describe(deliverable=work, details=said(circle, title="Autre titre"), **of_now(work, circle))
    write(deliverable=work, text="On lit encore.", **of_now(work, circle))
    first.refresh_from_db()
    found = (first.number, first.text, first.title, first.note)
    assert found == (1, "On lit.", "Qui lit quoi ?", "Un premier jet.")
    assert first.digest == hashlib.sha256(b"On lit.").hexdigest()
    assert (kept(circle, work).number, last_event()[0]) == (2, "deliverable.version_kept")


def test_its_authors_are_the_seats_that_hold_it_and_who_holds_them(circle: Circle):
    version = kept(circle, written(circle, held_by=[circle.town, circle.school]))
    authors = [(one.seat, one.person) for one in version.authors.all()]
    assert authors == [(circle.town, circle.ana), (circle.school, circle.chloe)]


def test_nothing_is_kept_twice_nor_before_it_is_written(circle: Circle):
    work = planned(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="Write it first"):
        keep_version(deliverable=work, note="", **of_now(work, circle))
    write(deliverable=work, text="On lit.", **of_now(work, circle))
    kept(circle, work)
    with nothing_changes(), pytest.raises(ValidationError, match="Nothing has changed"):
        keep_version(deliverable=work, note="", **of_now(work, circle))


def test_a_file_is_a_version_too(circle: Circle):
    work = planned(circle)
    version = deposited(circle, work)
    assert (version.is_file, version.name, version.text) == (True, "fiche.pdf", "")
    assert version.stored is not None
    assert (version.stored.media_type, fresh(work).state) == ("application/pdf", "drafting")
    with nothing_changes(), pytest.raises(ValidationError, match="Nothing has changed"):
        deposited(circle, work)


def test_a_file_that_is_not_taken_is_refused(circle: Circle):
    work = planned(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        deposited(circle, work, b"MZ\x90\x00 a program")


def test_a_new_version_is_to_be_read_anew(circle: Circle):
    work = written(circle)
    kept(circle, work)
    asked(circle, work)
    write(deliverable=work, text="On relit.", **of_now(work, circle))
    assert fresh(work).state == "review"
    kept(circle, work)
    assert fresh(work).state == "drafting"


def test_versions_have_a_bound(circle: Circle, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writing, "MOST", 1)
    work = written(circle)
    kept(circle, work)
    write(deliverable=work, text="Encore.", **of_now(work, circle))
    with nothing_changes(), pytest.raises(ValidationError, match="too many versions"):
        keep_version(deliverable=work, note="", **of_now(work, circle))


def test_what_was_given_up_is_not_written(circle: Circle):
    work = written(circle)
    abandon(deliverable=work, because="Non.", **of_now(work, circle))
    with nothing_changes(), pytest.raises(ValidationError, match="given up"):
        write(deliverable=work, text="Si.", **of_now(work, circle))
    how = {"content": BytesIO(PDF), "name": "a.pdf", "note": ""}
    with pytest.raises(ValidationError, match="given up"):
        deposit(deliverable=work, **how, **of_now(work, circle))


def test_a_version_that_nobody_signs_is_refused(circle: Circle) -> None:
    work = written(circle)
    work.held_by.clear()
    with nothing_changes(), pytest.raises(ValidationError):
        keep_version(deliverable=work, note="", **of_now(work, circle))
