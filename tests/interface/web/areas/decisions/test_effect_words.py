"""What a proposal would do, in words; and on every page and paper where it is read."""

from __future__ import annotations

from datetime import date

from django.utils import translation

from tests.domain.builders import NOW, agreed, attached, concluded, decided, draw, lifting, propose
from tests.domain.decisions.actions.test_effects import proposed
from tests.domain.programme.adopting import NEAR, planned
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, SECRETARY, Room
from tests.interface.web.areas.minutes.test_views import words_of
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.networks.models import CharterException
from tourdetable.interface.web.areas.decisions.effect_words import in_words


def test_each_effect_names_what_it_is_about(room: Room) -> None:
    circle, meeting = room.circle, room.meeting
    first = decided(circle, meeting, effect=lifting(circle))
    lifted = CharterException.objects.get()
    day = date(2027, 5, 1)
    decision = propose(circle, meeting)
    for effect in (
        lifting(circle, "CIR-02", body=None),
        EffectDraft("end_exception", exception=lifted, ends=day),
        EffectDraft("amend_text", proposal=proposed(circle)),
        EffectDraft("publish_year", draft=planned(circle, NEAR).pk),
        EffectDraft("settle_duties"),
    ):
        decision = attached(circle, decision, effect)
    with translation.override("en"):
        said = [in_words(effect).replace("\u00a0", " ") for effect in decision.effects.all()]
    assert said == [
        "Lift CIR-02 (Au moins tous les deux mois) for all the bodies of the network, "
        "from Tuesday 6 April 2027 to Wednesday 30 June 2027",
        f"End early the exception that {first.reference} granted to CIR-01 (Le jeudi seulement) "
        "for Cercle du port: on Saturday 1 May 2027 instead of Wednesday 30 June 2027",
        "Change the text of the charter: version 2027.2, in force from Wednesday 1 September 2027",
        "Publish the programme 2027: 5 meetings, "
        "from Thursday 29 April 2027 to Thursday 9 December 2027",
        "Settle how duties are shared: Secrétariat. "
        "First whoever has had the fewest turns, then whoever has waited the longest. "
        "A turn lasts 1 meeting. "
        "Volunteers go first: whoever offers themselves takes a turn that is free.",
    ]


def test_whoever_reads_the_decision_reads_what_it_does(room: Room) -> None:
    decision = attached(room.circle, propose(room.circle, room.meeting), lifting(room.circle))
    url = room.url("decision", decision.pk)
    meeting = room.url("meeting", room.meeting.pk)
    for name in (SECRETARY, COLLEAGUE, LEAD):
        pages = [room.client(name).get(one).content.decode() for one in (url, meeting)]
        assert ["Lever CIR-01" in page for page in pages] == [True, True]


def test_the_minutes_and_the_record_say_it(room: Room) -> None:
    decision = attached(room.circle, propose(room.circle, room.meeting), lifting(room.circle))
    concluded(room.circle, agreed(room.circle, decision))
    begin(meeting=room.meeting, text="On a lu.", by=room.circle.by_ana(), now=NOW)
    client = room.client(SECRETARY)
    read = [client.get(room.url("minutes", room.meeting.pk)).content.decode()]
    for view in ("minutes_pdf", "decision_record_pdf"):
        read.append(words_of(client.get(room.url(view, room.meeting.pk))))
    assert ["Lever CIR-01 (Le jeudi seulement)" in words for words in read] == [True] * 3


def test_a_sitting_over_or_of_another_body_is_not_proposed(room: Room) -> None:
    text = proposed(room.circle)
    draw(room.circle.body, title="Jamais ouverte")
    url = room.url("charter_proposal", text.pk)
    shown = room.client(SECRETARY).get(url).context["sittings"]
    assert [one.meeting for one in shown] == [room.meeting]
