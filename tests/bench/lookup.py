#!/usr/bin/env python3
"""How fast zhengce answers, beside ripgrep on the same files in the same run.

SPDX-License-Identifier: GPL-2.0-or-later

  lookup.py ZHENGCE DIRECTORY [--queries N] [--seed S] [--json FILE]

Draws queries of ten kinds from the texts under DIRECTORY (.txt, .md), indexes
them into a temporary place, answers all queries in one batch, and times
`rg -F` on the same files for each.  Then whole processes, from start to ten
results, of both.  Prints a table of medians and ratios; writes JSON.
"""
import argparse
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HAN_RUN = re.compile(r"[\u4e00-\u9fff]{14,}")
LATIN = re.compile(r"[A-Za-z]{3,12}|[0-9]{3,4}")


def read_texts(folder):
    texts = []
    for root, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith((".txt", ".md")):
                with open(os.path.join(root, name), encoding="utf-8", errors="replace") as f:
                    texts.append(f.read())
    return texts


def draw(rng, texts, kind):
    """One query of a kind; the second item is what ripgrep looks for."""
    while True:
        text = rng.choice(texts)
        runs = HAN_RUN.findall(text)
        words = LATIN.findall(text)
        if not runs or not words:
            continue
        run = rng.choice(runs)

        def piece(length):
            start = rng.randrange(len(run) - length + 1)
            return run[start:start + length]

        if kind == "2 characters":
            query = [piece(2)]
        elif kind == "3 characters":
            query = [piece(3)]
        elif kind == "4 characters":
            query = [piece(4)]
        elif kind == "5 to 8 characters":
            query = [piece(rng.randint(5, 8))]
        elif kind == "quoted phrase":
            query = ['"%s"' % piece(rng.randint(6, 10))]
        elif kind == "two terms":
            query = [piece(2), rng.choice(HAN_RUN.findall(text))[:3]]
        elif kind == "three terms":
            query = [piece(2), rng.choice(runs)[:2], rng.choice(runs)[-4:]]
        elif kind == "one character":
            query = [piece(1)]
        elif kind == "letters or digits":
            query = [rng.choice(words)]
        else:  # a miss: the run backwards
            query = [piece(6)[::-1]]
        return " ".join(query), [q.strip('"') for q in query]


KINDS = ["2 characters", "3 characters", "4 characters", "5 to 8 characters", "quoted phrase",
         "two terms", "three terms", "one character", "letters or digits", "a miss"]


def wall(command):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - start) * 1e3


def build_index(zhengce, folder, database):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run([zhengce, "index", "-d", database, "--format", "json", folder],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 3):
        sys.exit(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    size = sum(os.path.getsize(os.path.join(root, name))
               for root, _, names in os.walk(database) for name in names)
    return {"wall_s": time.perf_counter() - start,
            "cpu_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            "peak_mib": after.ru_maxrss / 1024, "bytes": size, "summary": json.loads(done.stdout)}


def run_batch(zhengce, database, queries, folder):
    path = os.path.join(folder, "queries.jsonl")
    with open(path, "w", encoding="utf-8") as f:
        for i, (query, _) in enumerate(queries):
            f.write(json.dumps({"qid": str(i), "query": query}, ensure_ascii=False) + "\n")
    command = [zhengce, "search", "-d", database, "--strict", "--batch", path, "--format", "jsonl"]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    total = (time.perf_counter() - start) * 1e3
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return [a["took_ms"] for a in answers], total / len(queries)


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("zhengce")
    parser.add_argument("directory")
    parser.add_argument("--queries", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    texts = read_texts(options.directory)
    kinds = [KINDS[i % len(KINDS)] for i in range(options.queries)]
    queries = [draw(rng, texts, kind) for kind in kinds]
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "db")
        built = build_index(options.zhengce, options.directory, database)
        took, mean_wall = run_batch(options.zhengce, database, queries, folder)
        rg = [wall(["rg", "-F", "-c"] + [x for p in parts for x in ("-e", p)] +
                   [options.directory]) for _, parts in queries]
        cold = [wall([options.zhengce, "search", "-d", database, "-n", "10", query])
                for query, _ in queries]
    text_bytes = sum(len(t.encode()) for t in texts)
    print("%d files, %.1f MB; index: %.1f CPU s, %.1f s, peak %.0f MiB, %.2f times the text"
          % (len(texts), text_bytes / 1e6, built["cpu_s"], built["wall_s"], built["peak_mib"],
             built["bytes"] / text_bytes))
    print("%-20s %8s %8s %8s %8s %8s" % ("milliseconds", "batch", "p95", "cold", "rg -F", "rg/batch"))
    rows = []
    for kind in KINDS + ["all"]:
        at = [i for i in range(len(queries)) if kind in (kinds[i], "all")]
        row = {"kind": kind, "batch": statistics.median(took[i] for i in at),
               "p95": quantile([took[i] for i in at], 0.95),
               "cold": statistics.median(cold[i] for i in at),
               "rg": statistics.median(rg[i] for i in at)}
        rows.append(row)
        print("%-20s %8.3f %8.3f %8.2f %8.2f %8.1f"
              % (kind, row["batch"], row["p95"], row["cold"], row["rg"],
                 row["rg"] / max(row["batch"], 1e-6)))
    last = rows[-1]
    print("median query in a batch: 1/%.1f of rg -F; whole process: 1/%.1f; batch wall per query "
          "%.3f ms" % (last["rg"] / last["batch"], last["rg"] / last["cold"], mean_wall))
    if options.json:
        with open(options.json, "w", encoding="utf-8") as f:
            json.dump({"index": built, "rows": rows, "wall_per_query_ms": mean_wall}, f, indent=1)


if __name__ == "__main__":
    main()
