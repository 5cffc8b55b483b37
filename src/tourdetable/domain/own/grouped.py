"""What the software knows of a person in working groups, in support and of what they were asked."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tourdetable.domain.own.columns import BODY, MOMENT, NETWORK, UNTIL, WORDS, TableTold

GROUPS: Mapping[str, TableTold] = {
    "groups.Joining.person": TableTold(
        _("Groups that I said my seat would join"),
        (
            ("answer__call__body__network__name", NETWORK),
            ("answer__topic__title", _("Topic")),
            ("at", MOMENT),
        ),
    ),
    "groups.TermsOfReference.written_by": TableTold(
        _("Terms of reference that I wrote"),
        (
            ("body__network__name", NETWORK),
            ("body__name", BODY),
            ("number", _("Version")),
            ("written_at", MOMENT),
        ),
    ),
    "groups.GroupReport.written_by": TableTold(
        _("Reports of groups that I wrote last"),
        (
            ("body__network__name", NETWORK),
            ("body__name", BODY),
            ("kind", _("Report")),
            ("given_on", _("Given")),
        ),
    ),
    "coordination.SupportNote.written_by": TableTold(
        _("What I wrote in the support journal of bodies"),
        (
            ("body__network__name", NETWORK),
            ("body__name", BODY),
            ("seat__institution__name", _("Seat")),
            ("on", MOMENT),
            ("words", WORDS),
            ("agreed", _("What was agreed")),
            ("due", UNTIL),
        ),
    ),
    "coordination.DatesCall.asked_by": TableTold(
        _("Dates that I asked of bodies"),
        (
            ("body__network__name", NETWORK),
            ("body__name", BODY),
            ("until", UNTIL),
            ("words", WORDS),
            ("asked_on", MOMENT),
        ),
    ),
    "coordination.Outreach.made_by": TableTold(
        _("What I did for several bodies at once"),
        (("network__name", NETWORK), ("kind", _("What was done")), ("made_at", MOMENT)),
    ),
    "questionnaires.AskedPerson.person": TableTold(
        _("Questionnaires that I was asked, as long as they are open"),
        (
            ("questionnaire__body__network__name", NETWORK),
            ("questionnaire__body__name", BODY),
            ("questionnaire__title", _("Title")),
        ),
    ),
}
