from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import TODAY, Circle
from tests.domain.site.builders import by_lead, drafted, news, published
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.site.test_forms import scene
from tourdetable.domain.site.actions.pages import take_back, write_page
from tourdetable.domain.site.models import SitePage
from tourdetable.interface.web.areas.site.sheets import DraftSheet

LATER = TODAY + timedelta(days=5)


def sheet(circle: Circle, page: SitePage) -> DraftSheet:
    return DraftSheet(scene(circle), page)


def test_it_knows_what_is_read_what_comes_and_what_differs(room: Room) -> None:
    circle = room.circle
    draft = sheet(circle, drafted(circle, "Un"))
    assert (draft.shown, draft.coming, draft.differs) == (None, None, False)
    page = news(circle, "Deux")
    assert (sheet(circle, page).differs, sheet(circle, page).coming) == (False, None)
    said = {"title": "Deux", "lead": "", "text": "Mieux.", "language": "fr"}
    page = write_page(page=page, version=page.version, **said, **by_lead(circle))
    assert sheet(circle, page).differs
    page = published(circle, page, LATER)
    found = sheet(circle, page)
    assert (found.shown.number, found.coming.number) == (1, 2)  # type: ignore[union-attr]  # both are there
    page = take_back(page=page, version=page.version, **by_lead(circle))
    assert (sheet(circle, page).shown, sheet(circle, page).coming) == (None, None)
