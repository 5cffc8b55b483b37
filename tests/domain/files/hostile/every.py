"""All hostile files."""

from __future__ import annotations

from tests.domain.files.hostile import archives, images, office, pdfs, texts

EVERY = (
    *archives.HOSTILE,
    *office.HOSTILE,
    *pdfs.HOSTILE,
    *images.HOSTILE,
    *texts.HOSTILE,
)
