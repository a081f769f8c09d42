"""1,000 services judged by two standards from a year of stored measures, on one core; and one service after one change.

The database holds a year of day rows and two days of hour rows of 2,000 probes, with spans, ratings, volumes and what
probes of pages saw (parts/history.py). The server runs on one core, as it does in use. Read the table so:

* "its own turn" is the first judgement of all services after a start, which JudgeService spreads over time on purpose
  (20 a second): so its CPU is what counts, less what the server takes at rest for as long.
* "all services, one after the other" asks for the assessment of each service over the API, on one connection: every
  verdict is judged anew and kept, and the whole time passes on the clock, HTTP and JSON included.
* "after one change" registers a changed file over the API and then asks for the assessment; the time is that of the
  assessment, with what the change makes it do anew.
"""

import json
import os
import sys
import time

from parts import asked, private, targets
from parts.judged import Judged
from parts.process import until
from parts.table import Table

CORE = 0


def main():
    options = asked.read()
    private.enter(options.work)
    rounds, changes = (1, 50) if options.quick else (3, 300)
    plumbline = Judged(os.path.join(options.work, "plumbline"), options.programs, targets.urls())
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {CORE})
    begun = time.time()
    plumbline.start()
    os.sched_setaffinity(0, cores - {CORE} or cores)
    process = plumbline.process
    ready, all_services = process.cpu(), len(plumbline.services)

    def done():
        time.sleep(0.5)
        return plumbline.judged(begun) == all_services

    until(done, "the judgement of all services", process, patience=300)
    turn, turn_time = process.cpu() - ready, time.time() - begun
    time.sleep(2)
    idle = process.cpu()
    time.sleep(5)
    idle = (process.cpu() - idle) / 5

    walls, cpus, single = [], [], []
    for _ in range(rounds):
        before, start = process.cpu(), time.monotonic()
        for service in plumbline.services:
            content, passed = plumbline.ask("GET", f"/api/v1/services/{service}/assessments")
            single.append(passed)
            if len(json.loads(content)) != 2:
                raise SystemExit(f"bench: {service} was not judged by both standards")
        walls.append(time.monotonic() - start)
        cpus.append(process.cpu() - before)

    after, registering = [], []
    for number in range(changes):
        service = plumbline.services[number * 37 % all_services]
        changed = plumbline.file(service).replace('title: { en: "Service', f'title: {{ en: "Change {number} of service')
        registering.append(plumbline.ask("PUT", f"/api/v1/services/{service}", changed.encode(), "application/yaml")[1])
        after.append(plumbline.ask("GET", f"/api/v1/services/{service}/assessments")[1])
    memory = process.status("VmHWM")
    plumbline.stop()
    verdicts = plumbline.verdicts()

    for times in (single, after, registering):
        times.sort()
    table = Table(f"assess: {all_services} services by two standards from {plumbline.rows} stored rows, one core")
    table.add("verdicts kept", sum(verdicts.values()), digits=0)
    for verdict, count in verdicts.items():
        table.add(f"  {verdict}", count, digits=0)
    table.add("its own turn, CPU beyond that at rest", turn - idle * turn_time, "s", bound=10)
    table.add("its own turn, on the clock (20 a second on purpose)", turn_time, "s", digits=1)
    table.add("CPU of the server at rest", idle * 100, "% of a core", digits=1)
    table.add("all services, one after the other, on the clock", walls, "s", bound=10, worst=True)
    table.add("all services, one after the other, CPU", cpus, "s", worst=True)
    table.add("one service, p50", single[len(single) // 2], "ms", digits=1)
    table.add("one service, p99", single[int(len(single) * 0.99)], "ms", digits=1)
    table.add("one service after one change, p50", after[len(after) // 2], "ms", digits=1)
    table.add("one service after one change, p99", after[int(len(after) * 0.99)], "ms", bound=50, digits=1)
    table.add("registering the change, p50", registering[len(registering) // 2], "ms", digits=1)
    table.add("memory at its peak", memory, "MB", digits=0)
    return table.show()


sys.exit(main())
