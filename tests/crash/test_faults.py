# A disk that fails in the midst of the work.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Each call that writes is made to fail in its turn.  The run then says so and ends
with status 2, the index answers as before, and the next run ends where an undisturbed
one does."""

import errno
import os
import subprocess
import unittest

from harness import ERROR, SANITIZED, main
from scenario import BUILD, FAULTS, KINDS, REBUILD, UPDATE, Scenario, corpus_texts, small_texts

WRITES, SYNCS, EVERYTHING, READS = "w", "s", "wsromdtu", "p"

# What a call that fails once leads to; in the check of a new index it looks like damage.
FAILURES = "Input/output error|cannot be made|could not be read back|did not stand its check"


class Faults(unittest.TestCase):
    maxDiff = 2000
    make_texts = staticmethod(small_texts)
    points = 10  # of a sweep, unless ZHENGCE_POINTS says more; a sanitizer makes each dear
    parts = range(1, 12, 2)  # twelfths of the room that a run takes

    @classmethod
    def setUpClass(cls):
        if not FAULTS:
            raise unittest.SkipTest("ZHENGCE_FAULTS does not name the library that makes calls fail")
        cls.scenario = Scenario(cls.make_texts)
        cls.addClassCleanup(cls.scenario.close)

    def sweep(self, count):
        points = int(os.environ.get("ZHENGCE_POINTS", 4 if SANITIZED else self.points))
        step = max(1, -(-count // points))
        return sorted({*range(1, count + 1, step), *range(max(1, count - 1), count + 1)})

    def check(self, kind, before, result):
        """Either the run failed and changed nothing, or it did all of its work.  What
        fails when the new state is in place already, such as syncing it, is a warning."""
        scenario = self.scenario
        self.assertIn(result.status, (0, ERROR), str(result))
        answers = scenario.answers()
        if result.status == ERROR:
            self.assertEqual(b"", result.out)
            self.assertTrue(result.err.splitlines()[-1].startswith("zhengce: "), str(result))
            self.assertIn(str(scenario.db), result.err)
            self.assertEqual(before, answers, str(result))
        else:
            self.assertEqual(scenario.new, answers)
        if SANITIZED:
            return  # what follows is the usual work, which other tests do
        if answers is not None:
            self.assertEqual(0, scenario.verify().status)
        again = scenario.run(kind, kinds="", at=0)
        self.assertEqual(0, again.status, str(again))
        self.assertEqual(scenario.new, scenario.answers())
        self.assertEqual(0, scenario.verify().status)
        generations = [name for name in os.listdir(scenario.db) if name.startswith(("gen-", "part-"))]
        self.assertLessEqual(len(generations), 2, "what failed runs began is swept away")

    def check_sweep(self, kinds, mode, error, says, needs_failures=True, needs_warnings=True):
        for kind in KINDS:
            calls = self.scenario.count_calls(kind, kinds)
            failed = warned = 0
            for at in self.sweep(len(calls)):
                with self.subTest(kind=kind, call=f"{at} of {len(calls)}: {calls[at - 1]}"):
                    before = self.scenario.reset(kind)
                    result = self.scenario.run(kind, kinds=kinds, at=at, mode=mode, error=error)
                    failed += result.status == ERROR
                    if result.status == ERROR:
                        self.assertRegex(result.err, says)
                        self.assertNotIn("damaged", result.err)
                    warned += result.status == 0 and "warning: " in result.err
                    self.check(kind, before, result)
            if needs_failures:
                self.assertGreater(failed, 0)
            if needs_warnings:
                self.assertGreater(warned, 0, "what fails when the new state is in place is told")

    def check_full_disk(self):
        for kind in KINDS:
            self.scenario.reset(kind)
            size = self.full_size(kind)
            parts = (1, 6, 11) if SANITIZED else self.parts
            for room in [0, 1, 100] + [size * part // 12 for part in parts]:
                with self.subTest(kind=kind, bytes=room):
                    before = self.scenario.reset(kind)
                    result = self.scenario.run(kind, bytes=room)
                    self.assertEqual(ERROR, result.status, str(result))
                    self.assertIn("no space left", result.err)
                    self.check(kind, before, result)

    def full_size(self, kind):
        """The least room, to about a twelfth, in which a run succeeds."""
        most = 4096
        while True:
            self.scenario.reset(kind)
            if self.scenario.run(kind, bytes=most).status == 0:
                return most // 2
            most *= 2


class Small(Faults):
    def test_a_write_fails_once(self):
        self.check_sweep(WRITES, "once", errno.EIO, FAILURES)

    def test_every_write_from_one_on_finds_no_space(self):
        self.check_sweep(WRITES, "on", errno.ENOSPC, "no space left")

    def test_a_sync_fails_once(self):
        self.check_sweep(SYNCS, "once", errno.EIO, FAILURES)

    def test_any_call_fails_once(self):
        self.check_sweep(EVERYTHING, "once", errno.EIO, FAILURES)

    def test_any_call_and_all_after_it_fail(self):
        self.check_sweep(EVERYTHING, "on", errno.EIO, FAILURES)

    def test_what_a_killed_run_left_cannot_be_cut_off(self):
        before = self.scenario.reset(UPDATE)
        for path in self.scenario.db.glob("gen-*/*"):
            if path.name.startswith("records."):
                path.write_bytes(path.read_bytes() + b"never committed")
            elif path.name == "manifest":
                path.unlink()
        result = self.scenario.run(UPDATE, kinds="t", at=1, mode="once", error=errno.EIO)
        self.assertEqual(ERROR, result.status, str(result))
        self.assertIn("records.", result.err)
        self.check(UPDATE, before, result)

    def test_a_read_fails_once(self):
        # Few reads come so late that they only warn: a sanitizer's sweep may miss them all.
        self.check_sweep(READS, "once", errno.EIO, FAILURES, needs_warnings=not SANITIZED)

    def test_the_disk_is_full_after_so_many_bytes(self):
        self.check_full_disk()

    def test_a_run_that_fails_before_there_is_an_index_leaves_none(self):
        self.scenario.reset(BUILD)
        result = self.scenario.run(BUILD, bytes=5000)
        self.assertEqual(ERROR, result.status)
        self.assertIsNone(self.scenario.answers())
        leftovers = [name for name in os.listdir(self.scenario.db) if name.startswith("gen-")]
        self.assertEqual([], leftovers)

    def test_the_fault_library_works(self):
        calls = self.scenario.count_calls(UPDATE, EVERYTHING)
        self.assertEqual(set("wsrodu"), set(calls) - {"m"})
        self.assertIn("m", self.scenario.count_calls(REBUILD, EVERYTHING))
        self.assertIn("p", self.scenario.count_calls(UPDATE, READS))


@unittest.skipIf(SANITIZED, "takes long, and runs nothing that the small index does not")
class Large(Faults):
    make_texts = staticmethod(corpus_texts)
    points = 4
    parts = (2, 6, 10)

    def test_a_write_fails_once(self):
        self.check_sweep(WRITES, "once", errno.EIO, FAILURES)

    def test_every_write_from_one_on_finds_no_space(self):
        self.check_sweep(WRITES, "on", errno.ENOSPC, "no space left")

    def test_the_disk_is_full_after_so_many_bytes(self):
        self.check_full_disk()


class RealDisk(unittest.TestCase):
    """A file system that is really full."""

    def test_a_full_file_system(self):
        scenario = Scenario(corpus_texts)
        self.addCleanup(scenario.close)
        scenario.db.mkdir()
        script = f"""
            set -e
            mount -t tmpfs -o size=1300k none {scenario.db}
            cp -r {scenario.base}/. {scenario.db}
            set +e
            "$@"; echo "status $?"
            df --output=used {scenario.db} >/dev/null
            rm -rf {scenario.dir}/kept; cp -r {scenario.db} {scenario.dir}/kept
        """
        probe = subprocess.run(["unshare", "-rm", "true"], capture_output=True)
        if probe.returncode != 0:
            self.skipTest("no file system can be mounted here")
        command = [os.environ["ZHENGCE_PROGRAM"], *map(os.fspath, scenario.command(REBUILD))]
        done = subprocess.run(
            ["unshare", "-rm", "sh", "-c", script, "sh", *command], capture_output=True, text=True
        )
        if "status" not in done.stdout:
            self.skipTest(f"no file system can be mounted here: {done.stderr.strip()}")
        self.assertEqual("status 2\n", done.stdout, done.stderr)
        self.assertIn("no space left", done.stderr)
        self.assertEqual(scenario.old, scenario.answers(scenario.dir / "kept"))


if __name__ == "__main__":
    main()
