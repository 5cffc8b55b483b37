from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

SERVER = """
import os, sys
from importlib import import_module
from tourdetable.interface.cli.platform import load_platform
from tourdetable.interface.cli.serving import start_beside
load_platform()
module, name = sys.argv[1:]
print(start_beside(getattr(import_module(module), name), every=1), flush=True)
os.execv("/bin/sleep", ["/bin/sleep", "60"])
"""
BESIDE = [
    ("tourdetable.interface.cli.notices", "deliver"),
    ("tourdetable.interface.cli.work", "work"),
]
PATIENCE = 20.0


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
@pytest.mark.parametrize("ended_by", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("command", BESIDE, ids=[name for _module, name in BESIDE])
def test_what_runs_beside_a_server_ends_with_it_however_it_ends(
    tmp_path: Path, command: tuple[str, str], ended_by: signal.Signals
) -> None:
    """Without any table in its database, each of its rounds fails: it goes on until its server
    ends."""
    environment = {
        **os.environ,
        "TDT_DATA": str(tmp_path),
        "TDT_SECRET_KEY": "secret",
        "DATABASE_URL": "",
    }
    environment["PYTHONPATH"] = str(Path(settings.PACKAGE).parent)
    started = [sys.executable, "-c", SERVER, *command]
    with subprocess.Popen(
        started, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        child = int(server.stdout.readline())
        time.sleep(2)
        assert is_running(child)
        server.send_signal(ended_by)
    assert ends_soon(child)


def ends_soon(pid: int) -> bool:
    limit = time.monotonic() + PATIENCE
    while is_running(pid) and time.monotonic() < limit:
        time.sleep(0.1)
    return not is_running(pid)


def is_running(pid: int) -> bool:
    """Neither gone nor waiting for its end to be read."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
