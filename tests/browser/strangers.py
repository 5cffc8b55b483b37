"""Those who are not of a network see its public face; everything else does not exist for them,
without a hint. Whoever has not signed in is asked to, whether there is something or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tests.browser.crawl import LINK, NUMBER, WHICHEVER
from tests.browser.reading import Answer, Reader
from tests.effort import EVERYTHING

ONE_TIME = re.compile(r'name="(?:csrfmiddlewaretoken|next)" value="[^"]*"')
PUBLIC = (
    "charter/",
    "programme/",
    "programme/print/",
    "programme/pdf/",
    *(f"programme/list.{ending}" for ending in ("pdf", "odt", "docx")),
    "calendar.ics",
    *(
        LISTS := (
            *(
                "",
                "works/",
                "library/",
                "experience/",
                "tags/",
                "news/",
                "decided/",
                "newsletters/",
            ),
            *("diagnoses/", "evaluations/", "data/"),
        )
    ),
    "library/feed.atom",
    "news/feed.atom",
    "newsletters/subscribe/",
    "stats/",
    "territories/map/public/",
)
"""What a network shows to everybody, below its own address; `LISTS` of what it publishes."""
NAMED = ("tags/", "pages/", "data/")
"""Of what is published, what has a name for address."""
PAPERS = re.compile(r"(?:file/|(?:work|sheet)\.\w+|cite\.\w+|register/|\.\w+)?")
"""What comes with a thing that is for everybody, below its address."""


def told_to_others(origin: str, read: Iterable[str], network: str, stranger: str) -> list[str]:
    """What is read in a network, where a member of another or nobody is not answered as they are
    where there is nothing."""
    paths = [*reserved(read, network, published(origin, network))]
    assert len(paths) > 30
    return [
        f"{who or 'nobody'} is told something of {path}"
        for who, status in ((stranger, 404), ("", 302))
        for path in answered(origin, who, status, f"/{network}/meetings/999999/", paths)
    ]


def answered(origin: str, who: str, status: int, nowhere: str, paths: list[str]) -> Iterator[str]:
    """Those paths where somebody is answered otherwise than nowhere."""
    reader = Reader(origin)
    if who:
        reader.become(who)
    nothing = words(reader.get(nowhere))
    assert nothing[0] == status
    for path in paths:
        if words(reader.get(path)) != nothing:
            yield path


def words(answer: Answer) -> tuple[int, str]:
    """What somebody is told, but for its one-time token and the address to which the demo's bar
    comes back."""
    return answer.status, ONE_TIME.sub("", answer.text)


def published(origin: str, network: str) -> set[str]:
    """The things to which the lists that anybody reads lead."""
    reader, home = Reader(origin), f"/{network}/"
    links = {link for page in LISTS for link in LINK.findall(reader.get(home + page).text)}
    links |= {link.removesuffix("/") for link in links if link.endswith("/report/")}
    named = tuple(f"{home}{below}" for below in NAMED)
    return {link for link in links if NUMBER.search(link) or link.startswith(named)}


def reserved(read: Iterable[str], network: str, shown: set[str]) -> Iterator[str]:
    """The addresses of the network but its public ones, and those of what it has `shown`: of a
    year's meetings, or of bodies, one, for which one makes no difference to the answer; `make
    test-all` asks for all."""
    home = f"/{network}/"
    shapes = {f"{home}{page}" for page in PUBLIC}
    for path in sorted({path.partition("?")[0] for path in read if "/calendar/" not in path}):
        shape = path if EVERYTHING else WHICHEVER.sub("*", path)
        public = any(PAPERS.fullmatch(path.removeprefix(one)) for one in shown)
        if path.startswith(home) and shape not in shapes and not public:
            shapes.add(shape)
            yield path
