# A run that is killed in its midst.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""The moment is a number of calls, not a time: the process is killed right before one
of its writes, syncs, renames or the like, or with half of a write done.  Whichever it
is, the index answers as before or as after, and the next run completes the work."""

import os
import random
import shutil
import signal
import unittest

from harness import SANITIZED, main
from scenario import BUILD, FAULTS, JOIN, REBUILD, UPDATE, Scenario, corpus_texts, large_texts, small_texts

SEED = int(os.environ.get("ZHENGCE_SEED", "20240518"))
KINDS = "wsromdtu"
# A thousand for a night, thirty for each change.
ROUNDS = int(os.environ.get("ZHENGCE_KILLS", "10" if SANITIZED else "30"))


class Kill(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        if not FAULTS:
            self.skipTest("ZHENGCE_FAULTS does not name the library that kills")

    def start(self, make_texts):
        scenario = Scenario(make_texts)
        self.addCleanup(scenario.close)
        return scenario

    def check_killed(self, scenario, kind, at, mode):
        before = scenario.reset(kind)
        result = scenario.run(kind, kinds=KINDS, at=at, mode=mode)
        self.assertEqual(-signal.SIGKILL, result.status, str(result))
        answers = scenario.answers()
        self.assertIn(answers, (before, scenario.new))
        if answers is not None:
            self.assertEqual(0, scenario.verify().status)
        return "after" if answers == scenario.new else "before"

    def check_recovery(self, scenario):
        result = scenario.run(UPDATE, kinds="", at=0)
        self.assertEqual(0, result.status, str(result))
        self.assertEqual(scenario.new, scenario.answers())
        verified = scenario.verify()
        self.assertEqual(0, verified.status, str(verified))

    def test_killed_at_random_moments(self):
        print(f"ZHENGCE_SEED={SEED}", flush=True)
        chance = random.Random(SEED)
        scenario = self.start(corpus_texts)
        counts = {kind: len(scenario.count_calls(kind, KINDS)) for kind in (BUILD, UPDATE, REBUILD, JOIN)}
        for round_number in range(ROUNDS):
            kind = chance.choice((UPDATE, UPDATE, REBUILD, JOIN, JOIN, BUILD))
            at = chance.randint(1, counts[kind])
            mode = chance.choice(("kill", "tear"))
            with self.subTest(round=round_number, kind=kind, at=f"{at} of {counts[kind]}", mode=mode):
                self.check_killed(scenario, kind, at, mode)
                self.check_recovery(scenario)

    def test_killed_at_each_of_the_last_moments(self):
        # Around the renames that make a new state visible, both outcomes are seen.
        scenario = self.start(small_texts)
        for kind in (UPDATE, REBUILD, BUILD, JOIN):
            count = len(scenario.count_calls(kind, KINDS))
            outcomes = set()
            for at in {*range(max(1, count - 48), count, 3), count}:
                with self.subTest(kind=kind, at=f"{at} of {count}"):
                    outcomes.add(self.check_killed(scenario, kind, at, "kill"))
                    self.check_recovery(scenario)
            self.assertEqual({"before", "after"}, outcomes)

    def test_killed_while_records_move(self):
        chance = random.Random(SEED + 2)
        scenario = self.start(large_texts)
        count = len(scenario.count_calls(UPDATE, KINDS))
        files = [path.name for path in scenario.db.glob("gen-1/records.*")]
        self.assertEqual(["records.2"], files, "this update moves no records")
        for at in sorted(chance.sample(range(1, count + 1), min(ROUNDS, 12))):
            mode = chance.choice(("kill", "tear"))
            with self.subTest(at=f"{at} of {count}", mode=mode):
                self.check_killed(scenario, UPDATE, at, mode)
                self.check_recovery(scenario)

    def test_killed_again_and_again(self):
        # The same index, never tidied up, until a run is left alone.
        chance = random.Random(SEED + 1)
        scenario = self.start(small_texts)
        scenario.reset(UPDATE)
        for round_number in range(12):
            kind = chance.choice((UPDATE, REBUILD, JOIN))
            with self.subTest(round=round_number, kind=kind):
                result = scenario.run(kind, kinds=KINDS, at=chance.randint(1, 28), mode="kill")
                self.assertIn(result.status, (0, -signal.SIGKILL), str(result))
                self.assertIn(scenario.answers(), (scenario.old, scenario.new))
        self.check_recovery(scenario)
        generations = [name for name in os.listdir(scenario.db) if name.startswith(("gen-", "part-"))]
        scenario.run(REBUILD, kinds="", at=0)
        self.check_recovery(scenario)
        left = [name for name in os.listdir(scenario.db) if name.startswith(("gen-", "part-"))]
        self.assertLessEqual(len(left), 2, f"{generations} became {left}")

    def test_the_first_run_ever_is_killed(self):
        scenario = self.start(small_texts)
        count = len(scenario.count_calls(BUILD, KINDS))
        for at in range(1, count + 1, 3):
            with self.subTest(at=at):
                shutil.rmtree(scenario.db, ignore_errors=True)
                result = scenario.run(BUILD, kinds=KINDS, at=at, mode="tear")
                self.assertEqual(-signal.SIGKILL, result.status)
                self.assertIn(scenario.answers(), (None, scenario.new))
                self.check_recovery(scenario)


if __name__ == "__main__":
    main()
