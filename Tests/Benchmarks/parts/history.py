"""A year of a town whose services are probed once a minute and rated by some thousand people, written as Plumbline keeps it."""

import random
import sqlite3
import time

from parts import histogram

HOUR, DAY = 3_600_000, 86_400_000
DAYS, HOURS, OUTAGES = 365, 48, 12
PRESENT = ("html.lang", "html.zoom", "html.main", "html.bypass", "a11y_statement.valid")
CHOICES = {"satisfaction": {"very_satisfied": 24, "satisfied": 40, "neither": 9, "dissatisfied": 5,
                            "very_dissatisfied": 2, "": 80},
           "completion": {"yes": 60, "no": 8, "not_yet": 2, "": 70}}


def write(path, measures):
    """Fills the database of a server that does not run; gives how many rows were written.

    A year of day rows and two days of hour rows of each probe, spans with an outage a month of whatever has a status,
    ratings and volumes by week, and what the probes of pages saw last.
    """
    chance = random.Random(1)
    now = int(time.time() * 1000)
    days = [rows(chance, 1440) for _ in range(50)]
    hours = [rows(chance, 60) for _ in range(50)]
    with sqlite3.connect(path) as database:
        subjects = {}
        for number, kind, name in database.execute("SELECT id, kind, path FROM subject"):
            subjects.setdefault(kind, []).append((number, name))
        for _, name in subjects["probe"]:
            database.execute("INSERT OR IGNORE INTO stream (probe, location, created_at) VALUES (?, 'here', ?)",
                             (name, now - DAYS * DAY))
        streams = [number for number, in database.execute("SELECT id FROM stream")]
        before = database.total_changes
        for table, kinds, length, count in (("result_day", days, DAY, DAYS), ("result_hour", hours, HOUR, HOURS)):
            database.executemany(
                f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((stream << 42 | (now // length - back) * length, *chance.choice(kinds))
                 for stream in streams for back in range(count, 0, -1)))
        database.executemany(
            "INSERT INTO observation (stream, measure, form, number, at, detail) VALUES (?, ?, ?, ?, ?, '')",
            ((stream, measure, *(("presence", 1) if measure in PRESENT or measure.startswith("link.") else ("number", 0)),
              now) for stream in streams for measure in measures))
        for kind in ("service", "channel", "task", "task_on_channel", "probe"):
            database.executemany(
                "INSERT INTO span (subject_id, started_at, ended_at, status, cause, reason) VALUES (?, ?, ?, ?, ?, ?)",
                (span for number, _ in subjects.get(kind, []) for span in spans(number, now)))
        web = [number for number, name in subjects["channel"] if name.endswith("/web")]
        today = now // DAY
        database.executemany(
            "INSERT INTO answer_day VALUES (?, 'uk-satisfaction', 1, ?, ?, ?, ?)",
            ((channel, today - back, question, choice, count) for channel in web for back in range(0, DAYS, 7)
             for question, choices in CHOICES.items() for choice, count in choices.items()))
        database.executemany(
            "INSERT INTO volume_day VALUES (?, '', ?, 900, 800, 20, 80, 'bench', ?)",
            ((channel, today - back, now) for channel, _ in subjects["channel"] for back in range(0, DAYS, 7)))
        database.execute("INSERT OR REPLACE INTO watch (id, started_at, last_seen) VALUES (1, ?, ?)",
                         (now - DAYS * DAY, now))
        return database.total_changes - before


def rows(chance, runs):
    """The columns of one row: some outcomes and the times of the runs."""
    bad = chance.choice((0, 0, 0, 1, 2))
    times = [int(chance.lognormvariate(11.8, 0.4)) for _ in range(runs - bad)]
    return (runs - bad, 0, bad, 0, 0, bad, 0, histogram.encode(times),
            histogram.encode([time * 3 // 4 for time in times]))


def spans(number, now):
    """A year up, but for half an hour in each month."""
    start = now - DAYS * DAY
    for back in range(OUTAGES, 0, -1):
        outage = now - back * 30 * DAY + number % 1000 * 60_000
        yield number, start, outage, "up", "observed", None
        yield number, outage, outage + 1_800_000, "down", "observed", "http_status"
        start = outage + 1_800_000
    yield number, start, None, "up", "observed", None
