"""What the templates ask for is there, and nothing else."""

from __future__ import annotations

import re

from tests.paths import ROOT
from tourdetable.core.documents.formats.pdf import TEMPLATES
from tourdetable.interface.web.areas.minutes.labels import record_labels

PAPER = ("minutes", "decision_record", "decision", "house")
PAGE = ROOT / "src/tourdetable/interface/web/templates/minutes/minutes.html"


def test_each_label_is_read_by_a_template_and_none_is_missing() -> None:
    texts = [(TEMPLATES / f"{name}.typ").read_text("utf-8") for name in PAPER]
    on_paper = {name for text in texts for name in re.findall(r"\b(?:l|labels)\.(\w+)", text)}
    on_page = set(re.findall(r"document\.labels\.(\w+)", PAGE.read_text("utf-8")))
    assert (on_paper, on_page - on_paper) == (set(record_labels()), set())
