"""What series of a draft owe each other: apart, or one before the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.domain.years.actions import relations
from tourdetable.domain.years.actions.relations import LONGEST
from tourdetable.domain.years.enums import RelationRule
from tourdetable.domain.years.models import Draft, Series, SeriesRelation
from tourdetable.interface.web.areas.years.access import Opened
from tourdetable.interface.web.areas.years.answers import answer_wish, draft_change, form_of
from tourdetable.interface.web.base.fields import RowField, offer_rows
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request

RULES = [
    (RelationRule.APART_DAY, gettext_lazy("Never on the same day")),
    (RelationRule.APART_WEEK, gettext_lazy("Never in the same week")),
    (RelationRule.BEFORE, gettext_lazy("The first before the second, each time")),
]
USUAL_DAYS = 14


class RelationForm(ButtonForm):
    """Two lines of the wishes, and what they owe each other."""

    first = RowField(label=gettext_lazy("First"))
    second = RowField(label=gettext_lazy("Second"))
    rule = forms.ChoiceField(
        label=gettext_lazy("What they owe each other"), choices=RULES, widget=forms.RadioSelect
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days between the two, at least"),
        required=False,
        min_value=1,
        max_value=LONGEST,
        help_text=gettext_lazy("When the first comes before the second."),
    )

    def __init__(self, *args: Any, draft: Draft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = draft.series.select_related("body").order_by("body__sort_key", "pk")
        words, choose = partial(line_words, self.scene.charter), [("", _("Choose"))]
        for name in ("first", "second"):
            offer_rows(self, name, list(rows), words, first=choose)


@dataclass(frozen=True)
class RelationWords:
    """A relation and its sentence."""

    relation: SeriesRelation
    words: str


def line_words(charter: Charter, series: Series) -> str:
    """« Comité technique — Séance »."""
    kind = word_for(charter.vocabulary.meeting_kinds, series.kind)
    return f"{series.body.name} — {kind}"


def relation_words(charter: Charter, relation: SeriesRelation) -> str:
    """« … : au moins 14 jours avant … »."""
    both = {
        "first": line_words(charter, relation.first),
        "second": line_words(charter, relation.second),
    }
    match relation.rule:
        case RelationRule.APART_DAY:
            return _("%(first)s: never on the same day as %(second)s") % both
        case RelationRule.APART_WEEK:
            return _("%(first)s: never in the same week as %(second)s") % both
    words = ngettext(
        "%(first)s: each time at least %(n)d day before %(second)s",
        "%(first)s: each time at least %(n)d days before %(second)s",
        relation.days,
    )
    return words % {**both, "n": relation.days}


def relations_of(opened: Opened) -> list[RelationWords]:
    """Those of the draft, in sentences (one query)."""
    rows = opened.draft.relations.select_related("first__body", "second__body")
    charter = opened.scene.charter
    return [RelationWords(row, relation_words(charter, row)) for row in rows]


@draft_change
def relation_new(request: Request, opened: Opened) -> HttpResponse:
    """Say what two lines owe each other."""
    begins = {"rule": RelationRule.APART_DAY, "days": USUAL_DAYS}
    form = form_of(request, opened, RelationForm, draft=opened.draft, initial=begins)

    def act(**signed: Any) -> None:
        said = form.values("rule", "first", "second")
        days = form.cleaned_data["days"] or 1
        relations.add_relation(draft=opened.draft, days=days, **said, **signed)

    title, said = _("Between two bodies"), _("Noted: the next draft will begin with it too.")
    return answer_wish(request, opened, form, act, "relation", title=title, said=said)


@draft_change
def relation_drop(request: Request, opened: Opened, relation: int) -> HttpResponse:
    """Ask it no more."""
    rows = opened.draft.relations.select_related("first__body", "second__body", "draft")
    row = get_object_or_404(rows, pk=relation)
    form = form_of(request, opened, ButtonForm)
    act = partial(relations.drop_relation, relation=row)
    title, said = _("Ask it no more"), _("It is asked no more.")
    words = relation_words(opened.scene.charter, row)
    return answer_wish(
        request, opened, form, act, "relation_drop", title=title, said=said, words=words
    )
