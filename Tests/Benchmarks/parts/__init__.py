"""What the benchmarks are put together from: one thing per file."""
