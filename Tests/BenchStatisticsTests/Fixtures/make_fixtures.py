#!/usr/bin/env python3
"""Writes the oracle fixtures of BenchStatisticsTests, tab-separated, every number in shortest round-trip form.

Run from anywhere: python3 make_fixtures.py. Needs NumPy, SciPy and mpmath. Seeds are fixed: same bytes every time.
Distributions come from SciPy and are checked here against mpmath with 40 digits where that is quick; where SciPy is
further than 1e-12 from it, mpmath's figure is the one written.
"""
import math
import pathlib

import mpmath
import numpy as np
from scipy import optimize, special, stats

HERE = pathlib.Path(__file__).parent
mpmath.mp.dps = 40
replaced = []


def write(name, rows):
    with open(HERE / name, "w", newline="\n") as file:
        for row in rows:
            file.write("\t".join(cell if isinstance(cell, str) else repr(float(cell)) for cell in row) + "\n")


def numbers(values):
    return ",".join(repr(float(value)) for value in values)


def checked(label, scipy_value, exact):
    exact = float(exact)
    if exact != 0 and abs(scipy_value - exact) > 1e-12 * abs(exact):
        replaced.append((label, scipy_value, exact))
        return exact
    return float(scipy_value)


def t_tail(nu, t):
    nu, t = mpmath.mpf(nu), mpmath.mpf(t)
    return mpmath.betainc(nu / 2, mpmath.mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) / 2


def distributions():
    for x in [1e-8, 0.1, 0.5, 1, 1.5, 2.25, 7, 30.5, 171, 1e4, 1e8]:
        yield "logGamma", checked(("lgamma", x), special.gammaln(x), mpmath.loggamma(mpmath.mpf(x))), x
    for z in [-37.5, -20, -8, -5, -3, -1.96, -1, -0.5, -1e-8, 0, 1e-8, 0.3, 1, 1.6448, 2.5758, 5, 8]:
        yield "normalCumulative", checked(("ncdf", z), special.ndtr(z), mpmath.ncdf(mpmath.mpf(z))), z
    for p in [1e-300, 1e-100, 1e-20, 1e-12, 1e-6, 0.001, 0.01, 0.025, 0.05, 0.074, 0.076, 0.25, 0.4999, 0.5, 0.6, 0.8,
              0.924, 0.926, 0.975, 0.995, 0.9999, 1 - 1e-9]:
        exact = -mpmath.sqrt(2) * mpmath.erfinv(1 - 2 * mpmath.mpf(p)) if p > 1e-20 else special.ndtri(p)
        yield "normalQuantile", checked(("nppf", p), special.ndtri(p), exact), p
    for nu in [0.5, 1, 1.7, 2, 3, 4.5, 9, 17.3, 30, 99, 198.6, 1000, 12345.6, 1e5, 1e6, 1e8]:
        law = stats.t(nu)
        for t in [1e-6, 0.1, 0.7, 1.3, 2, 3.5, 6, 12, 40]:
            exact = t_tail(nu, t)
            if exact < 1e-290:
                continue
            yield "tUpperTail", checked(("tsf", nu, t), law.sf(t), exact), nu, t
            yield "tCumulative", checked(("tcdf", nu, t), law.cdf(t), 1 - exact), nu, t
        for p in [1e-12, 1e-6, 5e-5, 0.001, 0.005, 0.025, 0.05, 0.1, 0.2, 0.26, 0.4, 0.499, 0.499999, 0.5 - 1e-11]:
            start = law.isf(p)
            exact = mpmath.findroot(lambda t: mpmath.log(t_tail(nu, t) / mpmath.mpf(p)), (start, start * (1 + 1e-6)))
            yield "tUpperQuantile", checked(("tisf", nu, p), start, exact), nu, p
    for a, b, x in [(0.5, 0.5, 0.3), (0.5, 0.5, 0.999), (2, 3, 0.4), (20, 1.5, 0.9), (1e-3, 5, 0.2), (100, 200, 0.3),
                    (1000.5, 10, 0.98), (1e4, 2e4, 0.335), (0.25, 1e4, 1e-5)]:
        value = special.betainc(a, b, x)
        if max(a, b) <= 1000:
            exact = mpmath.betainc(a, b, 0, mpmath.mpf(x), regularized=True)
            value = checked(("betainc", a, b, x), value, exact)
        yield "betaLowerTail", value, a, b, x
    for n, p in [(1, 0.5), (5, 0.5), (10, 0.9), (37, 0.31), (100, 0.5), (100, 0.95), (100, 0.99), (1000, 0.5),
                 (10_000, 0.99), (100_000, 0.5), (1_000_000, 0.5), (1_000_000, 0.99), (1_000_000, 1e-6)]:
        law = stats.binom(n, p)
        ks = {int(law.ppf(q)) for q in (1e-10, 1e-4, 0.025, 0.3, 0.5, 0.7, 0.975, 0.9999, 1 - 1e-10)}
        for k in sorted(ks):
            for name, value, low, high in [("binomialLowerTail", law.cdf(k), 0, k),
                                           ("binomialUpperTail", law.sf(k - 1), k, n)]:
                if n <= 10_000:
                    q = mpmath.mpf(p)
                    exact = mpmath.fsum(mpmath.binomial(n, i) * q**i * (1 - q) ** (n - i) for i in range(low, high + 1))
                    value = checked((name, n, p, k), value, exact)
                yield name, value, n, p, k


def noncentral_t():
    def tail(nu, delta, t):
        nu, delta, t = mpmath.mpf(nu), mpmath.mpf(delta), mpmath.mpf(t)
        constant = 2 * (nu / 2) ** (nu / 2) / mpmath.gamma(nu / 2)

        def density(s):
            return constant * s ** (nu - 1) * mpmath.exp(-nu * s * s / 2) * mpmath.ncdf(delta - t * s)

        return mpmath.quad(density, [0, 0.02, 0.1, 0.3, 0.6, 0.8, 1, 1.2, 1.5, 2, 4, 12, mpmath.inf])

    for nu in [1, 2.3, 4, 10, 17.5, 60]:
        for delta in [-8, -3, -1.4, 0, 2]:
            for t in [0, 0.5, 2.2, 4.3, 12]:
                yield "noncentralTUpperTail", tail(nu, delta, t), nu, delta, t


def order_ranks():
    """lower rank, upper rank (0 and n + 1 where unbounded) and achieved confidence, by stepping through the law."""
    for n in [1, 2, 5, 6, 10, 19, 30, 59, 60, 99, 100, 299, 300, 1000, 10_000, 1_000_000]:
        for p in [0.05, 0.5, 0.9, 0.95, 0.99]:
            law = stats.binom(n, p)
            for confidence in [0.9, 0.95, 0.99, 0.9999]:
                tail = (1 - confidence) / 2
                lower = int(law.ppf(tail))
                lower += 1
                while lower > 0 and law.cdf(lower - 1) > tail * (1 + 1e-9):
                    lower -= 1
                upper = int(law.isf(tail)) + 2
                while upper > 1 and law.sf(upper - 2) <= tail * (1 + 1e-9):
                    upper -= 1
                upper = min(upper, n + 1)
                yield p, n, confidence, lower, upper, 1 - law.cdf(lower - 1) - law.sf(upper - 1)


def samples():
    rng = np.random.default_rng(20240611)
    yield "two", [1.5, 4.0]
    yield "three", [3.0, -1.0, 2.5]
    yield "ties", [2.0, 2.0, 3.0, 2.0, 5.0, 5.0]
    yield "offset", list(1e9 + rng.integers(0, 1000, 40) / 1024)
    yield "normal", list(rng.normal(10, 2, 25))
    yield "lognormal", list(rng.lognormal(3, 0.7, 101))
    yield "heavy", list(rng.standard_t(2, 60))
    yield "negative", list(-rng.exponential(5, 33))
    yield "outlier", list(rng.normal(100, 1, 19)) + [1e6]


def descriptive():
    for name, values in samples():
        exact = [mpmath.mpf(value) for value in values]
        mean = mpmath.fsum(exact) / len(exact)
        deviation = mpmath.sqrt(mpmath.fsum((value - mean) ** 2 for value in exact) / (len(exact) - 1))
        quantiles = np.quantile(values, [0.5, 0.25, 0.9, 0.95, 0.99], method="linear")
        yield (name, numbers(values), mean, deviation, deviation / abs(mean), min(values), max(values), *quantiles)


def sides():
    rng = np.random.default_rng(77)
    for n, m in [(2, 2), (2, 9), (5, 5), (9, 6), (12, 12), (20, 31), (100, 100)]:
        yield (f"normal {n}x{m}", rng.normal(3, 0.1, n), rng.normal(3.05, 0.3, m))
        yield (f"heavy {n}x{m}", rng.standard_t(2, n), 0.2 + rng.standard_t(2, m))
    yield ("no spread beside spread", np.full(6, 2.0), rng.normal(2.1, 0.5, 7))


def trimmed(values):
    """Tukey & McLaughlin: trimmed mean, standard error, degrees of freedom."""
    ordered = np.sort(values)
    n = len(ordered)
    g = n // 5
    h = n - 2 * g
    winsorised = stats.mstats.winsorize(ordered, limits=(g / n, g / n)).data if g else ordered
    squares = np.sum((winsorised - winsorised.mean()) ** 2)
    return ordered[g:n - g].mean(), math.sqrt(squares / (h * (h - 1))), h - 1


def better_half(values, upper):
    """The mean of the better half, the winsorised values in their order, and how many are kept."""
    values = np.asarray(values)
    n = len(values)
    h = min(n, max(4, (n + 1) // 2))
    share = (n - h + 0.5) / n  # SciPy cuts the whole part of share * n.
    limits = (share, None) if upper else (None, share)
    return stats.mstats.trimmed_mean(values, limits=limits), stats.mstats.winsorize(values, limits=limits).data, h


def better_halves():
    """One side, and two sides measured in pairs: kind, half, point, standard error, degrees of freedom, values."""
    rng = np.random.default_rng(31)
    for n in [2, 3, 4, 5, 8, 9, 10, 20, 31, 101]:
        common = rng.normal(0, 0.3, n)
        baseline = 5 + common + rng.exponential(0.2, n)
        current = 5.05 + common + rng.exponential(0.2, n)
        for upper in (False, True):
            name = "upper" if upper else "lower"
            (first, before, h), (second, after, _) = better_half(baseline, upper), better_half(current, upper)

            def error(winsorised):
                return math.sqrt(np.sum((winsorised - winsorised.mean()) ** 2) / (h * (h - 1)))

            yield "one", name, first, error(before), h - 1, numbers(baseline), ""
            yield "paired", name, second - first, error(after - before), h - 1, numbers(baseline), numbers(current)
            if h == n:
                test = stats.ttest_rel(current, baseline)
                assert abs(test.statistic - (second - first) / error(after - before)) < 1e-9 * abs(test.statistic), n


def expected_bests():
    """The expected smallest of k values drawn without replacement, over all subsets in exact arithmetic."""
    rng = np.random.default_rng(8)
    for n, k in [(1, 1), (5, 1), (5, 3), (5, 5), (9, 4), (12, 11), (12, 2), (40, 7), (300, 30)]:
        values = np.sort(rng.lognormal(0, 1, n))
        weights = [mpmath.mpf(math.comb(n - i, k - 1)) / math.comb(n, k) for i in range(1, n + 1)]
        yield k, mpmath.fsum(w * mpmath.mpf(v) for w, v in zip(weights, values)), numbers(rng.permutation(values))


def row(kind, name, confidence, point, error, freedom, baseline, current):
    half = stats.t.isf((1 - confidence) / 2, freedom) * error
    return (kind, name, confidence, point, error, freedom, point - half, point + half, numbers(baseline),
            numbers(current))


def estimates():
    for name, baseline, current in sides():
        for confidence in (0.9, 0.99):
            welch = stats.ttest_ind(current, baseline, equal_var=False)
            interval = welch.confidence_interval(confidence)
            error = math.sqrt(np.var(baseline, ddof=1) / len(baseline) + np.var(current, ddof=1) / len(current))
            yield ("welch", name, confidence, np.mean(current) - np.mean(baseline), error, welch.df, interval.low,
                   interval.high, numbers(baseline), numbers(current))
            yuen = stats.ttest_ind(current, baseline, equal_var=False, trim=0.2)
            first, second = trimmed(baseline), trimmed(current)
            point, error = second[0] - first[0], math.hypot(first[1], second[1])
            # The error written out above must be the one inside SciPy's statistic.
            assert abs(yuen.statistic - point / error) < 1e-10 * abs(yuen.statistic), name
            yield row("yuen", name, confidence, point, error, yuen.df, baseline, current)
            yield row("trimmed", name, confidence, *second, [], current)
            one = stats.ttest_1samp(current, 0)
            interval = one.confidence_interval(confidence)
            yield ("mean", name, confidence, np.mean(current), stats.sem(current), one.df, interval.low,
                   interval.high, "", numbers(current))


def effective_sizes():
    """Geyer's initial monotone sequence, from the full autocovariance sequence."""
    rng = np.random.default_rng(5)
    wave = 2 * np.sin(np.arange(60) / 3.0)
    for name, series in [("walk", np.cumsum(rng.normal(size=30))), ("noise", rng.normal(size=41)),
                         ("moving average", np.convolve(rng.normal(size=63), np.ones(4), "valid")),
                         ("wave in noise", wave + rng.normal(size=60)), ("short", rng.normal(size=5)),
                         ("two speeds", np.repeat(rng.normal(size=12), 5) + np.tile([0, 0, 3, 0, 0, 0], 10))]:
        n = len(series)
        centred = series - series.mean()
        covariance = np.correlate(centred, centred, "full")[n - 1:] / n
        pairs = covariance[:n // 2 * 2].reshape(-1, 2).sum(axis=1)
        stop = next((index for index, pair in enumerate(pairs) if pair <= 0), len(pairs))
        long_run = 2 * np.minimum.accumulate(pairs[:stop]).sum() - covariance[0]
        yield name, min(max(n * covariance[0] / long_run, 2), n) if long_run > 0 else n, numbers(series)


def slopes():
    """Theil-Sen slopes with Kendall's interval; no two values are equal, since ties are treated otherwise here."""
    rng = np.random.default_rng(6)
    for name, n, trend in [("few", 5, 0), ("ten", 10, 2), ("twenty", 20, 0.1), ("long", 101, -0.03), ("wild", 40, 1)]:
        series = trend * np.arange(n) + (rng.standard_cauchy(n) if name == "wild" else rng.normal(size=n))
        for confidence in [0.8, 0.95]:
            slope, _, low, high = stats.theilslopes(series, alpha=confidence)
            yield name, confidence, slope, low, high, numbers(series)


def published():
    for b, c in [((100, 5, 10), (103, 9, 25)), ((1e-9, 1e-11, 2), (2e-9, 0, 3)), ((12.5, 0.2, 1000), (12.4, 0.3, 30))]:
        v = [(s / m) ** 2 / n for m, s, n in (b, c)]
        freedom = sum(v) ** 2 / (v[0] ** 2 / (b[2] - 1) + v[1] ** 2 / (c[2] - 1))
        yield row("published", "summary", 0.95, math.log(c[0]) - math.log(b[0]), math.sqrt(sum(v)), freedom, b, c)


def passing_first(moments, boundaries):
    """The chance that a look is the last and the first to pass its boundary, by multivariate normal integration."""
    deviations = np.sqrt(moments)
    covariance = np.minimum.outer(moments, moments)
    inside = [stats.norm.cdf(boundaries[0])]
    for k in range(2, len(moments) + 1):
        inside.append(stats.multivariate_normal.cdf(
            deviations[:k] * boundaries[:k], np.zeros(k), covariance[:k, :k], maxpts=2_000_000, abseps=1e-7,
            releps=1e-7))
    return np.array([1 - inside[0], *-np.diff(inside)])


def sequential_tails(moments, spending):
    """Recursive integration by 40 panels of 20 Gauss-Legendre nodes each; checked against SciPy's integrals."""
    nodes, weights = np.polynomial.legendre.leggauss(20)
    places, masses, before, boundaries = np.zeros(1), np.ones(1), 0.0, []
    for moment, error in zip(moments, spending):
        step, deviation = math.sqrt(moment - before), math.sqrt(moment)
        top = optimize.brentq(lambda b: masses @ special.ndtr((places - b) / step) - error, -3, 12 * deviation,
                              xtol=1e-14)
        boundaries.append(top / deviation)
        edges = np.linspace(-9 * deviation, top, 41)
        middles, halves = (edges[1:] + edges[:-1]) / 2, np.diff(edges) / 2
        further = (middles[:, None] + halves[:, None] * nodes).ravel()
        density = np.exp(-0.5 * ((further[:, None] - places) / step) ** 2) @ masses / (step * math.sqrt(2 * math.pi))
        masses, places, before = (halves[:, None] * weights).ravel() * density, further, moment
    found = passing_first(np.array(moments), np.array(boundaries))
    assert np.allclose(found, spending, rtol=0, atol=3e-6), (moments, spending, found)
    return special.ndtr(-np.array(boundaries))


def sequential_boundaries():
    plans = [("one", [1], 0.025), ("two", [0.5, 1], 0.025), ("five", np.arange(1, 6) / 5, 0.025),
             ("session", np.array([4, 9, 14, 24, 44, 75]) / 75, 0.025), ("strict", np.array([4, 9, 25]) / 25, 0.001),
             ("early", [0.01, 0.02, 1], 0.025), ("close", [0.9, 0.95, 1], 0.05)]
    for name, moments, error in plans:
        moments = np.array(moments, float)
        for rule, spent in [("root", np.sqrt(moments)), ("linear", moments), ("cubic", moments**3)]:
            spending = error * np.diff(spent, prepend=0)
            yield f"{name} {rule}", numbers(moments), numbers(spending), numbers(sequential_tails(moments, spending))


if __name__ == "__main__":
    write("distributions.tsv", distributions())
    write("noncentral-t.tsv", noncentral_t())
    write("order-ranks.tsv", order_ranks())
    write("descriptive.tsv", descriptive())
    write("effective-sizes.tsv", effective_sizes())
    write("slopes.tsv", slopes())
    write("better-halves.tsv", better_halves())
    write("expected-bests.tsv", expected_bests())
    write("estimates.tsv", [*estimates(), *published()])
    write("sequential-boundaries.tsv", sequential_boundaries())
    for entry in replaced:
        print("mpmath instead of SciPy:", *entry)
