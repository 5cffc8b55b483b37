from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.newsletters.newsroom import sent
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.newsletters.models import NewsletterCopy


def test_a_copy_says_whom_it_goes_to_and_nothing_of_its_words(news: tuple[Circle, Actor]) -> None:
    circle, by = news
    sent(circle, by)
    copy = NewsletterCopy.objects.get(account__email="ana@port.example")
    told = (copy.recipient, str(copy.sort), copy.shown_in, copy.key)
    expected = ("ana@port.example", "newsletter", "circle", f"newslettercopy:{copy.pk}")
    assert told == expected
    copy.account = None
    assert copy.recipient == ""
