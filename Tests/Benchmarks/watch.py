"""2,000 plain HTTP probes every 10 s: Plumbline against Prometheus with blackbox_exporter, on one local nginx.

Rounds: Plumbline runs, warms up, is watched for a span alone and for a span with the overview read once a second; then
it is stopped, and Prometheus with blackbox_exporter is watched over the same targets. Read the table so:

* "missed" and "gap error" come from nginx's access log: the gaps between two arrivals at one target, against 10 s.
* CPU per probe is user and system time of whole processes (web server, database and both peers' parts included)
  divided by the arrivals in the span; the ratio is per round, so that both sides met the same machine.
* "answered, not stored" compares Plumbline's database, read when it has ended, with what nginx answered until a second
  before it was asked to end; a run that is under way at the end is given up, and is nobody's result.
* The time of the overview is that of the whole page, on a new connection.
"""

import os
import sys
import time

from parts import asked, private, targets
from parts.arrivals import Punctuality, read
from parts.nginx import Nginx
from parts.peers import Peers
from parts.plumbline import Plumbline
from parts.process import Process
from parts.reader import Reader
from parts.span import Span
from parts.table import Table


def main():
    options = asked.read()
    private.enter(options.work)
    warmth, seconds, rounds = (25, 20, 1) if options.quick else (30, 60, 5)
    names = Process([sys.executable, "-m", "parts.names", private.NAME_SERVER], os.path.join(options.work, "names"),
                    environment=os.environ)
    nginx = Nginx(os.path.join(options.work, "nginx"))
    urls = targets.urls()
    hosts = [targets.healthy(number) for number in range(targets.COUNT)]
    plumbline = Plumbline(os.path.join(options.work, "plumbline"), options.programs, urls)
    peers = Peers(os.path.join(options.work, "peers"), options.programs, urls)

    def spent(span):
        return span.cpu * 1e6 / max(1, Punctuality(nginx.access, hosts, span.start, span.end).count)

    alone, watched, read_times, peer_spans, theirs, ratios, memory = [], [], [], [], [], [], []
    missed_itself = failures = stored = 0
    lost = []
    for _ in range(rounds):
        begun = time.time()
        names.check()
        plumbline.start()
        process = plumbline.process
        time.sleep(warmth)
        alone.append(Span(seconds, process.cpu, lambda: process.status("VmRSS"), process.check))
        reader = Reader(lambda: plumbline.get("/"))
        watched.append(Span(seconds, process.cpu, lambda: process.status("VmRSS"), process.check))
        read_times += reader.stop()
        failures += reader.failures
        missed_itself += plumbline.figure("plumbline_runs_missed_total")
        memory.append(process.status("VmHWM"))
        time.sleep(1)
        edge = time.time() - 1
        plumbline.stop()
        answered = sum(len(moments) for moments in read(nginx.access, begun, edge).values())
        lost.append(max(0, answered - (plumbline.stored(until=edge) - stored)))
        stored = plumbline.stored()
        peers.start()
        time.sleep(warmth)
        other = Span(seconds, peers.cpu, peers.memory)
        peers.stop()
        peer_spans.append(other)
        theirs.append(spent(other))
        ratios.append(spent(alone[-1]) / theirs[-1])
    nginx.stop()
    names.stop()

    quiet = [Punctuality(nginx.access, hosts, span.start, span.end) for span in alone]
    busy = [Punctuality(nginx.access, hosts, span.start, span.end) for span in watched]
    their = [Punctuality(nginx.access, hosts, span.start, span.end) for span in peer_spans]
    read_times.sort()
    table = Table(f"watch: {targets.COUNT} plain HTTP probes every {targets.EVERY} s, {rounds} rounds of {seconds} s")
    table.add("probes missed, by nginx", [one.missing for one in quiet], bound=0, digits=0, worst=True)
    table.add("runs missed, by Plumbline itself", missed_itself, bound=0, digits=0)
    table.add("gap error p50", [one.percentile(0.5) for one in quiet], "ms", digits=1)
    table.add("gap error p99", [one.percentile(0.99) for one in quiet], "ms", bound=10, digits=1, worst=True)
    table.add("gap error, largest", [one.percentile(1) for one in quiet], "ms", digits=1, worst=True)
    table.add("gap error p99, Prometheus + blackbox_exporter", [one.percentile(0.99) for one in their], "ms", digits=1,
              worst=True)
    table.add("lateness p99 of a bare timer meanwhile", [span.late for span in alone], "ms", digits=1, worst=True)
    table.add("answered by nginx, not stored", lost, bound=0, digits=0, worst=True)
    table.add("CPU per probe, Plumbline", [spent(span) for span in alone], "us", digits=0)
    table.add("CPU per probe, Prometheus + blackbox_exporter", theirs, "us", digits=0)
    table.add("CPU, Plumbline / Prometheus + blackbox_exporter", ratios, bound=0.25)
    table.add("memory at its peak, Plumbline", memory, "MB", bound=120, digits=0, worst=True)
    table.add("memory, Prometheus + blackbox_exporter", [span.memory for span in peer_spans], "MB", digits=0, worst=True)
    table.add("overview read once a second, p50", read_times[len(read_times) // 2], "ms", digits=1)
    table.add("overview read once a second, p99", read_times[int(len(read_times) * 0.99)], "ms", bound=50, digits=1)
    table.add("overview, reads that failed", failures, bound=0, digits=0)
    table.add("probes missed while it is read, by nginx", [one.missing for one in busy], bound=0, digits=0, worst=True)
    table.add("gap error p99 while it is read", [one.percentile(0.99) for one in busy], "ms", bound=10, digits=1,
              worst=True)
    table.add("lateness p99 of a bare timer meanwhile", [span.late for span in watched], "ms", digits=1, worst=True)
    table.add("CPU per probe while it is read, Plumbline", [spent(span) for span in watched], "us", digits=0)
    return table.show()


sys.exit(main())
