"""What the software knows of what a person made with others: minutes, deliverables."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tourdetable.domain.own.columns import (
    BODY,
    MOMENT,
    NETWORK,
    WORDS,
    TableTold,
    of_meeting,
    of_seat,
)

MADE: Mapping[str, TableTold] = {
    "deliverables.Deliverable.planned_by": TableTold(
        _("Deliverables that I planned"),
        (
            ("network__name", NETWORK),
            ("body__name", BODY),
            ("title", _("Title")),
            ("summary", _("Summary")),
            ("state", _("State")),
            ("planned_at", MOMENT),
        ),
    ),
    "deliverables.WorkVersion.kept_by": TableTold(
        _("Versions of deliverables that I kept"),
        (
            ("deliverable__network__name", NETWORK),
            ("title", _("Title")),
            ("number", _("Version")),
            ("note", WORDS),
            ("kept_at", MOMENT),
        ),
    ),
    "deliverables.WorkAuthor.person": TableTold(
        _("Versions of which I am an author"),
        (
            ("of__deliverable__network__name", NETWORK),
            ("of__title", _("Title")),
            ("of__number", _("Version")),
            of_seat(),
        ),
    ),
    "deliverables.PeerReview.answered_by": TableTold(
        _("What I said of deliverables of others"),
        (
            ("of__deliverable__network__name", NETWORK),
            ("of__title", _("Title")),
            of_seat(),
            ("verdict", _("What I said")),
            ("words", WORDS),
            ("answered_at", MOMENT),
        ),
    ),
    "deliverables.Circulation.by": TableTold(
        _("Deliverables that I circulated"),
        (
            ("of__deliverable__network__name", NETWORK),
            ("of__title", _("Title")),
            ("to_whom", _("To whom")),
            ("on", MOMENT),
        ),
    ),
    "deliverables.DeliverableUse.person": TableTold(
        _("Deliverables that I used"),
        (
            ("deliverable__network__name", NETWORK),
            ("deliverable__title", _("Title")),
            of_seat(),
            ("outcome", _("What became of it")),
            ("words", WORDS),
            ("on", MOMENT),
        ),
    ),
    "minutes.Minutes.written_by": TableTold(
        _("Minutes that I wrote"), (*of_meeting("meeting"), ("state", _("State")))
    ),
    "minutes.Revision.person": TableTold(
        _("Versions of minutes that I saved"), (*of_meeting("minutes__meeting"), ("at", MOMENT))
    ),
    "minutes.Approval.person": TableTold(
        _("Minutes that I approved"),
        (*of_meeting("minutes__meeting"), of_seat(), ("at", MOMENT)),
    ),
    "minutes.Remark.person": TableTold(
        _("My remarks on minutes"),
        (
            *of_meeting("minutes__meeting"),
            of_seat(),
            ("quote", _("Passage")),
            ("proposed", _("Words proposed")),
            ("words", WORDS),
            ("at", MOMENT),
        ),
    ),
    "minutes.CoSignature.person": TableTold(
        _("Minutes that I co-signed"), (*of_meeting("minutes__meeting"), ("at", MOMENT))
    ),
    "minutes.MinutesCorrection.opened_by": TableTold(
        _("Corrected minutes that I opened"),
        (*of_meeting("minutes__meeting"), ("reason", WORDS), ("opened_at", MOMENT)),
    ),
    "minutes.CorrectionApproval.person": TableTold(
        _("Corrected minutes that I approved"),
        (*of_meeting("correction__minutes__meeting"), of_seat(), ("at", MOMENT)),
    ),
    "minutes.MinutesReading.person": TableTold(
        _("Minutes that I said I had read"),
        (*of_meeting("minutes__meeting"), of_seat(), ("on", MOMENT)),
    ),
}
