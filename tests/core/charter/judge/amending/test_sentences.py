"""An amendment, whole: who decides, who reads, the text itself, part by part."""

from __future__ import annotations

import pytest

from tests.paths import CHARTERS
from tourdetable.core.charter.judge.amending.sentences import PARTS, Alteration, Concern, amendment
from tourdetable.core.charter.text.loader import load

ITC = (CHARTERS / "itc.md").read_text(encoding="utf-8")
OLD = load(ITC)


def amended(old: str, new: str) -> tuple[Alteration, ...]:
    assert old in ITC
    return amendment(OLD, load(ITC.replace(old, new, 1)))


def told(old: str, new: str) -> list[str]:
    return [". ".join(map(str, change.sentences)) for change in amended(old, new)]


def test_the_same_text_changes_nothing() -> None:
    assert amendment(OLD, load(ITC)) == ()


AMEND = 'effect = "amend_text"\nbodies = ["departmental_committee"]'
TITLE = "# Règlement"

# what is replaced, by what, the sentences
CHANGES = [
    (
        AMEND,
        AMEND.replace("departmental", "technical"),
        [
            "Changing the text of the charter will be decided by: Comité technique. "
            "So far, it is decided by: Comité départemental"
        ],
    ),
    (
        "text = true\nbodies = ",
        "bodies = ",
        ["Only members will be able to read the text. So far, everybody may read it"],
    ),
    (
        '[public]\ntext = true\nbodies = ["itc", "technical_committee", ',
        '[public]\ntext = true\nbodies = ["itc", ',
        [
            "Everybody will see which bodies of these kinds exist: Instance territoriale de "
            "concertation, Comité départemental, Instance d’évaluation. So far, everybody sees "
            "those of these kinds: Instance territoriale de concertation, Comité technique, "
            "Comité départemental, Instance d’évaluation"
        ],
    ),
    (
        "+++\n\n",
        "+++\n\nUn mot.\n\n",
        ["The words of the preamble will change"],
    ),
]


@pytest.mark.parametrize(("old", "new", "words"), CHANGES)
def test_each_change_is_told_with_what_is_so_far(old: str, new: str, words: list[str]) -> None:
    if old.startswith("+++"):
        assert "\n+++\n\n" in ITC
        assert told("\n" + old, "\n" + new) == words
    else:
        assert told(old, new) == words


def test_nobody_may_decide_where_the_text_gives_it_to_nobody() -> None:
    text = ITC.replace("gathers_network = true\n", "")
    new = load(text.replace(f"[[competences]]\n{AMEND}\n", ""))
    found = [". ".join(map(str, c.sentences)) for c in amendment(load(text), new)]
    assert found == [
        "Nobody will be able to change the text of the charter: the text does not say who. "
        "So far, it is decided by: Comité départemental"
    ]
    back = [str(c.before) for c in amendment(new, load(text))]
    assert back == ["So far, nobody may: the text does not say who"]


def test_articles_and_parts_come_go_change_and_move() -> None:
    lines = ITC.splitlines()
    part = next(line for line in lines if line.startswith("# "))
    assert told(part, "# Un autre titre") == [
        f"A part will have the title “Un autre titre”. So far, its title is “{part[2:]}”"
    ]
    assert told("## Faire circuler {", "## Circuler {") == [
        "The article ITC-16 will have the title “Circuler”. So far, its title is “Faire circuler”"
    ]
    assert told("## Faire circuler {#ITC-16}\n\nChaque", "## Circuler {#ITC-16}\n\nTout") == [
        "The words of the article ITC-16, “Circuler”, will change. "
        "So far, its title is “Faire circuler”"
    ]
    (renumbered,) = amended("{#ITC-10}", "{#ITC-17}")
    assert (str(renumbered.after), renumbered.lines) == (
        "The article ITC-10, “Des invité·es régulier·ères”, will have the number ITC-17",
        (),
    )
    article = "\n## Respirer {#ITC-17}\n\nPas en août.\n"
    new = load(ITC + article)
    (came,) = amendment(OLD, new)
    assert (str(came.after), came.lines) == (
        "There will be a new article, ITC-17, “Respirer”",
        ("+Pas en août.",),
    )
    (gone,) = amendment(new, OLD)
    assert str(gone.after) == "There will be no article ITC-17, “Respirer”, any more"
    first = lines.index(part)
    moved = load("\n".join(lines[:first]) + article + "\n" + "\n".join(lines[first:]))
    assert [str(change.after) for change in amendment(new, moved)] == [
        "The article ITC-17, “Respirer”, will stand elsewhere in the text"
    ]


def test_each_part_has_a_title_and_they_come_in_order() -> None:
    assert set(PARTS) == set(Concern)
    found = amendment(OLD, load((CHARTERS / "club-des-territoires.md").read_text(encoding="utf-8")))
    parts = [change.part for change in found]
    assert parts == sorted(parts, key=list(Concern).index)
    assert set(parts) == set(Concern)
