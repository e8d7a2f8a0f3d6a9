#!/usr/bin/env python3
"""Writes change-points.tsv: the figures of the change-point search by NumPy and SciPy, with loops over every cut.

Run from anywhere: python3 make_change_point_fixtures.py. Needs NumPy and SciPy. Seeds are fixed: same bytes every time.
Columns: name, series, normal scores, correlation, step start, its squared score, arc start, arc end, its squared score,
chance of the step, chance of the arc.
"""
import math
import pathlib

import numpy as np
from scipy import integrate, special, stats

FEWEST = 3


def scores(series):
    return special.ndtri((stats.rankdata(series) - 0.375) / (len(series) + 0.25))


def squared_score(series, start, end):
    inside = series[start:end]
    outside = np.concatenate([series[:start], series[end:]])
    error = np.var(series, ddof=1) * (1 / len(inside) + 1 / len(outside))
    return (inside.mean() - outside.mean()) ** 2 / error


def best(series, arcs):
    count = len(series)
    starts = range(0, count) if arcs else range(FEWEST, count - FEWEST + 1)
    found = (0.0, count, count)
    for start in starts:
        for end in range(start + FEWEST, count + 1) if arcs else [count]:
            if count - (end - start) < FEWEST:
                continue
            score = squared_score(series, start, end)
            # Strictly more, beyond rounding: an arc and its complement have one score.
            if score > found[0] * (1 + 1e-9):
                found = (score, start, end)
    return found


def correlation(series):
    count = len(series)
    most = max(1, min(4, count // 30))
    cuts = []
    for _ in range(most):
        gains = []
        edges = [0] + sorted(cuts) + [count]
        for start, end in zip(edges, edges[1:]):
            part = series[start:end]
            for place in range(FEWEST, len(part) - FEWEST + 1):
                left, right = part[:place], part[place:]
                gain = ((part - part.mean()) ** 2).sum() - ((left - left.mean()) ** 2).sum()
                gains.append((gain - ((right - right.mean()) ** 2).sum(), -(start + place)))
        if not gains:
            break
        cuts.append(-max(gains)[1])
    residuals = np.concatenate([part - part.mean() for part in np.split(series, sorted(cuts))])
    raw = (residuals[1:] * residuals[:-1]).sum() / (residuals**2).sum()
    return min(max((raw + (6 + 2.6 * most) / count) / max(0.5, 1 - 4 * most / count), 0), 0.9)


def overshoot(x):
    return (2 / x) * (stats.norm.cdf(x / 2) - 0.5) / (x / 2 * stats.norm.cdf(x / 2) + stats.norm.pdf(x / 2))


def normal_score(squared, count):
    share = squared / (count - 1)
    return stats.norm.isf(stats.t.sf(math.sqrt((count - 2) * share / (1 - share)), count - 2))


def limited(chance, count, length):
    return min(1, max(chance, 2 / special.comb(count, length, exact=True)))


def step_chance(squared, count, length):
    height = normal_score(squared, count)
    edge = FEWEST / count
    integral, _ = integrate.quad(
        lambda t: overshoot(height / math.sqrt(count * t * (1 - t))) / (t * (1 - t)), edge, 1 - edge)
    return limited(height * stats.norm.pdf(height) * integral, count, length)


def arc_chance(squared, count, length):
    height = normal_score(squared, count)
    integral, _ = integrate.quad(
        lambda t: overshoot(height / math.sqrt(count * t * (1 - t))) ** 2 / (t * (1 - t) ** 2), 0.5, 1 - FEWEST / count)
    return limited(height**3 * stats.norm.pdf(height) / 2 * integral, count, length)


def main():
    random = np.random.default_rng(20261122)
    cases = {
        "normal": random.standard_normal(60),
        "step": random.standard_normal(40) + 2 * (np.arange(40) >= 25),
        "arc": random.standard_normal(50) + 2.5 * ((np.arange(50) >= 20) & (np.arange(50) < 30)),
        "short": random.standard_normal(12) + 3 * (np.arange(12) >= 6),
        "ties": np.round(random.standard_normal(45) + (np.arange(45) >= 15)),
        "skewed": random.lognormal(0, 1, 120),
        "long": np.cumsum(random.standard_normal(130)) * 0.2 + random.standard_normal(130),
    }
    rows = []
    for name, series in cases.items():
        normal = scores(series)
        step, start, _ = best(normal, arcs=False)
        arc, first, end = best(normal, arcs=True)
        count = len(series)
        rows.append([
            name, ",".join(repr(float(v)) for v in series), ",".join(repr(float(v)) for v in normal),
            repr(float(correlation(normal))), str(start), repr(float(step)), str(first), str(end), repr(float(arc)),
            repr(float(step_chance(step, count, count - start))), repr(float(arc_chance(arc, count, end - first)))])
    path = pathlib.Path(__file__).parent / "change-points.tsv"
    path.write_text("".join("\t".join(row) + "\n" for row in rows))


if __name__ == "__main__":
    main()
