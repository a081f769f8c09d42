"""How late probe runs started, as Plumbline's own histogram says."""

NAME = "plumbline_start_lateness_seconds_bucket"


def read(plumbline):
    """Runs started at most so late, by bound in milliseconds."""
    counts = {}
    for line in plumbline.get("/metrics")[1].decode().splitlines():
        if line.startswith(NAME):
            bound = line.split('le="')[1].split('"')[0]
            counts[float("inf") if bound == "+Inf" else float(bound) * 1000] = int(float(line.split()[-1]))
    return counts


def percentile(before, after, share):
    """The bound below which that share of the runs between two readings started: no finer than the histogram is."""
    whole = after[float("inf")] - before[float("inf")]
    return next(bound for bound in sorted(after) if after[bound] - before[bound] >= share * whole)
