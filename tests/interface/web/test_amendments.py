"""What a proposed text changes, in sentences, where it is read, voted on and printed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import CHARTER, NOW, attached, decided, propose
from tests.interface.web.areas.decisions.people import SECRETARY, Room
from tests.interface.web.areas.minutes.test_views import words_of
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.networks.actions.charters import propose_charter
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import CharterProposal
from tourdetable.interface.web.amendments import TextComparison, changed, printed
from tourdetable.interface.web.base.differences import TextLine

GIVEN = (
    CHARTER.replace("2027.1", "2027.2")
    .replace('"cancel", "compose"]', '"cancel", "compose", "minutes"]')
    .replace('audience = "network"', 'audience = "public"')
)
"""A text that gives the pen to an office, and makes minutes public."""


def compared(*replaced: tuple[str, str]) -> TextComparison:
    """The charter beside the same with these words in place of others."""
    text = CHARTER
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    return changed(load(CHARTER, file="circle"), load(text, file="circle"))


def told(*replaced: tuple[str, str]) -> list[str]:
    """What is printed of it, with breakable spaces."""
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in printed(compared(*replaced))]


def test_the_same_text_differs_in_nothing() -> None:
    assert compared() == ()


def test_a_rule_is_told_value_by_value() -> None:
    assert told(("months = 2", "months = 3"), ('gate = "confirm"', "")) == [
        "Un acte qui ne tiendrait pas CIR-02 rencontrera : rien. "
        "Jusqu’ici, il rencontre : un avertissement à confirmer.",
        "CIR-02 sera jugé avec une autre valeur pour « Intervalle le plus long entre deux séances, "
        "en mois » : 3. Jusqu’ici, cette valeur est : 2.",
    ]


def test_an_article_is_told_line_by_line_with_its_former_title() -> None:
    words = ("Le cercle se réunit le jeudi.", "On se voit le jeudi.")
    (part,) = compared(("## Le jeudi seulement", "## Le jeudi"), words)
    (change,) = part.changes
    assert change.lines == (TextLine("-", words[0]), TextLine("+", words[1]))
    assert change.printed.replace("\N{NO-BREAK SPACE}", " ") == (
        "Le texte de l’article CIR-01, « Le jeudi », changera. "
        "Jusqu’ici, son titre est « Le jeudi seulement ». "
        "Texte d’avant : « Le cercle se réunit le jeudi. ». "
        "Texte nouveau : « On se voit le jeudi. »."
    )


def test_a_rule_that_goes_is_called_by_what_it_verifies() -> None:
    rule = CHARTER[CHARTER.rindex("```rule") :]
    assert told((rule, "")) == [
        "CIR-03 ne sera plus vérifié ainsi : "
        "Les décisions sont écrites, avec ce qui fait accord et ce qui fait désaccord."
    ]


def test_what_everybody_would_read_is_told_in_words() -> None:
    begin = '[[body_kinds]]\ncode = "circle"'
    assert told((begin, f'[public]\ntext = true\nbodies = ["circle"]\n\n{begin}')) == [
        "Tout le monde pourra lire le texte, même sans compte. "
        "Jusqu’ici, seuls les membres peuvent le lire.",
        "Tout le monde verra quelles instances existent, de ces sortes : Cercle. "
        "Jusqu’ici, seuls les membres voient quelles instances existent.",
    ]


@pytest.fixture
def given(room: Room) -> CharterProposal:
    by, day = Actor(room.circle.bao), date(2027, 9, 1)
    return propose_charter(
        network=room.circle.network, text=GIVEN, in_force_from=day, by=by, now=NOW
    )


def test_what_a_text_gives_is_told_where_it_is_voted_on(room: Room, given: CharterProposal) -> None:
    """On the decision, on the page where positions are taken, on that of the text."""
    effect = EffectDraft("amend_text", proposal=given)
    decision = attached(room.circle, propose(room.circle, room.meeting), effect)
    client = room.client(SECRETARY)
    for name, pk in (("decision", decision.pk), ("decision_positions", decision.pk)):
        page = client.get(room.url(name, pk)).content.decode().replace("\N{NO-BREAK SPACE}", " ")
        for words in (
            "pourra aussi : écrire le compte rendu.",
            "Les comptes rendus pourront être lus par tout le monde, même sans compte.",
            "Elle n’exige aucun quorum",
        ):
            assert (name, words, words in page) == (name, words, True)


def test_the_record_prints_it(room: Room, given: CharterProposal) -> None:
    decided(room.circle, room.meeting, effect=EffectDraft("amend_text", proposal=given))
    begin(meeting=room.meeting, text="On a lu.", by=room.circle.by_ana(), now=NOW)
    words = words_of(room.client(SECRETARY).get(room.url("decision_record_pdf", room.meeting.pk)))
    said = "Jusqu’ici, ils peuvent être lus par tous les membres du réseau."
    assert said in " ".join(words.replace("\N{NO-BREAK SPACE}", " ").split())
