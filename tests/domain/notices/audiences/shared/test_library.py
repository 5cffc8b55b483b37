from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import FOUNDED, NOW, TODAY, Circle
from tests.domain.library.builders import brought, for_agenda, lead
from tourdetable.domain.journal.models import Event
from tourdetable.domain.library.actions.answering import say_used, settle
from tourdetable.domain.library.actions.keeping import ask_keepers
from tourdetable.domain.library.models import Entry
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.notices.audiences.shared import library
from tourdetable.domain.notices.enums import NoticeKind
from tourdetable.domain.people.models import Person

NEAR = {"deadline": TODAY + timedelta(days=5)}


def asked() -> list[Person | None]:
    """Who is asked whether the last thing is still true."""
    event = Event.objects.filter(kind="entry.asked").latest("pk")
    return [one.person for one in library.of_keeping(event, NoticeKind.TO_CONFIRM, NOW)]


def test_those_who_keep_it_are_asked_else_those_who_lead(circle: Circle) -> None:
    entry = brought(circle, said=NEAR)
    ask_keepers(now=NOW)
    assert asked() == [circle.bao]
    Entry.objects.filter(pk=entry.pk).update(keeper=None)
    assert asked() == [circle.dora]
    Entry.objects.filter(pk=entry.pk).update(keeper=circle.library)
    Mandate.objects.filter(seat=circle.library).update(ends=FOUNDED)
    assert asked() == [circle.dora]
    Entry.objects.filter(pk=entry.pk).update(retired_on=TODAY)
    assert asked() == []


def test_those_who_brought_it_are_told_that_others_used_it(circle: Circle) -> None:
    entry, told = brought(circle), []
    for by in (circle.by_ana(), circle.by_bao()):
        say_used(entry=entry, outcome="kept", on=TODAY, words="Cela aide.", by=by, now=NOW)
        event = Event.objects.latest("pk")
        found = library.of_outcome(event, NoticeKind.ENTRY_NEWS, NOW)
        told.append([one.person for one in found])
    assert told == [[circle.bao], []]


def test_those_who_brought_it_are_told_what_became_of_it(circle: Circle) -> None:
    by = {"by": lead(circle), "now": NOW}
    settle(entry=for_agenda(circle), version=1, words="C’est noté.", **by)
    event = Event.objects.latest("pk")
    told = library.of_outcome(event, NoticeKind.ENTRY_NEWS, NOW)
    assert [one.person for one in told] == [circle.bao]
    Entry.objects.update(seat=None, person=circle.dora)
    told = library.of_outcome(event, NoticeKind.ENTRY_NEWS, NOW)
    assert [one.person for one in told] == [circle.dora]
