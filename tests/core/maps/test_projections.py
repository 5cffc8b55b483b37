"""The official projections, against the values of PROJ 9."""

from __future__ import annotations

import pytest

from tourdetable.core.maps.projections import LAMBERT_93, OVERSEAS, lambert_93, system_of

RENNES, AJACCIO = (-1.6778, 48.1173), (8.73, 41.92)


def test_metropolitan_france_is_in_lambert_93() -> None:
    assert (system_of("35"), system_of("2A")) == (LAMBERT_93, LAMBERT_93)
    assert lambert_93(*RENNES) == pytest.approx((352_107.38, 6_789_966.54), abs=0.01)
    assert lambert_93(*AJACCIO) == pytest.approx((1_175_948.02, 6_108_310.22), abs=0.01)
    assert lambert_93(3, 46.5) == pytest.approx((700_000, 6_600_000), abs=0.001)


@pytest.mark.parametrize(
    ("territory", "place", "metres"),
    [
        ("971", (-61.53, 16.24), (657_103.14, 1_796_046.84)),
        ("973", (-52.3, 4.9), (355_855.44, 541_750.16)),
        ("974", (55.45, -20.88), (338_767.17, 7_690_355.57)),
        ("975", (-56.17, 46.78), (563_359.64, 5_181_051.22)),
        ("976", (45.22, -12.78), (523_877.99, 8_587_182.90)),
        ("986", (-176.2, -13.3), (586_650.24, 8_529_548.85)),
        ("988", (166.4, -22.3), (644_213.55, 7_533_297.98)),
    ],
)
def test_each_territory_overseas_is_in_its_own_zone(
    territory: str, place: tuple[float, float], metres: tuple[float, float]
) -> None:
    assert system_of(territory).project(*place) == pytest.approx(metres, abs=0.01)


def test_systems_have_their_names_and_numbers() -> None:
    assert (OVERSEAS["974"].name, OVERSEAS["974"].epsg) == ("RGR92 / UTM 40S", 2975)
    assert system_of("62").name == "RGF93 / Lambert-93"
