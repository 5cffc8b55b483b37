"""What institutions probably cover, proposed together: whoever composes the network confirms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.territories.terms import Division
from tourdetable.domain.people.models import Institution
from tourdetable.domain.territories.actions.coverage import confirm_coverages
from tourdetable.domain.territories.proposing import proposals, uncovering
from tourdetable.domain.territories.terrain import Terrain
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.territories.access import some_composers
from tourdetable.interface.web.areas.territories.searching import asking
from tourdetable.interface.web.areas.territories.words import label
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.forms import WriteForm, offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages

A_PAGE = 20


class ProposalsForm(WriteForm):
    """Which of the proposals are right. Once valid, `proposals`."""

    right = forms.MultipleChoiceField(
        label=gettext_lazy("Tick those that are right"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one place.")},
    )
    starts = day_field(gettext_lazy("Since"))

    def __init__(
        self, data: Any = None, *, found: list[tuple[Institution, Division]], **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.found = {f"{one.pk}:{division.key}": (one, division) for one, division in found}
        words = _("%(institution)s: %(place)s")
        said = {
            key: words % {"institution": one.name, "place": label(division)}
            for key, (one, division) in self.found.items()
        }
        offer(self, "right", [*said.items()])
        self.initial.setdefault("right", [*said])
        self.initial.setdefault("starts", self.scene.today)

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = (self.found[key] for key in written.get("right", []))
        written["proposals"] = [(one, Terrain(division.key)) for one, division in chosen]
        return written


@members_form
def proposed(request: Request, scene: Scene) -> HttpResponse:
    """What is proposed, some at a time; those of which nothing can be, one by one."""
    able, here = some_composers(scene), scene.url("coverages_proposed")
    rows = uncovering(scene.network, on=scene.today)
    page = Pages(rows, A_PAGE).get_page(request.GET.get("page"))
    known = proposals(scene.network, page, on=scene.today)
    found = [(one, known[one.pk]) for one in page if one.pk in known]
    form = ProposalsForm(posted(request), scene=scene, capacities=able, found=found)
    act = domain_call(form, confirm_coverages, "proposals", "starts", network=scene.network)
    title = _("What institutions cover")
    context: dict[str, Any] = {
        "title": title,
        "trail": [
            {"label": _("Territories"), "url": scene.url("territories")},
            {"label": title, "url": ""},
        ],
        "page": page,
        "others": [(one, url_of(scene, one)) for one in page if one.pk not in known],
        "cancel": scene.url("territories"),
        "then": here,
        "said": _("What it covers is recorded."),
    }
    return answer(request, form, act, "territories/proposed.html", **context)


def url_of(scene: Scene, one: Institution) -> str:
    """Where one says what an institution covers, looking at once for the words of its territory."""
    return scene.url("coverage_add", one.pk) + asking(one.territory, already=False)
