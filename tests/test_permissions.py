"""Every URL × role, in one table (DESIGN §7): what each is answered when reading, and when sending
forged data; and that nobody is told, on the way, what is for others (`canaries.py`).

A URL without a line here fails the suite, and so does a line without a URL. Nothing that a forged
form sends changes a row of the domain, whoever sends it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.canaries import KNOCK, leaked, said_in, sown
from tests.domain.builders import NOW, nothing_changes
from tests.machine_words import machine_words
from tests.permissions.convention import CONVENTION
from tests.permissions.coordination import COORDINATION
from tests.permissions.deliverables import DELIVERABLES
from tests.permissions.evaluation import EVALUATION
from tests.permissions.experience import EXPERIENCES
from tests.permissions.groups import GROUPS
from tests.permissions.library import LIBRARY
from tests.permissions.lines import (
    ANY_MEMBER,
    EVERYBODY,
    KEEPER,
    LIKE,
    NO_FORM,
    NOT_LIGHT_POST,
    REDIRECTED,
    STEWARD,
    Line,
    a_mandate,
    a_method,
    a_seat,
    a_theme,
    a_topic,
    an_office,
    answer_of_bao,
    answered,
    asked_for,
    awaited,
    body,
    but,
    chosen_first,
    circle,
    commitment_token,
    composing,
    consultation_token,
    consulted,
    convener_of_mail,
    dated,
    decision,
    draft,
    february,
    former_edition,
    guest,
    guest_link,
    handed_out,
    in_odt,
    january,
    june,
    june_duty,
    lasting,
    left_behind,
    link_of_june,
    march,
    members,
    method_in_june,
    of_member,
    only,
    operators,
    own,
    own_form,
    own_method,
    own_page,
    period,
    port,
    presence,
    proposal,
    read,
    relation,
    roster,
    seat_of_member,
    series,
    session_of_member,
    shown_to_be_read,
    somebody,
    steward_only,
    suggestion,
    swap,
    the_port,
    town,
)
from tests.permissions.newsletters import NEWSLETTERS
from tests.permissions.questionnaires import QUESTIONNAIRES
from tests.permissions.referrals import REFERRALS
from tests.permissions.relays import RELAYS
from tests.permissions.schemes import SCHEMES
from tests.permissions.site import SITE
from tests.permissions.stage import ROLES, Stage, build_stage, twin
from tests.permissions.territories import TERRITORIES
from tourdetable.domain.networks.models import Logo
from tourdetable.interface.web.fresh.pages import NEVER_KEPT

pytestmark = pytest.mark.django_db

FORGED = {
    "gesture": "not-a-token",
    "acting": "seat:999999",
    "version": "-1",
    "person": "999999",
    "confirmed": "on",
}


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch)


def set_clock(patch: pytest.MonkeyPatch) -> None:
    """Tuesday 6 April 2027, ten o'clock in Paris."""
    patch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stage]:
    """The stage, built once for all addresses, and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        stage = build_stage()
        sown(stage)
        yield stage
        transaction.set_rollback(True)


@pytest.fixture
def stage(built: Stage) -> Stage:
    """The stage, with browsers that remember nothing of another test."""
    return replace(built, clients={role: twin(client) for role, client in built.clients.items()})


MATRIX = {
    "topics": members(circle),
    "topic_new": but(
        Line(circle, (302, 404, *(200,) * 5), (302, 404, *(422,) * 5)), light=(200, 422)
    ),
    "topic": body(a_topic),
    "topic_change": but(only(a_topic, "member"), light=(403, 403)),
    "topic_withdraw": but(only(a_topic, "member", post=422), light=(403, 403)),
    "topic_existing": only(a_topic, "member", "secretary", "lead", "steward"),
    "topic_support": only(a_topic, "member", "secretary"),
    "topic_view": only(a_topic, "member", "secretary"),
    "topic_agenda": only(a_topic, "lead", "steward"),
    "topic_group": only(a_topic, "lead", "steward"),
    "topic_send": only(a_topic, "lead", "steward"),
    "topic_join": only(a_topic, "lead", "steward"),
    "topic_decline": only(a_topic, "lead", "steward"),
    "topic_meeting": only(a_topic, "steward"),
    "commitments": body(port),
    "commitments_ask": only(port, "steward"),
    "theme_new": only(port, "steward"),
    "theme_change": only(a_theme, "steward"),
    "theme_close": only(a_theme, "steward"),
    "theme_ask": only(a_theme, "steward"),
    "commitment": asked_for,
    "commitment_end": asked_for,
    "commitment_take_back": replace(
        asked_for, get=(302, *(404,) * 5, 200), post=(302, *(404,) * 5, 422)
    ),
    "commitment_link": Line(commitment_token, EVERYBODY, (422,) * 7),
    "composition": composing(circle),
    "composition_body": composing(port),
    "composition_seat": composing(a_seat),
    "composition_offices": composing(circle),
    "seat_open": steward_only(port),
    "seat_give": steward_only(a_seat),
    "seat_change": steward_only(a_seat),
    "seat_close": steward_only(a_seat),
    "seat_remove": steward_only(a_seat),
    "mandate_end": steward_only(a_mandate),
    "mandate_hand_over": steward_only(a_mandate),
    "mandate_move": steward_only(a_mandate),
    "mandate_correct": steward_only(a_mandate),
    "office_give": steward_only(circle),
    "office_end": steward_only(an_office),
    "office_correct": steward_only(an_office),
    "body_office_give": steward_only(port),
    "body_open": steward_only(circle),
    "body_close": steward_only(port),
    "home": read(own),
    "healthz": read(own),
    "page_accessibility": read(own),
    "page_legal": read(own),
    "page_privacy": read(own),
    "page_terms": read(own),
    "page_sitemap": read(own),
    "page_help": read(own),
    "page_contact": read(own),
    "guide": read(own),
    "guide_chapter": read(lambda _stage: ["premiers-pas"]),
    "guide_figure": read(lambda _stage: ["ma-table"]),
    "set_language": Line(own, REDIRECTED, REDIRECTED),
    "security_txt": read(own),
    "robots_txt": read(own),
    "account_request_login_code": Line(own, (200, *REDIRECTED[1:]), (200, *REDIRECTED[1:])),
    "account_confirm_login_code": Line(own, REDIRECTED, REDIRECTED),
    "signin_link": Line(lambda _stage: ["nothing"], (410,) * 7, (410,) * 7),
    "signin_passkey": Line(own, REDIRECTED, REDIRECTED),
    "passkeys": read(own, (302, *EVERYBODY[1:])),
    "passkey_add": Line(own, (302, *(404,) * 6), (302, *(404,) * 6)),
    "passkey_again": Line(own, (405,) * 7, REDIRECTED),
    "identity_forget": Line(lambda _stage: [999999], (302, *(404,) * 6), (302, *(404,) * 6)),
    "passkey_name": Line(lambda _stage: [999999], (302, *(404,) * 6), (302, *(404,) * 6)),
    "passkey_remove": Line(lambda _stage: [999999], (302, *(404,) * 6), (302, *(404,) * 6)),
    "identity_go": Line(lambda _stage: ["proconnect"], (405,) * 7, (404,) * 7),
    "identity_back": read(lambda _stage: ["proconnect"], (404,) * 7),
    "identity_left": read(lambda _stage: ["oidc"], (404,) * 7),
    "account_login": Line(own, REDIRECTED, REDIRECTED),
    "account_signup": Line(own, REDIRECTED, REDIRECTED),
    "account_inactive": read(own),
    "account_logout": Line(own, (302, *EVERYBODY[1:]), REDIRECTED),
    "choose_person": Line(own, (302, *EVERYBODY[1:]), (302, *EVERYBODY[1:])),
    "found": operators(own),
    "found_key": Line(own, REDIRECTED, (422,) * 7),
    "found_by_key": Line(lambda stage: ["nothing"], (422,) * 7, (422,) * 7),
    "found_done": read(own, REDIRECTED),
    "found_enter": Line(own, NO_FORM, REDIRECTED),
    "found_model": operators(lambda stage: ["itc"]),
    "found_step": operators(lambda stage: ["operator"], post=422),
    "operate": operators(own),
    "operate_facts": operators(own, post=422),
    "operate_close": operators(circle, post=422),
    "operate_reopen": operators(circle, post=422),
    "operate_archive": operators(circle, post=422),
    "operate_mail": operators(own),
    "operate_mail_again": Line(own, NO_FORM, (302, *(404,) * 6), {"operator": (405, 302)}),
    "network_settings": steward_only(circle),
    "network_papers": steward_only(circle),
    "papers_model": in_odt(read(circle, STEWARD)),
    "papers_sample_pdf": read(circle, STEWARD),
    "papers_sample_office": in_odt(read(circle, STEWARD)),
    "network_logo": read(lambda stage: ["circle", Logo.objects.get().digest]),
    "own": own_page(own),
    "own_details": own_form(own),
    "own_addresses": own_page(own),
    "own_address_add": own_form(own),
    "own_address_confirm": of_member(awaited, 422),
    "own_address_send": Line(awaited, NO_FORM, (302, 404, 404, 302, *(404,) * 3), NOT_LIGHT_POST),
    "own_address_mail": of_member(shown_to_be_read, 422),
    "own_address_remove": of_member(shown_to_be_read, 422, others=302),
    "own_sessions": own_page(own),
    "own_sessions_close": own_form(own),
    "own_session_close": of_member(session_of_member, 422, others=302),
    "own_known": own_page(own),
    "own_known_file": own_page(own),
    "own_known_json": own_page(own),
    "own_leave": Line(circle, (302, 404, *ANY_MEMBER), (302, 404, *(422,) * 5)),
    "notices": own_page(own),
    "notices_sent": own_page(own),
    "notices_stop": Line(lambda _stage: ["nothing"], (404,) * 7, (404,) * 7),
    "notices_network": Line(circle, (302, 404, *ANY_MEMBER), (302, 404, *(422,) * 5)),
    "notices_body": Line(
        the_port, (302, 404, 404, 200, 200, 404, 404), (302, 404, 404, 422, 422, 404, 404)
    ),
    "network": read(circle),
    "public": Line(circle, (302, 404, *ANY_MEMBER), (302, 404, *(403,) * 4, 422)),
    "programme": read(circle),
    "programme_print": read(circle),
    "programme_pdf": read(circle),
    "programme_list_pdf": read(circle),
    "programme_list_office": in_odt(read(circle)),
    "draft_pdf": members(draft),
    "draft_list_pdf": members(draft),
    "draft_list_office": in_odt(members(draft)),
    "calendar_ics": read(circle),
    "calendars": read(circle),
    "calendar_body": read(lambda _stage: ["circle", "bourg"], (404,) * 7),
    "calendar_alarms": Line(circle, (302, 404, *ANY_MEMBER), (302, 404, *(422,) * 5)),
    "calendar_renew": Line(circle, (302, 404, *ANY_MEMBER), (302, 404, *(422,) * 5)),
    "calendar_personal": read(lambda stage: ["circle", stage.secret]),
    "programme_drafts": members(circle),
    "draft_new": steward_only(circle),
    "draft": members(draft),
    "draft_compare": members(draft),
    "draft_meeting": members(dated),
    "draft_wishes": read(draft, (302, 404, *(403,) * 4, 200)),
    "draft_calendar": steward_only(draft),
    "network_periods": steward_only(circle),
    "period_new": steward_only(circle),
    "period_edit": steward_only(period),
    "period_drop": steward_only(period),
    "relation_new": steward_only(draft),
    "relation_drop": steward_only(relation),
    "draft_copy": steward_only(draft),
    "draft_share": steward_only(draft),
    "draft_discard": steward_only(draft),
    "draft_ask": steward_only(draft),
    "draft_ask_again": steward_only(draft),
    "draft_stop": steward_only(draft),
    "draft_relax": steward_only(draft),
    "draft_move": steward_only(dated),
    "draft_pin": steward_only(dated),
    "series_new": steward_only(draft),
    "availability": members(circle),
    "availability_add": Line(circle, (302, 404, *ANY_MEMBER), (302, 404, *(422,) * 5)),
    "availability_weekly": Line(circle, (302, 404, *ANY_MEMBER), (302, 404, *(422,) * 5)),
    "availability_import": Line(circle, (302, 404, *ANY_MEMBER), (302, 404, *(422,) * 5)),
    "availability_import_remove": Line(circle, (302, 404, *ANY_MEMBER), (302, 404, *(422,) * 5)),
    "availability_remove": but(
        Line(
            lambda stage: ["circle", stage.absence],
            (302, 404, 404, 200, 404, 404, 404),
            (302, 404, 404, 422, 404, 404, 404),
        ),
        light=(404, 404),
    ),
    "seat_welcome": but(
        read(seat_of_member, (302, 404, 404, 200, 404, 404, 200)), light=(404, 405)
    ),
    "guest_link": read(guest_link),
    "guest_document": read(lambda stage: [*guest_link(stage), stage.document], (404,) * 7),
    "guest_invite": only(june, "member", "secretary", "steward"),
    "guest_invite_lasting": only(port, "member", "secretary", "steward"),
    "guests": body(port),
    "guest": body(guest),
    "inbox": Line(circle, (302, 404, 403, 403, 403, 403, 200), NO_FORM),
    "inbox_mail": convener_of_mail((302, 404, 404, 404, 404, 404, 409)),
    "inbox_done": convener_of_mail((302, 404, 404, 404, 404, 404, 422)),
    "guest_withdraw": but(only(guest, "member", "steward"), light=(403, 403)),
    "guest_end": but(only(lasting, "member", "steward"), light=(403, 403)),
    "guest_send": but(only(guest, "member", "steward"), light=(403, 403)),
    "presences": replace(steward_only(port), post=NO_FORM),
    "presences_add": steward_only(port),
    "presence_change": steward_only(presence),
    "presence_remove": steward_only(presence),
    "rosters": steward_only(circle),
    "roster_model": read(lambda stage: ["circle", "csv"], (302, 404, *(403,) * 4, 200)),
    "roster": read(roster, (302, 404, *(403,) * 4, 200)),
    "roster_arrange": steward_only(roster),
    "roster_settle": steward_only(lambda stage: ["circle", stage.roster, 2]),
    "roster_confirm": steward_only(roster),
    "roster_drop": steward_only(roster),
    "roster_refused": read(
        lambda stage: ["circle", stage.roster, "csv"], (302, 404, *(403,) * 4, 200)
    ),
    "exports": members(circle),
    "export": members(lambda stage: ["circle", "decisions", "csv"]),
    "methods": members(circle),
    "method": members(a_method),
    "method_print": members(a_method),
    "method_use": members(a_method),
    "method_fill": only(method_in_june, "lead"),
    "method_add": steward_only(circle),
    "method_change": steward_only(own_method),
    "method_remove": steward_only(own_method),
    "places": read(circle, (302, 404, *(403,) * 4, 200)),
    "place_add": steward_only(circle),
    "place_change": steward_only(lambda stage: ["circle", stage.place]),
    "place_close": steward_only(lambda stage: ["circle", stage.place]),
    "place_remove": steward_only(lambda stage: ["circle", stage.place]),
    "place_reopen": steward_only(lambda stage: ["circle", stage.closure]),
    "invitations": members(circle),
    "invitation_people": read(circle, (302, 404, *(403,) * 4, 200)),
    "invitation_send": steward_only(circle),
    "speak": members(circle),
    "invitation_where": read(circle, (302, 404, 200, 200, 200, 403, 403)),
    "invitation_propose": Line(
        port, (302, 404, 200, 200, 200, 403, 403), (302, 404, 422, 422, 422, 403, 403)
    ),
    "invitation": but(read(proposal, (302, 404, 404, 200, 404, 404, 200)), light=(404, 405)),
    "invitation_accept": answered,
    "invitation_answer": answered,
    "invitation_decline": answered,
    "invitation_again": steward_only(lambda stage: ["circle", stage.link]),
    "invitation_withdraw": but(
        Line(proposal, (302, 404, 403, 200, 403, 403, 404), (302, 404, 403, 422, 403, 403, 404)),
        light=(403, 403),
    ),
    "join": Line(lambda stage: [stage.token], EVERYBODY, (422,) * 7),
    "answer": Line(link_of_june, EVERYBODY, (422,) * 7),
    "series_edit": steward_only(series),
    "series_drop": steward_only(series),
    "people": members(circle),
    "people_find": read(circle, (302, 404, *(403,) * 4, 200)),
    "person": members(somebody),
    "person_add": steward_only(circle),
    "person_correct": steward_only(somebody),
    "person_merge": chosen_first(somebody),
    "institution": members(town),
    "institution_add": steward_only(circle),
    "institution_correct": steward_only(town),
    "institution_merge": chosen_first(town),
    "search": read(circle),
    "body": members(port),
    "body_seats": members(port),
    "charter": members(circle),
    "charter_article": members(lambda stage: ["circle", "CIR-01"]),
    "charter_former_article": read(lambda stage: ["circle", "CIR-01"], (302, 404, *(301,) * 5)),
    "charter_coming": members(circle),
    "charter_exceptions": members(circle),
    "charter_functions": members(circle),
    "charter_pdf": members(circle),
    "charter_office": in_odt(members(circle)),
    "charter_versions": members(circle),
    "charter_version": members(lambda stage: ["circle", stage.version]),
    "charter_propose": Line(circle, (302, 404, *ANY_MEMBER), (302, 404, *(422,) * 5)),
    "charter_proposal": but(
        Line(
            lambda stage: ["circle", stage.proposal],
            (302, 404, *ANY_MEMBER),
            (302, 404, 403, 422, 403, 403, 403),
        ),
        light=(200, 403),
    ),
    "charter_accept": Line(circle, (302, 404, *ANY_MEMBER), (302, 404, *(422,) * 5)),
    "decisions": members(circle),
    "meeting": body(june),
    "agenda_pdf": body(june),
    "agenda_office": in_odt(body(june)),
    "invitation_pdf": body(june),
    "invitation_office": in_odt(body(june)),
    "meeting_stream": body(june),
    "meeting_new": only(port, "steward"),
    "meeting_convene": only(june, "steward"),
    "meeting_invitation": only(june, "steward"),
    "meeting_preview": read(june, (302, 404, 404, 403, 403, 403, 200)),
    "meeting_preview_page": read(june, (302, 404, 404, 403, 403, 403, 200)),
    "meeting_sending": read(june, (302, 404, 404, 403, 403, 403, 200)),
    "meeting_move": only(june, "steward"),
    "meeting_amend": only(june, "steward", "lead"),
    "meeting_cancel": only(june, "steward"),
    "meeting_agenda": only(june, "lead"),
    "agenda_model": only(june, "lead"),
    "meeting_bring": but(only(june, "member", "secretary"), light=(200, 422)),
    "meeting_left_over": only(march, "secretary", "lead"),
    "point_let_go": only(left_behind, "lead"),
    "meeting_documents": replace(only(june, "secretary", "lead", "steward"), get=body(june).get),
    "network_documents": members(circle),
    "document": members(handed_out),
    "document_remove": only(handed_out, "secretary", "lead", "steward"),
    "meeting_turns": only(june, "lead"),
    "rota": body(port),
    "rota_share": only(port, "lead"),
    "turn_swap": only(june_duty, "secretary"),
    "turn_skip": only(june_duty, "secretary", "lead"),
    "turn_offer": but(only(june_duty, "member", "secretary"), light=(403, 403)),
    "turn_kit": body(june_duty),
    "kit_pdf": body(june_duty),
    "kit_office": in_odt(body(june_duty)),
    "swap": body(swap),
    "swap_accept": but(only(swap, "member"), light=(403, 403)),
    "swap_refuse": but(only(swap, "member"), light=(403, 403)),
    "swap_withdraw": only(swap, "secretary"),
    "meeting_reply": only(june, "member", "secretary"),
    "meeting_answers": body(june),
    "meeting_remind": only(june, "steward"),
    "meeting_answer_enter": only(answer_of_bao, "steward"),
    "meeting_host_sheet": read(june, (302, 404, 404, 403, 200, 403, 200)),
    "meeting_duty": but(
        only(lambda stage: ["circle", stage.march, "secretary"], "member", "secretary"),
        light=(403, 403),
    ),
    "meeting_open": only(june, "secretary", "lead"),
    "meeting_attendance": only(march, "secretary"),
    "meeting_sheet": read(march, KEEPER),
    "meeting_sheet_pdf": read(march, KEEPER),
    "meeting_sheet_office": in_odt(read(march, KEEPER)),
    "meeting_offline": read(march, KEEPER),
    "meeting_marks_log": read(march, KEEPER),
    "meeting_room": read(march, KEEPER),
    "meeting_check_in": only(march, "member", "secretary"),
    "meeting_live": Line(
        march,
        (302, 404, 404, 200, 200, 200, 200),
        (302, 404, 404, 422, 422, 403, 403),
    ),
    "meeting_lead": only(march, "secretary", "lead"),
    "meeting_ask": only(march, "secretary", "lead"),
    "meeting_screen": body(march),
    "meeting_captured": only(march, "secretary", "lead"),
    "room_join": Line(lambda stage: [stage.march], (200,) * 7, (422,) * 7),
    "room_live": Line(lambda _stage: ["forged"], (410,) * 7, (410,) * 7),
    "room_stream": Line(lambda _stage: ["forged"], (410,) * 7, (405,) * 7),
    "check_in_link": Line(lambda _stage: ["forged"], (410,) * 7, (410,) * 7),
    "body_rates": body(port),
    "body_rates_csv": body(port),
    "decision": body(decision),
    "extract_pdf": body(decision),
    "extract_office": in_odt(body(decision)),
    "decision_new": only(march, "secretary"),
    "decision_edit": only(decision, "secretary"),
    "decision_positions": only(decision, "secretary"),
    "decision_settle": only(lambda stage: ["circle", stage.decision, stage.position], "secretary"),
    "decision_conclude": only(decision, "secretary"),
    "decision_new_with": only(
        lambda stage: ["circle", stage.march, "amend_text", stage.proposal], "secretary"
    ),
    "decision_effects": read(
        lambda stage: ["circle", stage.open], (302, 404, 404, 403, 200, 403, 403)
    ),
    "decision_effect_add": only(lambda stage: ["circle", stage.open, "lift_article"], "secretary"),
    "decision_effect_remove": only(lambda stage: ["circle", stage.open, stage.effect], "secretary"),
    "decision_dates": body(lambda stage: ["circle", stage.open, stage.year]),
    "decision_reopen": only(decision, "secretary"),
    "body_follow_up": replace(only(port, "lead"), get=body(port).get),
    "consultations": body(port),
    "consultation_new": only(port, "secretary", "lead", "steward"),
    "consultation": body(consulted),
    "consultation_speak": but(only(consulted, "member", "secretary"), light=(403, 403)),
    "consultation_conclude": only(consulted, "secretary", "lead", "steward"),
    "consultation_withdraw": only(consulted, "secretary", "lead", "steward"),
    "consultation_link": Line(consultation_token, EVERYBODY, (422,) * 7),
    "decision_options": only(decision, "secretary"),
    "decision_terms": only(decision, "secretary"),
    "decision_review": only(decision, "secretary", "lead", "steward"),
    "decision_follow_up": only(decision, "secretary"),
    "decision_follow_up_done": only(
        lambda stage: ["circle", stage.decision, stage.follow_up], "secretary"
    ),
    "decision_record_pdf": body(march),
    "decision_record_office": in_odt(body(march)),
    "minutes": body(march),
    "minutes_pdf": body(march, "member", "steward"),
    "minutes_as": read(
        lambda stage: ["circle", stage.march, "public"], (302, 404, 404, 403, 200, 200, 403)
    ),
    "minutes_as_pdf": read(
        lambda stage: ["circle", stage.march, "public"], (302, 404, 404, 403, 200, 200, 403)
    ),
    "minutes_chatham_pdf": body(march, "member", "steward"),
    "minutes_chatham_office": in_odt(body(march, "member", "steward")),
    "minutes_communicate": only(january, "secretary", "lead"),
    "minutes_office": in_odt(body(march, "member", "steward")),
    "minutes_edit": only(march, "secretary", "lead"),
    "minutes_sections": only(march, "secretary", "lead"),
    "minutes_section": only(march, "secretary", "lead"),
    "minutes_bring": only(march, "secretary", "lead"),
    "minutes_review": only(march, "secretary", "lead"),
    "minutes_draft": only(january, "secretary", "lead"),
    "minutes_circulate": only(january, "secretary", "lead"),
    "minutes_embargo": Line(
        january, (302, 404, 404, 403, 404, 404, 403), (302, 404, 404, 403, 422, 422, 403)
    ),
    "minutes_remark": but(only(january, "member", "secretary"), light=(403, 403)),
    "minutes_remark_settle": only(suggestion, "secretary", "lead"),
    "minutes_remark_take": only(suggestion, "secretary", "lead"),
    "minutes_remark_decline": only(suggestion, "secretary", "lead"),
    "minutes_cosign": but(only(january, "member"), light=(403, 403)),
    "minutes_versions": body(january),
    "minutes_correct": only(february, "secretary", "lead"),
    "minutes_correction": body(february),
    "minutes_correction_put": only(february, "secretary", "lead"),
    "minutes_correction_withdraw": only(february, "secretary", "lead"),
    "minutes_correction_send_back": but(only(february, "member", "secretary"), light=(403, 403)),
    "minutes_correction_approve": only(february),
    "minutes_correction_adopt": only(february, "secretary", "lead"),
    "minutes_edition": body(former_edition),
    "minutes_approve": but(only(january, "member", "secretary"), light=(403, 403)),
    "minutes_read": only(lambda stage: ["circle", stage.january]),
    "minutes_adopt": only(january, "secretary", "lead"),
    **LIBRARY,
    **RELAYS,
    **GROUPS,
    **DELIVERABLES,
    **EVALUATION,
    **EXPERIENCES,
    **SCHEMES,
    **TERRITORIES,
    **CONVENTION,
    **COORDINATION,
    **QUESTIONNAIRES,
    **REFERRALS,
    **SITE,
    **NEWSLETTERS,
}
"""March's minutes are a draft: those who do not write them see that they are being written, and no
file."""


def names(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    """The name of every address; an address without one says where it is."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name or f"unnamed: {pattern.pattern}"


def test_every_address_has_its_line() -> None:
    assert sorted(names(get_resolver().url_patterns)) == sorted(MATRIX)


@pytest.mark.parametrize("name", MATRIX)
def test_each_reader_is_answered_as_the_table_says(
    name: str, stage: Stage, nowhere: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """Each role by its own column, the others like one of these; nobody is told a word that is
    not theirs to read, and a stranger is answered as if the network did not exist."""
    caplog.set_level(logging.DEBUG)
    line = MATRIX[name]
    url = reverse(name, args=line.where(stage))
    with nothing_changes():
        got: dict[str, Any] = {role: stage.clients[role].get(url) for role in (*ROLES, *LIKE)}
        sent: dict[str, Any] = {role: one.post(url, FORGED) for role, one in stage.clients.items()}
    read, written = [statuses(one[role] for role in ROLES) for one in (got, sent)]
    others = {role: (got[role].status_code, sent[role].status_code) for role in LIKE}
    assert (read, written) == (line.get, line.post)
    assert others == {role: line.answers(role) for role in LIKE}
    assert told_to_others(url, got, sent) | leaked("nobody", url, caplog.text) == set()
    assert machine_words([one[role] for one in (got, sent) for role in ROLES], "fr") == []
    if line.get[1] == 404 and url.startswith("/circle/"):
        assert got["stranger"].content == nowhere


@pytest.fixture(scope="module")
def nowhere(built: Stage) -> bytes:
    """What a stranger is answered where no network is."""
    with pytest.MonkeyPatch.context() as patch:
        set_clock(patch)
        return twin(built.clients["stranger"]).get("/nowhere/charter/").content


def told_to_others(url: str, *answers: dict[str, Any]) -> set[tuple[str, str, str]]:
    """The canaries that somebody is told and may not be."""
    return {
        leak
        for said in answers
        for role in KNOCK
        for leak in leaked(role, url, said_in(said[role]))
    }


TAGGED = (
    "home",
    "page_help",
    "network",
    "people",
    "body",
    "body_seats",
    "programme",
    "programme_print",
    "calendar_ics",
    "calendar_personal",
    "charter",
    "charter_article",
    "charter_coming",
    "charter_exceptions",
    "charter_functions",
    "charter_versions",
    "charter_version",
    "decisions",
    "decision",
    "meeting",
    "minutes",
)
"""Pages that are not sent again to whoever has them (`web/fresh`)."""


@pytest.mark.parametrize("name", TAGGED)
def test_a_tag_opens_nothing_to_another_role(name: str, stage: Stage) -> None:
    line = MATRIX[name]
    url = reverse(name, args=line.where(stage))
    pages = {role: stage.clients[role].get(url) for role in ROLES}
    sent = {role: page for role, page in pages.items() if page.status_code == 200}
    kept = {role: page for role, page in sent.items() if page["Cache-Control"] != NEVER_KEPT}
    tags = {role: page["ETag"] for role, page in kept.items()}
    assert tags

    def asked(role: str, *shown: str) -> int:
        headers = {"If-None-Match": ", ".join(shown)}
        return stage.clients[role].get(url, headers=headers).status_code

    others = {role: [tag for one, tag in tags.items() if one != role] for role in ROLES}
    if name not in (
        "calendar_body",
        "calendar_ics",
        "calendar_personal",
    ):  # the same file for whoever asks
        assert tuple(asked(role, *others[role]) for role in ROLES) == line.get
    own = tuple(304 if role in tags else pages[role].status_code for role in ROLES)
    assert tuple(asked(role, tags.get(role, '"none"'), "*") for role in ROLES) == own


def statuses(answers: Iterable[HttpResponse]) -> tuple[int, ...]:
    return tuple(answer.status_code for answer in answers)


@pytest.mark.parametrize("name", MATRIX)
def test_no_word_of_the_program_is_read_in_english(name: str, stage: Stage) -> None:
    line = MATRIX[name]
    role = next((role for role in reversed(ROLES) if line.get[ROLES.index(role)] == 200), "steward")
    client = stage.clients[role]
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert machine_words([client.get(reverse(name, args=line.where(stage)))], "en") == []


def test_a_form_without_its_token_is_refused(stage: Stage) -> None:
    """A post from another site (CSRF): whoever is signed in, nothing changes."""
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = stage.clients["steward"].cookies
    with nothing_changes():
        assert strict.post(reverse("meeting_cancel", args=june(stage)), FORGED).status_code == 403
