"""`winmail.dat`, whole and cut anywhere."""

from __future__ import annotations

from tests.core.correspondence.clients import Exchange, exchange_uid, tnef
from tourdetable.core.correspondence.pieces import MailPart
from tourdetable.core.correspondence.terms import Respondent
from tourdetable.core.correspondence.tnef import is_winmail, response_of

SAID = Exchange(status="DECLINED")


def part(data: bytes) -> MailPart:
    return MailPart("application/octet-stream", "", "", "winmail.dat", data)


def test_what_outlook_says_is_read() -> None:
    found = part(tnef(SAID))
    response = response_of(found)
    assert is_winmail(found)
    assert response
    assert (response.method, response.uid) == ("REPLY", exchange_uid(SAID.uid))
    assert response.invitees == (Respondent(SAID.sender, SAID.name, "DECLINED"),)
    assert response.starts
    assert response.starts.value == "20270506T090000Z"


def test_the_old_name_of_its_class_is_enough() -> None:
    data = tnef(SAID).replace("IPM.Schedule.Meeting.Resp.Neg".encode("utf-16-le"), bytes(58))
    response = response_of(part(data))
    assert response
    assert response.invitees[0].status == "DECLINED"


def test_cut_anywhere_it_stops_nothing() -> None:
    data = tnef(SAID)
    for size in range(0, len(data), 7):
        response_of(part(data[:size]))
    assert response_of(part(b"no such file")) is None
    assert not is_winmail(part(b"no such file"))
