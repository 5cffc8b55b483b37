"""The user guide: Markdown files of `docs/guide`, each a chapter, made into pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

ORDER = (
    "premiers-pas",
    "se-connecter",
    "ma-page",
    "chercher",
    "proposer-un-sujet",
    "raconter-une-experience",
    "ce-qui-existe-deja",
    "choisir-une-methode",
    "tenir-une-seance",
    "animer-en-direct",
    "decider-ensemble",
    "ecrire-un-compte-rendu",
    "produire-un-livrable",
    "relayer-chez-soi",
    "faire-connaitre-le-reseau",
    "ecrire-une-lettre",
    "apporter-a-la-bibliotheque",
    "lire-la-charte",
    "vivre-sous-une-convention",
    "fonder-un-reseau",
    "repondre-aux-reclamations",
    "composer-une-instance",
    "personnes-et-institutions",
    "dire-ou-l-on-travaille",
    "importer-et-exporter",
    "inviter-des-membres",
    "inviter-et-accueillir",
    "s-engager",
    "travailler-en-groupe",
    "accompagner-les-instances",
    "transmettre-une-question",
    "interroger-par-questionnaire",
    "preparer-l-annee",
    "conduire-une-evaluation",
    "ecrire-sa-charte",
)
"""From what everybody does to what a few do once; a chapter that is not named comes last."""


REFERENCES = {"charter-front": "fr", "charter-checks": "en", "facts-schema": "en"}
"""Pages that chapters lead to, beside the guide, and their languages: they are read after it."""


@dataclass(frozen=True)
class ChapterPart:
    """A part of a chapter, at an `anchor` of its page."""

    title: str
    anchor: str


@dataclass(frozen=True)
class Chapter:
    """A chapter: its title, its first paragraph, the HTML of the rest, its sections."""

    slug: str
    title: str
    lead: str
    html: str
    sections: tuple[ChapterPart, ...]
    language: str = "fr"


def chapters() -> tuple[Chapter, ...]:
    """The whole guide, in the order in which one reads it."""
    return written(settings.GUIDE)


@lru_cache(maxsize=2)
def written(folder: Path) -> tuple[Chapter, ...]:
    """The chapters of a folder, then its references: they change with the program only."""
    found = [chapter(file) for file in folder.glob("*.md")]
    found.sort(key=lambda one: (place(one.slug), one.title))
    beside = (reference(folder, name) for name in REFERENCES)
    return (*found, *(chapter(file, REFERENCES[file.stem]) for file in beside))


def reference(folder: Path, name: str) -> Path:
    """Where a reference is: beside the guide in a checkout, in it in an installed package."""
    own = folder / "reference" / f"{name}.md"
    return own if own.exists() else folder.parent / f"{name}.md"


def place(slug: str) -> int:
    """Where a chapter stands in the order."""
    return ORDER.index(slug) if slug in ORDER else len(ORDER)


def chapter(file: Path, language: str = "fr") -> Chapter:
    """A file as a page: the title is the page's, and what follows it tells what it is about."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(file.read_text(encoding="utf-8"))
    title, lead, rest = tokens[1].content, tokens[4], tokens[6:]
    prepare(tokens)
    said = markdown.renderer.render(lead.children or [], markdown.options, {})
    html = framed(markdown.renderer.render(rest, markdown.options, {}))
    return Chapter(file.stem, title, said, html, sections(rest), language)


def framed(html: str) -> str:
    """Tables and lines too wide for a phone scroll in a frame of their own, by keyboard too."""
    frame = '<div class="tdt-table-wrap" tabindex="0"><table class="tdt-table">'
    html = html.replace("<pre>", '<pre tabindex="0">')
    return html.replace("<table>", frame).replace("</table>", "</table></div>")


def prepare(tokens: Sequence[Token]) -> None:
    """Give headings their anchors, links and figures their addresses."""
    for token, following in pairwise(tokens):
        if token.type == "heading_open":
            token.attrSet("id", slugify(following.content))
        address(token.children or [])


def address(inside: Sequence[Token]) -> None:
    """Chapters and figures are found at the addresses of the site; what is not served there is
    said without a link."""
    served = True
    for token in inside:
        if token.type == "link_open":
            href = leads_to(str(token.attrGet("href")))
            served = href is not None
            token.attrs = {"href": href} if href else {}
        if token.type in {"link_open", "link_close"} and not served:
            token.tag = "span"
        if token.type == "image":
            name = Path(str(token.attrGet("src"))).stem
            token.attrSet("src", reverse("guide_figure", args=[name]))


def leads_to(href: str) -> str | None:
    """The address of another chapter, or what was written; None for a page of the sources."""
    name, mark, anchor = href.partition("#")
    if not name.endswith(".md"):
        return href
    page = Path(name)
    if page.parent.name == "adr" or (page.parent.name == ".." and page.stem not in REFERENCES):
        return None
    return reverse("guide_chapter", args=[page.stem]) + mark + anchor


def sections(tokens: Sequence[Token]) -> tuple[ChapterPart, ...]:
    """The headings of the second level."""
    return tuple(
        ChapterPart(following.content.replace("`", ""), str(token.attrGet("id")))
        for token, following in pairwise(tokens)
        if token.type == "heading_open" and token.tag == "h2"
    )
