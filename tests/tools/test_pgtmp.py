"""The tests' PostgreSQL."""

from __future__ import annotations

import os

import psycopg
import pytest

import pgtmp


def server_or_skip() -> None:
    try:
        pgtmp.server_binaries()
    except pgtmp.Unavailable as reason:
        pytest.skip(str(reason))


def test_a_private_cluster_answers_then_leaves_nothing_behind() -> None:
    server_or_skip()
    with pgtmp.private_cluster() as cluster:
        with psycopg.connect(cluster.url) as connection:
            assert connection.execute("SELECT 6 * 7").fetchone() == (42,)
        with pgtmp.postgresql(cluster.url) as server:
            assert server == pgtmp.Server(cluster.url, "DATABASE_URL")
    assert not cluster.folder.exists()
    assert not pgtmp.answers(cluster.url)


def test_without_binaries_the_reason_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pgtmp.shutil, "which", lambda *_args, **_kwargs: None)
    monkeypatch.setattr(pgtmp, "DEBIAN", os.devnull)
    with pytest.raises(pgtmp.Unavailable, match="apt-get install postgresql"):
        pgtmp.server_binaries()
