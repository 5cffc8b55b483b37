"""Loading the pages' templates without their indentation, which only helps who writes them."""

from __future__ import annotations

import re

from django.template import Origin
from django.template.loaders import filesystem

INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class Loader(filesystem.Loader):
    """Django's loader of folders; a third of a page would be spaces at the start of lines.

    Line numbers stay, for errors. A `<pre>` writes its text at the first column, or in a value.
    """

    def get_contents(self, origin: Origin) -> str:
        text = super().get_contents(origin)
        return INDENTATION.sub("", text) if origin.name.endswith(".html") else text
