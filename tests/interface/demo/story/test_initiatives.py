"""What members of the demo put forward."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.agendas.methods import methods_of
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.networks.models import Network
from tourdetable.domain.topics.models import Topic
from tourdetable.interface.demo.script import read
from tourdetable.interface.demo.story.initiatives import Initiatives

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
TODAY = date(2027, 4, 6)


def test_topics_of_the_demo_wait_and_are_answered_in_several_ways() -> None:
    scripts = read("initiatives.toml", Initiatives)
    own = Topic.objects.filter(call_answer=None)
    assert own.count() == len(scripts.club) + len(scripts.convention)
    states = set(Topic.objects.values_list("state", flat=True))
    assert states == {"waiting", "on_agenda", "in_group", "declined", "merged", "sent_on"}


def test_an_urgent_one_is_held_within_days() -> None:
    """Put forward on a Monday, held on the Thursday."""
    topic = Topic.objects.get(title__startswith="Une plateforme de rendez-vous")
    meeting = topic.points.get().meeting
    assert (topic.put_on, meeting.day) == (date(2027, 3, 8), date(2027, 3, 11))
    assert (meeting.kind, meeting.state) == ("experience_report", "opened")


def test_the_convention_has_written_a_method_down() -> None:
    network = Network.objects.get(slug="convention")
    assert "Veille du territoire" in [one.title for one in methods_of(network)]


@pytest.mark.parametrize(
    ("article", "state"),
    [("CLUB-03", State.KEPT), ("CLUB-06", State.AT_RISK), ("CLUB-09", State.AT_RISK)],
)
def test_the_charter_is_judged_on_them(article: str, state: State) -> None:
    """Two wait: one does not say what exists yet, one is urgent."""
    judged = report(Network.objects.get(slug="club"), on=TODAY)
    assert judged.state_of(article) is state
