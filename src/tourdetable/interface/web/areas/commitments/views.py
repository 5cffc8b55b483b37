"""Themes and commitments: the page of a body, opening, asking, answering."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.commitments import rules
from tourdetable.domain.commitments.actions import asking, themes
from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.commitments.board import Work, WorkBoard
from tourdetable.interface.web.areas.commitments.forms import (
    AskForm,
    AskForWorkForm,
    ThemeEndForm,
    ThemeForm,
)
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.areas.meetings.answers import trail_to
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


def board_of(scene: Scene, slug: str) -> WorkBoard:
    """What the reader sees of a body where they sit, or 404."""
    body = scene.network.bodies.filter(slug=slug).first()
    if body is None or not rules.may_see(scene.member, body):
        raise Http404
    body.network = scene.network
    return WorkBoard(scene, body)


def theme_here(scene: Scene, pk: int) -> tuple[Theme, WorkBoard]:
    """A theme of a body where the reader sits, or 404."""
    found = Theme.objects.filter(pk=pk, body__network=scene.network).select_related("body").first()
    if found is None or not rules.may_see(scene.member, found.body):
        raise Http404
    found.body.network = scene.network
    return found, WorkBoard(scene, found.body)


def askers(board: WorkBoard) -> Capacities:
    """The capacities in which the reader asks; 403 to others."""
    able = board.able
    return able or deny(board.scene.charter, board.body, Right.CONVENE, Right.COMPOSE)


def asks_about(theme: Theme, board: WorkBoard) -> dict[str, Any]:
    """What a form about a theme is given; 403 to those who do not ask."""
    return {"scene": board.scene, "capacities": askers(board), "version": theme.version}


def trail(board: WorkBoard, *here: str) -> list[dict[str, str]]:
    """The way to the page of commitments of a body, or to one below."""
    *above, last = trail_to(board.scene, board.body, here=_("Themes and commitments"))
    last = {**last, "url": back(board)} if here else last
    return [*above, last, *({"label": words, "url": ""} for words in here)]


def back(board: WorkBoard) -> str:
    return board.scene.url("commitments", board.body.slug)


@require_safe
@members_only
def listed(request: Request, scene: Scene, body: str) -> HttpResponse:
    """The themes of a body, its work, and who commits."""
    board = board_of(scene, body)
    return render(request, "commitments/board.html", {"board": board, "trail": trail(board)})


def answered(
    request: Request,
    board: WorkBoard,
    form: WriteForm,
    act: Callable[[], Any],
    *,
    title: str,
    said: Any,
    **context: Any,
) -> HttpResponse:
    """Done, and back to the page of the body; or the form again."""
    there = back(board)
    context |= {"title": title, "eyebrow": board.body.name, "cancel": there}
    context["trail"] = trail(board, title)
    return answer(request, form, act, "commitments/change.html", then=there, said=said, **context)


@members_form
def open_theme(request: Request, scene: Scene, body: str) -> HttpResponse:
    """A body begins to work on something."""
    board = board_of(scene, body)
    form = ThemeForm(
        posted(request), scene=scene, capacities=askers(board), initial={"starts": scene.today}
    )
    act = domain_call(form, themes.open_theme, "title", "starts", "ends", body=board.body)
    explain = _("Then ask the members to commit to it: they are told, and answer in one gesture.")
    words = {"title": _("Open a theme"), "submit": _("Open the theme"), "explain": explain}
    return answered(request, board, form, act, said=_("The theme is open."), **words)


@members_form
def change_theme(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Its name and its days."""
    theme, board = theme_here(scene, pk)
    known = {"title": theme.title, "starts": theme.starts, "ends": theme.ends}
    asks = asks_about(theme, board)
    form = ThemeForm(posted(request), initial=known, **asks)
    act = domain_call(form, themes.change_theme, "title", "starts", "ends", "version", theme=theme)
    explain = _(
        "What was asked or accepted ends with the theme, and is never made longer: if the theme "
        "lasts longer, ask again for the days that it gains."
    )
    words = {"title": _("Change the theme"), "explain": explain}
    return answered(request, board, form, act, said=_("The theme is changed."), **words)


@members_form
def close_theme(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Its last day."""
    theme, board = theme_here(scene, pk)
    asks = asks_about(theme, board)
    last = max(theme.starts, min(scene.today, theme.ends or scene.today))
    form = ThemeEndForm(posted(request), initial={"ends": last}, **asks)
    act = domain_call(form, themes.close_theme, "ends", "version", theme=theme)
    explain = _(
        "Nobody is held to it after that day. What people accepted and did until then stays."
    )
    words = {"title": _("Close the theme"), "submit": _("Close the theme"), "explain": explain}
    return answered(request, board, form, act, said=_("The theme has an end."), **words)


def ask_form(request: Request, board: WorkBoard, work: Work) -> AskForm:
    """Whom one may ask; for the work as a whole, also from when to when."""
    asks: dict[str, Any] = {"scene": board.scene, "capacities": askers(board), "left": work.left}
    if work.theme is not None:
        return AskForm(posted(request), **asks)
    known = {"starts": work.days.starts, "ends": work.days.ends}
    return AskForWorkForm(posted(request), initial=known, **asks)


def work_of(board: WorkBoard, theme: Theme | None) -> Work:
    """A theme of the board, or the work as a whole, which may not be shown there."""
    wanted = theme.pk if theme else None
    found = (one for one in board.works if (one.theme.pk if one.theme else None) == wanted)
    return next(found, None) or board.work(None, board.whole)


@members_form
def ask_for_work(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Ask some of those who take part to commit to the work of a body."""
    return ask_some(request, board_of(scene, body), None)


@members_form
def ask_for_theme(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The same for one of its themes."""
    theme, board = theme_here(scene, pk)
    return ask_some(request, board, theme)


def ask_some(request: Request, board: WorkBoard, theme: Theme | None) -> HttpResponse:
    askers(board)
    work = work_of(board, theme)
    form = ask_form(request, board, work)
    fixed: dict[str, Any] = {"body": board.body, "theme": theme}
    if theme is not None:
        fixed |= {"starts": theme.starts, "ends": theme.ends}
        act = domain_call(form, asking.ask, "who", **fixed)
    else:
        act = domain_call(form, asking.ask, "who", "starts", "ends", **fixed)
    explain = _(
        "Each receives a message with the days of their mandate within this time, and answers. "
        "Only those who ask see who declined."
    )
    words = {"title": _("Ask for commitments"), "submit": _("Ask"), "explain": explain}
    none = "" if work.left else _("Everybody who takes part has been asked already.")
    closed = _("This theme is over: nobody can be asked any more.") if work.over else none
    subject = theme.title if theme else ""
    return answered(
        request, board, form, act, said=asked_words, subject=subject, not_now=closed, **words
    )


def asked_words(rows: list[Commitment]) -> str:
    """How many were asked."""
    words = ngettext("%(n)d person is asked.", "%(n)d persons are asked.", len(rows))
    return words % {"n": len(rows)}
