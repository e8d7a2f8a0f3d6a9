"""The judges that recorded rounds are put before: each takes drawn sessions and says what it makes of them.

A session is a row of round numbers; arrays hold a session a row. A judgement is the change's estimate and interval, as
shares, with two truth values a session: `slower` and `decided`.
"""
import dataclasses

import numpy
from scipy import stats

CONFIDENCE = 0.95
SLOWER_AT = 0.05  # the level of hyperfine's script and of Google Benchmark's compare.py
STATISTICS = {
    "minimum": lambda values: values.min(axis=1), "median": lambda values: numpy.median(values, axis=1),
    "lower-quartile": lambda values: numpy.quantile(values, 0.25, axis=1), "mean": lambda values: values.mean(axis=1),
}


@dataclasses.dataclass
class Judgement:
    value: numpy.ndarray
    lower: numpy.ndarray
    upper: numpy.ndarray
    slower: numpy.ndarray
    decided: numpy.ndarray


@dataclasses.dataclass
class Rule:
    """How the rows of bench-compare are made: what a round gives, and what the interval rests on."""
    typical: str      # the statistic of a round's batches
    evidence: str     # "paired": a log-ratio a round; "launches": both sides for themselves, by Welch
    trims: int = 10   # from so many rounds on the typical row is trimmed


def percentile(operations):
    """The farthest percentile that every round supports, with its order."""
    count = operations.shape[1]
    return next(((name, order) for name, order, least in (("p99", 0.99, 100), ("p95", 0.95, 20), ("p90", 0.9, 10))
                 if count >= least), ("typical", 0.5))


def rounds_figures(side, rule):
    """The logarithm of what each round of a side gives each row."""
    name, order = percentile(side["operations"])
    return {
        "typical": numpy.log(STATISTICS[rule.typical](side["batches"])),
        "upper": numpy.log(side["batches"].mean(axis=1)),
        name: numpy.log(numpy.quantile(side["operations"], order, axis=1)),
    }


def location(values, trimmed):
    """Mean or 20 % trimmed mean of each row, its standard error and degrees of freedom (Tukey & McLaughlin 1963)."""
    count = values.shape[1]
    cut = count // 5 if trimmed else 0
    ordered = numpy.sort(values, axis=1)
    kept = ordered[:, cut:count - cut]
    left = kept.shape[1]
    winsorised = numpy.clip(ordered, kept[:, :1], kept[:, -1:])
    error = winsorised.std(axis=1, ddof=1) * numpy.sqrt((count - 1) / (left * (left - 1)))
    return kept.mean(axis=1), error, numpy.full(len(values), left - 1.0)


def change(base, current, evidence, trimmed):
    """The interval of the logarithm of the ratio."""
    if evidence == "paired":
        point, error, freedom = location(current - base, trimmed)
    else:
        first, second = location(base, trimmed), location(current, trimmed)
        point = second[0] - first[0]
        error = numpy.hypot(first[1], second[1])
        squares = error ** 2 + 1e-300
        freedom = 1 / ((first[1] ** 2 / squares) ** 2 / first[2] + (second[1] ** 2 / squares) ** 2 / second[2])
    half = stats.t.ppf((1 + CONFIDENCE) / 2, freedom) * error
    return point, point - half, point + half


def bench_compare(base, current, tolerance, evidence, trimmed):
    """One row of bench-compare: regressed where the whole interval lies beyond the tolerance."""
    value, lower, upper = (numpy.expm1(end) for end in change(base, current, evidence, trimmed))
    slower = lower > tolerance
    return Judgement(value, lower, upper, slower, slower | (upper < -tolerance) | (upper <= tolerance))


def welch(base, current):
    """scripts/welch_ttest.py of hyperfine: "different" at p < 0.05; there is no tolerance and no proof of sameness."""
    result = stats.ttest_ind(current, base, axis=1, equal_var=False)
    interval = result.confidence_interval(CONFIDENCE)
    mean = base.mean(axis=1)
    value = current.mean(axis=1) / mean - 1
    different = result.pvalue < SLOWER_AT
    return Judgement(value, interval.low / mean, interval.high / mean, different & (value > 0), different)


def u_test(base, current):
    """tools/compare.py of Google Benchmark: Mann-Whitney of the repetitions' times, "different" at p < 0.05."""
    result = stats.mannwhitneyu(current, base, alternative="two-sided", axis=1, method="asymptotic")
    value = numpy.median(current, axis=1) / numpy.median(base, axis=1) - 1
    different = result.pvalue < SLOWER_AT
    none = numpy.full(len(value), numpy.nan)
    return Judgement(value, none, none, different & (value > 0), different)


def any_row(rows):
    """What a gate makes of several rows of one benchmark: slower if one is; decided if one says so or all are."""
    slower = numpy.any([row.slower for row in rows], axis=0)
    none = numpy.full(len(slower), numpy.nan)
    return Judgement(none, none, none, slower, slower | numpy.all([row.decided for row in rows], axis=0))
