"""A process of the world: started in a namespace, told what begins and ends, ended by its own id."""

import os
import signal
import subprocess
import time


class Broken(Exception):
    """The world itself does not work, which says nothing about the program."""


class Process:
    """A child process; what it says of itself goes to a file in its folder."""

    def __init__(self, name, words, folder, space="", **options):
        self.name, self.log = name, os.path.join(folder, f"{name}.log")
        words = (["nsenter", f"--net=/run/netns/{space}"] if space else []) + list(words)
        with open(self.log, "ab") as log:
            self.child = subprocess.Popen(words, cwd=folder, stderr=log, text=True,
                                          **{"stdout": log, "stdin": subprocess.DEVNULL, **options})

    def check(self):
        """Fails with the process's own last words where it has ended."""
        if self.child.poll() is not None:
            with open(self.log, errors="replace") as log:
                raise Broken(f"{self.name} ended with {self.child.returncode}:\n{''.join(log.readlines()[-20:])}")

    def until(self, true, what, patience=60):
        """Waits until something holds, while the process lives."""
        end = time.monotonic() + patience
        while not true():
            self.check()
            if time.monotonic() > end:
                raise Broken(f"{what} did not happen within {patience} s; see {self.log}")
            time.sleep(0.1)

    def cpu(self):
        """User and system time so far, in seconds."""
        with open(f"/proc/{self.child.pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self, patience=20):
        """Asks it to end, and ends it where it does not."""
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGTERM)
            try:
                self.child.wait(patience)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait()


class Player(Process):
    """A process that is told which faults begin and end, and says when it is so."""

    def __init__(self, name, words, folder, space):
        super().__init__(name, words, folder, space, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.expect("ready")

    def expect(self, word):
        line = self.child.stdout.readline().strip()
        if line != word:
            self.child.wait(5)
            self.check()
            raise Broken(f"{self.name} said {line!r}, expected {word!r}")

    def tell(self, word, ids):
        """`begin` or `end` of faults; returns when it is so."""
        if ids:
            self.child.stdin.write(f"{word} {' '.join(sorted(ids))}\n")
            self.child.stdin.flush()
            self.expect("done")


def run(*words, space=""):
    """A command that must work."""
    prefix = ["nsenter", f"--net=/run/netns/{space}"] if space else []
    done = subprocess.run([*prefix, *words], capture_output=True, text=True)
    if done.returncode:
        raise Broken(f"{' '.join(words)}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
