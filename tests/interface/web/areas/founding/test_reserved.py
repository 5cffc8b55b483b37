from __future__ import annotations

from tourdetable.interface.web.areas.founding.reserved import first_words, reserved_words


def test_each_page_that_is_of_no_network_has_its_word() -> None:
    known = {"aide", "cgu", "found", "healthz", "langue", "operate", "robots.txt", "signin"}
    assert known <= reserved_words()
    assert [word for word in reserved_words() if "<" in word or not word] == []


def test_nothing_has_no_word() -> None:
    assert list(first_words([])) == []
