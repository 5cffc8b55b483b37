"""What the build does beyond copying: read the dependencies, compile the catalogues, ship the
charters, the methods and the synonyms."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

ROOT = Path(__file__).resolve().parent.parent


def runtime_requirements(file: Path) -> list[str]:
    """The requirements listed in a `.in` file, comments left out."""
    lines = (line.split("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


class Dependencies(MetadataHookInterface):
    """The package's dependencies are those the lock is made from."""

    def update(self, metadata: dict[str, Any]) -> None:
        metadata["dependencies"] = runtime_requirements(ROOT / "requirements" / "run.in")


REFERENCES = ("charter-front", "charter-checks", "facts-schema")
"""What the guide leads to (`areas/guide/book.py`)."""


class CataloguesAndCharters(BuildHookInterface[Any]):
    """The compiled catalogues are git-ignored; the charters, methods, synonyms and the guide
    stand beside `src`: a wheel needs them.

    An editable install reads them where they are, and `make` compiles the catalogues.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(ROOT / "tools"))
        import messages  # noqa: PLC0415  Babel is there when a wheel is built, not when a lock is read

        messages.compile_catalogues()
        build_data["force_include"][str(ROOT / "charters")] = "tourdetable/charters"
        build_data["force_include"][str(ROOT / "methods")] = "tourdetable/methods"
        build_data["force_include"][str(ROOT / "neighbours")] = "tourdetable/neighbours"
        build_data["force_include"][str(ROOT / "docs" / "guide")] = "tourdetable/guide"
        for name in REFERENCES:
            page = str(ROOT / "docs" / f"{name}.md")
            build_data["force_include"][page] = f"tourdetable/guide/reference/{name}.md"
