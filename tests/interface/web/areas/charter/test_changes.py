"""What differs between two texts of the circle's charter, in words."""

from __future__ import annotations

from tests.domain.builders import CHARTER
from tourdetable.core.charter.text.loader import load
from tourdetable.interface.web.areas.charter.changes import (
    ChangedPublic,
    ChangedRule,
    ChangedText,
    TextComparison,
    changed,
)
from tourdetable.interface.web.areas.charter.words import name_of
from tourdetable.interface.web.base.differences import TextLine


def compared(*replaced: tuple[str, str]) -> TextComparison:
    """The charter beside the same with these words in place of others."""
    text = CHARTER
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    return changed(load(CHARTER, file="circle"), load(text, file="circle"))


def test_the_same_text_differs_in_nothing() -> None:
    assert compared() == TextComparison((), (), ())


def test_a_rule_is_told_value_by_value() -> None:
    found = compared(("months = 2", "months = 3"), ('gate = "confirm"', ""))
    assert found.texts == ()
    gate = "Ce que rencontre un acte qui ne tiendrait pas cet article"
    assert found.rules == (
        ChangedRule("CIR-02", gate, "un avertissement à confirmer", "rien"),
        ChangedRule("CIR-02", name_of("maximum_gap", "months"), "2", "3"),
    )


def test_an_article_is_told_line_by_line_with_its_former_title() -> None:
    found = compared(
        ("## Le jeudi seulement", "## Le jeudi"),
        ("Le cercle se réunit le jeudi.", "On se voit le jeudi."),
    )
    lines = (TextLine("-", "Le cercle se réunit le jeudi."), TextLine("+", "On se voit le jeudi."))
    assert found == TextComparison(
        (ChangedText("CIR-01", "article modifié", "Le jeudi", "Le jeudi seulement", lines),), (), ()
    )


def test_a_rule_that_goes_is_called_by_what_it_verifies() -> None:
    rule = CHARTER[CHARTER.rindex("```rule") :]
    words = (
        "N’est plus vérifié\N{NO-BREAK SPACE}: "
        "Les décisions sont écrites, avec ce qui fait accord et ce qui fait désaccord."
    )
    assert compared((rule, "")).rules == (ChangedRule("CIR-03", words),)


def test_what_everybody_would_read_is_told_in_words() -> None:
    begin = '[[body_kinds]]\ncode = "circle"'
    found = compared((begin, f'[public]\ntext = true\nbodies = ["circle"]\n\n{begin}'))
    assert found.public == (
        ChangedPublic("Le texte de la charte", "réservé aux membres", "tout le monde peut le lire"),
        ChangedPublic("Instances montrées, avec leurs territoires", "aucune", "Cercle"),
    )
