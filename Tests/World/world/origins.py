"""The web servers of the world, in one process on many addresses (`python3 -m world.origins FOLDER`).

Told on standard input what begins and ends (`begin ID`, `end ID`); says `done` when it is so. Writes a line for each
request to FOLDER/requests.tsv: row, from when, until when, method, path, status.
"""

import os
import selectors
import socket
import ssl
import sys
import threading
import time

from world import answers, certificates, connections, pages, places, secure, site, stage, table
from world.visit import Visit


class Door:
    """One address and port of a host."""

    def __init__(self, host, address, port):
        self.host, self.address, self.port = host, address, port
        self.listener, self.is_attended = None, False

    def open(self):
        self.listener = socket.socket(socket.AF_INET6 if ":" in self.address else socket.AF_INET)
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind((self.address, self.port))
        self.listener.listen(256)


class Origins:
    """All web servers but those of nginx."""

    def __init__(self, folder):
        rows, _, _ = table.read()
        self.hosts = places.hosts(rows)
        self.faults = set()
        self.log = open(os.path.join(folder, "requests.tsv"), "a", buffering=1)
        made = certificates.Certificates(os.path.join(folder, "certificates"))
        for host in self.hosts.values():
            made.good(host.name)
            host.issuing = os.path.join(made.folder, "issuing.der")
        self.contexts = secure.Contexts(made, self.hosts)
        self.selector = selectors.DefaultSelector()
        self.wake, waking = socket.socketpair()
        self.selector.register(waking, selectors.EVENT_READ)
        self.changes = []
        self.doors = [Door(host, address, port) for host in self.hosts.values() for address in host.addresses
                      for port in (80, 443) if not (host.row and host.row.id in NGINX)]
        for door in self.doors:
            door.open()
            self.attend(door, True)

    def set(self, faults):
        """Takes the faults that are under way; doors are opened and closed by the thread that watches them."""
        done = threading.Event()
        self.changes.append((faults, done))
        self.wake.send(b"x")
        done.wait()

    def attend(self, door, wanted):
        if door.is_attended != wanted:
            door.is_attended = wanted
            if wanted:
                self.selector.register(door.listener, selectors.EVENT_READ, door)
            else:
                self.selector.unregister(door.listener)

    def apply(self, faults):
        self.faults = faults
        for door in self.doors:
            row = door.host.row.id if door.host.row else ""
            fault = row if row in faults else ""
            closes = fault in connections.CLOSED and connections.CLOSED[fault](door.address, door.port)
            if closes and door.listener:
                self.attend(door, False)
                door.listener.close()
                door.listener = None
            elif not closes:
                if not door.listener:
                    door.open()
                self.attend(door, not (fault in connections.UNATTENDED and door.port == 443))

    def run(self):
        while True:
            for key, _ in self.selector.select():
                if key.data is None:
                    key.fileobj.recv(64)
                    while self.changes:
                        faults, done = self.changes.pop(0)
                        self.apply(faults)
                        done.set()
                    break  # what was ready may be closed by now
                try:
                    connection, _ = key.fileobj.accept()
                except OSError:
                    continue
                threading.Thread(target=self.serve, args=(connection, key.data), daemon=True).start()

    def serve(self, connection, door):
        """One connection from beginning to end."""
        row = door.host.row.id if door.host.row else ""
        fault = row if row in self.faults else ""
        if door.host.name == places.INSIDE:
            self.note(places.INSIDE, time.time(), f"CONNECT\t{door.address}:{door.port}\t0")
        try:
            connection.settimeout(60)
            if door.port == 443:
                instead = connections.INSTEAD.get(fault)
                if instead and instead(connection, door.host):
                    return
                connection = self.contexts.of(door.host, fault).wrap_socket(connection, server_side=True)
            visit = Visit(connection, door.host, door.port)
            if visit.read():
                start = time.time()
                try:
                    self.handler(row, fault)(visit)
                finally:
                    self.note(row, start, f"{visit.method}\t{visit.path}\t{visit.status}")
        except (OSError, ssl.SSLError, ValueError):
            pass
        finally:
            try:
                if isinstance(connection, ssl.SSLSocket) and not fault:
                    connection.unwrap()
            except (OSError, ValueError):
                pass
            connection.close()

    def note(self, row, start, words):
        self.log.write(f"{row}\t{start:.3f}\t{time.time():.3f}\t{words}\n")

    def handler(self, row, fault):
        """What answers a request."""
        if fault in answers.FAULTS:
            return answers.FAULTS[fault]
        return answers.ALWAYS.get(row) or self.usual

    @staticmethod
    def usual(visit):
        if visit.host.name == places.PARKING:
            is_lapsed = visit.headers.get("host", "").startswith("domain-lapsed")
            visit.answer(pages.LAPSED if is_lapsed else pages.PARKED)
        else:
            site.good(visit)


# Rows whose hosts nginx serves.
NGINX = {"plain", "shared"}

if __name__ == "__main__":
    threading.stack_size(256 * 1024)
    origins = Origins(sys.argv[1])
    stage.follow(origins.set)
    origins.run()
