"""DNSSEC for the one signed domain: its key, which the resolver trusts, and signatures."""

import hashlib
import time

import dns.dnssec
import dns.name
import dns.rrset
from cryptography.hazmat.primitives.asymmetric import ec

# Made from a fixed number, so that the resolver and the name server agree without a file.
KEY = ec.derive_private_key(int.from_bytes(hashlib.sha256(b"world").digest(), "big") >> 8, ec.SECP256R1())
DNSKEY = dns.dnssec.make_dnskey(KEY.public_key(), dns.dnssec.Algorithm.ECDSAP256SHA256, flags=257)


def add_key(zone, answer):
    """Answers the question for the key, always signed: a resolver would remember a bad key for a minute."""
    rrset = dns.rrset.from_rdata(dns.name.from_text(zone.name), zone.ttl, DNSKEY)
    answer.answer += [rrset, signature(zone, rrset)]


def signature(zone, rrset):
    """The signature over some records, good from an hour ago to tomorrow."""
    now = int(time.time())
    sealed = dns.dnssec.sign(rrset, KEY, dns.name.from_text(zone.name), DNSKEY, inception=now - 3600,
                             expiration=now + 86400)
    return dns.rrset.from_rdata(rrset.name, rrset.ttl, sealed)
