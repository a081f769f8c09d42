"""What a process of the world is told on its standard input: which faults begin and end."""

import sys
import threading


def follow(changed):
    """Calls `changed` with the ids of all faults under way, at each `begin ID` and `end ID`, and says `done`."""

    def listen():
        under_way = set()
        for line in sys.stdin:
            word, *ids = line.split()
            under_way = under_way | set(ids) if word == "begin" else under_way - set(ids)
            changed(under_way)
            print("done", flush=True)

    threading.Thread(target=listen, daemon=True).start()
    print("ready", flush=True)
