"""The purpose of each page, by the name of its address."""

from __future__ import annotations

from tourdetable.interface.web.areas.guide.purposes import (
    composition,
    door,
    network,
    sittings,
    years,
)
from tourdetable.interface.web.areas.guide.purposes.terms import PageHelp

SUBJECTS = (network, composition, sittings, years, door)

KNOWN: dict[str, PageHelp] = {
    name: one for subject in SUBJECTS for one in subject.PURPOSES for name in one.names
}

SPEAK_FOR_THEMSELVES = frozenset(
    {
        "account_inactive",
        "account_logout",
        "guide",
        "guide_chapter",
        "page_accessibility",
        "page_contact",
        "page_help",
        "page_legal",
        "page_privacy",
        "page_sitemap",
        "page_terms",
    }
)
"""Pages that say nothing else than what they are for."""

NOT_PAGES = frozenset(
    {
        "account_login",
        "account_signup",
        "calendar_ics",
        "calendar_personal",
        "charter_former_article",
        "charter_pdf",
        "decision_record_pdf",
        "draft_odt",
        "draft_pdf",
        "guide_figure",
        "healthz",
        "meeting_sheet",
        "minutes_pdf",
        "programme_odt",
        "programme_pdf",
        "robots_txt",
        "security_txt",
        "set_language",
    }
)
"""Files, and addresses that lead to another one."""
