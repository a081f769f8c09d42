"""TLS contexts: the good one of a host, and those of rows whose fault is in the handshake."""

import ssl

from world import places


class Contexts:
    """Contexts by host and row, made when they are first needed."""

    def __init__(self, certificates, hosts):
        self.certificates = certificates
        self.made = {}
        self.others = {places.PARKING: ["address-parked"], places.EDGE: ["aliases"]}
        self.names = {host.row.id: host.name for host in hosts.values() if host.row}

    def of(self, host, fault):
        """The context of a host while a fault of its row, or none, is under way."""
        key = (host.name, fault)
        if key not in self.made:
            self.made[key] = self.make(host, fault)
        return self.made[key]

    def make(self, host, fault):
        chain = self.certificates.bad(fault, host.name) if fault else None
        context = self.plain(chain or self.certificates.good(host.name), is_weak=fault in WEAK)
        if fault == "tls-too-old":
            context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
        elif fault == "no-common-cipher":
            context.maximum_version = ssl.TLSVersion.TLSv1_2
            context.set_ciphers("NULL-SHA256:@SECLEVEL=0")
        elif fault == "wants-certificate":
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(self.certificates.path("authority"))
        elif fault == "http2-broken":
            context.set_alpn_protocols(["h2"])
        if host.name in self.others:
            known = {self.names[row]: self.plain(self.certificates.good(self.names[row]))
                     for row in self.others[host.name]}

            def choose(connection, name, _):
                connection.context = known.get(name, context)

            context.sni_callback = choose
        return context

    @staticmethod
    def plain(chain, is_weak=False):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_alpn_protocols(["http/1.1"])
        if is_weak:
            context.set_ciphers("ALL:@SECLEVEL=0")
        context.load_cert_chain(chain)
        return context


# What OpenSSL refuses to serve unless it is told to take anything.
WEAK = {"tls-too-old", "certificate-weak-digest", "certificate-short-key", "no-common-cipher"}
FAULTS = {"tls-too-old", "no-common-cipher", "wants-certificate", "http2-broken"}
