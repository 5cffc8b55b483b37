"""Ending with one's parent: no process of ours outlives the one that started it by two seconds."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading

LOOK = 0.2
"""Seconds between two looks at whether the parent is still there."""
GRACE = 1.0
"""Seconds left to the work under way once it is time to leave."""
PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of <sys/prctl.h>."""
SERVER = "TDT_SERVER"
"""Where the web server's main process leaves its id, for the process that answers requests."""


def gone_with(parent: int) -> threading.Event:
    """An event set once our parent is gone, however it ended, or asks us to leave (SIGTERM).

    Ctrl-C is its business, not ours. Signals are read by a thread: the solver keeps the first one
    busy for minutes.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    leaving = threading.Event()
    threading.Thread(target=watch, args=(parent, leaving), daemon=True).start()
    return leaving


def watch(parent: int, leaving: threading.Event) -> None:
    """Wait for the parent's end or for its word, then leave: kindly, and soon in any case."""
    pause = threading.Event()
    while os.getppid() == parent and signal.SIGTERM not in signal.sigpending():
        pause.wait(LOOK)
    leaving.set()
    pause.wait(GRACE)
    os._exit(1)


def end_with_server() -> None:
    """In the process that answers requests: end once the web server's main process is gone."""
    server = os.environ.get(SERVER, "")
    if server.isdecimal():
        threading.Thread(target=outlast_briefly, args=(int(server),), daemon=True).start()


def outlast_briefly(server: int) -> None:
    """Let the requests under way be answered once it is gone, then end."""
    pause = threading.Event()
    while os.getppid() == server:
        pause.wait(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
    pause.wait(GRACE)
    os._exit(1)


def killed_with(parent: int) -> None:
    """On Linux: this very process is killed when its parent ends, whatever it is doing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
