#!/usr/bin/env python3
"""Compares rules that bound the false gates of a suite, on the same simulated estimates; prints a Markdown table.

Run: python3 rules.py [GATES]   (default 1000; needs NumPy and SciPy; about three minutes a thousand)

Every gate has 50 benchmarks with two correlated rows each, ten launches a side, tolerance 2 %: the best time as a
20 %-trimmed mean with Yuen's interval, the mean time as a mean with Welch's. Columns: gates that fail although nothing
changed, at a spread of 2 and 3 %, and gates that find one benchmark of 50 that is 5 % slower, at 2 %.
"""
import sys

import numpy as np
from scipy import special, stats

BENCHMARKS, LAUNCHES, TOLERANCE, LIMIT = 50, 10, np.log(1.02), 0.01
random = np.random.default_rng(7)


def normal(size):
    return random.standard_normal(size)


def heavy(size):
    return random.standard_t(3, size) / np.sqrt(3)


def delayed(size):
    delay = (random.random(size) < 0.1) * random.exponential(4, size)
    return (normal(size) + delay - 0.4) / np.sqrt(1 + 3.2 - 0.16)


def levels(size):
    return (random.integers(0, 2, size) * 2 - 1) * 0.9 + np.sqrt(0.19) * normal(size)


def mean(values):
    count = values.shape[-1]
    return values.mean(-1), values.std(-1, ddof=1) / np.sqrt(count), count - 1.0


def trimmed(values):
    count = values.shape[-1]
    cut, ordered = count // 5, np.sort(values, -1)
    left = count - 2 * cut
    winsorised = np.clip(ordered, ordered[..., cut:cut + 1], ordered[..., count - cut - 1:count - cut])
    squares = ((winsorised - winsorised.mean(-1, keepdims=True)) ** 2).sum(-1)
    return ordered[..., cut:count - cut].mean(-1), np.sqrt(squares / (left * (left - 1))), left - 1.0


def change(estimate, baseline, current):
    (b, sb, nb), (c, sc, nc) = estimate(baseline), estimate(current)
    v, w = sb**2, sc**2
    return c - b, np.sqrt(v + w), (v + w) ** 2 / (v**2 / nb + w**2 / nc)


def noncentral_tail(distance, quantile, freedom):
    """P(Z > distance + quantile * S), S the root of a mean of squares with that many degrees of freedom."""
    nodes = np.linspace(-1, 1, 28) * (5.5 / np.sqrt(2 * freedom) + 3 / freedom)[..., None]
    weights = np.exp(freedom[..., None] * (nodes - (np.exp(2 * nodes) - 1) / 2))
    tails = special.ndtr(-distance[..., None] - quantile[..., None] * np.exp(nodes))
    return (weights * tails).sum(-1) / weights.sum(-1)


def level(error, freedom, limit, chance):
    """The largest tail up to 2.5 % at which the rows' chances of a false alarm add up to the limit."""
    low, high = np.full(len(error), np.log(limit / error.shape[1])), np.full(len(error), np.log(0.025))

    def total(log_tail):
        quantile = stats.t.isf(np.exp(log_tail)[:, None], freedom)
        return chance(TOLERANCE / error, quantile, freedom).sum(-1)

    enough = total(high) <= limit
    for _ in range(14):
        middle = (low + high) / 2
        kept = total(middle) <= limit
        low, high = np.where(kept, middle, low), np.where(kept, high, middle)
    return np.where(enough, 0.025, np.exp(low))[:, None]


def beyond(point, error, freedom, tail):
    return point - stats.t.isf(tail, freedom) * error > TOLERANCE


def benjamini_hochberg(point, error, freedom):
    chance, rows = stats.t.sf(point / error, freedom), point.shape[1]
    ordered = np.sort(chance, 1)
    passing = ordered <= LIMIT * np.arange(1, rows + 1) / rows
    last = rows - np.argmax(passing[:, ::-1], 1)
    threshold = np.where(passing.any(1), LIMIT * last / rows, 0)
    return beyond(point, error, freedom, 0.025) & (chance <= threshold[:, None])


def plain_t(distance, quantile, freedom):
    return stats.t.sf(distance + quantile, freedom)


RULES = {
    "95 % throughout": lambda p, e, f: beyond(p, e, f, 0.025),
    "Bonferroni, no change": lambda p, e, f: beyond(p, e, f, LIMIT / p.shape[1]),
    "Benjamini-Hochberg at 1 %, no change": benjamini_hochberg,
    "level by t": lambda p, e, f: beyond(p, e, f, level(e, f, LIMIT, plain_t)),
    "level by noncentral t": lambda p, e, f: beyond(p, e, f, level(e, f, LIMIT, noncentral_tail)),
    "the same for 0.5 %": lambda p, e, f: beyond(p, e, f, level(e, f, LIMIT / 2, noncentral_tail)),
}


def simulate(shape, spread, slower, gates):
    hits = dict.fromkeys(RULES, 0)
    for start in range(0, gates, 250):
        size = (min(250, gates - start), BENCHMARKS, LAUNCHES)
        baseline, current = spread * shape(size), spread * shape(size)
        current[:, 0] += np.log1p(slower)
        rows = []
        for estimate in (trimmed, mean):
            # Median and mean of a launch's batches see the same launch, and batches of their own.
            rows.append(change(estimate, baseline + 0.003 * normal(size), current + 0.003 * normal(size)))
        point, error, freedom = (np.concatenate(parts, 1) for parts in zip(*rows))
        for name, rule in RULES.items():
            regressed = rule(point, error, freedom)
            hits[name] += (regressed[:, [0, BENCHMARKS]] if slower else regressed).any(1).sum()
    return {name: f"{100 * count / gates:.1f} %" for name, count in hits.items()}


def main():
    gates = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print("| launches scatter | rule | fail at 2 % | fail at 3 % | find +5 % |")
    print("| :--- | :--- | ---: | ---: | ---: |")
    for name, shape in [("normal", normal), ("heavy tails", heavy), ("a tenth delayed", delayed), ("two levels", levels)]:
        columns = [simulate(shape, *case, gates) for case in [(0.02, 0), (0.03, 0), (0.02, 0.05)]]
        for rule in RULES:
            print(f"| {name} | {rule} |", " | ".join(column[rule] for column in columns), "|", flush=True)


if __name__ == "__main__":
    main()
