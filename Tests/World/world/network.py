"""The namespaces and the lines between them, and the faults of the way.

This process is the router. `watch` and `lone` are the places of the two programs, `beyond` is the rest of the world with
all its addresses. `late` is a second line to `beyond` on which the first packet of each connection is held up.
"""

import os

from world import places
from world.process import run

BEYOND_MAC, GONE_MAC, LATE_MAC = "02:00:00:00:00:02", "02:00:00:00:0d:ad", "02:00:00:00:00:05"
SPACES = ("watch", "lone", "beyond")
# How long the first packet is held up, by row.
HELD_UP = {"slow-connect": 3.0, "slow-way": 2.0}


def build(hosts, work):
    """Makes everything; what it makes ends with the namespaces of this process."""
    private_files(work)
    run("mount", "-t", "tmpfs", "none", "/run")
    for space in SPACES:
        run("ip", "netns", "add", space)
        run("ip", "link", "set", "lo", "up", space=space)
    run("ip", "link", "set", "lo", "up")
    set_kernel("ipv4/ip_forward", "1")
    set_kernel("ipv6/conf/all/forwarding", "1")
    line("w0", "watch", places.ROUTER, places.ROUTER_6, places.WATCH, places.WATCH_6)
    line("l0", "lone", places.LONE_ROUTER, places.LONE_ROUTER_6, places.LONE, places.LONE_6)
    line("up0", "beyond", places.UPLINK, places.UPLINK_6, places.BEYOND, places.BEYOND_6, mac=BEYOND_MAC)
    late_line()
    route("via", places.BEYOND, "default")
    route("via", places.BEYOND_6, "default")
    restore()
    with open(os.path.join(work, "addresses"), "w") as file:
        for address in places.name_servers() + [a for host in hosts.values() for a in host.addresses]:
            file.write(address_line("add", address))
    run("ip", "-batch", os.path.join(work, "addresses"), space="beyond")


def private_files(work):
    """The machine's files of names, for this world only."""
    texts = {"/etc/hosts": "127.0.0.1 localhost\n::1 localhost\n", "/etc/resolv.conf": f"nameserver {places.ROUTER}\n",
             "/etc/nsswitch.conf": "hosts: files dns\n"}
    for path, text in texts.items():
        file = os.path.join(work, os.path.basename(path))
        with open(file, "w") as handle:
            handle.write(text)
        if os.path.exists(path):
            run("mount", "--bind", file, os.path.realpath(path))


def set_kernel(name, value):
    with open(f"/proc/sys/net/{name}", "w") as file:
        file.write(value)


def line(name, space, near, near_6, far, far_6, mac=None):
    """A line from the router to a space, whose default way leads over it."""
    run("ip", "link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", space)
    if mac:
        run("ip", "link", "set", "eth0", "address", mac, space=space)
    for address, length in ((near, 30), (near_6, 64)):
        run("ip", "addr", "add", f"{address}/{length}", "dev", name, *(["nodad"] if ":" in address else []))
    for address, length in ((far, 30), (far_6, 64)):
        run("ip", "addr", "add", f"{address}/{length}", "dev", "eth0", *(["nodad"] if ":" in address else []),
            space=space)
    run("ip", "link", "set", name, "up")
    run("ip", "link", "set", "eth0", "up", space=space)
    run("ip", "route", "add", "default", "via", near, space=space)
    run("ip", "-6", "route", "add", "default", "via", near_6, space=space)


def late_line():
    """Two pairs of interfaces: what the router sends into the first, `late` puts into the second, which ends in `beyond`."""
    run("ip", "link", "add", "late0", "type", "veth", "peer", "name", "late1")
    run("ip", "link", "add", "late2", "type", "veth", "peer", "name", "late3", "netns", "beyond")
    run("ip", "link", "set", "late3", "address", LATE_MAC, space="beyond")
    for name in ("late0", "late1", "late2"):
        run("ip", "link", "set", name, "up")
    run("ip", "link", "set", "late3", "up", space="beyond")


def route(way, gateway, target):
    family = "-6" if ":" in gateway or ":" in target else "-4"
    run("ip", family, "route", "replace", target, way, gateway)


def address_line(word, address):
    is_6 = ":" in address
    return f"addr {word} {address}/{128 if is_6 else 32} dev lo{' nodad' if is_6 and word == 'add' else ''}\n"


def cut():
    """From now on every packet to the rest of the world vanishes without a word."""
    for gateway in (places.BEYOND, places.BEYOND_6):
        run("ip", "neigh", "replace", gateway, "lladdr", GONE_MAC, "nud", "permanent", "dev", "up0")


def restore():
    """The uplink works."""
    for gateway in (places.BEYOND, places.BEYOND_6):
        run("ip", "neigh", "replace", gateway, "lladdr", BEYOND_MAC, "nud", "permanent", "dev", "up0")


class Vanishing:
    """Addresses that are gone from the rest of the world: packets to them get no answer of any kind."""

    def __init__(self, choose):
        self.choose = choose

    def begin(self, host):
        for address in self.choose(host):
            run("ip", *address_line("del", address).split(), space="beyond")

    def end(self, host):
        for address in self.choose(host):
            run("ip", *address_line("add", address).split(), space="beyond")


class Refusing:
    """The router says that a host is unreachable."""

    def begin(self, host):
        for address in host.v4:
            run("ip", "route", "add", "unreachable", f"{address}/32")

    def end(self, host):
        for address in host.v4:
            run("ip", "route", "del", "unreachable", f"{address}/32")


class Late:
    """The way to a host leads over the late line."""

    def begin(self, host):
        for address in host.v4:
            run("ip", "neigh", "replace", address, "lladdr", LATE_MAC, "nud", "permanent", "dev", "late0")
            run("ip", "route", "replace", f"{address}/32", "dev", "late0")

    def end(self, host):
        for address in host.v4:
            run("ip", "route", "del", f"{address}/32", "dev", "late0")


FAULTS = {
    "one-address-dead": Vanishing(lambda host: host.v4[2:]),
    "ipv4-unreachable": Vanishing(lambda host: host.v4),
    "ipv6-unreachable": Vanishing(lambda host: host.v6),
    "no-answer-to-syn": Vanishing(lambda host: host.v4),
    "router-refuses": Refusing(),
    "slow-connect": Late(),
    "slow-way": Late(),
}
