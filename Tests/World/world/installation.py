"""Plumbline as an operator runs it: definitions, services and a configuration in a folder, the server, its API."""

import http.client
import json
import os
import re
import subprocess

from world import mails, places
from world.process import Broken, Process

PORT = 8080
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
OWN_PROBES = os.path.join(ROOT, "Tests", "World", "probes")

ORGANISATION = """format: "plumbline-organisation"
format_version: "1"
id: "town-hall"
title: { en: "Town hall" }
"""


def service_file(service):
    """The file of a service with one channel; JSON is YAML."""
    return json.dumps({
        "format": "plumbline-service", "format_version": "1", "id": service.id,
        "title": {"en": service.id.replace("-", " ").capitalize()}, "organisation": "town-hall", "phase": "live",
        "kind": "transactional", "officials": [{"office": "service_owner", "email": service.official}],
        "channels": [{"id": "web", "kind": "phone" if service.row.is_pushed else "web", "probes": service.probes}],
    }, indent=1)


class Installation:
    """One program with its own database, in a namespace of its own."""

    def __init__(self, program, folder, space, address, authority, operator):
        self.program, self.folder, self.space, self.address = program, folder, space, address
        self.heartbeats, self.refused, self.process, self.connection = {}, {}, None, None
        os.makedirs(os.path.join(folder, "probes"))
        os.makedirs(os.path.join(folder, "town"))
        self.configuration = f"""format: "plumbline-config"
format_version: "1"
listen: "{address}:{PORT}"
probes: ["{ROOT}/probes", "probes"]
standards: []
user_agent: "Plumbline/1 (+https://watch.town-hall.org/about)"
network: {{ ca_bundle: "{authority}" }}
mail: {{ relay: "smtp://{places.ROUTER}:{mails.PORT}", starttls: "off", from: "Plumbline <watch@town-hall.org>" }}
operator: {{ email: "{operator}" }}
alerts: {{ group_wait: "5s", unmeasured_after: "210s" }}
"""
        self.write("plumbline.yaml", self.configuration)
        self.write("town/town-hall.yaml", ORGANISATION)

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w") as file:
            file.write(text)

    def command(self, *words):
        """A command of the program: its status and what it said."""
        done = subprocess.run([self.program, *words], cwd=self.folder, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout, done.stderr

    def must(self, *words):
        code, output, errors = self.command(*words)
        if code:
            raise Broken(f"plumbline {' '.join(words)} ended with {code}:\n{errors[:4000]}")
        return output

    def take_definitions(self):
        """The team's own definitions; one that the program refuses costs the rows that use it, not the run."""
        for name in sorted(os.listdir(OWN_PROBES)):
            code, _, errors = self.command("validate", os.path.join(OWN_PROBES, name))
            if code:
                self.refused[name.removesuffix(".yaml")] = errors.strip().splitlines()[0]
            else:
                with open(os.path.join(OWN_PROBES, name)) as file:
                    self.write(f"probes/{name}", file.read())

    def register(self, services):
        """Registers services; those that are refused are remembered with the reason."""
        for service in services:
            self.write(f"town/{service.id}.json", service_file(service))
        for _ in range(20):
            code, output, errors = self.command("register", "town")
            if not code:
                for probe, url in re.findall(r"heartbeat (\S+): POST (\S+)", output):
                    self.heartbeats[probe.split("/")[0]] = url
                return
            wrong = dict(re.findall(r"town/([a-z0-9-]+)\.json:\d+:\d+: (.*)", errors))
            if not wrong:
                raise Broken(f"plumbline register ended with {code}:\n{errors[:4000]}")
            for slug, words in wrong.items():
                self.refused[slug] = words
                os.remove(os.path.join(self.folder, "town", f"{slug}.json"))
        raise Broken("plumbline register went on refusing")

    def refusal(self, service):
        """Why a service is not watched as the table says; nothing where it is."""
        uses = [probe["use"] for probe in service.probes if probe["use"] in self.refused]
        return self.refused.get(service.id) or (self.refused[uses[0]] if uses else None)

    def start(self):
        self.token = self.must("token", "create", "world", "--role", "official").strip()
        self.process = Process(f"plumbline-{self.space}", [self.program, "serve"], self.folder, space=self.space)
        self.process.until(self.is_ready, "Plumbline's start")

    def is_ready(self):
        try:
            return self.get("/readyz", raw=True)[0] == 200
        except OSError:
            return False

    def get(self, path, raw=False):
        """One answer of the API, on a connection that is kept."""
        for attempt in (1, 2):
            if not self.connection:
                self.connection = http.client.HTTPConnection(self.address, PORT, timeout=20)
            try:
                self.connection.request("GET", path, headers={"Authorization": f"Bearer {self.token}"})
                answer = self.connection.getresponse()
                body = answer.read()
                break
            except (OSError, http.client.HTTPException) as problem:
                self.connection.close()
                self.connection = None
                if attempt == 2:
                    raise OSError(str(problem)) from problem
        if raw:
            return answer.status, body
        if answer.status != 200:
            raise Broken(f"{path} answered {answer.status}: {body[:300]!r}")
        return json.loads(body)

    def all(self, path):
        """Every item of a list that comes in pages."""
        items, page = [], 1
        while True:
            answer = self.get(f"{path}?page={page}")
            items += answer["items"]
            if page >= answer["pages"]:
                return items
            page += 1

    def report_heartbeat(self, slug):
        """Somebody's system says that it works."""
        url = self.heartbeats[slug].split("/", 3)[3]
        connection = http.client.HTTPConnection(self.address, PORT, timeout=10)
        connection.request("POST", f"/{url}")
        connection.getresponse().read()
        connection.close()
