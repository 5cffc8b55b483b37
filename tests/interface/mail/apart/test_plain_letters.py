from __future__ import annotations

import pytest

from tourdetable.domain.networks.models import Network
from tourdetable.interface.mail.apart.plain_letters import PlainLetter


def letter(to: str) -> PlainLetter:
    context = {"network": Network(slug="circle", name="Cercle"), "url": "https://x.example/a"}
    return PlainLetter("subscribe", to, "en", context, {"List-Id": "circle"})


def test_it_says_the_same_in_text_and_in_html() -> None:
    mail = letter("lea@médiathèque.example").written()
    assert mail.to == ["lea@xn--mdiathque-53af.example"]
    assert mail.subject == "Confirm that you want the newsletters of Cercle"
    (html,) = [words for words, kind in mail.alternatives if kind == "text/html"]
    assert ("https://x.example/a" in mail.body, "https://x.example/a" in html) == (True, True)
    assert (mail.extra_headers["List-Id"], mail.extra_headers["Auto-Submitted"]) == (
        "circle",
        "auto-generated",
    )


def test_a_name_with_accents_before_the_sign_is_refused_by_the_way() -> None:
    with pytest.raises(UnicodeEncodeError):
        letter("léa@port.example").written()
