"""The strangers at work (`python3 -m parts.posting PLAN`): submissions at planned moments, whatever the answers take.

The schedule is open: each submission has its moment, and its time counts from that moment to the end of its answer, so
that what queues anywhere (in here, too) is seen. Connections are kept and each has an address of its own; the one that
has rested longest takes the next submission. After the last planned answer, as many submissions as the plan says are
kept under way until nobody answers any more: then Plumbline has been killed. What was answered, and what was sent and
never answered, goes into the report.
"""

import collections
import json
import os
import resource
import select
import socket
import sys
import time

from parts import strangers, submissions


class Posting:
    def __init__(self, plan):
        self.plan = plan
        self.poll, self.open, self.idle = select.epoll(), {}, collections.deque()
        self.waiting = {}       # descriptor: (number, moment it counts from)
        self.halves = {}        # descriptor: what has come of an answer
        self.codes, self.refused, self.lost = {}, collections.Counter(), []
        self.times, self.late, self.closed = [], [], 0
        self.next = 0

    def connect(self):
        for number in range(self.plan["connections"]):
            one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            one.bind((strangers.address(number), 0))
            one.connect(tuple(self.plan["server"]))
            one.setblocking(False)
            self.poll.register(one, select.EPOLLIN)
            self.open[one.fileno()] = one
            self.idle.append(one.fileno())
            time.sleep(0.0005)

    def send(self, moment):
        descriptor = self.idle.popleft()
        number, self.next = self.next, self.next + 1
        content = self.requests[number] if number < len(self.requests) else self.request(number)
        self.waiting[descriptor] = (number, moment)
        try:
            if self.open[descriptor].send(content) != len(content):
                raise SystemExit("posting: a request did not fit into a socket's buffer")
        except OSError:
            self.gone(descriptor)

    def request(self, number):
        return submissions.request(number, self.plan["services"], "127.0.0.1:%d" % self.plan["server"][1])

    def gone(self, descriptor):
        self.closed += 1
        self.poll.unregister(descriptor)
        self.open.pop(descriptor).close()
        if descriptor in self.waiting:
            self.lost.append(self.waiting.pop(descriptor)[0])
        elif descriptor in self.idle:
            self.idle.remove(descriptor)

    def take(self, timeout):
        """Reads what has come; gives how many answers were complete."""
        complete = 0
        for descriptor, _ in self.poll.poll(timeout):
            try:
                piece = self.open[descriptor].recv(65536)
            except OSError:
                piece = b""
            if not piece:
                self.gone(descriptor)
                continue
            answer = self.halves.pop(descriptor, b"") + piece
            head, gap, content = answer.partition(b"\r\n\r\n")
            if not gap or len(content) < int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0]):
                self.halves[descriptor] = answer
                continue
            now = time.monotonic()
            number, moment = self.waiting.pop(descriptor)
            status = int(head[9:12])
            if status == 201:
                self.codes[number] = json.loads(content)["follow_code"]
            else:
                self.refused[status] += 1
                self.example = content.decode(errors="replace")
            if number < self.planned:
                self.times.append((now - moment) * 1000)
            self.idle.append(descriptor)
            complete += 1
        return complete

    def keep_schedule(self):
        rate = self.plan["rate"]
        begun = time.monotonic() + 0.1
        while self.next < self.planned:
            moment = begun + self.next / rate
            now = time.monotonic()
            if now >= moment and self.idle:
                self.late.append((now - moment) * 1000)
                self.send(moment)
            else:
                self.take(max(0, moment - now) if self.idle else 1)
        end = time.monotonic() + 10
        while self.waiting and time.monotonic() < end:
            self.take(0.1)

    def press(self):
        """As many as possible with some under way, until nobody answers; gives how many a second."""
        count, begun, closed = 0, time.monotonic(), self.closed
        last = begun
        while self.open and time.monotonic() - begun < 60:
            while self.idle and self.closed == closed and len(self.waiting) < self.plan["pressing"]:
                self.send(time.monotonic())
            some = self.take(0.1)
            count += some
            if some:
                last = time.monotonic()
        return count / max(0.001, last - begun)

    def run(self):
        self.planned = int(self.plan["rate"] * self.plan["seconds"])
        self.requests = [self.request(number) for number in range(self.planned)]
        self.connect()
        self.flag("begun")
        before, begun = resource.getrusage(resource.RUSAGE_SELF), time.monotonic()
        self.keep_schedule()
        after, passed = resource.getrusage(resource.RUSAGE_SELF), time.monotonic() - begun
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        unanswered, closed = len(self.waiting), self.closed
        self.flag("kept")
        most = self.press()
        self.lost += [number for number, _ in self.waiting.values()]
        report = {
            "times": sorted(self.times), "late": sorted(self.late), "cpu": cpu / passed, "unanswered": unanswered,
            "closed": closed, "most": most, "codes": self.codes, "lost": self.lost, "sent": self.next,
            "refused": dict(self.refused), "example": getattr(self, "example", "")}
        with open(self.plan["report"] + ".part", "w") as file:
            json.dump(report, file)
        os.rename(self.plan["report"] + ".part", self.plan["report"])

    def flag(self, name):
        open(self.plan["report"] + "." + name, "w").close()


if __name__ == "__main__":
    Posting(json.loads(sys.argv[1])).run()
