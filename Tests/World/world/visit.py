"""One request that has been read, and the ways of answering it."""

import select
import struct
import socket
import time

CLOSING = {"Connection": "close"}


class Visit:
    """A connection on which a request has come, for one host."""

    def __init__(self, connection, host, port):
        self.connection, self.host, self.port = connection, host, port
        self.row = host.row.id if host.row else ""
        self.method = self.path = ""
        self.headers = {}
        self.status = 0

    def read(self):
        """Reads the head of a request; false where none comes."""
        head = b""
        while b"\r\n\r\n" not in head:
            part = self.connection.recv(16384)
            if not part or len(head) > 65536:
                return False
            head += part
        first, *lines = head.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        self.method, self.path, _ = (first.split(" ") + ["", ""])[:3]
        for line in lines:
            name, _, value = line.partition(":")
            self.headers[name.strip().lower()] = value.strip()
        return True

    @property
    def is_secure(self):
        return self.port == 443

    def raw(self, data):
        """Sends bytes as they are."""
        self.connection.sendall(data)

    def head(self, status, headers, version="HTTP/1.1"):
        """Sends the first line and headers."""
        self.status = status
        lines = [f"{version} {status} {'OK' if status == 200 else 'Status'}"]
        lines += [f"{name}: {value}" for name, value in headers]
        self.raw("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n")

    def answer(self, body="", status=200, type="text/html; charset=utf-8", **headers):
        """A whole answer; names of headers are written with underscores."""
        data = body.encode() if isinstance(body, str) else body
        listed = [("Content-Type", type)] if type else []
        listed += [(name.replace("_", "-"), value) for name, value in headers.items()]
        if status not in (204, 304):
            listed.append(("Content-Length", len(data)))
        self.head(status, listed + list(CLOSING.items()))
        if self.method != "HEAD" and status not in (204, 304):
            self.raw(data)

    def redirect(self, target, status=302, **headers):
        """Sends on to another address."""
        self.answer("moved\n", status, Location=target, **headers)

    def wait(self, seconds):
        """Waits, at most until the other side goes away."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.connection], [], [], left)[0]:
                try:
                    if not self.connection.recv(4096):
                        return
                except OSError:
                    return


def reset(connection):
    """Ends a connection with a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
