"""The articles that decisions lift: for which body, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import QuerySet

from tourdetable.domain.networks.models import CharterException
from tourdetable.interface.web.areas.charter.verdicts.proof import Sources, judged
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages

ROWS = 20
"""How many a page shows."""


@dataclass(frozen=True)
class ExceptionShown:
    """An article that a decision lifts, for which body, and the page of that decision for those
    who may read it."""

    row: CharterException
    title: str
    url: str


@dataclass(frozen=True)
class LiftedPage:
    """A page of the articles that are lifted."""

    page: Page[CharterException]
    rows: list[ExceptionShown]


def lifted_page(scene: Scene, number: str) -> LiftedPage:
    """All of them, a page at a time (two queries)."""
    page = Pages(exceptions(scene), ROWS).get_page(number)
    return LiftedPage(page, shown(page, scene, Sources(scene, judged(scene).facts, {})))


def exceptions(scene: Scene) -> QuerySet[CharterException]:
    """The exceptions that run or are to come, or that a decision ended early, the oldest first."""
    return scene.network.exceptions.filter(ends__gte=scene.today).select_related("body")


def shown(rows: Iterable[CharterException], scene: Scene, sources: Sources) -> list[ExceptionShown]:
    """Exceptions, as this reader may read them."""
    known = scene.charter.articles_by_id
    return [
        ExceptionShown(
            row,
            known[row.clause].title if row.clause in known else "",
            sources.of_decision(str(row.decision)),
        )
        for row in rows
    ]
