"""A passage of minutes reaches those it is for, and nobody else by anything (canaries): each word
of a passage is looked for in every page, file, table, feed, mail and answer that each reader gets,
in what describes the files, in the journal and in what the program logs. So is what a seat says
in a consultation that goes on: nobody reads it; and what is confided elsewhere than in minutes:
nobody outside does.

The walk through every address of the program is that of `test_permissions.py`; here are each
reading and each file of minutes, tables, searches and mails."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.urls import reverse

from tests.canaries import CANARY, KNOCK, READ, allowed, leaked, objected, said_by, written
from tests.confided import confide
from tests.domain.builders import NOW, TODAY
from tests.effort import EVERYTHING
from tests.permissions.stage import Stage, build_stage
from tests.test_permissions import MATRIX
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.core.sheets.writing import MEDIA
from tourdetable.core.words.audience import LADDER
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.models import Event
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.search.models import SearchEntry
from tourdetable.interface.mail.deliver import deliver
from tourdetable.interface.web.areas.rosters.exports import TABLES

ABOUT_IT = ("minutes_versions", "minutes_communicate", "meeting", "decision", "search", "home")
"""Addresses of which the minutes of January, circulated here, change most."""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tuesday 6 April 2027, ten o'clock in Paris."""
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


def everywhere(stage: Stage) -> Iterator[str]:
    """Each table in each form, what one would look for, and each reading of both minutes."""
    for name in MATRIX if EVERYTHING else ABOUT_IT:
        yield reverse(name, args=MATRIX[name].where(stage))
    for what, kind in product(TABLES, MEDIA):
        yield reverse("export", args=["circle", what, kind])
    for asked in ("canari", "cage", "École", "lecture&kind=minutes", "lecture&kind=decision"):
        yield f"{reverse('search', args=['circle'])}?q={asked}"
    yield from readings(stage)


def readings(stage: Stage) -> Iterator[str]:
    """Both minutes, and the edition that January's superseded, as each may read them."""
    yield reverse("minutes_edition", args=["circle", stage.january, 1])
    for meeting in (stage.january, stage.march):
        for ending in OfficeFormat:
            yield reverse("minutes_office", args=["circle", meeting, ending])
        for name in ("minutes", "minutes_pdf", "minutes_chatham_pdf", "minutes_edit"):
            yield reverse(name, args=["circle", meeting])
        for ending in OfficeFormat:
            yield reverse("minutes_chatham_office", args=["circle", meeting, ending])
        for audience in LADDER:
            for name in ("minutes_as", "minutes_as_pdf"):
                yield reverse(name, args=["circle", meeting, audience.value])


@pytest.mark.parametrize("seed", range(4 if EVERYTHING else 1))
def test_no_passage_goes_further_than_it_is_marked(
    db: None, mailoutbox: list[Any], caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    caplog.set_level(logging.DEBUG)
    stage = build_stage()
    written(stage, seed)
    objected()
    confide()
    urls, found, seen = [*everywhere(stage)], set[tuple[str, str, str]](), dict[str, set[str]]()
    for role in KNOCK:
        for url in urls:
            said = said_by(stage.clients[role], url)
            found |= leaked(role, url, said)
            seen.setdefault(role, set()).update(one[0] for one in CANARY.finditer(said))
    assert found == set()
    assert {role for role in KNOCK if seen[role]} == {role for one in READ.values() for role in one}
    assert len(seen["secretary"]) == 3 * 13
    for days in (0, 1, 6, 30):
        deliver(NOW + timedelta(days=days))
    mails = "".join(f"{one.subject} {one.message().as_string()}" for one in mailoutbox)
    events = "".join(str(data) for data in Event.objects.values_list("data", flat=True))
    for told in (mails, events, caplog.text):
        assert leaked("nobody", "", told) == set()


def words_of(stage: Stage) -> Iterator[re.Match[str]]:
    """A canary of each record and audience."""
    rows = [*Minutes.objects.all(), *Decision.objects.filter(pk=stage.decision)]
    found = {one.groups(): one for row in rows for one in CANARY.finditer(row.text)}
    yield from found.values()


def test_a_hidden_word_is_neither_found_nor_counted_nor_suggested(db: None) -> None:
    """Whoever types the very word, or nearly, is told what they would be told of any other."""
    stage, told, hidden = build_stage(), set[tuple[str, str]](), "Rien ne correspond"
    written(stage, 0)
    url = reverse("search", args=["circle"])
    for role in KNOCK:
        for word in words_of(stage):
            exact = stage.clients[role].get(url, {"q": word[0]})
            nearly = stage.clients[role].get(url, {"q": f"x{word[0]}"})
            if not word[0].startswith("canarimarch") and allowed(word[1], role, word[2]):
                told.add((role, word[1]))
                assert exact.context["page"].paginator.count == 1, (role, word[0])
                assert f"<mark>{word[0]}</mark>" in exact.content.decode()
            else:
                assert exact.context["page"].paginator.count == 0, (role, word[0])
                assert hidden in exact.content.decode()
            assert nearly.context["page"].paginator.count == 0, (role, word[0])
            assert nearly.context["answer"].instead == ""
    assert {role for role, _where in told} == set(READ["january"]) | set(READ["decided"])


def test_what_changes_in_a_hidden_passage_changes_nothing_for_others(db: None) -> None:
    """Neither the order of their results, nor what is said of them."""
    stage = build_stage()
    written(stage, 0)
    url, neighbour = reverse("search", args=["circle"]), stage.clients["neighbour"]
    before = neighbour.get(url, {"q": "lecture"}).context["results"]
    rows = Minutes.objects.filter(meeting=stage.january)
    text = rows.get().text.replace("canarijanuarypresent0", "canarijanuarypresent7 lecture")
    rows.update(text=text)
    SearchEntry.objects.update(again_on=TODAY)
    assert neighbour.get(url, {"q": "lecture"}).context["results"] == before
    secretary = stage.clients["secretary"].get(url, {"q": "canarijanuarypresent7"})
    assert secretary.context["page"].paginator.count == 1
