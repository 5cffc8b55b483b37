"""Where bodies work, what institutions cover, where facilities are."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

PLACES = "dire-ou-l-on-travaille"

PURPOSES = (
    purpose(
        _("Where each body works, on the official divisions of the year."),
        PLACES,
        "territories",
        "body_territory",
    ),
    purpose(
        _(
            "Where the bodies work, drawn: white zones, how often bodies meet, facilities and from "
            "where people come to them. The list beside says the same."
        ),
        PLACES,
        "map",
        "map_body",
    ),
    purpose(
        _("The map that anybody may see: the bodies that the charter makes public, nothing else."),
        PLACES,
        "map_public",
    ),
    purpose(
        _(
            "Say where a body works: search for communes, districts or intercommunal bodies by "
            "name, and tick them. Whoever composes it does so."
        ),
        PLACES,
        "territory_add",
        "territory_end",
        "territory_take_back",
        "territory_word",
    ),
    purpose(
        _("What an institution covers: a department for a Caf, its commune for a town."),
        PLACES,
        "coverage",
        "coverages_proposed",
        "coverage_add",
        "coverage_end",
        "coverage_take_back",
    ),
    purpose(
        _("The facilities of the institutions of the network, and from where people come to them."),
        PLACES,
        "facilities",
        "facility",
    ),
    purpose(
        _("Add a facility, change what is said of it, say from where people come to it."),
        PLACES,
        "facility_add",
        "facility_change",
        "facility_remove",
        "facility_area_add",
        "facility_area_end",
        "facility_area_take_back",
    ),
    purpose(
        _(
            "What merged, split or changed since places were written; say what stands for them "
            "from then on. The past stays as it was."
        ),
        PLACES,
        "territory_changes",
        "territory_settle",
    ),
)
