"""Fetching from a real server on this machine: slow, broken, redirecting, lying, and none at all."""

import hashlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from entrepot.errors import EntrepotError
from entrepot.nouns.economy import Economy
from entrepot.statistics import Store, add, fetching
from entrepot.statistics.fetching.connection import connect

BODY = bytes(range(256)) * 4096
REPLY = {"elapsedTime": "0", "count": 1, "error": "", "data": [
    {"typeCode": "C", "freqCode": "A", "period": "2021", "reporterCode": 112, "partnerCode": 643, "flowCode": "X",
     "classificationCode": "H5", "cmdCode": "TOTAL", "motCode": 0, "customsCode": "C00", "partner2Code": 0,
     "primaryValue": 5.0, "netWgt": None}]}  # fmt: skip


class Publisher(BaseHTTPRequestHandler):
    """Each path misbehaves in its own way."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        name = self.path.split("?")[0].strip("/").replace("/", "_")
        getattr(self, f"give_{name}", self.give_nothing)()

    def send(self, status: int, body: bytes = b"", **headers: object) -> None:
        self.send_response(status)
        given = {"Content-Length": len(body), **{k.replace("_", "-"): v for k, v in headers.items()}}
        for key, value in given.items():
            if value is not None:
                self.send_header(key, str(value))
        self.end_headers()
        self.wfile.write(body)

    def give_nothing(self):
        self.send(404)

    def give_file(self):
        start = self.headers.get("Range")
        if start and self.headers.get("If-Range") == self.server.tag:
            first = int(start.removeprefix("bytes=").rstrip("-"))
            self.send(
                206, BODY[first:], Content_Range=f"bytes {first}-{len(BODY) - 1}/{len(BODY)}", ETag=self.server.tag
            )
        else:
            self.send(200, BODY, ETag=self.server.tag)

    def give_breaks(self):
        """Breaks off twice, then goes on from where it was."""
        self.server.breaks += 1
        if self.server.breaks > 2:
            self.give_file()
            return
        first = int((self.headers.get("Range") or "bytes=0-").removeprefix("bytes=").rstrip("-"))
        self.send_response(206 if first else 200)
        self.send_header("Content-Length", str(len(BODY) - first))
        self.send_header("ETag", self.server.tag)
        if first:
            self.send_header("Content-Range", f"bytes {first}-{len(BODY) - 1}/{len(BODY)}")
        self.end_headers()
        self.wfile.write(BODY[first : first + 200_000])
        self.wfile.flush()
        self.close_connection = True
        self.connection.close()

    def give_slow(self):
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        for _ in range(4):
            self.wfile.write(b"." * 25)
            self.wfile.flush()
            time.sleep(0.05)

    def give_stuck(self):
        time.sleep(1.0)
        self.close_connection = True

    def give_promises_more(self):
        self.send(200, b"short", Content_Length=500_000)
        self.close_connection = True

    def give_promises_too_much(self):
        self.send(200, b"", Content_Length=1 << 40)
        self.close_connection = True

    def give_endless(self):
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"0" * (1 << 16))
        except OSError:
            self.close_connection = True

    def give_busy(self):
        self.server.breaks += 1
        if self.server.breaks < 3:
            self.send(429, Retry_After=7)
        else:
            self.give_file()

    def give_page(self):
        self.send(200, b"<html>Sorry</html>", Content_Type="text/html; charset=utf-8")

    def give_moved(self):
        self.send(302, Location="/file")

    def give_loop(self):
        self.send(302, Location="/loop")

    def give_to_private(self):
        self.send(302, Location="https://192.168.0.1/file")

    def give_to_metadata(self):
        self.send(302, Location="http://169.254.169.254/latest")

    def give_to_other(self):
        self.send(302, Location=f"http://localhost:{self.server.server_port}/file")

    def give_forbidden(self):
        self.send(403)

    def give_comtrade(self):
        self.send(200, json.dumps(REPLY).encode(), Content_Type="application/json")

    def log_message(self, *_):
        pass


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
    server.daemon_threads = True
    server.asked, server.breaks, server.tag = [], 0, '"v1"'
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def downloader(pauses) -> fetching.Downloader:
    return fetching.Downloader(timeout=0.4, limit=8 << 20, attempts=4, loopback=True, sleep=pauses.append)


def address(server: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{server.server_port}/{path}"


def test_a_file_with_its_checksum_and_progress(server, downloader, tmp_path):
    told: list[tuple[int, int | None]] = []
    fetched = downloader.fetch(address(server, "file"), tmp_path / "f", progress=lambda *now: told.append(now))
    assert (tmp_path / "f").read_bytes() == BODY
    assert fetched.sha256 == hashlib.sha256(BODY).hexdigest()
    assert told[-1] == (len(BODY), len(BODY))
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


def test_broken_off_it_goes_on_from_there(server, downloader, pauses, tmp_path):
    downloader.fetch(address(server, "breaks"), tmp_path / "f")
    assert (tmp_path / "f").read_bytes() == BODY
    assert len(pauses) == 2
    assert pauses[1] > pauses[0]
    ranges = [headers.get("Range") for _, headers in server.asked]
    assert ranges[0] is None
    assert all(one.startswith("bytes=") and one != "bytes=0-" for one in ranges[1:])


def test_a_later_run_goes_on_and_a_changed_file_starts_anew(server, downloader, tmp_path):
    for tag, resumed in (('"v1"', True), ('"v2"', False)):
        server.breaks, server.tag, server.asked = 0, '"v1"', []
        with pytest.raises(EntrepotError, match="broke"):
            fetching.Downloader(timeout=0.4, attempts=1, loopback=True).fetch(address(server, "breaks"), tmp_path / "f")
        assert (tmp_path / "f.part").stat().st_size > 0
        server.tag = tag
        downloader.fetch(address(server, "file"), tmp_path / "f")
        assert (tmp_path / "f").read_bytes() == BODY
        assert (server.asked[-1][1].get("If-Range") == tag) is resumed


def test_slow_is_fine_and_stuck_is_not(server, downloader, tmp_path):
    assert downloader.fetch(address(server, "slow"), tmp_path / "f").size == 100
    with pytest.raises(EntrepotError, match="4 tries"):
        downloader.fetch(address(server, "stuck"), tmp_path / "g")
    assert not (tmp_path / "g").exists()


def test_lies_about_the_length(server, downloader, tmp_path):
    with pytest.raises(EntrepotError, match="broke"):
        downloader.fetch(address(server, "promises_more"), tmp_path / "f")
    with pytest.raises(EntrepotError, match="larger than the limit of 8,388,608 bytes"):
        downloader.fetch(address(server, "promises_too_much"), tmp_path / "f")
    with pytest.raises(EntrepotError, match="larger than the limit"):
        downloader.fetch(address(server, "endless"), tmp_path / "g")
    assert not (tmp_path / "g").exists()
    assert not (tmp_path / "g.part").exists()


def test_a_busy_server_is_given_the_time_it_asks_for(server, downloader, pauses, tmp_path):
    downloader.fetch(address(server, "busy"), tmp_path / "f")
    assert [pause >= 7 for pause in pauses] == [True, True]


def test_a_wrong_checksum_and_a_web_page_are_no_file(server, downloader, tmp_path):
    with pytest.raises(EntrepotError, match="the checksum is"):
        downloader.fetch(address(server, "file"), tmp_path / "f", sha256="0" * 64)
    with pytest.raises(EntrepotError, match="a web page, not the file"):
        downloader.fetch(address(server, "page"), tmp_path / "f")
    with pytest.raises(EntrepotError, match="403 Forbidden"):
        downloader.fetch(address(server, "forbidden?key=secret"), tmp_path / "f")
    assert list(tmp_path.iterdir()) == []


def test_redirects(server, downloader, tmp_path):
    assert downloader.fetch(address(server, "moved"), tmp_path / "f").url == address(server, "file")
    with pytest.raises(EntrepotError, match="redirected more than 5 times"):
        downloader.fetch(address(server, "loop"), tmp_path / "g")
    with pytest.raises(EntrepotError, match="private address"):
        downloader.fetch(address(server, "to_private"), tmp_path / "g")
    with pytest.raises(EntrepotError, match="only https"):
        downloader.fetch(address(server, "to_metadata"), tmp_path / "g")


def test_a_key_is_not_shown_to_another_host(server, downloader, tmp_path):
    downloader.fetch(address(server, "to_other"), tmp_path / "f", headers={"Ocp-Apim-Subscription-Key": "secret"})
    assert [headers.get("Ocp-Apim-Subscription-Key") for _, headers in server.asked] == ["secret", None]


@pytest.mark.parametrize("url", ["https://127.0.0.1/x", "https://localhost/x", "https://[::1]/x", "https://10.0.0.5/x"])
def test_private_addresses_are_not_fetched(url):
    with pytest.raises(EntrepotError, match="private address"):
        connect(url, timeout=1)


@pytest.mark.parametrize(
    "url", ["http://example.org/x", "ftp://example.org/x", "file:///etc/passwd", "http://127.0.0.1/x"]
)
def test_only_https(url):
    with pytest.raises(EntrepotError, match="only https"):
        connect(url, timeout=1)


def test_offline_is_said_with_what_to_do(server, downloader, tmp_path):
    url = address(server, "file").replace(str(server.server_port), "1")
    with pytest.raises(EntrepotError) as caught:
        downloader.fetch(url, tmp_path / "f")
    assert "4 tries" in str(caught.value)
    assert "entrepot add FILE" in str(caught.value)


def test_the_publishers_are_asked_for_each_flow_once(monkeypatch):
    belarus, russia = Economy.parse("BLR"), Economy.parse("RUS")
    monkeypatch.delenv("COMTRADE_API_KEY", raising=False)
    (free,) = fetching.comtrade(belarus, russia, [2021])
    assert "/public/v1/preview/C/A/HS?" in free.url
    assert all(part in free.url for part in ("partner2Code=0", "motCode=0", "customsCode=C00", "reporterCode=112"))
    monkeypatch.setenv("COMTRADE_API_KEY", "secret")
    (paid,) = fetching.comtrade(belarus, russia, [2021], monthly=True)
    assert "secret" not in paid.url
    assert "secret" not in repr(paid)
    assert paid.headers == {"Ocp-Apim-Subscription-Key": "secret"}
    assert "period=202101,202102" in paid.url
    with pytest.raises(EntrepotError, match="UN Comtrade knows countries only"):
        fetching.comtrade(Economy.parse("RU-KIR"), russia, [2021])
    with pytest.raises(EntrepotError, match="BACI has no such revision"):
        fetching.baci("202601", "HS19")
    assert fetching.baci("202601")[0].name == "BACI_HS17_V202601.zip"
    assert all(one.url.startswith("https://") for one in (*fetching.classifications(), *fetching.baci("202601")))
    assert "M.LT.BY..1+2.VALUE_IN_EUROS" in fetching.comext(Economy.parse("LTU"), belarus, "2023-01")[0].url


def test_what_is_fetched_is_added_like_any_file(server, downloader, tmp_path):
    wanted = [fetching.Wanted(address(server, "comtrade"), "reply.json")]
    (fetched,) = fetching.fetch(wanted, tmp_path / "fetched", downloader)
    assert add(fetched.path, Store(tmp_path / "s")).rows == 1
