"""A real IMAP server (Dovecot) on the loopback; its absence is said, and skips the tests."""

from __future__ import annotations

import imaplib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

DOVECOT = shutil.which("dovecot") or "/usr/sbin/dovecot"
SETTINGS = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = {ssl}
{certificate}
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
first_valid_gid = 1
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
passdb {{
  driver = static
  args = password={secret}
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={folder}/home
}}
"""


@dataclass(frozen=True)
class ImapServer:
    """The server, and the mailbox of one of its users."""

    port: int
    folder: Path
    user: str = "answers"
    password: str = "secret"

    @property
    def settings(self) -> dict[str, Any]:
        """How our settings name it."""
        return {
            "host": "127.0.0.1",
            "port": self.port,
            "security": "none",
            "user": self.user,
            "password": self.password,
            "folder": "INBOX",
            "done": "Réponses lues",
        }

    def client(self) -> imaplib.IMAP4:
        server = imaplib.IMAP4("127.0.0.1", self.port, timeout=20)
        server.login(self.user, self.password)
        return server

    def put(self, *messages: bytes, seen: bool = False) -> None:
        """Deliver messages to the mailbox."""
        client = self.client()
        for data in messages:
            client.append("INBOX", r"(\Seen)" if seen else "", "", data)
        client.logout()

    def count(self, folder: str) -> int:
        """How many messages a folder holds."""
        client = self.client()
        status, said = client.select(folder, readonly=True)
        client.logout()
        return int(said[0] or b"0") if status == "OK" else -1


@contextmanager
def dovecot() -> Iterator[ImapServer]:
    """Run the server; it needs root, as its mailboxes are not ours."""
    if not Path(DOVECOT).exists() or os.getuid() != 0:
        pytest.skip("Dovecot is not installed, or this is not root: .ci/run installs it")
    folder, port = Path(mkdtemp(prefix="dovecot")), free_port()
    folder.chmod(0o755)
    mail = pwd.getpwnam("mail")
    for name in ("mail", "home"):
        (folder / name).mkdir()
        os.chown(folder / name, mail.pw_uid, mail.pw_gid)
    known = {"folder": folder, "port": port, "secret": "secret", "ssl": "no", "certificate": ""}
    (folder / "dovecot.conf").write_text(SETTINGS.format(**known))
    command = [DOVECOT, "-F", "-c", str(folder / "dovecot.conf")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield ImapServer(port, folder)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Wait until it greets."""
    for _attempt in range(200):
        try:
            imaplib.IMAP4("127.0.0.1", port, timeout=5).logout()
        except (OSError, imaplib.IMAP4.error):
            time.sleep(0.1)
        else:
            return
    pytest.fail("Dovecot does not answer")
