"""What is printed in the end, and kept in a file."""

import time

from world.judging import words


def seconds(value):
    return "" if value is None else f"{value:.0f} s"


class Report:
    """Lines, and whether everything was as expected."""

    def __init__(self, title):
        self.lines = [title, time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()), ""]
        self.wrong = 0

    def say(self, line=""):
        self.lines.append(line)

    def check(self, what, problems, remarks=()):
        """One check with everything that is wrong."""
        self.wrong += bool(problems)
        self.say(f"{'ok     ' if not problems else 'NOT OK '}{what}")
        for line in remarks:
            self.say(f"         {line}")
        for problem in problems[:40]:
            self.say(f"       - {problem}")
        if len(problems) > 40:
            self.say(f"       - and {len(problems) - 40} more")

    def table(self, judgements):
        """One line for each row, and below it what is wrong with it."""
        heads = ("row", "item", "expected", "seen", "after", "told", "back", "")
        lines = [(j.row.id, j.row.tag, words(j.row.expect), j.seen, seconds(j.after), seconds(j.told), seconds(j.back),
                  "ok" if j.is_right else "NOT OK") for j in judgements]
        widths = [min(58, max(len(line[column]) for line in lines + [heads])) for column in range(len(heads))]
        for line in [heads] + lines:
            self.say("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
            judgement = next((j for j in judgements if j.row.id == line[0]), None)
            for problem in judgement.wrong if judgement else []:
                self.say(f"    - {problem}")
        self.say()
        for tag in sorted({j.row.tag for j in judgements}):
            tagged = [j for j in judgements if j.row.tag == tag]
            right = sum(j.is_right for j in tagged)
            items = {j.row.at for j in tagged}
            whole = sum(all(j.is_right for j in tagged if j.row.at == item) for item in items)
            self.say(f"{tag}: {right} of {len(tagged)} rows, {whole} of {len(items)} items right")
        self.wrong += sum(not j.is_right for j in judgements)

    def unwatched(self, items):
        self.say()
        self.say("Not watched, and why:")
        for item in items:
            self.say(f"  {item['at']}: {item['item']}. {item['why']}.")

    def finish(self, path):
        self.say()
        self.say("everything as expected" if not self.wrong else f"{self.wrong} checks and rows are NOT as expected")
        text = "\n".join(self.lines) + "\n"
        with open(path, "w") as file:
            file.write(text)
        print(text, flush=True)
        return 1 if self.wrong else 0
