"""What people send: the same submission for the same number, so that it can be sent again and counted."""

import hashlib
import json
import random

WORDS = ("the form asked twice for what I had typed already and then it was gone so I began again on the phone where a "
         "friendly person found my application within a minute thank you but the page should have said so before").split()
CHOICES = ("very_satisfied", "satisfied", "neither", "dissatisfied", "very_dissatisfied")
WEIGHTS = (30, 45, 12, 8, 5)
CROWDED = 10


def place(number, services):
    """The service: every second submission is about one of ten, as on a day when these are in everybody's mind."""
    return (number // 2) % CROWDED if number % 2 else (number * 7919) % services


def body(number):
    """A rating, mostly whether people could do what they came for, and from two in three a few words."""
    chance = random.Random(number)
    answers = {"satisfaction": chance.choices(CHOICES, WEIGHTS)[0]}
    if chance.random() < 0.9:
        answers["completion"] = chance.choices(("yes", "no", "not_yet"), (80, 12, 8))[0]
    if chance.random() < 0.66:
        answers["improve"] = " ".join(chance.choice(WORDS) for _ in range(chance.randint(4, 60)))
    return json.dumps({"answers": answers, "language": "en"}).encode()


def path(number, services):
    return f"/api/v1/feedback/service-{place(number, services):04}/web"


def key(number):
    return f"bench-{number:08}"


def request(number, services, host):
    """The whole request as it goes over the wire."""
    content = body(number)
    return (f"POST {path(number, services)} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
            f"Idempotency-Key: {key(number)}\r\nContent-Length: {len(content)}\r\n\r\n").encode() + content


def digest(code):
    """What Plumbline keeps of a follow code."""
    return hashlib.sha256(b"follow|" + code.encode()).hexdigest()
