from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tourdetable.domain.people.wording import address_given, mail_address, one_line, wording


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Un.\r\n\r\nDeux.\rTrois.  \n", "Un.\n\nDeux.\nTrois."),
        ("    code", "    code"),
        ("x" * 20, "x" * 20),
        ("", ""),
        ("Un\vdeux\u2028trois\x08", "Un\ndeux\ntrois"),
        ("\u202eun\u200b", "un"),
    ],
)
def test_words_are_kept_as_written(text: str, kept: str):
    assert wording(text, limit=20) == kept


def test_a_title_holds_on_one_line():
    assert one_line("  Lire\n Colette ", limit=20, missing="?") == "Lire Colette"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 21, "This text has 21 characters; at most 20 can be kept. Shorten it."),
        ("a\x00b", "This text holds a character that cannot be stored: paste it as plain text."),
        (" \n", "Give it a title."),
        ("\u200b\u200d\u2060", "Give it a title."),
    ],
)
def test_what_is_refused_and_why(text: str, message: str):
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        one_line(text, limit=20, missing="Give it a title.")
    assert refused.value.messages == [message]


def test_an_address_is_written_in_one_way_whoever_writes_it():
    ways = ("zoe@exemple.fr", " Zoe@EXEMPLE.fr", "zoe@exem\u200bple.fr", "zoe@exemple\u3002fr")
    assert {mail_address(one) for one in ways} == {"zoe@exemple.fr"}


@pytest.mark.parametrize("place", ["b.fr\u2028x", "é" * 60 + ".fr", "\ufdfa." * 100 + "fr", ""])
def test_an_address_that_no_mail_server_takes_is_refused(place: str):
    with pytest.raises(ValidationError):
        mail_address(f"zoe@{place}")


@pytest.mark.parametrize("given", ["", "zoe", "zoe@", "@exemple.fr", "a b@exemple.fr"])
def test_what_is_no_address_is_refused_where_it_was_given(given: str) -> None:
    assert address_given(" Zoe@Exemple.fr ") == "zoe@exemple.fr"
    with pytest.raises(ValidationError) as refused:
        address_given(given)
    assert list(refused.value.message_dict) == ["email"]
