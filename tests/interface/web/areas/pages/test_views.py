from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client

from tests.paths import ROOT
from tourdetable.core.words.language import FIRST, LANGUAGES
from tourdetable.interface.web.areas.pages.operator import VARIABLE

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"
AT = datetime(2027, 4, 6, 7, 0, tzinfo=UTC)
HEADINGS = {
    "/accessibilite/": (
        f"Accessibilité{NBSP}: non conforme",
        "Déclaration d'accessibilité",
        [
            "État de conformité",
            "Contenus non accessibles",
            "Établissement de cette déclaration d'accessibilité",
            "Retour d'information et contact",
            "Voies de recours",
        ],
    ),
    "/accessibilite/schema/": (
        "Schéma pluriannuel de mise en accessibilité",
        "Schéma pluriannuel de mise en accessibilité",
        [
            "La stratégie d’accessibilité numérique",
            "Position et missions de la personne référente",
            "Moyens humains et financiers",
            "Fiches de poste et recrutement",
            "Formation et sensibilisation",
            "Recours à une expertise externe et outils",
            "Organisation interne",
            "Clauses contractuelles",
            "Programme",
        ],
    ),
    "/accessibilite/plan/": (
        "Plan d’actions d’accessibilité",
        "Plan d’actions d’accessibilité",
        ["Actions de l’année", "Bilan", "Le schéma"],
    ),
    "/ecoconception/": (
        "Écoconception",
        "Écoconception",
        [
            "Déclaration d’écoconception",
            "Ce qui est vérifié à chaque version du logiciel",
            "Ce qui n’est pas mesuré",
            "Hébergement",
        ],
    ),
    "/mentions-legales/": (
        "Mentions légales",
        "Mentions légales",
        [
            "Éditeur",
            "Direction de la publication",
            "Hébergement",
            "Contenus et réutilisation",
            "Logiciel",
            "Accessibilité",
            "Signaler un contenu ou une faille",
        ],
    ),
    "/donnees-personnelles/": (
        "Données personnelles",
        "Données personnelles et cookies",
        [
            "Qui répond de vos données",
            "Pourquoi, et à quel titre",
            "Ce que nous gardons, et combien de temps",
            "Qui les lit",
            "Vos droits",
            "Gestion des cookies",
            "Ce que vous écrivez, avant de l’enregistrer",
        ],
    ),
    "/cgu/": (
        "Conditions générales d’utilisation",
        "Conditions générales d’utilisation",
        [
            "Objet",
            "Accès",
            "Votre compte",
            "Ce que vous écrivez",
            "Discrétion",
            "Disponibilité",
            "Suspension",
            "Évolution de ces conditions",
            "Droit applicable",
        ],
    ),
    "/plan-du-site/": ("Plan du site", "Plan du site", ["Commencer", "Informations légales"]),
    "/aide/": (
        "Aide",
        "Aide",
        [
            "Dans cette page",
            "Se connecter",
            "Répondre à une invitation",
            "Ce qui est à votre charge",
            "Animer à son tour",
            "Prendre les notes",
            "Décider ensemble",
            "Relire et adopter un compte rendu",
            "Lire la charte et ses couleurs",
            "Choisir une date",
            "Qui siège, et comment inviter",
            "Clavier, lecteur d’écran, papier",
            "Quelque chose ne marche pas",
        ],
    ),
    "/contact/": (
        "Contact",
        "Contact",
        [
            "Écrire à l’exploitant",
            "Un contenu ou un service inaccessible",
            "Vos données personnelles",
            "Une faille de sécurité",
        ],
    ),
}


def texts(html: str, tag: str) -> list[str]:
    """The texts of the elements of that name, in order."""
    found = re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", html, re.DOTALL)
    bare = [unescape(re.sub(r"<[^>]+>", "", text)) for text in found]
    return [re.sub(r"[ \n]+", " ", text).strip() for text in bare]


def declare(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> None:
    file = folder / "operator.toml"
    file.write_text(text, "utf-8")
    monkeypatch.setenv(VARIABLE, str(file))


@pytest.fixture(autouse=True)
def _no_operator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.mark.parametrize("url", HEADINGS)
def test_title_and_headings_in_order(client: Client, url: str) -> None:
    response = client.get(url)
    html = response.content.decode()
    title, first, seconds = HEADINGS[url]
    assert (response.status_code, texts(html, "title")) == (200, [f"{title} — Tour de table"])
    assert (texts(html, "h1"), texts(html, "h2")) == ([first], seconds)


def test_the_declaration_has_the_imposed_sub_headings(client: Client) -> None:
    assert texts(client.get("/accessibilite/").content.decode(), "h3") == [
        "Résultat des tests",
        "Non conformité",
        "Dérogations pour charge disproportionnée",
        "Contenus non soumis à l'obligation d'accessibilité",
        "Technologies utilisées pour la réalisation du site",
        "Environnement de test",
        "Outils pour évaluer l'accessibilité",
        "Pages du site ayant fait l'objet de la vérification de conformité",
    ]


def test_the_scheme_has_the_imposed_sub_headings(client: Client) -> None:
    assert texts(client.get("/accessibilite/schema/").content.decode(), "h3") == [
        "Nouveaux projets",
        "Tests auprès d’usagers en situation de handicap",
        "Audits prévus",
        "Mesures correctives et calendrier",
        "Mesures non obligatoires",
        "Bilan des plans annuels",
    ]


def test_the_declaration_leads_to_what_the_operator_publishes_here(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare = client.get("/accessibilite/").content.decode()
    assert ("/accessibilite/schema/" in bare, "/reclamation/" in bare) == (False, True)
    scheme = "[accessibility.scheme]\nfirst_year = 2027\nlast_year = 2029\nmeans = 'Deux jours'\n"
    plan = "[accessibility.plan]\nyear = 2027\nactions = ['Former', 'Auditer']\n"
    eco = "[ecodesign]\nstated_on = 2027-01-15\nscore = 43\ncommitments = ['Peser moins']\n"
    declare(monkeypatch, tmp_path, scheme + plan + eco)
    declared = client.get("/accessibilite/").content.decode()
    assert ("/accessibilite/schema/" in declared, "/accessibilite/plan/" in declared) == (
        True,
        True,
    )
    assert "Deux jours" in client.get("/accessibilite/schema/").content.decode()
    plan_page = client.get("/accessibilite/plan/").content.decode()
    assert texts(plan_page.split("<main")[1].split("<footer")[0], "li")[-2:] == [
        "Former",
        "Auditer",
    ]
    assert "Peser moins" in client.get("/ecoconception/").content.decode()


@pytest.mark.parametrize("url", HEADINGS)
def test_every_page_carries_the_obligatory_links(client: Client, url: str) -> None:
    footer = client.get(url).content.decode().split("<footer")[1]
    assert re.findall(r'<a href="([^"#]+)', footer) == [
        "/plan-du-site/",
        "/accessibilite/",
        "/mentions-legales/",
        "/donnees-personnelles/",
        "/donnees-personnelles/",
        "/cgu/",
        "/aide/",
        "/aide/guide/",
        "/contact/",
    ]
    assert [
        word
        for word in ("totalement conforme", "partiellement conforme", "non conforme")
        if word in footer
    ] == ["non conforme"]


@pytest.mark.parametrize(
    ("held_on", "rate", "mention"),
    [
        ("2026-10-05", 61.5, "partiellement conforme"),
        ("2026-10-05", 100, "totalement conforme"),
        ("2026-10-05", 31, "non conforme"),
        ("2023-10-05", 100, "non conforme"),
        ("2031-10-05", 100, "non conforme"),
    ],
)
def test_the_mention_comes_from_a_valid_audit(
    client: Client,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    held_on: str,
    rate: float,
    mention: str,
) -> None:
    settings.DEMO_TODAY = ""
    monkeypatch.setattr("tourdetable.interface.web.base.clock.timezone.now", lambda: AT)
    declare(
        monkeypatch,
        tmp_path,
        f"[accessibility.audit]\nheld_on = {held_on}\nauditor = 'Cabinet'\nrate = {rate}",
    )
    html = client.get("/accessibilite/").content.decode()
    assert texts(html, "title") == [f"Accessibilité{NBSP}: {mention} — Tour de table"]


def test_a_missing_fact_is_shown_as_missing(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert client.get("/mentions-legales/").content.decode().count('class="tdt-gap"') == 8
    declare(monkeypatch, tmp_path, "publication_director = 'Maud Kerébel'")
    assert client.get("/mentions-legales/").content.decode().count('class="tdt-gap"') == 7


def test_what_the_operator_says_is_escaped(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    declare(monkeypatch, tmp_path, "publication_director = '<b>Maud</b>'")
    assert "<p>&lt;b&gt;Maud&lt;/b&gt;</p>" in client.get("/mentions-legales/").content.decode()


def test_the_cookies_are_those_of_the_settings(client: Client, settings: Any) -> None:
    settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_AGE = "seance", 3 * 86400
    rows = re.findall(
        r"<code>(\w+)</code>.*?Durée\">([^<]+)<",
        client.get("/donnees-personnelles/").content.decode(),
        re.DOTALL,
    )
    assert rows == [
        ("seance", "3 jours"),
        ("csrftoken", "364 jours"),
        ("django_language", "365 jours"),
        ("messages", "jusqu’à la page suivante"),
    ]


def test_security_txt_points_to_the_contact_page_by_default(client: Client) -> None:
    response = client.get("/.well-known/security.txt")
    lines = response.content.decode().split("\r\n")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert (lines[0], lines[3]) == (
        "Contact: http://testserver/contact/",
        "Canonical: http://testserver/.well-known/security.txt",
    )


@pytest.mark.parametrize(("demo_today", "closed"), [("", ""), ("2027-04-06", "/")])
def test_a_demonstration_is_not_indexed(
    client: Client, settings: Any, demo_today: str, closed: str
) -> None:
    settings.DEMO_TODAY = demo_today
    known = "Sitemap: http://testserver/sitemap.xml"
    said = f"User-agent: *\nDisallow: {closed}\n\n{known}\n"
    assert client.get("/robots.txt").content.decode() == said


@pytest.mark.parametrize("url", [*HEADINGS, "/robots.txt", "/.well-known/security.txt"])
def test_nothing_is_posted_to_a_page(client: Client, url: str) -> None:
    assert client.post(url).status_code == 405


def outline(html: str) -> list[str]:
    """The levels of the headings, in order."""
    return re.findall(r"<h([1-6])\b", html.split("<main")[1].split("</main>")[0])


@pytest.mark.parametrize("url", HEADINGS)
@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != FIRST.code])
def test_each_language_has_each_page_under_the_same_headings(
    client: Client, url: str, code: str
) -> None:
    first = client.get(url).content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = code
    other = client.get(url).content.decode()
    assert f'<html lang="{code}">' in other
    assert outline(other) == outline(first)
    assert texts(other, "h1") != texts(first, "h1") or url == "/contact/"


@pytest.mark.parametrize("url", HEADINGS)
def test_english_pages_have_no_french_typography(client: Client, url: str) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    words = unescape(re.sub(r"<[^>]+>", "", client.get(url).content.decode()))
    assert re.findall(r".{0,20}(?:[\xa0\u202f][:;?!%]|\s[:;?!]\s|[«»]).{0,20}", words) == []


def test_the_mention_of_the_law_is_said_in_english_too(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    html = client.get("/accessibilite/").content.decode()
    assert texts(html, "title") == ["Accessibility: not compliant — Tour de table"]


QUOTED = re.compile("« ([^»]+) »|“([^”]+)”")
"""What a page quotes, in French and in English."""
MARKS = {"public"}
"""What pages quote that is no label: the mark of a document."""


@pytest.mark.parametrize("code", list(LANGUAGES))
@pytest.mark.parametrize("url", HEADINGS)
def test_what_a_page_quotes_is_a_label_of_the_product(client: Client, url: str, code: str) -> None:
    """« Ma table », « Je prends ce rôle »…: a name or a button that exists under this very
    name, in the catalogue."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = code
    html = client.get(url).content.decode().split("<main")[1].split("</main>")[0]
    words = " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
    quoted = {french or english for french, english in QUOTED.findall(words)}
    assert quoted - labels(code) - MARKS == set()


def labels(code: str) -> set[str]:
    """All that the product says in a language, with plain spaces."""
    path = ROOT / "src/tourdetable/locale/fr/LC_MESSAGES/django.po"
    with path.open("rb") as stream:
        rows = [row for row in read_po(stream) if isinstance(row.id, str)]
    said = (row.id if code == "en" else str(row.string) for row in rows)
    return {" ".join(words.split()) for words in said}
