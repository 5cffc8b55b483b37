"""What those who are asked, then those who asked, are written."""

from __future__ import annotations

from email.utils import parseaddr
from typing import Any

from tests.domain.builders import NOW
from tests.domain.referrals.builders import LATE, answered, found_floors, passed_on, sent
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.referrals.actions.answering import tell_sequel
from tourdetable.domain.referrals.actions.reminding import remind_of_referrals
from tourdetable.domain.referrals.actions.sending import withdraw
from tourdetable.interface.mail.deliver import deliver


def said(mail: Any) -> str:
    return " ".join(mail.body.replace("\u00a0", " ").split())


def address(mail: Any) -> str:
    return parseaddr(mail.to[0])[1]


def test_a_question_is_read_whole_by_whoever_must_answer_and_once_more_when_late(
    db: None, mailoutbox: list[Any]
) -> None:
    floors = found_floors()
    referral = sent(floors)
    deliver(NOW)
    (mail,) = mailoutbox
    assert (mail.to, "Bureau du port demande" in mail.subject.replace("\u00a0", " ")) == (
        ["Gil Brun <g@port.example>"],
        True,
    )
    assert "Pouvoir lire au quai le jeudi." in said(mail)
    assert f"/referrals/{referral.pk}/" in said(mail)
    remind_of_referrals(now=LATE)
    deliver(LATE)
    assert "En retard" in mailoutbox[1].subject


def test_what_is_answered_comes_down_by_mail(db: None, mailoutbox: list[Any]) -> None:
    floors = found_floors()
    account_of(floors.circle.ana)
    referral = passed_on(floors, sent(floors))
    deliver(NOW)
    by_address = {address(mail): mail for mail in mailoutbox}
    assert "C’est au cercle." in said(by_address["f@port.example"])
    mailoutbox.clear()
    referral = answered(referral, floors.circle.by_ana(), "examined")
    deliver(NOW)
    assert {address(mail) for mail in mailoutbox} == {"f@port.example", "g@port.example"}
    mailoutbox.clear()
    referral = answered(referral, floors.circle.by_ana())
    told = {"state": "done", "words": "Le quai ouvre.", "on": NOW.date(), "version": 4}
    tell_sequel(referral=referral, **told, by=floors.circle.by_ana(), now=NOW)
    deliver(NOW)
    words = " ".join(said(mail) for mail in mailoutbox)
    assert ("Le quai est libre." in words, "Le quai ouvre." in words) == (True, True)


def test_a_question_that_was_answered_or_withdrawn_meanwhile_is_asked_no_more(
    db: None, mailoutbox: list[Any]
) -> None:
    floors = found_floors()
    referral = sent(floors)
    withdraw(referral=referral, because="Non.", version=1, by=floors.by_felix(), now=NOW)
    deliver(NOW)
    (mail,) = mailoutbox
    assert ("ne demande plus" in mail.subject, "Non." in said(mail)) == (True, True)
