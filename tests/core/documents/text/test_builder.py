"""Which addresses may be followed."""

from __future__ import annotations

import pytest

from tourdetable.core.documents.text.builder import MAX_HREF, is_safe


@pytest.mark.parametrize(
    "href",
    [
        "https://a.fr/é?x=1",
        "HTTP://a.fr",
        "mailto:a@b.fr",
        "tel:+33400000000",
        "/club/",
        "#bas",
        "?p=2",
    ],
)
def test_the_web_mail_telephone_and_this_site_may_be_followed(href: str) -> None:
    assert is_safe(href)


@pytest.mark.parametrize(
    "href",
    [
        "",
        "//evil.fr",
        "/\\evil.fr",
        "https:///x",
        "javascript:x",
        "file:///etc/passwd",
        "a b",
        "https://" + "a" * MAX_HREF,
    ],
)
def test_nothing_else_may(href: str) -> None:
    assert not is_safe(href)
