"""500 submissions of feedback a second while 200 probes a second run; killed at the end, and counted.

Plumbline runs with 2,000 probes every 10 s, first alone, then with submissions from 2,000 strangers, each on a
connection and an address of its own, at planned moments (parts/posting.py); then with as many submissions as it can
take, in the midst of which it is killed (SIGKILL). Read the table so:

* The time of an answer counts from the planned moment of sending to the end of the answer.
* "acknowledged and lost" are those that were answered with 201 and are not in the database after the kill. A kill of the
  process shows that nothing is acknowledged before it is committed; that commits reach the disk is the work of
  synchronous = FULL, which the bare program beside it has as well.
* After a new start, all that was sent and never answered and some of what was answered is sent again with the same
  Idempotency-Key; "kept more than once or not at all" then compares rows with keys.
* The bare program is Python's sqlite3 with one row per transaction, on the same file system; Plumbline writes about ten
  rows in each of its transactions.
* Nothing loosens the limits per address; the strangers stay under them as people do.
"""

import json
import os
import sys
import time

from parts import asked, durable, lateness, private, strangers, submissions, targets
from parts.arrivals import Punctuality
from parts.hearing import Hearing
from parts.nginx import Nginx
from parts.plumbline import LISTEN
from parts.process import Process, until
from parts.span import Span
from parts.table import Table

RATE, STRANGERS, PRESSING, AGAIN = 500, 2_000, 64, 500


def main():
    options = asked.read()
    private.enter(options.work)
    strangers.settle()
    warmth, seconds, pressed = (25, 15, 3) if options.quick else (30, 60, 5)
    names = Process([sys.executable, "-m", "parts.names", private.NAME_SERVER], os.path.join(options.work, "names"),
                    environment=os.environ)
    nginx = Nginx(os.path.join(options.work, "nginx"))
    hosts = [targets.healthy(number) for number in range(targets.COUNT)]
    plumbline = Hearing(os.path.join(options.work, "plumbline"), options.programs, targets.urls())
    names.check()
    bare = [durable.per_second(options.work)]
    plumbline.start()
    process = plumbline.process
    time.sleep(warmth)

    def watched():
        before = lateness.read(plumbline)
        span = Span(seconds, process.cpu, lambda: process.status("VmRSS"), process.check)
        return span, lateness.percentile(before, lateness.read(plumbline), 0.99)

    quiet, quiet_late = watched()
    report = os.path.join(options.work, "report")
    plan = {"server": ["127.0.0.1", LISTEN], "services": plumbline.services, "connections": STRANGERS, "rate": RATE,
            "seconds": seconds, "pressing": PRESSING, "report": report}
    posting = Process([sys.executable, "-m", "parts.posting", json.dumps(plan)], os.path.join(options.work, "posting"),
                      environment=os.environ)
    until(lambda: os.path.exists(report + ".begun"), "the connecting of the strangers", posting)
    busy, busy_late = watched()
    until(lambda: os.path.exists(report + ".kept"), "the end of the schedule", posting)
    memory = process.status("VmHWM")
    missed_itself = plumbline.figure("plumbline_runs_missed_total")
    time.sleep(pressed)
    plumbline.kill()
    until(lambda: os.path.exists(report), "the report of the strangers", posting)
    with open(report) as file:
        said = json.load(file)
    bare.append(durable.per_second(options.work))
    kept = set(plumbline.submissions())
    lost = sum(submissions.digest(code) not in kept for code in said["codes"].values())

    plumbline.start()
    again = sorted(set(said["lost"]) | {int(number) for number in list(said["codes"])[-AGAIN:]})
    answers = [plumbline.submit(number) for number in again]
    plumbline.stop()
    nginx.stop()
    names.stop()
    wrong = sum(status not in (200, 201) for status, _ in answers)
    wrong += sum(json.loads(content).get("follow_code") != said["codes"][str(number)]
                 for number, (_, content) in zip(again, answers) if str(number) in said["codes"])
    rows = plumbline.submissions()
    keys = len(said["codes"]) + len(set(said["lost"]))

    times, late = said["times"], said["late"]
    alone, beside = (Punctuality(nginx.access, hosts, span.start, span.end) for span in (quiet, busy))
    table = Table(f"feedback: {RATE} submissions/s for {seconds} s beside {targets.COUNT // targets.EVERY} probes/s")
    table.add("submissions answered on schedule", len(times), digits=0)
    table.add("refused or answered wrongly", sum(said["refused"].values()), bound=0, digits=0)
    table.add("not answered, or connections closed, before the kill", said["unanswered"] + said["closed"], bound=0,
              digits=0)
    for what, share, bound in (("p50", 0.5, None), ("p95", 0.95, None), ("p99", 0.99, 100), ("longest", 1, None)):
        table.add(f"time of an answer, {what}", times[min(len(times) - 1, int(len(times) * share))], "ms", bound=bound,
                  digits=1)
    table.add("sent later than planned, p99", late[int(len(late) * 0.99)], "ms", digits=1)
    table.add("CPU of the strangers", said["cpu"] * 100, "% of a core", digits=0)
    table.add("CPU of Plumbline, probing alone", quiet.cpu / seconds * 100, "% of a core", digits=0)
    table.add("CPU of Plumbline, probing and hearing", busy.cpu / seconds * 100, "% of a core", digits=0)
    table.add("CPU per submission", (busy.cpu - quiet.cpu) * 1e6 / (RATE * seconds), "us", digits=0)
    table.add("memory at its peak, Plumbline", memory, "MB", digits=0)
    table.add(f"most submissions a second, {PRESSING} under way", said["most"], "/s", digits=0)
    table.add("durable single rows a second, bare sqlite3", bare, "/s", digits=0)
    table.add("most submissions / durable single rows", said["most"] / (sum(bare) / 2))
    table.add("acknowledged before the kill", len(said["codes"]), digits=0)
    table.add("sent and not answered when it was killed", len(said["lost"]), digits=0)
    table.add("acknowledged and lost", lost, bound=0, digits=0)
    table.add(f"of {len(again)} sent again, answered otherwise than the first time", wrong, bound=0, digits=0)
    table.add("kept more than once or not at all", abs(len(rows) - keys) + len(rows) - len(set(rows)), bound=0, digits=0)
    table.add("rows that do not fit together", plumbline.problems(), bound=0, digits=0)
    table.add("probes missed while people send, by nginx", beside.missing, bound=0, digits=0)
    table.add("runs missed, by Plumbline itself", missed_itself, bound=0, digits=0)
    table.add("runs started late, p99, probing alone: at most", quiet_late, "ms", digits=1)
    table.add("runs started late, p99, while people send: at most", busy_late, "ms", bound=quiet_late, digits=1)
    table.add("gap error p99, probing alone", alone.percentile(0.99), "ms", digits=1)
    table.add("gap error p99, while people send", beside.percentile(0.99), "ms", bound=10, digits=1)
    table.add("lateness p99 of a bare timer, probing alone", quiet.late, "ms", digits=1)
    table.add("lateness p99 of a bare timer, while people send", busy.late, "ms", digits=1)
    if said["refused"]:
        print(f"refused: {said['refused']}; the last: {said['example'][:500]}", file=sys.stderr)
    return table.show()


sys.exit(main())
