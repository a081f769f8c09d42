"""Faults below TLS: doors that are closed or that nobody answers, and what is sent instead of a handshake."""

import time

from world import site
from world.visit import Visit, reset

# Which doors of a host are closed, as functions of the address and the port.
CLOSED = {
    "port-closed": lambda address, port: port == 443,
    "balancer-gone": lambda address, port: True,
    "ipv4-refused": lambda address, port: ":" not in address,
}
# Hosts whose kernel takes connections while their program does not.
UNATTENDED = {"half-open"}


def alert(number):
    """A fatal TLS alert in the place of the server's hello."""
    def send(connection, host):
        connection.recv(4096)
        connection.sendall(bytes([21, 3, 3, 0, 2, 2, number]))
        connection.close()
        return True
    return send


def reset_at_once(connection, host):
    connection.recv(1)
    reset(connection)
    return True


def plain_http(connection, host):
    visit = Visit(connection, host, 80)
    data = connection.recv(4096)
    if data[:1].isalpha():
        visit.method = "GET"
        site.good(visit)
    else:
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    return True


def held_up(connection, host):
    """Goes on with the handshake after a while."""
    time.sleep(2)
    return False


# What happens on a new connection to port 443; true where that was all.
INSTEAD = {
    "reset-at-once": reset_at_once,
    "handshake-fails": alert(80),
    "alert-handshake-failure": alert(40),
    "alert-protocol-version": alert(70),
    "alert-unrecognized-name": alert(112),
    "no-https": plain_http,
    "slow-handshake": held_up,
}

FAULTS = set(CLOSED) | UNATTENDED | set(INSTEAD)
