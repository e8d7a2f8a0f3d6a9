"""The rules of other tools, as their users meet them: all measurements of all processes pooled, defaults.

Each takes the processes of both sides and says by how much the current one is called worse: +1, -1, or 0 for neither.
"""
import numpy as np
from scipy import stats


def pooled(processes):
    return np.concatenate([np.asarray(process, float) for process in processes])


def rank_sum(baseline, current):
    x, y = pooled(baseline), pooled(current)
    if stats.mannwhitneyu(x, y, alternative="two-sided").pvalue >= 0.05:
        return 0
    return int(np.sign(np.median(y) - np.median(x)))


def student(baseline, current):
    x, y = pooled(baseline), pooled(current)
    test = stats.ttest_ind(y, x)
    return int(np.sign(test.statistic)) if test.pvalue < 0.05 else 0


def welch(x, y):
    if min(len(x), len(y)) < 2:
        return 0
    test = stats.ttest_ind(y, x, equal_var=False)
    return int(np.sign(test.statistic)) if test.pvalue < 0.05 else 0


RULES = {
    # benchstat: Mann–Whitney at 0.05 on all values of a unit.
    "benchstat": rank_sum,
    # Google Benchmark's compare.py: the same test on the repetitions, alpha 0.05.
    "compare.py": rank_sum,
    # pyperf compare_to: Student's t test at 95 % on all values.
    "pyperf compare_to": student,
    # What a careful script does: one mean a process.
    "Welch on process means": lambda x, y: welch([np.mean(v) for v in x], [np.mean(v) for v in y]),
}
