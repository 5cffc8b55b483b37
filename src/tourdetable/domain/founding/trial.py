"""Draws an image once, as papers do, in a process of its own, before it is kept.

On some figures, what draws it ends the process it runs in, or never ends: it would be at each paper
of the network, in the process that serves its pages.
"""

from __future__ import annotations

import resource
import subprocess
import sys

from tourdetable.core.documents.formats.letterhead import tried

SECONDS, PATIENCE = 5, 30
"""Of processor, and of waiting for it on a machine that has much else to do."""
MEMORY = 2 << 30
"""Bytes."""


def can_be_drawn(image: bytes) -> bool:
    """Whether papers can show an image."""
    command = [sys.executable, "-m", __name__]
    try:
        subprocess.run(command, input=image, check=True, capture_output=True, timeout=PATIENCE)  # noqa: S603  our own program
    except (subprocess.SubprocessError, OSError):
        return False
    return True


def main() -> None:
    """Draw what comes in; a failure where there is nothing to show."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not tried(sys.stdin.buffer.read()):
        sys.exit(1)


if __name__ == "__main__":
    main()
