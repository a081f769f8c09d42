"""Where everything is: namespaces, addresses, hosts.

The addresses look like anybody's; they exist inside the namespaces only. Nothing here is a special-use address, because
the program refuses those.
"""

from dataclasses import dataclass, field

# The program, its router with the name server that it asks and the mail relay, and a second program in another place.
WATCH, WATCH_6 = "93.158.10.2", "2a0c:e640:10::2"
ROUTER, ROUTER_6 = "93.158.10.1", "2a0c:e640:10::1"
LONE, LONE_6 = "93.158.20.2", "2a0c:e640:20::2"
LONE_ROUTER, LONE_ROUTER_6 = "93.158.20.1", "2a0c:e640:20::1"
# The line from the router to the rest of the world.
UPLINK, UPLINK_6 = "62.40.96.1", "2a0c:e640:96::1"
BEYOND, BEYOND_6 = "62.40.96.2", "2a0c:e640:96::2"

ROOT = "198.41.0.4"
REGISTRIES = "192.5.6.30"
HOSTING = ("45.82.53.1", "45.82.53.2")
REGISTRAR = "45.82.53.40"
# Nothing is there: packages to it vanish.
NOWHERE = ("45.84.9.1", "45.84.9.2")

PARKING = "parking-lot.com"
SHOP = "the-shop.com"
AUTHORITY = "issuing-authority.net"
SECOND_DOOR = "second-door.net"
EDGE = "edge.fast-delivery.net"
# A machine inside somebody's network, to which pages and names lead; nobody may come.
INSIDE, INSIDE_ADDRESSES = "inside", ["10.20.30.40", "10.20.30.41"]
EXTRA_HOSTS = (PARKING, SHOP, AUTHORITY, SECOND_DOOR, EDGE)


@dataclass
class Host:
    """A host with its addresses."""

    name: str
    row: object = None
    v4: list = field(default_factory=list)
    v6: list = field(default_factory=list)

    @property
    def addresses(self):
        """All of them."""
        return self.v4 + self.v6


# Hosts with more or other addresses than one of IPv4, by row.
WITH_IPV6 = {"no-ipv6-address", "ipv6-unreachable", "ipv4-refused", "both-families", "signatures-broken"}
IPV6_ONLY = {"ipv6-only"}
THREE_ADDRESSES = {"one-address-dead"}


def hosts(rows):
    """Every host by name, each with addresses of its own; the same in every run."""
    places = {}
    wanted = [(name, row) for row in rows for name in row.host_names()] + [(name, None) for name in EXTRA_HOSTS]
    for number, (name, row) in enumerate(wanted):
        identity = row.id if row else ""
        count = 3 if identity in THREE_ADDRESSES else 1
        place = Host(name, row)
        if identity not in IPV6_ONLY:
            place.v4 = [f"45.83.{10 * copy + number // 200}.{number % 200 + 1}" for copy in range(count)]
        if identity in WITH_IPV6 | IPV6_ONLY:
            place.v6 = [f"2a0c:e640:83::{number + 1:x}"]
        places[name] = place
    places[INSIDE] = Host(INSIDE, v4=INSIDE_ADDRESSES)
    return places


def host_of(row, places):
    """The host of a row that has one."""
    return places[row.host_names()[0]]


# Name servers of a domain's own, by row.
OWN_AUTHORITIES = {
    "authority-silent": ("45.82.53.11", "45.82.53.12"),
    "one-authority-silent": ("45.82.53.13", "45.82.53.14"),
    "one-authority-fails": ("45.82.53.15", "45.82.53.16"),
    "delegation-dead": ("45.82.53.17", "45.82.53.18"),
}


def name_servers():
    """The addresses of all name servers."""
    return [ROOT, REGISTRIES, REGISTRAR, *HOSTING, *(ip for pair in OWN_AUTHORITIES.values() for ip in pair)]
