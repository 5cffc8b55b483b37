"""What was typed is kept, right or wrong, whichever way one leaves a step."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from tests.domain.builders import CHARTER, NOW, OPERATOR
from tests.interface.web.areas.founding.wizard_steps import FACTS, OWN_TEXT, send, with_key
from tests.interface.web.areas.pages.test_operator import VARIABLE
from tourdetable.domain.founding.actions.keys import make_key
from tourdetable.domain.founding.actions.operator import state_operator
from tourdetable.domain.founding.outline import OperatorFacts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><path d="M0 0"/></svg>'


def upload(content: bytes, name: str = "charte.md") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def at(client: Client, step: str) -> Any:
    """What the page of a step holds."""
    return client.get(f"/found/step/{step}/").context


@pytest.fixture
def client() -> Client:
    return with_key()


def test_a_step_comes_after_those_before_it(client: Client) -> None:
    answer = client.get("/found/step/review/")
    assert answer.headers["Location"] == "/found/step/operator/"
    send(client, "operator")
    assert client.get("/found/step/person/").headers["Location"] == "/found/step/charter/"
    assert client.get("/found/step/nothing/").status_code == 404


def test_the_way_back_keeps_what_is_wrong(client: Client) -> None:
    send(client, "operator")
    answer = send(client, "charter", text="+++", go="back")
    assert answer.headers["Location"] == "/found/step/operator/"
    form = at(client, "charter")["form"]
    assert (form["choice"].value(), form["text"].value(), form.is_bound) == ("own", "+++", False)
    assert send(client, "operator", go="back").headers["Location"] == "/found/"


def test_who_runs_the_site_is_asked_once_and_begins_from_the_file(
    client: Client, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "operator.toml"
    file.write_text('name = "Groupement"\nmail = "a@exemple.fr"\n')
    monkeypatch.setenv(VARIABLE, str(file))
    form = at(client, "operator")["form"]
    assert (form["name"].value(), form["email"].value()) == ("Groupement", "a@exemple.fr")
    state_operator(facts=OperatorFacts("Union"), by=OPERATOR, now=NOW)
    assert client.get("/found/step/operator/").status_code == 404
    assert "Étape 1 sur 5" in client.get("/found/step/charter/").content.decode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Été".encode("cp1252"), "n’est pas un texte en UTF-8"),
        (b"x" * 5_000_000, "dépasse"),
        (b"PK\x03\x04\x00", "pas un texte simple"),
        (b"", "est vide"),
    ],
)
def test_a_file_that_is_no_charter_is_refused_and_the_text_kept(
    client: Client, content: bytes, words: str
) -> None:
    send(client, "operator")
    answer = send(client, "charter", upload=upload(content))
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert at(client, "charter")["form"]["text"].value() == CHARTER


def test_a_file_takes_the_place_of_the_text_and_its_mistakes_are_told(client: Client) -> None:
    send(client, "operator")
    wrong = CHARTER.replace("[minutes]", "[minuets]").encode()
    answer = send(client, "charter", choice="itc", text="", upload=upload(wrong))
    page = answer.content.decode()
    assert (answer.status_code, "Ligne 9" in page, "[minuets]" in page) == (422, True, True)
    assert send(client, "charter", upload=upload(CHARTER.encode())).status_code == 302


def test_a_file_sent_without_choosing_is_what_one_means(client: Client) -> None:
    send(client, "operator")
    answer = send(client, "charter", choice="", text="", upload=upload(b""))
    assert list(answer.context["form"].errors) == ["__all__"]


def test_a_text_without_end_is_not_kept(client: Client) -> None:
    send(client, "operator")
    send(client, "charter")
    answer = send(client, "charter", text="x" * 1_000_001)
    assert (answer.status_code, "trop long" in answer.content.decode()) == (422, True)
    assert at(client, "charter")["form"]["text"].value() == CHARTER


def test_a_charter_in_which_nobody_composes_says_what_to_write(client: Client) -> None:
    send(client, "operator")
    answer = send(client, "charter", text=CHARTER.replace(', "compose"', ""))
    page = answer.content.decode()
    assert (answer.status_code, "Aucune fonction de ce texte ne compose" in page) == (422, True)


def test_a_logo_is_kept_cleaned_and_left_out(client: Client) -> None:
    send(client, "operator")
    send(client, "charter", **OWN_TEXT)
    answer = send(client, "network", upload=upload(b"GIF89a", "logo.png"))
    assert (answer.status_code, "ni une image PNG" in answer.content.decode()) == (422, True)
    assert send(client, "network", upload=upload(SVG, "logo.png")).status_code == 302
    logo = at(client, "network")["logo"]
    assert (logo.media_type, b"script" in logo.content) == ("image/svg+xml", False)
    assert logo.tidied
    assert send(client, "network").status_code == 302
    assert at(client, "network")["logo"] == logo
    send(client, "network", no_logo="on")
    assert at(client, "network")["logo"] is None


def test_lines_are_added_and_removed_without_a_script(client: Client) -> None:
    send(client, "operator")
    send(client, "charter")
    send(client, "network")
    names = [line["name"].value() for line in at(client, "bodies")["form"].lines]
    assert names == ["Cercle", ""]
    send(client, "bodies", go="add")
    send(client, "bodies", **{"lines": "3", "2-kind": "board", "2-name": "Trois", "go": "remove-0"})
    lines = at(client, "bodies")["form"].lines
    assert [line["name"].value() for line in lines] == ["", "Trois"]


def test_what_comes_after_the_key_is_void_waits_for_the_next_one(client: Client) -> None:
    key = make_key(by=OPERATOR, now=NOW)
    assert send(client, "operator", name="Autre").headers["Location"] == "/found/"
    assert "Cette clé n’ouvre plus rien" in client.get("/found/").content.decode()
    client.post("/found/key/", {"key": f"http://site/found/key/{key}/"})
    assert at(client, "operator")["form"]["name"].value() == "Autre"
    assert FACTS["name"] != "Autre"


def test_a_file_that_is_too_large_is_told(client: Client, settings: Settings) -> None:
    settings.FILES_MOST = 10
    send(client, "operator")
    send(client, "charter", **OWN_TEXT)
    answer = send(client, "network", upload=upload(SVG, "logo.svg"))
    assert (answer.status_code, "allégez-le" in answer.content.decode()) == (422, True)
