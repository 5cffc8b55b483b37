"""The catalogue tool, on a small package written here."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

import messages

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext
GREETING = _("Hello %(name)s")
SEATS = ngettext("%(count)d seat", "%(count)d seats", 2)
# Translators: the month
MAY = pgettext("month", "May")
NOT_A_LITERAL = _(GREETING)
"""
TEMPLATE = """
    <p title="it's">{{ _("Open") }} {% set said = _("In a variable") %}
{% trans n=rows|length %}
   One row
     {% pluralize %}
   {{ n }} rows
{% endtrans %} {{ pgettext("button", "100 %%") }}</p>
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package with one Python file and one template."""
    (tmp_path / "words.py").write_text(PYTHON)
    (tmp_path / "page.html").write_text(TEMPLATE)
    return tmp_path


def update(package: Path) -> str:
    messages.update_catalogues(package, package)
    return messages.catalogue_files(package)[0].read_text()


def translate(package: Path, english: str, french: str) -> None:
    file = messages.catalogue_files(package)[0]
    file.write_text(
        file.read_text().replace(
            f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{french}"'
        )
    )


def test_messages_are_found_in_python_and_in_templates(package: Path) -> None:
    found = [(m.file, m.context, m.id) for m in messages.found_in(package, package)]
    assert found == [
        ("page.html", "", "Open"),
        ("page.html", "", "In a variable"),
        ("page.html", "", ("One row", "%(n)s rows")),
        ("page.html", "button", "100 %%"),
        ("words.py", "", "Hello %(name)s"),
        ("words.py", "", ("%(count)d seat", "%(count)d seats")),
        ("words.py", "month", "May"),
    ]


def test_what_the_cores_say_is_found_where_it_is_written(package: Path) -> None:
    (package / "page.html").unlink()
    (package / "words.py").write_text(
        'Phrase("%(body)s meets", body="Ouest")\n'
        'Phrase(KEPT, seats=", ".join(names))\n'
        'context.says("%(body)s is kept")\n'
        'values.dated_whole("How many " "days.", (0, 9), default=1)\n'
        'parameter("Which days.", read, example="monday")\n'
    )
    assert [m.id for m in messages.found_in(package, package)] == [
        "%(body)s meets",
        "%(body)s is kept",
        "How many days.",
        "Which days.",
    ]


def test_update_writes_neither_files_nor_dates(package: Path) -> None:
    lines = update(package).splitlines()
    assert [line for line in lines if line.startswith("#:") or "Date" in line] == []


def test_update_twice_changes_nothing(package: Path) -> None:
    update(package)
    assert messages.update_catalogues(package, package) == []


def test_a_translation_survives_its_message_leaving_and_coming_back(package: Path) -> None:
    update(package)
    translate(package, "Open", "Ouvrir")
    before = update(package)
    (package / "page.html").write_text(TEMPLATE.replace("Open", "Unlock"))
    assert '#~ msgid "Open"\n#~ msgstr "Ouvrir"' in update(package)
    (package / "page.html").write_text(TEMPLATE)
    assert update(package) == before


def test_prune_drops_what_is_no_longer_used(package: Path) -> None:
    update(package)
    translate(package, "Open", "Ouvrir")
    (package / "page.html").write_text("")
    messages.update_catalogues(package, package, prune=True)
    assert "Ouvrir" not in messages.catalogue_files(package)[0].read_text()


def test_compiled_catalogue_translates(package: Path) -> None:
    update(package)
    translate(package, "Open", "Ouvrir")
    (compiled,) = messages.compile_catalogues(package)
    with compiled.open("rb") as stream:
        catalogue = gettext.GNUTranslations(stream)
    assert (catalogue.gettext("Open"), catalogue.gettext("In a variable")) == (
        "Ouvrir",
        "In a variable",
    )
    assert messages.compile_catalogues(package) == []


@pytest.mark.parametrize(
    ("french", "problem"),
    [
        ("Bonjour", "lost %(name)s: 'Hello %(name)s'"),
        ("Bonjour %(nom)s", "lost %(name)s and invented %(nom)s: 'Hello %(name)s'"),
        (
            "Bonjour %(name)s !",
            "ordinary space beside « » ; : ? !, make it non-breaking: 'Hello %(name)s'",
        ),
        ("", "untranslated: 'Hello %(name)s'"),
    ],
)
def test_check_says_what_is_wrong(package: Path, french: str, problem: str) -> None:
    (package / "page.html").unlink()
    (package / "words.py").write_text('_("Hello %(name)s")')
    update(package)
    translate(package, "Hello %(name)s", french)
    assert messages.problems(package, package) == [f"locale/fr/LC_MESSAGES/django.po: {problem}"]


def test_check_asks_for_an_update_when_the_sources_moved_on(package: Path) -> None:
    (package / "page.html").unlink()
    (package / "words.py").write_text('_("Before")')
    update(package)
    (package / "words.py").write_text('_("After")')
    assert messages.problems(package, package) == [
        "locale/fr/LC_MESSAGES/django.po: missing, run `make messages`: 'After' (words.py)",
        "locale/fr/LC_MESSAGES/django.po: obsolete, run `make messages`: 'Before'",
    ]
