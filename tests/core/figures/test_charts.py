"""Bars: each bears its words, is as long as its value, and is told apart without its colour."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from tourdetable.core.figures.charts import BarChart, ChartBar

SVG = "{http://www.w3.org/2000/svg}"
YEAR = BarChart(
    "year",
    "Presence",
    "Two years",
    (
        ChartBar("2026", 50, "50 %", before=True),
        ChartBar("2027", 100, "100 %"),
        ChartBar("2028", None, "hidden"),
    ),
    most=100,
)


def drawing(chart: BarChart) -> ET.Element:
    return ET.fromstring(chart.svg())


def test_a_drawing_is_an_image_that_has_a_title_and_a_description():
    found = drawing(YEAR)
    assert (found.get("role"), found.get("aria-labelledby")) == ("img", "year-title year-desc")
    said = [found.find(f"{SVG}{name}") for name in ("title", "desc")]
    assert [(one.get("id"), one.text) for one in said if one is not None] == [
        ("year-title", "Presence"),
        ("year-desc", "Two years"),
    ]


def test_bars_are_as_long_as_their_values_and_what_is_hidden_has_none():
    bars = drawing(YEAR).findall(f"{SVG}rect")
    half, whole = (float(bar.get("width", 0)) for bar in bars)
    assert round(whole / half, 2) == 2


def test_an_earlier_time_is_hatched():
    bars = drawing(YEAR).findall(f"{SVG}rect")
    assert [bar.get("fill") for bar in bars] == ["url(#year-hatch)", "#1d3f5e"]


def test_every_bar_bears_its_name_and_what_is_said_of_it():
    words = [one.text for one in drawing(YEAR).iter(f"{SVG}text")]
    assert words == ["2026", "50 %", "2027", "100 %", "2028", "hidden"]


def test_long_names_stand_above_and_are_escaped():
    chart = BarChart("k", "T", "D", (ChartBar("Instances <territoriales>", 3, "3"),))
    name, said = drawing(chart).iter(f"{SVG}text")
    assert (name.text, name.get("y"), said.get("y")) == ("Instances <territoriales>", "14", "32")


def test_nothing_to_draw_draws_nothing():
    assert drawing(BarChart("k", "T", "D", (ChartBar("2027", 0, "0"),))).findall(f"{SVG}rect") == []
