"""A rule that comes, goes or changes is told in sentences, key by key."""

from __future__ import annotations

import pytest

from tests.paths import CHARTERS
from tourdetable.core.charter.judge.amending.sentences import amendment
from tourdetable.core.charter.text.loader import load

ITC = (CHARTERS / "itc.md").read_text(encoding="utf-8")
CLUB = (CHARTERS / "club-des-territoires.md").read_text(encoding="utf-8")
MONTHS = "Longest time between two meetings, in months"


def told(text: str, old: str, new: str) -> list[str]:
    assert old in text
    found = amendment(load(text), load(text.replace(old, new, 1)))
    return [". ".join(map(str, change.sentences)) for change in found]


RULE = """\
bodies = ["itc"]
meetings = ["session"]
months = { "2018-01-01" = 2 }
counting = "interval"
"""
GAP = f'check = "maximum_gap"\n{RULE}'


# what is replaced in the rule of ITC-14, by what, the sentences
CHANGES = [
    (
        'months = { "2018-01-01" = 2 }',
        'months = { "2018-01-01" = 2, "2027-09-01" = { value = 1, source = "D-14" } }',
        [
            f"ITC-14 will be judged with another value for “{MONTHS}”: "
            "2 from 2018-01-01; 1 from 2027-09-01. So far, this value is: 2 from 2018-01-01",
            f"For “{MONTHS}”, ITC-14 will name this source: D-14, for the value of 2027-09-01. "
            "So far, it names this one: none",
        ],
    ),
    (
        'bodies = ["itc"]\n',
        "",
        [
            "ITC-14 will apply to: all the bodies of the network. "
            "So far, it applies to: Instance territoriale de concertation"
        ],
    ),
    (
        'meetings = ["session"]\n',
        "",
        [
            "ITC-14 will look at these meetings: all the meetings of these bodies. "
            "So far, it looks at these: Séance"
        ],
    ),
    (
        'counting = "interval"',
        'counting = "period"',
        [
            "ITC-14 will be judged with another value for “Way of counting”: one in each period "
            "of the calendar year. So far, this value is: from one meeting to the next"
        ],
    ),
    (
        RULE,
        RULE + 'until_known = "not_concerned"\n',
        [
            "While nobody keeps its facts, the state of ITC-14 will be: Not concerned. "
            "So far, it is: Unknown"
        ],
    ),
]


@pytest.mark.parametrize(("old", "new", "words"), CHANGES)
def test_each_key_of_a_rule_has_its_sentence(old: str, new: str, words: list[str]) -> None:
    assert told(ITC, GAP, GAP.replace(old, new)) == words


def test_how_strongly_it_binds_and_what_an_act_meets() -> None:
    rule = ITC[ITC.index(GAP) :].split("```")[0]
    new = rule.replace("obligation", "aim").replace("confirm", "none")
    assert told(ITC, rule, new) == [
        "ITC-14 will bind as: aim. So far, it binds as: obligation",
        "An act that would break ITC-14 will meet: nothing. So far, it meets: a warning to confirm",
    ]


def test_a_new_rule_is_told_whole() -> None:
    rule = '```rule\ncheck = "blackout"\nbodies = ["itc"]\ndays = ["08-01..08-31"]\n```\n\n'
    at = ITC.index("\n#", ITC.index("{#ITC-14}")) + 1
    text = ITC[:at] + rule + ITC[at:]
    found = amendment(load(ITC), load(text))
    assert [str(change.after) for change in found] == [
        "ITC-14 will also be checked in this way: No meeting falls in some stretches of days",
        "ITC-14 will apply to: Instance territoriale de concertation",
        "ITC-14 will be judged with this value for “The stretches of days no meeting falls in”: "
        "from 1 August to 31 August",
    ]
    assert [str(change.after) for change in amendment(load(text), load(ITC))] == [
        "ITC-14 will no longer be checked in this way: No meeting falls in some stretches of days"
    ]


def test_where_an_article_has_several_rules_the_one_that_changes_is_named() -> None:
    assert told(
        CLUB, 'of = "tier"\namong = "meeting"\nminimum = 2', 'of = "tier"\nminimum = 3'
    ) == [
        "CLUB-05 (Institutions of different kinds sit, or come, together) will be judged with "
        "another value for “At least”: 3. So far, this value is: 2",
        "CLUB-05 (Institutions of different kinds sit, or come, together) will be judged with "
        "another value for “Among whom”: who sits, or committed to take part, on each day. "
        "So far, this value is: who came to each meeting",
    ]


def test_the_first_of_two_rules_alike_that_goes_is_the_one_that_is_told() -> None:
    """The other one is still there: it has not changed."""
    first = CLUB.index('```rule\ncheck = "diversity"')
    rule = CLUB[first : CLUB.index("```", first + 3) + 4]
    assert len(told(CLUB, rule, "")) == 1


def test_a_sentence_of_the_text_is_quoted_whatever_it_holds() -> None:
    assert told(ITC, "La neutralité d’un lieu de parole", "La parole... d’un lieu") == [
        "ITC-02 will be judged with another value for “Why no software can judge it”: "
        "“La parole... d’un lieu se juge à ce que chacun·e ose y dire”. "
        "So far, this value is: "
        "“La neutralité d’un lieu de parole se juge à ce que chacun·e ose y dire”"
    ]
