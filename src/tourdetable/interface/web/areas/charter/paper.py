"""The charter on paper: the same page, its states in words."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.verdict import State
from tourdetable.core.documents.kinds.charter import ArticleBlock, CharterDocument, StateRow
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.tree import Document
from tourdetable.core.words.audience import Audience
from tourdetable.domain.compliance.summary import TO_SEE
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.charter.page import Asked, CharterPage, charter_page
from tourdetable.interface.web.areas.charter.sections import Section
from tourdetable.interface.web.areas.charter.verdicts.lines import VerdictGroup, VerdictLine
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import given, signed_by
from tourdetable.interface.web.templating.marks import VERDICTS
from tourdetable.interface.web.templating.words import phrase


@require_safe
@members_only
def charter_file(request: Request, scene: Scene, ending: str = "pdf") -> HttpResponse:
    """The charter with its states, on the day that was asked, as a file."""
    page = charter_page(scene, on=request.GET.get("on", ""), asked=Asked(whole=True))
    title = slugify(page.scene.charter.title)[:120].strip("-") or "charte"
    return given(scene, document(page), f"{title}-{page.on.isoformat()}", ending)


def document(page: CharterPage) -> CharterDocument:
    """The page as the paper prints it."""
    charter, network = page.scene.charter, page.scene.network
    said = {"version": charter.version, "day": day(page.on)}
    return CharterDocument(
        **signed_by(network),
        title=charter.title,
        subtitle=_("Version %(version)s, judged on %(day)s") % said,
        summary=" · ".join(counted(state, count) for state, count in page.tally.items()),
        preamble=text(charter.preamble),
        articles=tuple(map(article, page.sections)),
    )


def text(words: str) -> Document:
    """The words of a charter are for everybody."""
    return parse(words, default=Audience.PUBLIC, wrapped=True)


def counted(state: State, count: int) -> str:
    """« Tenu : 14 articles »."""
    articles = ngettext("%(n)d article", "%(n)d articles", count) % {"n": count}
    return _("%(state)s: %(articles)s") % {"state": word(state), "articles": articles}


def word(state: State) -> str:
    return str(VERDICTS[state][1])


def article(section: Section) -> ArticleBlock:
    """An article and its verdicts, worst first."""
    return ArticleBlock(
        number=section.article.id,
        title=section.article.title,
        level=section.level,
        text=text(section.article.text),
        states=tuple(row for group in section.groups for row in rows(group)),
    )


def rows(group: VerdictGroup) -> list[StateRow]:
    """What needs nobody's care is told in one line, as on the page."""
    if not group.folded:
        return [row(line) for line in group.lines]
    return [StateRow(state=word(group.state), body=group.extent)]


def row(line: VerdictLine) -> StateRow:
    """One verdict in words; what would mend it is said of what is not kept."""
    verdict, mend = line.verdict, ""
    words = [phrase(verdict.words), phrase(line.lifted_by.words) if line.lifted_by else ""]
    if verdict.mend and verdict.state in TO_SEE:
        mend = _("What would mend it: %(mend)s") % {"mend": phrase(verdict.mend)}
    return StateRow(
        state=word(verdict.state),
        body=line.body.name if line.body else "",
        words=". ".join(filter(None, words)),
        mend=mend,
    )
