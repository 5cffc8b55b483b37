"""What is made, told or kept for some is told to nobody else by a search (canaries): a word of each
is neither found, nor counted, nor quoted, nor suggested, whoever looks for it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.builders import NOW, Circle
from tests.domain.deliverables.builders import kept, out, written
from tests.domain.experience import builders as experience
from tests.domain.library.builders import brought
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    found_room,
)
from tourdetable.domain.groups.models import GroupReport, TermsOfReference, ThemeCall

INSIDE = {SECRETARY, COLLEAGUE, LEAD}
MEMBERS = INSIDE | {NEIGHBOUR}
ALL = MEMBERS | {STRANGER, ANONYMOUS}
TEXT = """::: body
canariworkbody
:::

::: present
canariworkpresent
:::

::: public
canariworkpublic
:::
"""
READ: dict[str, set[str]] = {
    "canariworkpresent": {SECRETARY, LEAD},
    "canariworkbody": INSIDE,
    "canariworkpublic": ALL,
    "canariplanbody": INSIDE,
    "canaridraft": set(),
    "canarisheetbody": INSIDE,
    "canarisheetpublic": ALL,
    "canaricontact": set(),
    "canarientrybody": INSIDE,
    "canarientrynetwork": MEMBERS,
    "canarientrypublic": ALL,
    "canariretired": set(),
    "canariterms": MEMBERS,
    "canariformer": set(),
    "canarireport": MEMBERS,
    "canariunfinished": set(),
    "canaricallbody": MEMBERS,
    "canariinvited": INSIDE,
}
"""Who finds each word: Ana makes the deliverable, Dora leads."""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tuesday 6 April 2027, ten o'clock in Paris."""
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


def sown(circle: Circle) -> None:
    """Words for some, in each kind of things."""
    made(circle)
    told(circle)
    in_library(circle)
    in_groups(circle)


def made(circle: Circle) -> None:
    out(circle, text=TEXT, audience="public")
    kept(circle, written(circle, "canariplanbody", title="Un plan", audience="body"))


def told(circle: Circle) -> None:
    for audience in ("body", "public"):
        report = experience.proposed(circle, title=f"Dire {audience}", session=False)
        said = {"levers": f"canarisheet{audience}", "contacts": "canaricontact"}
        report = experience.written(circle, report, **said)
        experience.published(circle, report, audience=audience, attribution="none")
    draft = experience.proposed(circle, title="Dire", session=False)
    experience.written(circle, draft, levers="canaridraft")
    experience.called(circle, title="canariinvited")


def in_library(circle: Circle) -> None:
    for audience in ("body", "network", "public"):
        said = {"audience": audience, "text": f"canarientry{audience}"}
        brought(circle, f"Un outil {audience}", said=said)
    gone = brought(circle, "Un autre", said={"audience": "public", "text": "canariretired"})
    type(gone).objects.filter(pk=gone.pk).update(retired_on=NOW.date())


def in_groups(circle: Circle) -> None:
    body, today = circle.body, NOW.date()
    days = dict.fromkeys(("starts", "midway", "ends"), today)
    for number, word in enumerate(("canariformer", "canariterms"), 90):
        said = {"question": word, "existing": "Rien.", "added": "Tout."}
        terms = {"body": body, "number": number, "written_at": NOW}
        TermsOfReference.objects.create(**terms, **days, **said)
    given = {"midway": ("canarireport", today), "final": ("canariunfinished", None)}
    for kind, (word, on) in given.items():
        GroupReport.objects.create(body=body, kind=kind, done=word, given_on=on)
    words = {"title": "canaricallbody", "opens": today, "closes": today, "kind": "board"}
    ThemeCall.objects.create(body=body, **words)


def test_a_hidden_word_is_neither_found_nor_counted_nor_suggested(db: None) -> None:
    room = found_room()
    sown(room.circle)
    url = room.url("search")
    for role in sorted(ALL):
        client = room.client(role)
        for word, readers in READ.items():
            exact: Any = client.get(url, {"q": word})
            nearly: Any = client.get(url, {"q": f"x{word}"})
            number = exact.context["page"].paginator.count
            assert (number, role) == (int(role in readers), role), word
            assert (f"<mark>{word}</mark>" in exact.content.decode()) == (role in readers)
            assert nearly.context["answer"].instead in ("", word if role in readers else "")
