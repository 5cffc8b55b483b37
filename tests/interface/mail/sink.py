"""A mail server for tests: keeps what it is given, and refuses, hangs up or waits when told to."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Sink:
    """What it received, and its whims: refused recipients with their code, a refused sender, the
    message (by its rank) at which it hangs up, before it takes it or (`falls_silent_at`) once it
    did, or that it takes and then answers only when let go."""

    port: int = 0
    received: list[EmailMessage] = field(default_factory=list)
    refuses: dict[str, int] = field(default_factory=dict)
    refuses_sender: bool = False
    hangs_up_at: int | None = None
    falls_silent_at: int | None = None
    waits_at: int | None = None
    reached: threading.Event = field(default_factory=threading.Event)
    let_go: threading.Event = field(default_factory=threading.Event)
    answered: threading.Event = field(default_factory=threading.Event)
    connections: int = 0
    asked: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def addresses(self) -> list[str]:
        """To whom messages were sent, in order."""
        return [message["To"].addresses[0].addr_spec for message in self.received]


class Conversation(socketserver.StreamRequestHandler):
    """RFC 5321, as much of it as is needed."""

    sink: Sink

    def handle(self) -> None:
        with self.sink.lock:
            self.sink.connections += 1
        self.say("220 sink")
        while line := self.rfile.readline():
            if not self.answer(line.decode().strip()):
                return

    def answer(self, line: str) -> bool:
        """Answer one command; whether the conversation goes on."""
        command = line[:4].upper()
        if command == "MAIL":
            self.say("553 not you" if self.sink.refuses_sender else "250 ok")
        elif command == "RCPT":
            address = line.partition("<")[2].partition(">")[0]
            self.say(f"{self.sink.refuses.get(address, 250)} {address}")
        elif command == "DATA":
            return self.data()
        else:
            self.say("221 bye" if command == "QUIT" else "250 ok")
        return command != "QUIT"

    def data(self) -> bool:
        """Take a message, unless it is time to hang up."""
        with self.sink.lock:
            self.sink.asked += 1
            rank = self.sink.asked
        if rank == self.sink.hangs_up_at:
            return False
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()).rstrip(b"\r\n") != b".":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        with self.sink.lock:
            self.sink.received.append(
                message_from_bytes(b"".join(lines), _class=EmailMessage, policy=policy.default)
            )
        if rank == self.sink.falls_silent_at:
            return False
        if rank == self.sink.waits_at:
            self.sink.reached.set()
            self.sink.let_go.wait(300)
        self.say("250 kept")
        if rank == self.sink.waits_at:
            self.sink.answered.set()
        return True

    def say(self, line: str) -> None:
        try:
            self.wfile.write(f"{line}\r\n".encode())
        except OSError:  # the other side was killed
            self.sink.let_go.set()


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def sink_running() -> Iterator[Sink]:
    sink = Sink()
    with Server(
        ("127.0.0.1", 0), type("OneConversation", (Conversation,), {"sink": sink})
    ) as server:
        sink.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield sink
        sink.let_go.set()
        server.shutdown()
        thread.join()
