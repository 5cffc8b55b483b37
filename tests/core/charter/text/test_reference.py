"""The page on checks is the registry's."""

from __future__ import annotations

from tests.paths import DOCS
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.text.reference import reference


def test_the_page_is_up_to_date() -> None:
    """`tourdetable charter checks > docs/charter-checks.md` writes it again."""
    assert (DOCS / "charter-checks.md").read_text(encoding="utf-8") == reference()


def test_every_check_has_its_section_and_every_parameter_its_line() -> None:
    page = reference()
    assert [line[4:-1] for line in page.splitlines() if line.startswith("## `")] == list(CHECKS)
    for check in CHECKS.values():
        section = page.split(f"## `{check.name}`\n")[1].split("\n## ")[0]
        assert [
            line.split("`")[1] for line in section.splitlines() if line.startswith("| `")
        ] == list(check.declared())
