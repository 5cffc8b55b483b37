from __future__ import annotations

from pathlib import Path

import pytest
from django.template import Engine

LOADER = "tourdetable.interface.web.base.templates.Loader"
SOURCE = "<ul>\n  {% for name in names %}\n    <li>{{ name }}\t</li>\n  {% endfor %}\n</ul>\n"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    (tmp_path / "names.html").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "names.txt").write_text("Here:\n  {{ name }}\n", encoding="utf-8")
    return Engine(loaders=[(LOADER, [str(tmp_path)])])


def test_a_page_is_sent_without_the_indentation_of_its_template(engine: Engine) -> None:
    sent = engine.render_to_string("names.html", {"names": ["Maud", "  Samira\n  Benali"]})
    assert sent == "<ul>\n\n<li>Maud\t</li>\n\n<li>  Samira\n  Benali\t</li>\n\n</ul>\n"


def test_a_message_keeps_the_layout_of_its_template(engine: Engine) -> None:
    assert engine.render_to_string("names.txt", {"name": "Maud"}) == "Here:\n  Maud\n"
