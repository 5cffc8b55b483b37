from __future__ import annotations

import pytest
from click.testing import CliRunner, Result
from django.test import Client
from pytest_django.fixtures import Settings

from tourdetable.domain.journal.models import Event
from tourdetable.domain.people.actions import mailbox, register_person
from tourdetable.domain.people.models import Account
from tourdetable.domain.signin.models import SignInLink
from tourdetable.interface.cli import main

pytestmark = pytest.mark.django_db

ADDRESS = "ana@port.example"


def asked(*words: str) -> Result:
    return CliRunner().invoke(main, ["let-in", *words])


def test_a_link_is_printed_that_lets_in_once(settings: Settings) -> None:
    settings.SITE_URL = "http://testserver"
    register_person(given_name="Ana", family_name="Môle", email=ADDRESS)
    told = asked("Ana@Port.example", "--lang", "fr")
    link = told.stdout.strip()
    assert (told.exit_code, link.startswith("http://testserver/signin/link/")) == (0, True)
    assert "ne le donnez qu’à cette personne" in told.stderr
    browser = Client()
    entered = [browser.post(link)["Location"], Client().post(link).status_code]
    assert entered == ["/", 410]
    assert browser.session["opened_by"] == "operator"
    assert [(event.kind, event.capacity) for event in Event.objects.all()] == [
        ("let_in", "operator"),
        ("account.came_in", "account:1"),
    ]


def test_whoever_runs_the_installation_needs_no_name() -> None:
    Account.objects.create(email=ADDRESS, operates=True)
    assert asked(ADDRESS).exit_code == 0


@pytest.mark.parametrize(
    ("known", "closed", "lang", "words"),
    [
        ("", False, "en", "Nobody is registered at ana@port.example"),
        ("", False, "fr", "Personne n’est inscrit à ana@port.example"),
        ("nobody", False, "en", "Nobody is registered at ana@port.example"),
        ("somebody", True, "en", "The account ana@port.example is closed"),
    ],
)
def test_nobody_else_is_let_in_and_one_is_told_what_to_do(
    known: str, closed: bool, lang: str, words: str
) -> None:
    if known == "somebody":
        register_person(given_name="Ana", family_name="Môle", email=ADDRESS)
    elif known:
        mailbox(ADDRESS)
    Account.objects.update(is_active=not closed)
    told = asked(ADDRESS, "--lang", lang)
    assert (told.exit_code, words in told.stderr) == (1, True)
    assert (SignInLink.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--lang", "fr", "--help"), ("Utilisation", "un quart d’heure", "Options", "Affiche")),
        (("--help", "--lang=en"), ("Usage:", "a quarter of an hour", "Options:", "Show this")),
    ],
)
def test_help_is_said_in_both_languages(words: tuple[str, ...], said: tuple[str, ...]) -> None:
    told = asked(*words)
    text = " ".join(told.output.split())
    assert (told.exit_code, [part for part in said if part not in text]) == (0, [])
