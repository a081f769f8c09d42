"""2,000 plain HTTP probes every 10 s of which a tenth hangs: what do the others lose?

Twice: with every hanging target on a host of its own, half of which accept the connection and never answer, while the
other half have names that their name server never answers for, each in a domain of its own; and with all 200 as pages of
two hosts that accept and never answer. Each probe may take 10 s, so that on hosts of their own every one of them is
always under way. Punctuality of the other 1,800 is taken from nginx's access log, and must be as if nothing hung. The
overview is read once a second. On two hosts every service that hangs must be down, and none unknown.
"""

import os
import sys
import time

from parts import asked, private, targets
from parts.arrivals import Punctuality
from parts.nginx import Nginx
from parts.plumbline import Plumbline
from parts.process import Process
from parts.reader import Reader
from parts.span import Span
from parts.table import Table

HANGING = targets.COUNT // 10


def main():
    options = asked.read()
    private.enter(options.work)
    return max(measure(options, "each on a host of its own", 0), measure(options, "all on two hosts", 2))


def measure(options, where, hosts):
    warmth, seconds, rounds = (40, 30, 1) if options.quick else (60, 60, 5 if hosts == 0 else 3)
    helpers = [
        Process([sys.executable, "-m", module, word], os.path.join(options.work, f"{module}-{hosts}"),
                environment=os.environ)
        for module, word in (("parts.names", private.NAME_SERVER), ("parts.silence", str(targets.SILENT_PORT)))
    ]
    nginx = Nginx(os.path.join(options.work, f"nginx-{hosts}"))
    plumbline = Plumbline(
        os.path.join(options.work, f"plumbline-{hosts}"), options.programs, targets.urls(hanging=HANGING, hosts=hosts))
    plumbline.start()
    process = plumbline.process
    time.sleep(warmth)
    for helper in helpers:
        helper.check()
    reader = Reader(lambda: plumbline.get("/"))
    spans, in_flight = [], []
    for _ in range(rounds):
        spans.append(Span(seconds, process.cpu, lambda: process.status("VmRSS"), process.check))
        in_flight.append(plumbline.figure("plumbline_runs_in_flight"))
    times = reader.stop()
    memory = process.status("VmHWM")
    plumbline.stop()
    for each in [nginx] + helpers:
        each.stop()

    others = [targets.healthy(number) for number in range(HANGING, targets.COUNT)]
    seen = [Punctuality(nginx.access, others, span.start, span.end) for span in spans]
    table = Table(f"hanging: {targets.COUNT} probes every {targets.EVERY} s of which {HANGING} hang, {where}, "
                  f"{rounds} spans of {seconds} s")
    table.add("runs under way at the end of a span", in_flight, digits=0)
    table.add("probes of the others missed, by nginx", [one.missing for one in seen], bound=0, digits=0, worst=True)
    table.add("gap error of the others p50", [one.percentile(0.5) for one in seen], "ms", digits=1)
    table.add("gap error of the others p99", [one.percentile(0.99) for one in seen], "ms", bound=10, digits=1,
              worst=True)
    table.add("gap error of the others, largest", [one.percentile(1) for one in seen], "ms", digits=1, worst=True)
    table.add("lateness p99 of a bare timer meanwhile", [span.late for span in spans], "ms", digits=1, worst=True)
    table.add("CPU per answered probe", [span.cpu * 1e6 / max(1, one.count) for span, one in zip(spans, seen)], "us",
              digits=0)
    table.add("memory at its peak", memory, "MB", digits=0)
    table.add("overview read once a second, p99", times[int(len(times) * 0.99)], "ms", bound=50, digits=1)
    if hosts:
        statuses = plumbline.statuses(HANGING // 2)
        table.add("services that hang and are not down at the end", HANGING // 2 - statuses.get("down", 0), bound=0,
                  digits=0)
    table.add("overview, reads that failed", reader.failures, bound=0, digits=0)
    return table.show()


sys.exit(main())
