# Readers beside a writer that commits again and again.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Every document says which edition it is of, and each commit replaces them all: an
answer that names two editions is a mixture, and one that names an edition not yet
begun, or none, is wrong."""

import dataclasses
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading
import unittest

from harness import PROGRAM, SANITIZED, SECONDS_MAX, environment, main

COMMITS = 6 if SANITIZED else 20
DOCUMENTS = 30
EDITION = re.compile(r"第(\d+)版")


@dataclasses.dataclass
class Result:
    status: int
    out: str
    err: str


def run(*words, env):
    """As the harness does, but without code of ours between fork and exec, which does
    not go well with threads."""
    done = subprocess.run(
        [PROGRAM, *map(str, words)], env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS_MAX
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


class Readers(unittest.TestCase):
    def setUp(self):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="zhengce-test-"))
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        self.source = self.dir / "source"
        self.source.mkdir()
        self.env = environment(ZHENGCE_DB=self.dir / "db", HOME=self.dir)
        self.begun = 0  # the edition that may be visible by now
        self.done = 0  # the edition that is visible for sure
        self.problems = []
        self.answered = 0

    def publish(self, *words):
        self.begun += 1
        for number in range(DOCUMENTS):
            text = f"关于双减工作第{number}篇的通知\n本篇为第{self.begun}版。\n" + f"作业{number}，课后服务。\n" * (number % 7)
            (self.source / f"{number}.txt").write_text(text, encoding="utf-8")
        result = run("index", "-q", "--force", *words, self.source, env=self.env)
        self.assertEqual(0, result.status, str(result))
        self.done = self.begun

    def check(self, answer, least):
        """One edition, all of it, and not an older one than was there for sure."""
        editions = set()
        for hit in answer["hits"]:
            editions |= set(EDITION.findall(hit["text"]))
        newest = self.begun
        if len(editions) != 1 or answer["total"] != DOCUMENTS or len(answer["hits"]) != DOCUMENTS:
            self.problems.append(f"editions {editions} in {len(answer['hits'])} of {answer['total']} hits")
        elif not least <= int(editions.pop()) <= newest:
            self.problems.append(f"edition {editions} outside of {least} to {newest}")
        self.answered += 1

    def read_anew(self, stop):
        """A process for each question."""
        while not stop.is_set() and not self.problems:
            least = self.done
            result = run("search", "--format", "json", "-n", "1000", "本篇为第 版 OR 本篇为第", env=self.env)
            if result.status != 0:
                self.problems.append(str(result))
                return
            self.check(json.loads(result.out), least)

    def read_on(self, stop):
        """One process that keeps the index open; what it saw it need not see anew."""
        process = subprocess.Popen(
            [PROGRAM, "search", "--batch", "-", "-n", "1000"],
            env=self.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        with process:
            while not stop.is_set() and not self.problems:
                process.stdin.write("本篇为第\n".encode())
                process.stdin.flush()
                line = process.stdout.readline()
                if not line:
                    break
                self.check(json.loads(line), 1)
            process.stdin.close()
            err = process.stderr.read().decode()
        if process.returncode != 0 or err:
            self.problems.append(f"status {process.returncode}: {err}")

    def inspect(self, stop):
        """The other commands that read."""
        commands = (["status", "--format", "json"], ["count", "--documents", "本篇为第"], ["kwic", "本篇为第"])
        while not stop.is_set() and not self.problems:
            for words in commands:
                result = run(*words, env=self.env)
                if result.status != 0:
                    self.problems.append(str(result))
                elif words[0] == "count" and result.out != f"{DOCUMENTS}\n":
                    self.problems.append(f"{result.out} documents")

    def follow(self, rounds):
        stop = threading.Event()
        readers = [self.read_anew, self.read_anew, self.read_on, self.read_on, self.inspect]
        threads = [threading.Thread(target=reader, args=(stop,)) for reader in readers]
        for thread in threads:
            thread.start()
        try:
            for words in rounds:
                self.publish(*words)
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        self.assertEqual([], self.problems[:3])
        self.assertGreater(self.answered, COMMITS)

    def test_updates(self):
        self.publish()
        self.follow([()] * COMMITS)

    def test_updates_and_rebuilds(self):
        self.publish()
        self.follow([("--rebuild",) if number % 3 == 1 else () for number in range(COMMITS)])

    def test_a_reader_that_was_left_far_behind(self):
        self.publish()
        process = subprocess.Popen(
            [PROGRAM, "search", "--batch", "-", "-n", "1000"],
            env=self.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        with process:
            for rounds in ([], [()], [(), ()], [()] * 4, [("--rebuild",)], [("--rebuild",)] * 3, [(), ("--rebuild",), ()]):
                for words in rounds:
                    self.publish(*words)
                process.stdin.write("本篇为第\n".encode())
                process.stdin.flush()
                self.check(json.loads(process.stdout.readline()), 1)
            process.stdin.close()
            process.stdout.read()
        self.assertEqual([], self.problems)
        self.assertEqual(0, process.returncode)

    def test_a_check_beside_a_writer_finds_nothing(self):
        self.publish()
        stop = threading.Event()
        checks = []

        def check():
            while not stop.is_set():
                checks.append(run("verify", env=self.env))

        thread = threading.Thread(target=check)
        thread.start()
        try:
            for _ in range(COMMITS):
                self.publish()
        finally:
            stop.set()
            thread.join()
        damaged = [str(result) for result in checks if result.status != 0]
        self.assertEqual([], damaged[:2])
        self.assertEqual(0, run("verify", env=self.env).status)
        self.assertTrue(os.listdir(self.dir / "db"))


if __name__ == "__main__":
    main()
