from __future__ import annotations

from django.db import models

from tourdetable.core.documents.formats.letterhead import PaperFont
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.networks.models import Network

FONTS = [(font.value, font.value) for font in PaperFont]
FORMATS = [(one.value, one.value) for one in OfficeFormat]


class PaperTheme(models.Model):
    """The letterhead of a network beside its image: `lines`, one below the other, and the letters
    of its papers."""

    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="paper_theme")
    lines = models.TextField(blank=True)
    font = models.CharField(max_length=10, choices=FONTS, default=PaperFont.SERIF.value)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(font__in=[code for code, _word in FONTS]),
                name="paper_font_known",
            ),
        )


class PaperModel(models.Model):
    """A document whose styles, header and footer those of one format take, in place of ours: it was
    looked at (`checking`). `name` is that of the file as people know it."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="paper_models")
    format = models.CharField(max_length=4, choices=FORMATS)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="paper_models")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("network", "format"), name="one_model_a_format"),
            models.CheckConstraint(
                condition=models.Q(format__in=[code for code, _word in FORMATS]),
                name="paper_format_known",
            ),
        )
