"""How many single rows a second can be made durable on a file system, each in a transaction of its own."""

import os
import sqlite3
import time


def per_second(folder, seconds=3):
    """The simplest program there is: Python's sqlite3, a write-ahead log, every commit flushed, one insert each."""
    path = os.path.join(folder, "bare.db")
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE IF NOT EXISTS said (id INTEGER PRIMARY KEY, words TEXT NOT NULL)")
    count, begun = 0, time.monotonic()
    while time.monotonic() - begun < seconds:
        database.execute("INSERT INTO said (words) VALUES (?)", ("the page should have said so before " * 8,))
        count += 1
    passed = time.monotonic() - begun
    database.close()
    for name in (path, path + "-wal", path + "-shm"):
        if os.path.exists(name):
            os.remove(name)
    return count / passed
