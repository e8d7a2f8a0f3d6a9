"""The judges that recorded rounds are put before: each takes drawn sessions and says what it makes of them.

A session is a row of round numbers; arrays hold a session a row. A judgement is the change's estimate and interval, as
shares, with two truth values a session: `slower` and `decided`.
"""
import dataclasses

import numpy
from scipy import stats

CONFIDENCE = 0.95
SLOWER_AT = 0.05  # the level of hyperfine's script and of Google Benchmark's compare.py
DRAWS = 20  # what the best of a round is the best of, as in RawEstimator


def expected_best(values, draws=DRAWS):
    """The expected minimum of so many values drawn from each row without replacement."""
    count = values.shape[1]
    if draws >= count:
        return values.min(axis=1)
    places = numpy.arange(count - draws + 1)
    weights = numpy.cumprod(numpy.concatenate([[draws / count], (count - places[1:] - draws + 1) / (count - places[1:])]))
    return numpy.sort(values, axis=1)[:, :len(weights)] @ weights


STATISTICS = {
    "best": expected_best, "minimum": lambda values: values.min(axis=1), "median": lambda values: numpy.median(values, axis=1),
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
    """How the rows of bench-compare are made: what a round gives, how rounds are averaged, what the interval rests on."""
    best: str       # the statistic of a round's laps
    location: str   # of the best: "better-half" of the rounds, "trimmed" by 20 % from ten on, "narrower" of both, or "mean"
    evidence: str   # "paired": what both sides of a round share cancels; "launches": each side for itself, by Welch


def percentile(operations):
    """The farthest percentile that every round supports, with its order."""
    count = operations.shape[1]
    return next(((name, order) for name, order, least in (("p99", 0.99, 100), ("p95", 0.95, 20), ("p90", 0.9, 10))
                 if count >= least), ("best", 0.5))


def rounds_figures(side, rule):
    """The logarithm of what each round of a side gives each row; "cpu-time mean" is that of the processor time."""
    name, order = percentile(side["operations"])
    return {
        "best": numpy.log(STATISTICS[rule.best](side["laps"])),
        "p75": numpy.log(numpy.quantile(side["laps"], 0.75, axis=1)),
        "mean": numpy.log(side["laps"].mean(axis=1)),
        "cpu-time mean": numpy.log(side["laps-cpu"].mean(axis=1)),
        name: numpy.log(numpy.quantile(side["operations"], order, axis=1)),
    }


def ends(count, location):
    """How many of so many ordered values are left out at either end."""
    if location == "better-half":
        return 0, count - min(count, max(4, (count + 1) // 2))
    cut = count // 5 if location == "trimmed" and count >= 10 else 0
    return cut, cut


def winsorised(values, location):
    """Each row's location, and its values with those left out drawn to the last one kept."""
    count = values.shape[1]
    low, high = ends(count, location)
    kept = numpy.sort(values, axis=1)[:, low:count - high]
    return kept.mean(axis=1), numpy.clip(values, kept[:, :1] if low else None, kept[:, -1:])


def standard_error(drawn, location):
    """Of a trimmed mean, with its degrees of freedom (Tukey & McLaughlin 1963)."""
    count = drawn.shape[1]
    left = count - sum(ends(count, location))
    error = drawn.std(axis=1, ddof=1) * numpy.sqrt((count - 1) / (left * (left - 1)))
    return error, numpy.full(len(drawn), left - 1.0)


def narrower(first, second):
    """Of two estimates the one with the narrower interval, widened for the choice, as in Estimate+Choice."""
    widths = [stats.t.isf((1 - 0.999) / 2, freedom) * error for _, error, freedom in (first, second)]
    point, error, freedom = (numpy.where(widths[1] < widths[0], late, early) for early, late in zip(first, second))
    return point, 1.05 * error, freedom


def change(base, current, evidence, location):
    """The logarithm of the ratio, its standard error and degrees of freedom."""
    if evidence == "paired" and location == "better-half":
        first, second = winsorised(base, location), winsorised(current, location)
        return second[0] - first[0], *standard_error(second[1] - first[1], location)
    if evidence == "paired" and location == "narrower":
        return narrower(change(base, current, evidence, "trimmed"), change(base, current, evidence, "better-half"))
    if evidence == "paired":
        point, drawn = winsorised(current - base, location)
        return point, *standard_error(drawn, location)
    points, errors, freedoms = [], [], []
    for side in (base, current):
        point, drawn = winsorised(side, location)
        error, freedom = standard_error(drawn, location)
        points.append(point), errors.append(error), freedoms.append(freedom)
    error = numpy.hypot(*errors)
    shares = [one ** 2 / (error ** 2 + 1e-300) for one in errors]
    return points[1] - points[0], error, 1 / sum(share ** 2 / freedom for share, freedom in zip(shares, freedoms))


def level(rows, together=1, limit=0.01):
    """The confidence with which so many benchmarks like these fail a gate at most so often, when nothing changed.

    The rule of bench-compare (GateLevelRule): the rows' chances of a false alarm, tails of noncentral t distributions,
    are added. `rows` are pairs of distance from the tolerance in standard errors and degrees of freedom.
    """
    # As there, both are rounded down, and rows beyond twelve standard errors left out.
    rounded = [(numpy.floor(distance * 64) / 64, numpy.exp2(numpy.floor(numpy.log2(freedom) * 16) / 16), distance < 12)
               for distance, freedom in rows]

    def bound(tail):
        return together * sum(
            numpy.where(counts, stats.nct.sf(stats.t.isf(tail, freedom), freedom, -numpy.minimum(distance, 12)), 0)
            for distance, freedom, counts in rounded)

    kept = numpy.full(len(rows[0][0]), numpy.log(limit / (len(rows) * together)))
    usual = numpy.full(len(kept), (1 - CONFIDENCE) / 2)
    fine = bound(usual) <= limit
    if fine.all():
        return 1 - 2 * usual
    broken = numpy.log(usual)
    for _ in range(16):
        middle = (kept + broken) / 2
        keeps = bound(numpy.exp(middle)) <= limit
        kept, broken = numpy.where(keeps, middle, kept), numpy.where(keeps, broken, middle)
    tails = 2 * numpy.exp(kept)
    step = 10 ** (numpy.floor(numpy.log10(tails)) - 1)
    return numpy.where(fine, CONFIDENCE, 1 - numpy.floor(tails / step * (1 + 1e-12)) * step)


def distance(estimated, tolerance):
    """What `level` takes of a row."""
    _, error, freedom = estimated
    return numpy.log1p(tolerance) / numpy.maximum(error, 1e-300), freedom


def verdict(estimated, tolerance, confidence):
    """One row of bench-compare: regressed where the whole interval lies beyond the tolerance."""
    point, error, freedom = estimated
    half = stats.t.ppf((1 + confidence) / 2, freedom) * error
    lower, upper = numpy.expm1(point - half), numpy.expm1(point + half)
    slower = lower > tolerance
    return Judgement(numpy.expm1(point), lower, upper, slower, slower | (upper < -tolerance) | (upper <= tolerance))


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
