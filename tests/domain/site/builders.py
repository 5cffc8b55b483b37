"""What the circle publishes, and the feast to which anybody comes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from tests.domain.builders import NOW, TODAY, Circle, decided, draw, hold
from tests.domain.files.made import PNG
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.site.actions import days, images, pages, readings, registering
from tourdetable.domain.site.actions.days import DayDetails
from tourdetable.domain.site.actions.registering import Visitor, VisitorDetails
from tourdetable.domain.site.models import DayRegistration, OpenDay, PublicReading, SitePage

MAY = datetime(2027, 5, 13, 9, 0, tzinfo=UTC)
VISITOR = Visitor()
KEPT_UNTIL = date(2027, 6, 13)


def lead(circle: Circle) -> Actor:
    return Actor(circle.dora, office=circle.lead)


def by_lead(circle: Circle) -> dict[str, Any]:
    return {"by": lead(circle), "now": NOW}


def drafted(
    circle: Circle, title: str = "Le Môle rouvre", text: str = "Venez.", **more: Any
) -> SitePage:
    """Dora writes a piece of news."""
    known = {"network": circle.network, "kind": "news", "title": title, **more}
    page = pages.begin_page(**known, **by_lead(circle))
    said = {"title": title, "lead": "En une ligne.", "text": text, "language": page.language}
    return pages.write_page(page=page, version=page.version, **said, **by_lead(circle))


def published(circle: Circle, page: SitePage, on: date = TODAY) -> SitePage:
    """It is read from that day on."""
    page.refresh_from_db()
    pages.publish_page(page=page, version=page.version, shows_on=on, **by_lead(circle))
    page.refresh_from_db()
    return page


def news(circle: Circle, title: str = "Le Môle rouvre", text: str = "Venez.") -> SitePage:
    return published(circle, drafted(circle, title, text))


def illustrated(circle: Circle, page: SitePage, alt: str = "Le quai") -> SitePage:
    """With an image."""
    said = {"content": BytesIO(PNG), "name": "quai.png", "alt": alt}
    images.add_image(page=page, version=page.version, **said, **by_lead(circle))
    page.refresh_from_db()
    return page


def said_to_all(
    circle: Circle, title: str = "On lit Colette", meeting: Any = None
) -> PublicReading:
    """A decision of the circle, published in words of its own."""
    decision = decided(circle, meeting or hold(circle))
    said = {"title": title, "text": "Le cercle lit **Colette** en mai."}
    return readings.publish_reading(decision=decision, **said, **by_lead(circle))


def details(**more: Any) -> DayDetails:
    known: dict[str, Any] = {
        "lead": "Ce que le cercle a lu.",
        "for_whom": "Toute personne qui aime lire.",
        "programme": "- 9 h : accueil\n- 10 h : lectures",
        "places": 2,
        "closes_on": date(2027, 5, 10),
        "forget_on": KEPT_UNTIL,
    }
    return DayDetails(**known | more)


def feast(circle: Circle, **more: Any) -> Meeting:
    return draw(circle.body, MAY, "Fête de mai", kind="feast", **more)


def prepared(circle: Circle, meeting: Meeting | None = None, **more: Any) -> OpenDay:
    known = {"meeting": meeting or feast(circle), "details": details(**more)}
    return days.prepare_day(**known, **by_lead(circle))


def opened(circle: Circle, meeting: Meeting | None = None, **more: Any) -> OpenDay:
    """The feast, that everybody reads."""
    day = prepared(circle, meeting, **more)
    return days.open_day(day=day, version=day.version, **by_lead(circle))


def asked(day: OpenDay, email: str = "lou@example.org", **more: Any) -> DayRegistration:
    """Lou asks to come."""
    said = VisitorDetails(**{"name": "Lou Marin", **more})
    return registering.register(day=day, email=email, details=said, by=VISITOR, now=NOW)


def coming(day: OpenDay, email: str = "lou@example.org", **more: Any) -> DayRegistration:
    """The same, confirmed."""
    one = asked(day, email, **more)
    return registering.confirm(registration=one, by=VISITOR, now=NOW)


JULY = datetime(2027, 7, 8, 9, 0, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)


def tell_everybody(circle: Circle) -> None:
    """News with an image, a decision that is published, a feast to which Lou comes."""
    published(circle, illustrated(circle, drafted(circle, text="Voyez.\n\n[image 1]")))
    said_to_all(circle, meeting=hold(circle, NOVEMBER, "Lecture de novembre"))
    july = draw(circle.body, JULY, "Fête de juillet", kind="feast")
    coming(opened(circle, july, forget_on=JULY.date()))
