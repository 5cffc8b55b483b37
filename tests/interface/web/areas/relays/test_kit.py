from __future__ import annotations

from dataclasses import replace

import pytest
from django.http import QueryDict

from tests.domain.builders import NOW, Circle
from tests.interface.web.areas.relays.carried import BODY, INSIDE, OUTSIDE, THERE, carried
from tourdetable.core.documents.formats.plain import to_plain
from tourdetable.core.words.audience import Audience
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.relays.briefs import briefs_of
from tourdetable.interface.web.areas.relays.kit import KitChoice, RelayKit
from tourdetable.interface.web.areas.relays.matter import minutes_matter

pytestmark = pytest.mark.usefixtures("clock")


def kit(minutes: Minutes, seat: Seat, asked: str = "", *, inside: bool = True) -> RelayKit:
    """What a seat hands on, as an address asks for it."""
    matter = minutes_matter(minutes)
    meeting = minutes.meeting
    brief = briefs_of([meeting], now=NOW)[meeting.pk]
    charter = charter_in_force(meeting.body.network, on=NOW.date())
    choice = KitChoice.asked(QueryDict(asked), matter.offered(inside=inside))
    return RelayKit(matter, seat, charter, brief, choice, NOW.date())


def spaced(words: str) -> str:
    """With plain spaces."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_what_concerns_the_institution_is_ticked(circle: Circle):
    found = kit(carried(circle), circle.library)
    assert [(one.title, one.kept) for one in found.decisions] == [("Lire dehors", True)]
    (task,) = found.tasks
    due = "Ranger la salle, au plus tard le samedi 1er mai 2027"
    assert spaced(task.words) == f"{due} ({found.decisions[0].reference})"
    assert [one.excerpt for one in found.concerning] == [f"La Médiathèque {OUTSIDE}."]
    assert [(one.title, one.excerpt, one.kept) for one in found.others] == [
        ("", "Il a neigé.", False)
    ]
    assert spaced(found.next_words) == "Jeudi 6 mai 2027, 11 h – Lecture de mai"
    assert found.reserved == ""


def test_the_title_of_a_passage_is_told_when_it_may_be(circle: Circle):
    found = kit(carried(circle), circle.library, "upto=network")
    assert [one.title for one in found.concerning] == ["Bilan", "Bilan"]
    assert to_plain(found.text).startswith("BILAN\n\nLa Médiathèque")


def test_another_institution_is_concerned_by_something_else(circle: Circle):
    found = kit(carried(circle), circle.town)
    assert (found.tasks, found.concerning) == ([], [])


@pytest.mark.parametrize("asked", ["", "upto=network", "upto=body", "upto=present"])
@pytest.mark.parametrize("audience", ["network", "body", "present"])
def test_no_passage_for_fewer_people_is_ever_in_it(circle: Circle, audience: str, asked: str):
    found = kit(carried(circle, audience), circle.library, asked)
    whole = to_plain(found.pruned(found.matter.text)) + str(found.decisions)
    assert [word for word in (BODY, THERE) if word in whole] == []


def test_all_that_the_network_reads_stays_inside_the_institution(circle: Circle):
    minutes = carried(circle)
    inside = kit(minutes, circle.library, "upto=network")
    assert [INSIDE in one.excerpt for one in inside.concerning] == [True, False]
    assert "Médiathèque" in inside.reserved
    outside = kit(minutes, circle.library, "upto=network", inside=False)
    assert (outside.choice.upto, outside.reserved) == (Audience.PARTNERS, "")


def test_dissensus_is_told_as_far_as_it_may_be(circle: Circle):
    minutes = carried(circle)
    (decision,) = kit(minutes, circle.library).decisions
    assert list(map(spaced, decision.dissents)) == ["École du Môle : Il pleut"]
    (decision,) = kit(minutes, circle.library, "upto=network").decisions
    said = "École du Môle : Il pleut (ce qui le lèverait : Un abri)"
    assert list(map(spaced, decision.dissents)) == [said]


def test_what_was_ticked_is_kept_and_nothing_else(circle: Circle):
    minutes = carried(circle)
    other = kit(minutes, circle.library).others[0].key
    found = kit(minutes, circle.library, f"chosen=1&keep={other}")
    assert to_plain(found.text) == "Il a neigé."
    assert [one.kept for one in (*found.decisions, *found.tasks)] == [False, False]
    assert (found.next_kept, found.empty) == (False, False)
    assert kit(minutes, circle.library, "chosen=1").empty


def test_a_passage_that_says_which_seat_spoke(circle: Circle):
    minutes = carried(circle)
    mine, other = f"@{{seat:{circle.library.pk}}}", f"@{{seat:{circle.town.pk}}}"
    minutes.text = f"::: partners\n{mine} : On viendra.\n\n{other} : Nous aussi.\n:::\n"
    found = kit(minutes, circle.library)
    assert [spaced(one.excerpt) for one in found.concerning] == ["Médiathèque : On viendra."]
    assert [one.excerpt for one in found.others] == ["Nous aussi."]


def test_an_institution_is_found_by_its_short_name_as_a_whole_word(circle: Circle):
    minutes, seat = carried(circle), circle.library
    seat.institution.short_name = "BMP"
    minutes.text = "::: partners\nLa bmp vient.\n\nLes BMPX non.\n:::\n"
    found = kit(minutes, seat)
    assert [one.excerpt for one in found.concerning] == ["La bmp vient."]
    assert replace(found, seat=circle.town).concerning == []
