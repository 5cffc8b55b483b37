"""How columns are called, on the screen and in the files that we write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy, pgettext_lazy

from tourdetable.core.sheets.headings import Column

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

COLUMNS: Mapping[Column, StrOrPromise] = {
    Column.IGNORED: gettext_lazy("Left aside"),
    Column.INSTITUTION: gettext_lazy("Institution"),
    Column.SHORT_NAME: gettext_lazy("Short name"),
    Column.INSTITUTION_KIND: gettext_lazy("Kind of institution"),
    Column.BODY: gettext_lazy("Body"),
    Column.BODY_KIND: gettext_lazy("Kind of body"),
    Column.COLLEGE: gettext_lazy("College"),
    Column.SEAT_KIND: gettext_lazy("Kind of seat"),
    Column.FULL: gettext_lazy("Family name and given name"),
    Column.FAMILY: gettext_lazy("Family name"),
    Column.GIVEN: gettext_lazy("Given name"),
    Column.EMAIL: gettext_lazy("E-mail"),
    Column.PHONE: gettext_lazy("Telephone"),
    Column.FULL_2: gettext_lazy("Second holder: family name and given name"),
    Column.FAMILY_2: gettext_lazy("Second holder: family name"),
    Column.GIVEN_2: gettext_lazy("Second holder: given name"),
    Column.EMAIL_2: gettext_lazy("Second holder: e-mail"),
    Column.PHONE_2: gettext_lazy("Second holder: telephone"),
    Column.STARTS: pgettext_lazy("column", "Since"),
    Column.ENDS: pgettext_lazy("column", "Until"),
}


def letter(column: int) -> str:
    """How a spreadsheet calls a column.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    first, second = divmod(column, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)
