from __future__ import annotations

from tourdetable.core.territories.standing import standing
from tourdetable.interface.demo.script import read
from tourdetable.interface.demo.story.convention.placing import WhereTheyAre


def test_every_place_of_the_demo_stands_on_its_day() -> None:
    placing = read("territories.toml", WhereTheyAre)
    for one in (placing.club, placing.convention):
        keys = {key for some in one.bodies.values() for key in some} | {*one.covers}
        keys |= {facility.at[0] for facility in one.facilities}
        keys |= {key for facility in one.facilities for key, _named in facility.comes_from}
        assert [key for key in sorted(keys) if standing(key, one.on) is None] == []
    assert len(placing.convention.facilities) == 20
