"""How one text says a place of its front matter."""

from __future__ import annotations

from tests.paths import CHARTERS
from tourdetable.core.charter.judge.amending.said import Side, number_of_days, told
from tourdetable.core.charter.text.loader import load

ITC = load((CHARTERS / "itc.md").read_text(encoding="utf-8"))


def test_one_day_and_several() -> None:
    assert [str(number_of_days(n)) for n in (1, 60)] == ["1 day", "60 days"]


def test_no_kind_of_body_named_is_all_of_them() -> None:
    say = told("%(name)s: %(value)s", Side.bodies)
    assert (
        str(say(Side(ITC, (), "Co-présidence"))) == "Co-présidence: all the bodies of the network"
    )
    assert (
        str(say(Side(ITC, ("itc",), "Séance"))) == "Séance: Instance territoriale de concertation"
    )
