"""An amendment is read as a difference, and judged on the facts there are."""

from __future__ import annotations

from datetime import date

import pytest

from tests.paths import CHARTERS
from tourdetable.core.charter.judge.compare import (
    ChangeKind,
    PublicPart,
    RuleChange,
    TextChange,
    compare,
)
from tourdetable.core.charter.terms.competence import Competence, EffectKind
from tourdetable.core.charter.terms.model import Gate
from tourdetable.core.charter.text.loader import load

ITC = (CHARTERS / "itc.md").read_text(encoding="utf-8")
OLD = load(ITC)


def amended(old: str, new: str) -> str:
    assert old in ITC
    return ITC.replace(old, new, 1)


def test_the_same_text_has_no_difference() -> None:
    assert compare(OLD, OLD) == compare(OLD, load(ITC))
    assert (compare(OLD, OLD).texts, compare(OLD, OLD).rules) == ((), ())


def test_a_parameter_and_a_gate_that_change() -> None:
    new = load(
        amended('months = { "2018-01-01" = 2 }', "months = 1").replace(
            'gate = "confirm"', 'gate = "none"', 1
        )
    )
    assert compare(OLD, new).rules == (
        RuleChange("ITC-14", "maximum_gap", ChangeKind.CHANGED, "gate", Gate.CONFIRM, Gate.NONE),
        RuleChange("ITC-14", "maximum_gap", ChangeKind.CHANGED, "months", {date(2018, 1, 1): 2}, 1),
    )


def test_a_sentence_that_changes() -> None:
    new = load(amended("Jamais plus de deux mois", "Jamais plus d’un mois"))
    (change,) = compare(OLD, new).texts
    assert (change.article, change.kind) == ("ITC-14", ChangeKind.CHANGED)
    assert [line[0] for line in change.lines] == ["@", "-", "+"]


SENTENCE = "Jamais plus de deux mois ne séparent deux séances\u00a0; elles peuvent être"
CUT_ELSEWHERE = [
    ("le retour à la ligne", SENTENCE.replace(" ne séparent ", " ne\nséparent ")),
    ("des espaces", SENTENCE.replace(" ne séparent ", "   ne séparent\n   ")),
    ("une espace qui coupe", SENTENCE.replace("\u00a0;", " ;")),
]


@pytest.mark.parametrize("cut", [c for _, c in CUT_ELSEWHERE], ids=[n for n, _ in CUT_ELSEWHERE])
def test_the_same_words_cut_elsewhere_are_the_same_text(cut: str) -> None:
    assert compare(OLD, load(amended(SENTENCE, cut))) == compare(OLD, OLD)


COMMITTEES = '"technical_committee", "departmental_committee"]\nwithin'
TURNED = '"departmental_committee", "technical_committee"]\nwithin'
SAME_RULES = [
    ('counting = "interval"\n', ""),
    (COMMITTEES, TURNED),
    ('kinds = ["watch_items", "topics", "tools"]', 'kinds = ["tools", "watch_items", "topics"]'),
    ("parole se juge", "parole\u00a0se juge"),
    ('name = "Centres sociaux"', 'name = "Centres\u00a0sociaux"'),
]


@pytest.mark.parametrize(("was", "now"), SAME_RULES, ids=["usual", "order", "kinds", "why", "name"])
def test_a_rule_that_comes_to_the_same_does_not_differ(was: str, now: str) -> None:
    assert compare(OLD, load(amended(was, now))) == compare(OLD, OLD)


def test_a_value_that_was_left_out_is_told_with_the_usual_one() -> None:
    new = load(amended("partners = 2\nweight", "partners = 2\ngrace_days = 30\nweight"))
    told = RuleChange("ITC-01", "shared_diagnosis", ChangeKind.CHANGED, "grace_days", 0, 30)
    assert compare(OLD, new).rules == (told,)


def test_a_word_that_changes_in_a_paragraph_cut_elsewhere() -> None:
    new = load(amended(SENTENCE, SENTENCE.replace("deux mois ne", "trois mois\nne")))
    (change,) = compare(OLD, new).texts
    assert [line[0] for line in change.lines] == ["@", "-", "+"]
    assert "trois mois ne séparent deux séances" in change.lines[-1]


def test_an_article_renumbered_and_cut_elsewhere_is_the_same_one() -> None:
    new = amended("{#ITC-14}", "{#ITC-24}").replace(SENTENCE, SENTENCE.replace(" ne ", "\nne "))
    (change,) = compare(OLD, load(new.replace('"ITC-14"', '"ITC-24"'))).texts
    assert (change.kind, change.former, change.article) == (
        ChangeKind.RENUMBERED,
        "ITC-14",
        "ITC-24",
    )


def test_an_article_added_with_its_rule() -> None:
    text = ITC + (
        '\n## Respirer {#ITC-17}\n\nPas en août.\n\n```rule\ncheck = "blackout"\ndays = '
        '["08-01..08-31"]\n```\n'
    )
    found = compare(OLD, load(text))
    assert found.texts == (
        TextChange("ITC-17", ChangeKind.ADDED, "", "Respirer", ("@@ -0,0 +1 @@", "+Pas en août.")),
    )
    (rule,) = load(text).articles_by_id["ITC-17"].rules
    assert found.rules == (RuleChange("ITC-17", "blackout", ChangeKind.ADDED, new=rule),)
    gone = RuleChange("ITC-17", "blackout", ChangeKind.REMOVED, old=rule)
    assert compare(load(text), OLD).rules == (gone,)


def test_who_decides_of_what_is_compared_by_what_it_comes_to() -> None:
    line = 'effect = "amend_text"\nbodies = ["departmental_committee"]'
    new = load(amended(line, line.replace("departmental", "technical")))
    (change,) = compare(OLD, new).competences
    amend = EffectKind.AMEND_TEXT
    assert (change.effect, change.old, change.new) == (
        amend,
        (Competence(amend, ("departmental_committee",)),),
        (Competence(amend, ("technical_committee",)),),
    )


def test_a_line_that_says_what_goes_without_saying_changes_nothing() -> None:
    line = '[[competences]]\neffect = "amend_text"\nbodies = ["departmental_committee"]\n'
    assert compare(OLD, load(amended(line, ""))).competences == ()


def test_what_strangers_would_read_is_compared() -> None:
    """The text, the bodies that are shown, the meetings that are public; their order is nothing."""
    hidden = load(amended("text = true\n", "text = false\n"))
    (change,) = compare(OLD, hidden).public
    assert (change.part, change.old, change.new) == (PublicPart.TEXT, ("text",), ())
    fewer = load(amended('bodies = ["itc", "technical_committee", ', 'bodies = ["itc", '))
    (change,) = compare(OLD, fewer).public
    assert (change.part, len(change.old), len(change.new)) == (PublicPart.BODIES, 4, 3)
    closed = load(amended('audience = "public"', 'audience = "network"'))
    (change,) = compare(OLD, closed).public
    assert (change.part, change.new) == (PublicPart.MEETINGS, ())
    assert compare(OLD, OLD).public == ()
