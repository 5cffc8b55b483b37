from __future__ import annotations

from tests.domain.builders import NOW, Circle, hold, in_review
from tourdetable.core.words.audience import Audience
from tourdetable.domain.minutes.review.quotes import quoted_from

TEXT = "On a lu.\n\n::: present\nLéa est partie.\n:::\n\n::: body\nElle reviendra.\n:::\n"


def test_each_quotes_their_own_reading(circle: Circle):
    came = [(circle.town, circle.ana)]
    minutes = in_review(circle, hold(circle, came=came), TEXT)
    people = {"ana": circle.ana, "bao": circle.bao, "zoe": circle.zoe}
    found = {
        name: [quoted_from(minutes, quote, who, NOW) for quote in ("On a lu", "partie", "Elle")]
        for name, who in people.items()
    }
    assert found == {
        "ana": [Audience.NETWORK, Audience.PRESENT, Audience.BODY],
        "bao": [Audience.NETWORK, None, Audience.BODY],
        "zoe": [None, None, None],
    }
