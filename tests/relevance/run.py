#!/usr/bin/env python3
# Measures the ranking on judged queries.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Prints a table for each judged set, the figures kept in figures.json beside.

  run.py [SET...]                what the ranking is worth now; all sets without a name
  run.py --save FILE [SET...]    keeps each query's measures
  run.py --against FILE [SET...] compares with such a file, query by query
  run.py --record [SET...]       makes the figures those of figures.json

$ZHENGCE_PROGRAM is the program (default: build/cli/zhengce), $ZHENGCE_SHARED the
judged sets beside the project (default: ../shared).  A set that is absent is named and
left out.
"""

import argparse
import json
import os
import pathlib
import random
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
os.environ.setdefault("ZHENGCE_SHARED", str(HERE.parents[2] / "shared"))

import judged  # noqa: E402

FIGURES = HERE / "figures.json"


def previous():
    return json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}


def show(name, classes, before):
    print(f"\n{name:<16} {'queries':>7}  " + "  ".join(f"{m:>15}" for m in judged.MEASURES))
    for kind, (count, values) in classes.items():
        old = before.get(kind, {})
        cells = []
        for measure, value in zip(judged.MEASURES, values):
            was = f"({old[measure]:.3f})" if measure in old else ""
            cells.append(f"{value:7.4f} {was:>7}")
        print(f"  {kind:<14} {count:>7}  " + "  ".join(cells))


def paired_bootstrap(now, before, rounds=10000):
    """The mean difference of nDCG@10, its 95 % interval, and how often resampled
    queries show no gain.  The seed is fixed: the same runs give the same answer."""
    common = sorted(set(now) & set(before))
    difference = [now[qid][0] - before[qid][0] for qid in common]
    chance, means = random.Random(1), []
    for _ in range(rounds):
        means.append(sum(chance.choices(difference, k=len(difference))) / len(difference))
    means.sort()
    mean = sum(difference) / len(difference)
    worse = sum(m <= 0 for m in means) / rounds
    return len(common), mean, means[rounds // 40], means[-rounds // 40], worse


def compare(name, now, before):
    if not before:
        print(f"  {name}: not in the saved run")
        return
    count, mean, low, high, worse = paired_bootstrap(now, before)
    up = sum(now[qid][0] > before[qid][0] + 1e-9 for qid in before if qid in now)
    down = sum(now[qid][0] < before[qid][0] - 1e-9 for qid in before if qid in now)
    print(
        f"  against the saved run, nDCG@10: {mean:+.4f}, 95 % within [{low:+.4f}, {high:+.4f}], "
        f"{up} queries up, {down} down of {count}, no gain in {worse:.1%} of resamples"
    )


def record(measured):
    figures = previous()
    for name, classes in measured.items():
        figures[name] = {
            kind: dict(zip(judged.MEASURES, (round(value, 4) for value in values)))
            for kind, (_, values) in classes.items()
        }
    FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main():
    names = [kind.name for kind in judged.SETS]
    parser = argparse.ArgumentParser(description="measures the ranking on judged queries")
    parser.add_argument("sets", nargs="*", metavar="SET", help="of " + ", ".join(names))
    parser.add_argument("--save", metavar="FILE", help="keep each query's measures")
    parser.add_argument("--against", metavar="FILE", help="compare with such a file")
    parser.add_argument("--record", action="store_true", help="keep the figures")
    parser.add_argument("--folder", help="where to keep indexes between runs")
    options = parser.parse_args()
    unknown = set(options.sets) - set(names)
    if unknown:
        parser.error(f"no set {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    saved = json.loads(pathlib.Path(options.against).read_text()) if options.against else {}
    rows, measured = {}, {}
    with tempfile.TemporaryDirectory() as scratch:
        for kind in judged.SETS:
            if options.sets and kind.name not in options.sets:
                continue
            one = kind(options.folder or scratch)
            if one.absent():
                print(f"\nleft out: {one.absent()}")
                continue
            one.build()
            scores = one.scores()
            rows[one.name] = {qid: values for qid, (_, values) in scores.items()}
            measured[one.name] = judged.by_class(scores)
            show(one.name, measured[one.name], previous().get(one.name, {}))
            if options.against:
                compare(one.name, rows[one.name], saved.get(one.name, {}))
    if options.save:
        pathlib.Path(options.save).write_text(json.dumps(rows), encoding="utf-8")
    if options.record:
        record(measured)
    return 0


if __name__ == "__main__":
    sys.exit(main())
