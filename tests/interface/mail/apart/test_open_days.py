"""Those who registered for an open day are written to once, as anybody is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from tests.domain.builders import NOW, OPERATOR, Circle
from tests.domain.notices.convened import convened
from tests.domain.site.builders import asked, coming, feast, opened
from tests.interface.mail.sink import Sink
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.notices.actions import send_again
from tourdetable.domain.site.models import DayLetter
from tourdetable.domain.site.tokens import token_of
from tourdetable.interface.mail import deliver as delivering
from tourdetable.interface.mail.deliver import Delivered, deliver


class Meanwhile(EmailBackend):
    """While the first message leaves, something happens."""

    happens: ClassVar[list[Callable[[], Any]]] = []

    def send_messages(self, messages: Any) -> int:
        if self.happens:
            self.happens.pop()()
        return super().send_messages(messages)


def test_who_registers_while_many_are_invited_is_written_to_first(
    circle: Circle, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "BATCH", 1)
    settings.EMAIL_BACKEND = f"{__name__}.Meanwhile"
    day = opened(circle)
    convened(circle)
    Meanwhile.happens.append(lambda: asked(day))
    mail.outbox = []
    deliver(NOW)
    order, mail.outbox = [one.to == ["lou@example.org"] for one in mail.outbox], []
    assert order == [False, True, False]


def sent(**more: Any) -> list[str]:
    """The subjects of what leaves."""
    mail.outbox = []
    deliver(NOW + more.get("later", timedelta()))
    return [one.subject for one in mail.outbox]


def test_the_link_leaves_once_in_ones_language(circle: Circle) -> None:
    asked(opened(circle))
    assert (sent(), sent()) == (["Confirmez votre inscription\xa0: Fête de mai"], [])


def test_a_letter_says_all_that_one_needs_and_nothing_that_anybody_may_have_typed(
    circle: Circle,
) -> None:
    one = asked(opened(circle))
    sent()
    (letter,) = mail.outbox
    known = (letter.to, letter.extra_headers["Auto-Submitted"])
    assert known == (["lou@example.org"], "auto-generated")
    body = " ".join(str(letter.body).split())
    wanted = (token_of(one), "effacé le dimanche 13 juin 2027", "jeudi 13 mai 2027")
    assert [word for word in wanted if word not in body] == []
    assert [word for word in ("Lou", "Marin") if word in letter.message().as_string()] == []


def test_who_waits_who_has_a_place_and_a_day_that_is_off(circle: Circle) -> None:
    day = opened(circle, feast(circle), places=1)
    coming(day)
    coming(day, "b@example.org")
    subjects = sent()
    assert mail.outbox[0].to == ["Lou Marin <lou@example.org>"]
    assert subjects == [
        "Vous avez une place\xa0: Fête de mai",
        "Vous êtes sur liste d’attente\xa0: Fête de mai",
    ]
    meeting = day.meeting
    said = {"reason": "Non", "confirmed": True, "by": OPERATOR, "now": NOW}
    cancel_meeting(meeting=meeting, version=meeting.version, **said)
    assert sent() == ["Annulé\xa0: Fête de mai"] * 2


def test_one_that_is_refused_is_tried_again_given_up_and_sent_by_hand(
    circle: Circle, sink: Sink
) -> None:
    sink.refuses["lou@example.org"] = 550
    asked(opened(circle))
    assert deliver(NOW) == Delivered(failed=1)
    assert deliver(NOW) == Delivered()
    for days in range(1, 5):
        last = deliver(NOW + timedelta(days=2 * days))
    assert last == Delivered(failed=1, given_up=1)
    letter = DayLetter.objects.get()
    assert (letter.state, letter.error) == ("given_up", "smtp_550")
    sink.refuses.clear()
    assert send_again(keys=[letter.key], now=NOW) == 1
    assert deliver(NOW) == Delivered(sent=1)


def test_what_is_so_no_more_does_not_leave_late(circle: Circle) -> None:
    day = opened(circle)
    coming(day)
    DayLetter.objects.create(registration=day.registrations.get(), kind="confirm", due_at=NOW)
    assert sent() == ["Vous avez une place\xa0: Fête de mai"]
    DayLetter.objects.update(state="waiting", sent_at=None, held_until=None)
    assert sent(later=timedelta(days=300)) == []
    assert set(DayLetter.objects.values_list("state", flat=True)) == {"overtaken"}
