"""The table of scenarios, read: rows, and the services that each of them stands for."""

import glob
import os
from dataclasses import dataclass, field

import yaml

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "scenarios")
OFFICIALS = "town-hall.org"
# Rows whose host is below the domain: a wildcard certificate covers it.
BELOW_DOMAIN = {"aliases"}


@dataclass
class Service:
    """One service that is registered: what is probed, and whom it tells."""

    id: str
    row: "Row"
    host: str
    official: str
    probes: list


@dataclass
class Row:
    """One line of the table."""

    id: str
    world: str
    watch: list
    at: str = ""
    item: str = ""
    expect: list = field(default_factory=list)
    within: int = 0
    wave: str = ""
    copies: int = 1
    hosts: int = 1
    file: str = ""

    @property
    def is_healthy(self):
        """Whether it works from beginning to end."""
        return self.file == "healthy"

    @property
    def tag(self):
        """`v1` or `v2` for items of the catalogue, else `more`."""
        return self.at.split()[0]

    @property
    def is_pushed(self):
        """Whether it reports by itself."""
        return self.watch[0]["use"] == "heartbeat"

    def host_names(self):
        """The hosts that stand for it."""
        if self.is_pushed:
            return []
        if self.id in BELOW_DOMAIN:
            return [f"portal.{domain(self.id)}"]
        return [domain(self.id if self.hosts == 1 else f"{self.id}-{number}") for number in range(1, self.hosts + 1)]

    def services(self):
        """The services that stand for it."""
        count = max(self.copies, self.hosts)
        names = self.host_names() or [""]
        for number in range(1, count + 1):
            slug = self.id if count == 1 else f"{self.id}-{number}"
            host = names[min(number, len(names)) - 1]
            place = f"{host}/service-{number}" if self.copies > 1 else host
            official = f"{self.id if self.copies > 1 else slug}@{OFFICIALS}"
            probes = [{"every": "30s", **filled(probe, place)} for probe in self.watch]
            yield Service(slug, self, host, official, probes)


def domain(name):
    """A domain for a name, spread over several parent zones; the same in every run."""
    parents = ("org", "net", "com", "eu", "info")
    return f"{name}.{parents[sum(name.encode()) % len(parents)]}"


def filled(value, host):
    """A value with the host filled in."""
    if isinstance(value, dict):
        return {key: filled(item, host) for key, item in value.items()}
    if isinstance(value, list):
        return [filled(item, host) for item in value]
    return value.replace("{host}", host) if isinstance(value, str) else value


def each(value):
    """A list of one or of several."""
    return value if isinstance(value, list) else [value]


def read():
    """All rows in the order of the table, what nobody watches, and what holds while the uplink is cut."""
    rows, unwatched, cut = [], [], None
    with open(os.path.join(FOLDER, "watches.yaml")) as file:
        watches = yaml.safe_load(file)
    for path in sorted(glob.glob(os.path.join(FOLDER, "[1-8]-*.yaml"))) + [os.path.join(FOLDER, "healthy.yaml")]:
        name = os.path.basename(path).removesuffix(".yaml")
        with open(path) as file:
            content = yaml.safe_load(file)
        cut = content.get("cut", cut)
        unwatched += content.get("not_watched", [])
        for written in content.get("rows", []):
            values = {"wave": content.get("wave", ""), **written, "file": name}
            values["wave"] = str(values["wave"])
            values["watch"] = watches[written["watch"]]
            values["expect"] = each(written["expect"]) if "expect" in written else []
            rows.append(Row(**values))
    return rows, unwatched, cut
