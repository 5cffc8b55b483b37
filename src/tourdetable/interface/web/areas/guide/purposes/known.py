"""The purpose of each page, by the name of its address."""

from __future__ import annotations

from tourdetable.interface.web.areas.guide.purposes import (
    composition,
    door,
    founding,
    guests,
    invitations,
    minutes,
    network,
    own,
    sittings,
    topics,
    years,
)
from tourdetable.interface.web.areas.guide.purposes.terms import PageHelp
from tourdetable.interface.web.areas.guide.purposes.works import (
    commitments,
    deliverables,
    territories,
)

SUBJECTS = (
    commitments,
    composition,
    deliverables,
    door,
    founding,
    guests,
    invitations,
    minutes,
    network,
    own,
    sittings,
    territories,
    topics,
    years,
)

KNOWN: dict[str, PageHelp] = {
    name: one for subject in SUBJECTS for one in subject.PURPOSES for name in one.names
}

SPEAK_FOR_THEMSELVES = frozenset(
    {
        "account_inactive",
        "account_logout",
        "guide",
        "guide_chapter",
        "identity_back",
        "page_accessibility",
        "page_contact",
        "page_help",
        "page_legal",
        "page_privacy",
        "page_sitemap",
        "page_terms",
        "signin_link",
    }
)
"""Pages that say nothing else than what they are for."""

NOT_PAGES = frozenset(
    {
        "account_login",
        "account_signup",
        "agenda_office",
        "agenda_pdf",
        "body_rates_csv",
        "calendar_body",
        "calendar_ics",
        "calendar_personal",
        "charter_former_article",
        "charter_office",
        "charter_pdf",
        "decision_record_office",
        "decision_record_pdf",
        "document",
        "draft_list_office",
        "draft_list_pdf",
        "draft_pdf",
        "entry_file",
        "entry_offline",
        "extract_office",
        "extract_pdf",
        "found_enter",
        "export",
        "guest_document",
        "guide_figure",
        "healthz",
        "identity_go",
        "identity_left",
        "meeting_preview_page",
        "meeting_offline",
        "meeting_sheet",
        "meeting_sheet_office",
        "meeting_sheet_pdf",
        "meeting_stream",
        "room_stream",
        "minutes_as_pdf",
        "minutes_chatham_office",
        "minutes_chatham_pdf",
        "library_feed",
        "invitation_office",
        "invitation_pdf",
        "kit_office",
        "kit_pdf",
        "minutes_office",
        "minutes_pdf",
        "network_logo",
        "operate_mail_again",
        "own_address_send",
        "own_known_file",
        "own_known_json",
        "papers_model",
        "papers_sample_office",
        "papers_sample_pdf",
        "passkey_again",
        "programme_list_office",
        "programme_list_pdf",
        "programme_pdf",
        "relay_file",
        "relay_shared_file",
        "experience_document",
        "experience_sheet_pdf",
        "experience_sheet_office",
        "relay_link_file",
        "robots_txt",
        "roster_model",
        "roster_refused",
        "security_txt",
        "set_language",
        "signin_passkey",
        "work_bibtex",
        "work_csl",
        "work_office",
        "work_pdf",
        "work_version_office",
        "work_version_pdf",
    }
)
"""Files, and addresses that lead to another one."""
