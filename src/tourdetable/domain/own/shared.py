"""What the library and the public site keep of a person (see `dossier`)."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tourdetable.domain.own.columns import BODY, MOMENT, NETWORK, WORDS, TableTold, of_seat

SHARED: Mapping[str, TableTold] = {
    "library.Entry.person": TableTold(
        _("What I brought to the library"),
        (
            ("network__name", NETWORK),
            ("body__name", BODY),
            of_seat(),
            ("kind", _("Kind")),
            ("title", _("Title")),
            ("line", _("In a line")),
            ("text", WORDS),
            ("brought_at", MOMENT),
        ),
    ),
    "library.EntryUse.person": TableTold(
        _("What I said I had used"),
        (
            ("entry__title", _("Title")),
            of_seat(),
            ("outcome", _("What became of it")),
            ("words", WORDS),
            ("on", MOMENT),
        ),
    ),
    "site.PageEdition.kept_by": TableTold(
        _("Editions of public pages that I published"),
        (
            ("page__network__name", NETWORK),
            ("title", _("Title")),
            ("number", _("Version")),
            ("kept_at", MOMENT),
        ),
    ),
    "library.NewsSource.person": TableTold(
        _("Sources that I had read"),
        (("network__name", NETWORK), ("title", _("Title")), ("added_on", MOMENT)),
    ),
}
