"""Calling on partners; sending a link to those that have no seat, closing it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, found_circle, nothing_changes
from tests.domain.convention.builders import (
    BY,
    by_link,
    diagnosis_of,
    invited,
    link_to,
)
from tourdetable.domain.convention.actions.calling import (
    LONGEST,
    call_on,
    close_link,
    forget_contacts,
    invite_partner,
    release_partner,
    send_link,
)
from tourdetable.domain.convention.actions.diagnosing import (
    MOST_BY_LINK,
    EntryDraft,
    bring_entry,
)
from tourdetable.domain.convention.models import DiagnosisMessage, SharedDiagnosis
from tourdetable.domain.convention.queries.diagnoses import contributors_of, partners_of
from tourdetable.domain.people.actions import register_institution

pytestmark = pytest.mark.django_db

WIND = EntryDraft("words", "Du vent au cap.")


def at(made: SharedDiagnosis) -> dict[str, Any]:
    made.refresh_from_db()
    return {"diagnosis": made, "version": made.version, **BY}


def of(partner: Any) -> dict[str, Any]:
    version = SharedDiagnosis.objects.get(pk=partner.diagnosis_id).version
    return {"partner": partner, "version": version, **BY}


def test_those_that_sit_are_called_on_once_and_called_no_more() -> None:
    circle = found_circle()
    made, town = diagnosis_of(circle), circle.town.institution
    both = [town, circle.library.institution]
    call_on(institutions=[town], **at(made))
    call_on(institutions=both, **at(made))
    found = [
        (one.institution, one.called_on, one.sits, one.brought)
        for one in partners_of(made, on=TODAY)
    ]
    assert sorted(found, key=str) == sorted([(one, TODAY, True, 2) for one in both], key=str)
    release_partner(**of(made.partners.get(institution=town)))
    assert [one.institution for one in made.partners.all()] == [circle.library.institution]
    assert town.pk in contributors_of(made)
    with_no_seat = [register_institution(name="Phare")]
    with nothing_changes(), pytest.raises(ValidationError, match="Phare"):
        call_on(institutions=with_no_seat, **at(made))


def test_one_that_does_not_sit_brings_lines_by_the_link_that_it_is_sent() -> None:
    made = diagnosis_of(found_circle())
    row = invited(made)
    assert (row.institution.name, row.link, row.opens(TODAY)) == ("Commune du Cap", 1, True)
    sent = DiagnosisMessage.objects.values_list("letter", "to", "link").get()
    assert sent == ("called", "roy@cap.example", 1)
    line = bring_entry(diagnosis=made, draft=WIND, by=by_link(row), now=NOW)
    assert (line.whose, line.seat, line.person) == (row.institution, None, None)
    assert line.said_by == "Mme Roy, maire, Commune du Cap"
    assert row.institution_id in contributors_of(made)
    made.entries.bulk_create(
        type(line)(
            diagnosis=made, kind="issue", words=str(n), institution=line.institution, on=TODAY
        )
        for n in range(MOST_BY_LINK)
    )
    more = EntryDraft("words", "Encore du vent.")
    with nothing_changes(), pytest.raises(ValidationError):
        bring_entry(diagnosis=made, draft=more, by=by_link(row), now=NOW)


def test_a_link_goes_to_an_address_for_a_time_and_to_no_institution_that_sits() -> None:
    circle = found_circle()
    made = diagnosis_of(circle)
    invited(made)
    wrong: tuple[tuple[Any, Any], ...] = (
        (circle.town.institution, link_to()),
        ("Commune du Cap", link_to()),
        ("Phare", link_to(email="roy")),
        ("Phare", link_to(until=TODAY - timedelta(1))),
        ("Phare", link_to(until=TODAY + LONGEST + timedelta(1))),
    )
    for institution, sending in wrong:
        with nothing_changes(), pytest.raises(ValidationError):
            invite_partner(institution=institution, sending=sending, **at(made))


def test_a_link_that_was_replaced_closed_or_is_past_its_day_brings_nothing() -> None:
    made = diagnosis_of(found_circle())
    row = invited(made, until=TODAY)
    former = by_link(row)
    late = NOW + timedelta(days=2)
    row = send_link(sending=link_to("cabinet@cap.example", TODAY), **of(row))
    assert list(DiagnosisMessage.objects.values_list("to", "link")) == [("cabinet@cap.example", 2)]
    last = by_link(row)
    for by, when in ((former, NOW), (last, late)):
        with nothing_changes(), pytest.raises(ValidationError, match="opens nothing"):
            bring_entry(diagnosis=made, draft=WIND, by=by, now=when)
    later = [NOW + timedelta(days=days) for days in (90, 92)]
    assert [forget_contacts(now=when) for when in later] == [0, 1]
    row = send_link(sending=link_to(until=TODAY), **of(row))
    SharedDiagnosis.objects.update(state="asked")
    assert forget_contacts(now=later[1]) == 0
    SharedDiagnosis.objects.update(state="draft")
    row = close_link(**of(row))
    assert (row.email, row.contact, row.open_until) == ("", "", None)
    assert not DiagnosisMessage.objects.exists()
    with nothing_changes(), pytest.raises(ValidationError):
        close_link(**of(row))
    release_partner(**of(row))
    with nothing_changes(), pytest.raises(ValidationError):
        bring_entry(diagnosis=made, draft=WIND, by=last, now=NOW)
