from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from tests.domain.builders import NOW, OPERATOR, Circle
from tests.domain.site.builders import asked, coming, feast, opened
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.site.models import DayLetter
from tourdetable.domain.site.tokens import token_of
from tourdetable.interface.mail.desks.shared.strangers import write_to_strangers


def sent(**more: Any) -> list[str]:
    """The subjects of what leaves."""
    mail.outbox = []
    write_to_strangers(lambda: None, now=NOW + more.get("later", timedelta()))
    return [one.subject for one in mail.outbox]


def test_the_link_leaves_once_in_ones_language(circle: Circle) -> None:
    asked(opened(circle))
    assert (sent(), sent()) == (["Confirmez votre inscription\xa0: Fête de mai"], [])


def test_a_letter_says_all_that_one_needs(circle: Circle) -> None:
    one = asked(opened(circle))
    sent()
    write_to_strangers(lambda: None, now=NOW)
    DayLetter.objects.update(state="waiting", held_until=None)
    sent()
    (letter,) = mail.outbox
    assert (letter.to, letter.extra_headers["Auto-Submitted"]) == (
        ["Lou Marin <lou@example.org>"],
        "auto-generated",
    )
    body = " ".join(str(letter.body).split())
    wanted = (token_of(one), "effacé le dimanche 13 juin 2027", "jeudi 13 mai 2027")
    assert [word for word in wanted if word not in body] == []


def test_who_waits_who_has_a_place_and_a_day_that_is_off(circle: Circle) -> None:
    day = opened(circle, feast(circle), places=1)
    coming(day)
    coming(day, "b@example.org")
    assert sent() == [
        "Vous avez une place\xa0: Fête de mai",
        "Vous êtes sur liste d’attente\xa0: Fête de mai",
    ]
    meeting = day.meeting
    said = {"reason": "Non", "confirmed": True, "by": OPERATOR, "now": NOW}
    cancel_meeting(meeting=meeting, version=meeting.version, **said)
    assert sent() == ["Annulé\xa0: Fête de mai"] * 2


def test_a_server_that_does_not_answer_is_asked_again(
    circle: Circle, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(opened(circle))

    def refuse(_self: EmailBackend) -> None:
        raise OSError

    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "open", refuse)
        assert sent() == []
    assert len(sent()) == 1


def test_what_is_refused_is_tried_later(circle: Circle, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(opened(circle))

    def refuse(_self: EmailBackend, _mails: object) -> None:
        raise SMTPServerDisconnected

    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "send_messages", refuse)
        assert sent() == []
    assert (sent(), len(sent(later=timedelta(minutes=2)))) == ([], 1)
