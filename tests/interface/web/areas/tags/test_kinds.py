"""Each kind of things that has tags is counted and shown under them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.domain.builders import APRIL, found_circle, hold, propose
from tests.domain.deliverables.builders import out, planned
from tests.domain.experience.builders import called, proposed, published
from tests.domain.groups.builders import SAID, found_groups, group_of
from tests.domain.library.builders import brought
from tests.domain.schemes.builders import write_down
from tests.domain.topics.builders import put_forward
from tourdetable.domain.groups.actions.calling import change_call
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.tags.models import Tag
from tourdetable.interface.web.areas.tags.kinds import KINDS, counted, known_to, work_named
from tourdetable.interface.web.areas.tags.kinds import called as tags_called

pytestmark = pytest.mark.django_db


def test_each_kind_that_has_tags_is_there() -> None:
    tagged = {relation.related_model for relation in Tag._meta.related_objects}
    assert len(KINDS) == len(tagged)
    assert all(reverse(kind.page, args=["circle", 1]) for kind in KINDS)


def test_whatever_is_filed_is_found_under_its_tag() -> None:
    groups, tags = found_groups(), ["Dehors"]
    circle, call = groups.circle, groups.call
    change_call(call=call, version=call.version, **SAID, tags=tags, **groups.by)
    topic = put_forward(circle, "Un", tags=tags)
    item = AgendaItem.objects.create(meeting=hold(circle, APRIL), position=1, topic=topic)
    filed = {
        "topic": topic,
        "call": call,
        "group": group_of(groups, tags=tags).terms.get(),
        "decision": propose(circle, item.meeting, item=item),
        "work": planned(circle, tags=tags),
        "entry": brought(circle, tags=tags),
        "experience": published(circle, proposed(circle, tags=tags)),
        "experience_call": called(circle, tags=tags),
        "scheme": write_down(circle, tags=tags),
    }
    mine = circle.of(circle.bao)
    found = {kind.page: kind.rows(mine).get(tags__name="Dehors") for kind in KINDS}
    assert found == filed


def test_a_deliverable_is_called_as_it_was_approved() -> None:
    circle = found_circle()
    work = out(circle)
    work.title = "Un titre qui s’écrit"
    assert work_named(work, None) == "Qui lit quoi ?"
    assert work_named(work, circle.of(circle.ana)) == "Un titre qui s’écrit"
    work.in_force = None
    assert work_named(work, None) == "Un titre qui s’écrit"


def test_things_are_counted_once_for_a_tag() -> None:
    circle = found_circle()
    put_forward(circle, "Un", tags=["Dehors", "Lecture"])
    put_forward(circle, "Deux", tags=["Dehors"])
    write_down(circle, tags=("Dehors",))
    names = {tag.pk: tag.name for tag in Tag.objects.all()}
    found = {names[key]: n for key, n in counted(circle.network, circle.of(circle.ana)).items()}
    assert found == {"Dehors": 3, "Lecture": 1}
    assert list(known_to(circle.of(circle.zoe))) == []


def test_a_tag_is_found_by_its_words_where_one_reads_something() -> None:
    circle = found_circle()
    put_forward(circle, "Un", tags=["Non-recours", "Dehors"])
    found = [
        [tag.name for tag in tags_called(words, circle.network, circle.of(who))]
        for words, who in (("NON recours", circle.ana), ("recours", circle.zoe), ("", circle.ana))
    ]
    assert found == [["Non-recours"], [], []]
