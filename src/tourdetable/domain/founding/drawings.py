"""SVG drawings: shapes, text and colours are kept; scripts, what answers to events, all that leads
elsewhere, and what would take long to draw are not.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.files.looking.pixels import measured
from tourdetable.domain.founding.trial import can_be_drawn

MOST_DRAWN = 20_000
"""Shapes of a drawing, once all that it repeats is drawn."""
LONGEST_SIDE = 2048
"""Pixels of an image within a drawing."""
WEIGHING = 10_000
"""Pixels of such an image that count as one shape."""

SHAPES = "{http://www.w3.org/2000/svg}"
PAGE = "{http://www.w3.org/1999/xhtml}"
HREF = "{http://www.w3.org/1999/xlink}href"
ACTING = frozenset(
    {
        *("script", "foreignObject", "iframe", "embed", "object", "audio", "video", "a"),
        *("animate", "animateMotion", "animateTransform", "set", "handler", "listener"),
        *("feTurbulence", "feConvolveMatrix", "feMorphology", "feImage"),
    }
)
"""What acts, leads elsewhere, or has no bound to the time that it takes to draw."""
ELSEWHERE = re.compile(r"(?i)@import|expression\s*\(|javascript:|\\|url\(\s*['\"]?\s*(?!#)")
"""What a style must not say: what leads outside the image, were it written with escapes."""
PICTURE = re.compile(r"data:image/(png|jpeg);base64,([A-Za-z0-9+/=\s]+)")
REFERENCE = re.compile(r"url\(\s*['\"]?\s*#([^'\")]+?)\s*['\"]?\s*\)")
GRADIENTS = (f"{SHAPES}linearGradient", f"{SHAPES}radialGradient")
ElementTree.register_namespace("", SHAPES.strip("{}"))


def read_svg(content: bytes) -> tuple[bytes, bool]:
    """A drawing without anything that acts, nor leads elsewhere; whether it had any."""
    if re.search(rb"(?i)<!(doctype|entity)", content):
        words = _("This SVG image declares a document type: save it as plain SVG, then send it.")
        raise ValidationError(words)
    try:
        root = ElementTree.fromstring(content)  # noqa: S314  no entity is left, and it is bounded
        if root.tag != f"{SHAPES}svg":
            words = _("This file is neither a PNG nor an SVG image: send one of them.")
            raise ValidationError(words)
        drawing = Drawing(root)
        drawing.clean(root)
        must_be_light(root)
        written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError) as error:
        words = _("This SVG image cannot be read: save it again, then send it.")
        raise ValidationError(words) from error
    if not can_be_drawn(written):
        words = _("This SVG image cannot be drawn on paper: save it as PNG, then send it.")
        raise ValidationError(words)
    return written, drawing.tidied


class Drawing:
    """A drawing being cleaned; `tidied` once it loses what acts or leads elsewhere."""

    def __init__(self, root: ElementTree.Element) -> None:
        self.tidied = False
        self.gradients = {one.get("id") for tag in GRADIENTS for one in root.iter(tag)}

    def clean(self, element: ElementTree.Element) -> None:
        """Leave out of an element what is not a shape, a text or a colour."""
        for name, value in list(element.attrib.items()):
            if not may_stay(name, value):
                self.tidied |= not name.startswith("{") or name == HREF
                del element.attrib[name]
        for child in list(element):
            if self.is_shape(child):
                self.clean(child)
            else:
                self.tidied |= child.tag.startswith(SHAPES) or child.tag.startswith(PAGE)
                element.remove(child)

    def is_shape(self, element: ElementTree.Element) -> bool:
        name = element.tag.removeprefix(SHAPES)
        if not element.tag.startswith(SHAPES) or name in ACTING:
            return False
        said = "".join(element.itertext()) if name == "style" else ""
        return not ELSEWHERE.search(said) and self.gradients.issuperset(REFERENCE.findall(said))


def may_stay(name: str, value: str) -> bool:
    if name in {"href", HREF}:
        return value.startswith("#") or is_small_picture(value)
    if name.startswith("{"):
        return name.startswith("{http://www.w3.org/XML/1998/namespace}")
    return not name.lower().startswith("on") and not ELSEWHERE.search(value)


def is_small_picture(value: str) -> bool:
    """Whether an address is an image itself, of a size that can be drawn."""
    return 0 < max(picture_size(value)) <= LONGEST_SIDE


def picture_size(value: str) -> tuple[int, int]:
    """The width and height of an image within a drawing; 0 when it is none."""
    found = PICTURE.fullmatch(value)
    if found is None:
        return 0, 0
    kind, encoded = found.groups()
    return measured(BytesIO(base64.b64decode(encoded)), f"image/{kind}")


def must_be_light(root: ElementTree.Element) -> None:
    """Refuse a drawing that repeats itself so often that it would never be drawn."""
    if Weighing({one.get("id", ""): one for one in root.iter()}).of(root) > MOST_DRAWN:
        words = _("This SVG image repeats its shapes too often: save it as PNG, then send it.")
        raise ValidationError(words)


@dataclass
class Weighing:
    """How many shapes each element draws, those that it refers to included (`named`, by their ids).
    Each is weighed once. Raises `RecursionError` where one refers to itself."""

    named: dict[str, ElementTree.Element]
    known: dict[ElementTree.Element, int] = field(default_factory=dict)

    def of(self, element: ElementTree.Element) -> int:
        if element not in self.known:
            parts = [*element, *self.referred(element)]
            self.known[element] = pixels_weigh(element) + sum(map(self.of, parts))
        return self.known[element]

    def referred(self, element: ElementTree.Element) -> list[ElementTree.Element]:
        """Those that an element draws from elsewhere in the drawing."""
        names = [name for value in element.attrib.values() for name in REFERENCE.findall(value)]
        names += [element.get(one, "").removeprefix("#") for one in ("href", HREF)]
        return [self.named[name] for name in names if name and name in self.named]


def pixels_weigh(element: ElementTree.Element) -> int:
    """One for a shape; more for an image."""
    width, height = max(map(picture_size, (element.get("href", ""), element.get(HREF, ""))))
    return 1 + width * height // WEIGHING
