"""What is written for everybody: pages, images, decisions."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.site.enums import PageKind
from tourdetable.domain.site.texts import LONGEST
from tourdetable.interface.web.base.fields import DocumentField, day_field, paragraph
from tourdetable.interface.web.base.forms import WriteForm

MARKDOWN = _(
    "“## ” begins a heading, “- ” a line of a list; **bold**, [words](https://address). Everybody "
    "reads it: a passage marked “:::” stops its publication."
)


def title_field() -> forms.CharField:
    return forms.CharField(label=_("Title"), max_length=200)


def language_field() -> forms.ChoiceField:
    """Screen readers speak it in this language."""
    return forms.ChoiceField(label=_("Language in which it is written"), choices=settings.LANGUAGES)


class NewPageForm(WriteForm):
    """A page, or a piece of news, that begins."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=PageKind.choices,
        widget=forms.RadioSelect,
        help_text=_("News have a day, and the latest come first. A page stays."),
    )
    title = title_field()
    language = language_field()


class PageForm(WriteForm):
    """The draft of a page."""

    title = title_field()
    lead = forms.CharField(
        label=_("In a line"),
        max_length=300,
        required=False,
        help_text=_("Lists and feeds say it below the title."),
    )
    text = paragraph(_("Text"), MARKDOWN, rows=18, longest=LONGEST)
    language = language_field()


class PagePublicationForm(WriteForm):
    """From which day everybody reads it."""

    shows_on = day_field(
        _("Everybody reads it from"),
        help_text=_("Today, or a day to come: it then appears by itself."),
    )


ALT = _("What one sees, in a sentence, for those who do not see it.")


class ImageForm(WriteForm):
    """An image, and what it shows."""

    file = DocumentField(label=_("Image"))
    alt = forms.CharField(label=_("What the image shows"), max_length=300, help_text=ALT)


class AltForm(WriteForm):
    """What an image shows."""

    alt = forms.CharField(label=_("What the image shows"), max_length=300, help_text=ALT)


class ReadingForm(WriteForm):
    """What everybody reads of a decision."""

    title = title_field()
    text = paragraph(_("What everybody reads"), MARKDOWN, rows=8, required=True, longest=LONGEST)
