"""The lines of what the circle produces: no. 1 is public, no. 2 is being read, no. 3 is ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.permissions.lines import Line, but, circle, in_odt, members, port, read
from tests.permissions.stage import Stage
from tourdetable.domain.deliverables.models import Circulation, DeliverableUse, PeerReview


def public(_stage: Stage) -> list[object]:
    return ["circle", 1]


def being_read(_stage: Stage) -> list[object]:
    return ["circle", 2]


def ready(_stage: Stage) -> list[object]:
    return ["circle", 3]


def a_version(stage: Stage) -> list[object]:
    return [*being_read(stage), 1]


def a_review(stage: Stage) -> list[object]:
    """What Bao is asked to read."""
    return [*being_read(stage), PeerReview.objects.get(of__deliverable__number=2).pk]


def a_circulation(stage: Stage) -> list[object]:
    return [*public(stage), Circulation.objects.get().pk]


def a_use(stage: Stage) -> list[object]:
    """What Bao said came of it."""
    return [*public(stage), DeliverableUse.objects.get().pk]


Where = Callable[[Stage], list[object]]


def workers(where: Where) -> Line:
    """Those who make it, and those who lead the body: other members are told so."""
    able = (302, 404, 403, 403, 200, 200, 200)
    return Line(where, able, (302, 404, 403, 403, 422, 422, 422))


def bao(where: Where) -> Line:
    """Bao alone, for his seat."""
    own = (302, 404, 403, 200, 403, 403, 403)
    return but(Line(where, own, (302, 404, 403, 422, 403, 403, 403)), light=(403, 403))


def of_the_body(where: Where) -> Line:
    """What is not out yet: those who sit there."""
    return read(where, (302, 404, 404, 200, 200, 200, 200))


DELIVERABLES: Mapping[str, Line] = {
    "works": read(circle),
    "works_impact": members(circle),
    "works_checklist": Line(circle, (302, 404, *(200,) * 5), (302, 404, 403, 403, 403, 422, 422)),
    "work_new": but(
        Line(port, (302, 404, 403, *(200,) * 4), (302, 404, 403, *(422,) * 4)), light=(403, 403)
    ),
    "work": read(public),
    "work_change": workers(being_read),
    "work_abandon": workers(being_read),
    "work_resume": workers(being_read),
    "work_write": workers(being_read),
    "work_keep": workers(being_read),
    "work_deposit": workers(being_read),
    "work_versions": of_the_body(being_read),
    "work_version": of_the_body(a_version),
    "work_version_pdf": of_the_body(a_version),
    "work_version_office": in_odt(of_the_body(a_version)),
    "work_pdf": read(public),
    "work_office": in_odt(read(public)),
    "work_bibtex": read(public),
    "work_csl": read(public),
    "work_ask": workers(being_read),
    "work_review": bao(a_review),
    "work_review_back": workers(a_review),
    "work_approve": of_the_body(ready),
    "work_circulate": workers(public),
    "work_circulation_back": workers(a_circulation),
    "work_used": Line(public, (302, 404, *(200,) * 5), (302, 404, *(422,) * 5)),
    "work_use": bao(a_use),
}
