"""Plumbline as an operator runs it: files registered, the server started, its own figures read."""

import http.client
import os
import sqlite3
import subprocess

from parts.nginx import PORT
from parts.process import Process, program, until
from parts.targets import EVERY, SILENT_PORT

LISTEN = 8080

DEFINITION = """format: "plumbline-probe"
format_version: "1"
id: "plain-page"
title: { en: "The page answers" }
kind: "http"
role: "availability"
provides: ["error.rate", "response.p95"]
parameters: [{ id: "url", type: "url", required: true }]
request: { method: "GET", url: "{url}", redirects: 5 }
timeout: "10s"
must: ["status in 200..299"]
confirm: { down_after: 2, up_after: 2, recheck: "30s" }
"""

ORGANISATION = """format: "plumbline-organisation"
format_version: "1"
id: "county"
title: { en: "The county" }
"""

CONFIGURATION = f"""format: "plumbline-config"
format_version: "1"
listen: "127.0.0.1:{LISTEN}"
database: "plumbline.db"
probes: ["probes"]
network: {{ allow: [{{ cidr: "127.0.0.1/32", ports: [{PORT}, {SILENT_PORT}] }}] }}
"""


def service(number, urls):
    """A service with one task and two channels, a probe on each."""
    channels = "".join(f"""  - id: "{kind}"
    kind: "{kind}"
    tasks: ["apply"]
    probes: [{{ id: "page", use: "plain-page", every: "{EVERY}s", with: {{ url: "{url}" }} }}]
""" for kind, url in zip(("web", "api"), urls))
    return f"""format: "plumbline-service"
format_version: "1"
id: "service-{number:04}"
title: {{ en: "Service {number}" }}
organisation: "county"
phase: "live"
kind: "transactional"
officials: [{{ office: "service_owner", email: "owner-{number}@county.example" }}]
tasks: [{{ id: "apply", title: {{ en: "Apply" }} }}]
channels:
{channels}"""


class Plumbline:
    """One installation in a folder of its own; stopping and starting it keeps its database."""

    def __init__(self, folder, programs, urls):
        self.folder = folder
        self.path = program("plumbline", programs)
        self.database = os.path.join(folder, "plumbline.db")
        os.makedirs(os.path.join(folder, "probes"))
        os.makedirs(os.path.join(folder, "town"))
        files = {"plumbline.yaml": CONFIGURATION, "probes/plain-page.yaml": DEFINITION,
                 "town/county.yaml": ORGANISATION}
        for number in range(len(urls) // 2):
            files[f"town/service-{number:04}.yaml"] = service(number, urls[2 * number:2 * number + 2])
        for name, text in files.items():
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        self.command("register", "town")
        self.token = self.command("token", "create", "bench", "--role", "official").strip()

    def command(self, *words):
        done = subprocess.run([self.path, *words], cwd=self.folder, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"bench: plumbline {' '.join(words)} ended with {done.returncode}:\n{done.stderr[:4000]}")
        return done.stdout

    def start(self):
        self.process = Process([self.path, "serve"], self.folder)
        until(self.is_ready, "Plumbline's start", self.process)

    def is_ready(self):
        try:
            return self.get("/readyz")[0] == 200
        except OSError:
            return False

    def get(self, path):
        """One page, on a connection of its own, with the rights of an official: status and bytes."""
        connection = http.client.HTTPConnection("127.0.0.1", LISTEN, timeout=30)
        try:
            connection.request("GET", path, headers={"Authorization": f"Bearer {self.token}", "Accept": "text/html"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def figure(self, name):
        """The sum of one of its own figures over all labels."""
        lines = self.get("/metrics")[1].decode().splitlines()
        return sum(float(line.split()[-1]) for line in lines if line.split("{")[0].split(" ")[0] == name)

    def stop(self):
        self.process.stop()

    def statuses(self, count):
        """How many of the first services stand how, by status; asked when it has ended."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as database:
            return dict(database.execute(
                "SELECT status, COUNT(*) FROM service_board WHERE path < ? GROUP BY status", (f"service-{count:04}",)))

    def stored(self, until=None):
        """How many results its database holds, of runs due up to a wall-clock moment; asked when it has ended."""
        edge = int((until or 1e12) * 1000)
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as database:
            closed, = database.execute("SELECT COUNT(*) FROM result").fetchone()
            recent, = database.execute("SELECT COUNT(*) FROM result_recent WHERE at <= ?", (edge,)).fetchone()
        return closed + recent
