"""What each form offers to choose from: only what the body may decide of, and what is there."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import TODAY, decided, found_circle, granted, hold, lifting, propose
from tests.domain.decisions.actions.test_effects import charter, proposed, sister
from tests.domain.programme.adopting import planned, published
from tests.interface.web.areas.decisions.people import SECRETARY, Room, furnish
from tourdetable.domain.decisions.models import Decision
from tourdetable.interface.web.areas.decisions.effect_forms import EffectForm

KIND = '[[competences]]\neffect = "lift_article"\nbodies = ["circle"]\nscope = "kind"\n\n'


def shown(room: Room, decision: Decision, kind: str) -> EffectForm:
    url = room.url("decision_effect_add", decision.pk, kind)
    form: EffectForm = room.client(SECRETARY).get(url).context["form"]
    return form


def test_the_body_that_gathers_the_network_lifts_any_article_for_any_body(
    room: Room, decision: Decision
) -> None:
    form = shown(room, decision, "lift_article")
    assert [code for code, _words in form.fields["clause"].choices] == [  # type: ignore[attr-defined]  # a choice field
        "",
        "CIR-01",
        "CIR-02",
        "CIR-03",
    ]
    assert [str(words) for _code, words in form.fields["body"].choices] == [  # type: ignore[attr-defined]  # idem: a choice field
        "Cercle du bourg",
        "Cercle du port",
        "Toutes les instances du réseau",
    ]
    assert (form.initial["body"], form.initial["starts"]) == (room.circle.body.pk, TODAY)


@pytest.mark.django_db
def test_for_the_bodies_of_its_kind_only() -> None:
    circle = found_circle(charter(KIND))
    room = furnish(circle, hold(circle))
    sister(circle, "board")
    form = shown(room, propose(circle, room.meeting), "lift_article")
    words = [str(words) for _code, words in form.fields["body"].choices]  # type: ignore[attr-defined]  # a choice field
    assert words == ["Cercle du bourg", "Cercle du port"]


def test_texts_that_wait_and_drafts_that_are_shared(room: Room, decision: Decision) -> None:
    text, draft = proposed(room.circle), planned(room.circle)
    assert list(shown(room, decision, "amend_text").fields["proposal"].rows) == [str(text.pk)]  # type: ignore[attr-defined]  # a row field
    calendar = ("calendar:2027", "Le calendrier 2027 tel qu’il est, sans projet")
    assert shown(room, decision, "publish_year").fields["draft"].choices == [calendar]  # type: ignore[attr-defined]  # a choice field
    draft.shared_on = TODAY
    draft.save()
    form = shown(room, decision, "publish_year")
    found = form.fields["draft"].choices  # type: ignore[attr-defined]  # a choice field
    assert found == [(f"draft:{draft.pk}", draft.name), calendar]


def test_a_season_that_is_published_is_offered_no_more(room: Room, decision: Decision) -> None:
    published(room.circle)
    assert shown(room, decision, "publish_year").empty


def test_exceptions_that_run_and_that_the_body_may_end(room: Room, decision: Decision) -> None:
    first = decided(room.circle, room.meeting, effect=lifting(room.circle))
    over = date(2027, 1, 1), date(2027, 3, 1)
    granted(room.circle, first, "CIR-02", room.circle.body, *over)
    form = shown(room, decision, "end_exception")
    assert [str(words) for _code, words in form.fields["exception"].choices] == [  # type: ignore[attr-defined]  # a choice field
        f"CIR-01 pour Cercle du port jusqu’au mercredi 30\u00a0juin 2027 ({first.reference})"
    ]
    assert form.initial["ends"] == date(2027, 4, 5)
