"""Connections to public addresses only: the address that was checked is the one that is connected to."""

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import urlsplit

from entrepot.errors import EntrepotError


def connect(url: str, *, timeout: float, loopback: bool = False) -> http.client.HTTPConnection:
    """An open connection for `url`, which must be https to a public address.

    loopback: allow http to this machine itself, for tests. Raises EntrepotError for anything else, OSError where the
    host cannot be reached.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if loopback and parts.scheme == "http" and host in {"127.0.0.1", "localhost"}:
        plain = http.client.HTTPConnection(host, parts.port or 80, timeout=timeout)
        plain.connect()
        return plain
    if parts.scheme != "https" or not host:
        raise EntrepotError(
            f"only https is fetched, not {parts.scheme or 'that'}", where=url, hint="Give an https address."
        )
    if parts.username or parts.password:
        raise EntrepotError("an address with a password in it is not fetched", where=host, hint="Give it without.")
    address = _public_address(host, parts.port or 443, url)
    return _Pinned(host, parts.port or 443, address, timeout)


class _Pinned(http.client.HTTPSConnection):
    """HTTPS to one address that was looked up and checked; the certificate is still the host's."""

    def __init__(self, host: str, port: int, address: str, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout, context=ssl.create_default_context())
        raw = socket.create_connection((address, port), timeout)
        try:
            self.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
        except BaseException:
            raw.close()
            raise


def _public_address(host: str, port: int, url: str) -> str:
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in found:
        if not ipaddress.ip_address(address.split("%", 1)[0]).is_global:
            raise EntrepotError(
                f"{host} is at the private address {address}", where=url, hint="Only public addresses are fetched from."
            )
    return found[0]
