from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from tourdetable.interface.web.areas.pages.security import security_txt

CANONICAL = "https://tdt.exemple.fr/.well-known/security.txt"


def test_the_file_has_the_fields_of_rfc_9116() -> None:
    now = datetime(2027, 4, 6, 9, 0, 0, 123, timezone(timedelta(hours=2)))
    assert security_txt("securite@exemple.fr", CANONICAL, ("fr", "en"), now).split("\r\n") == [
        "Contact: mailto:securite@exemple.fr",
        "Expires: 2027-10-03T07:00:00Z",
        "Preferred-Languages: fr, en",
        f"Canonical: {CANONICAL}",
        "",
    ]


def test_a_page_can_be_the_contact() -> None:
    lines = security_txt(
        "https://tdt.exemple.fr/contact/", CANONICAL, ("fr",), datetime(2027, 4, 6, tzinfo=UTC)
    ).split("\r\n")
    assert lines[0] == "Contact: https://tdt.exemple.fr/contact/"
