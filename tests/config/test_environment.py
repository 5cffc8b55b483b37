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
        "OPTIONS": {"pool": env.POOL, "sslmode": "require"},
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


# ---- Identity providers


def providers(monkeypatch: pytest.MonkeyPatch, **said: str) -> None:
    for name, value in said.items():
        monkeypatch.setenv(f"TDT_{name}", value)


def test_without_variables_there_is_no_provider_and_forms_stay_here() -> None:
    assert (env.identity_provider("OIDC"), env.origins({}, {})) == ({}, [])


def test_a_provider_is_read_and_forms_may_lead_there(monkeypatch: pytest.MonkeyPatch) -> None:
    providers(
        monkeypatch,
        OIDC_SERVER="https://id.example:8443/realm/",
        OIDC_CLIENT_ID="us",
        OIDC_CLIENT_SECRET="secret",
        OIDC_NAME="Le département",
        OIDC_ACR="eidas1-mfa, eidas2",
        OIDC_ORIGINS="https://login.example",
    )
    found = env.identity_provider("OIDC")
    assert found == {
        "server": "https://id.example:8443/realm",
        "client_id": "us",
        "secret": "secret",
        "name": "Le département",
        "levels": ("eidas1-mfa", "eidas2"),
        "origins": ("https://login.example",),
    }
    assert env.origins({}, found) == ["https://id.example:8443", "https://login.example"]


def test_a_provider_has_a_server_of_its_own_unless_another_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    providers(monkeypatch, PROCONNECT_CLIENT_ID="us", PROCONNECT_CLIENT_SECRET="secret")
    found = env.identity_provider("PROCONNECT", "https://id.example/api/v2")
    assert found["server"] == "https://id.example/api/v2"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"OIDC_SERVER": "https://id.example"}, "TDT_OIDC_CLIENT_ID, TDT_OIDC_CLIENT_SECRET"),
        ({"OIDC_CLIENT_ID": "us", "OIDC_CLIENT_SECRET": "secret"}, "TDT_OIDC_SERVER: missing"),
        (
            {"OIDC_SERVER": "id.example", "OIDC_CLIENT_ID": "us", "OIDC_CLIENT_SECRET": "secret"},
            "write an address in https://",
        ),
    ],
)
def test_half_a_provider_is_refused_at_start(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str], words: str
) -> None:
    providers(monkeypatch, **said)
    with pytest.raises(env.BadValue, match=words):
        env.identity_provider("OIDC")


@pytest.mark.parametrize("value", ["", "reponses@cercle.example", " r.s@localhost "])
def test_a_mailbox_is_read(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("TDT_ANSWERS_ADDRESS", value)
    assert env.mail_address("ANSWERS_ADDRESS") == value.strip()


@pytest.mark.parametrize("value", ["reponses", "a+b@c.example", "Ana <a@c.example>", "a@b@c"])
def test_what_is_no_mailbox_is_refused(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("TDT_ANSWERS_ADDRESS", value)
    with pytest.raises(env.BadValue, match="TDT_ANSWERS_ADDRESS"):
        env.mail_address("ANSWERS_ADDRESS")
