"""What is printed: the setting, then one line per figure with its spread and its bound."""

import os
import platform
import statistics
import time


class Table:
    def __init__(self, title):
        self.title = title
        self.rows = []
        self.met = True
        self.load_at_start = os.getloadavg()[0]

    def add(self, what, values, unit="", bound=None, digits=2, worst=False):
        """Adds a figure: the median of its values (the worst where asked) with their range, and an upper bound."""
        values = values if isinstance(values, list) else [values]
        value = max(values) if worst else statistics.median(values)
        spread = f"{min(values):.{digits}f} to {max(values):.{digits}f}" if len(values) > 1 else ""
        verdict = ""
        if bound is not None:
            holds = value <= bound
            self.met = self.met and holds
            verdict = f"{'met' if holds else 'NOT MET'} (at most {bound:g})"
        self.rows.append((what, f"{value:.{digits}f} {unit}".strip(), spread, verdict))

    def show(self):
        model = platform.machine()
        with open("/proc/cpuinfo") as info:
            for line in info:
                if line.startswith("model name"):
                    model = line.split(":", 1)[1].strip()
                    break
        print(f"\n{self.title}")
        print(f"{time.strftime('%Y-%m-%d %H:%M')} UTC, {os.cpu_count()} cores ({model}), Linux {platform.release()}, "
              f"load of the machine {self.load_at_start:.1f} before, {os.getloadavg()[0]:.1f} after\n")
        heads = ("figure", "median or value", "range", "bound")
        widths = [max(len(row[column]) for row in self.rows + [heads]) for column in range(4)]
        for row in [heads, tuple("-" * width for width in widths)] + self.rows:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
        print(flush=True)
        return 0 if self.met else 1
