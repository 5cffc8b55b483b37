"""What is written to those who write minutes, and to whoever asked them for a correction."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from tests.domain.builders import APRIL, MARCH, NOW, Circle, hold, in_review
from tests.domain.minutes.actions.test_superseding import adopted, by, put
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.minutes.actions import remarks, superseding
from tourdetable.domain.minutes.actions.lateness import remind_of_minutes
from tourdetable.domain.minutes.actions.minutes import begin, send_for_review
from tourdetable.domain.minutes.models import Minutes, Remark
from tourdetable.domain.notices.actions import pass_over
from tourdetable.interface.mail.deliver import deliver

ANA, BAO, DORA = "Ana Ruiz", "Bao Trần", "Dora Weiss"
BOTH = "Bao Trần, Chloé Émery"
SECRET = "Léa est partie"
TEXT = f"On a lu Colette.\n\n::: present\n{SECRET}.\n:::\n"


def asked(circle: Circle, **more: Any) -> Remark:
    for person in (circle.ana, circle.bao, circle.dora):
        account_of(person)
    minutes = in_review(circle, hold(circle), TEXT)
    pass_over(now=NOW)
    said = {"seat": circle.library, "words": SECRET, "by": circle.by_bao(), "now": NOW}
    return remarks.remark(minutes=minutes, **(said | more))


def sent(mailoutbox: list[Any], at: datetime = NOW) -> dict[str, str]:
    """Who reads which message, its lines put together."""
    mailoutbox.clear()
    deliver(at)
    found = {}
    for mail in mailoutbox:
        hello, *lines = mail.body.strip().splitlines()
        found[hello.removeprefix("Hello ").rstrip(",")] = " ".join(" ".join(lines).split())
    return found


def readers(found: dict[str, str]) -> list[str]:
    return sorted(found)


def test_those_who_write_are_told_of_a_correction_without_its_words(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    row = asked(circle, quote=SECRET)
    found = sent(mailoutbox)
    assert readers(found) == [ANA, DORA]
    assert all("Médiathèque asks for a correction" in words for words in found.values())
    assert all(SECRET not in words for words in found.values())
    assert all(
        f"/circle/meetings/{row.minutes.meeting_id}/minutes/" in one for one in found.values()
    )


def test_nobody_is_told_of_a_comment(circle: Circle, mailoutbox: list[Any]) -> None:
    asked(circle, kind="comment")
    assert sent(mailoutbox) == {}


def test_one_that_was_answered_meanwhile_is_not_told(circle: Circle, mailoutbox: list[Any]) -> None:
    row = asked(circle)
    remarks.settle_remark(remark=row, by=circle.by_ana(), now=NOW)
    assert readers(sent(mailoutbox)) == [BAO]


def test_its_author_reads_why_it_was_declined(circle: Circle, mailoutbox: list[Any]) -> None:
    row = asked(circle)
    sent(mailoutbox)
    remarks.decline_remark(remark=row, reason="Elle est restée.", by=circle.by_ana(), now=NOW)
    found = sent(mailoutbox)
    assert readers(found) == [BAO]
    assert "was not taken up" in found.popitem()[1]


def test_its_author_reads_that_it_was_taken(circle: Circle, mailoutbox: list[Any]) -> None:
    row = asked(circle, quote="lu Colette", proposed="lu Sand")
    assert all("proposes other words" in words for words in sent(mailoutbox).values())
    form = {"version": row.minutes.version, "by": circle.by_ana(), "now": NOW}
    remarks.take_suggestion(remark=row, **form)
    ((_address, words),) = sent(mailoutbox).items()
    assert "The words that you proposed are in the minutes" in words
    assert "You asked for it in the name of" in words


def test_late_minutes_are_told_to_whoever_writes_then_to_whoever_coordinates(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    for person in (circle.ana, circle.bao, circle.dora):
        account_of(person)
    hold(circle)
    pass_over(now=NOW)
    told = []
    for days in (15, 30):
        at = MARCH + timedelta(days=days)
        remind_of_minutes(now=at)
        told.append(sent(mailoutbox, at))
    assert [readers(found) for found in told] == [[ANA], [DORA]]
    assert "are not there yet" in told[0].popitem()[1]
    assert "The duty of writing them is that of Ville du Port" in told[1].popitem()[1]


def test_late_minutes_that_nobody_has_the_duty_of_writing_say_so(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    account_of(circle.dora)
    hold(circle).turns.all().delete()
    pass_over(now=NOW)
    remind_of_minutes(now=MARCH + timedelta(days=30))
    ((_address, words),) = sent(mailoutbox, MARCH + timedelta(days=30)).items()
    assert "and nobody has the duty of writing them" in " ".join(words.split())


def test_minutes_that_left_for_review_meanwhile_are_not_late(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    account_of(circle.ana)
    minutes = begin(meeting=hold(circle), text="Lu.", by=circle.by_ana(), now=NOW)
    pass_over(now=NOW)
    remind_of_minutes(now=MARCH + timedelta(days=15))
    send_for_review(minutes=minutes, version=1, by=circle.by_ana(), now=NOW)
    assert ANA not in sent(mailoutbox)


def test_a_corrected_version_is_put_sent_back_and_adopted(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    for person in (circle.ana, circle.bao):
        account_of(person)
    minutes = adopted(circle)
    pass_over(now=NOW)
    row = put(circle, minutes)
    found = sent(mailoutbox)
    assert readers(found) == [BOTH]
    assert "A corrected version of these adopted minutes is put to you." in found.popitem()[1]
    said = {"seat": circle.library, "by": circle.by_bao(), "words": SECRET}
    row = superseding.send_back(**by(circle, row, **said))
    found = sent(mailoutbox)
    assert readers(found) == [ANA, DORA]
    assert "sends back the corrected version" in found.popitem()[1]
    row = superseding.put_correction(**by(circle, row))
    at = hold(circle, APRIL + timedelta(days=1), "Le lendemain")
    superseding.supersede_at_meeting(**by(circle, row), at=at)
    found = sent(mailoutbox)
    assert readers(found) == [BOTH]
    assert "it replaces the one that you had" in found.popitem()[1]
    assert Minutes.objects.get().edition == 2
