"""What a proposal would do, in words, for everybody who reads it; and where it may be decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.core.charter.terms.model import Charter, Right, word_for
from tourdetable.domain.decisions.competence import given_to, who_decides
from tourdetable.domain.decisions.enums import OF_MINUTES, DecisionEffectKind
from tourdetable.domain.decisions.models import Decision, DecisionEffect
from tourdetable.domain.meetings.calendar.seasons import label, season
from tourdetable.domain.meetings.enums import CALENDAR, MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import TURNS, in_network
from tourdetable.domain.networks.models import Body, CharterException, Seat
from tourdetable.domain.networks.queries import local_day, parsed
from tourdetable.domain.rota.terms import RotaTerms
from tourdetable.domain.rota.wording import method_words
from tourdetable.interface.language import day
from tourdetable.interface.web.amendments import TextComparison, changed_by
from tourdetable.interface.web.areas.decisions.rights import capacities
from tourdetable.interface.web.base.scene import Scene

MOST = 4
"""How many sittings are proposed."""


@dataclass(frozen=True)
class EffectShown:
    """An effect in words, and where one reads more: the text compared, the article, the dates.
    `url` is empty when the reader may not open it; `changed` is all that a new text changes, and
    `asks` what the charter asks of whoever decides it."""

    effect: DecisionEffect
    words: str
    url: str
    link: str
    changed: TextComparison = ()
    asks: str = ""


def told_effects(scene: Scene, decision: Decision) -> list[EffectShown]:
    """What a decision does, for a reader."""
    return [shown(scene, effect) for effect in decision.effects.all()]


def shown(scene: Scene, effect: DecisionEffect) -> EffectShown:
    """One effect, with the page that says more."""
    words = in_words(effect)
    if effect.proposal_id is not None:
        return text_shown(scene, effect, words)
    if effect.kind == DecisionEffectKind.SETTLE_DUTIES:
        return EffectShown(effect, words, "", "")
    return EffectShown(effect, words, *more_about(scene, effect))


def more_about(scene: Scene, effect: DecisionEffect) -> tuple[str, str]:
    """The page that says more, and what its link says."""
    kind, body = effect.kind, effect.body
    if kind == DecisionEffectKind.PUBLISH_YEAR:
        return scene.url("decision_dates", effect.decision_id, effect.pk), _("See the dates")
    if kind == DecisionEffectKind.OPEN_BODY:
        return scene.url("diagnosis", effect.diagnosis), _("Read the diagnosis")
    if kind == DecisionEffectKind.CLOSE_BODY and body is not None:
        return scene.url("body", body.slug), _("See who sits there")
    return text_approved(scene, effect) or article_of(scene, effect)


def text_approved(scene: Scene, effect: DecisionEffect) -> tuple[str, str] | None:
    """The text that it approves or adopts, if it does: those who sit in the body read it."""
    kind, content = effect.kind, effect.content
    if kind in OF_MINUTES:
        name, said, link = "minutes", content[:1], _("Read the minutes")
    elif kind == DecisionEffectKind.APPROVE_DELIVERABLE:
        name, said, link = "work_version", content[:2], _("Read this version")
    elif kind == DecisionEffectKind.APPROVE_EVALUATION:
        name, said, link = "evaluation_report", content[:1], _("Read the report")
    else:
        return None
    reads = scene.standing and scene.standing.sits_in(effect.decision.body_id)
    return scene.url(name, *said) if reads else "", link


def article_of(scene: Scene, effect: DecisionEffect) -> tuple[str, str]:
    """The article that is lifted, or whose exception ends."""
    clause = effect.exception.clause if effect.exception else effect.clause
    return f"{scene.url('charter')}#{clause}", _("Read %(article)s") % {"article": clause}


def text_shown(scene: Scene, effect: DecisionEffect, words: str) -> EffectShown:
    """A text that is to be adopted, with all that it changes."""
    url = scene.url("charter_proposal", effect.proposal_id)
    link = _("See what the facts would have said")
    return EffectShown(effect, words, url, link, changed_by(effect), asked(scene.charter))


def asked(charter: Charter) -> str:
    """What the charter asks for its own text to be changed: by whom, and no quorum."""
    words = _(
        "The charter gives this decision to: %(who)s. It asks for no quorum: the positions of two "
        "seats are enough, if at least one agrees and no objection stands."
    )
    return words % {"who": who_decides(charter, EffectKind.AMEND_TEXT)}


def in_words(effect: DecisionEffect) -> str:
    """One effect in a sentence that names the text, the article, the bodies, the days."""
    return SAID[DecisionEffectKind(effect.kind)](effect)


def text_words(effect: DecisionEffect) -> str:
    assert effect.proposal is not None
    said = {"version": effect.proposal.version, "day": day(effect.proposal.in_force_from)}
    return _("Change the text of the charter: version %(version)s, in force from %(day)s") % said


def exception_words(effect: DecisionEffect) -> str:
    assert effect.starts is not None
    assert effect.ends is not None
    said = {"article": article_words(effect, effect.clause), "body": whom(effect.body)}
    said |= {"first": day(effect.starts), "last": day(effect.ends)}
    return _("Lift %(article)s for %(body)s, from %(first)s to %(last)s") % said


def end_words(effect: DecisionEffect) -> str:
    assert effect.exception is not None
    assert effect.ends is not None
    lifted = effect.exception
    said = {"article": article_words(effect, lifted.clause), "body": whom(lifted.body)}
    said |= {"decision": lifted.reference, "last": day(effect.ends)}
    said |= {"planned": day(lifted.ends)}
    return (
        _(
            "End early the exception that %(decision)s granted to %(article)s for %(body)s: "
            "on %(last)s instead of %(planned)s"
        )
        % said
    )


def year_words(effect: DecisionEffect) -> str:
    days = [date.fromisoformat(line[0]) for line in effect.content]
    row = effect.charter
    charter = parsed(row.pk, row.digest, row.in_force_from)
    words = ngettext(
        "Publish the programme %(season)s: %(number)d meeting, on %(first)s",
        "Publish the programme %(season)s: %(number)d meetings, from %(first)s to %(last)s",
        len(days),
    )
    said = {"season": label(season(charter, effect.year or 0)), "number": len(days)}
    return words % (said | {"first": day(min(days)), "last": day(max(days))})


def closing_words(effect: DecisionEffect) -> str:
    assert effect.ends is not None
    words = _(
        "Close %(body)s: its last day is %(last)s; its seats, mandates and offices end with it"
    )
    return words % {"body": whom(effect.body), "last": day(effect.ends)}


def opening_words(effect: DecisionEffect) -> str:
    assert effect.starts is not None
    row = effect.charter
    kind, name, territory, diagnosis = effect.content
    said = {
        "kind": word_for(parsed(row.pk, row.digest, row.in_force_from).vocabulary.body_kinds, kind)
    }
    said |= {
        "name": name,
        "territory": territory,
        "diagnosis": diagnosis,
        "day": day(effect.starts),
    }
    words = _(
        "Open “%(name)s” (%(kind)s) on %(day)s, on this territory: %(territory)s, from the shared "
        "diagnosis “%(diagnosis)s”"
    )
    return words % said


def minutes_words(effect: DecisionEffect) -> str:
    _meeting, on, title = effect.content
    said = {"title": title, "day": day(date.fromisoformat(on))}
    return _("Adopt the minutes of the meeting of %(day)s: %(title)s, as they stand") % said


def correction_words(effect: DecisionEffect) -> str:
    _meeting, on, title = effect.content
    said = {"title": title, "day": day(date.fromisoformat(on))}
    words = _("Replace the minutes of the meeting of %(day)s by their corrected version: %(title)s")
    return words % said


def approval_words(effect: DecisionEffect) -> str:
    number, nth, title = effect.content
    said = {"number": number, "nth": nth, "title": title}
    return _("Approve deliverable no. %(number)d: %(title)s, version %(nth)d") % said


def evaluation_words(effect: DecisionEffect) -> str:
    number, _giving, title = effect.content
    said = {"number": number, "title": title}
    return _("Approve evaluation no. %(number)d: %(title)s, as its report was given") % said


def duties_words(effect: DecisionEffect) -> str:
    row = effect.charter
    known = parsed(row.pk, row.digest, row.in_force_from).vocabulary.duties
    duties = ", ".join(word_for(known, code) for code in effect.content)
    parameters = RotaTerms.of(effect.method)
    said = {"duties": duties, "how": " ".join(method_words(parameters, names_of(parameters)))}
    return _("Settle how duties are shared: %(duties)s. %(how)s") % said


def names_of(parameters: RotaTerms) -> dict[int, str]:
    """The seats that a method names (one query, when it names some)."""
    pks = {*parameters.sequence, *parameters.exempt}
    rows = Seat.objects.filter(pk__in=pks).select_related("institution") if pks else ()
    return {row.pk: str(row) for row in rows}


SAID: dict[DecisionEffectKind, Callable[[DecisionEffect], str]] = {
    DecisionEffectKind.AMEND_TEXT: text_words,
    DecisionEffectKind.LIFT_ARTICLE: exception_words,
    DecisionEffectKind.END_EXCEPTION: end_words,
    DecisionEffectKind.PUBLISH_YEAR: year_words,
    DecisionEffectKind.OPEN_BODY: opening_words,
    DecisionEffectKind.CLOSE_BODY: closing_words,
    DecisionEffectKind.ADOPT_MINUTES: minutes_words,
    DecisionEffectKind.SUPERSEDE_MINUTES: correction_words,
    DecisionEffectKind.SETTLE_DUTIES: duties_words,
    DecisionEffectKind.APPROVE_DELIVERABLE: approval_words,
    DecisionEffectKind.APPROVE_EVALUATION: evaluation_words,
}


def article_words(effect: DecisionEffect, clause: str) -> str:
    """« ITC-14 (Se voir au moins tous les deux mois) », as the text of then calls it."""
    row = effect.charter
    article = parsed(row.pk, row.digest, row.in_force_from).articles_by_id.get(clause)
    return f"{clause} ({article.title})" if article else clause


def whom(body: Body | None) -> str:
    """For which body an article is lifted."""
    return body.name if body is not None else _("all the bodies of the network")


def exception_label(lifted: CharterException) -> str:
    """An exception among others, to choose one."""
    said = {"article": lifted.clause, "body": whom(lifted.body), "last": day(lifted.ends)}
    said |= {"decision": lifted.reference}
    return _("%(article)s for %(body)s until %(last)s (%(decision)s)") % said


@dataclass(frozen=True)
class SittingToDecide:
    """A sitting of a competent body where the reader may put something to decision: at once if it
    is open, else on its agenda."""

    meeting: Meeting
    url: str
    opened: bool

    @property
    def on(self) -> date:
        """Its day, where the network is."""
        return local_day(self.meeting.body.network, self.meeting.starts_at)


def sittings_to_decide(
    scene: Scene, kind: str, about: int, *, since: date = date.min
) -> list[SittingToDecide]:
    """The sittings of competent bodies where the reader may: the latest open ones, then those to
    come (two queries); none of before the day `since` which there was something to decide."""
    rows = in_network(scene.network).filter(state__in=CALENDAR, sealed_at=None)
    rows = rows.filter(body__kind__in=competent_kinds(scene, kind)).prefetch_related(TURNS)
    found = list(offered(scene, rows.order_by("starts_at", "pk"), kind, about))
    opened = [sitting for sitting in found if sitting.opened and sitting.on >= since]
    return [*opened[: -MOST - 1 : -1], *(sitting for sitting in found if not sitting.opened)][:MOST]


def competent_kinds(scene: Scene, kind: str) -> list[str]:
    """The kinds of bodies whose decisions may have an effect."""
    kinds = scene.charter.vocabulary.body_kinds
    return [code for code in kinds if given_to(scene.charter, kind, Body(kind=code))]


def offered(
    scene: Scene, meetings: Iterable[Meeting], kind: str, about: int
) -> Iterator[SittingToDecide]:
    """Those where the reader may put a proposal now, or write the agenda."""
    for meeting in meetings:
        meeting.body.network = scene.network
        if meeting.state == MeetingState.OPENED:
            if capacities(scene, Right.DECISIONS, meeting):
                url = scene.url("decision_new_with", meeting.pk, kind, about)
                yield SittingToDecide(meeting, url, opened=True)
        elif meeting.ends_at >= scene.now and capacities(scene, Right.AGENDA, meeting):
            yield SittingToDecide(meeting, scene.url("meeting_agenda", meeting.pk), opened=False)
