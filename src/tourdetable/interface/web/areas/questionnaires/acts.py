"""What is done with a questionnaire once it is written: sending, the room, reminding, closing,
comments, publishing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.discretion.clues import clues
from tourdetable.domain.questionnaires.actions import asking, reading, writing
from tourdetable.domain.questionnaires.enums import CommentState
from tourdetable.domain.questionnaires.models import AnswerComment
from tourdetable.domain.questionnaires.queries import comments_of, has_enough
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.questionnaires.forms import CommentForm, PublishForm
from tourdetable.interface.web.areas.questionnaires.loading import QuestionnaireHere, conducted
from tourdetable.interface.web.areas.questionnaires.writing import answered
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@members_form
def send(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Ask, or ask those who were not asked yet."""
    here = conducted(scene, pk)
    explain = _(
        "Each receives a message with a link of their own, which serves once. Who answers what is "
        "kept nowhere. After that, the questions do not change any more."
    )
    words = {"title": _("Send the questionnaire"), "said": _("It is sent."), "explain": explain}
    return pressed(request, here, asking.send, **words)


@members_form
def open_room(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Open it to those who are shown a link."""
    here = conducted(scene, pk)
    explain = _(
        "A link to show in the room opens the questionnaire to whoever has it. It asks nobody’s "
        "name, so nothing stops somebody from answering twice: results say how many came that way."
    )
    words = {"title": _("Show a link in the room"), "said": _("Here is the link to show.")}
    return pressed(request, here, asking.open_room, explain=explain, **words)


@members_form
def remind(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Remind those whose link still opens."""
    here = conducted(scene, pk)
    explain = _("A message leaves for those who have not answered. It does not say who they are.")
    words = {"title": _("Remind"), "said": _("The reminder leaves."), "explain": explain}
    return pressed(request, here, asking.remind, **words)


@members_form
def close(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take no more answers."""
    here = conducted(scene, pk)
    explain = _(
        "No more answer is taken, and all links are deleted. The results can then be read; it does "
        "not open again."
    )
    words = {"title": _("Close the questionnaire"), "said": _("It is closed."), "explain": explain}
    return pressed(request, here, asking.close, **words)


@members_form
def throw_away(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Give up a draft."""
    here = conducted(scene, pk)
    then = scene.url("questionnaires") + f"?body={here.body.slug}"
    words = {"title": _("Throw it away"), "said": _("It is thrown away."), "then": then}
    return pressed(request, here, writing.throw_away, **words)


def pressed(
    request: Request, here: QuestionnaireHere, action: Callable[..., Any], **words: str
) -> HttpResponse:
    """One button."""
    form = ButtonForm(posted(request), **here.asks)
    act = domain_call(form, action, "version", questionnaire=here.row)
    return answered(request, here, form, act, **words)


@members_form
def publish(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Give the results to others."""
    here = conducted(scene, pk)
    initial = {"read_by": here.row.read_by}
    form = PublishForm(posted(request), initial=initial, **here.asks)
    act = domain_call(form, reading.publish, "read_by", "version", questionnaire=here.row)
    explain = _("They read what you read on the page of the results, and nothing changes any more.")
    words = {"title": _("Publish the results"), "said": _("They are published.")}
    return answered(request, here, form, act, explain=explain, **words)


def readable(scene: Scene, pk: int) -> QuestionnaireHere:
    """One whose comments may be read: closed, answered by enough; else 404."""
    here = conducted(scene, pk)
    if here.row.closed_on is None or not has_enough(here.row):
        raise Http404
    return here


@require_safe
@members_only
def comments(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The comments, to be read one by one."""
    here = readable(scene, pk)
    context = {
        "here": here,
        "waiting": comments_of(here.row, CommentState.WAITING),
        "read": comments_of(here.row, CommentState.SHOWN),
        "kept": here.comments.get(CommentState.KEPT, 0),
        "trail": here.trail(_("Comments")),
    }
    return render(request, "questionnaires/comments.html", context)


@members_form
def comment(request: Request, scene: Scene, pk: int, number: int) -> HttpResponse:
    """What is shown of one."""
    here = readable(scene, pk)
    rows = AnswerComment.objects.filter(question__questionnaire=here.row, pk=number)
    one = rows.select_related("question").first()
    if one is None:
        raise Http404
    one.question.questionnaire = here.row
    form = CommentForm(posted(request), initial={"text": one.text}, **here.asks)
    act = domain_call(form, reading.settle_comment, "text", "version", comment=one)
    title, then = _("Read a comment"), scene.url("questionnaire_comments", pk)
    words = {"title": title, "said": _("It is read."), "then": then, "subject": str(one.question)}
    words |= {"explain": warned(one.text), "submit": _("Save"), "cancel": then}
    return answered(request, here, form, act, **words)


def warned(text: str) -> str:
    """What the program noticed in it."""
    found = list(dict.fromkeys(clue.text for clue in clues(text)))
    if not found:
        return _("The program noticed nothing that names somebody: it does not see everything.")
    words = _("Look at these words, that may let somebody be recognised: %(words)s.")
    return words % {"words": ", ".join(found)}
