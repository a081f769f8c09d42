"""An installation whose services ask people what they think."""

import glob
import http.client
import os
import sqlite3

from parts import strangers, submissions
from parts.plumbline import LISTEN, Plumbline

ASKS = 'feedback: { question_set: "uk-satisfaction", channels: ["web"] }\n'


class Hearing(Plumbline):
    def __init__(self, folder, programs, urls):
        super().__init__(folder, programs, urls)
        files = glob.glob(os.path.join(folder, "town", "service-*.yaml"))
        self.services = len(files)
        for path in files:
            with open(path, "a") as file:
                file.write(ASKS)
        self.command("register", "town")

    def kill(self):
        """Ends the server without a word, as a loss of power or the kernel would."""
        self.process.child.kill()
        self.process.child.wait()

    def submit(self, number):
        """Sends one submission on a connection of its own, from a stranger's address: status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", LISTEN, timeout=30,
                                                source_address=(strangers.address(100_000 + number), 0))
        try:
            connection.request("POST", submissions.path(number, self.services), body=submissions.body(number),
                               headers={"Content-Type": "application/json", "Idempotency-Key": submissions.key(number)})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def submissions(self):
        """What is kept, asked when the server has ended: the digests of the follow codes, each as often as it is there."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as database:
            return [digest for digest, in database.execute("SELECT follow_digest FROM submission")]

    def problems(self):
        """What SQLite finds wrong in the file, and submissions of which a part is missing."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as database:
            damage = [word for word, in database.execute("PRAGMA integrity_check") if word != "ok"]
            halves, = database.execute("""
                SELECT COUNT(*) FROM submission s WHERE
                    NOT EXISTS (SELECT 1 FROM answer a WHERE a.submission_id = s.id) OR
                    (SELECT COUNT(*) FROM submission_event e WHERE e.submission_id = s.id) != 1 OR
                    (SELECT COUNT(*) FROM submission_key k WHERE k.submission_id = s.id
                        AND k.subject_id = s.subject_id) != 1""").fetchone()
        return len(damage) + halves
