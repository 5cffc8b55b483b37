"""Putting tags in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tourdetable.domain.tags.models import Tag
from tourdetable.interface.web.base.fields import RowField, offer_rows
from tourdetable.interface.web.base.forms import WriteForm


class TagRenameForm(WriteForm):
    """How a tag is written."""

    name = forms.CharField(label=gettext_lazy("New name"), max_length=60)


class TagMergeForm(WriteForm):
    """The tag that stands for another from now on."""

    into = RowField(label=gettext_lazy("To which tag?"))

    def __init__(self, data: Any = None, *, others: Iterable[Tag], **more: Any) -> None:
        super().__init__(data, **more)
        offer_rows(self, "into", others, str)
