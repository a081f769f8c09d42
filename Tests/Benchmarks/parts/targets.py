"""The targets: one host name per probe, each in a domain of its own, as the services of many towns are."""

from parts.nginx import PORT

SILENT_PORT = 8082
COUNT = 2_000
EVERY = 10


def healthy(number):
    return f"www.town-{number:04}.example"


def urls(hanging=0, hosts=0):
    """URLs by number. Of the first `hanging`, even ones never answer, odd ones have a name that is never found; with a
    number of `hosts` they are pages of so many, which take connections and never answer."""
    found = []
    for number in range(COUNT):
        if number >= hanging:
            found.append(f"http://{healthy(number)}:{PORT}/")
        elif hosts:
            # Both channels of a service on the same host: two numbers are one service.
            found.append(f"http://www.stuck-{number // 2 % hosts}.example:{SILENT_PORT}/{number}")
        elif number % 2:
            found.append(f"http://www.silent-{number:04}.example:{PORT}/")
        else:
            found.append(f"http://{healthy(number)}:{SILENT_PORT}/")
    return found
