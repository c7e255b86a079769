#!/usr/bin/env python3
"""What a writer costs those who search meanwhile.

SPDX-License-Identifier: GPL-2.0-or-later

  readers.py ZHENGCE DIRECTORY [--readers N] [--seconds S] [--scratch DIRECTORY] [--json FILE]

Indexes the texts (.txt, .md) of DIRECTORY.  Then four processes, each with the index
open, answer queries one after the other: first by themselves, then beside an update of
one file in a hundred, then beside a rebuild with one worker.  What is measured, of each:
the milliseconds that an answer took inside its process (median and 95 %), and the CPU
milliseconds of the processes for each answer.  On fewer than five processors the first
one holds the wait for a processor that the writer takes; the second one does not.

Every answer must be that of the state before a run or of the one after it, and no
process may report an error.  Fails when that is not so, or when the 95 % beside a
writer is more than twice that of a quiet index.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time

from build import copy_texts
from growth import TAIL
from lookup import draw, quantile, read_texts

KINDS = ["2 characters", "3 characters", "4 characters", "5 to 8 characters", "two terms", "letters or digits", "a miss"]
TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


class Reader(threading.Thread):
    """One process that answers in turn, until it is told to stop."""

    def __init__(self, zhengce, database, queries, start):
        super().__init__()
        self.queries, self.at = queries, start
        self.took, self.answers, self.stopped = [], [], threading.Event()
        self.process = subprocess.Popen(
            [zhengce, "search", "-d", database, "--strict", "--batch", "-"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
        self.ask()  # opens the index
        self.took, self.answers = [], []

    def ask(self):
        number = self.at % len(self.queries)
        self.at += 1
        self.process.stdin.write((json.dumps({"qid": str(number), "query": self.queries[number]}) + "\n").encode())
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            sys.exit("a reader ended: " + self.process.stderr.read().decode())
        answer = json.loads(line)
        self.took.append(answer["took_ms"])
        self.answers.append((number, answer["total"]))

    def cpu_ms(self):
        with open("/proc/%d/stat" % self.process.pid, encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * TICK_MS

    def run(self):
        self.before = self.cpu_ms()
        while not self.stopped.is_set():
            self.ask()
        self.cpu = self.cpu_ms() - self.before

    def close(self):
        self.process.stdin.close()
        err = self.process.stderr.read().decode()
        if self.process.wait() not in (0, 1) or err:
            sys.exit("a reader failed: " + err)


def totals(zhengce, database, queries):
    """What each query finds in the state that is there now."""
    lines = "".join(json.dumps({"qid": str(i), "query": query}) + "\n" for i, query in enumerate(queries))
    done = subprocess.run([zhengce, "search", "-d", database, "--strict", "-n", "1", "--batch", "-"],
                          input=lines.encode(), stdout=subprocess.PIPE, check=False)
    return [json.loads(line)["total"] for line in done.stdout.splitlines()]


def watch(make_reader, count, work):
    """Lets readers run while `work` does; returns what they measured."""
    readers = [make_reader(number) for number in range(count)]
    for reader in readers:
        reader.start()
    work()
    for reader in readers:
        reader.stopped.set()
    for reader in readers:
        reader.join()
        reader.close()
    took = [value for reader in readers for value in reader.took]
    row = {"answers": len(took), "median_ms": quantile(took, 0.5), "p95_ms": quantile(took, 0.95),
           "cpu_ms": sum(reader.cpu for reader in readers) / len(took)}
    return row, [answer for reader in readers for answer in reader.answers]


def count_mixed(answers, states):
    return sum(total not in {state[number] for state in states} for number, total in answers)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("zhengce")
    parser.add_argument("directory")
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=10, help="of the quiet index")
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--scratch")
    parser.add_argument("--json")
    options = parser.parse_args()
    rng = random.Random(20240501)
    drawn_from = read_texts(options.directory)
    queries = [draw(rng, drawn_from, KINDS[i % len(KINDS)])[0] for i in range(options.queries)]
    rows, mixed = {}, 0
    with tempfile.TemporaryDirectory(dir=options.scratch) as work:
        texts, database = os.path.join(work, "texts"), os.path.join(work, "db")
        os.mkdir(texts)
        paths = copy_texts(options.directory, texts)

        def index(*words):
            subprocess.run([options.zhengce, "index", "-q", "-d", database, *words, texts], check=True)

        def reader(number):
            return Reader(options.zhengce, database, queries, number * len(queries) // options.readers)

        def update():
            for path in paths[::100]:
                with open(path, "a", encoding="utf-8") as file:
                    file.write(TAIL)
            index()

        index()
        states = [totals(options.zhengce, database, queries)]
        for name, job in (("quiet", lambda: time.sleep(options.seconds)), ("update of 1 %", update),
                          ("rebuild, 1 worker", lambda: index("--rebuild", "--jobs", "1"))):
            rows[name], answers = watch(reader, options.readers, job)
            states.append(totals(options.zhengce, database, queries))
            mixed += count_mixed(answers, states[-2:])
    quiet = rows["quiet"]
    print("%d readers on %d processors" % (options.readers, os.cpu_count()))
    print("%-18s %8s %10s %8s %8s %12s %8s" % ("", "answers", "median ms", "p95 ms", "times", "CPU ms each", "times"))
    for name, row in rows.items():
        print("%-18s %8d %10.3f %8.2f %8.2f %12.3f %8.2f"
              % (name, row["answers"], row["median_ms"], row["p95_ms"], row["p95_ms"] / quiet["p95_ms"],
                 row["cpu_ms"], row["cpu_ms"] / quiet["cpu_ms"]))
    print("answers of no state: %d" % mixed)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump({"readers": options.readers, "mixed": mixed, "rows": rows}, file, indent=1)
    if mixed or any(row["p95_ms"] > 2 * quiet["p95_ms"] for row in rows.values()):
        sys.exit("readers noticed the writer")


if __name__ == "__main__":
    main()
