"""A passage of minutes reaches those it is for, and nobody else by anything (canaries): each word
of a passage is looked for in every page, file, table, feed, mail and answer that each reader gets,
in what describes the files, in the journal and in what the program logs. So is what a seat says
in a consultation that goes on: nobody reads it; and what is confided elsewhere than in minutes:
nobody outside does."""

from __future__ import annotations

import io
import logging
import random
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from tests.confided import confide, confided_to
from tests.domain.builders import NOW, TODAY
from tests.effort import EVERYTHING
from tests.permissions.stage import Stage, build_stage
from tests.test_hidden_voices import KNOCK, LIFT, SECRET, addresses, objected, unpacked
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.core.words.audience import LADDER, Audience
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.journal.models import Event
from tourdetable.domain.minutes.models import Edition, Minutes, Revision
from tourdetable.domain.search.models import SearchEntry
from tourdetable.interface.mail.deliver import deliver

VOICE = (SECRET, LIFT, "".join(SECRET.split()), "".join(LIFT.split()))
"""What a seat said; PDF is read without its spaces."""

CANARY = re.compile(r"canari(january|march|decided)(present|body|network|partners|public)\d+")
FORMS = (
    "{mark}\n{word}\n:::",
    "- a\n- b\n\n  {mark}\n  {word}\n  :::\n- c",
    "> {mark}\n> {word}\n> :::",
    "{mark}\n| a | {word} |\n|---|---|\n| {word} | b |\n:::",
    "{mark}\n```\n{word}\n```\n:::",
    "```\n{mark}\n{word}\n:::\n```",
    "{mark}\n# {word}\n:::",
    "• a\n{mark}\n• {word}\n:::",
    "{mark}\n[{word}](https://a.example/{word})\n:::",
    "::: public\n{mark}\n{word}\n:::\n:::",
    "a\n{mark}\n**{word}**\nb\n:::",
)
MARKS = {
    Audience.PRESENT: ("::: present", "::: présents noms", "::: publik", "::: public from 2027"),
    Audience.BODY: ("::: body", "::: anonyme instance", "::: public from 2027-05-01"),
    Audience.NETWORK: ("::: network", "::: réseau à partir du 6/4/2027"),
    Audience.PARTNERS: ("::: partners", "::: partenaires institution"),
    Audience.PUBLIC: ("::: public",),
}
READ = {
    "january": {
        "neighbour": Audience.NETWORK,
        "member": Audience.PRESENT,
        "secretary": Audience.PRESENT,
        "lead": Audience.BODY,
        "steward": Audience.BODY,
        "light": Audience.BODY,
    },
    "march": {"secretary": Audience.PRESENT, "lead": Audience.BODY},
    "decided": {
        "member": Audience.PRESENT,
        "secretary": Audience.PRESENT,
        "lead": Audience.BODY,
        "steward": Audience.BODY,
        "light": Audience.BODY,
    },
}
"""January's minutes are circulated to the network; March's are a draft, its decision is the
body's. Nobody else reads a word of them."""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tuesday 6 April 2027, ten o'clock in Paris."""
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


def passages(where: str, seed: int) -> str:
    """Passages for each audience, in forms and an order drawn at random."""
    drawn, found = random.Random(f"{where}{seed}"), []
    for audience, marks in MARKS.items():
        for number, mark in enumerate(marks):
            word = f"canari{where}{audience.value}{number}"
            found.append(drawn.choice(FORMS).format(mark=mark, word=word))
    drawn.shuffle(found)
    last = f"::: present\ncanari{where}present9 sans fin"
    return "\n\n".join([*found, last])


def written(stage: Stage, seed: int) -> None:
    """The canaries, in the minutes, the edition that January's superseded and a decision."""
    circulated: dict[str, Any] = {"state": "circulated", "adoption": "seats", "edition": 2}
    circulated |= {"adopted_on": TODAY, "circulated_on": TODAY, "review_from": TODAY}
    for name, said in (("january", circulated), ("march", {})):
        text, meeting = passages(name, seed), getattr(stage, name)
        Minutes.objects.filter(meeting=meeting).update(text=text, **said)
        Revision.objects.filter(minutes__meeting=meeting).update(text=text)
    text, minutes = passages("january", seed + 1), Minutes.objects.get(meeting=stage.january)
    superseded: dict[str, Any] = {"adoption": "seats", "text": text, "because": "Un oubli."}
    superseded |= {"adopted_on": TODAY, "superseded_on": TODAY}
    Edition.objects.create(minutes=minutes, number=1, **superseded)
    text = passages("decided", seed)
    Decision.objects.filter(pk=stage.decision).update(text=text, why=text)
    Position.objects.filter(pk=stage.position).update(words=text, would_lift=text)


def everywhere(stage: Stage) -> Iterator[str]:
    """Every address of the program; and of both minutes, each reading of them."""
    yield from addresses(stage)
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
    yield f"{reverse('search', args=['circle'])}?q=canari"
    for kind in ("minutes", "decision"):
        yield f"{reverse('search', args=['circle'])}?q=lecture&kind={kind}"


def said_by(client: Client, url: str) -> str:
    """All that is said at an address, what describes a file included."""
    answer: Any = client.get(url)
    headers = str(answer.headers)
    if answer.get("Content-Type", "").startswith("text/event-stream"):
        return headers
    content = unpacked(answer)
    if content[:4] == b"%PDF":
        pdf = PdfReader(io.BytesIO(content))
        meta = pdf.xmp_metadata
        told = [page.extract_text() for page in pdf.pages]
        told += [str(pdf.metadata), meta.rdf_root.toxml() if meta else ""]
        return headers + re.sub(r"\s|-", "", "".join(told))
    return headers + content.decode("utf-8", "replace")


def allowed(where: str, role: str, passage: str) -> bool:
    """Whether a role may read a passage."""
    reader = READ[where].get(role)
    return reader is not None and reader.shows(Audience(passage))


def leaked(role: str, url: str, said: str) -> set[tuple[str, str, str]]:
    """The canaries that a role is told and may not be."""
    read = {found[0] for found in CANARY.finditer(said) if not allowed(found[1], role, found[2])}
    voices = {word for word in VOICE if word in said}
    return {(role, url, word) for word in read | voices} | confided_to(role, url, said)


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
