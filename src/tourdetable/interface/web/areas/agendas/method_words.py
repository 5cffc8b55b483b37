"""What the codes of methods are called, and their texts as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.text.source import parse
from tourdetable.core.methods.terms import Capture, Need, PointPurpose
from tourdetable.core.words.audience import Audience
from tourdetable.domain.meetings.enums import Purpose

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NEEDS: Mapping[Need, StrOrPromise] = {
    Need.OPEN: _("Begin together"),
    Need.NEWS: _("Share news"),
    Need.UNDERSTAND: _("Understand a question together"),
    Need.IDEAS: _("Find ideas"),
    Need.SOLVE: _("Help one of us with a case"),
    Need.PRIORITISE: _("Choose priorities"),
    Need.DECIDE: _("Decide together"),
    Need.APPOINT: _("Appoint somebody"),
    Need.REVIEW: _("Look back on how we work"),
}

CAPTURES: Mapping[Capture, StrOrPromise] = {
    Capture.GO_ROUND: _("a line for each who speaks"),
    Capture.SILENT: _("what each one writes, shown all at once"),
    Capture.DOTS: _("the dots that each option received"),
    Capture.JUDGEMENT: _("the grades of each option, and their median"),
    Capture.CONSENT: _("the proposal, the positions and the objections, in their words"),
    Capture.ELECTION: _("who was proposed and why, and the name that was agreed on"),
    Capture.CAFE: _("what each table notes, conversation after conversation"),
    Capture.NONE: _("nothing: what is said stays in the room"),
}

PURPOSES: Mapping[PointPurpose, StrOrPromise] = {
    PointPurpose.INFORM: Purpose.INFORM.label,
    PointPurpose.DISCUSS: Purpose.DISCUSS.label,
    PointPurpose.DECIDE: Purpose.DECIDE.label,
}


@lru_cache(maxsize=512)
def html_of(text: str, level: int) -> str:
    """A text of a method under a heading of that level: safe HTML."""
    return to_html(parse(text, default=Audience.PUBLIC, wrapped=True), heading_offset=level)
