"""An adopted decision does what it says, once, in the transaction that concludes it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    CHARTER,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    agreed,
    attached,
    concluded,
    consent,
    decided,
    found_circle,
    hold,
    lifting,
    nothing_changes,
    objection,
    once_sent,
    propose,
    stated,
)
from tests.domain.decisions.actions.test_effects import charter, proposed
from tests.domain.programme.adopting import NEAR, planned
from tests.domain.together import really_apart, together
from tourdetable.core.charter.facts.record import ExceptionFact
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.decisions.actions import applying
from tourdetable.domain.decisions.actions.decisions import reopen
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.charters import propose_charter, withdraw_proposal
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.facts import exceptions
from tourdetable.domain.networks.models import Body, CharterProposal, CharterVersion
from tourdetable.domain.networks.registry import FactScope
from tourdetable.domain.programme.models import Programme
from tourdetable.domain.years.actions.drafts import discard_draft
from tourdetable.domain.years.models import Draft

LAST = date(2027, 6, 30)


def prepared(circle: Circle, meeting: Meeting, effect: EffectDraft) -> Decision:
    """A proposal with its effect, on which two seats agree."""
    return agreed(circle, attached(circle, propose(circle, meeting), effect))


def refusal(circle: Circle, decision: Decision, outcome: str = "consensus", **more: Any) -> str:
    with nothing_changes(), pytest.raises(ValidationError) as refused:
        concluded(circle, decision, outcome, **more)
    return " ".join(refused.value.messages)


class TestLifting:
    def test_an_adopted_decision_lifts_the_article(self, circle: Circle, meeting: Meeting):
        decision = decided(circle, meeting, effect=lifting(circle))
        lifted = circle.network.exceptions.get()
        fact = ExceptionFact(
            str(lifted.pk), "CIR-01", str(circle.body.pk), decision.reference, TODAY, LAST
        )
        assert exceptions(FactScope(circle.network)) == (fact,)
        assert (decision.carried_out_at, decision.effects.get().applied_at) == (NOW, NOW)
        kinds = list(Event.objects.order_by("pk").values_list("kind", "person"))[-2:]
        assert kinds == [
            ("decision.concluded", circle.ana.pk),
            ("charter.article_lifted", circle.ana.pk),
        ]

    def test_the_verdict_is_kept_by_exception(self, circle: Circle):
        """Two meetings six months apart break CIR-02, but for a decision taken meanwhile."""
        hold(circle, datetime(2027, 1, 7, 9, tzinfo=UTC), "Lecture de janvier")
        meeting = hold(circle, APRIL, "Lecture d’avril")
        later = date(2027, 6, 2)
        before = report(circle.network, on=later).of("CIR-02")
        decision = decided(circle, meeting, effect=lifting(circle, "CIR-02"))
        (verdict,) = report(circle.network, on=later).of("CIR-02")
        assert before[0].exception is None
        assert (verdict.state, verdict.exception) in (
            (State.KEPT, decision.reference),
            (State.BROKEN, None),
        )

    def test_for_all_bodies(self, circle: Circle, meeting: Meeting):
        decided(circle, meeting, effect=lifting(circle, body=None))
        assert [fact.body for fact in exceptions(FactScope(circle.network))] == [None]

    @pytest.mark.parametrize("outcome", ["no_decision", "deferred"])
    def test_what_is_not_adopted_does_nothing(self, circle: Circle, meeting: Meeting, outcome: str):
        decision = decided(circle, meeting, outcome, effect=lifting(circle))
        assert (exceptions(FactScope(circle.network)), decision.carried_out_at) == ((), None)
        assert decision.effects.get().applied_at is None

    def test_a_maintained_objection_stops_it(self, circle: Circle, meeting: Meeting):
        decision = attached(circle, propose(circle, meeting), lifting(circle))
        decision = stated(circle, decision, consent(circle.town), objection(circle.library))
        said = refusal(circle, decision, "adopted_with_dissent")
        assert said == (
            "This decision would change the charter, the year or the bodies: "
            "while an objection stands, it is not adopted."
        )

    def test_its_days_may_be_over_when_it_is_concluded(self, circle: Circle, meeting: Meeting):
        decision = prepared(circle, meeting, lifting(circle, ends=TODAY))
        with nothing_changes(), pytest.raises(ValidationError):
            concluded(circle, decision, now=NOW + timedelta(days=2))

    def test_a_decision_concluded_late_does_not_excuse_what_has_happened(
        self, circle: Circle, meeting: Meeting
    ):
        decision = prepared(circle, meeting, lifting(circle))
        said = refusal(circle, decision, now=NOW + timedelta(days=1))
        assert said == (
            "This exception would begin on 6 April 2027, which has passed: what has happened "
            "stays judged as the text stood. Put a new proposal, which begins today or later."
        )

    def test_one_that_is_still_to_begin_may_be(self, circle: Circle, meeting: Meeting):
        decision = prepared(circle, meeting, lifting(circle, starts=date(2027, 5, 1)))
        concluded(circle, decision, now=NOW + timedelta(days=20))
        assert circle.network.exceptions.get().starts == date(2027, 5, 1)


class TestOnce:
    def test_a_form_sent_twice_applies_once(self, circle: Circle, meeting: Meeting):
        decision, by = prepared(circle, meeting, lifting(circle)), once_sent(circle.by_ana())
        concluded(circle, Decision.objects.get(pk=decision.pk), by=by)
        with nothing_changes(), pytest.raises(AlreadyDone):
            concluded(circle, decision, by=by)

    def test_a_concluded_decision_is_not_concluded_again(self, circle: Circle, meeting: Meeting):
        decision = decided(circle, meeting, effect=lifting(circle))
        assert "concluded" in refusal(circle, decision)

    def test_what_it_did_is_never_reopened(self, circle: Circle, meeting: Meeting):
        decision = decided(circle, meeting, effect=lifting(circle))
        with nothing_changes(), pytest.raises(ValidationError):
            reopen(decision=decision, version=decision.version, by=OPERATOR, now=NOW)

    def test_all_its_effects_or_none(self, circle: Circle, meeting: Meeting):
        decision = attached(circle, propose(circle, meeting), lifting(circle))
        text = proposed(circle)
        decision = attached(circle, decision, EffectDraft("amend_text", proposal=text))
        decision = agreed(circle, decision)
        withdraw_proposal(proposal=text, by=Actor(circle.bao), now=NOW)
        assert refusal(circle, decision) == "This text has been withdrawn."

    def test_killed_in_the_middle_nothing_is_left(
        self, circle: Circle, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
    ):
        decision = prepared(circle, meeting, lifting(circle))

        def killed(**_said: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(applying, "carry_out", killed)
        with nothing_changes(), pytest.raises(KeyboardInterrupt):
            concluded(circle, decision)


class TestText:
    def test_the_text_becomes_the_next_version(self, circle: Circle, meeting: Meeting):
        text = proposed(circle)
        decision = decided(circle, meeting, effect=EffectDraft("amend_text", proposal=text))
        text.refresh_from_db()
        stored = CharterVersion.objects.get(version="2027.2")
        assert (stored.in_force_from, text.adopted, text.decision) == (
            date(2027, 9, 1),
            stored,
            decision.pk,
        )

    def test_a_text_withdrawn_meanwhile_stays_what_it_is(self, circle: Circle, meeting: Meeting):
        text = proposed(circle)
        decision = prepared(circle, meeting, EffectDraft("amend_text", proposal=text))
        withdraw_proposal(proposal=text, by=Actor(circle.bao), now=NOW)
        assert refusal(circle, decision) == "This text has been withdrawn."

    def test_it_was_compared_with_the_text_in_force(self, circle: Circle, meeting: Meeting):
        effect = EffectDraft("amend_text", proposal=proposed(circle))
        decision = prepared(circle, meeting, effect)
        other_text(circle, CHARTER.replace("au moins", "souvent, au moins"))
        assert "put a new one" in refusal(circle, decision)

    def test_a_text_adopted_meanwhile_is_not_written_over(self, circle: Circle, meeting: Meeting):
        """Both were compared with the first text: the second would undo what the first changed."""
        first, second = proposed(circle), later(circle)
        one = prepared(circle, meeting, EffectDraft("amend_text", proposal=first))
        other = prepared(circle, meeting, EffectDraft("amend_text", proposal=second))
        concluded(circle, one)
        assert refusal(circle, other) == (
            "Version 2027.2 of the charter has been adopted since this proposal was put: "
            "put a new one, so that the text is compared with it."
        )

    def test_once_it_is_adopted_another_is_compared_with_it(self, circle: Circle, meeting: Meeting):
        second = later(circle)
        decided(circle, meeting, effect=EffectDraft("amend_text", proposal=proposed(circle)))
        decided(circle, meeting, effect=EffectDraft("amend_text", proposal=second))
        versions = CharterVersion.objects.values_list("version", flat=True)
        assert list(versions) == ["2027.1", "2027.2", "2027.3"]

    def test_a_text_does_not_slip_in_before_one_that_is_adopted(
        self, circle: Circle, meeting: Meeting
    ):
        """The later one knows nothing of it, and would undo it on its day."""
        early, decision = proposed(circle), propose(circle, meeting)
        decided(circle, meeting, effect=EffectDraft("amend_text", proposal=later(circle)))
        effect = EffectDraft("amend_text", proposal=early)
        with nothing_changes(), pytest.raises(ValidationError, match="would take its place"):
            attached(circle, decision, effect)

    def test_two_decisions_do_not_adopt_one_text(self, circle: Circle, meeting: Meeting):
        effect = EffectDraft("amend_text", proposal=proposed(circle))
        second = prepared(circle, meeting, effect)
        concluded(circle, prepared(circle, meeting, effect))
        assert refusal(circle, second) == "This text has been adopted already."


def later(circle: Circle) -> CharterProposal:
    """Another text, for October, made from the one of today."""
    text = CHARTER.replace('version = "2027.1"', 'version = "2027.3"')
    day, by = date(2027, 10, 1), Actor(circle.bao)
    return propose_charter(network=circle.network, text=text, in_force_from=day, by=by, now=NOW)


def other_text(circle: Circle, text: str) -> None:
    """Another version comes into force today, while a proposal is open."""
    CharterVersion.objects.create(
        network=circle.network,
        version="2027.1.1",
        text=text.replace('version = "2027.1"', 'version = "2027.1.1"'),
        digest=sha256(text.encode()).hexdigest(),
        in_force_from=TODAY,
    )


class TestCharterChangedMeanwhile:
    def test_competence_is_asked_of_the_charter_of_today(self, circle: Circle, meeting: Meeting):
        decision = prepared(circle, meeting, lifting(circle))
        other_text(circle, charter(tables=""))
        assert refusal(circle, decision) == (
            "This body may not lift an article for a while. Only: Bureau."
        )

    def test_an_article_that_has_changed_is_no_longer_the_one_that_was_read(
        self, circle: Circle, meeting: Meeting
    ):
        decision = prepared(circle, meeting, lifting(circle, "CIR-02"))
        other_text(circle, CHARTER.replace("months = 2", "months = 1"))
        assert "CIR-02 has changed since this proposal was put" in refusal(circle, decision)

    def test_another_article_may_have(self, circle: Circle, meeting: Meeting):
        decision = prepared(circle, meeting, lifting(circle, "CIR-01"))
        other_text(circle, CHARTER.replace("months = 2", "months = 1"))
        assert concluded(circle, decision).carried_out_at == NOW


class TestEndingEarly:
    def test_another_decision_ends_an_exception(self, circle: Circle, meeting: Meeting):
        first = decided(circle, meeting, effect=lifting(circle))
        lifted = circle.network.exceptions.get()
        day = date(2027, 5, 1)
        effect = EffectDraft("end_exception", exception=lifted, ends=day)
        second = decided(circle, meeting, effect=effect)
        lifted.refresh_from_db()
        assert (lifted.reference, lifted.ends, lifted.last) == (first.reference, LAST, day)
        assert (lifted.ended_by, lifted.ended_reference) == (second.pk, second.reference)
        assert [(fact.decision, fact.ends) for fact in exceptions(FactScope(circle.network))] == [
            (first.reference, day)
        ]

    def test_the_day_before_it_is_decided_unless_it_says_otherwise(
        self, circle: Circle, meeting: Meeting
    ):
        """Granted today, it never lifted anything."""
        decided(circle, meeting, effect=lifting(circle))
        lifted = circle.network.exceptions.get()
        decided(circle, meeting, effect=EffectDraft("end_exception", exception=lifted))
        lifted.refresh_from_db()
        assert (lifted.ended_on, lifted.holds) == (date(2027, 4, 5), False)
        assert exceptions(FactScope(circle.network)) == ()

    @pytest.mark.parametrize(
        ("ends", "words"),
        [
            (LAST, "choose an earlier day"),
            (date(2027, 4, 1), "What an exception has lifted stays lifted"),
        ],
    )
    def test_neither_later_nor_in_the_past(
        self, circle: Circle, meeting: Meeting, ends: date, words: str
    ):
        decided(circle, meeting, effect=lifting(circle))
        effect = EffectDraft("end_exception", exception=circle.network.exceptions.get(), ends=ends)
        decision = propose(circle, meeting)
        with nothing_changes(), pytest.raises(ValidationError, match=words):
            attached(circle, decision, effect)

    def test_a_decision_concluded_late_does_not_take_back_what_was_lifted(
        self, circle: Circle, meeting: Meeting
    ):
        decided(circle, meeting, effect=lifting(circle))
        effect = EffectDraft("end_exception", exception=circle.network.exceptions.get())
        decision = prepared(circle, meeting, effect)
        said = refusal(circle, decision, now=NOW + timedelta(days=30))
        assert said == "What an exception has lifted stays lifted: yesterday at the earliest."

    def test_it_is_ended_once(self, circle: Circle, meeting: Meeting):
        decided(circle, meeting, effect=lifting(circle))
        effect = EffectDraft("end_exception", exception=circle.network.exceptions.get())
        second = prepared(circle, meeting, effect)
        first = concluded(circle, prepared(circle, meeting, effect))
        assert refusal(circle, second) == f"{first.reference} has ended this exception already."


class TestBodyThatIsNoMore:
    """A sitting that was never closed is not a way to go on deciding."""

    GONE = (
        "Cercle du port does not exist on 6 April 2027: it changes nothing by a decision any more."
    )

    def test_it_attaches_nothing(self, circle: Circle, meeting: Meeting):
        decision = propose(circle, meeting)
        Body.objects.update(ends=TODAY - timedelta(days=1))
        with nothing_changes(), pytest.raises(ValidationError, match=self.GONE):
            attached(circle, Decision.objects.get(pk=decision.pk), lifting(circle))

    def test_nor_applies_what_was(self, circle: Circle, meeting: Meeting):
        decision = prepared(circle, meeting, lifting(circle))
        Body.objects.update(ends=TODAY - timedelta(days=1))
        assert refusal(circle, Decision.objects.get(pk=decision.pk)) == self.GONE


class TestPutAgain:
    def test_a_deferred_decision_that_is_reopened_does_what_was_proposed(
        self, circle: Circle, meeting: Meeting
    ):
        decision = concluded(circle, prepared(circle, meeting, lifting(circle)), "deferred")
        reopen(decision=decision, version=decision.version, by=OPERATOR, now=NOW)
        current = Decision.objects.get(pk=decision.pk)
        with nothing_changes(), pytest.raises(ValidationError, match="changes no more"):
            attached(circle, current, lifting(circle, "CIR-02"))
        concluded(circle, current)
        assert [row.clause for row in circle.network.exceptions.all()] == ["CIR-01"]

    def test_an_exception_that_was_ended_comes_back_by_a_decision_of_its_own(
        self, circle: Circle, meeting: Meeting
    ):
        first = decided(circle, meeting, effect=lifting(circle))
        effect = EffectDraft("end_exception", exception=circle.network.exceptions.get())
        decided(circle, meeting, effect=effect)
        assert "concluded" in refusal(circle, first)
        assert exceptions(FactScope(circle.network)) == ()


class TestYear:
    def test_a_draft_is_published_as_it_was_read(self, circle: Circle, meeting: Meeting):
        draft = planned(circle)
        effect = EffectDraft("publish_year", draft=draft.pk)
        decision = decided(circle, meeting, effect=effect)
        programme = Programme.objects.get()
        assert (programme.draft, programme.decision) == (draft, decision.pk)
        assert decision.effects.get().year == 2027

    def test_a_draft_that_has_changed_since_is_refused_with_what_changed(
        self, circle: Circle, meeting: Meeting
    ):
        draft = planned(circle)
        decision = prepared(circle, meeting, EffectDraft("publish_year", draft=draft.pk))
        row = draft.series.get().planned.get(on=NEAR[1])
        row.on += timedelta(days=7)
        row.save()
        said = refusal(circle, decision)
        assert "2 meetings of the draft “Projet 1” have changed" in said

    def test_a_draft_only_shared_meanwhile_is_the_same(self, circle: Circle, meeting: Meeting):
        draft = planned(circle)
        decision = prepared(circle, meeting, EffectDraft("publish_year", draft=draft.pk))
        Draft.objects.update(version=7, shared_on=TODAY)
        assert concluded(circle, decision).carried_out_at == NOW

    def test_a_draft_thrown_away_is_published_no_more(self, circle: Circle, meeting: Meeting):
        draft = planned(circle)
        decision = prepared(circle, meeting, EffectDraft("publish_year", draft=draft.pk))
        discard_draft(draft=draft, version=draft.version, by=OPERATOR, now=NOW)
        assert "no longer there" in refusal(circle, decision)


def test_a_decision_that_was_not_adopted_is_not_carried_out(circle: Circle, meeting: Meeting):
    deferred = concluded(circle, propose(circle, meeting), "deferred")
    with nothing_changes(), pytest.raises(ValidationError, match="was not adopted"):
        applying.carry_out(decision=deferred, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_secretaries_at_once_apply_once(tmp_path: Path) -> None:
    circle = found_circle()
    decision = prepared(circle, hold(circle), lifting(circle))
    with really_apart(tmp_path / "apart.sqlite3") as read:
        answers = together(*[lambda: concluded(circle, decision)] * 4)
        lifted = read("SELECT clause FROM networks_charterexception")
    assert sorted(type(answer).__name__ for answer in answers) == [*["Changed"] * 3, "Decision"]
    assert lifted == [("CIR-01",)]


@pytest.mark.django_db(transaction=True)
def test_two_sittings_that_adopt_two_texts_at_once(tmp_path: Path) -> None:
    circle = found_circle()
    texts, sittings = (proposed(circle), later(circle)), (hold(circle), hold(circle, APRIL))
    decisions = [
        prepared(circle, sitting, EffectDraft("amend_text", proposal=text))
        for sitting, text in zip(sittings, texts, strict=True)
    ]
    with really_apart(tmp_path / "apart.sqlite3") as read:
        answers = together(*[partial(concluded, circle, decision) for decision in decisions])
        (versions,) = read("SELECT count(*) FROM networks_charterversion")
    assert sorted(type(answer).__name__ for answer in answers) == ["Decision", "ValidationError"]
    assert versions == (2,)
