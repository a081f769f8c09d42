"""Histograms of times in the bytes that Plumbline keeps (Sources/Measures/Latency/LatencyHistogram+encoding.swift)."""

from collections import Counter


def step(time):
    """The step of the scale that a time in microseconds belongs to, with the lowest and the highest time of that step."""
    if time < 16:
        return time, time, time
    octave = time.bit_length() - 1
    index = (octave - 3) * 16 + ((time >> (octave - 4)) & 15)
    width = 1 << (index // 16 - 1)
    lowest = (16 + index % 16) * width
    return index, lowest, lowest + width - 1


def encode(times):
    steps = sorted(Counter(step(time) for time in times).items())
    numbers, expected = [len(steps)], 0
    for (index, _, _), count in steps:
        numbers += [index - expected, count]
        expected = index + 1
    if steps:
        least = sum(lowest * count for (_, lowest, _), count in steps)
        numbers += [min(times) - steps[0][0][1], steps[-1][0][2] - max(times), sum(times) - least]
    content = bytearray([1])
    for number in numbers:
        while number >= 0x80:
            content.append(number & 0x7F | 0x80)
            number >>= 7
        content.append(number)
    return bytes(content)
