"""What the command line asked for."""

import argparse


def read():
    words = argparse.ArgumentParser(description="Part of Tests/Benchmarks/run.")
    words.add_argument("--work", required=True, help="an empty folder of this run")
    words.add_argument("--programs", required=True, help="where the measured programs are, with colons between folders")
    words.add_argument("--quick", action="store_true", help="fewer and shorter runs")
    return words.parse_args()
