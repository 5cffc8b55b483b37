from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.domain.builders import CHARTER, NOW, TODAY, Circle, found_circle, last_event, nothing_changes, once_sent
from tests.domain.undertaking import UNDERTAKING

from tourdetable.core.charter.loader import load
from tourdetable.core.charter.record import AcceptanceFact
from tourdetable.core.charter.verdict import State
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.networks.actions import store_charter
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.charters import accept_charter
from tourdetable.domain.networks.facts import facts
from tourdetable.domain.networks.queries import undertaking, undertaking_asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking() -> Circle:
    """The circle, whose charter asks those who sit in a circle for discretion."""
    return found_circle(CHARTER + UNDERTAKING)


def accept(circle: Circle, version: str = "2027.1") -> None:
    accept_charter(network=circle.network, version=version, by=Actor(circle.ana), now=NOW)


def later_version(circle: Circle, in_force_from: date) -> None:
    text = (CHARTER + UNDERTAKING).replace("2027.1", "2027.2")
    store_charter(network=circle.network, text=text, read=load(text), in_force_from=in_force_from)


def test_the_undertaking_is_found_by_its_check_whatever_its_article(asking: Circle):
    rule = undertaking(asking.of(asking.ana).charter)
    assert rule is not None
    assert (rule.article, undertaking(found_circle(slug="other").of(asking.ana).charter)) == ("CIR-20", None)


def test_it_is_asked_of_those_who_sit_in_the_bodies_it_names(asking: Circle):
    asked = [undertaking_asked(asking.of(person)) is not None for person in (asking.ana, asking.dora, asking.zoe)]
    assert asked == [True, False, False]


def test_an_acceptance_is_dated_told_and_known_to_the_charter(asking: Circle):
    accept(asking)
    assert facts(asking.network)["acceptances"] == (AcceptanceFact(str(asking.ana.pk), "2027.1", TODAY),)
    subject = f"person:{asking.ana.pk}"
    assert last_event() == ("charter.accepted", subject, asking.ana.pk, "", {"version": "2027.1"})


def test_the_article_is_kept_once_everybody_has_accepted(asking: Circle):
    before = report(asking.network, on=TODAY).state_of("CIR-20")
    for _seat, person in asking.holders():
        accept_charter(network=asking.network, version="2027.1", by=Actor(person), now=NOW)
    assert (before, report(asking.network, on=TODAY).state_of("CIR-20")) == (State.BROKEN, State.BROKEN)
    after = report(asking.network, on=TODAY + timedelta(days=365)).state_of("CIR-20")
    assert after is State.KEPT


def test_a_version_is_accepted_once(asking: Circle):
    accept(asking)
    with nothing_changes(), pytest.raises(ValidationError, match=r"already|déjà"):
        accept(asking)


def test_a_form_sent_twice_is_told_so(asking: Circle):
    by = once_sent(Actor(asking.ana))
    accept_charter(network=asking.network, version="2027.1", by=by, now=NOW)
    with nothing_changes(), pytest.raises(AlreadyDone):
        accept_charter(network=asking.network, version="2027.1", by=by, now=NOW)


def test_only_the_text_in_force_is_accepted(asking: Circle):
    later_version(asking, TODAY)
    with nothing_changes(), pytest.raises(ValidationError, match=r"has changed|a changé"):
        accept(asking)
    accept(asking, "2027.2")


def test_a_charter_that_asks_nothing_refuses(circle: Circle):
    with nothing_changes(), pytest.raises(ValidationError, match=r"no undertaking|aucun engagement"):
        accept(circle)
