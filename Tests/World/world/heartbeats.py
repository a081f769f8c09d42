"""The systems that report by themselves: each in its own rhythm, which its fault changes."""

import threading
import time

EVERY = 20


class Reporter:
    """Reports for one service until the end."""

    def __init__(self, installation, slug):
        self.installation, self.slug, self.onset = installation, slug, None
        self.next = time.time() + 1
        threading.Thread(target=self.run, daemon=True).start()

    def set(self, is_under_way):
        """The fault begins or ends."""
        self.onset = time.time() if is_under_way else None
        if not is_under_way:
            self.next = time.time()
        elif self.slug == "heartbeat-stops":
            self.next = float("inf")
        elif self.slug == "heartbeat-stops-again":
            self.next += 5

    def run(self):
        while True:
            time.sleep(0.2)
            if time.time() < self.next:
                continue
            try:
                self.installation.report_heartbeat(self.slug)
            except OSError:
                continue
            gap = EVERY
            if self.onset and self.slug == "heartbeat-stops-again":
                gap = float("inf")
            elif self.onset and self.slug == "heartbeat-drifts":
                gap = 26
            self.next = max(self.next, time.time() - 1) + gap


SLUGS = ("heartbeat-stops", "heartbeat-stops-again", "heartbeat-drifts")
