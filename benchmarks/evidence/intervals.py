"""Candidate intervals, vectorised: rows are comparisons, columns are launches or rounds, values are logarithms.

Each takes a confidence and gives lower and upper ends. Paired candidates take differences, unpaired ones both sides.
"""
import functools

import numpy as np
from scipy import stats

# One figure of a launch.
STATISTICS = {
    "min": np.min,
    "q10": lambda v: np.quantile(v, 0.1),
    "q25": lambda v: np.quantile(v, 0.25),
    "median": np.median,
    "trimmed": lambda v: stats.trim_mean(v, 0.2),
    "mean": np.mean,
}


def location(x, share):
    """Trimmed mean, its standard error (Tukey & McLaughlin), degrees of freedom; share 0 is the mean."""
    x = np.sort(x, axis=1)
    n = x.shape[1]
    g = int(n * share + 1e-9)
    h = n - 2 * g
    w = np.clip(x, x[:, g:g + 1], x[:, n - g - 1:n - g])
    squares = ((w - w.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
    return x[:, g:n - g].mean(axis=1), np.sqrt(squares / (h * (h - 1))), np.full(len(x), h - 1.0)


def t_interval(point, error, freedom, confidence):
    half = stats.t.isf((1 - confidence) / 2, freedom) * error
    return point - half, point + half


def better_half(x, share=0.5):
    """The mean of the smaller part of the values, at least four; its winsorised sample; how many are kept."""
    n = x.shape[1]
    kept = min(n, max(4, int(np.ceil(n * share - 1e-9))))
    ordered = np.sort(x, axis=1)
    return ordered[:, :kept].mean(axis=1), np.minimum(x, ordered[:, kept - 1:kept]), kept


def error_of(winsorised, kept):
    away = winsorised - winsorised.mean(axis=1, keepdims=True)
    return np.sqrt((away ** 2).sum(axis=1) / (kept * (kept - 1)))


def unpaired_half(share):
    def interval(x, y, confidence):
        (p, before, h), (q, after, k) = better_half(x, share), better_half(y, share)
        return welch_interval(q - p, error_of(before, h), h - 1, error_of(after, k), k - 1, confidence)
    return interval


def paired_half(share):
    def interval(x, y, confidence):
        (p, before, h), (q, after, _) = better_half(x, share), better_half(y, share)
        return t_interval(q - p, error_of(after - before, h), h - 1, confidence)
    return interval


def fastest_rounds(share, inner):
    """The differences of the rounds whose two sides together were fastest."""
    def interval(x, y, confidence):
        kept = max(3, int(np.ceil(x.shape[1] * share - 1e-9)))
        places = np.argsort(x + y, axis=1)[:, :kept]
        return inner(np.take_along_axis(y - x, places, axis=1), confidence)
    return interval


def welch_interval(point, e, f, s, g, confidence):
    variance = e ** 2 + s ** 2
    freedom = variance ** 2 / np.maximum(e ** 4 / f + s ** 4 / g, 1e-300)
    return t_interval(point, np.sqrt(variance), np.maximum(freedom, 1e-3), confidence)


def paired_t(share):
    return lambda d, confidence: t_interval(*location(d, share), confidence)


def two_sided(share):
    def interval(x, y, confidence):
        (p, e, f), (q, s, g) = location(x, share), location(y, share)
        return welch_interval(q - p, e, f, s, g, confidence)
    return interval


@functools.cache
def signed_rank_cut(n, tail):
    """How many Walsh averages may lie outside at either end."""
    counts = np.zeros(n * (n + 1) // 2 + 1)
    counts[0] = 1
    for rank in range(1, n + 1):
        counts[rank:] = counts[rank:] + counts[:-rank].copy()
    return int(np.searchsorted(np.cumsum(counts) / 2 ** n, tail * (1 + 1e-9), side="right")) - 1


def signed_rank(d, confidence):
    """Hodges–Lehmann's interval: order statistics of the Walsh averages, by the exact signed-rank distribution."""
    i, j = np.triu_indices(d.shape[1])
    return between((d[:, i] + d[:, j]) / 2, signed_rank_cut(d.shape[1], (1 - confidence) / 2))


@functools.cache
def rank_sum_cut(n, m, tail):
    """How many differences may lie outside at either end."""
    counts = np.zeros((m + 1, n * m + 1))
    counts[:, 0] = 1
    for size in range(1, n + 1):
        for other in range(1, m + 1):
            shifted = np.zeros(n * m + 1)
            shifted[other:] = counts[other][:-other]
            counts[other] = shifted + counts[other - 1]
    law = counts[m] / counts[m].sum()
    return int(np.searchsorted(np.cumsum(law), tail * (1 + 1e-9), side="right")) - 1


def rank_sum(x, y, confidence):
    differences = (y[:, None, :] - x[:, :, None]).reshape(len(x), -1)
    return between(differences, rank_sum_cut(x.shape[1], y.shape[1], (1 - confidence) / 2))


def sign(d, confidence):
    """The median's interval: order statistics by the binomial distribution."""
    return between(d, int(stats.binom.ppf((1 - confidence) / 2 * (1 + 1e-9), d.shape[1], 0.5)) - 1)


def between(values, cut):
    if cut < 0:
        return np.full(len(values), -np.inf), np.full(len(values), np.inf)
    values = np.sort(values, axis=1)
    return values[:, cut], values[:, values.shape[1] - 1 - cut]


def resampled(x, random, draws):
    return x[np.arange(len(x))[:, None, None], random.integers(0, x.shape[1], (len(x), draws, x.shape[1]))]


def studentised(share, draws=999):
    """Bootstrap-t of the trimmed mean (Efron & Tibshirani 1993, section 12.5), symmetric."""
    def interval(d, confidence):
        lower, upper = np.empty(len(d)), np.empty(len(d))
        random = np.random.default_rng(1)
        for start in range(0, len(d), 50):
            block = d[start:start + 50]
            point, error, _ = location(block, share)
            n = block.shape[1]
            again = resampled(block, random, draws)
            p, e, _ = location(again.reshape(-1, n), share)
            p, e = p.reshape(len(block), draws), e.reshape(len(block), draws)
            t = np.abs(p - point[:, None]) / np.maximum(e, 1e-12)
            half = np.quantile(t, confidence, axis=1) * error
            lower[start:start + 50], upper[start:start + 50] = point - half, point + half
        return lower, upper
    return interval


def bca(share, draws=999):
    """Bias-corrected and accelerated bootstrap of the trimmed mean (Efron 1987)."""
    def interval(d, confidence):
        lower, upper = np.empty(len(d)), np.empty(len(d))
        random = np.random.default_rng(1)
        n = d.shape[1]
        for start in range(0, len(d), 50):
            block = d[start:start + 50]
            point = location(block, share)[0]
            again = location(resampled(block, random, draws).reshape(-1, n), share)[0].reshape(len(block), draws)
            share_below = ((again < point[:, None]).sum(axis=1) + 0.5) / (draws + 1)
            bias = stats.norm.ppf(share_below)
            left_out = np.stack([location(np.delete(block, i, axis=1), share)[0] for i in range(n)], axis=1)
            away = left_out.mean(axis=1, keepdims=True) - left_out
            acceleration = (away ** 3).sum(axis=1) / np.maximum(6 * (away ** 2).sum(axis=1) ** 1.5, 1e-300)
            again.sort(axis=1)
            for ends, tail in ((lower, (1 - confidence) / 2), (upper, (1 + confidence) / 2)):
                z = bias + stats.norm.ppf(tail)
                order = stats.norm.cdf(bias + z / (1 - acceleration * z))
                rank = np.clip((order * (draws - 1)).round().astype(int), 0, draws - 1)
                ends[start:start + 50] = again[np.arange(len(block)), rank]
        return lower, upper
    return interval


def of_differences(interval):
    return lambda x, y, confidence: interval(y - x, confidence)


PAIRED = {
    "t": of_differences(paired_t(0)),
    "Yuen 20 %": of_differences(paired_t(0.2)),
    "Yuen 30 %": of_differences(paired_t(0.3)),
    "signed rank": of_differences(signed_rank),
    "sign": of_differences(sign),
    "bootstrap-t, 20 %": of_differences(studentised(0.2)),
    "BCa, 20 %": of_differences(bca(0.2)),
    "t, faster half of rounds": fastest_rounds(0.5, paired_t(0)),
    "Yuen, fastest 60 % of rounds": fastest_rounds(0.6, paired_t(0.2)),
    "better halves, paired": paired_half(0.5),
}
UNPAIRED = {
    "Welch": two_sided(0),
    "Yuen 20 %": two_sided(0.2),
    "Yuen 30 %": two_sided(0.3),
    "rank sum": rank_sum,
    "better 60 %": unpaired_half(0.6),
    "better half": unpaired_half(0.5),
    "better 40 %": unpaired_half(0.4),
}
