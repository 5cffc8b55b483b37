"""The table of what is measured: each page once, with its bounds and a reader of the demo."""

from __future__ import annotations

import re

from bench.pages import AFTER_A_WRITE, FILE, PAGES, SAYS, SCREEN, TODAY, WRITES, found
from tourdetable.interface.demo.personas import BY_SLUG

ALL = (*PAGES, SAYS, WRITES, *AFTER_A_WRITE)
MARKS = {"before": 1, "after": 2, "today": 3, "gathering": 4, "live": 6}
MARKS |= {"decision": 5, "secret": "s"}


def test_each_page_has_one_name_and_its_bounds() -> None:
    assert len({page.name for page in ALL}) == len(ALL)
    assert [page for page in ALL if page.queries < 1 or page.bytes not in {SCREEN, FILE}] == []


def test_each_reader_is_of_the_demo() -> None:
    assert {page.reader for page in (*ALL, TODAY)} <= {None, *BY_SLUG}


def test_addresses_are_made_of_known_places() -> None:
    marks = {mark for page in (*ALL, TODAY) for mark in re.findall(r"{(\w+)}", page.path)}
    assert marks == set(MARKS)
    assert found(WRITES, MARKS).path == "/convention/meetings/1/"
