"""Somebody who reads the overview once a second, as a browser left open does."""

import threading
import time


class Reader:
    def __init__(self, read):
        self.read = read
        self.times, self.failures = [], 0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        due = time.monotonic()
        while not self.ended.wait(max(0, due - time.monotonic())):
            due += 1
            begun = time.monotonic()
            try:
                status, page = self.read()
                good = status == 200 and b"</html>" in page
            except OSError:
                good = False
            self.times.append((time.monotonic() - begun) * 1000)
            self.failures += 0 if good else 1

    def stop(self):
        """Ends the reading; gives the times in milliseconds, shortest first."""
        self.ended.set()
        self.thread.join()
        return sorted(self.times)
