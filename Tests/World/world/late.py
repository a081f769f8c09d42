"""Carries packets from one interface to another, the first of each connection late (`python3 -m world.late`).

It reads whole frames; a packet that a kernel forwarded has no checksum yet, so it is computed here.
"""

import heapq
import select
import socket
import struct
import time

from world import network, places, table

EVERY_PROTOCOL = 0x0003


def total(data):
    """The ones' complement sum of 16-bit words."""
    data += b"\0" * (len(data) % 2)
    value = sum(struct.unpack(f">{len(data) // 2}H", data))
    while value >> 16:
        value = (value & 0xFFFF) + (value >> 16)
    return value


def with_checksum(frame):
    """The same frame of TCP over IPv4 with its checksum filled in."""
    packet = bytearray(frame[14:])
    start, length = (packet[0] & 15) * 4, struct.unpack_from(">H", packet, 2)[0]
    segment = packet[start:length]
    segment[16:18] = b"\0\0"
    pseudo = bytes(packet[12:20]) + struct.pack(">BBH", 0, 6, len(segment))
    segment[16:18] = struct.pack(">H", 0xFFFF - total(pseudo + bytes(segment)))
    return frame[:14] + bytes(packet[:start]) + bytes(segment)


def main():
    rows, _, _ = table.read()
    hosts = places.hosts(rows)
    waits = {socket.inet_aton(address): wait for row in rows if (wait := network.HELD_UP.get(row.id))
             for address in places.host_of(row, hosts).v4}
    source, sink = (socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(EVERY_PROTOCOL)) for _ in "ab")
    source.bind(("late1", 0))
    sink.bind(("late2", 0))
    print("ready", flush=True)
    waiting = []
    while True:
        wait = max(0, waiting[0][0] - time.monotonic()) if waiting else None
        if select.select([source], [], [], wait)[0]:
            frame, (_, _, kind, *_) = source.recvfrom(65535)
            if kind == socket.PACKET_OUTGOING or frame[12:14] != b"\x08\x00" or frame[23] != 6:
                continue
            header = (frame[14] & 15) * 4 + 14
            is_first = frame[header + 13] & 0x12 == 0x02
            delay = waits.get(frame[30:34], 0) if is_first else 0
            heapq.heappush(waiting, (time.monotonic() + delay, with_checksum(frame)))
        while waiting and waiting[0][0] <= time.monotonic():
            sink.send(heapq.heappop(waiting)[1])


if __name__ == "__main__":
    main()
