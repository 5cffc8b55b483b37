from __future__ import annotations

import re
from datetime import UTC, date, datetime

from babel.messages.pofile import read_po
from django.utils import translation

from tourdetable.config import settings
from tourdetable.interface.language import (
    clock,
    day,
    days,
    half_day,
    half_days,
    labelled,
    listed,
    moment,
    months,
    percent,
    short_day,
)

NBSP = "\N{NO-BREAK SPACE}"
LATE = datetime(2027, 4, 8, 22, 30, tzinfo=UTC)


def test_a_moment_is_told_in_local_time() -> None:
    with translation.override("fr"):
        assert moment(LATE) == f"vendredi 9{NBSP}avril 2027, 0{NBSP}h{NBSP}30"
        assert (day(LATE), clock(LATE)) == (
            f"vendredi 9{NBSP}avril 2027",
            f"0{NBSP}h{NBSP}30",
        )


def test_everything_is_said_in_the_language_of_the_reader() -> None:
    first = date(2027, 4, 1)
    with translation.override("fr"):
        french = [short_day(first), percent(50), listed("ab"), labelled("Sud", "vide")]
    with translation.override("en"):
        english = [short_day(first), percent(50), listed("ab"), labelled("Sud", "empty")]
    assert french == [f"1er{NBSP}avril 2027", f"50{NBSP}%", "a et b", f"Sud{NBSP}: vide"]
    assert english == ["1 April 2027", "50%", "a and b", "Sud: empty"]


def test_some_days_are_said_from_the_first_to_the_last() -> None:
    first, last = date(2028, 2, 7), date(2028, 2, 18)
    with translation.override("fr"):
        assert days(first, last) == f"du lundi 7{NBSP}février 2028 au vendredi 18{NBSP}février 2028"
    with translation.override("en"):
        assert days(first, last) == "from Monday 7 February 2028 to Friday 18 February 2028"
        assert days(first, first) == "Monday 7 February 2028"


def test_some_months_are_said_from_the_first_to_the_last() -> None:
    april, june = date(2027, 4, 1), date(2027, 6, 30)
    december, february = date(2027, 12, 1), date(2028, 2, 29)
    with translation.override("fr"):
        assert months(april, june) == "avril – juin 2027"
    with translation.override("en"):
        assert months(december, february) == "December 2027 – February 2028"


def test_nothing_is_said_of_nothing() -> None:
    assert [say(None) for say in (day, short_day, clock, moment)] == [""] * 4


FRENCH = re.compile(r"(?<=\S)[\xa0\u202f ][:;?!](?=\s|$)|[«»]")
"""Typography that English has not."""


def test_no_source_string_has_french_typography() -> None:
    with (settings.PACKAGE / "locale/fr/LC_MESSAGES/django.po").open("rb") as file:
        sources = [one for message in read_po(file) for one in texts(message.id)]
    assert [one for one in sources if FRENCH.search(one) or "%d/%m" in one] == []


def test_no_template_has_french_outside_its_french_pages() -> None:
    pages = [
        page
        for page in settings.PACKAGE.rglob("templates/**/*.*")
        if page.suffix in {".html", ".txt"}
        and "core" not in page.parts
        and "fr" not in page.parts
        and page.name != "styleguide.html"
    ]
    found = [
        f"{page.name}: {line.strip()}"
        for page in pages
        for line in re.sub(r"\{#.*?#\}", "", page.read_text(encoding="utf-8")).splitlines()
        if FRENCH.search(line)
    ]
    assert (len(pages) > 100, found) == (True, [])


def texts(source: str | tuple[str, ...]) -> tuple[str, ...]:
    return source if isinstance(source, tuple) else (source,)


def test_half_days_of_the_week_are_told_in_order() -> None:
    with translation.override("fr"):
        assert half_day(2, "AM") == "Mercredi matin"
        assert half_days([(3, "PM"), (2, "AM")]) == "mercredi matin et jeudi après-midi"
