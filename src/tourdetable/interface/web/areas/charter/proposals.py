"""Amending the charter: any member proposes a text, everybody sees what it changes, a decision
adopts it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.judge.rejudge import Gap, Rejudged, difference, rejudge
from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.core.charter.terms.model import Article, ChangelogEntry, Charter
from tourdetable.core.charter.text.loader import load
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.compliance.summary import Same
from tourdetable.domain.decisions.competence import who_decides
from tourdetable.domain.journal.memory import Memory
from tourdetable.domain.networks.actions.charters import LONGEST, propose_charter, withdraw_proposal
from tourdetable.domain.networks.models import Body, CharterProposal
from tourdetable.domain.networks.queries import charter_before
from tourdetable.interface.web.amendments import TextComparison, changed
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.charter.texts import html
from tourdetable.interface.web.areas.charter.verdicts.proof import Sources, every_body, judged
from tourdetable.interface.web.areas.decisions.effect_words import sittings_to_decide
from tourdetable.interface.web.base.fields import DayField
from tourdetable.interface.web.base.forms import OwnForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

BYTES = 1_000_000
LEVEL = 2

GAPS = 10
"""How many gaps of an article are told, unless all is asked."""

REJUDGED: Memory[Hashable, tuple[Rejudged, ...]] = Memory(4)
"""What the last proposals change, by the proposal, the text before it, the day, and the facts."""


class CharterProposalForm(OwnForm):
    """A text, pasted or sent as a file, the day it would come into force, and why."""

    upload = forms.FileField(
        label=gettext_lazy("A file"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".md,text/markdown,text/plain"}),
        help_text=gettext_lazy(
            "The text as a .md file, 1 MB at most. It takes the place of what is written below."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("The whole text"),
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20, "spellcheck": "true"}),
        help_text=gettext_lazy(
            "Begin with the text in force, change what you propose, and give it a new version name."
        ),
    )
    in_force_from = DayField(label=gettext_lazy("In force from"))
    reasons = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_upload(self) -> None:
        """The file takes the place of the text, so that it is corrected on the page if something
        is wrong in it."""
        sent: UploadedFile[bytes] | None = self.cleaned_data["upload"]
        if sent is None:
            return
        if (sent.size or 0) > BYTES:
            raise forms.ValidationError(_("This file is longer than 1 MB."))
        try:
            self.set_value("text", sent.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                _("This file is not a text in UTF-8: save it so, then send it again.")
            ) from error


@dataclass(frozen=True)
class GapShown:
    """A gap that only one of the texts sees, as the reader may read it; `body` is None for the
    network."""

    on: date
    words: Phrase
    body: Body | None


@dataclass(frozen=True)
class ArticleComparison:
    """One article under both texts; `more` counts the gaps that are not told."""

    article: Article | None
    rejudged: Rejudged
    appearing: tuple[GapShown, ...]
    disappearing: tuple[GapShown, ...]
    more: int


@dataclass(frozen=True)
class Judged:
    """The facts of one season under both texts: only the articles that differ."""

    until: date
    rows: tuple[ArticleComparison, ...]
    total: Phrase


@dataclass(frozen=True)
class ProposalPage:
    """One proposal, beside the text that it would replace, or did."""

    scene: Scene
    proposal: CharterProposal
    whole: bool = False

    @cached_property
    def current(self) -> Charter:
        """The text that it replaces on its day, which may itself be adopted and still to come."""
        return charter_before(self.scene.network, day=self.proposal.in_force_from)

    @cached_property
    def new(self) -> Charter:
        """The text that is proposed."""
        return load(self.proposal.text, file=self.proposal.version)

    @property
    def reasons(self) -> str:
        return html(self.proposal.reasons, LEVEL, wrapped=False)

    @property
    def said(self) -> list[ChangelogEntry]:
        """What it says that it changes."""
        return [change for change in self.new.changes if change not in self.current.changes]

    @cached_property
    def changed(self) -> TextComparison:
        return changed(self.current, self.new)

    @cached_property
    def seasons(self) -> list[Judged]:
        """The facts of the season before, then of this one, under both texts."""
        known = judged(self.scene)
        sources = Sources(self.scene, known.facts, every_body(self.scene))
        today = self.scene.today
        before = self.current.season.containing(today).first - timedelta(days=1)
        now = self.scene.charter
        current = replace(self.current, version=now.version, in_force=now.in_force)
        return [self.under_both(current, known.index, sources, on=day) for day in (before, today)]

    def under_both(self, old: Charter, index: Index, sources: Sources, *, on: date) -> Judged:
        """The gaps of the season of a day, up to that day, as if the new text had been the one
        that was accepted."""
        new, key = self.new, (self.proposal.pk, old.version, on, Same(sources.facts))
        found = REJUDGED.made(key, lambda: rejudge(old, new, index, on=on))
        known = {**old.articles_by_id, **new.articles_by_id}
        most = None if self.whole else GAPS
        rows = tuple(row(known.get(a.clause), a, sources, most) for a in found if a.differs)
        before, after = sum(a.old_gaps for a in found), sum(a.new_gaps for a in found)
        return Judged(on, rows, difference(before, after))


@members_form
def proposal(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What a proposed text changes, and what the facts would say under it; its author may
    withdraw it."""
    found = CharterProposal.objects.filter(network=scene.network)
    row = get_object_or_404(found.select_related("proposed_by", "adopted"), pk=pk)
    mine = row.proposed_by == scene.member.person
    waiting = row.adopted_id is None and row.withdrawn_on is None
    if request.method == "POST" and not mine:
        raise PermissionDenied(_("Only the person who proposed this text may withdraw it."))
    form = OwnForm(posted(request), scene=scene)

    act = domain_call(form, withdraw_proposal, proposal=row)
    here, template = scene.url("charter_proposal", pk), "charter/texts/proposal.html"
    said = _("Your proposal is withdrawn: no decision can adopt it any more.")
    shown: dict[str, Any] = {
        "page": ProposalPage(scene, row, request.GET.get("show") == "all"),
        "may_withdraw": waiting and mine,
        "sittings": sittings_to_decide(scene, "amend_text", pk) if waiting else [],
        "competent": who_decides(scene.charter, EffectKind.AMEND_TEXT),
    }
    return answer(request, form, act, template, then=here, said=said, **shown)


def row(
    article: Article | None, rejudged: Rejudged, sources: Sources, most: int | None
) -> ArticleComparison:
    """One article, each of its gaps with its body, `most` of them at most."""
    appearing = tuple(told(gap, sources) for gap in rejudged.appearing[:most])
    left = most if most is None else most - len(appearing)
    disappearing = tuple(told(gap, sources) for gap in rejudged.disappearing[:left])
    count = len(rejudged.appearing) + len(rejudged.disappearing)
    more = count - len(appearing) - len(disappearing)
    return ArticleComparison(article, rejudged, appearing, disappearing, more)


def told(gap: Gap, sources: Sources) -> GapShown:
    return GapShown(
        gap.breach.on, sources.told(gap.breach.words, gap.body), sources.bodies.get(gap.body or "")
    )


@members_form
def propose(request: Request, scene: Scene) -> HttpResponse:
    """Write another text for the charter, from the one in force."""
    sent, files = posted(request), request.FILES or None
    start = {"text": scene.charter.source}
    form = CharterProposalForm(sent, files=files, scene=scene, initial=start)

    fields = ("text", "in_force_from", "reasons")
    act = domain_call(form, propose_charter, *fields, network=scene.network)
    return answer(
        request,
        form,
        act,
        "charter/texts/propose.html",
        then=lambda made: scene.url("charter_proposal", made.pk),
        said=_("Your proposal is recorded: a decision may now adopt it."),
    )
