"""What a proposal would do: attached before anybody takes position, by a competent body."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    CHARTER,
    FOUNDED,
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
    last_event,
    lifting,
    nothing_changes,
    objection,
    once_sent,
    propose,
    stated,
)
from tests.domain.programme.adopting import planned
from tourdetable.domain.decisions.actions.effects import (
    detach_effect,
    put_with_effect,
)
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.charters import propose_charter, withdraw_proposal
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body, CharterProposal

COMPETENCES = """\
[[competences]]
effect = "lift_article"
bodies = ["circle"]
scope = "own"
articles = ["CIR-02"]

[[competences]]
effect = "lift_article"
bodies = ["board"]

"""
"""The circles lift for themselves only one article; the board, any."""


def charter(tables: str = COMPETENCES, gathering: str = "board") -> str:
    """The circle's charter, where another kind of body gathers the network."""
    text = CHARTER.replace("gathers_network = true\n", "")
    named = {"board": 'name = "Bureau"\n', "circle": 'name = "Cercle"\n', "": "\x00"}[gathering]
    text = text.replace(named, f"{named}gathers_network = true\n")
    return text.replace("\n+++\n\n#", f"\n{tables}+++\n\n#")


def proposed(circle: Circle, version: str = "2027.2", text: str = CHARTER) -> CharterProposal:
    """A text that waits: every three months instead of two."""
    text = text.replace('version = "2027.1"', f'version = "{version}"')
    text = text.replace("months = 2", "months = 3")
    by, day = Actor(circle.bao), date(2027, 9, 1)
    return propose_charter(network=circle.network, text=text, in_force_from=day, by=by, now=NOW)


def sister(circle: Circle, kind: str = "circle") -> Body:
    said = {"name": "Ailleurs", "slug": f"ailleurs-{kind}", "starts": FOUNDED}
    return install_body(network=circle.network, kind=kind, by=OPERATOR, now=NOW, **said)  # type: ignore[arg-type]  # names and values are these


def refusal(circle: Circle, decision: Decision, effect: EffectDraft, **more: Any) -> str:
    with nothing_changes(), pytest.raises(ValidationError) as refused:
        attached(circle, decision, effect, **more)
    return " ".join(refused.value.messages)


class TestAttaching:
    def test_an_effect_is_part_of_the_proposal(self, circle: Circle, meeting: Meeting):
        decision = attached(circle, propose(circle, meeting), lifting(circle))
        (effect,) = decision.effects.all()
        assert (effect.kind, effect.clause, effect.body, effect.starts, effect.ends) == (
            "lift_article",
            "CIR-01",
            circle.body,
            TODAY,
            date(2027, 6, 30),
        )
        assert (effect.charter.version, effect.applied_at) == ("2027.1", None)
        kind, subject, person, _capacity, data = last_event()
        assert (kind, subject, person) == (
            "decision.effect_attached",
            f"decision:{decision.pk}",
            circle.ana.pk,
        )
        assert (data["effect"], data["effect_kind"]) == (effect.pk, "lift_article")

    def test_nothing_is_attached_once_somebody_has_taken_position(
        self, circle: Circle, meeting: Meeting
    ):
        decision = stated(circle, propose(circle, meeting), consent(circle.town))
        assert "what it does changes no more" in refusal(circle, decision, lifting(circle))

    def test_nor_once_positions_were_taken_back(self, circle: Circle, meeting: Meeting):
        decision = stated(circle, propose(circle, meeting), consent(circle.town))
        decision = stated(circle, decision, PositionDraft(circle.town.pk, ""))
        assert not decision.positions.exists()
        assert "Put a new proposal" in refusal(circle, decision, lifting(circle))

    @pytest.mark.parametrize("outcome", ["consensus", "no_decision", "deferred"])
    def test_nor_once_it_is_concluded(self, circle: Circle, meeting: Meeting, outcome: str):
        decision = decided(circle, meeting, outcome)
        assert "concluded" in refusal(circle, decision, lifting(circle))

    def test_two_hands_at_once(self, circle: Circle, meeting: Meeting):
        decision = propose(circle, meeting)
        attached(circle, Decision.objects.get(pk=decision.pk), lifting(circle))
        with nothing_changes(), pytest.raises(Changed):
            attached(circle, decision, lifting(circle, "CIR-02"))

    def test_positions_on_a_proposal_that_has_changed_are_asked_again(
        self, circle: Circle, meeting: Meeting
    ):
        decision = propose(circle, meeting)
        attached(circle, Decision.objects.get(pk=decision.pk), lifting(circle))
        with nothing_changes(), pytest.raises(Changed):
            stated(circle, decision, consent(circle.town))

    def test_a_form_sent_twice_attaches_once(self, circle: Circle, meeting: Meeting):
        decision, by = propose(circle, meeting), once_sent(circle.by_ana())
        attached(circle, Decision.objects.get(pk=decision.pk), lifting(circle), by=by)
        with nothing_changes(), pytest.raises(AlreadyDone):
            attached(circle, decision, lifting(circle), by=by)

    def test_the_same_effect_twice_is_refused(self, circle: Circle, meeting: Meeting):
        decision = attached(circle, propose(circle, meeting), lifting(circle))
        assert "already" in refusal(circle, decision, lifting(circle, ends=date(2027, 8, 1)))

    def test_several_effects_are_attached(self, circle: Circle, meeting: Meeting):
        decision = attached(circle, propose(circle, meeting), lifting(circle))
        decision = attached(circle, decision, lifting(circle, "CIR-02", body=None))
        assert [effect.clause for effect in decision.effects.all()] == ["CIR-01", "CIR-02"]

    def test_an_unknown_kind_is_refused(self, circle: Circle, meeting: Meeting):
        decision = propose(circle, meeting)
        assert "not in the charter" in refusal(circle, decision, EffectDraft("plant_a_tree"))

    def test_an_effect_is_taken_off_while_nobody_has_taken_position(
        self, circle: Circle, meeting: Meeting
    ):
        decision = attached(circle, propose(circle, meeting), lifting(circle))
        said = {"by": circle.by_ana(), "now": NOW}
        effect = decision.effects.get()
        detach_effect(effect=effect, version=decision.version, **said)  # type: ignore[arg-type]  # names and values are these
        assert (decision.effects.count(), last_event()[0]) == (0, "decision.effect_detached")

    def test_and_not_afterwards(self, circle: Circle, meeting: Meeting):
        decision = attached(circle, propose(circle, meeting), lifting(circle))
        effect, decision = decision.effects.get(), agreed(circle, decision)
        with nothing_changes(), pytest.raises(ValidationError):
            detach_effect(effect=effect, version=decision.version, by=circle.by_ana(), now=NOW)

    def test_a_proposal_is_put_with_its_effect_or_not_at_all(
        self, circle: Circle, meeting: Meeting
    ):
        said = {"meeting": meeting, "title": "Lever", "by": once_sent(circle.by_ana()), "now": NOW}
        decision = put_with_effect(effect=lifting(circle), **said)  # type: ignore[arg-type]  # names and values are these
        assert (decision.effects.count(), decision.version) == (1, 2)
        said["by"] = once_sent(circle.by_ana())
        with nothing_changes(), pytest.raises(ValidationError):
            put_with_effect(effect=lifting(circle, "CIR-99"), **said)  # type: ignore[arg-type]  # idem: names and values are these


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"clause": "CIR-99"}, "no article CIR-99"),
            ({"clause": ""}, "no article"),
            ({"ends": date(2027, 4, 1)}, "cannot end before it starts"),
            ({"starts": date(2027, 4, 5)}, "begin today at the earliest"),
            ({"starts": date(2026, 1, 1), "ends": date(2026, 12, 31)}, "stays judged"),
            ({"ends": None}, "from which day to which day"),
        ],
    )
    def test_an_exception_that_lifts_nothing_or_the_past(
        self, circle: Circle, meeting: Meeting, changed: dict[str, Any], words: str
    ):
        effect = replace(lifting(circle), **changed)
        assert words in refusal(circle, propose(circle, meeting), effect)

    @pytest.mark.django_db
    def test_an_article_that_no_software_judges(self):
        rule = '```rule\ncheck = "not_measurable"\nbecause = "Cela se sent."\n```\n'
        circle = found_circle(f"{CHARTER}\n## Bien lire {{#CIR-09}}\n\n{rule}")
        decision = propose(circle, hold(circle))
        assert "nothing to lift" in refusal(circle, decision, lifting(circle, "CIR-09"))

    def test_what_is_another_networks(self, circle: Circle, meeting: Meeting):
        other, decision = found_circle(slug="other"), propose(circle, meeting)
        exception = decided(other, hold(other), effect=lifting(other)).effects.get()
        lifted = other.network.exceptions.get(decision=exception.decision_id)
        text, draft = proposed(other), planned(other)
        tried = {
            "body": lifting(circle, body=other.body),
            "text": EffectDraft("amend_text", proposal=text),
            "draft": EffectDraft("publish_year", draft=draft.pk),
            "exception": EffectDraft("end_exception", exception=lifted),
        }
        found = {name: refusal(circle, decision, effect) for name, effect in tried.items()}
        assert found == {
            "body": "This body belongs to another network.",
            "text": "This text was proposed to another network.",
            "draft": "This draft is of another network.",
            "exception": "This exception is another network’s.",
        }

    @pytest.mark.parametrize("kind", ["amend_text", "end_exception", "publish_year", "close_body"])
    def test_an_effect_about_nothing(self, circle: Circle, meeting: Meeting, kind: str):
        assert "Choose" in refusal(circle, propose(circle, meeting), EffectDraft(kind))

    def test_a_text_that_waits_no_more(self, circle: Circle, meeting: Meeting):
        text = proposed(circle)
        withdraw_proposal(proposal=text, by=Actor(circle.bao), now=NOW)
        text.refresh_from_db()
        effect = EffectDraft("amend_text", proposal=text)
        assert "withdrawn" in refusal(circle, propose(circle, meeting), effect)

    def test_a_draft_that_has_no_year(self, circle: Circle, meeting: Meeting):
        draft = planned(circle)
        draft.state = "writing"
        draft.save()
        effect = EffectDraft("publish_year", draft=draft.pk)
        assert "planned first" in refusal(circle, propose(circle, meeting), effect)


@pytest.mark.django_db
class TestDuties:
    """Each body settles how it shares its own duties, where the charter has some for it."""

    def test_a_circle_does_without_any_competence(self):
        circle = found_circle(charter())
        decision = attached(circle, propose(circle, hold(circle)), EffectDraft("settle_duties"))
        (effect,) = decision.effects.all()
        assert (effect.identity, effect.content) == ("settle_duties", ["secretary"])

    def test_an_objection_that_stands_is_no_obstacle(self, circle: Circle, meeting: Meeting):
        decision = attached(circle, propose(circle, meeting), EffectDraft("settle_duties"))
        decision = stated(circle, decision, objection(circle.town), consent(circle.library))
        concluded(circle, decision, "adopted_with_dissent")
        decision.refresh_from_db()
        assert decision.carried_out_at == NOW


@pytest.mark.django_db
class TestCompetence:
    """One circle's secretary changes nothing for the network, whatever is decided there."""

    def test_only_the_board_changes_the_text_and_publishes_the_year(self):
        circle = found_circle(charter())
        decision = propose(circle, hold(circle))
        text, draft = proposed(circle, text=charter()), planned(circle)
        tried = [
            EffectDraft("amend_text", proposal=text),
            EffectDraft("publish_year", draft=draft.pk),
        ]
        assert [refusal(circle, decision, effect) for effect in tried] == [
            "This body may not change the text of the charter. Only: Bureau.",
            "This body may not publish the programme of the year. Only: Bureau.",
        ]

    def test_a_circle_lifts_for_itself_what_the_text_leaves_to_it(self):
        circle = found_circle(charter())
        decision = attached(circle, propose(circle, hold(circle)), lifting(circle, "CIR-02"))
        assert decision.effects.get().clause == "CIR-02"

    def test_neither_another_article_nor_another_body_nor_all(self):
        circle = found_circle(charter())
        decision, other = propose(circle, hold(circle)), sister(circle)
        tried = [
            lifting(circle, "CIR-01"),
            lifting(circle, "CIR-02", body=other),
            lifting(circle, "CIR-02", body=None),
        ]
        goes_beyond = (
            "This goes beyond what the charter lets this body decide. It says: "
            "Cercle, for itself only (CIR-02), or Bureau."
        )
        assert [refusal(circle, decision, effect) for effect in tried] == [goes_beyond] * 3

    def test_whoever_may_not_lift_an_article_may_not_end_its_exception(self):
        circle = found_circle(charter(tables="", gathering="circle"))
        meeting = hold(circle)
        decided(circle, meeting, effect=lifting(circle))
        exception = circle.network.exceptions.get()
        circle.network.charters.update(text=charter(), digest="again")
        effect = EffectDraft("end_exception", exception=exception)
        assert "goes beyond" in refusal(circle, propose(circle, meeting), effect)

    def test_where_nobody_is_competent_the_refusal_says_what_the_text_lacks(self):
        circle = found_circle(charter(tables="", gathering=""))
        said = refusal(circle, propose(circle, hold(circle)), lifting(circle))
        assert said == (
            "The charter says of nobody that it may lift an article for a while. Its text has to "
            "say which body gathers the whole network, or which one decides of this."
        )

    def test_competence_over_the_bodies_of_its_kind(self):
        tables = '[[competences]]\neffect = "lift_article"\nbodies = ["circle"]\nscope = "kind"\n\n'
        circle = found_circle(charter(tables))
        decision, board = propose(circle, hold(circle)), sister(circle, "board")
        attached(circle, decision, lifting(circle, body=sister(circle)))
        assert "goes beyond" in refusal(circle, decision, lifting(circle, "CIR-03", body=board))
