from __future__ import annotations

from pathlib import Path

import pytest

from tourdetable.config import environment as env


def test_a_postgresql_address_is_read_whole():
    read = env.database(
        "postgresql://ana:p%40ss@db.example:5433/table%20ronde?sslmode=require", Path("x")
    )
    assert read == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "table ronde",
        "USER": "ana",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"timeout": 5, "reconnect_timeout": 5}, "sslmode": "require"},
    }


def test_without_an_address_the_database_is_a_file():
    read = env.database("", Path("/data/here.sqlite3"))
    assert (read["ENGINE"], read["NAME"]) == ("tourdetable.config.sqlite", "/data/here.sqlite3")


@pytest.mark.parametrize(
    ("value", "expected"), [("", 0), ("0", 0), ("no", 0), ("yes", 1), ("1", 1), (" 2 ", 2)]
)
def test_proxies_are_counted_and_yes_is_one(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: int
):
    monkeypatch.setenv("TDT_BEHIND_PROXY", value)
    assert env.proxies("BEHIND_PROXY") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", True), ("Yes", True), ("on", True), ("0", False), ("", False), ("no", False)],
)
def test_a_yes_or_no_is_read_from_its_word(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: bool
):
    monkeypatch.setenv("TDT_HTTPS", value)
    assert env.flag("HTTPS") is expected


def test_a_list_is_separated_by_commas(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TDT_HOSTS", "a.example, b.example,,")
    assert env.words("HOSTS") == ["a.example", "b.example"]


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(" long and random\n")
    found = [env.content(tmp_path / name) for name in ("key", "nothing", ".")]
    assert found == ["long and random", "", ""]


@pytest.mark.parametrize(
    ("value", "expected"), [("", 1), (" ", 1), ("1", 1), (" 2 ", 2), ("64", 64)]
)
def test_a_whole_number_is_read(monkeypatch: pytest.MonkeyPatch, value: str, expected: int):
    monkeypatch.setenv("TDT_WORKERS", value)
    assert env.whole("WORKERS", 1, most=64) == expected


@pytest.mark.parametrize("value", ["0", "65", "-1", "two", "1.5", "²"])
def test_what_is_no_whole_number_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch, value: str
):
    monkeypatch.setenv("TDT_WORKERS", value)
    with pytest.raises(env.BadValue) as refused:
        env.whole("WORKERS", 1, most=64)
    assert str(refused.value) == f"TDT_WORKERS={value}: write a whole number from 1 to 64"


def test_several_processes_count_in_a_table_and_one_in_its_memory() -> None:
    found = {shared: env.counters(shared=shared)["BACKEND"] for shared in (True, False)}
    assert found == {
        True: "django.core.cache.backends.db.DatabaseCache",
        False: "django.core.cache.backends.locmem.LocMemCache",
    }
