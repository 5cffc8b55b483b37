"""Under a discreet attribution nothing that others get says whose an experience is (canaries): no
page, list, search or notice; no file, nor what describes it, once it is opened."""

from __future__ import annotations

import re
import unicodedata

import pytest

from tests.canaries import said_by
from tests.domain.builders import NOW
from tests.domain.experience.builders import proposed, published, written
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    Room,
    found_room,
)
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.people.models import Institution

NAMED = ("zyxmediatheque", "zyxbao", "zyxtran", "zyxcontact")
OTHERS = (SECRETARY, LEAD, NEIGHBOUR, ANONYMOUS)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tuesday 6 April 2027, ten o'clock in Paris."""
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


def renamed(room: Room) -> None:
    """Names that stand nowhere else."""
    Institution.objects.filter(pk=room.circle.library.institution_id).update(
        name="Zyxmédiathèque", short_name="Zyxmédiathèque"
    )
    bao = room.circle.bao
    bao.given_name, bao.family_name = "Zyxbao", "Zyxtran"
    bao.save()


def told_in(said: str) -> set[str]:
    """Which of the names something holds, however it is written."""
    plain = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode().lower()
    return {name for name in NAMED if name in re.sub(r"\s|-", "", plain)}


def addresses(room: Room, pk: int) -> list[str]:
    """Wherever it is met."""
    files = [room.url("experience_sheet_office", pk, ending) for ending in OfficeFormat]
    found = [f"{room.url('search')}?q={word}" for word in ("canicule", "bénévoles")]
    lists = [room.url("experiences"), room.url("tag", "nuit")]
    return [
        room.url("experience", pk),
        room.url("experience_sheet_pdf", pk),
        *files,
        *found,
        *lists,
    ]


@pytest.mark.parametrize("attribution", ["college", "none"])
def test_nothing_that_others_get_says_whose_it_is(db: None, attribution: str) -> None:
    room = found_room()
    renamed(room)
    report = proposed(room.circle, session=False, tags=["Nuit"])
    report = written(room.circle, report, contacts="au zyxcontact")
    published(room.circle, report, audience="public", attribution=attribution)
    leaks = {
        (name, url, word)
        for name in OTHERS
        for url in addresses(room, report.pk)
        for word in told_in(said_by(room.client(name), url))
    }
    assert leaks == set()
    told = "".join(str(one.__dict__) for one in Notice.objects.exclude(person=room.circle.bao))
    assert told_in(told) == set()


def test_whose_it_is_stands_in_the_files_of_one_that_tells_it(db: None) -> None:
    """What looks for the names finds them where they are."""
    room = found_room()
    renamed(room)
    report = published(room.circle, proposed(room.circle, session=False), attribution="named")
    for url in addresses(room, report.pk)[:4]:
        assert told_in(said_by(room.client(NEIGHBOUR), url)) == set(NAMED[:3]), url
