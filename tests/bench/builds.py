#!/usr/bin/env python3
"""What indexing costs: whole builds, a run that changes nothing, and one file in a hundred changed.

SPDX-License-Identifier: GPL-2.0-or-later

  builds.py ZHENGCE DIRECTORY [--jobs N] [--json FILE]

Copies the texts under DIRECTORY (.txt, .md) to a temporary place, indexes them
with one worker and with N, then runs again unchanged, then with every hundredth
file lengthened.  Prints a table whose ratios are to the build with one worker.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time


def list_texts(folder):
    return sorted(os.path.join(root, name) for root, _, names in os.walk(folder)
                  for name in names if name.endswith((".txt", ".md")))


def run_index(zhengce, folder, database, jobs):
    start = time.perf_counter()
    child = subprocess.Popen([zhengce, "index", "-q", "-d", database, "--jobs", str(jobs), folder],
                             stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 3):
        sys.exit("%s index: exit %d" % (zhengce, child.returncode))
    size = sum(os.path.getsize(os.path.join(root, name))
               for root, _, names in os.walk(database) for name in names)
    return {"cpu_s": used.ru_utime + used.ru_stime, "wall_s": time.perf_counter() - start,
            "peak_mib": used.ru_maxrss / 1024, "bytes": size, "exit": child.returncode}


def change_some(folder):
    for path in list_texts(folder)[::100]:
        with open(path, "a", encoding="utf-8") as f:
            f.write("\n本办法自公布之日起施行。\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("zhengce")
    parser.add_argument("directory")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        texts = os.path.join(scratch, "texts")
        shutil.copytree(options.directory, texts,
                        ignore=lambda root, names: [n for n in names if not n.endswith(
                            (".txt", ".md")) and not os.path.isdir(os.path.join(root, n))])
        text_bytes = sum(os.path.getsize(path) for path in list_texts(texts))
        one, many = (os.path.join(scratch, name) for name in ("one", "many"))
        rows = [("one worker", run_index(options.zhengce, texts, one, 1)),
                ("%d workers" % options.jobs,
                 run_index(options.zhengce, texts, many, options.jobs)),
                ("nothing changed", run_index(options.zhengce, texts, one, 1))]
        change_some(texts)
        rows.append(("1 % changed", run_index(options.zhengce, texts, one, 1)))
    print("%.1f MB of text" % (text_bytes / 1e6))
    print("%-16s %8s %8s %8s %8s %9s %10s"
          % ("", "CPU s", "wall s", "CPU", "wall", "peak MiB", "size/text"))
    base = rows[0][1]
    for name, row in rows:
        print("%-16s %8.2f %8.2f %8.3f %8.3f %9.0f %10.2f"
              % (name, row["cpu_s"], row["wall_s"], row["cpu_s"] / base["cpu_s"],
                 row["wall_s"] / base["wall_s"], row["peak_mib"], row["bytes"] / text_bytes))
    if options.json:
        with open(options.json, "w", encoding="utf-8") as f:
            json.dump({"text_bytes": text_bytes, "runs": dict(rows)}, f, indent=1)


if __name__ == "__main__":
    main()
