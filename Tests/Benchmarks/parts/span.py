"""A span of time over which a side is watched."""

import time

TICK = 0.02


class Span:
    """CPU spent and memory held between two moments, and the moments themselves on the wall clock.

    Meanwhile a bare timer is kept, 50 times a second: how late it wakes is how busy the machine was with other things,
    and no program on it can be more punctual.
    """

    def __init__(self, seconds, cpu, memory, check=lambda: None):
        self.memory, late = 0.0, []
        before, self.start = cpu(), time.time()
        begun = time.monotonic()
        for tick in range(1, int(seconds / TICK) + 1):
            due = begun + tick * TICK
            time.sleep(max(0, due - time.monotonic()))
            late.append((time.monotonic() - due) * 1000)
            if tick % round(1 / TICK) == 0:
                check()
                self.memory = max(self.memory, memory())
        self.end = time.time()
        self.cpu = cpu() - before
        late.sort()
        self.late = late[int(len(late) * 0.99)]
