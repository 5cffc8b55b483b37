"""Why a source could not be read, as its page says it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TROUBLES: Mapping[str, StrOrPromise] = MappingProxyType(
    {
        "address": _("This is not the address of a page."),
        "port": _("This address names an unusual port: only those of the web are opened."),
        "private": _("This address is not of the Internet: it is not opened."),
        "insecure": _("This address leads from a secure page to one that is not."),
        "hops": _("This address leads from one page to another without end."),
        "unknown": _("No site has this name."),
        "silent": _("This site does not answer, or breaks off."),
        "late": _("This site takes too long to answer."),
        "certificate": _("The certificate of this site cannot be trusted."),
        "gone": _("There is nothing at this address any more."),
        "refused": _("This site refuses to give it."),
        "large": _("This feed is too large."),
        "packed": _("This site packs its feed in a way that is not read."),
        "unreadable": _("What is there is not an Atom or RSS feed."),
        "heavy": _("This feed takes too long, or too much memory, to be read."),
    }
)
"""By the codes of `fetching` and `reading`."""


def trouble(code: str) -> str:
    """Why, in the reader's language."""
    return str(TROUBLES.get(code, code))
