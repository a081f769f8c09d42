"""The name servers of the world: the root, the registries and everybody's own, in one process on many addresses.

Told on standard input what begins and ends (`begin ID`, `end ID`); says `done` when it is so.
"""

import selectors
import socket
import sys
import threading
import time

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

from world import places, seals, stage, table, zones


def lookup(served, query):
    """The answer of one server to a query, with the time that it waits; nothing where it is silent."""
    question = query.question[0]
    name, kind = question.name.to_text().lower(), dns.rdatatype.to_text(question.rdtype)
    answer = dns.message.make_response(query)
    zone = deepest(served, name)
    if zone is None:
        answer.set_rcode(dns.rcode.REFUSED)
        return answer, 0
    if zone.mode == "silent":
        return None, 0
    if zone.mode == "fails":
        answer.set_rcode(dns.rcode.SERVFAIL)
        return answer, 0
    if not refer(zone, name, kind, answer):
        answer.flags |= dns.flags.AA
        say(zone, name, kind, answer)
    return answer, zone.delay


def deepest(served, name):
    """The zone with the longest name that a name is in."""
    fitting = [zone for zone in served if is_in(name, zone.name)]
    return max(fitting, key=lambda zone: len(zone.name), default=None)


def is_in(name, zone):
    return zone == "." or name == zone or name.endswith("." + zone)


def refer(zone, name, kind, answer):
    """Sends on to the servers of a domain that is delegated; false where the name is the zone's own."""
    child = next((child for child in zone.delegations if is_in(name, child)), None)
    if child is None or (name == child and kind == "DS"):
        return False
    ttl, servers = zone.delegations[child]
    answer.authority.append(dns.rrset.from_text(child, ttl, "IN", "NS", *(server for server, _ in servers)))
    for server, address in servers:
        if is_in(server, zone.name):
            answer.additional.append(dns.rrset.from_text(server, ttl, "IN", "A", address))
    return True


def say(zone, name, kind, answer):
    """Answers from the zone's own records."""
    records = zone.records.get(name)
    if records is None and zone.wildcard:
        records = {"A": zone.wildcard}
    if zone.signed and name == zone.name and kind == "DNSKEY":
        return seals.add_key(zone, answer)
    found = kind if records and kind in records else "CNAME" if records and "CNAME" in records else None
    if found:
        rrset = dns.rrset.from_text(name, zone.ttl, "IN", found, *(quoted(found, value) for value in records[found]))
        answer.answer.append(rrset)
        if zone.signed == "good":
            answer.answer.append(seals.signature(zone, rrset))
        return None
    is_there = records or any(is_in(known, name) for known in list(zone.records) + list(zone.delegations))
    if not is_there and name != zone.name:
        answer.set_rcode(dns.rcode.NXDOMAIN)
    soa = dns.rrset.from_text(zone.name, zones.SHORT, "IN", "SOA", f"ns.{zone.name.lstrip('.')} hostmaster.example.org. "
                              f"1 3600 600 86400 {zones.SHORT}")
    answer.authority.append(soa)
    if zone.signed == "good":
        answer.authority.append(seals.signature(zone, soa))
    return None


def quoted(kind, value):
    return f'"{value}"' if kind == "TXT" else value


class Server:
    """All addresses, over UDP and TCP."""

    def __init__(self):
        rows, _, _ = table.read()
        self.hosts = places.hosts(rows)
        self.served = zones.build(self.hosts, set())
        self.selector = selectors.DefaultSelector()
        for address in places.name_servers():
            for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
                listener = socket.socket(socket.AF_INET, kind)
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listener.bind((address, 53))
                if kind == socket.SOCK_STREAM:
                    listener.listen(64)
                self.selector.register(listener, selectors.EVENT_READ, address)

    def set(self, faults):
        self.served = zones.build(self.hosts, faults)

    def run(self):
        while True:
            for key, _ in self.selector.select():
                listener = key.fileobj
                if listener.type == socket.SOCK_DGRAM:
                    wire, sender = listener.recvfrom(4096)
                    reply = self.reply(key.data, wire, lambda out, s=listener, to=sender: s.sendto(out, to))
                else:
                    taken, _ = listener.accept()
                    threading.Thread(target=self.converse, args=(taken, key.data), daemon=True).start()

    def reply(self, address, wire, send):
        """Answers one question, later where the zone is slow."""
        try:
            query = dns.message.from_wire(wire)
            answer, delay = lookup(self.served[address], query)
        except Exception as problem:  # a malformed question must not end the world
            print(f"names: {problem!r}", file=sys.stderr, flush=True)
            return
        if answer is None:
            return
        if delay:
            threading.Timer(delay, send, (answer.to_wire(),)).start()
        else:
            send(answer.to_wire())

    def converse(self, connection, address):
        """One question over TCP."""
        with connection:
            connection.settimeout(5)
            try:
                length = int.from_bytes(connection.recv(2), "big")
                wire = connection.recv(length)
                self.reply(address, wire, lambda out: connection.sendall(len(out).to_bytes(2, "big") + out))
                time.sleep(2)
            except OSError:
                pass


if __name__ == "__main__":
    server = Server()
    stage.follow(server.set)
    server.run()
