"""Members are asked to commit; they accept, decline, change their minds, leave early."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle
from tests.domain.commitments.builders import FIRST, LAST, asked_of, theme_of
from tests.domain.guests.builders import for_a_time
from tourdetable.domain.commitments.actions.asking import answer, ask, end_early, take_back
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actions.seats import create_seat, give_mandate

JULY = date(2027, 7, 1)


def test_each_is_asked_for_the_days_of_their_own_mandate(circle: Circle) -> None:
    give_mandate(
        seat=circle.town, person=circle.zoe, starts=JULY, by=OPERATOR, now=NOW, confirmed=True
    )
    rows = asked_of(circle, theme_of(circle))
    days = {one.person.given_name: (one.starts, one.ends) for one in rows}
    known = (FIRST, LAST)
    assert days == {"Ana": known, "Bao": known, "Chloé": known, "Zoé": (JULY, LAST)}
    kinds = Event.objects.filter(kind="commitment.asked").values_list("subject", flat=True)
    assert sorted(kinds) == sorted(f"commitment:{one.pk}" for one in rows)


def test_guests_are_asked_and_those_who_follow_are_not(circle: Circle) -> None:
    light = create_seat(
        body=circle.body,
        institution=circle.zoe and circle.school.institution.__class__.objects.create(name="Port"),
        college="towns",
        kind="light",
        starts=FIRST,
        by=OPERATOR,
        now=NOW,
    )
    give_mandate(seat=light, person=circle.zoe, starts=FIRST, by=OPERATOR, now=NOW)
    guest = for_a_time(circle)
    rows = asked_of(circle, None)
    kinds = {one.person.given_name: one.kind for one in rows}
    assert kinds.pop("Inès") == "continuing_guest"
    assert kinds == dict.fromkeys(("Ana", "Bao", "Chloé"), "member")
    ines = next(one for one in rows if one.guest)
    assert (ines.guest, ines.starts, ines.ends) == (guest, guest.starts, guest.ends)


def test_a_form_sent_twice_asks_once_and_nobody_is_asked_twice(circle: Circle) -> None:
    theme = theme_of(circle)
    asks = {"body": circle.body, "theme": theme, "starts": FIRST, "ends": LAST, "now": NOW}
    who = [f"seat-{seat.pk}-{person.pk}" for seat, person in circle.holders()]
    by = circle.by_ana(gesture=uuid4())
    assert len(ask(who=who, by=by, **asks)) == 3
    with pytest.raises(AlreadyDone):
        ask(who=who, by=by, **asks)
    for nobody in ([], who[:1], ["seat-1-999"]):
        with pytest.raises(ValidationError):
            ask(who=nobody, by=circle.by_ana(), **asks)
    assert Commitment.objects.count() == 3


def test_the_days_that_are_asked_for_are_to_come(circle: Circle) -> None:
    with pytest.raises(ValidationError):
        asked_of(circle, None, ends=date(2027, 3, 1))


def test_one_accepts_declines_and_changes_ones_mind_until_it_begins(circle: Circle) -> None:
    theme = theme_of(circle, starts=JULY)
    (one,) = asked_of(circle, theme, "Ana", starts=JULY)
    by = {"by": circle.by_ana(), "now": NOW}
    one = answer(commitment=one, version=1, accepts=False, words="Trop loin.", **by)
    assert (one.state, one.words, one.answered_at) == ("declined", "Trop loin.", NOW)
    assert "Trop loin" not in str(Event.objects.latest("pk").data)
    one = answer(commitment=one, version=2, accepts=True, words="Finalement oui.", **by)
    assert (one.state, one.words) == ("accepted", "")
    one = answer(commitment=one, version=3, accepts=False, words="", **by)
    with pytest.raises(Changed):
        answer(commitment=one, version=1, accepts=True, words="", **by)
    one = answer(commitment=one, version=4, accepts=True, words="", **by)
    later = {"by": circle.by_ana(), "now": NOW + timedelta(days=100)}
    with pytest.raises(ValidationError):
        answer(commitment=one, version=5, accepts=False, words="", **later)


def test_it_ends_early_with_a_word_and_what_was_asked_is_kept(circle: Circle) -> None:
    (one,) = asked_of(circle, None, "Bao")
    by = {"by": circle.by_bao(), "now": NOW}
    with pytest.raises(ValidationError):
        end_early(commitment=one, version=1, ends=TODAY, words="", **by)
    one = answer(commitment=one, version=1, accepts=True, words="", **by)
    for wrong in (FIRST - timedelta(days=1), LAST):
        with pytest.raises(ValidationError):
            end_early(commitment=one, version=2, ends=wrong, words="", **by)
    one = end_early(commitment=one, version=2, ends=TODAY, words="Nouveau poste.", **by)
    assert (one.state, one.ends, one.asked_until) == ("ended", TODAY, LAST)
    with pytest.raises(ValidationError):
        answer(commitment=one, version=3, accepts=True, words="", **by)


def test_what_was_not_answered_is_taken_back(circle: Circle) -> None:
    ana, bao = asked_of(circle, None, "Ana", "Bao")
    by = {"by": circle.by_chloe(), "now": NOW}
    take_back(commitment=ana, version=1, **by)
    answer(commitment=bao, version=1, accepts=True, words="", by=circle.by_bao(), now=NOW)
    with pytest.raises(ValidationError):
        take_back(commitment=bao, version=2, **by)
    assert Commitment.objects.get() == bao


def test_what_is_over_stays(circle: Circle) -> None:
    (one,) = asked_of(circle, None, "Ana")
    late = {"by": circle.by_ana(), "now": NOW + timedelta(days=365)}
    with pytest.raises(ValidationError):
        answer(commitment=one, version=1, accepts=True, words="", **late)
