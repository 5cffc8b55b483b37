"""TOML that cannot be read is refused soon, with its line."""

from __future__ import annotations

import pytest

from tests.core.charter.text.samples import READING, check_mistake, refused

# what is replaced, by what, the line where it shows, the key, the problem, the remedy
MISTAKES = [
    (
        "holders = 1",
        "holders = 1\nholders = 2",
        "holders = 2",
        "holders",
        "written twice",
        "keep it once",
    ),
    (
        'title = "Charter',
        'title = "Charter"" x',
        "title",
        "title",
        "something stands after the value",
        "one key and one value a line",
    ),
    (
        'weight = "aim"',
        'weight = "aim',
        'weight = "aim',
        "weight",
        "that opens this text is not closed",
        "that closes it, on the same line",
    ),
]


@pytest.mark.parametrize(("old", "new", "at", "key", "problem", "remedy"), MISTAKES)
def test_toml_that_cannot_be_read_is_named_with_its_line(
    old: str, new: str, at: str, key: str, problem: str, remedy: str
) -> None:
    check_mistake(old, new, at, key, problem, remedy)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("\n".join(f"k{n} = 1" for n in range(10_000)), 100),
        ("[[duties]]\ncode = 3\n" * 5_000, 1),
        ('title2 = "' + "w" * 500_000 + '"', 1),
        ("\n".join(f"k{n} = 1" for n in range(20_000)), 1),
        ("\n".join(f"k{n} = 123456789" for n in range(12_000)), 1),
        ("k0" + ".a" * 1_000 + " = 1", 1),
        ("k0 = 1" + "0" * 3_999, 1),
        ("k0 = 1" + "0" * 900_000, 1),
    ],
)
def test_a_file_made_to_be_slow_is_refused_soon_and_shortly(more: str, told: int) -> None:
    at = "[minutes]" if more.startswith(("k0", "title2")) else "[[offices]]"
    source = READING.replace(at, f"{more}\n{at}", 1)
    if at == "[[offices]]":
        source = source.replace(
            '[[duties]]\ncode = "minutes"\nname = "Notes"\nrights = ["minutes"]\n', ""
        )
    errors = refused(source)
    assert len(errors) == told
    assert all(len(str(error)) < 1000 for error in errors)
