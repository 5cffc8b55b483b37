from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import TODAY, Circle, last_event, nothing_changes
from tests.domain.site.builders import by_lead, drafted, illustrated, lead, news, published
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.site.actions.pages import (
    begin_again_from,
    begin_page,
    publish_page,
    take_back,
    write_page,
)
from tourdetable.domain.site.models import SitePage
from tourdetable.domain.site.queries import shown_editions

LATER = TODAY + timedelta(days=10)


def read(circle: Circle, on: object = TODAY) -> list[tuple[str, str]]:
    rows = shown_editions(circle.network, on=on)  # type: ignore[arg-type]  # a day
    return [(one.title, one.text) for one in rows]


def test_a_draft_is_read_once_it_is_published_from_its_day_on(circle: Circle) -> None:
    page = drafted(circle)
    assert read(circle) == []
    published(circle, page, LATER)
    kind, subject, person, capacity, data = last_event()
    assert (kind, subject, person, data) == (
        "page.published",
        f"page:{page.pk}",
        circle.dora.pk,
        {"number": 1, "on": LATER.isoformat()},
    )
    assert capacity == lead(circle).capacity
    assert (read(circle), read(circle, LATER)) == ([], [("Le Môle rouvre", "Venez.")])


def test_what_is_published_stays_while_the_draft_goes_on(circle: Circle) -> None:
    page = news(circle)
    said = {"title": "Autre", "lead": "", "text": "Bientôt.", "language": "fr"}
    write_page(page=page, version=page.version, **said, **by_lead(circle))
    assert read(circle) == [("Le Môle rouvre", "Venez.")]
    published(circle, page, LATER)
    assert (read(circle), read(circle, LATER)) == (
        [("Le Môle rouvre", "Venez.")],
        [("Autre", "Bientôt.")],
    )


def test_taken_back_nobody_reads_it_and_what_was_read_before_does_not_come_back(
    circle: Circle,
) -> None:
    page = news(circle, text="Une erreur.")
    page = take_back(page=page, version=page.version, **by_lead(circle))
    assert read(circle) == []
    said = {"title": "Mieux", "lead": "", "text": "Corrigé.", "language": "fr"}
    page = write_page(page=page, version=page.version, **said, **by_lead(circle))
    page = published(circle, page, LATER)
    assert (read(circle), read(circle, LATER)) == ([], [("Mieux", "Corrigé.")])
    assert (page.editions.count(), page.dated_on) == (2, LATER)


@pytest.mark.parametrize(
    "text",
    [
        "Tous.\n\n::: instance\nUn secret.\n:::\n",
        "- un\n  - ::: présents\n    secret\n",
        "::: inconnu\nsecret\n:::",
        "::: from 2028-01-01\nplus tard\n:::",
        "::: network",
    ],
)
def test_nothing_marked_for_fewer_people_is_published(circle: Circle, text: str) -> None:
    page = drafted(circle, text=text)
    known = {"page": page, "version": page.version, "shows_on": TODAY}
    with nothing_changes(), pytest.raises(ValidationError, match="everybody reads this text"):
        publish_page(**known, **by_lead(circle))


def test_what_may_not_be_published_says_why(circle: Circle) -> None:
    empty, lacks = drafted(circle, text=" "), drafted(circle, "B", "[image 3]")
    past = {"page": lacks, "version": 2, "shows_on": TODAY - timedelta(days=1)}
    tries = [
        ({"page": empty, "version": 2, "shows_on": TODAY}, "nothing to publish"),
        ({"page": lacks, "version": 2, "shows_on": TODAY}, "image 3"),
        (past, "day is past"),
    ]
    for known, why in tries:
        with nothing_changes(), pytest.raises(ValidationError, match=why):
            publish_page(**known, **by_lead(circle))
    with nothing_changes(), pytest.raises(ValidationError, match="not published"):
        take_back(page=lacks, version=2, **by_lead(circle))


def test_addresses_differ_and_an_edition_may_be_taken_up_again(circle: Circle) -> None:
    page, other = (
        news(circle),
        begin_page(network=circle.network, kind="page", title="Le Môle rouvre", **by_lead(circle)),
    )
    assert (page.slug, other.slug) == ("le-mole-rouvre", "le-mole-rouvre-2")
    said = {"title": "Autre", "lead": "", "text": "Rien.", "language": "en"}
    page = write_page(page=page, version=page.version, **said, **by_lead(circle))
    edition = page.editions.get()
    page = begin_again_from(edition=edition, version=page.version, **by_lead(circle))
    assert (page.title, page.text) == ("Le Môle rouvre", "Venez.")
    with pytest.raises(Changed):
        begin_again_from(edition=edition, version=1, **by_lead(circle))


def test_what_is_no_kind_and_no_language_is_refused(circle: Circle) -> None:
    known = {"network": circle.network, "title": "Un", **by_lead(circle)}
    for said in ({"kind": "blog"}, {"kind": "page", "language": "xx"}):
        with nothing_changes(), pytest.raises(ValidationError):
            begin_page(**known, **said)
    assert not SitePage.objects.exists()


def test_its_images_go_with_it(circle: Circle) -> None:
    page = illustrated(circle, drafted(circle, text="Voyez.\n\n[image 1]"))
    assert published(circle, page).editions.count() == 1
