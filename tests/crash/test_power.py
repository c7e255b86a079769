# The power goes in the midst of a run.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""As in test_kill.py, but what was not synced is lost, too: all of it, the writes without
the names, or the names and a part of the writes.  The index answers as before or as after,
is sound, and the next run completes the work."""

import os
import random
import signal
import unittest

from harness import SANITIZED, main
from scenario import BUILD, FAULTS, JOIN, REBUILD, UPDATE, Scenario, corpus_texts, large_texts, small_texts

SEED = int(os.environ.get("ZHENGCE_SEED", "20240520"))
KINDS = "wsromdtu"
ROUNDS = int(os.environ.get("ZHENGCE_KILLS", "8" if SANITIZED else "24"))


class Power(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        if not FAULTS:
            self.skipTest("ZHENGCE_FAULTS does not name the library that kills")

    def check(self, scenario, kind, at, seed):
        keep = scenario.dir / "kept"
        keep.mkdir(exist_ok=True)
        before = scenario.reset(kind)
        result = scenario.run(kind, kinds=KINDS, at=at, mode="lose", seed=seed, keep=keep)
        self.assertEqual(-signal.SIGKILL, result.status, str(result))
        answers = scenario.answers()
        self.assertIn(answers, (before, scenario.new))
        if answers is not None:
            verified = scenario.verify()
            self.assertEqual(0, verified.status, str(verified))
        result = scenario.run(UPDATE, kinds="", at=0)
        self.assertEqual(0, result.status, str(result))
        self.assertEqual(scenario.new, scenario.answers())
        self.assertEqual(0, scenario.verify().status)
        return answers == scenario.new

    def start(self, make_texts):
        scenario = Scenario(make_texts)
        self.addCleanup(scenario.close)
        return scenario

    def test_lost_at_random_moments(self):
        print(f"ZHENGCE_SEED={SEED}", flush=True)
        chance = random.Random(SEED)
        scenario = self.start(corpus_texts)
        counts = {kind: len(scenario.count_calls(kind, KINDS)) for kind in (BUILD, UPDATE, REBUILD, JOIN)}
        for number in range(ROUNDS):
            kind = chance.choice((UPDATE, UPDATE, REBUILD, JOIN, BUILD))
            at = chance.randint(1, counts[kind])
            with self.subTest(round=number, kind=kind, at=f"{at} of {counts[kind]}", seed=number):
                self.check(scenario, kind, at, number % 8)

    def test_lost_while_records_move(self):
        chance = random.Random(SEED + 1)
        scenario = self.start(large_texts)
        count = len(scenario.count_calls(UPDATE, KINDS))
        for number, at in enumerate(sorted(chance.sample(range(1, count + 1), min(ROUNDS, 12)))):
            with self.subTest(at=f"{at} of {count}", seed=number):
                self.check(scenario, UPDATE, at, number % 8)

    def test_lost_around_what_makes_the_new_state_visible(self):
        scenario = self.start(small_texts)
        for kind in (UPDATE, REBUILD):
            count = len(scenario.count_calls(kind, KINDS))
            outcomes = set()
            for at in {*range(max(1, count - 40), count, 3), count}:
                with self.subTest(kind=kind, at=f"{at} of {count}"):
                    outcomes.add(self.check(scenario, kind, at, (count - at + 1) % 3))
            self.assertEqual({True, False}, outcomes)

    def test_the_simulation_loses_something(self):
        # With nothing synced at all, a run leaves nothing behind that it wrote.
        scenario = self.start(small_texts)
        scenario.reset(UPDATE)
        names = ("postlist.glass", "docdata.glass", "iamglass")
        before = {name: (scenario.db / "gen-1" / name).read_bytes() for name in names}
        calls = scenario.count_calls(UPDATE, KINDS)
        at = len(calls) - calls[::-1].index("w")
        first_sync = next(place for place, call in enumerate(calls[calls.index("w"):], calls.index("w")) if call == "s")
        self.assertGreater(at, first_sync)
        keep = scenario.dir / "kept"
        keep.mkdir()
        scenario.reset(UPDATE)
        scenario.run(UPDATE, kinds=KINDS, at=first_sync + 1, mode="lose", seed=0, keep=keep)
        self.assertEqual(before, {name: (scenario.db / "gen-1" / name).read_bytes() for name in names})


if __name__ == "__main__":
    main()
