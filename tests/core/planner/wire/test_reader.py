"""Reading a year: the samples of the format are read, and each mistake is said with its place and its reason."""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.core.planner.tiny import Json, small
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import PARTIAL, Leave, PinnedDate
from tourdetable.core.planner.wire import source
from tourdetable.core.planner.wire.reader import load, read_instance

Spoil = Callable[[Json], Any]


def test_a_year_is_read() -> None:
    year = read_instance(
        small() | {"locks": [{"body": "CLUB", "date": "2027-02-11"}], "relax": [{"rule": "room"}]}
    )
    club = year.bodies[0]
    assert (club.gap.max, club.prev_last, club.pref[1, "DAY"]) == (80, date(2026, 12, 2), 2)
    assert [(seat.rule, seat.least) for seat in club.seats][2] == (PARTIAL, 1)
    assert (year.locks, year.relax) == ((PinnedDate("CLUB", date(2027, 2, 11)),), (Leave("room"),))
    assert (year.weights.gap_excess_week, year.no_repeat) == (5, True)
    assert (
        year.article("gap_max", "GROUP"),
        year.article("seat", "CLUB"),
        year.article("seat", "GROUP"),
    ) == (
        "CLUB-07",
        "CLUB-12",
        "",
    )


@pytest.mark.parametrize("suffix", [".json", ".json.gz", ".json.xz"])
def test_a_packed_file_is_read_as_a_plain_one(tmp_path: Path, suffix: str) -> None:
    content = json.dumps(small()).encode()
    packed = {
        ".json": content,
        ".json.gz": gzip.compress(content),
        ".json.xz": lzma.compress(content),
    }[suffix]
    file = tmp_path / f"year{suffix}"
    file.write_bytes(packed)
    assert load(file) == read_instance(small())


SPOILT: dict[str, tuple[Spoil, str]] = {
    "another format": (lambda y: y.update(format="planner-instance/2"), "format"),
    "no calendar": (lambda y: y.pop("calendar"), ""),
    "a day that is not": (
        lambda y: y["bodies"][0].update(prev_last="2027-02-30"),
        "bodies[0].prev_last",
    ),
    "a season that ends before": (
        lambda y: y["bodies"][1].update(season=["2027-06-30", "2027-01-11"]),
        "bodies[1].season",
    ),
    "a week-end weekday": (
        lambda y: y["bodies"][0].update(weekdays=[1, 5]),
        "bodies[0].weekdays[1]",
    ),
    "an unknown part": (lambda y: y["bodies"][0].update(parts=["EVENING"]), "bodies[0].parts[0]"),
    "less than no meeting": (lambda y: y["bodies"][0].update(meetings=-1), "bodies[0].meetings"),
    "half a meeting": (lambda y: y["bodies"][0].update(meetings=1.5), "bodies[0].meetings"),
    "three on a seat": (
        lambda y: y["bodies"][0]["seats"][0].update(persons=["Inès", "Rose", "Karim"]),
        "bodies[0].seats[0].persons",
    ),
    "a stranger": (
        lambda y: y["bodies"][0]["seats"][1].update(persons=["Nobody"]),
        "bodies[0].seats[1].persons",
    ),
    "an unknown presence": (
        lambda y: y["bodies"][0]["seats"][1].update(rule="often"),
        "bodies[0].seats[1].rule",
    ),
    "one person twice": (lambda y: y["persons"].append({"id": "Rose"}), "persons"),
    "one body twice": (lambda y: y["bodies"].append(y["bodies"][0]), "bodies"),
    "an unknown pool": (lambda y: y["bodies"][0].update(room_pool="HALL"), "bodies[0].room_pool"),
    "a rule left out for what it does not bind": (
        lambda y: y.update(relax=[{"rule": "gap_min", "body": "CLUB", "seat": "s1"}]),
        "relax[0].seat",
    ),
    "an unknown rule left out": (lambda y: y.update(relax=[{"rule": "gaps"}]), "relax[0].rule"),
    "a lock on an unknown body": (
        lambda y: y.update(locks=[{"body": "X", "date": "2027-02-11"}]),
        "locks[0].body",
    ),
    "a place nowhere": (lambda y: y["bodies"][0].update(xy=["here", 0]), "bodies[0].xy[0]"),
    "an absence without a part": (
        lambda y: y["persons"][3].update(unavail=[["2027-02-11"]]),
        "persons[3].unavail[0]",
    ),
    "a weight that is not a number": (lambda y: y["weights"].update(pref="much"), "weights.pref"),
    "a list for a body": (lambda y: y.update(bodies=[[]]), "bodies[0]"),
}


@pytest.mark.parametrize("mistake", SPOILT)
def test_a_mistake_is_refused_where_it_is(mistake: str) -> None:
    spoil, path = SPOILT[mistake]
    year = small()
    spoil(year)
    with pytest.raises(BadInput) as refusal:
        read_instance(year)
    assert (refusal.value.path, bool(refusal.value.what), bool(refusal.value.why)) == (
        path,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b'{"format": "planner-instance/1", "format": 2}',
            "the key “format” is there twice in one object",
        ),
        (b'{"persons": NaN}', "the value NaN"),
        (b"[" * 100_000, "values nested too deep"),
        (b"\xff\xfe", "this is not JSON in UTF-8"),
        (b"", "this is not JSON in UTF-8"),
        (b'{"a": ' + b"9" * 5000 + b"}", "this is not JSON in UTF-8"),
    ],
)
def test_what_is_not_json_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "year.json"
    file.write_bytes(content)
    with pytest.raises(BadInput) as refusal:
        load(file)
    assert refusal.value.what == said


@pytest.mark.parametrize("suffix", [".json", ".json.xz", ".json.gz"])
def test_a_file_too_big_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 1024 * 1024)
    content = b" " * (1024 * 1024 + 1)
    file = tmp_path / f"big{suffix}"
    file.write_bytes(
        {".json": content, ".json.xz": lzma.compress(content), ".json.gz": gzip.compress(content)}[
            suffix
        ]
    )
    with pytest.raises(BadInput, match="more than 1 MB"):
        load(file)


@pytest.mark.parametrize("name", ["broken.json.xz", "broken.json.gz", "missing.json"])
def test_a_file_that_does_not_open_is_said(tmp_path: Path, name: str) -> None:
    if name.startswith("broken"):
        (tmp_path / name).write_bytes(b"not packed at all")
    with pytest.raises(BadInput, match="it cannot be opened"):
        load(tmp_path / name)
