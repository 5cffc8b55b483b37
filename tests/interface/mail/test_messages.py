from __future__ import annotations

import re
from datetime import timedelta
from email import policy
from email.parser import BytesParser
from typing import Any

import pytest
from django.test import Client

from tests.domain.builders import (
    APRIL,
    CHARTER,
    NOW,
    OPERATOR,
    Circle,
    found_circle,
    hold,
    in_review,
)
from tests.domain.notices.convened import MAY, SHARED, convened, draw, light_seat, with_mailboxes
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.duties import take_duty
from tourdetable.domain.meetings.actions.meetings import (
    AgendaDraft,
    cancel_meeting,
    convene,
    move_meeting,
    set_agenda,
)
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.tokens import link_token
from tourdetable.domain.minutes.actions.adoption import adopt_at_meeting
from tourdetable.domain.minutes.actions.embargo import open_embargoed
from tourdetable.domain.minutes.actions.minutes import circulate
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.people.actions import mailbox
from tourdetable.interface.mail.deliver import deliver
from tourdetable.interface.mail.message_ids import message_id
from tourdetable.interface.mail.messages import laid_out

ANA = "ana@port.example"


@pytest.fixture
def meeting(circle: Circle) -> Meeting:
    """The meeting of May, with a place, an agenda and a secretary, not convened yet."""
    meeting = draw(circle.body, MAY, "Lecture de mai")
    meeting.place_words, meeting.purpose = "Salle des <cartes>", "Choisir nos lectures d’été."
    meeting.save()
    items = [
        AgendaDraft("Tour de table", "discuss", 30),
        AgendaDraft(
            "Deux romans au choix, l’un très long et l’autre très court, pour l’été",
            "decide",
            45,
            "Bao Trần",
        ),
    ]
    meeting = set_agenda(
        meeting=meeting, items=items, version=meeting.version, by=OPERATOR, now=NOW
    )
    assign_turn(meeting=meeting, duty="secretary", seat=circle.school, by=OPERATOR, now=NOW)
    return meeting


def invite(meeting: Meeting, circle: Circle) -> Meeting:
    return convene(meeting=meeting, version=meeting.version, by=circle.by_ana(), now=NOW)


def sent(outbox: list[Any], to: str) -> Any:
    """The last message for that address."""
    deliver(NOW)
    return [mail for mail in outbox if to in mail.to[0]][-1]


def test_an_invitation(circle: Circle, meeting: Meeting, mailoutbox: list[Any]):
    invite(meeting, circle)
    mail = sent(mailoutbox, SHARED)
    assert (
        mail.subject == "Invitation: Cercle du port – Thursday 6 May 2027 at 11:00 – Lecture de mai"
    )
    links = {
        person: f"http://127.0.0.1:8000/answer/{link_token(meeting.pk, person)}/?answer="
        for person in (circle.bao, circle.chloe)
    }
    said, _words, stop = mail.body.partition("To receive no more messages of this kind")
    assert "/me/notices/stop/" in stop
    assert (
        said
        == f"""\
Hello Bao Trần, Chloé Émery,

You are invited to a meeting of “Cercle du port” (Cercle).

Lecture de mai
Thursday 6 May 2027, 11:00 to 13:00
Place: Salle des <cartes>

Choisir nos lectures d’été.

AGENDA

1. 11:00 – Tour de table (discussion, 30 min)
2. 11:30 – Deux romans au choix, l’un très long et l’autre très court,
   pour l’été (decision, 45 min) – brought by Bao Trần

WHAT IS ASKED OF YOU

Say whether you will be there:

Bao Trần:

- I will attend:
  {links[circle.bao]}attend
- I send apologies:
  {links[circle.bao]}excused

Chloé Émery:

- I will attend:
  {links[circle.chloe]}attend
- I send apologies:
  {links[circle.chloe]}excused

These links are yours: the page that opens records your answer when you
confirm it, without signing in. You may change your mind there.

The page of the meeting, for members who sign in:
http://127.0.0.1:8000/signin/?next=/circle/meetings/{meeting.pk}/

WHY YOU

Bao Trần holds the seat “Médiathèque”.
Chloé Émery holds the seat “École du Môle”. At this meeting, this seat
has these duties: Secrétariat.

Sent on behalf of Ana Ruiz (Ville du Port). If you answer this message,
they will receive it.

--
Cercle
"""
    )


def test_its_headers(circle: Circle, meeting: Meeting, mailoutbox: list[Any], settings: Any):
    settings.SITE_URL = "https://tables.exemple.fr"
    invite(meeting, circle)
    mail = sent(mailoutbox, SHARED)
    read = BytesParser(policy=policy.default).parsebytes(mail.message().as_bytes())
    assert circle.bao.account is not None
    event = circle.bao.notices.get().event_id
    assert {
        name: read[name]
        for name in ("To", "Reply-To", "Auto-Submitted", "List-Id", "Message-ID", "References")
    } == {
        "To": f'"Bao Trần, Chloé Émery" <{SHARED}>',
        "Reply-To": f"Ana Ruiz <{ANA}>",
        "Auto-Submitted": "auto-generated",
        "List-Id": "Cercle <circle.tables.exemple.fr>",
        "Message-ID": message_id(event, circle.bao.account.pk, "tables.exemple.fr"),
        "References": f"<meeting-{meeting.pk}.circle@tables.exemple.fr>",
    }
    assert [part.get_content_type() for part in read.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    assert f"https://tables.exemple.fr/signin/?next=/circle/meetings/{meeting.pk}/" in mail.body


def test_nobody_to_answer_to_when_a_program_did_it(
    circle: Circle, meeting: Meeting, mailoutbox: list[Any]
):
    convene(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)
    mail = sent(mailoutbox, SHARED)
    assert mail.reply_to == []
    assert "Sent on behalf" not in mail.body


def test_in_the_language_and_at_the_hour_of_the_network(db: None, mailoutbox: list[Any]):
    circle = with_mailboxes(found_circle(CHARTER.replace("Europe/Paris", "Indian/Reunion")))
    convened(circle)
    subject = sent(mailoutbox, SHARED).subject.replace("\N{NO-BREAK SPACE}", " ")
    assert "Cercle du port – jeudi 6 mai 2027 à 13 h – Lecture de mai" in subject
    assert subject.endswith("à 13 h – Lecture de mai")


def test_words_cannot_forge_a_header(circle: Circle, meeting: Meeting, mailoutbox: list[Any]):
    circle.bao.family_name = 'Trần"\r\nBcc: zoe@ailleurs.example, <x'
    circle.bao.save()
    meeting.title = "Lecture\r\nBcc: zoe@ailleurs.example"
    meeting.save()
    invite(meeting, circle)
    mail = sent(mailoutbox, SHARED)
    read = BytesParser(policy=policy.default).parsebytes(mail.message().as_bytes())
    assert (read["Bcc"], [a.addr_spec for a in read["To"].addresses]) == (None, [SHARED])
    assert str(read["Subject"]).endswith(" – Lecture Bcc: zoe@ailleurs.example")


def test_a_long_name_and_an_address_in_an_international_domain(
    circle: Circle, mailoutbox: list[Any]
):
    circle.ana.family_name = "É" * 90
    circle.ana.account = mailbox("ana@médiathèque.example")
    circle.ana.save()
    convened(circle)
    deliver(NOW)
    read = [
        BytesParser(policy=policy.default).parsebytes(mail.message().as_bytes())
        for mail in mailoutbox
    ]
    assert [m["To"].addresses[0].addr_spec for m in read] == [
        SHARED,
        "ana@xn--mdiathque-53af.example",
    ]


def test_a_change_says_what_it_was(circle: Circle, meeting: Meeting, mailoutbox: list[Any]):
    meeting = invite(meeting, circle)
    reply(meeting=meeting, answer="attend", by=circle.by_bao(), now=NOW)
    deliver(NOW)
    week = MAY.replace(day=13)
    move_meeting(
        meeting=meeting,
        starts_at=week,
        ends_at=week.replace(hour=10),
        version=meeting.version,
        by=circle.by_ana(),
        now=NOW,
        confirmed=True,
    )
    mail = sent(mailoutbox, SHARED)
    subject = "Changed: Cercle du port – Thursday 13 May 2027 at 11:00 – Lecture de mai"
    assert mail.subject == subject
    said = " ".join(mail.body.split())
    assert "It was to be held on Thursday 6 May 2027; here is what now holds:" in said
    assert "Thursday 13 May 2027, 11:00 to 12:00" in said
    assert "You had answered “I will attend” for the former date or time: this answer" in said
    assert "Bao Trần holds the seat “Médiathèque”. Chloé Émery" in said
    assert "Say whether you will be there:" in said


def test_an_answer_that_still_stands_is_only_to_be_checked(
    circle: Circle, meeting: Meeting, mailoutbox: list[Any]
):
    meeting = invite(meeting, circle)
    reply(meeting=meeting, answer="attend", by=circle.by_bao(), now=NOW)
    deliver(NOW)
    later = {"starts_at": MAY + timedelta(minutes=15), "ends_at": MAY + timedelta(hours=2)}
    words = {"version": meeting.version, "by": circle.by_ana(), "now": NOW}
    move_meeting(meeting=meeting, **later, **words)
    said = " ".join(sent(mailoutbox, SHARED).body.split())
    assert "Bao Trần holds the seat “Médiathèque”. Your answer so far: I will attend." in said
    assert ("Check that your answer still holds" in said, "You had answered" in said) == (
        True,
        False,
    )


def test_a_new_agenda_is_told_once_an_hour_after_its_last_change(
    circle: Circle, meeting: Meeting, mailoutbox: list[Any]
):
    meeting = invite(meeting, circle)
    deliver(NOW)
    first, second = meeting.agenda.all()
    for order, wait in (((second, first), 0), ((first, second), 20), ((second, first), 40)):
        now = NOW + timedelta(minutes=wait)
        lines = [AgendaDraft(one.title, one.purpose, one.minutes, pk=one.pk) for one in order]
        words = {"version": meeting.version, "by": circle.by_ana(), "now": now}
        meeting = set_agenda(meeting=meeting, items=lines, **words)
        deliver(now)
    before = len(mailoutbox)
    for wait, left in ((99, 0), (100, 1), (300, 1)):
        deliver(NOW + timedelta(minutes=wait))
        assert len(mailoutbox) - before == left
    mail = sent(mailoutbox, SHARED)
    title = "Cercle du port – Thursday 6 May 2027 at 11:00 – Lecture de mai"
    assert mail.subject == f"New agenda: {title}"
    said = " ".join(mail.body.split())
    assert "has changed. Here is the one that now holds:" in said
    assert "DOCUMENTS" not in said
    assert said.index("Deux romans") < said.index("2. 11:45 – Tour de table")


def test_a_cancellation_asks_nothing(circle: Circle, meeting: Meeting, mailoutbox: list[Any]):
    meeting = invite(meeting, circle)
    deliver(NOW)
    cancel_meeting(
        meeting=meeting,
        reason="Salle inondée",
        version=meeting.version,
        by=circle.by_ana(),
        now=NOW,
        confirmed=True,
    )
    mail = sent(mailoutbox, SHARED)
    assert (
        mail.subject == "Cancelled: Cercle du port – Thursday 6 May 2027 at 11:00 – Lecture de mai"
    )
    assert mail.body.startswith("""\
Hello Bao Trần, Chloé Émery,

This meeting of “Cercle du port” (Cercle) is cancelled. It will not take
place:

Lecture de mai
Thursday 6 May 2027, 11:00 to 13:00
Place: Salle des <cartes>

Reason: Salle inondée

Nothing is asked of you: take it out of your calendar.

WHY YOU

Bao Trần holds the seat “Médiathèque”.
Chloé Émery holds the seat “École du Môle”.
""")


class TestMinutes:
    SECRET = "Ce qui s’est dit reste entre nous."

    @pytest.mark.parametrize(
        ("rule", "asked"),
        [
            ("next_meeting", "They will be put to adoption at a later meeting."),
            (
                "silence_days",
                "If nobody asks for one, they are adopted on Wednesday 21 April 2027.",
            ),
            ("seats", "They are adopted when 2 seats have approved them."),
        ],
    )
    def test_a_review_says_how_they_are_adopted(
        self, db: None, mailoutbox: list[Any], rule: str, asked: str
    ):
        text = CHARTER.replace('language = "fr"', 'language = "en"').replace(
            '"next_meeting"', f'"{rule}"'
        )
        circle = with_mailboxes(found_circle(text))
        meeting = hold(circle)
        in_review(circle, meeting, self.SECRET)
        mail = sent(mailoutbox, SHARED)
        assert (
            mail.subject
            == "Minutes to read again: Cercle du port – Thursday 4 March 2027 – Lecture de mars"
        )
        assert asked in " ".join(mail.body.split())
        assert f"/signin/?next=/circle/meetings/{meeting.pk}/minutes/\n" in mail.body

    def test_what_was_said_is_never_in_a_mail(self, circle: Circle, mailoutbox: list[Any]):
        light_seat(circle)
        minutes = in_review(circle, hold(circle), self.SECRET)
        deliver(NOW)
        later = hold(circle, APRIL, "Lecture d’avril")
        adopted = adopt_at_meeting(
            minutes=minutes, at=later, version=minutes.version, by=circle.by_ana(), now=NOW
        )
        deliver(NOW)
        circulate(
            minutes=adopted,
            audience="network",
            version=adopted.version,
            by=circle.by_ana(),
            now=NOW,
        )
        deliver(NOW)
        assert [
            (mail.to[0].partition("<")[2], mail.subject.partition(":")[0]) for mail in mailoutbox
        ] == [
            (f"{SHARED}>", "Minutes to read again"),
            (f"{SHARED}>", "Minutes adopted"),
            (f"{SHARED}>", "Minutes circulated"),
            ("elie@region.example>", "Minutes circulated"),
        ]
        assert [
            mail.subject for mail in mailoutbox if self.SECRET in mail.message().as_string()
        ] == []

    def test_what_waits_for_a_day_says_so(self, circle: Circle, mailoutbox: list[Any]):
        minutes = in_review(circle, hold(circle), "On a lu.")
        said = {"state": "adopted", "adoption": "seats", "adopted_on": NOW.date()}
        Minutes.objects.filter(pk=minutes.pk).update(**said)
        form = {"version": minutes.version, "by": circle.by_ana(), "now": NOW}
        may = NOW.date() + timedelta(days=25)
        circulate(minutes=minutes, audience="network", embargo=may, **form)
        deliver(NOW)
        open_embargoed(now=NOW + timedelta(days=25))
        deliver(NOW + timedelta(days=25))
        first, last = str(mailoutbox[0].body), str(mailoutbox[-1].body)
        assert "1 May 2027 they stay in the body" in " ".join(first.split())
        assert "their day has come" in " ".join(last.split())


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the first form of the page's content."""
    form = page.partition('id="content"')[2].partition("</form>")[0]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))


class TestTheLink:
    def test_leads_through_the_code_and_the_choice_of_a_person_to_the_page(
        self, circle: Circle, client: Client, mailoutbox: list[Any]
    ):
        meeting = convened(circle)
        link = f"/signin/?next=/circle/meetings/{meeting.pk}/"
        asked = client.post(
            link, {**hidden(client.get(link).content.decode()), "email": SHARED}, follow=True
        )
        code = mailoutbox[-1].body.partition("    ")[2].split()[0]
        address = asked.request["PATH_INFO"]
        client.post(address, {**hidden(asked.content.decode()), "code": code}, follow=True)
        chosen = client.post("/signin/who/", {"person": circle.bao.pk})
        assert (chosen.status_code, chosen["Location"]) == (302, f"/circle/meetings/{meeting.pk}/")

    def test_leads_a_stranger_to_sign_in_and_a_member_to_the_page(
        self, circle: Circle, client: Client, mailoutbox: list[Any]
    ):
        meeting = convened(circle)
        (link,) = [line for line in sent(mailoutbox, ANA).body.splitlines() if "/signin/" in line]
        path = link.removeprefix("http://127.0.0.1:8000")
        assert client.get(path).status_code == 200
        client.force_login(
            circle.ana.account, backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (302, f"/circle/meetings/{meeting.pk}/")


def test_lines_are_short_but_addresses_whole():
    address = "https://tables.exemple.fr/" + "a" * 90
    text = laid_out(f"\n\n  mot {'long ' * 20}\r\n\n\n\n\n- {'point ' * 15}\n{address}\n")
    assert text == (
        f"mot {'long ' * 12}long\n{'long ' * 7}".rstrip()
        + f"\n\n- {'point ' * 11}".rstrip()
        + f"\n  {'point ' * 4}".rstrip()
        + f"\n{address}\n"
    )


def test_whoever_follows_through_the_minutes_is_welcome_and_asked_nothing(
    circle: Circle, mailoutbox: list[Any]
):
    light_seat(circle)
    convened(circle, kind="feast")
    deliver(NOW)
    words = " ".join(sent(mailoutbox, "elie@region.example").body.split())
    assert "Nothing: your seat follows through the minutes. You are welcome all the same" in words
    assert "Say whether you will be there" not in words


def test_a_duty_taken_over_is_told_to_the_seat_that_had_it(circle: Circle, mailoutbox: list[Any]):
    meeting = hold(circle, came=[(circle.library, circle.bao)])
    said = {"duty": "secretary", "instead_of": circle.town.pk, "by": circle.by_bao()}
    take_duty(meeting=meeting, now=NOW, **said)
    deliver(NOW)
    mail = sent(mailoutbox, ANA)
    words = " ".join(mail.body.split())
    assert mail.subject.startswith("Secrétariat taken over: Cercle du port – ")
    assert "“Médiathèque” has taken over this duty, that your seat had: Secrétariat." in words
    assert "you may take it back" in words
