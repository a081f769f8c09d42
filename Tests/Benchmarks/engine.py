"""What one plain HTTP probe costs in Plumbline's engine, against a bare C program with the same libcurl calls.

Both sides keep 20 probes under way to a local nginx by its host name, each with a fresh connection and a fresh look-up
(a hosts file: the cost of a name server would be the same on both sides and hide the difference).

* instructions: callgrind counts user-space instructions of all threads; the difference of two counts of probes, divided
  by the difference, leaves out starting and stopping. Repeats well, whatever else the machine does.
* CPU: user and system time of whole runs, start included, the three programs in turn: A B C A B C. Compare the ratios;
  the absolute figures move with the machine.

`engine` is the whole engine: schedule, limits per host, transfer, a condition on the status, results handed to another
thread and each run asked for from there. `transfers` is its lower part, which alone corresponds to the C program.
"""

import os
import re
import resource
import subprocess
import sys

from parts import asked, private
from parts.nginx import PORT, Nginx
from parts.process import program
from parts.table import Table

HOST = "service.bench.example"
IN_FLIGHT = 20


def instructions(words, count):
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *words, str(count), str(IN_FLIGHT)],
        capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not found:
        raise SystemExit(f"bench: {' '.join(words)} failed under valgrind:\n{done.stdout}{done.stderr}")
    return int(found.group(1))


def cpu(words, count):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([*words, str(count), str(IN_FLIGHT)], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"bench: {' '.join(words)} failed:\n{done.stdout}{done.stderr}")
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1e6 / count


def main():
    options = asked.read()
    private.enter(options.work, hosts=[HOST])
    nginx = Nginx(os.path.join(options.work, "nginx"), log=False)
    url = f"http://{HOST}:{PORT}/"
    engine = program("engine-probe", options.programs)
    sides = {
        "bare C": [program("bare-probe", options.programs), url],
        "engine": [engine, "engine", url],
        "transfers": [engine, "transfers", url],
    }
    few, many, count, rounds = (100, 600, 5_000, 3) if options.quick else (200, 2_200, 20_000, 9)
    counted = {side: [] for side in sides}
    for _ in range(1 if options.quick else 3):
        for side, words in sides.items():
            counted[side].append((instructions(words, many) - instructions(words, few)) / (many - few))
    spent = {side: [] for side in sides}
    for words in sides.values():
        cpu(words, count // 4)
    for number in range(rounds):
        # The order turns with each round, so that none is always first.
        names = list(sides)
        for side in names[number % 3:] + names[:number % 3]:
            spent[side].append(cpu(sides[side], count))
    nginx.stop()

    table = Table(f"engine: one plain HTTP probe, {IN_FLIGHT} under way, {count} per CPU run")
    for side in sides:
        table.add(f"instructions per probe, {side}", counted[side], digits=0)
    for side, bound in (("engine", 1.1), ("transfers", None)):
        ratios = [mine / bare for mine, bare in zip(counted[side], counted["bare C"])]
        table.add(f"instructions, {side} / bare C", ratios, bound=bound, digits=3)
    for side in sides:
        table.add(f"CPU per probe, {side}", spent[side], "us", digits=1)
    for side, bound in (("engine", 1.25), ("transfers", None)):
        table.add(f"CPU, {side} / bare C", [mine / bare for mine, bare in zip(spent[side], spent["bare C"])],
                  bound=bound)
    return table.show()


sys.exit(main())
