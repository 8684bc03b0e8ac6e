"""One file from the net to the disk: whole or not there, resumed where it broke off, polite to the server."""

import hashlib
import http.client
import json
import os
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from entrepot.errors import EntrepotError
from entrepot.statistics.fetching.connection import connect

BLOCK = 1 << 18
REDIRECTS = 5
AGAIN = {408, 425, 429, 500, 502, 503, 504}
LONGEST_PAUSE = 120.0
Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file on disk: its size and sha256, the address it finally came from, and when the server says it changed."""

    path: Path
    size: int
    sha256: str
    url: str
    changed: str | None


class _Again(Exception):  # noqa: N818
    """The server asks for patience, or the connection broke: worth another try."""

    def __init__(self, why: str, pause: float | None = None) -> None:
        super().__init__(why)
        self.pause = pause


@dataclass(frozen=True, slots=True)
class Downloader:
    """How files are fetched.

    timeout: seconds without a byte; limit: the largest file, bytes; attempts, pause: tries and the first pause between
    them, which doubles; loopback: allow http to this machine, for tests only.
    """

    timeout: float = 30.0
    limit: int = 8 << 30
    attempts: int = 6
    pause: float = 1.0
    loopback: bool = False
    sleep: Callable[[float], None] = field(default=time.sleep)

    def fetch(
        self,
        url: str,
        target: Path,
        *,
        sha256: str | None = None,
        headers: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> Fetched:
        """Fetch `url` into the file `target`, which appears only when it is whole.

        sha256: what it must be. headers: for the first host only, never for one it redirects to. A broken download
        leaves `target.part` and goes on from there, this time or the next. Raises EntrepotError, and says what to try.
        """
        target.parent.mkdir(parents=True, exist_ok=True)
        for attempt in range(self.attempts):
            try:
                final, changed = self._once(url, target, headers or {}, progress)
                return self._finish(target, final, changed, sha256)
            except _Again as again:
                why, pause = str(again), again.pause
            except (TimeoutError, ConnectionError, http.client.HTTPException) as error:
                why, pause = f"the connection broke: {error or type(error).__name__}", None
            except OSError as error:
                if _is_local(error):
                    raise EntrepotError(
                        f"cannot write: {error.strerror}",
                        where=str(target.parent),
                        hint="Name another folder, or make room.",
                    ) from error
                why, pause = f"cannot reach {urlsplit(url).hostname}: {error.strerror or error}", None
            if attempt + 1 < self.attempts:
                waits = self.pause * 2**attempt * random.uniform(0.8, 1.2)
                self.sleep(min(LONGEST_PAUSE, waits if pause is None else max(pause, waits)))
        raise EntrepotError(
            f"{why} ({self.attempts} tries)",
            where=url,
            hint="Offline, or the publisher is down? Try later: it goes on where it broke off. "
            "Or download the file on another machine and add it: entrepot add FILE.",
        )

    def _once(
        self, url: str, target: Path, headers: Mapping[str, str], progress: Progress | None
    ) -> tuple[str, str | None]:
        """One try, through redirects."""
        first = urlsplit(url).netloc
        for _ in range(REDIRECTS + 1):
            own = headers if urlsplit(url).netloc == first else {}
            connection = connect(url, timeout=self.timeout, loopback=self.loopback)
            try:
                response = _ask(connection, url, own, target)
                if response.status in {301, 302, 303, 307, 308}:
                    url = urljoin(url, response.getheader("Location") or "")
                    continue
                self._take(response, url, target, progress)
                return url, response.getheader("Last-Modified")
            finally:
                connection.close()
        raise EntrepotError(f"redirected more than {REDIRECTS} times", where=url, hint="Download it in a browser.")

    def _take(self, response: http.client.HTTPResponse, url: str, target: Path, progress: Progress | None) -> None:
        """Write the body to the part file, from where the server says it starts."""
        start = _start(response, url, target)
        length = response.getheader("Content-Length")
        total = start + int(length) if length and length.isdigit() else None
        self._check_size(total or 0, url)
        part = _part(target)
        part.with_suffix(part.suffix + ".json").write_text(json.dumps({"mark": _mark(response), "url": url}))
        with part.open("ab" if start else "wb") as file:
            size = start
            while block := response.read1(BLOCK):
                size += len(block)
                try:
                    self._check_size(size, url)
                except EntrepotError:
                    file.close()
                    _forget(target)
                    raise
                file.write(block)
                if progress is not None:
                    progress(size, total)
        if total is not None and size < total:
            raise _Again(f"the connection broke after {size:,} of {total:,} bytes")

    def _check_size(self, size: int, url: str) -> None:
        if size > self.limit:
            raise EntrepotError(
                f"larger than the limit of {self.limit:,} bytes",
                where=url,
                hint="Download it in a browser if you trust it.",
            )

    def _finish(self, target: Path, url: str, changed: str | None, sha256: str | None) -> Fetched:
        part = _part(target)
        with part.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if sha256 is not None and digest != sha256.lower():
            _forget(target)
            raise EntrepotError(
                f"the checksum is {digest}, not {sha256}", where=url, hint="Fetch it again; it may have been changed."
            )
        size = part.stat().st_size
        os.replace(part, target)
        _forget(target)
        return Fetched(target, size, digest, url, changed)


def _ask(
    connection: http.client.HTTPConnection, url: str, headers: Mapping[str, str], target: Path
) -> http.client.HTTPResponse:
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = {"User-Agent": "entrepot", "Accept-Encoding": "identity", **headers, **_resume(target)}
    connection.request("GET", path, headers=sent)
    response = connection.getresponse()
    if response.status in AGAIN:
        pause = response.getheader("Retry-After", "")
        raise _Again(
            f"the server answered {response.status} {response.reason}", float(pause) if pause.isdigit() else None
        )
    if response.status == 416:
        _forget(target)
        raise _Again("the part on disk is not a part of the file any more")
    if response.status >= 400:
        key = " Is the key in the environment right?" if response.status in {401, 403} else ""
        raise EntrepotError(
            f"the server answered {response.status} {response.reason}",
            where=_without_key(url),
            hint=f"Check the request.{key}",
        )
    return response


def _resume(target: Path) -> dict[str, str]:
    """Ask for the rest, but only of the file that the part is a part of."""
    part = _part(target)
    note = part.with_suffix(part.suffix + ".json")
    if not part.is_file() or not note.is_file() or not part.stat().st_size:
        return {}
    mark = json.loads(note.read_text()).get("mark")
    return {"Range": f"bytes={part.stat().st_size}-", "If-Range": mark} if mark else {}


def _start(response: http.client.HTTPResponse, url: str, target: Path) -> int:
    """Where in the file the body starts. A web page in place of a file is an error."""
    kind = (response.getheader("Content-Type") or "").lower()
    if "text/html" in kind:
        raise EntrepotError(
            "the server sent a web page, not the file", where=_without_key(url), hint="Open it in a browser."
        )
    if response.status != 206:
        return 0
    given = (response.getheader("Content-Range") or "").removeprefix("bytes ").split("-", 1)[0]
    size = _part(target).stat().st_size
    if not given.isdigit() or int(given) != size:
        _forget(target)
        raise _Again("the server resumed at another place")
    return size


def _mark(response: http.client.HTTPResponse) -> str | None:
    """What tells one version of the file from another: a strong ETag, or the time it changed."""
    tag = response.getheader("ETag")
    return tag if tag and not tag.startswith("W/") else response.getheader("Last-Modified")


def _part(target: Path) -> Path:
    return target.with_name(target.name + ".part")


def _forget(target: Path) -> None:
    part = _part(target)
    part.unlink(missing_ok=True)
    part.with_suffix(part.suffix + ".json").unlink(missing_ok=True)


def _without_key(url: str) -> str:
    return url.split("?", 1)[0]


def _is_local(error: OSError) -> bool:
    """Whether it is the disk that failed, not the net."""
    return error.filename is not None or error.errno in {28, 30, 122}
