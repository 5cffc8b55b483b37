from __future__ import annotations

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import Circle, last_event, nothing_changes
from tests.domain.files.made import PDF, PNG
from tests.domain.site.builders import by_lead, drafted, illustrated, published
from tourdetable.domain.site.actions import images


def test_an_image_comes_with_what_it_shows(circle: Circle) -> None:
    page = illustrated(circle, drafted(circle))
    image = page.images.get()
    assert (image.number, image.alt, image.name) == (1, "Le quai", "quai.png")
    assert last_event()[0::4] == ("page.image_added", {"number": 1})
    images.describe_image(image=image, version=page.version, alt="Le port", **by_lead(circle))
    assert page.images.get().alt == "Le port"


def test_what_is_no_image_or_says_nothing_is_refused(circle: Circle) -> None:
    page = drafted(circle)
    for content, name, alt in ((PDF, "a.pdf", "Un texte"), (PNG, "a.png", "  ")):
        said = {"content": BytesIO(content), "name": name, "alt": alt}
        with nothing_changes(), pytest.raises(ValidationError):
            images.add_image(page=page, version=page.version, **said, **by_lead(circle))


def test_it_is_taken_away_unless_an_edition_shows_it(circle: Circle) -> None:
    page = illustrated(circle, illustrated(circle, drafted(circle, text="[image 2]")))
    first, second = page.images.all()
    page = published(circle, page)
    page = images.remove_image(image=first, version=page.version, **by_lead(circle))
    with nothing_changes(), pytest.raises(ValidationError, match="shows it"):
        images.remove_image(image=second, version=page.version, **by_lead(circle))
    assert [one.number for one in page.images.all()] == [2]
