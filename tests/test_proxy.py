"""Behind nginx, as `docs/exploitation.md` says to set it up: each person is counted for themselves.

Visitors come from addresses of their own: the whole of 127.0.0.0/8 is this machine.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.demo import free_port
from tests.paths import ROOT

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin")
DOCUMENTED = re.compile(r"```nginx\n(.*?)```", re.DOTALL)
CONFIGURATION = """
daemon off; master_process off; worker_processes 1; pid {folder}/pid; error_log stderr;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; {documented} }}
}}
"""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
PATIENCE = 10

Ask = Callable[[int, str], int]


class Answer(NamedTuple):
    """What the proxy brings back."""

    status: int
    cookie: str
    body: str


pytestmark = pytest.mark.skipif(NGINX is None, reason="no nginx")


@pytest.fixture
def ask(live_server: LiveServer, settings: Settings, tmp_path: Path) -> Iterator[Ask]:
    """Asks for a code through the proxy, from one's own address; the status of the answer."""
    cache.clear()
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"request_login_code": "20/m/ip"}
    port = free_port()
    (documented,) = DOCUMENTED.findall((ROOT / "docs/exploitation.md").read_text(encoding="utf-8"))
    documented = documented.replace("http://127.0.0.1:8000", live_server.url)
    written = tmp_path / "nginx.conf"
    written.write_text(CONFIGURATION.format(folder=tmp_path, port=port, documented=documented))
    with subprocess.Popen([str(NGINX), "-c", str(written)]) as nginx:
        try:
            wait_for(port)
            yield lambda visitor, claimed: asked(port, visitor, claimed)
        finally:
            nginx.terminate()


def wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            get(port, 1, "")
        except ConnectionError:
            assert time.monotonic() < deadline, "nginx does not answer"
            time.sleep(0.05)
        else:
            return


def get(port: int, visitor: int, claimed: str) -> Answer:
    return send(port, visitor, "GET", {"X-Forwarded-For": claimed} if claimed else {})


def asked(port: int, visitor: int, claimed: str) -> int:
    """As a browser: the page to sign in, then its form."""
    page = get(port, visitor, claimed)
    token = TOKEN.findall(page.body)[0]
    cookie = page.cookie.partition(";")[0]
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    headers |= {"X-Forwarded-For": claimed} if claimed else {}
    body = {"csrfmiddlewaretoken": token, "email": f"visitor{visitor}{claimed}@exemple.invalid"}
    return send(port, visitor, "POST", headers, urlencode(body)).status


def send(
    port: int, visitor: int, method: str, headers: dict[str, str], body: str | None = None
) -> Answer:
    source = (f"127.0.1.{visitor}", 0)
    with closing(HTTPConnection("127.0.0.1", port, source_address=source)) as connection:
        connection.request(method, "/signin/", body, headers)
        found = connection.getresponse()
        return Answer(found.status, found.headers.get("Set-Cookie", ""), found.read().decode())


def test_a_whole_meeting_signs_in_within_a_minute(ask: Ask) -> None:
    assert [ask(visitor, "") for visitor in range(1, 25)] == [302] * 24


def test_one_visitor_is_stopped_alone_whatever_they_claim(ask: Ask) -> None:
    statuses = [ask(1, f"192.0.2.{number}") for number in range(21)]
    assert (statuses, ask(2, "")) == ([302] * 20 + [200], 302)
