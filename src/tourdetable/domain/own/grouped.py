"""What the software knows of a person in working groups, and of what they were asked together."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tourdetable.domain.own.columns import BODY, MOMENT, NETWORK, TableTold

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
    "questionnaires.AskedPerson.person": TableTold(
        _("Questionnaires that I was asked, as long as they are open"),
        (
            ("questionnaire__body__network__name", NETWORK),
            ("questionnaire__body__name", BODY),
            ("questionnaire__title", _("Title")),
        ),
    ),
}
