from __future__ import annotations

from typing import Any

import pytest

from tests.domain.builders import Circle
from tourdetable.domain.meetings.tokens import account_of
from tourdetable.interface.mail.addresses import addressed, answering, domain, one_line, our_own


def test_an_address_in_words(settings: Any):
    assert addressed("Ana\r\nBcc: x", "ana@médiathèque.example") == (
        '"Ana Bcc: x" <ana@xn--mdiathque-53af.example>'
    )
    settings.DEFAULT_FROM_EMAIL = "Table <table@port.example>"
    assert our_own() == "table@port.example"
    assert one_line(" a\u2028b ") == "a b"


def test_the_address_to_answer_is_signed_for_a_mailbox(circle: Circle, settings: Any):
    assert circle.ana.account is not None
    assert answering(7, circle.ana.account) == ""
    settings.ANSWERS_ADDRESS = "reponses@cercle.example"
    box, _plus, rest = answering(7, circle.ana.account).partition("+")
    token, _at, place = rest.partition("@")
    assert (box, place, account_of(token)) == (
        "reponses",
        "cercle.example",
        (7, circle.ana.account),
    )
    assert len(f"{box}+{token}") <= 64  # the longest that servers take before the @


@pytest.mark.parametrize(
    ("site", "name"),
    [
        ("https://tables.exemple.fr", "tables.exemple.fr"),
        ("http://127.0.0.1:8000", "localhost"),
        ("https://médiathèque.example", "xn--mdiathque-53af.example"),
    ],
)
def test_the_name_of_the_site(settings: Any, site: str, name: str):
    settings.SITE_URL = site
    assert domain() == name
