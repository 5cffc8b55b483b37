"""Where the repository keeps what tests read."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHARTERS = ROOT / "charters"
METHODS = ROOT / "methods"
NEIGHBOURS = ROOT / "neighbours"
DOCS = ROOT / "docs"
STARTER = ROOT / "src" / "tourdetable" / "interface" / "cli" / "charter" / "starter.md"
PATHS = os.pathsep.join([str(ROOT), str(ROOT / "src")])
"""What another process needs in its `PYTHONPATH`."""
