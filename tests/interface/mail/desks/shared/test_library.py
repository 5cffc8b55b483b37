"""What is written about the library."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle, draw
from tests.domain.library.actions.test_agendas import JUNE, written
from tests.domain.library.builders import brought, for_agenda
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.library.actions.answering import say_used, settle
from tourdetable.domain.library.actions.keeping import ask_keepers, retire
from tourdetable.domain.networks.models import Mandate
from tourdetable.interface.mail.deliver import deliver


@pytest.fixture(autouse=True)
def mailbox(circle: Circle) -> None:
    """Bao reads his mail."""
    account_of(circle.bao)


def near(circle: Circle) -> Any:
    return brought(circle, said={"deadline": TODAY + timedelta(days=5)})


def test_whoever_keeps_it_is_asked_before_its_last_day(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    entry = near(circle)
    ask_keepers(now=NOW)
    deliver(NOW)
    (message,) = mailoutbox
    assert message.subject == "Is it still true? Fermeture du guichet"
    assert f"/circle/library/{entry.pk}/" in message.body
    assert "Your seat keeps it" in message.body


def test_whoever_prepares_is_told_that_nobody_keeps_it(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    account_of(circle.dora)
    near(circle)
    Mandate.objects.filter(person=circle.bao).update(ends=FOUNDED)
    ask_keepers(now=NOW)
    deliver(NOW)
    (message,) = mailoutbox
    assert "No seat keeps it any more, and you prepare the meetings there." in message.body


def test_nobody_is_asked_about_what_was_retired_meanwhile(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    entry = near(circle)
    ask_keepers(now=NOW)
    retire(entry=entry, version=2, words="Rouvert.", by=circle.by_bao(), now=NOW)
    deliver(NOW)
    assert mailoutbox == []


def test_whoever_brought_it_is_told_what_became_of_it(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    settle(entry=for_agenda(circle), version=1, words="C’est noté.", by=OPERATOR, now=NOW)
    other = for_agenda(circle, "Autre")
    written(circle, draw(circle.body, JUNE), "Autre", of=other)
    used = {"entry": other, "outcome": "kept", "on": TODAY, "words": "Cela aide."}
    say_used(**used, by=circle.by_ana(), now=NOW)
    deliver(NOW)
    subjects = [one.subject for one in mailoutbox if "became" in one.subject]
    other_subject = "What became of “Autre”"
    assert subjects == ["What became of “Fermeture du guichet”", other_subject, other_subject]
    bodies = " ".join(one.body for one in mailoutbox)
    assert "C’est noté." in bodies
    assert "Ville du Port used “Autre”, and says what happened: We keep it." in bodies
    assert "is on the agenda of “Lecture de mars”" in bodies
