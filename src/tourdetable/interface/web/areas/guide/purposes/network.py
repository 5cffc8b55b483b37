"""The network, its bodies, its people and its charter; one's own table."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

START, CHARTER, SEARCHING = "premiers-pas", "lire-la-charte", "chercher"
PEOPLE = "personnes-et-institutions"

PURPOSES = (
    purpose(
        _(
            "What is asked of you in all your networks, by when and why you; then your next "
            "meetings and what you are in charge of."
        ),
        START,
        "home",
    ),
    purpose(
        _(
            "The network at a glance: members read what comes next, where its charter stands, its "
            "bodies and latest decisions; without an account, one reads what is public."
        ),
        START,
        "network",
    ),
    purpose(
        _(
            "What anybody may read of the network without an account, as its charter says; nobody "
            "is named there."
        ),
        START,
        "public",
    ),
    purpose(
        _(
            "One body: its next meeting, who sits there, whose turn it is, what it decided, and "
            "how it keeps the charter."
        ),
        START,
        "body",
        "body_seats",
    ),
    purpose(
        _(
            "What was done over a season for each thing that the charter says its bodies are for, "
            "month by month, and the facts behind each figure."
        ),
        CHARTER,
        "charter_functions",
    ),
    purpose(
        _("Who sits in the network and for which institution, who holds which office."),
        START,
        "people",
    ),
    purpose(
        _("A person or an institution: what it holds and held in this network, and since when."),
        PEOPLE,
        "person",
        "institution",
    ),
    purpose(
        _(
            "Find those who have or had a place in the network, and institutions; add those who "
            "are missing, merge those who are here twice."
        ),
        PEOPLE,
        "people_find",
        "person_add",
        "person_correct",
        "person_merge",
        "institution_add",
        "institution_correct",
        "institution_merge",
    ),
    purpose(
        _(
            "Find a decision by its number, a name, or words in all that you may read: minutes, "
            "decisions, agendas, topics, documents, the charter."
        ),
        SEARCHING,
        "search",
    ),
    purpose(
        _(
            "The text that the network gave itself. Beside each article, as far as you may read "
            "it: whether it is kept, on which facts that rests, and what would mend it."
        ),
        CHARTER,
        "charter",
        "charter_article",
        "charter_coming",
        "charter_exceptions",
    ),
    purpose(
        _(
            "The texts of the charter over the years, and those that members propose: what each "
            "would change is told in sentences."
        ),
        CHARTER,
        "charter_versions",
        "charter_version",
        "charter_propose",
        "charter_proposal",
    ),
    purpose(
        _("Read what the charter asks of whoever sits, and say that you accept it."),
        CHARTER,
        "charter_accept",
    ),
)
