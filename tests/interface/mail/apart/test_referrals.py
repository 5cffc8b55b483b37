"""Whoever is asked outside is written to once."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import NOW
from tests.domain.referrals.builders import LATE, answered, found_floors, outside, sent
from tourdetable.domain.referrals.actions.reminding import remind_of_referrals
from tourdetable.domain.referrals.actions.sending import correct_address
from tourdetable.domain.referrals.models import ReferralMessage
from tourdetable.domain.referrals.tokens import token_of
from tourdetable.interface.mail.deliver import Delivered, deliver


def test_the_question_leaves_with_its_link_then_a_reminder(db: None, mailoutbox: list[Any]) -> None:
    floors = found_floors()
    floors.circle.network.contact = "club@port.example"
    floors.circle.network.save()
    referral = sent(floors, outside())
    assert deliver(NOW) == Delivered(sent=1)
    (mail,) = mailoutbox
    assert (mail.to, mail.reply_to) == (["roy@prefecture.example"], ["club@port.example"])
    assert token_of(referral.steps.get()) in mail.body
    remind_of_referrals(now=LATE)
    assert deliver(LATE) == Delivered(sent=1)
    assert "attend votre réponse" in mailoutbox[1].subject


def test_nothing_leaves_for_a_former_address_nor_once_it_is_answered(
    db: None, mailoutbox: list[Any]
) -> None:
    floors = found_floors()
    referral = sent(floors, outside())
    said = {"contact": "", "email": "cabinet@prefecture.example"}
    referral = correct_address(referral=referral, version=1, **said, by=floors.by_felix(), now=NOW)
    deliver(NOW)
    assert [mail.to for mail in mailoutbox] == [["cabinet@prefecture.example"]]
    remind_of_referrals(now=LATE)
    answered(referral, floors.by_felix(), now=LATE)
    deliver(LATE)
    states = ReferralMessage.objects.order_by("pk").values_list("state", flat=True)
    assert (list(states), len(mailoutbox)) == (["sent", "overtaken"], 1)
