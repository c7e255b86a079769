#!/usr/bin/env python3
# Looks for better weights of the ranking.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tries values of weights of searcher/rank_weights.h and checks the choice by folds.

  fit.py [--set SET] [--folder DIR] NAME=VALUE,VALUE... ...

NAME is a weight without ZCI_; every combination of the values is tried, the kept
values first.  A program whose weights come from its environment is built in the folder
for this; the one that is installed has no such door.

For each combination it prints nDCG@10 on one half of the queries, by which the choice
is made, and on the other, which only looks on.  Then each of five folds is scored with
the combination that is best on the other four: what that gains over the kept values is
what may be hoped for on queries that nobody has seen.
"""

import argparse
import itertools
import os
import pathlib
import re
import subprocess
import sys
import zlib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
os.environ.setdefault("ZHENGCE_SHARED", str(ROOT.parent / "shared"))

import judged  # noqa: E402
from judged import harness  # noqa: E402

FOLDS = 5
WEIGHT = re.compile(r"#define ZCI_(\w+)\s+([0-9.]+)")
SIZES = ("POOL_PER_DOCUMENT",)  # of arrays: must be constants
# Nothing may be included here: files choose their feature macros themselves.
DOOR = """#define ZCI_RANK_WEIGHTS_H
extern char *getenv(const char *);
extern double atof(const char *);
#define TUNED(name, kept) ({ static double value; static int known; if (!known) { \\
    const char *given = getenv(name); value = given ? atof(given) : (kept); known = 1; } value; })
"""


def kept_weights():
    header = (ROOT / "searcher" / "rank_weights.h").read_text(encoding="utf-8")
    return dict(WEIGHT.findall(header))


def build(folder):
    """A program that reads its weights from the environment."""
    lines = [DOOR]
    for name, value in kept_weights().items():
        whole = "" if "." in value else "(int)"
        tuned = value if name in SIZES else f'({whole}TUNED("TUNE_{name}", {value}))'
        lines.append(f"#define ZCI_{name} {tuned}\n")
    header = folder / "tuned.h"
    header.write_text("".join(lines), encoding="utf-8")
    options = ("-DBUILD_TESTING=OFF", "-DCMAKE_BUILD_TYPE=Release")
    flags = f"-DCMAKE_C_FLAGS=-include {header} -Wno-pedantic"
    env = dict(os.environ, BUILD=str(folder / "build"), TARGET="zhengce-cli")
    subprocess.run([str(ROOT / "scripts/build"), *options, flags], env=env, check=True)
    harness.PROGRAM = str(folder / "build" / "cli" / "zhengce")


def measure(one, names, values):
    """{qid: nDCG@10} with these weights."""
    bare = harness.environment
    given = {f"TUNE_{name}": value for name, value in zip(names, values)}
    harness.environment = lambda **changes: bare(**given, **changes)
    try:
        return {qid: row[0] for qid, (_, row) in one.scores().items()}
    finally:
        harness.environment = bare


def mean(scores, qids):
    return sum(scores[qid] for qid in qids) / len(qids)


def fold_of(qid):
    return zlib.crc32(qid.encode()) % FOLDS


def check_by_folds(results, kept):
    """The mean over folds of the choice made on the others, and of the kept values."""
    chosen, before = [], []
    for fold in range(FOLDS):
        inside = [qid for qid in results[kept] if fold_of(qid) == fold]
        outside = [qid for qid in results[kept] if fold_of(qid) != fold]
        best = max(results, key=lambda values: mean(results[values], outside))
        print(f"  fold {fold}: {' '.join(best)}: {mean(results[best], inside):.4f}")
        chosen += [results[best][qid] for qid in inside]
        before += [results[kept][qid] for qid in inside]
    return sum(chosen) / len(chosen), sum(before) / len(before)


def main():
    parser = argparse.ArgumentParser(description="tries weights of the ranking")
    parser.add_argument("weights", nargs="+", metavar="NAME=VALUE,VALUE...")
    parser.add_argument("--set", default="stard", choices=[kind.name for kind in judged.SETS])
    parser.add_argument("--folder", required=True, help="scratch space, kept")
    options = parser.parse_args()
    folder = pathlib.Path(options.folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    one = next(kind for kind in judged.SETS if kind.name == options.set)(folder)
    if one.absent():
        sys.exit(one.absent())
    names = [weight.split("=")[0] for weight in options.weights]
    kept = tuple(kept_weights()[name] for name in names)
    tried = itertools.product(*(weight.split("=")[1].split(",") for weight in options.weights))
    build(folder)
    one.build()
    results = {}
    print(f"{' '.join(names)}: nDCG@10 where it is fitted, and beside")
    for values in [kept, *tried]:
        if values in results:
            continue
        results[values] = measure(one, names, values)
        halves = [[q for q in results[values] if zlib.crc32(q.encode()) // 8 % 2 == h] for h in (0, 1)]
        figures = [f"{mean(results[values], half):.4f}" for half in halves]
        print(f"  {' '.join(values)}: {' '.join(figures)}", flush=True)
    chosen, before = check_by_folds(results, kept)
    print(f"by folds: {chosen:.4f} against {before:.4f} as kept")
    return 0


if __name__ == "__main__":
    sys.exit(main())
