"""Punctuality as the target's access log saw it."""

from collections import defaultdict

from parts.targets import EVERY


def read(path, start, end):
    """The moments of arrival by host name, within a span of wall-clock seconds."""
    moments = defaultdict(list)
    with open(path) as log:
        for line in log:
            moment, host = line.split()
            if start <= float(moment) < end:
                moments[host].append(float(moment))
    return moments


class Punctuality:
    """How the gaps between two arrivals at one target differ from the interval, and how many arrivals are missing.

    A gap of about twice the interval is one arrival that is missing, and so on; a target that was not seen within one
    interval from the start or the end of the span misses one, too.
    """

    def __init__(self, path, hosts, start, end):
        moments = read(path, start, end)
        self.errors, self.missing, self.count = [], 0, 0
        for host in hosts:
            seen = moments.get(host, [])
            self.count += len(seen)
            if not seen:
                self.missing += int((end - start) // EVERY)
                continue
            slack = 0.5
            self.missing += int((seen[0] - start) > EVERY + slack) + int((end - seen[-1]) > EVERY + slack)
            for before, after in zip(seen, seen[1:]):
                gap = after - before
                self.missing += max(0, round(gap / EVERY) - 1)
                self.errors.append(abs(gap - max(1, round(gap / EVERY)) * EVERY) * 1000)
        self.errors.sort()

    def percentile(self, share):
        """A percentile of the gap error, in milliseconds."""
        return self.errors[min(len(self.errors) - 1, int(len(self.errors) * share))] if self.errors else float("inf")
