"""The resolver of the router: asks from the root on, keeps what it learns for as long as it may, and checks signatures.

Small on purpose: what it does with servers that are silent is the same in every run. Big resolvers back off for minutes,
each in its own way.
"""

import socket
import sys
import threading
import time

import dns.dnssec
import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.query
import dns.rcode
import dns.rdatatype
import dns.rrset

from world import places, seals, stage, table

# How long each round of asking every server waits for each.
PATIENCE = (0.4, 1.6, 2.5)
MOST_ALIASES, MOST_STEPS = 11, 20


class Failure(Exception):
    """No answer that can be believed."""


class Resolver:
    """What is known, and how to learn more."""

    def __init__(self, signed):
        self.signed = dns.name.from_text(signed)
        self.answers, self.cuts, self.lock = {}, {}, threading.Lock()
        self.reliable = {}

    def resolve(self, name, kind, aliases=0):
        """The records of a name with the aliases that lead to them, and the code of the answer."""
        if aliases > MOST_ALIASES:
            raise Failure(f"{name}: more than {MOST_ALIASES} aliases")
        code, records, _ = self.known(name, kind) or self.learn(name, kind)
        alias = next((rrset for rrset in records if rrset.rdtype == dns.rdatatype.CNAME), None)
        if alias is None or kind == dns.rdatatype.CNAME:
            return code, records
        code, more = self.resolve(alias[0].target, kind, aliases + 1)
        return code, records + more

    def known(self, name, kind):
        kept = self.answers.get((name, kind))
        return kept if kept and kept[2] > time.monotonic() else None

    def learn(self, name, kind):
        """Asks from the nearest servers that are known."""
        zone = name
        while not self.servers(zone) and zone != dns.name.root:
            zone = zone.parent()
        for _ in range(MOST_STEPS):
            answer = self.ask(zone, name, kind)
            cut = next((rrset for rrset in answer.authority if rrset.rdtype == dns.rdatatype.NS), None)
            is_referral = not answer.answer and cut is not None and not answer.flags & dns.flags.AA
            if not is_referral:
                return self.keep(name, kind, answer)
            if cut.name == zone or not cut.name.is_subdomain(zone):
                raise Failure(f"{zone} refers to {cut.name}")
            glue = {rrset.name: rrset for rrset in answer.additional if rrset.name.is_subdomain(zone)}
            servers = [(record.target, glue.get(record.target)) for record in cut]
            self.cuts[cut.name] = (time.monotonic() + cut.ttl, servers)
            zone = cut.name
        raise Failure(f"{name}: too many steps")

    def servers(self, zone):
        """The servers of a zone that is known: names with addresses, where they came along."""
        if zone == dns.name.root:
            return [(None, [places.ROOT])]
        until, servers = self.cuts.get(zone, (0, []))
        return servers if until > time.monotonic() else []

    def ask(self, zone, name, kind):
        """One answer from any server of a zone."""
        addresses = []
        for server, glue in self.servers(zone):
            if server is None:
                addresses += glue
            elif glue:
                addresses += [record.address for record in glue]
            else:
                addresses += [record.address for rrset in self.resolve(server, dns.rdatatype.A)[1]
                              for record in rrset if rrset.rdtype == dns.rdatatype.A]
        query = dns.message.make_query(name, kind, want_dnssec=name.is_subdomain(self.signed))
        query.flags &= ~dns.flags.RD
        for patience in PATIENCE:
            for address in sorted(addresses, key=lambda address: -self.reliable.get((zone, address), 0)):
                try:
                    answer = dns.query.udp(query, address, timeout=patience)
                except (OSError, dns.exception.DNSException):
                    self.reliable[zone, address] = 0
                    continue
                if answer.rcode() in (dns.rcode.NOERROR, dns.rcode.NXDOMAIN):
                    self.reliable[zone, address] = 1
                    return answer
                self.reliable[zone, address] = 0
        raise Failure(f"no server of {zone} answers for {name}")

    def keep(self, name, kind, answer):
        """Keeps an answer for as long as it says."""
        if name.is_subdomain(self.signed) and answer.answer:
            self.validate(answer)
        records = [rrset for rrset in answer.answer if rrset.rdtype != dns.rdatatype.RRSIG]
        lives = [rrset.ttl for rrset in records or answer.authority] or [0]
        kept = (answer.rcode(), records, time.monotonic() + min(lives))
        self.answers[name, kind] = kept
        return kept

    def validate(self, answer):
        """Fails where records of the signed domain are not sealed with its key."""
        keys = {self.signed: dns.rrset.from_rdata(self.signed, 60, seals.DNSKEY)}
        for rrset in answer.answer:
            if rrset.rdtype != dns.rdatatype.RRSIG:
                seal = answer.get_rrset(answer.answer, rrset.name, rrset.rdclass, dns.rdatatype.RRSIG, rrset.rdtype)
                if seal is None:
                    raise Failure(f"{rrset.name} is not signed")
                try:
                    dns.dnssec.validate(rrset, seal, keys)
                except dns.dnssec.ValidationFailure as problem:
                    raise Failure(str(problem)) from problem

    def reply(self, listener, wire, sender):
        """Answers one client."""
        try:
            query = dns.message.from_wire(wire)
            question = query.question[0]
            answer = dns.message.make_response(query, recursion_available=True)
            try:
                code, records = self.resolve(dns.name.from_text(question.name.to_text().lower()), question.rdtype)
                answer.set_rcode(code)
                answer.answer = [rrset.copy() for rrset in records]
            except Failure:
                answer.set_rcode(dns.rcode.SERVFAIL)
            listener.sendto(answer.to_wire(), sender)
        except Exception as problem:  # a malformed question must not end the world
            print(f"resolver: {problem!r}", file=sys.stderr, flush=True)


def main():
    rows, _, _ = table.read()
    signed = next(row for row in rows if row.id == "signatures-broken").host_names()[0]
    resolver = Resolver(signed)
    threading.stack_size(256 * 1024)
    for address in (places.ROUTER, places.LONE_ROUTER):
        listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        listener.bind((address, 53))

        def serve(listener=listener):
            while True:
                wire, sender = listener.recvfrom(4096)
                threading.Thread(target=resolver.reply, args=(listener, wire, sender), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
    stage.follow(lambda faults: None)
    threading.Event().wait()


if __name__ == "__main__":
    main()
