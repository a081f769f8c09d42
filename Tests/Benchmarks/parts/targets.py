"""The targets: one host name per probe, each in a domain of its own, as the services of many towns are."""

from parts.nginx import PORT

SILENT_PORT = 8082
COUNT = 2_000
EVERY = 10


def healthy(number):
    return f"www.town-{number:04}.example"


def urls(hanging=0):
    """URLs by number; of the first `hanging`, even ones never answer, odd ones have a name that is never found."""
    found = []
    for number in range(COUNT):
        if number >= hanging:
            found.append(f"http://{healthy(number)}:{PORT}/")
        elif number % 2:
            found.append(f"http://www.silent-{number:04}.example:{PORT}/")
        else:
            found.append(f"http://{healthy(number)}:{SILENT_PORT}/")
    return found
