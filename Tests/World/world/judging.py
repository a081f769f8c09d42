"""What was said, held against the table."""

from dataclasses import dataclass, field

from world.table import each

# How long a service may take to be up again when its fault is over: interval, rechecks, time-out, and 15.
BACK = 95


@dataclass
class Judgement:
    """How one row came out."""

    row: object
    after: float = None
    seen: str = ""
    told: float = None
    back: float = None
    wrong: list = field(default_factory=list)

    @property
    def is_right(self):
        return not self.wrong


def fits(seen, expect):
    """Whether what was said is one of what is expected."""
    for one in expect:
        pairs = ((seen.status, one.get("status")), (seen.cause, one.get("cause")), (seen.reason, one.get("reason")))
        if all(wanted is None or found in each(wanted) for found, wanted in pairs):
            return True
    return False


def is_on_the_way(seen, expect):
    """Whether what was said is milder than what is expected and gives the same reason: a check was confirmed first."""
    return seen.status == "degraded" and all(one["status"] == "down" for one in expect) and any(
        seen.reason in each(one.get("reason", [])) for one in expect)


def words(expect):
    """What is expected, in one line."""
    return " or ".join("/".join("|".join(each(one[key])) for key in ("status", "cause", "reason") if key in one)
                       for one in expect)


def judge(row, watching, relay, refusal, start, end, last):
    """A row whose fault lasted from `start` to `end`; `last` is the end of what can be seen of its coming back."""
    judgement = Judgement(row)
    wants_up = [one["status"] for one in row.expect] == ["up"]
    for service in row.services():
        missing = refusal(service)
        if missing:
            judgement.wrong.append(f"not taken: {missing}")
            break
        prefix = f"{service.id}: " if row.copies > 1 else ""
        wrong = one(judgement, service, watching, relay, start, end, last, wants_up)
        judgement.wrong += [prefix + problem for problem in wrong]
    if len(judgement.wrong) > 3:
        judgement.wrong[3:] = [f"and {len(judgement.wrong) - 3} more"]
    return judgement


def one(judgement, service, watching, relay, start, end, last, wants_up):
    """What is wrong with one service of a row."""
    row, wrong = judgement.row, []
    history = watching.between(service.id, start, end)
    before = history[0] if history and history[0].at <= start else None
    if not before or before.status != "up":
        return [f"was {before or 'not seen'} before its fault began"]
    changes = history[1:]
    if wants_up:
        judgement.seen = str(changes[-1]) if changes else "up"
        mails = relay.to(service.official, start, last)
        return [f"was said to be {seen}" for seen in changes] + [f"mail {mail.subject!r}" for mail in mails[:1]]
    found = next((seen for seen in changes if fits(seen, row.expect)), None)
    others = [seen for seen in changes if not fits(seen, row.expect) and not (
        is_on_the_way(seen, row.expect) and (not found or seen.at < found.at))]
    judgement.seen = str(found or (changes[-1] if changes else "up"))
    if not found:
        return ["never seen: " + (" → ".join(map(str, changes)) if changes else "stayed up")]
    judgement.after = max(judgement.after or 0, found.at - start)
    if found.at - start > row.within:
        wrong.append(f"only after {found.at - start:.0f} s, expected within {row.within}")
    wrong += [f"{seen.at - start:.0f} s: was said to be {seen}" for seen in others]
    mails = relay.to(service.official, start, end + 15)
    if mails:
        judgement.told = max(judgement.told or 0, mails[0].at - start)
    else:
        wrong.append("nobody was told")
    if row.wave != "stays":
        back = next((seen for seen in watching.between(service.id, end, last) if seen.status == "up"), None)
        if back is None or back.at - end > BACK:
            wrong.append(f"not up again within {BACK} s of the end")
        else:
            judgement.back = max(judgement.back or 0, back.at - end)
    return wrong
