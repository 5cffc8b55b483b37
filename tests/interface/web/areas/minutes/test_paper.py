"""The minutes and the decision record on paper."""

from __future__ import annotations

from io import BytesIO

from django.utils.translation import gettext as _
from pypdf import PdfReader

from tests.domain.builders import (
    NOW,
    concluded,
    consent,
    decided,
    in_review,
    objection,
    propose,
    stated,
)
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    Room,
)
from tests.interface.web.areas.decisions.test_rights import scene
from tests.interface.web.areas.files.test_views import given
from tests.interface.web.areas.minutes.test_views import reached, words_of
from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.minutes.models import Minutes
from tourdetable.interface.web.areas.minutes.loading import record_of
from tourdetable.interface.web.areas.minutes.paper import minutes_document


def test_the_paper_tells_each_dissensus_or_its_absence(room: Room) -> None:
    circle = room.circle
    decided(circle, room.meeting)
    decision = propose(circle, room.meeting, "Lire Woolf")
    decision = stated(
        circle,
        decision,
        consent(circle.town),
        objection(circle.library, "Trop long.", "Un extrait de dix pages."),
    )
    conclude(
        decision=decision,
        outcome="adopted_with_dissent",
        version=decision.version,
        by=circle.by_ana(),
        now=NOW,
    )
    reached(room, "network")
    for view in ("minutes_pdf", "decision_record_pdf"):
        paper = words_of(room.client(NEIGHBOUR).get(room.url(view, room.meeting.pk)))
        before, after = paper.split("Lire Woolf")
        assert _("No dissensus was expressed") in before
        assert _("No dissensus was expressed") not in after
        assert (
            after.index("Médiathèque")
            < after.index("Trop long.")
            < after.index("Un extrait de dix pages.")
        )


def test_an_open_decision_is_not_said_without_dissensus(room: Room) -> None:
    propose(room.circle, room.meeting, "Lire Woolf")
    begin(meeting=room.meeting, text="On a lu.", by=room.circle.by_ana(), now=NOW)
    for view in ("minutes_pdf", "decision_record_pdf"):
        paper = words_of(room.client(SECRETARY).get(room.url(view, room.meeting.pk)))
        assert " ".join(_("Still open: no position is recorded yet").split()) in paper
        assert _("No dissensus was expressed") not in paper


def test_a_seat_that_took_position_is_in_the_attendance_even_if_absent(room: Room) -> None:
    circle = room.circle
    decision = stated(circle, propose(circle, room.meeting), objection(circle.library))
    concluded(circle, decision, "no_decision")
    modes = {(circle.library.pk, circle.bao.pk): "absent"}
    words = {"by": circle.by_ana(), "now": NOW, "confirmed": True}
    mark_attendance(meeting=room.meeting, modes=modes, **words)
    begin(meeting=room.meeting, text="On a lu.", by=circle.by_ana(), now=NOW)
    record = record_of(scene(room, SECRETARY), room.meeting.pk)
    rows = minutes_document(record).attendance
    absent = [row for row in rows if not row.present]
    assert [(row.institution, row.present, row.mode) for row in absent] == [
        (
            "Médiathèque",
            (),
            _("not marked present, but took position on %(decisions)s")
            % {"decisions": "D-2027-01"},
        )
    ]


def test_what_is_not_adopted_says_so_on_the_paper(room: Room) -> None:
    in_review(room.circle, room.meeting)
    client, url = room.client(COLLEAGUE), room.url("minutes_pdf", room.meeting.pk)
    assert _("Draft, not adopted") in words_of(client.get(url))
    Minutes.objects.update(state="adopted", adoption="seats", adopted_on=NOW.date())
    assert _("Draft, not adopted") not in words_of(client.get(url))


def test_the_file_is_named_in_plain_letters_and_kept_by_nobody(room: Room) -> None:
    reached(room, "network")
    answer = room.client(COLLEAGUE).get(room.url("minutes_pdf", room.meeting.pk))
    name = answer["Content-Disposition"].removeprefix('attachment; filename="').removesuffix('"')
    assert name.isascii()
    assert name.endswith("-cercle-du-port-2027-03-04.pdf")
    assert answer["Cache-Control"] == "private, no-store"


def test_the_paper_is_tagged(room: Room) -> None:
    reached(room, "network")
    answer = room.client(COLLEAGUE).get(room.url("minutes_pdf", room.meeting.pk))
    catalog = PdfReader(BytesIO(answer.content)).root_object
    assert catalog["/MarkInfo"]["/Marked"] is not None
    assert str(catalog["/Lang"]).startswith("fr")


def test_a_fingerprint_tells_nothing_of_what_is_hidden(room: Room) -> None:
    reached(room, "network", "Ouvert.\n\n::: present\nUn secret.\n:::\n")

    def integrity(name: str) -> str:
        return minutes_document(record_of(scene(room, name), room.meeting.pk)).integrity

    seen = integrity(NEIGHBOUR)
    Minutes.objects.update(text="Ouvert.\n\n::: present\nUn autre secret.\n:::\n")
    assert integrity(NEIGHBOUR) == seen
    assert integrity(SECRETARY) != seen


def test_the_paper_lists_the_documents_that_its_reader_may_have(room: Room) -> None:
    given(room, Audience.BODY, 7)
    given(room, Audience.NETWORK, 8)
    reached(room, "network")
    listed = {
        name: words_of(room.client(name).get(room.url("minutes_pdf", room.meeting.pk)))
        for name in (COLLEAGUE, NEIGHBOUR)
    }
    assert {name: ("7.pdf" in said, "8.pdf" in said) for name, said in listed.items()} == {
        COLLEAGUE: (True, True),
        NEIGHBOUR: (False, True),
    }
    assert "8.pdf PDF, 1" in listed[NEIGHBOUR]


def test_a_decision_says_which_point_it_answers(room: Room) -> None:
    item = AgendaItem.objects.create(
        meeting=room.meeting, position=1, title="Choix", purpose="decide"
    )
    decided(room.circle, room.meeting)
    Decision.objects.update(item=item)
    document = minutes_document(record_of(scene(room, SECRETARY), room.meeting.pk))
    assert [one.point for one in document.decisions] == ["Choix"]
    reached(room, "network")
    paper = words_of(room.client(NEIGHBOUR).get(room.url("minutes_pdf", room.meeting.pk)))
    assert "Point de l’ordre du jour" in paper
