"""A program under measurement: started, watched through /proc, ended by its own id."""

import os
import shutil
import signal
import subprocess
import time

TICK = os.sysconf("SC_CLK_TCK")


def program(name, folders):
    """The path of a program in a list of folders with colons between them."""
    path = shutil.which(name, path=folders)
    if not path:
        raise SystemExit(f"bench: the program {name} is in none of {folders}")
    return path


class Process:
    """A child process; what it says goes to a file beside its other things."""

    def __init__(self, words, folder, environment=None):
        os.makedirs(folder, exist_ok=True)
        self.log = os.path.join(folder, os.path.basename(words[0]) + ".log")
        with open(self.log, "ab") as log:
            self.child = subprocess.Popen(words, cwd=folder, stdout=log, stderr=log, env=environment)
        self.pid = self.child.pid

    def check(self):
        """Fails with the process's own last words where it has ended."""
        if self.child.poll() is not None:
            with open(self.log, errors="replace") as log:
                words = "".join(log.readlines()[-20:])
            raise SystemExit(f"bench: {self.child.args[0]} ended with {self.child.returncode}:\n{words}")

    def cpu(self):
        """User and system time so far, in seconds, ended threads included."""
        with open(f"/proc/{self.pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def status(self, key):
        """A value of /proc/PID/status in megabytes (VmRSS, VmHWM)."""
        with open(f"/proc/{self.pid}/status") as status:
            for line in status:
                if line.startswith(key + ":"):
                    return int(line.split()[1]) / 1024
        return 0.0

    def stop(self, patience=30):
        """Asks it to end, and ends it where it does not."""
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGTERM)
            try:
                self.child.wait(patience)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait()


def until(true, what, process, patience=60):
    """Waits until something holds, while a process lives."""
    end = time.monotonic() + patience
    while not true():
        process.check()
        if time.monotonic() > end:
            raise SystemExit(f"bench: {what} did not happen within {patience} s")
        time.sleep(0.05)
