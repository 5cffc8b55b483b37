"""How columns are called, on the screen and in the files that we write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy, pgettext_lazy

from tourdetable.core.sheets.headings import SheetColumn

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

COLUMNS: Mapping[SheetColumn, StrOrPromise] = {
    SheetColumn.IGNORED: gettext_lazy("Left aside"),
    SheetColumn.INSTITUTION: gettext_lazy("Institution"),
    SheetColumn.SHORT_NAME: gettext_lazy("Short name"),
    SheetColumn.INSTITUTION_KIND: gettext_lazy("Kind of institution"),
    SheetColumn.BODY: gettext_lazy("Body"),
    SheetColumn.BODY_KIND: gettext_lazy("Kind of body"),
    SheetColumn.COLLEGE: gettext_lazy("College"),
    SheetColumn.SEAT_KIND: gettext_lazy("Kind of seat"),
    SheetColumn.FULL: gettext_lazy("Family name and given name"),
    SheetColumn.FAMILY: gettext_lazy("Family name"),
    SheetColumn.GIVEN: gettext_lazy("Given name"),
    SheetColumn.EMAIL: gettext_lazy("E-mail"),
    SheetColumn.PHONE: gettext_lazy("Telephone"),
    SheetColumn.FULL_2: gettext_lazy("Second holder: family name and given name"),
    SheetColumn.FAMILY_2: gettext_lazy("Second holder: family name"),
    SheetColumn.GIVEN_2: gettext_lazy("Second holder: given name"),
    SheetColumn.EMAIL_2: gettext_lazy("Second holder: e-mail"),
    SheetColumn.PHONE_2: gettext_lazy("Second holder: telephone"),
    SheetColumn.STARTS: pgettext_lazy("column", "Since"),
    SheetColumn.ENDS: pgettext_lazy("column", "Until"),
}


def letter(column: int) -> str:
    """How a spreadsheet calls a column.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    first, second = divmod(column, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)
