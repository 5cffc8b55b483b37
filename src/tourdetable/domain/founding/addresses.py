"""The address of a network on this installation: the first word of all its pages."""

from __future__ import annotations

import re
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.words.collation import folded
from tourdetable.domain.networks.models import Network

LONGEST = 64
ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ALWAYS_RESERVED = frozenset(
    {
        *("admin", "api", "app", "assets", "demo", "favicon", "help", "login", "logout", "media"),
        *("network", "networks", "new", "operator", "robots", "search", "static", "status", "www"),
    }
)
"""Words that readers, programs or this product may take for something else one day."""


def address_of(name: str, *, limit: int = LONGEST) -> str:
    """The address that a name suggests; nothing when it has no letter to make one.

    >>> address_of("Réseau d’appui de l’Étang-de-Berre (13)")
    'reseau-d-appui-de-l-etang-de-berre-13'
    """
    words = re.findall(r"[a-z0-9]+", folded(name))
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:limit]
        if len(longer) > limit:
            break
        kept = longer
    return kept


def must_be_free(slug: str, reserved: Collection[str]) -> None:
    """Refuse an address that is badly written, that means something else, or that is taken."""
    if len(slug) > LONGEST or not ADDRESS.fullmatch(slug):
        words = _(
            "Write the address with lower-case letters without accents, numbers and hyphens "
            "(%(example)s), %(most)d characters at most."
        )
        example = address_of(slug) or "mon-reseau"
        raise ValidationError({"slug": words % {"example": example, "most": LONGEST}})
    if slug in ALWAYS_RESERVED or slug in reserved:
        words = _("The word “%(slug)s” already leads to another page here: choose another.")
        raise ValidationError({"slug": words % {"slug": slug}})
    if Network.objects.filter(slug=slug).exists():
        words = _("Another network has the address “%(slug)s” here: choose another.")
        raise ValidationError({"slug": words % {"slug": slug}})
