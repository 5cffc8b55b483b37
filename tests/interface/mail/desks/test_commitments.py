"""What somebody who is asked to commit is written."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.builders import NOW, OPERATOR, Circle
from tests.domain.commitments.builders import asked_of, theme_of
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.commitments.actions.asking import answer
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.commitments.tokens import token_of
from tourdetable.interface.mail.deliver import deliver


def asked(circle: Circle, **more: Any) -> Commitment:
    account_of(circle.ana)
    (one,) = asked_of(circle, more.pop("theme", None), "Ana", **more)
    return Commitment.objects.select_related("person__account").get(pk=one.pk)


def test_one_message_leaves_with_the_link(circle: Circle, mailoutbox: list[Any]) -> None:
    one = asked(circle, theme=theme_of(circle))
    deliver(NOW)
    (message,) = mailoutbox
    assert f"/circle/commitments/link/{token_of(one)}/" in message.body
    assert "Le quai" in message.body
    assert "Ville du Port" in message.body
    deliver(NOW)
    assert len(mailoutbox) == 1


def test_what_was_answered_before_it_left_is_not_asked(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    answer(commitment=asked(circle), version=1, accepts=True, words="", by=OPERATOR, now=NOW)
    deliver(NOW)
    assert mailoutbox == []


def test_what_is_over_is_not_asked(circle: Circle, mailoutbox: list[Any]) -> None:
    one = asked(circle)
    Commitment.objects.filter(pk=one.pk).update(ends=one.starts)
    deliver(NOW + timedelta(days=1))
    assert mailoutbox == []
