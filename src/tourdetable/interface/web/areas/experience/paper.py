"""The sheet as a file: what its readers have, and how far it may go."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tourdetable.core.documents.kinds.experience import ExperienceDocument, ExperiencePart
from tourdetable.core.words.audience import Audience
from tourdetable.domain.experience.enums import ReportState
from tourdetable.interface.language import short_day
from tourdetable.interface.web.areas.experience.page import ReportSheet
from tourdetable.interface.web.areas.experience.words import AUDIENCES, LABELS
from tourdetable.interface.web.base.fields import tags_typed
from tourdetable.interface.web.files import signed_by


def sheet_document(sheet: ReportSheet) -> ExperienceDocument:
    """Never more than others read, even for its carriers."""
    report, shown = sheet.report, sheet.shown
    parts = tuple(
        ExperiencePart(title=one.title, words=tuple(filter(None, one.text.splitlines())))
        for one in shown.parts
    )
    tags = [(str(LABELS["tags"]), tags_typed(shown.report))] if shown.tags else []
    return ExperienceDocument(
        **signed_by(sheet.scene.network),
        title=report.title,
        about=about(sheet),
        reserved=reserved(sheet),
        facts=(*shown.facts, *tags),
        parts=parts,
    )


def about(sheet: ReportSheet) -> str:
    """« Retour d’expérience, publié le 8 juillet 2027 »"""
    report = sheet.report
    if report.state != ReportState.PUBLISHED or report.published_on is None:
        return _("Experience, being written")
    return _("Experience, published on %(day)s") % {"day": short_day(report.published_on)}


def reserved(sheet: ReportSheet) -> str:
    """How far it may go, when it may not go everywhere."""
    report = sheet.report
    if report.state != ReportState.PUBLISHED:
        return _("A draft: it is not to be handed on.")
    if report.audience == Audience.PUBLIC:
        return ""
    return _("Who reads it: %(far)s.") % {"far": AUDIENCES[Audience(report.audience)]}
