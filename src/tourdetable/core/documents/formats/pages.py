"""A document as one page of accessible HTML, from which its office files are written.

A kind has one template of its name, `templates/<name>.html`. Words are escaped; a `Document` inside
goes through `tree`, which shows what its reader may see.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.formats.pdf import TEMPLATES
from tourdetable.core.documents.text.tree import Document


def page(template: str, document: object) -> str:
    """The body of the page, below the title of the document; its headings begin at h1."""
    return _environment().get_template(f"{template}.html").render(d=document)


def tree(document: Document, under: int = 0) -> Markup:
    """A text, its first headings just below those of level `under`."""
    return Markup(to_html(document, heading_offset=under))  # noqa: S704  cleaned by `to_html`


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["tree"] = tree
    return made
