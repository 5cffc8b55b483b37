"""Words written for everybody, as a page shows them: the text, with its images where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from tourdetable.core.documents.formats.html import blocks_to_html, to_html
from tourdetable.core.documents.text.outline import outlined, words
from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.tree import Document, NodeKind, TreeNode
from tourdetable.core.words.audience import Audience
from tourdetable.domain.site.models import PageImage

PLACE = re.compile(r"\[image (\d{1,3})\]")


@dataclass(frozen=True)
class TextPart:
    """Some text as safe HTML, or an image."""

    html: str = ""
    image: PageImage | None = None


def public_document(text: str) -> Document:
    """A text written for everybody: a passage that is marked for fewer people is left out of it,
    were it there."""
    return prune(parse(text, default=Audience.PUBLIC), Audience.PUBLIC)


def public_html(text: str, *, offset: int = 1) -> str:
    """The same as safe HTML, its headings beginning one level below `offset`."""
    return to_html(public_document(text), heading_offset=offset)


def parts_of(text: str, images: Iterable[PageImage], *, offset: int = 1) -> list[TextPart]:
    """The same with its images, each where a line of its own says `[image 2]`."""
    known = {image.number: image for image in images}
    return list(cut(outlined(public_document(text)), known, offset))


def cut(blocks: Iterable[TreeNode], known: dict[int, PageImage], offset: int) -> Iterator[TextPart]:
    for image, some in groupby(blocks, lambda block: image_at(block, known)):
        yield TextPart(image=image) if image else TextPart(blocks_to_html(some, offset))


def image_at(block: TreeNode, known: dict[int, PageImage]) -> PageImage | None:
    """The image for which a paragraph stands, if it says nothing else."""
    if block.kind is not NodeKind.PARAGRAPH:
        return None
    found = PLACE.fullmatch(words(block).strip())
    return known.get(int(found[1])) if found else None
