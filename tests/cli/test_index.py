# The options of index, and where an index lies.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import fcntl
import json
import os
import re
import resource
import shutil
import signal

from harness import ERROR, LOCKED, PARTIAL, Running, main, snapshot
from indexing import COUNTS, Indexing


class Options(Indexing):
    def test_dry_run_writes_nothing(self):
        self.fill(self.a, "甲乙丙丁戊己")
        trial = self.index("--dry-run", self.a)
        self.assertTrue(trial["dry_run"])
        self.assertEqual((6, 6), (trial["added"], trial["documents"]))
        self.assertFalse(self.db.exists())
        real = self.index(self.a)
        self.assertEqual((trial["added"], trial["passages"]), (real["added"], real["passages"]))
        before = snapshot(self.db)
        (self.a / "甲.txt").unlink()
        self.fill(self.a, "庚辛")
        self.write("a/乙.txt", "乙有改动。\n")
        trial = self.index("--dry-run", self.a)
        self.assertEqual(
            {"added": 2, "updated": 1, "unchanged": 4, "removed": 1, "failed": 0},
            {name: trial[name] for name in COUNTS},
        )
        self.assertEqual(before, snapshot(self.db))
        real = self.index(self.a)
        self.assertEqual(
            {name: trial[name] for name in (*COUNTS, "documents", "passages")},
            {name: real[name] for name in (*COUNTS, "documents", "passages")},
        )

    def test_dry_run_leaves_no_trace_of_an_interrupted_one(self):
        self.fill(self.a, "甲")
        self.db.mkdir()
        self.index("--dry-run", self.a)
        self.assertEqual({}, snapshot(self.db))

    def test_a_large_purge_is_refused_without_force(self):
        names = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
        self.fill(self.a, names)
        self.fill(self.b, ["other"])
        self.index(self.a, self.b)
        for name in names[:8]:
            (self.a / f"{name}.txt").unlink()
        before, answers = snapshot(self.db), self.answers()
        for words in (["--dry-run"], []):
            result = self.expect(ERROR, "index", *words, self.a)
            self.assertIn("--force", result.err)
            self.assertIn("8 of 21", result.err)
            self.assertEqual(b"", result.out)
        self.assertEqual(before, snapshot(self.db))
        self.assertEqual(answers, self.answers())
        summary = self.index("--force", self.a)
        self.assert_counts(summary, 13, unchanged=12, removed=8)

    def test_a_refused_run_names_what_is_gone_and_how_to_list_it(self):
        self.fill(self.a, "甲乙丙丁")
        records = [json.dumps({"id": str(number), "text": f"临湖市第{number}号"}, ensure_ascii=False) for number in range(4)]
        collection = self.write("list.jsonl", "\n".join(records) + "\n")
        self.index(self.a, collection)
        (self.a / "丙.txt").rename(self.dir / "丙.txt")
        (self.a / "丁.txt").rename(self.dir / "丁.txt")
        for words in ([], ["--dry-run"], ["--rebuild"]):
            result = self.expect(ERROR, "index", *words, self.a, collection)
            self.assertRegex(result.err, f"zhengce: {re.escape(str(self.a.resolve()))}/[丙丁].txt: .* 2 of 8 ")
        shown = self.expect(0, "index", "--dry-run", "--force", "-v", self.a, collection).err
        self.assertEqual({"丙", "丁"}, set(re.findall(r"removed: .*/(.)\.txt", shown)))
        # What a source that is there holds no more, and what it holds without its text.
        for name in "丙丁":
            (self.dir / f"{name}.txt").rename(self.a / f"{name}.txt")
        emptied = [record.split(', "text"')[0] + ', "text": ""}' for record in records[:2]]
        for lines in (records[:2], emptied + records[2:]):
            collection.write_text("\n".join(lines) + "\n", encoding="utf-8")
            for words in ([], ["--dry-run"]):
                result = self.expect(ERROR, "index", *words, self.a, collection)
                self.assertRegex(result.err, f"zhengce: {re.escape(str(collection.resolve()))}: .* 2 of 8 ")

    def test_an_unmounted_directory_is_not_taken_for_deletion(self):
        self.fill(self.a, "甲乙丙丁戊己庚辛")
        self.index(self.a)
        self.a.rename(self.dir / "elsewhere")
        for state in ("absent", "empty"):
            with self.subTest(state):
                result = self.expect(ERROR, "index", self.a)
                self.assertIn("--force", result.err)
                self.assertEqual(8, len(self.names()))
            self.a.mkdir(exist_ok=True)

    def test_a_small_purge_is_allowed(self):
        self.fill(self.a, "甲乙丙丁戊己庚辛壬癸")
        self.index(self.a)
        for name in "甲乙":
            (self.a / f"{name}.txt").unlink()
        self.assert_counts(self.index(self.a), 8, unchanged=8, removed=2)

    def test_rebuild_holds_the_named_paths_alone(self):
        self.fill(self.a, "甲乙")
        self.fill(self.b, "丙")
        self.index(self.a, self.b)
        summary = self.index("--rebuild", self.a)
        self.assert_counts(summary, 2, added=2)
        self.assert_left_behind(summary, self.b, 1)
        self.assertEqual(set("甲乙"), self.names())
        self.assertEqual(self.fresh_answers(self.a), self.answers())
        self.assert_counts(self.index(self.a), 2, unchanged=2)
        self.expect(0, "verify")

    def test_rebuild_tells_that_it_is_without_an_emptied_file(self):
        self.fill(self.a, "甲乙丙丁戊己庚")
        self.index(self.a)
        self.write("a/甲.txt", b"")
        kept = self.index(self.a, status=PARTIAL)
        self.assert_counts(kept, 7, unchanged=6, failed=1)
        self.assertNotIn("without it", kept["failures"][0]["reason"])
        summary = self.index("--rebuild", self.a, status=PARTIAL)
        self.assert_counts(summary, 6, added=6, failed=1)
        self.assertIn("the rebuilt index is without it", summary["failures"][0]["reason"])
        self.assertEqual(set("乙丙丁戊己庚"), self.names())

    def test_rebuild_leaves_no_old_states_behind(self):
        self.fill(self.a, "甲乙")
        self.index(self.a)
        for _ in range(4):
            self.index("--rebuild", self.a)
        generations = [path for path in self.db.iterdir() if path.is_dir()]
        self.assertLessEqual(len(generations), 2)
        self.assertEqual(set("甲乙"), self.names())

    def test_an_old_state_that_cannot_be_removed_is_told(self):
        self.fill(self.a, "甲")
        self.index(self.a)
        foreign = self.db / "gen-1" / "notes"
        foreign.mkdir()
        self.assertEqual([], self.index("--rebuild", self.a)["warnings"])
        for name in "乙丙":
            self.fill(self.b, name)
            summary = self.index("--rebuild", self.a, self.b)
            self.assertIn(f"{foreign}: a directory", "".join(w["reason"] for w in summary["warnings"]), summary)
            self.assertEqual(summary["documents"], len(self.names()))
            self.assertIn(str(self.b), self.expect(0, "status", "--format", "json").out.decode())
        foreign.rmdir()
        self.assertEqual([], self.index("--rebuild", self.a, self.b)["warnings"])
        self.assertFalse(foreign.parent.exists())

    def test_trial_of_a_rebuild(self):
        self.fill(self.a, "甲乙")
        self.fill(self.b, "丙")
        self.index(self.a, self.b)
        before = snapshot(self.db)
        trial = self.index("--rebuild", "--dry-run", self.a)
        self.assertEqual((2, 2), (trial["added"], trial["documents"]))
        self.assert_left_behind(trial, self.b, 1)
        self.assertEqual(before, snapshot(self.db))
        self.assertEqual([], self.index("--rebuild", self.a, self.b)["warnings"])

    def assert_left_behind(self, summary, source, documents):
        reasons = [warning["reason"] for warning in summary["warnings"]]
        self.assertEqual(1, len(reasons), reasons)
        self.assertIn(f"{source}: left out", reasons[0])
        self.assertIn(f"documents: {documents})", reasons[0])

    def test_rebuild_of_what_cannot_be_read_tells_what_there_was(self):
        self.fill(self.a, "甲乙")
        self.fill(self.b, "丙")
        self.index(self.a, self.b)
        for generation in self.db.glob("gen-*"):
            (generation / "iamglass").write_bytes(b"")
        summary = self.index("--rebuild", self.a)
        self.assertEqual([f"{self.b}: left out, as it was not named; to have it again, index it"],
                         [warning["reason"] for warning in summary["warnings"]])

    def test_summary(self):
        self.fill(self.a, "甲乙")
        summary = self.index(self.a)
        expected = {"format", "dry_run", *COUNTS, "skipped", "documents", "passages", "seconds", "failures", "suspects", "warnings"}
        self.assertEqual(expected, set(summary))
        self.assertEqual(1, summary["format"])
        self.assertIs(False, summary["dry_run"])
        self.assertGreaterEqual(summary["seconds"], 0)
        for name in (*COUNTS, "documents", "passages"):
            self.assertIs(int, type(summary[name]))
        text = self.expect(0, "index", self.a).text
        self.assertRegex(
            text,
            r"\Aadded 0, updated 0, unchanged 2, removed 0, failed 0; documents 2, passages \d+; \d+\.\d s\n\Z",
        )

    def test_quiet_says_nothing_but_failures(self):
        self.fill(self.a, "甲乙")
        result = self.expect(0, "index", "-q", self.a)
        self.assertEqual((b"", ""), (result.out, result.err))
        self.write("a/bad.txt", b"\xff\xfe\x00\x01" * 50)
        result = self.expect(PARTIAL, "index", "-q", self.a)
        self.assertEqual(b"", result.out)
        self.assertEqual(1, len(result.err.splitlines()))

    def test_verbose_tells_every_change(self):
        self.fill(self.a, "甲乙丙")
        err = self.expect(0, "index", "-v", self.a).err
        self.assertEqual({f"added: {self.a}/{name}.txt" for name in "甲乙丙"}, set(err.splitlines()))
        (self.a / "甲.txt").unlink()
        self.write("a/乙.txt", "乙变了。\n")
        err = self.expect(0, "index", "-v", self.a).err
        self.assertEqual({f"removed: {self.a}/甲.txt", f"updated: {self.a}/乙.txt"}, set(err.splitlines()))

    def test_log(self):
        log = self.dir / "index.log"
        self.fill(self.a, ["甲", "tab\there"])
        self.expect(0, "index", "-q", "--log", log, self.a)
        (self.a / "甲.txt").unlink()
        self.write("a/bad.txt", b"\xff\xfe" * 100)
        self.expect(PARTIAL, "index", "-q", "--log", log, self.a)
        lines = log.read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines]
        for row in rows:
            self.assertRegex(row[0], r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")
        events = [row[1] for row in rows]
        self.assertEqual(["start", "added", "added", "summary", "start", "failed", "removed", "summary"], events)
        added = {row[2]: row[3] for row in rows if row[1] == "added"}
        self.assertEqual({str(self.a / "甲.txt"), str(self.a / "tab\\there.txt")}, set(added))
        removed = next(row for row in rows if row[1] == "removed")
        self.assertEqual([str(self.a / "甲.txt"), added[str(self.a / "甲.txt")]], removed[2:4])
        failed = next(row for row in rows if row[1] == "failed")
        self.assertEqual(str(self.a / "bad.txt"), failed[2])
        self.assertTrue(failed[4])
        self.assertRegex(rows[3][2], r"added=2 updated=0 unchanged=0 removed=0 failed=0 documents=2 ")

    def test_changes_that_were_not_made_have_no_summary(self):
        log = self.dir / "index.log"
        self.fill(self.a, "甲")
        self.index("--log", log, self.a)
        self.write("a/甲.txt", "甲变了。\n")
        with open(self.db / "lock", encoding="ascii") as lock:  # no run: it adds no changes to those of another
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.expect(LOCKED, "index", "--log", log, self.a)
        self.expect(ERROR, "index", "--log", log, self.a, limits={resource.RLIMIT_FSIZE: log.stat().st_size + 2000})
        self.index("--log", log, self.a)
        self.index("--log", log, self.a)
        events = [line.split("\t")[1] for line in log.read_text(encoding="utf-8").splitlines()]
        self.assertEqual(["start", "added", "summary", "error", "start", "updated", "error",
                          "start", "updated", "summary", "start", "summary"], events)

    def test_a_dry_run_leaves_the_log_and_the_diagnostics_alone(self):
        log, diagnostics = self.dir / "log", self.dir / "diagnostics"
        self.fill(self.a, "甲")
        self.write("a/bad.txt", b"\xff\xfe" * 100)
        self.index("--log", log, "--diagnostics", diagnostics, self.a, status=PARTIAL)
        before = [path.read_bytes() for path in (log, diagnostics)]
        self.fill(self.a, "乙")
        (self.a / "bad.txt").unlink()
        self.assertEqual(1, self.index("--dry-run", "--log", log, "--diagnostics", diagnostics, self.a)["added"])
        self.assertEqual(before, [path.read_bytes() for path in (log, diagnostics)])
        self.index("--dry-run", "--log", self.dir / "none", self.a)
        self.assertFalse((self.dir / "none").exists())

    def test_a_run_that_never_began_leaves_the_diagnostics_alone(self):
        diagnostics = self.dir / "diagnostics"
        self.fill(self.a, "甲")
        bad = self.write("a/bad.txt", b"\xff\xfe" * 100)
        self.index("--diagnostics", diagnostics, self.a, status=PARTIAL)
        before = diagnostics.read_bytes()
        self.assertIn(b"bad.txt", before)
        bad.unlink()
        with open(self.db / "lock", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.expect(LOCKED, "index", "--diagnostics", diagnostics, self.a)
        self.assertEqual(before, diagnostics.read_bytes())
        self.expect(ERROR, "index", "--diagnostics", diagnostics, "--pre-hook", self.dir / "none", self.a)
        self.assertEqual(before, diagnostics.read_bytes())
        self.index("--diagnostics", diagnostics, self.a)
        self.assertEqual(b"", diagnostics.read_bytes())
        shutil.rmtree(self.a)
        self.a.mkdir()
        diagnostics.write_bytes(before)
        self.index("--diagnostics", diagnostics, self.a)  # of an index without documents
        self.assertEqual(b"", diagnostics.read_bytes())

    def test_a_log_that_cannot_be_written(self):
        self.fill(self.a, "甲")
        result = self.expect(ERROR, "index", "--log", self.dir / "no" / "such.log", self.a)
        self.assertIn("such.log", result.err)
        self.assertFalse(self.db.exists())
        result = self.expect(ERROR, "index", "--log", "/dev/full", self.a)
        self.assertIn("/dev/full", result.err)
        self.assertEqual(1, self.search("第甲篇")["total"], "the run is done nevertheless")
        # Also where some files failed: that those are told nowhere is more than they say.
        self.write("a/bad.txt", b"\xff\xfe\x31\x00" * 50)
        self.expect(PARTIAL, "index", self.a)
        for option in ("--log", "--diagnostics"):
            result = self.expect(ERROR, "index", option, "/dev/full", self.a)
            self.assertIn("/dev/full", result.err)

    def test_log_of_a_refused_run_says_why(self):
        log = self.dir / "index.log"
        self.fill(self.a, "甲乙丙丁戊己庚辛")
        self.index(self.a)
        shutil.rmtree(self.a)
        self.a.mkdir()
        self.expect(ERROR, "index", "--log", log, self.a)
        rows = [line.split("\t") for line in log.read_text(encoding="utf-8").splitlines()]
        self.assertEqual("error", rows[-1][1])
        self.assertIn("--force", rows[-1][2])

    def test_limit_on_the_size_of_files(self):
        self.fill(self.a, "甲")
        self.write("a/large.txt", "双减" * 1000)
        summary = self.index("--max-file-size", "4K", self.a, status=PARTIAL)
        self.assert_counts(summary, 1, added=1, failed=1)
        self.assertIn("--max-file-size", summary["failures"][0]["reason"])
        self.assert_counts(self.index("--max-file-size", "1M", self.a), 2, added=1, unchanged=1)

    def test_some_failed(self):
        self.fill(self.a, "甲乙")
        self.write("a/bad.txt", b"\xff\xfe\x31\x00" * 50)
        summary = self.index(self.a, status=PARTIAL)
        self.assert_counts(summary, 2, added=2, failed=1)
        self.assertEqual([str(self.a / "bad.txt")], [failure["path"] for failure in summary["failures"]])
        self.assertIn("binary", summary["failures"][0]["reason"])

    def test_a_document_whose_file_turned_bad_is_kept(self):
        self.fill(self.a, "甲乙")
        self.index(self.a)
        self.write("a/甲.txt", b"\xff\xfe\x31\x00" * 50)
        self.assert_counts(self.index(self.a, status=PARTIAL), 2, unchanged=1, failed=1)
        self.assertEqual(set("甲乙"), self.names())
        self.assertEqual(1, self.search("第甲篇")["total"])

    def test_nothing_to_read(self):
        # Without an index there was never anything at this path: it is mistyped.
        nowhere = self.dir / "nowhere"
        for words in ((), ("--dry-run",), ("--rebuild",)):
            result = self.expect(ERROR, "index", *words, nowhere, nowhere / "deeper")
            self.assertEqual("", result.text)
            for path in (nowhere, nowhere / "deeper"):
                self.assertIn(f"{path}: there is no such file or directory", result.err)
            self.assertFalse(self.db.exists())
        self.db.mkdir()
        self.expect(ERROR, "index", nowhere)
        self.assertEqual([], list(self.db.iterdir()))
        self.fill(self.a, "甲")
        for _ in range(2):
            result = self.expect(PARTIAL, "index", "--format", "json", nowhere, self.a)
            self.assertEqual(1, result.json["failed"])
            self.assertIn(str(nowhere), result.err)
        self.expect(PARTIAL, "index", nowhere)
        result = self.expect(ERROR, "index")
        self.assertIn("zhengce index --help", result.err)

    def test_a_signal_ends_the_run_without_a_change(self):
        self.fill(self.a, "甲乙丙")
        self.index(self.a)
        before = self.answers()
        # Their names alone overflow a pipe, which holds 64 KiB.
        self.fill(self.a, [f"{number}" + "新" * 70 for number in range(400)])
        log = self.dir / "log"
        os.mkfifo(log)
        for number in (signal.SIGINT, signal.SIGTERM):
            # The run waits at the log until someone reads it, and again when the
            # pipe is full: so the signal comes in the midst of the work.
            running = Running("index", "--log", log, self.a, env=self.env())
            with open(log, "rb") as reader:
                reader.readline()
                running.process.send_signal(number)
                reader.read()
            result = running.wait()
            self.assertEqual(128 + number, result.status, str(result))
            self.assertIn("interrupted", result.err)
            self.assertEqual(before, self.answers())
        self.assertEqual(403, self.index(self.a)["documents"])

    def test_an_abort_is_no_failing_disk(self):
        self.fill(self.a, "甲乙丙")
        self.index(self.a)
        before = self.answers()
        self.fill(self.a, [f"{number}" + "新" * 70 for number in range(400)])
        log = self.dir / "log"
        os.mkfifo(log)
        for locale, says in (("C.UTF-8", "aborted"), ("zh_CN.UTF-8", "中止")):
            running = Running("index", "--log", log, self.a, env=self.env(LC_ALL=locale))
            with open(log, "rb") as reader:
                reader.readline()
                running.process.send_signal(signal.SIGABRT)
                reader.read()
            result = running.wait()
            self.assertEqual(-signal.SIGABRT, result.status, str(result))
            self.assertIn(f"zhengce: {self.db}", result.err)
            self.assertIn(says, result.err)
            self.assertNotRegex(result.err, "disk|磁盘")
            self.assertEqual(before, self.answers())


class Places(Indexing):
    def test_where_the_index_lies(self):
        self.fill(self.a, "甲")
        for env, place in (
            (self.env(ZHENGCE_DB=None, XDG_DATA_HOME=self.dir / "data"), "data/zhengce"),
            (self.env(ZHENGCE_DB="", XDG_DATA_HOME=""), ".local/share/zhengce"),
            (self.env(ZHENGCE_DB=self.dir / "deep" / "er", XDG_DATA_HOME=self.dir / "no"), "deep/er"),
        ):
            with self.subTest(place):
                self.expect(0, "index", "-q", self.a, env=env)
                self.assertTrue((self.dir / place).is_dir())
                self.assertEqual(1, self.search("双减", env=env)["total"])
                self.assertEqual(1, self.search("-d", self.dir / place, "双减")["total"])
        result = self.expect(ERROR, "search", "双减", env=self.env(ZHENGCE_DB=None, HOME=None))
        self.assertIn("-d", result.err)

    def test_status(self):
        self.fill(self.a, "甲乙")
        summary = self.index(self.a)
        status = self.expect(0, "status", "--format", "json").json
        self.assertEqual(2, status["documents"])
        self.assertEqual(summary["passages"], status["passages"])
        self.assertEqual(str(self.db), status["path"])
        self.assertTrue(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", status["updated"]))
        self.assertEqual(sum(len(data) for data in snapshot(self.db).values()), status["bytes"])
        text = self.expect(0, "status").text
        self.assertRegex(text, r"(?m)^Documents +2$")


if __name__ == "__main__":
    main()
