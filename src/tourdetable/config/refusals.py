"""What the log says of a refusal: one line."""

from __future__ import annotations

import logging


class OneLine(logging.Filter):
    """Leaves out the traceback of an answer below 500: an ordinary refusal is no fault of the
    program."""

    def filter(self, record: logging.LogRecord) -> bool:
        if 400 <= getattr(record, "status_code", 0) < 500:
            record.exc_info = record.exc_text = None
        return True
