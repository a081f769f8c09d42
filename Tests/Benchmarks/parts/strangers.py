"""Clients that are strangers: each has an address of its own, none of which is this machine's in Plumbline's eyes.

Loopback addresses (127.0.0.0/8) will not do: what comes from them is this machine itself, for which the limits of
feedback do not hold. So the loopback device of the private machine is given a second network, all of whose addresses are
its own; nothing leaves it.
"""

import fcntl
import socket
import struct


def settle():
    """Gives the private machine every address of 10.0.0.0/8."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        for request, address in ((0x8916, "10.0.0.1"), (0x891C, "255.0.0.0")):  # SIOCSIFADDR, SIOCSIFNETMASK
            place = struct.pack("HH4s8x", socket.AF_INET, 0, socket.inet_aton(address))
            fcntl.ioctl(handle, request, struct.pack("16s16s8x", b"lo:1", place))


def address(number):
    """The address of one stranger."""
    return f"10.{64 + number // 65536}.{number // 256 % 256}.{number % 256}"
