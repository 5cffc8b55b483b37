"""What a network tells some of what it is, or has not told yet, is told to nobody else by a search
(canaries): as in `test_hidden_commons`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.builders import NOW, TODAY, Circle, decided, draw, hold
from tests.domain.convention.builders import shared, signed
from tests.domain.newsletters.newsroom import sent, written
from tests.domain.questionnaires.builders import published
from tests.domain.site.builders import JULY, drafted, news, opened, prepared, said_to_all
from tests.interface.web.areas.decisions.people import found_room
from tests.test_hidden_commons import ALL, INSIDE, MEMBERS
from tourdetable.domain.convention.models import AgreementPeriod, DiagnosisEntry, SharedDiagnosis
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.questionnaires.models import Questionnaire

READ: dict[str, set[str]] = {
    "canarinews": ALL,
    "canaripagedraft": set(),
    "canarireading": ALL,
    "canaridecision": INSIDE,
    "canariday": ALL,
    "canaridayprepared": set(),
    "canariletter": ALL,
    "canarilettermembers": MEMBERS,
    "canariletterdraft": set(),
    "canariagreement": MEMBERS,
    "canariportrait": ALL,
    "canariinstitution": MEMBERS,
    "canarireportpublic": ALL,
    "canarireportnetwork": MEMBERS,
    "canarireportdraft": set(),
    "canarianswers": INSIDE,
}
"""Who finds each word."""


def sown(circle: Circle) -> None:
    """Words for some, in each kind of things."""
    on_the_site(circle)
    by_mail(circle)
    under_the_agreement(circle)
    evaluated(circle)
    Questionnaire.objects.filter(pk=published(circle, "45454", read_by="body").pk).update(
        words="canarianswers"
    )


def on_the_site(circle: Circle) -> None:
    news(circle, text="canarinews")
    drafted(circle, "Un brouillon", "canaripagedraft")
    decided(circle, hold(circle, title="Février"), title="canaridecision")
    said_to_all(circle, title="canarireading", meeting=hold(circle, title="Janvier"))
    opened(circle, programme="canariday")
    july = draw(circle.body, JULY, "Fête", kind="feast")
    prepared(circle, july, programme="canaridayprepared", forget_on=JULY.date())


def by_mail(circle: Circle) -> None:
    by = Actor(circle.dora, office=circle.lead)
    said = {"segments": ["network"]}
    sent(circle, by, text="canariletter", **said)
    sent(circle, by, text="canarilettermembers", open_to_all=False, **said)
    written(circle, by, text="canariletterdraft", **said)


def under_the_agreement(circle: Circle) -> None:
    AgreementPeriod.objects.filter(pk=signed(circle).pk).update(title="canariagreement")
    one = shared(circle)
    SharedDiagnosis.objects.filter(pk=one.pk).update(words="canariportrait", public=True)
    known = {"diagnosis": one, "kind": "words", "on": TODAY}
    DiagnosisEntry.objects.create(words="canariinstitution", **known)


def evaluated(circle: Circle) -> None:
    words = "canarireportpublic\n\n::: network\ncanarireportnetwork\n:::\n"
    out = dict.fromkeys(("frozen_on", "given_on", "approved_on", "published_on"), TODAY)
    said = {"network": circle.network, "body": circle.body, "begun_on": TODAY, "last": TODAY}
    Campaign.objects.create(
        number=1, title="Un", first=TODAY, findings=words, audience="public", **said, **out
    )
    Campaign.objects.create(
        number=2, title="Deux", first=TODAY, findings="canarireportdraft", **said
    )


def test_a_hidden_word_is_neither_found_nor_counted_nor_suggested(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)
    room = found_room()
    sown(room.circle)
    url, told = room.url("search"), {}
    for role in sorted(ALL):
        client = room.client(role)
        for word, readers in READ.items():
            exact: Any = client.get(url, {"q": word})
            nearly: Any = client.get(url, {"q": f"x{word}"})
            assert nearly.context["answer"].instead in ("", word if role in readers else "")
            if exact.context["page"].paginator.count:
                told.setdefault(word, set()).add(role)
    assert told == {word: readers for word, readers in READ.items() if readers}
