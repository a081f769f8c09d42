"""False alarms about what works, and what happens while our own uplink is cut."""

from world import places


def about_healthy(services, watching, relay, alerts, refusal, stretches):
    """Everything that was said of healthy services and was not so: in the stretches given, they are up."""
    false = {}
    for service in services:
        said = [refusal(service)] if refusal(service) else []
        for start, stop in stretches:
            said += [str(seen) for seen in watching.between(service.id, start, stop) if seen.status != "up"]
        said += [f"alert {alert['kind']} {alert['after']}" for alert in alerts if alert["service"] == service.id]
        if mails := relay.to(service.official):
            said.append(f"{len(mails)} mails to {service.official.split('@')[0]}")
        if said:
            false[service.id] = list(dict.fromkeys(said))
    return [f"{slug}: {', '.join(said)}" for slug, said in false.items()]


class Cut:
    """The check of what was said from the cut of an uplink to its return."""

    def __init__(self, wanted, watching, relay, start, end):
        self.wanted, self.watching, self.relay, self.start, self.end = wanted, watching, relay, start, end

    def lost(self, services, expect):
        """Services that work, behind a cut uplink: unknown with our own fault, and up again afterwards."""
        wrong, slowest, back = [], 0, 0
        for service in services:
            if service.row.is_pushed:
                continue
            name = service.id
            history = self.watching.between(name, self.start + 1, self.end)
            if not history or history[0].status != "up":
                wrong.append(f"{name}: was {history[0] if history else 'not seen'} before")
                continue
            known = [seen for seen in history if (seen.status, seen.cause) == (expect["status"], expect["cause"])]
            for seen in history:
                if seen.status != "up" and seen not in known:
                    wrong.append(f"{name}: said to be {seen} after {seen.at - self.start:.0f} s")
            after = known[0].at - self.start if known else None
            if after is None or after > expect["within"]:
                wrong.append(f"{name}: {'never' if after is None else f'only after {after:.0f} s'} "
                             f"{expect['status']}/{expect['cause']}")
            slowest = max(slowest, after or 0)
            again = next((seen for seen in self.watching.between(name, self.end, 1e12) if seen.status == "up"), None)
            if again is None or again.at - self.end > self.wanted["back"]:
                wrong.append(f"{name}: not up again within {self.wanted['back']} s")
            elif known:
                back = max(back, again.at - self.end)
        return wrong, slowest, back

    def standing(self, rows):
        """What was down before stays down."""
        return [f"{row.id}: said to be {seen}" for row in rows for service in row.services()
                for seen in self.watching.between(service.id, self.start, self.end + self.wanted["back"])
                if seen.status != self.wanted["standing"]["status"]]

    def operator(self, address):
        """How often the operator was told."""
        mails = self.relay.to(address, self.start, self.end + self.wanted["back"])
        least, most = self.wanted["operator"]["at_least"], self.wanted["operator"]["at_most"]
        told = [f"operator told after {mail.at - self.start:.0f} s: {mail.subject}" for mail in mails]
        wrong = [] if least <= len(mails) <= most else [
            f"{address} got {len(mails)} mails about the cut, expected {least} to {most}"]
        return wrong, told


def requests(path, row):
    """The requests that the servers saw for a row: from when, until when, and the status."""
    with open(path) as file:
        for line in file:
            name, start, end, _, _, status = line.rstrip("\n").split("\t")
            if name == row:
                yield float(start), float(end), status


def manners(path, pause):
    """Requests to the rate-limited host that came before it had allowed."""
    last, early = None, 0
    for start, _, status in sorted(requests(path, "rate-limited")):
        early += last is not None and start - last < pause - 0.5
        last = start if status == "429" else None
    return [f"rate-limited: {early} requests came before Retry-After had passed"] if early else []


def crowds(path, row, most):
    """Requests to a host that were under way at once, more than may be."""
    # What ends and what begins in the same moment were not there together.
    edges = sorted(edge for start, end, _ in requests(path, row) for edge in ((start, 1), (end - 0.02, -1)))
    count = peak = 0
    for _, step in edges:
        count += step
        peak = max(peak, count)
    return [f"{row}: {peak} requests were under way at once, expected at most {most}"] if peak > most else []


def intrusions(path):
    """Connections to a machine inside somebody's network, to which pages and names lead."""
    count = sum(1 for _ in requests(path, places.INSIDE))
    return [f"{count} connections to a machine inside a network"] if count else []


def one_mail(row, relay, start, end, last):
    """Services that fail together on one origin are one mail, and one when it is over."""
    service = next(iter(row.services()))
    opened, closed = relay.to(service.official, start, end), relay.to(service.official, end, last)
    return [f"{row.id}: {len(mails)} mails {when}, expected one"
            for mails, when in ((opened, "when it began"), (closed, "when it was over")) if len(mails) != 1]
