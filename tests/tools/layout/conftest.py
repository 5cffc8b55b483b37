from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Grow = Callable[[dict[str, str]], Path]


@pytest.fixture
def grow(tmp_path: Path) -> Grow:
    """Writes a small tree of files, by their paths; its root."""

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return tmp_path

    return write
