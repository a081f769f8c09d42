"""An installation whose services are judged by two standards, with a year of results behind it."""

import glob
import http.client
import os
import re
import shutil
import sqlite3
import time

from parts import history
from parts.plumbline import DEFINITION, LISTEN, Plumbline
from parts.targets import EVERY

FILES = ("fr-observatoire-2023.1.yaml", "uk-service-standard-2019.7.yaml")
STANDARDS = """feedback: { question_set: "uk-satisfaction", channels: ["web"] }
volumes: { per_year: 250000 }
standards:
  - { id: "fr.gouv.observatoire", version: "2023.1" }
  - { id: "uk.gov.service-standard", version: "2019.7" }
"""
SEEN = ("html.", "link.", "links.", "text.", "a11y_statement.")


class Judged(Plumbline):
    def __init__(self, folder, programs, urls):
        super().__init__(folder, programs, urls)
        root = os.path.join(os.path.dirname(__file__), "..", "..", "..", "standards")
        os.makedirs(os.path.join(folder, "standards"))
        asked = set()
        for name in FILES:
            shutil.copy(os.path.join(root, name), os.path.join(folder, "standards", name))
            with open(os.path.join(root, name)) as file:
                asked.update(re.findall(r'measure: "([^"]+)"', file.read()))
        self.seen = sorted(measure for measure in asked if measure.startswith(SEEN))
        provides = ", ".join(f'"{measure}"' for measure in ["error.rate", "response.p95"] + self.seen)
        with open(os.path.join(folder, "probes", "plain-page.yaml"), "w") as file:
            file.write(re.sub(r"(?m)^provides: .*$", f"provides: [{provides}]", DEFINITION))
        files = sorted(glob.glob(os.path.join(folder, "town", "service-*.yaml")))
        self.services = [os.path.basename(path).removesuffix(".yaml") for path in files]
        for path in files:
            with open(path) as file:
                text = file.read()
            with open(path, "w") as file:
                # Once a day: the measures are there, and probing is not what is measured here.
                file.write(text.replace(f'every: "{EVERY}s"', 'every: "1d"') + STANDARDS)
        self.command("register", "town")
        self.rows = history.write(self.database, self.seen)
        self.token = self.command("token", "create", "bench-team", "--role", "service_team").strip()
        self.connection = None

    def file(self, name):
        with open(os.path.join(self.folder, "town", name + ".yaml")) as file:
            return file.read()

    def ask(self, method, path, body=None, kind="application/json"):
        """One request on the connection that is kept: the body of the answer, and how long it took in milliseconds."""
        self.connection = self.connection or http.client.HTTPConnection("127.0.0.1", LISTEN, timeout=60)
        begun = time.monotonic()
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        self.connection.request(method, path, body, headers | ({"Content-Type": kind} if body else {}))
        answer = self.connection.getresponse()
        content = answer.read()
        passed = (time.monotonic() - begun) * 1000
        if not 200 <= answer.status < 300:
            raise SystemExit(f"bench: {method} {path} was answered with {answer.status}: {content[:500]}")
        return content, passed

    def stop(self):
        self.connection = None
        super().stop()

    def judged(self, since):
        """How many services were judged by both standards since a moment."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as database:
            return database.execute("""
                SELECT COUNT(*) FROM (SELECT subject_id FROM verdict GROUP BY subject_id
                    HAVING COUNT(DISTINCT standard) = 2 AND MIN(assessed_at) >= ?)""", (int(since * 1000),)).fetchone()[0]

    def verdicts(self):
        """How many verdicts stand, by kind."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as database:
            return dict(database.execute("SELECT verdict, COUNT(*) FROM verdict GROUP BY verdict ORDER BY 2 DESC"))
