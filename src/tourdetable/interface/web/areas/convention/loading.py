"""What the pages of the agreement and of diagnoses load; who prepares them; where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.convention.models import (
    Agreement,
    AgreementPeriod,
    SharedDiagnosis,
    Signatory,
)
from tourdetable.domain.convention.queries.agreements import periods_of
from tourdetable.domain.convention.queries.diagnoses import diagnoses_of
from tourdetable.domain.convention.rules import may_prepare, may_read
from tourdetable.domain.networks.models import Office
from tourdetable.interface.web.answer import Words, answer, posted
from tourdetable.interface.web.base.capacities import reserved_for_offices
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

F = TypeVar("F", bound=WriteForm)
Step = tuple[str, str]


def preparers(scene: Scene) -> tuple[Office, ...]:
    """The offices for which the reader prepares; 403 to others, who read who does."""
    able = may_prepare(scene.member)
    return able or reserved_for_offices(scene.charter, Right.COMPOSE, whole=True)


def agreement_of(scene: Scene) -> Agreement | None:
    """The agreement of the network, if it is written (one query)."""
    found = Agreement.objects.filter(network=scene.network).first()
    if found is not None:
        found.network = scene.network
    return found


def period_of(scene: Scene, pk: int) -> AgreementPeriod:
    """A period of it, or 404."""
    _member = scene.member
    return get_object_or_404(periods_of(scene.network), pk=pk)


def signatory_of(scene: Scene, pk: int) -> Signatory:
    """An institution that signs, or 404."""
    _member = scene.member
    rows = Signatory.objects.filter(period__agreement__network=scene.network)
    return get_object_or_404(rows.select_related("period__agreement", "institution"), pk=pk)


def diagnosis_of(scene: Scene, pk: int) -> SharedDiagnosis:
    """A diagnosis that the reader may read, or 404 (one query)."""
    found = diagnoses_of(scene.network).filter(pk=pk).first()
    if found is None or not may_read(scene.standing, found):
        raise Http404
    found.network = scene.network
    return found


def members_diagnosis(scene: Scene, pk: int) -> SharedDiagnosis:
    """The same for the pages that only members reach."""
    _member = scene.member
    return diagnosis_of(scene, pk)


def form_of(
    kind: type[F], request: Request, scene: Scene, able: Any, version: int | None, **more: Any
) -> F:
    """A form, on the version that was shown, with the files that were sent."""
    files = request.FILES or None
    return kind(posted(request), files=files, scene=scene, capacities=able, version=version, **more)


def by_form(
    form: WriteForm, action: Callable[..., Any], *names: str, **known: Any
) -> Callable[[], Any]:
    """The call that a form stands for: what was written in these fields, or what the form makes of
    them by these names."""

    def act() -> Any:
        said = {
            name: getattr(form, name) if hasattr(form, name) else form.cleaned_data.get(name)
            for name in names
        }
        return action(**known, **said, **form.signature)

    return act


class StepWords(NamedTuple):
    """What the page of a gesture says: its title (or the view does), what was done, what it does,
    its button."""

    title: StrOrPromise = ""
    said: StrOrPromise = ""
    explain: StrOrPromise = ""
    submit: StrOrPromise = ""


def answer_step(
    request: Request,
    form: WriteForm,
    act: Callable[[], Any],
    words: StepWords,
    *steps: Step,
    then: Words = "",
    **context: Any,
) -> HttpResponse:
    """Done, and back to the last step; or the form again."""
    back, title, said = steps[-1][1], str(context.pop("title", words.title)), str(words.said)
    context = {"explain": words.explain, "eyebrow": steps[-1][0]} | context
    context["submit"] = words.submit or title
    context |= {"title": title, "cancel": back, "trail": trail(form.scene, *steps, (title, ""))}
    return answer(
        request, form, act, "convention/act.html", then=then or back, said=said, **context
    )


def trail(scene: Scene, *steps: Step) -> list[dict[str, str]]:
    """The way from the network to a page."""
    way = [(_("Network"), scene.url("network")), *steps]
    return [{"label": words, "url": url} for words, url in way]
