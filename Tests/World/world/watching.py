"""What the program says of each service, seen from outside: its API, read every second."""

import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Seen:
    """What was said of a service from a moment on."""

    at: float
    status: str
    cause: str = ""
    reason: str = ""

    def __str__(self):
        return "/".join(word for word in (self.status, self.cause, self.reason) if word)


class Watching:
    """The history of each service, changes only."""

    def __init__(self, installation):
        self.installation = installation
        self.history, self.known, self.failures, self.ended = {}, {}, 0, threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        while not self.ended.wait(1):
            try:
                self.look()
            except Exception as problem:  # one answer that fails must not end the watching
                self.failures += 1
                self.problem = repr(problem)

    def look(self):
        for row in self.installation.all("/api/v1/services"):
            slug, mark = row["id"], (row.get("status"), row.get("since"))
            if self.known.get(slug) == mark:
                continue
            told = self.installation.get(f"/api/v1/services/{slug}")
            part = next((part for part in told["parts"] if not part.get("task")), {})
            seen = Seen(time.time(), told["status"], told["cause"], part.get("reason") or "")
            history = self.history.setdefault(slug, [])
            if not history or (history[-1].status, history[-1].cause, history[-1].reason) != (
                    seen.status, seen.cause, seen.reason):
                history.append(seen)
            self.known[slug] = mark

    def between(self, slug, start, end):
        """What was said at a moment, and each change until another."""
        history = self.history.get(slug, [])
        before = [seen for seen in history if seen.at <= start][-1:]
        return before + [seen for seen in history if start < seen.at < end]

    def now(self, slug, at):
        """What was said at a moment; nothing where nothing was."""
        return next((seen for seen in reversed(self.history.get(slug, [])) if seen.at <= at), None)

    def stop(self):
        self.ended.set()
        self.thread.join(30)
