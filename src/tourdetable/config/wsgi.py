"""WSGI entry point."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from tourdetable.interface.cli.processes.lifeline import end_with_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tourdetable.config.settings")
application = get_wsgi_application()
end_with_server()
