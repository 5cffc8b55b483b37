"""RSGI entry point: what Granian serves, pages and streams."""

from __future__ import annotations

from tourdetable.config.wsgi import application as pages
from tourdetable.interface.gateway.door import Door

application = Door(pages)
