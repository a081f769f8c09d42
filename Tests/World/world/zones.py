"""What the name servers say, as a pure function of the faults that are under way."""

from dataclasses import dataclass, field

from world import places

# Short, so that a fault is seen when it begins; the hosts of `plain` and `shared` are kept longer, so that a cut uplink
# meets names that the resolver still knows.
SHORT, LONG = 5, 300
PARENTS = ("org", "net", "com", "eu", "info", "gov", "fr", "de", "uk", "arpa")


@dataclass
class Zone:
    """One zone as one server has it."""

    name: str
    records: dict = field(default_factory=dict)
    delegations: dict = field(default_factory=dict)
    ttl: int = SHORT
    mode: str = "answers"  # or silent, fails, refuses
    delay: float = 0
    signed: str = ""  # or good, bare
    wildcard: list = field(default_factory=list)

    def add(self, name, kind, *values):
        self.records.setdefault(name, {}).setdefault(kind, []).extend(values)


def build(hosts, faults):
    """The zones by address of the server that serves them."""
    served = {address: [] for address in places.name_servers()}
    root = Zone(".", ttl=3600)
    root.add(".", "NS", "a.root-servers.net.")
    served[places.ROOT] += [root, Zone("root-servers.net.", {"a.root-servers.net.": {"A": [places.ROOT]}}, ttl=3600)]
    parents = {}
    for parent in PARENTS:
        root.delegations[f"{parent}."] = (3600, [("a.registries.net.", places.REGISTRIES)])
        parents[parent] = Zone(f"{parent}.", ttl=SHORT)
        served[places.REGISTRIES].append(parents[parent])
    parents["net"].delegations["root-servers.net."] = (3600, [("a.root-servers.net.", places.ROOT)])
    parents["net"].add("a.registries.net.", "A", places.REGISTRIES)
    hosting = Zone("dns-host.net.", ttl=3600)
    for number, address in enumerate(places.HOSTING, 1):
        hosting.add(f"ns{number}.dns-host.net.", "A", address)
    usual = [(f"ns{number}.dns-host.net.", address) for number, address in enumerate(places.HOSTING, 1)]
    parents["net"].delegations["dns-host.net."] = (3600, usual)
    for address in places.HOSTING:
        served[address].append(hosting)
    for host in hosts.values():
        if host.name != places.INSIDE:
            add_domain(host, hosts, faults, parents, served, usual)
    parents["com"].delegations["registrar-parking.com."] = (LONG, [("ns1.registrar-parking.com.", places.REGISTRAR)])
    registrar = Zone(".", wildcard=hosts[places.PARKING].v4)
    registrar.add("ns1.registrar-parking.com.", "A", places.REGISTRAR)
    served[places.REGISTRAR].append(registrar)
    return served


def add_domain(host, hosts, faults, parents, served, usual):
    """The domain of a host: its delegation and its zone."""
    row = host.row.id if host.row else ""
    fault = row if row in faults else ""
    domain = ".".join(host.name.split(".")[-2:])
    parent = parents[domain.split(".")[-1]]
    servers = usual
    if row in places.OWN_AUTHORITIES:
        pair = places.OWN_AUTHORITIES[row]
        servers = [(f"ns{number}.{domain}.", address) for number, address in enumerate(pair, 1)]
    delegated = servers
    if fault == "domain-lapsed":
        delegated = [("ns1.registrar-parking.com.", places.REGISTRAR)]
    elif fault == "delegation-dead":
        delegated = [(f"ns{number}.{domain}.", address) for number, address in enumerate(places.NOWHERE, 1)]
    is_kept = row in ("plain", "shared", "")
    if fault != "domain-on-hold":
        parent.delegations[f"{domain}."] = (LONG if is_kept else SHORT, delegated)
    for number, (name, address) in enumerate(servers, 1):
        zone = Zone(f"{domain}.", ttl=LONG if is_kept else SHORT)
        fill(zone, host, hosts, row, fault, servers)
        set_mode(zone, fault, number)
        if zone.mode != "gone":
            served[address].append(zone)


def set_mode(zone, fault, number):
    """How a server, the first or the second of a domain, treats it."""
    if fault in ("authority-late", "authority-silent") or (fault == "one-authority-silent" and number == 1):
        zone.mode = "silent"
    elif fault == "authority-fails" or (fault == "one-authority-fails" and number == 1):
        zone.mode = "fails"
    elif fault == "authority-refuses":
        zone.mode = "gone"
    elif fault == "slow-names":
        zone.delay, zone.ttl = 1.3, 0


def fill(zone, host, hosts, row, fault, servers):
    """The records of a domain."""
    apex, name = zone.name, f"{host.name}."
    zone.add(apex, "NS", *(server for server, _ in servers))
    for server, address in servers:
        if server.endswith("." + apex):
            zone.add(server, "A", address)
    if row == "signatures-broken":
        zone.signed = "bare" if fault else "good"
    v4, v6 = list(host.v4), list(host.v6)
    if fault == "name-gone":
        return
    if fault == "no-address":
        zone.add(name, "TXT", "v=spf1 -all")
        return
    if fault == "aliases-endless":
        for number in range(30):
            zone.add(name if number == 0 else f"alias{number}.{name}", "CNAME", f"alias{number + 1}.{name}")
        zone.add(f"alias30.{name}", "A", *v4)
        return
    if fault == "alias-to-nothing":
        zone.add(name, "CNAME", "taken-down.dns-host.net.")
        return
    if row == "aliases":
        zone.add(name, "CNAME", f"web.{apex}")
        zone.add(f"web.{apex}", "CNAME", f"{row}.customers.fast-delivery.net.")
        return
    if row == "" and host.name == places.EDGE:
        zone.add("aliases.customers.fast-delivery.net.", "CNAME", name)
    if fault == "address-dead":
        v4 = [places.NOWHERE[0]]
    elif fault == "address-parked":
        v4 = hosts[places.PARKING].v4
    elif fault == "name-leads-inside":
        v4 = ["10.20.30.41"]
    elif fault == "name-leads-home":
        v4 = ["127.0.0.1"]
    elif fault == "no-ipv6-address":
        v6 = []
    for owner in (name, f"www.{name}"):
        if v4:
            zone.add(owner, "A", *v4)
        if v6:
            zone.add(owner, "AAAA", *v6)


# Rows whose fault is in the names.
FAULTS = {
    "domain-lapsed", "domain-on-hold", "name-gone", "authority-fails", "authority-late", "authority-refuses",
    "signatures-broken", "aliases-endless", "alias-to-nothing", "authority-silent", "one-authority-silent",
    "one-authority-fails", "delegation-dead", "no-address", "no-ipv6-address", "address-dead", "address-parked",
    "name-leads-inside", "name-leads-home", "slow-names",
}
