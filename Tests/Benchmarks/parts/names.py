"""A name server for the targets: knows every name under `.example`, and never answers for one that holds `silent`.

Run as a process of its own (`python3 -m parts.names ADDRESS`), so that its work is nobody's who is measured. Real
look-ups over UDP are used, and not a hosts file, because blackbox_exporter keeps a hosts file in memory while the system's
resolver reads it anew for each look-up: with 2,000 lines that would be measured in the place of probing.
"""

import socket
import struct
import sys

A, ADDRESS = 1, bytes([127, 0, 0, 1])


def answer(query):
    """The answer to a query; nothing for a name that is silent."""
    name, place = [], 12
    while query[place]:
        name.append(query[place + 1:place + 1 + query[place]])
        place += query[place] + 1
    if b"silent" in b".".join(name).lower():
        return None
    kind, = struct.unpack_from(">H", query, place + 1)
    question = query[12:place + 5]
    record = b"\xc0\x0c" + struct.pack(">HHIH", A, 1, 60, 4) + ADDRESS if kind == A else b""
    return query[:2] + struct.pack(">HHHHH", 0x8180, 1, 1 if record else 0, 0, 0) + question + record


def main():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        server.bind((sys.argv[1], 53))
        while True:
            query, sender = server.recvfrom(4096)
            reply = answer(query)
            if reply:
                server.sendto(reply, sender)


if __name__ == "__main__":
    main()
