"""What everybody reads on the stage, and its lines: news with an image, a decision that is
published, a feast to which Lou registered."""

from __future__ import annotations

from collections.abc import Mapping

from tests.permissions.lines import EVERYBODY, Line, but, circle, decision, members, own, read
from tests.permissions.stage import Stage
from tourdetable.domain.site.models import DayRegistration, OpenDay, PublicReading, SitePage
from tourdetable.domain.site.tokens import token_of


def a_page(_stage: Stage) -> list[object]:
    return ["circle", SitePage.objects.get().slug]


def its_image(stage: Stage) -> list[object]:
    return [*a_page(stage), 1]


def a_draft(_stage: Stage) -> list[object]:
    return ["circle", SitePage.objects.get().pk]


def image_of_draft(stage: Stage) -> list[object]:
    return [*a_draft(stage), 1]


def a_reading(_stage: Stage) -> list[object]:
    return ["circle", PublicReading.objects.get().pk]


def a_day(_stage: Stage) -> list[object]:
    return ["circle", OpenDay.objects.get().pk]


def its_meeting(_stage: Stage) -> list[object]:
    return ["circle", OpenDay.objects.get().meeting_id]


def its_list(stage: Stage) -> list[object]:
    return [*a_day(stage), "csv"]


def its_note(stage: Stage) -> list[object]:
    return [*a_day(stage), "slide.pdf"]


def its_link(_stage: Stage) -> list[object]:
    return ["circle", token_of(DayRegistration.objects.get())]


def a_table(_stage: Stage) -> list[object]:
    return ["circle", "calendrier"]


WRITTEN = (302, 404, 403, 403, 403, 200, 200)
WRITERS = Line(a_draft, WRITTEN, (302, 404, 403, 403, 403, 422, 422))
HOSTS = Line(a_day, (302, 404, *(403,) * 4, 200), (302, 404, *(403,) * 4, 422))


def writers(where: object) -> Line:
    """Those who lead the whole network read it and send it."""
    return Line(where, WRITERS.get, WRITERS.post)  # type: ignore[arg-type]  # a place of the stage


SITE: Mapping[str, Line] = {
    "sitemap_xml": read(own),
    "news": read(circle),
    "site_feed": read(circle),
    "site_page": read(a_page),
    "site_image": read(its_image),
    "decided": read(circle),
    "reading": read(a_reading),
    "reading_change": writers(a_reading),
    "reading_back": writers(a_reading),
    "decision_publish": writers(decision),
    "site": read(circle, WRITTEN),
    "site_new": writers(circle),
    "site_draft": read(a_draft, WRITTEN),
    "site_write": WRITERS,
    "site_publish": WRITERS,
    "site_back": WRITERS,
    "site_image_new": WRITERS,
    "site_image_change": writers(image_of_draft),
    "site_image_remove": writers(image_of_draft),
    "site_edition": read(image_of_draft, WRITTEN),
    "site_edition_again": writers(image_of_draft),
    "day_new": Line(its_meeting, (302, 404, *(403,) * 4, 302), (302, 404, *(403,) * 4, 302)),
    "open_day": read(a_day),
    "day_change": HOSTS,
    "day_open": HOSTS,
    "day_close": HOSTS,
    "day_attendance": HOSTS,
    "day_attendance_file": read(its_list, HOSTS.get),
    "day_register": Line(a_day, EVERYBODY, (422,) * 7),
    "day_kit": members(a_day),
    "day_kit_file": members(its_note),
    "day_link": Line(its_link, EVERYBODY, (422,) * 7),
    "following": but(read(circle, WRITTEN), light=(200, 405)),
    "embed_calendar": read(circle),
    "open_data": read(circle),
    "open_data_package": read(circle),
    "open_data_file": read(a_table),
    "open_data_schema": read(a_table),
}
