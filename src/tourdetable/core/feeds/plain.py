"""The text of a piece of HTML, without its marks, its scripts nor its images."""

from __future__ import annotations

from html.parser import HTMLParser

SILENT = {"script", "style", "template", "noscript", "iframe", "object", "svg", "head", "title"}
BLOCKS = {"p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "blockquote", "table"}


class PlainText(HTMLParser):
    """Collects the words that a reader would see, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        elif tag in BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(self.silent - 1, 0)
        elif tag in BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


def plain(html: str) -> str:
    """Its words, without what a database cannot store.

    >>> plain("<p>Seuil <b>modifié</b>&nbsp;:</p><script>alert(1)</script><p>33 °C")
    'Seuil modifié :\\n33 °C'
    """
    reader = PlainText()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).splitlines())
    text = "\n".join(line for line in lines if line)
    return "".join(one for one in text if one == "\n" or one.isprintable())
