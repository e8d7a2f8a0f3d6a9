"""Tables of what judges called, as Markdown, with bounds."""
import numpy


def wilson(share, count):
    """Wilson's interval (1927) of a share that was seen in so many independent sessions."""
    z = 1.959964
    centre, half = share + z * z / (2 * count), z * numpy.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return max(0.0, (centre - half) / (1 + z * z / count)), min(1.0, (centre + half) / (1 + z * z / count))


def pooled(cells):
    """Several workloads as one: mean shares; the wider of two kinds of bounds, as `evaluate` says."""
    share = numpy.mean([cell["slower"] for cell in cells])
    lower, upper = wilson(share, sum(cell["apart"] for cell in cells))
    if all(cell["halves"] for cell in cells):
        halves = numpy.mean([cell["halves"] for cell in cells], axis=0)
        lower, upper = min(lower, numpy.quantile(halves, 0.025)), max(upper, numpy.quantile(halves, 0.975))
    return {"slower": share, "lower": lower, "upper": upper,
            "undecided": numpy.mean([cell["undecided"] for cell in cells]),
            "width": numpy.mean([cell["width"] for cell in cells])}


def table(title, results, names):
    """A Markdown table: judges down, variants across; a cell is called slower (bounds), undecided, half-width."""
    names = [name for name in names if name in results]
    if not names:
        return
    variants = list(results[names[0]])
    print(f"\n### {title}: {', '.join(names)}\n")
    print("called slower in % (95 % bounds) · undecided in % · ± half the interval in %\n")
    print("| judge | " + " | ".join(variants) + " |\n|" + " --- |" * (len(variants) + 1))
    for judge in results[names[0]]["same"]:
        row = []
        for variant in variants:
            cells = [results[name][variant][judge] for name in names if judge in results[name][variant]]
            cell = pooled(cells) if len(cells) == len(names) else None
            row.append("–" if cell is None else text(cell))
        print(f"| {judge} | " + " | ".join(row) + " |")


def text(cell):
    parts = f"{100 * cell['slower']:.1f} ({100 * cell['lower']:.1f}–{100 * cell['upper']:.1f}) · {100 * cell['undecided']:.0f}"
    return parts if numpy.isnan(cell["width"]) else parts + f" · ±{100 * cell['width']:.2f}"


def gates(results):
    """What the false alarms of single benchmarks come to in a gate of 50 of them, all workloads alike."""
    print("\n### Unchanged benchmarks: one, and a gate of 50\n\n"
          "| judge | one fails, % (95 % bounds) | 50 fail, % (half-samples) | nearest: lower end, % of the tolerance |\n"
          "| --- | --- | --- | --- |")
    for judge in next(iter(results.values()))["same"]:
        cells = [variants["same"][judge] for variants in results.values() if judge in variants["same"]]
        if len(cells) < len(results):
            continue
        cell = pooled(cells)
        halves = numpy.mean([one["halves"] for one in cells], axis=0) if cells[0]["halves"] else numpy.array([numpy.nan])
        gate = [100 * (1 - (1 - share) ** 50) for share in (cell["slower"], *numpy.quantile(halves, [0.025, 0.975]))]
        nearest = max(one["nearest"] for one in cells)
        print(f"| {judge} | {100 * cell['slower']:.2f} ({100 * cell['lower']:.2f}–{100 * cell['upper']:.2f}) | "
              f"{gate[0]:.2f} ({gate[1]:.2f}–{gate[2]:.2f}) | {'–' if numpy.isnan(nearest) else f'{100 * nearest:.0f}'} |")
