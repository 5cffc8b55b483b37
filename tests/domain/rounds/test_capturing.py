"""What was said, as a draft of the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.domain.builders import TODAY, propose
from tests.domain.rounds.builders import QUESTION, Led
from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.text.marks import marks_in
from tourdetable.core.documents.text.prune import ReadingTerms, prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.minutes.speakers import speakers_at
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.rounds.actions import asking
from tourdetable.domain.rounds.capturing import captured

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    with translation.override("fr"):
        yield


def called(seat: Seat) -> str:
    """How the text refers to a seat."""
    return f"@{{siège:{seat.pk} {seat.institution}}}"


def test_each_is_attributed_as_it_says() -> None:
    led = Led()
    one, c = led.ask("silent"), led.circle
    led.say(one, c.town, "Sand\nColette", attribution="named")
    led.say(one, c.library, "Duras", attribution="none")
    led.say(one, c.school, "Ernaux", attribution="college")
    assert captured(led.meeting) == {}
    led.on(one, asking.reveal)
    assert captured(led.meeting) == {
        led.live.point_id: (
            f"**{QUESTION.rstrip('? ')}**\n\n"
            "- Duras\n"
            "- Communes\u00a0: Ernaux\n"
            "::: noms\n"
            f"- {called(c.town)}\u00a0: Sand\n"
            f"- {called(c.town)}\u00a0: Colette\n"
            ":::\n\n"
        )
    }


def test_nobody_opens_a_passage_for_others_from_a_telephone() -> None:
    led = Led()
    one = led.ask("go_round")
    words = "# Titre\n::: public\n> - ::: public\nfin :::::\n@{siège:2} non"
    led.say(one, led.circle.town, words)
    text = "".join(captured(led.meeting).values())
    assert marks_in(text) == ["institution", ""]
    assert f"{called(led.circle.town)}\u00a0: Titre" in text
    assert "\u00a0: @ {siège:2} non" in text


def test_dots_are_counted_and_nobody_is_named() -> None:
    led = Led()
    one = led.ask("dots", options=["Colette", "Sand"])
    first, second = one.options.all()
    led.say(one, led.circle.town, choices={first.pk: 1, second.pk: 2})
    led.say(one, led.circle.library, choices={second.pk: 3})
    led.on(one, asking.close)
    text = "".join(captured(led.meeting).values())
    assert text.endswith("- Sand\u00a0: 5 gommettes\n- Colette\u00a0: 1 gommette\n\n")
    assert "Ville du Port" not in text


def test_a_world_cafe_is_told_table_by_table() -> None:
    led = Led()
    one, c = led.ask("cafe", at_table=3, conversations=1), led.circle
    led.say(one, c.town, "Le préau\nLa cour", attribution="named")
    text = "".join(captured(led.meeting).values())
    assert "- Table 1\u00a0: Le préau\n- Table 1\u00a0: La cour\n" in text
    assert "Ana" not in text


def test_an_election_tells_who_was_proposed_and_why() -> None:
    led = Led()
    one = led.ask("election")
    led.say(one, led.circle.library, "Elle écoute.", named="Chloé Tan")
    assert captured(led.meeting) == {}
    led.on(one, asking.reveal)
    text = "".join(captured(led.meeting).values())
    who = called(led.circle.library)
    assert f"- {who}\u00a0: propose Chloé Tan\n- {who}\u00a0: Elle écoute.\n" in text


def test_where_seats_stood_is_told_when_a_consent_is_ended_before_its_decision_knows_it() -> None:
    led = Led()
    one, c = led.ask("consent", decision=propose(led.circle, led.meeting)), led.circle
    led.on(one, asking.go_step, step="object")
    one.refresh_from_db()
    led.say(one, c.town, stance="consent")
    led.say(one, c.library, "Trop long.", stance="object", would_lift="Un\nextrait.")
    assert captured(led.meeting) == {}
    led.on(one, asking.close)
    assert captured(led.meeting)[led.live.point_id].splitlines()[2:] == [
        "::: institution",
        f"- {called(c.town)}\u00a0: accord",
        f"- {called(c.library)}\u00a0: objection",
        f"- {called(c.library)}\u00a0: Trop long.",
        f"- {called(c.library)}\u00a0: Ce qui la lèverait\u00a0: Un extrait.",
        ":::",
        "",
    ]


def test_positions_that_the_decision_keeps_are_not_told_twice() -> None:
    led = Led()
    one = led.ask("consent", decision=propose(led.circle, led.meeting))
    led.on(one, asking.go_step, step="object")
    one.refresh_from_db()
    led.say(one, led.circle.town, stance="consent")
    led.on(one, asking.go_step, step="lift")
    assert captured(led.meeting) == {}


def test_each_reading_names_no_more_than_was_allowed() -> None:
    led = Led()
    one, c = led.ask("silent"), led.circle
    led.say(one, c.town, "Sand", attribution="named")
    led.say(one, c.library, "Duras")
    led.on(one, asking.reveal)
    text = "".join(captured(led.meeting).values())
    speakers = speakers_at(led.meeting, charter_in_force(c.network, on=TODAY))
    said = []
    for most in (Attribution.NAMED, Attribution.COLLEGE, Attribution.NONE):
        terms = ReadingTerms(usual=Attribution.NAMED, most=most, speakers=speakers)
        page = to_html(prune(parse(text, default=Audience.NETWORK), Audience.NETWORK, terms))
        said.append(re.findall("<li>(.*?)</li>", page.replace("&nbsp;", " ")))
    assert said == [
        ["Médiathèque : Duras", "Ana Ruiz (Ville du Port) : Sand"],
        ["Médiathèques : Duras", "Communes : Sand"],
        ["Duras", "Sand"],
    ]
