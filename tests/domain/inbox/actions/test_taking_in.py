"""Messages as real programs write them, and what becomes of each."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from tests.core.correspondence.clients import (
    AWAY,
    CLIENTS,
    Exchange,
    away,
    bounced,
    bounced_in_words,
    counter,
    delegated,
    exchange_owa,
    gmail,
    head,
    ios,
    message,
    outlook_desktop,
    thunderbird,
    winmail,
    zimbra,
)
from tests.domain.builders import FOUNDED, NOW, OPERATOR
from tests.domain.inbox.mails import (
    FETCHED,
    LATER,
    Invited,
    invited,
    named,
    outcome,
    own_mailbox,
    replies,
    take,
)
from tests.domain.together import really_apart, together
from tourdetable.domain.inbox.actions import taking_in
from tourdetable.domain.inbox.actions.taking_in import take_in
from tourdetable.domain.inbox.models import AddressTrouble, ReceivedMail
from tourdetable.domain.journal.actions import advancing, save
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, move_meeting
from tourdetable.domain.networks.actions.seats import give_mandate

Program = Callable[[Exchange], bytes]

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Invited:
    return invited()


@pytest.mark.parametrize("program", [*CLIENTS, winmail])
@pytest.mark.parametrize(
    ("status", "answer"),
    [("ACCEPTED", "attend"), ("DECLINED", "excused"), ("TENTATIVE", "tentative")],
)
def test_an_answer_counts(here: Invited, program: Program, status: str, answer: str) -> None:
    mail = take(program(here.said(here.circle.ana, status=status)))
    assert outcome(mail) == ("answer", "counted", "", answer)
    assert replies() == [("Ana", answer, "by_mail", LATER)]
    assert (mail.person, mail.meeting, bytes(mail.raw)) == (here.circle.ana, here.meeting, b"")


def test_the_same_message_is_taken_in_once(here: Invited) -> None:
    data = gmail(here.said(here.circle.ana))
    take(data)
    events = Event.objects.count()
    again = take_in(data=data, named=named, trusted="", by=OPERATOR, now=FETCHED)
    assert (again, ReceivedMail.objects.count(), Event.objects.count()) == (None, 1, events)


def test_the_identifier_of_our_message_proves_it_too(here: Invited) -> None:
    ana = here.circle.ana
    said = here.said(ana, to="reponses@reseau.example", reference=here.reference(ana))
    assert outcome(take(exchange_owa(said))) == ("answer", "counted", "", "attend")


def test_without_a_signature_it_waits_for_a_person(here: Invited) -> None:
    mail = take(gmail(here.said(here.circle.ana, to="reponses@reseau.example")))
    assert outcome(mail) == ("answer", "waiting", "unsigned", "attend")
    assert (mail.person, mail.meeting, replies()) == (here.circle.ana, here.meeting, [])
    assert bytes(mail.raw).startswith(b"From: Ana Ruiz")


VOUCHED = "Authentication-Results: mx.reseau.example; dmarc=pass (p=none) header.from=port.example"


@pytest.mark.parametrize(
    ("header", "state"),
    [
        (VOUCHED, "counted"),
        (VOUCHED.replace("dmarc=pass", "dmarc=fail"), "waiting"),
        (VOUCHED.replace("mx.reseau.example", "mx.evil.example"), "waiting"),
        (VOUCHED.replace("header.from=port.example", "header.from=evil.example"), "waiting"),
        ("Authentication-Results: mx.evil.example; spf=pass\r\n" + VOUCHED, "waiting"),
        ("Authentication-Results: mx.reseau.example (dmarc=pass); spf=pass", "waiting"),
    ],
)
def test_our_own_server_may_vouch_for_a_sender(here: Invited, header: str, state: str) -> None:
    said = here.said(here.circle.ana, to="reponses@reseau.example", headers=(header,))
    assert take(gmail(said), trusted="mx.reseau.example").state == state


def test_two_senders_are_vouched_for_by_nobody(here: Invited) -> None:
    said = here.said(here.circle.ana, to="reponses@reseau.example", headers=(VOUCHED,))
    data = gmail(said).replace(b"<ana@port.example>", b"<ana@port.example>, x@port.example", 1)
    assert take(data, trusted="mx.reseau.example").state == "waiting"


def test_a_forwarded_invitation_answers_for_nobody(here: Invited) -> None:
    said = here.said(here.circle.ana, sender="rené@ailleurs.example", name="René")
    assert outcome(take(thunderbird(said))) == ("answer", "waiting", "sender", "attend")
    assert replies() == []


def test_of_a_forwarded_invitation_it_is_whoever_writes_that_is_proposed(here: Invited) -> None:
    ana, bao = here.said(here.circle.ana), here.circle.bao.account
    assert bao
    stranger = ana.but(sender="eve@ailleurs.example", name="Ana Ruiz")
    for program in (gmail, words):
        assert take(program(stranger)).person is None
    own_mailbox(here.circle.bao, "bao@port.example")
    passed_on = take(gmail(ana.but(sender="bao@port.example", name="Bao Trần")))
    assert (passed_on.person, passed_on.answer) == (here.circle.bao, "attend")
    assert (passed_on.why, replies()) == ("sender", [])


def words(said: Exchange) -> bytes:
    return message(head(said, "Re: Lecture", "Content-Type: text/plain"), b"Je viens.")


def test_an_address_with_a_tag_is_the_same_mailbox(here: Invited) -> None:
    tagged = here.said(here.circle.ana).but(sender="ana+reunions@port.example")
    assert outcome(take(gmail(tagged))) == ("answer", "counted", "", "attend")
    own_mailbox(here.circle.ana, "ana+reseau@port.example")
    plain = here.said(here.circle.ana, status="DECLINED", at=LATER + timedelta(minutes=5))
    mail = take(gmail(plain.but(sender="ana@port.example")))
    assert outcome(mail) == ("answer", "counted", "", "excused")


def test_whoever_excuses_themselves_in_words_is_read(here: Invited) -> None:
    said = here.said(here.circle.ana)
    lines = head(said, "Absence : lecture de mai", "Content-Type: text/plain")
    mail = take(message(lines, b"Je ne pourrai pas venir."))
    assert outcome(mail) == ("other", "waiting", "in_words", "")


def test_a_signature_of_another_meeting_is_not_believed(here: Invited) -> None:
    said = here.said(here.circle.ana, uid="meeting-99999@circle.tourdetable")
    assert outcome(take(zimbra(said)))[1:3] == ("waiting", "meeting")


def test_a_forged_signature_is_none(here: Invited) -> None:
    to = here.address(here.circle.ana)
    forged = to.replace("+", "+1")
    mail = take(gmail(here.said(here.circle.ana, to=forged)))
    assert outcome(mail)[1:3] == ("waiting", "unsigned")


def test_of_a_shared_mailbox_the_name_says_who(here: Invited) -> None:
    mail = take(outlook_desktop(here.said(here.circle.chloe, name="EMERY Chloe")))
    assert (mail.state, replies()) == ("counted", [("Chloé", "attend", "by_mail", LATER)])


def test_else_a_person_says_who(here: Invited) -> None:
    mail = take(ios(here.said(here.circle.chloe, name="École du Môle")))
    assert (outcome(mail)[1:], replies()) == (("waiting", "several", "attend"), [])


def test_an_older_answer_never_overwrites_a_later_one(here: Invited) -> None:
    circle, after = here.circle, LATER + timedelta(minutes=1)
    reply(meeting=here.meeting, answer="excused", by=circle.by_ana(), now=after)
    mail = take(gmail(here.said(circle.ana)))
    assert outcome(mail)[1:3] == ("overtaken", "later")
    assert [row[:3] for row in replies()] == [("Ana", "excused", "on_page")]


def test_a_later_one_does_in_whatever_order_they_arrive(here: Invited) -> None:
    ana = here.circle.ana
    second = here.said(ana, status="DECLINED", at=LATER + timedelta(minutes=5))
    assert take(exchange_owa(second)).state == "counted"
    assert take(exchange_owa(here.said(ana))).state == "overtaken"
    assert [row[1] for row in replies()] == ["excused"]


def test_a_clock_that_is_wrong_is_not_believed(here: Invited) -> None:
    ana = here.circle.ana
    received = "Received: from x by mx.reseau.example; Tue, 6 Apr 2027 10:30:00 +0000"
    for at in (NOW - timedelta(days=4000), NOW + timedelta(days=400)):
        take(gmail(here.said(ana, at=at, headers=(received,))))
        ((_name, _answer, _channel, said),) = replies()
        assert said == NOW + timedelta(hours=2, minutes=30)


def test_the_date_of_our_own_message_sent_back_says_nothing(here: Invited) -> None:
    data = gmail(here.said(here.circle.ana))
    stamp, ours = f"DTSTAMP:{LATER:%Y%m%dT%H%M%SZ}", f"DTSTAMP:{NOW:%Y%m%dT%H%M%SZ}"
    take(data.replace(stamp.encode(), ours.encode()))
    assert replies()[0][3] == LATER


def test_an_answer_for_a_time_that_has_gone_counts_for_nothing(here: Invited) -> None:
    meeting, new = here.meeting, here.meeting.starts_at + timedelta(hours=3)
    said = here.said(here.circle.ana)
    times: Any = {"starts_at": new, "ends_at": new + timedelta(hours=2)}
    by: Any = {"by": OPERATOR, "now": NOW + timedelta(hours=1)}
    move_meeting(meeting=meeting, version=meeting.version, **times, **by)
    assert outcome(take(exchange_owa(said)))[1:3] == ("overtaken", "moved")
    assert replies() == []
    assert take(exchange_owa(said.but(starts=new))).state == "counted"


def test_of_a_cancelled_meeting_it_waits_for_a_person(here: Invited) -> None:
    meeting = here.meeting
    known: Any = {"version": meeting.version, "by": OPERATOR, "now": NOW, "confirmed": True}
    cancel_meeting(meeting=meeting, reason="Grève", **known)
    assert outcome(take(gmail(here.said(here.circle.ana))))[1:3] == ("waiting", "closed")


@pytest.mark.parametrize("program", [counter, winmail])
def test_another_time_is_kept_and_told(here: Invited, program: Callable[..., bytes]) -> None:
    new = here.meeting.starts_at + timedelta(days=1)
    ends = new + timedelta(hours=1)
    said = here.said(here.circle.ana, status="TENTATIVE")
    mail = take(program(said, new=new, ends=ends))
    assert outcome(mail) == ("counter", "waiting", "proposes", "tentative")
    assert (mail.proposed_starts, mail.proposed_ends) == (new, ends)
    assert [row[:2] for row in replies()] == [("Ana", "tentative")]
    event = Event.objects.latest("pk")
    assert (event.kind, event.person, event.data) == (
        "meeting.time_proposed",
        here.circle.ana.pk,
        {"body": here.circle.body.pk, "mail": mail.pk},
    )


def test_somebody_sent_in_ones_place_who_shares_the_seat_is_the_pair(here: Invited) -> None:
    circle = here.circle
    own_mailbox(circle.zoe, "zoe@port.example")
    given: Any = {"seat": circle.town, "person": circle.zoe, "starts": FOUNDED}
    give_mandate(**given, by=OPERATOR, now=NOW)
    mail = take(delegated(here.said(circle.ana), "zoe@port.example"))
    assert outcome(mail) == ("answer", "counted", "", "pair")
    assert [row[:2] for row in replies()] == [("Ana", "pair")]


def test_somebody_else_is_for_a_person_to_look_at(here: Invited) -> None:
    mail = take(delegated(here.said(here.circle.ana), "rene@ailleurs.example"))
    assert outcome(mail) == ("answer", "waiting", "elsewhere", "pair")
    assert replies() == []


@pytest.mark.parametrize("headers", AWAY.values(), ids=AWAY)
def test_an_automatic_reply_says_nothing_of_the_meeting(
    here: Invited, headers: tuple[str, ...]
) -> None:
    mail = take(away(here.said(here.circle.ana), *headers))
    assert outcome(mail) == ("automatic", "ignored", "", "")
    assert (mail.person, mail.account, mail.meeting) == (
        here.circle.ana,
        here.circle.ana.account,
        here.meeting,
    )
    assert replies() == []


@pytest.mark.parametrize("program", [bounced, bounced_in_words])
def test_an_address_that_refuses_is_noted(here: Invited, program: Program) -> None:
    ana = here.circle.ana
    mail = take(program(here.said(ana, reference=here.reference(ana))))
    assert outcome(mail) == ("bounce", "counted", "", "")
    trouble = AddressTrouble.objects.get()
    assert (trouble.account, trouble.code, trouble.lasting, trouble.times) == (
        ana.account,
        "5.1.1",
        True,
        1,
    )


def test_it_is_forgotten_when_something_comes_from_there(here: Invited) -> None:
    ana = here.circle.ana
    take(bounced(here.said(ana, reference=here.reference(ana))), now=LATER)
    later = here.said(ana, at=LATER + timedelta(minutes=3))
    assert AddressTrouble.objects.count() == 1
    take(gmail(later))
    assert AddressTrouble.objects.count() == 0


def test_a_refusal_that_anybody_may_have_made_up_counts_for_nothing(here: Invited) -> None:
    mail = take(bounced(here.said(here.circle.ana, reference="made.up@elsewhere.example")))
    assert outcome(mail) == ("bounce", "waiting", "unsigned", "")
    assert AddressTrouble.objects.count() == 0


def test_a_message_in_words_is_for_a_person_to_read(here: Invited) -> None:
    said = here.said(here.circle.ana)
    mail = take(away(said, subject="Re: Lecture de mai"))
    assert outcome(mail) == ("other", "waiting", "in_words", "")
    assert (mail.meeting, mail.words) == (here.meeting, "Je suis absente jusqu’au 12 mai.")
    assert Event.objects.latest("pk").kind == "meeting.mail_kept"


@pytest.mark.parametrize("data", [b"", b"\0\xff" * 400, b"From: <<>>\r\n\r\n", b"\r\n\r\nx"])
def test_whatever_its_bytes_are_it_is_taken_in(db: None, data: bytes) -> None:
    mail = take(data)
    assert (mail.kind, mail.state, mail.network) == ("other", "waiting", None)


def test_what_is_made_so_as_not_to_be_read_waits_for_a_person(here: Invited) -> None:
    said = here.said(here.circle.ana)
    nested = b"Content-Type: message/rfc822\r\n\r\n" * 3000
    head = f"From: {said.sender}\r\nTo: {said.to}\r\nSubject: Oui\r\n".encode()
    mail = take(head + nested)
    assert outcome(mail) == ("other", "waiting", "failed", "")
    assert (mail.meeting, mail.person, mail.subject) == (here.meeting, here.circle.ana, "Oui")
    assert list(
        Event.objects.filter(kind="meeting.mail_kept").values_list("data__mail", flat=True)
    ) == [mail.pk]


def test_of_twenty_addresses_only_the_sender_s_own_counts(here: Invited) -> None:
    people = (here.circle.bao, here.circle.chloe, here.circle.ana)
    others = [f"x{one}@ailleurs.example" for one in range(20)]
    to = ", ".join([*others, *(here.address(person) for person in people)])
    data = gmail(here.said(here.circle.ana, to=to))
    assert outcome(take(data)) == ("answer", "counted", "", "attend")
    assert [row[:2] for row in replies()] == [("Ana", "attend")]


def test_a_name_that_holds_headers_changes_nothing(here: Invited) -> None:
    data = gmail(here.said(here.circle.ana, name="Ana\\nBcc: x@y.example"))
    assert outcome(take(data)) == ("answer", "counted", "", "attend")


@pytest.mark.django_db(transaction=True)
class TestTogether:
    def test_two_who_read_one_message_at_once_count_it_once(
        self, here: Invited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(taking_in, "sort_out", slow(taking_in.sort_out))
        data = gmail(here.said(here.circle.ana))
        with really_apart(tmp_path / "db.sqlite3") as read:
            found = together(*[lambda: take_anew(data)] * 2)
            assert sorted(type(one).__name__ for one in found) == ["NoneType", "ReceivedMail"]
            assert read("SELECT state FROM inbox_receivedmail") == [("counted",)]
            told = "SELECT count(*) FROM journal_event WHERE kind = 'meeting.replied'"
            assert read(told) == [(1,)]

    def test_a_message_about_a_meeting_that_somebody_changes_waits_for_nobody(
        self, here: Invited, tmp_path: Path
    ):
        """PostgreSQL looks at what a row refers to when it commits, the journal's positions taken:
        a meeting locked as if it were to be deleted would be waited for there, and its writer would
        wait for the positions."""
        locked, kept = threading.Event(), threading.Event()

        def change() -> None:
            with transaction.atomic(), advancing():
                current = lock(here.meeting, version=here.meeting.version)
                locked.set()
                kept.wait(1)
                save("meeting.prepared", current, OPERATOR, NOW)

        def keep() -> ReceivedMail | None:
            locked.wait(5)
            mail = take_anew(away(here.said(here.circle.ana), subject="Re: Lecture de mai"))
            kept.set()
            return mail

        with really_apart(tmp_path / "db.sqlite3") as read:
            changed, mail = together(change, keep)
            assert (changed, type(mail)) == (None, ReceivedMail)
            kinds = "('meeting.mail_kept', 'meeting.prepared')"
            told = f"SELECT kind FROM journal_event WHERE kind IN {kinds} ORDER BY kind"
            assert read(told) == [("meeting.mail_kept",), ("meeting.prepared",)]


def take_anew(data: bytes) -> ReceivedMail | None:
    return take_in(data=data, named=named, trusted="", by=OPERATOR, now=FETCHED)


def slow(real: Callable[..., None]) -> Callable[..., None]:
    """The same, in the time that another reader takes to do as much."""

    def slowed(*given: Any) -> None:
        time.sleep(0.3)
        real(*given)

    return slowed
