"""Files: plain or packed, too big, too deep, twice said, not JSON."""

from __future__ import annotations

import gzip
import json
import lzma
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.wire import source
from tourdetable.core.planner.wire.source import parse_json, read_json


@pytest.mark.parametrize("suffix", [".json", ".json.gz", ".json.xz"])
def test_a_packed_file_is_read_as_a_plain_one(tmp_path: Path, suffix: str) -> None:
    content = json.dumps({"é": [1, None]}).encode()
    packed = {
        ".json": content,
        ".json.gz": gzip.compress(content),
        ".json.xz": lzma.compress(content),
    }[suffix]
    file = tmp_path / f"year{suffix}"
    file.write_bytes(packed)
    assert read_json(file) == {"é": [1, None]}


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf{}",
        b'{ "a" : 1, "\\u0022:" : "\\":" }',
        b'[{"a": 1}, {"a": ":"}]',
        b'"\\"a\\":"',
    ],
)
def test_json_however_it_is_written_is_read(content: bytes) -> None:
    assert parse_json(content) == json.loads(content.decode("utf-8-sig"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b'{"format": "planner-instance/1", "format": 2}',
            "the key “format” is there twice in one object",
        ),
        (b'{"a" :1, "b": [{"c":1,"c" : 1}]}', "the key “c” is there twice in one object"),
        (b'{"a": 1, "a": 2, "b": "\\u0022:"}', "the key “a” is there twice in one object"),
        (b'{"persons": NaN}', "this is not JSON in UTF-8"),
        (b"[" * 100_000, "values nested too deep"),
        (b"\xff\xfe", "this is not JSON in UTF-8"),
        (b'{"a": "\xff"}', "this is not JSON in UTF-8"),
        (b"", "this is not JSON in UTF-8"),
        (b'{"a": ' + b"9" * 5000 + b"}", "this is not JSON in UTF-8"),
        (b'{"a": 1e999}', "this is not JSON in UTF-8"),
    ],
)
def test_what_is_not_json_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_json(content)
    assert str(refusal.value.what) == said


def test_a_file_at_the_edge_of_too_deep_is_read_or_refused() -> None:
    for depth in range(900, 1050):
        nested = b'{"a":' * depth + b'"\\u0041"' + b"}" * depth
        with suppress(BadInput):
            assert parse_json(nested)


@pytest.mark.parametrize("suffix", [".json", ".json.xz", ".json.gz"])
def test_a_file_too_big_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 1024 * 1024)
    content = b" " * (1024 * 1024 + 1)
    packed: dict[str, Any] = {
        ".json": content,
        ".json.xz": lzma.compress(content),
        ".json.gz": gzip.compress(content),
    }
    file = tmp_path / f"big{suffix}"
    file.write_bytes(packed[suffix])
    with pytest.raises(BadInput, match="more than 1 MB"):
        read_json(file)


UNPACKED = "it is not packed as its name says (.gz, .xz), or it is cut short"
UNOPENED = {
    "broken.json.xz": UNPACKED,
    "broken.json.gz": UNPACKED,
    "missing.json": "there is no such file: write the path of one that is there",
    "folder": "this is a folder: write the path of a file in it",
}


@pytest.mark.parametrize("name", UNOPENED)
def test_a_file_that_does_not_open_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    if name.startswith("broken"):
        (tmp_path / name).write_bytes(b"not packed at all")
    with pytest.raises(BadInput) as refusal:
        read_json(tmp_path / name)
    assert str(refusal.value) == f"{name} — {UNOPENED[name]}"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"a": [1,\n 2,\n  ]}', "it cannot be read beyond line 3, column 3"),
        (b'{"a": NaN}', "it cannot be read beyond line 1, column 7"),
        (b'{"a": [1', "it is empty or cut short: what it opens must be closed"),
        (b'{"a": 1e999}', "write it as text in UTF-8, with numbers that are finite"),
    ],
)
def test_where_the_reading_stopped_is_said(content: bytes, said: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_json(content)
    assert str(refusal.value.why) == said
