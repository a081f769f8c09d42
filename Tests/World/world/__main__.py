"""The scripted world: Plumbline watches some 220 services in a small internet of its own, and everything happens there.

`make world` runs it, with PROGRAM=path for a binary that is built already; `Tests/World/run --only ROW,ROW` tries some
rows of the table alone. It needs root or user namespaces, some Debian packages, and twelve minutes.

* Everything lies in namespaces that end with this process: the network (this process is the router, the program, a second
  program and the rest of the world are behind it), the files of names, the processes. Nothing of the machine is changed.
* The rest of the world is name servers from the root on (`names`, `zones`), web servers (`origins`, `answers`,
  `connections`, `secure`, `certificates`, and nginx), a line on which first packets are late (`late`). The router looks
  names up (`resolver`) and takes the mails (`mails`).
* The table is in `scenarios/`: item by item what happens, who watches, and what is then true for people. It was
  committed before the first run; changing it needs a reason that is not the program.
* Every service works at first. In two waves the faults of the table begin and end; then our own uplink is cut. Meanwhile
  the program is looked at from outside only: its API, and the mails that it sends.
* In the end every row is held against the table, and whatever was said of the forty services that always worked is a
  false alarm. Ends with 0 where everything is as expected, with 1 where it is not, with 3 where the world itself broke.
"""

import argparse
import os
import shutil
import sys
import threading
import time

from world import alarms, heartbeats, helpers, judging, mails, network, places, process, table
from world.installation import Installation
from world.report import Report
from world.watching import Watching

WARMTH, WAVE, PAUSE, AFTER = 75, 130, 100, 110
OPERATOR, LONE_OPERATOR = f"operator@{table.OFFICIALS}", f"lone-operator@{table.OFFICIALS}"


class World:
    """Everything that runs, and when each fault began and ended."""

    def __init__(self, options, rows, hosts):
        self.options, self.rows, self.hosts = options, rows, hosts
        self.began, self.ended = {}, {}
        work = options.work
        network.build(hosts, work)
        python = [sys.executable, "-m"]
        self.names = process.Player("names", [*python, "world.names"], work, "beyond")
        self.origins = process.Player("origins", [*python, "world.origins", work], work, "beyond")
        self.late = process.Player("late", [*python, "world.late"], work, "")
        self.resolver = process.Player("resolver", [*python, "world.resolver"], work, "")
        self.web = helpers.web_server(work, hosts)
        self.relay = mails.Relay().start()
        self.main = self.install("watch", places.WATCH, OPERATOR, rows)
        alone = next(row for row in rows if row.id == "plain")
        self.lone_row = table.Row("lone", alone.world, table.filled(alone.watch, alone.host_names()[0]), file="healthy")
        self.lone = self.install("lone", places.LONE, LONE_OPERATOR, [self.lone_row])

    def install(self, space, address, operator, rows):
        authority = os.path.join(self.options.work, "certificates", "authority.pem")
        made = Installation(self.options.program, os.path.join(self.options.work, space), space, address, authority,
                            operator)
        made.take_definitions()
        services = [service for row in rows for service in row.services()]
        made.register([service for service in services if not made.refusal(service)])
        return made

    def start(self):
        self.main.start()
        self.lone.start()
        self.reporters = {slug: heartbeats.Reporter(self.main, slug) for slug in self.main.heartbeats}
        self.watching, self.lone_watching = Watching(self.main), Watching(self.lone)

    def set(self, begins, ends):
        """Faults of rows begin and end, all at once."""
        for word, rows in (("begin", begins), ("end", ends)):
            ids = {row.id for row in rows}
            at = time.time()
            for row in rows:
                fault = network.FAULTS.get(row.id)
                if fault:
                    getattr(fault, word)(places.host_of(row, self.hosts))
                if row.id in self.reporters:
                    self.reporters[row.id].set(word == "begin")
            self.names.tell(word, ids)
            self.origins.tell(word, ids)
            (self.began if word == "begin" else self.ended).update(dict.fromkeys(ids, at))

    def check(self):
        """Fails where a part of the world has ended."""
        for part in (self.names, self.origins, self.late, self.resolver, self.web, self.main.process,
                     self.lone.process):
            part.check()

    def wait(self, seconds, what):
        print(f"== {what} ({seconds} s)", flush=True)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.check()
            time.sleep(min(1, max(0, end - time.monotonic())))

    def play(self):
        """The whole run."""
        started = time.time()
        waves = {wave: [row for row in self.rows if row.wave == wave] for wave in ("1", "2", "both", "stays")}
        self.wait(WARMTH, "everything works")
        self.warm = time.time()
        first, second = waves["1"] + waves["both"], waves["2"] + waves["both"] + waves["stays"]
        self.set(first, [])
        if first:
            self.wait(WAVE, f"{len(first)} rows fail")
        self.set(waves["2"] + waves["stays"], waves["1"])
        if second:
            self.wait(WAVE, f"{len(second)} rows fail")
        self.set([], waves["2"] + waves["both"])
        if first or second:
            self.wait(PAUSE, "nearly everything works again")
        self.cut_from = time.time()
        if self.options.cut:
            network.cut()
            self.wait(self.options.cut, "our own uplink is cut")
            network.restore()
        self.cut_until = time.time()
        if self.options.cut:
            self.wait(AFTER, "the uplink works again")
        self.alerts, self.lone_alerts = (program.all("/api/v1/alerts") for program in (self.main, self.lone))
        self.end = time.time()
        self.lasted = self.end - started
        self.watching.stop()
        self.lone_watching.stop()

    def stop(self):
        for program in (self.main, self.lone):
            if program.process:
                program.process.stop()


def judged(world, unwatched, wanted):
    """The report of a run."""
    report = Report("The scripted world: what Plumbline said, held against the table")
    common = (world.watching, world.relay)
    judgements = [judging.judge(row, *common, world.main.refusal, world.began[row.id],
                                world.ended.get(row.id, world.cut_from), world.cut_from)
                  for row in world.rows if row.id in world.began]
    if judgements:
        report.table(judgements)
    report.say()
    healthy = [service for row in world.rows if row.is_healthy for service in row.services()]
    stretches = ((world.warm, world.cut_from), (world.cut_until + wanted["back"], world.end))
    false = alarms.about_healthy(healthy, *common, world.alerts, world.main.refusal, stretches)
    report.check(f"no false alarm about {len(healthy)} healthy services", false,
                 [f"{len(false)} of {len(healthy)} with false alarms"])
    for row in world.rows:
        if row.id == "hanging-host" and row.id in world.began:
            report.check("40 services of one official on one origin are one mail, and one when it is over",
                         alarms.one_mail(row, world.relay, world.began[row.id], world.ended[row.id], world.cut_from))
    log = os.path.join(world.options.work, "requests.tsv")
    report.check("Retry-After is obeyed", alarms.manners(log, 20))
    report.check("at most two runs at once to one host",
                 [problem for row in ("hanging-host", "slow-host") for problem in alarms.crowds(log, row, 2)])
    report.check("nothing private is reached", alarms.intrusions(log))
    if world.options.cut:
        cut(report, world, wanted, healthy)
    report.unwatched(unwatched)
    report.say()
    report.say(f"The run lasted {world.lasted:.0f} s; Plumbline used {world.main.process.cpu():.0f} s of CPU; "
               f"{len(world.relay.mails)} mails; {world.watching.failures} looks at the API failed.")
    return report


def cut(report, world, wanted, healthy):
    """The part about our own uplink."""
    check = alarms.Cut(wanted, world.watching, world.relay, world.cut_from, world.cut_until)
    services = [service for service in healthy if not world.main.refusal(service)]
    wrong, slowest, back = check.lost(services, wanted["healthy"])
    report.check("behind a cut uplink what works is unknown, our own fault", wrong,
                 [f"the last after {slowest:.0f} s, back after {back:.0f} s"])
    report.check("what was down before the cut stays down", check.standing([r for r in world.rows if r.wave == "stays"]))
    wrong, told = check.operator(OPERATOR)
    report.check("the operator is told once", wrong, told)
    lone = alarms.Cut(wanted, world.lone_watching, world.relay, world.cut_from, world.cut_until)
    services = list(world.lone_row.services())
    wrong, slowest, back = lone.lost(services, wanted["lone"])
    wrong += [f"lone: alert {alert['kind']} {alert['after']}, {alert['state']}" for alert in world.lone_alerts
              if alert["service"] == services[0].id]
    wrong += [f"lone: mail {mail.subject!r}" for mail in world.relay.to(services[0].official)]
    problems, told = lone.operator(LONE_OPERATOR)
    report.check("the same for a program that watches one service", wrong + problems,
                 [f"after {slowest:.0f} s, back after {back:.0f} s", *told])


def main():
    words = argparse.ArgumentParser(description="Started by Tests/World/run, which gives it a machine of its own.")
    words.add_argument("--work", required=True)
    words.add_argument("--program", required=True)
    words.add_argument("--report", required=True, help="the folder for the report")
    words.add_argument("--only", default="", help="some rows of the table, with commas between; the healthy ones stay")
    words.add_argument("--cut", type=int, help="seconds without uplink; as the table says where nothing is given")
    options = words.parse_args()
    rows, unwatched, wanted = table.read()
    options.cut = wanted["seconds"] if options.cut is None else options.cut
    if options.only:
        rows = [row for row in rows if row.is_healthy or row.id in options.only.split(",")]
    threading.stack_size(256 * 1024)
    world = None
    try:
        print("== building the world", flush=True)
        everything, _, _ = table.read()
        world = World(options, rows, places.hosts(everything))
        world.start()
        world.play()
        report = judged(world, unwatched, wanted)
        return report.finish(os.path.join(options.report, "report.txt"))
    except process.Broken as problem:
        print(f"world: {problem}", file=sys.stderr)
        return 3
    finally:
        if world:
            world.stop()
            keep(world, options)


def keep(world, options):
    """The mails, the histories, the logs and the database of this run, for whoever looks into it."""
    with open(os.path.join(options.report, "mails.txt"), "w") as file:
        for mail in world.relay.mails:
            file.write(f"== {mail.at - getattr(world, 'warm', mail.at):.0f} s to {', '.join(mail.to)}: {mail.subject}\n"
                       f"{mail.text}\n")
    if hasattr(world, "watching"):
        with open(os.path.join(options.report, "history.txt"), "w") as file:
            for slug, history in sorted(world.watching.history.items()):
                file.write(f"{slug}\n" + "".join(
                    f"  {seen.at - getattr(world, 'warm', seen.at):.0f} s {seen}\n" for seen in history))
    for name in ("requests.tsv", "watch/plumbline-watch.log", "watch/plumbline.db", "lone/plumbline-lone.log", "names.log",
                 "origins.log"):
        path = os.path.join(options.work, name)
        if os.path.exists(path):
            shutil.copy(path, options.report)


if __name__ == "__main__":
    sys.exit(main())
