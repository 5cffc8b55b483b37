from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tourdetable.domain.availability.ics import Component, read
from tourdetable.domain.availability.recognition import Landmarks, MeetingMark
from tourdetable.domain.availability.recurrence import TimeSpan

NINE = datetime(2027, 5, 10, 9, tzinfo=UTC)
SLOT = TimeSpan(NINE, NINE + timedelta(hours=2))
KNOWN = Landmarks(
    networks=("club", "convention"),
    senders=("tourdetable@x.example",),
    sites=("x.example", "127.0.0.1:8000"),
    meetings=(MeetingMark(SLOT.starts, SLOT.ends, "Rencontre de mai", "club", 12),),  # type: ignore[arg-type]  # times, here
    owners=("ana@caf.example",),
    name="Ana Durand",
)


def entry(*lines: str) -> Component:
    text = "\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])
    return read(text.encode()).entries[0]


@pytest.mark.parametrize(
    ("line", "ours"),
    [
        ("UID:meeting-12@club.tourdetable", True),
        ("UID:meeting-99@convention.tourdetable", True),
        ("UID:meeting-12@elsewhere.tourdetable", False),
        ("ORGANIZER;CN=Club:mailto:TourDeTable@x.example", True),
        ("ORGANIZER;EMAIL=tourdetable@x.example:/o=exchange/cn=recipients", True),
        ("ORGANIZER:mailto:someone@x.example", False),
        ("URL:https://x.example/club/meetings/12/", True),
        ("URL;VALUE=URI:http://127.0.0.1:8000/convention/programme/", True),
        ("URL:https://x.example/elsewhere/meetings/12/", False),
        ("URL:https://y.example/club/meetings/12/", False),
        ("URL:https://x.example/club/library/", False),
        ("DESCRIPTION:à préparer\\, voir https://x.example/club/meetings/12/", False),
        ("SUMMARY:Rencontre de mai", False),
    ],
)
def test_a_mark_that_cannot_be_there_by_chance_is_enough(line: str, ours: bool) -> None:
    assert KNOWN.is_ours(entry(line)) == ours


@pytest.mark.parametrize(
    ("line", "copy"),
    [
        ("SUMMARY:Rencontre de mai", True),
        ("SUMMARY:Copie : RENCONTRE DE MAI", True),
        ("SUMMARY:Dentiste", False),
        ("DESCRIPTION:Club\\nhttps://x.example/club/meetings/12/", True),
        ("DESCRIPTION:Club\\nhttps://x.example/club/meetings/120/", False),
        ("LOCATION:https://x.example/club/meetings/12/", True),
    ],
)
def test_a_copy_that_kept_little_is_known_at_the_meeting_s_own_hours(line: str, copy: bool) -> None:
    later = TimeSpan(NINE + timedelta(hours=1), NINE + timedelta(hours=2))
    day = TimeSpan(date(2027, 5, 10), date(2027, 5, 11))
    found = [KNOWN.is_copy(entry(line), slot) for slot in (SLOT, later, day)]
    assert found == [copy, False, False]


OTHER = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bao@caf.example"


@pytest.mark.parametrize(
    ("lines", "declined"),
    [
        (("ATTENDEE;PARTSTAT=DECLINED:mailto:Ana@caf.example", OTHER), True),
        (("ATTENDEE;PARTSTAT=DECLINED;EMAIL=ana@caf.example:invalid:nomail", OTHER), True),
        (('ATTENDEE;CN="DURAND, Ana (Caf)";PARTSTAT=declined:mailto:a@b.example', OTHER), True),
        (("ATTENDEE;CN=ana@caf.example;PARTSTAT=DECLINED:mailto:a@b.example", OTHER), True),
        (("ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@caf.example",), False),
        (("ATTENDEE:mailto:ana@caf.example",), False),
        (("ATTENDEE;PARTSTAT=DECLINED:mailto:bao@caf.example", "SUMMARY:x"), True),
        (("ATTENDEE;PARTSTAT=DECLINED:mailto:bao@caf.example", OTHER), False),
        (
            (
                "ORGANIZER:mailto:ana@caf.example",
                "ATTENDEE;PARTSTAT=DECLINED:mailto:bao@caf.example",
            ),
            False,
        ),
        ((), False),
    ],
)
def test_an_invitation_is_declined_by_the_owner_of_the_calendar(
    lines: tuple[str, ...], declined: bool
) -> None:
    one = entry("UID:1", *lines)
    assert KNOWN.owner([], [one]).declined(one) == declined


def test_a_calendar_may_name_its_owner_itself() -> None:
    text = "BEGIN:VCALENDAR\nX-WR-CALNAME:moi@perso.example\nEND:VCALENDAR"
    one = entry("ATTENDEE;PARTSTAT=DECLINED:mailto:moi@perso.example", OTHER)
    owner = Landmarks().owner(read(text.encode()).says, [one])
    assert (owner.declined(one), owner.named) == (True, True)


@pytest.mark.parametrize(("meetings", "known"), [(2, False), (3, True)])
def test_whoever_is_in_all_meetings_is_the_owner(meetings: int, known: bool) -> None:
    mine = "ATTENDEE;PARTSTAT=DECLINED:mailto:moi@perso.example"
    guests = [f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{n}@x.example" for n in range(meetings)]
    entries = [entry(mine, guest) for guest in guests]
    owner = KNOWN.owner([], entries)
    assert [owner.declined(one) for one in entries] == [known] * meetings
    both = [entry(mine, OTHER)] * 3
    assert KNOWN.owner([], both).declined(both[0]) is False


@pytest.mark.parametrize(
    ("answer", "unsure"),
    [
        (";PARTSTAT=TENTATIVE", True),
        (";PARTSTAT=NEEDS-ACTION", True),
        (";PARTSTAT=ACCEPTED", False),
        ("", False),
    ],
)
def test_an_owner_who_has_not_answered_is_unsure(answer: str, unsure: bool) -> None:
    one = entry(f"ATTENDEE{answer}:mailto:ana@caf.example")
    assert KNOWN.owner([], [one]).unsure(one) == unsure
