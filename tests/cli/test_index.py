# Bringing an index up to date.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import fcntl
import json
import os
import re
import resource
import shutil
import signal
import unittest
import zipfile

from harness import (
    CORPUS,
    ERROR,
    LOCKED,
    NOTHING,
    PARTIAL,
    Case,
    Running,
    files_of,
    become_nobody,
    main,
    need_root,
    records,
    snapshot,
)

COUNTS = ("added", "updated", "unchanged", "removed", "failed")
LONG_AGO_NS = 1_600_000_000_000_000_000
FAR_AHEAD_NS = 4_000_000_000_000_000_000


class Indexing(Case):
    def setUp(self):
        super().setUp()
        self.a = self.dir / "a"
        self.b = self.dir / "b"

    def fill(self, directory, names, text="{name}要落实双减，第{name}篇。\n"):
        for name in names:
            path = self.write(f"{directory.name}/{name}.txt", text.format(name=name))
            # Old enough that a file's time alone tells whether it changed.
            os.utime(path, ns=(LONG_AGO_NS, LONG_AGO_NS))

    def assert_counts(self, summary, documents, **counts):
        expected = {name: counts.get(name, 0) for name in COUNTS}
        self.assertEqual(expected, {name: summary[name] for name in COUNTS})
        self.assertEqual(documents, summary["documents"])
        status = self.expect(0, "status", "--format", "json").json if documents is not None else None
        if status is not None and not summary["dry_run"]:
            self.assertEqual((documents, summary["passages"]), (status["documents"], status["passages"]))

    def names(self):
        """Every document in the index, by its file's name."""
        result = self.run_program("search", "-n", "100000", "--format", "json", "一 OR -一")
        return {name.removesuffix(".txt") for name in files_of(result.json)}

    def fresh_answers(self, *paths):
        """What an index made from nothing answers."""
        fresh = self.dir / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        self.expect(0, "index", "-q", "-d", fresh, *paths)
        return self.answers(db=fresh)

    def answers(self, db=None):
        answers = []
        for query in ("双减", "落实 OR 作业", "第一篇", "一 OR -一"):
            result = self.run_program(
                "search", "-n", "1000", "--format", "json", "-d", db or self.db, query
            ).json
            answers.append((result["total"], sorted(
                (hit["document"]["path"], hit["document"]["title"] or "", passage["text"], passage["start_byte"])
                for hit in result["hits"] for passage in hit["passages"]
            )))  # fmt: skip
        return answers


class Workers(Indexing):
    """Whatever the number of workers, the index is the same."""

    def collections(self):
        lines = [
            '{"id":"one","title":"关于双减的通知","text":"双减要落实。"}',
            '{"id":"two","title":"关于作业的意见","text":"作业要减少，双减要落实。"}',
        ]
        self.write("source/a.jsonl", "\n".join(lines) + "\n")
        self.write("source/z.jsonl", lines[1].replace("减少", "再减") + "\n" + lines[0].replace('"one"', '"three"') + "\n")

    def build(self, jobs, *others):
        db = self.dir / f"db{jobs}"
        result = self.run_program("index", "-v", "-j", str(jobs), "-d", db, self.dir / "source", *others)
        lines = [line for line in result.err.splitlines() if not line.startswith("added ")]
        lines.append(f"added: {result.err.count('added ')}")
        answers = []
        for query in ("双减", "作业 落实", "一 OR -一", "课后服务怎么收费"):
            answer = self.run_program("search", "-n", "1000", "--format", "json", "-d", db, query).json
            del answer["took_ms"]
            answers.append(answer)
        self.expect(0, "verify", "-d", db)
        return result.status, lines, answers

    def test_answers_and_messages_do_not_depend_on_their_number(self):
        self.fill(self.dir / "source", [f"{number:03}" for number in range(40)])
        self.collections()
        alone = self.build(1, CORPUS)
        self.assertEqual(PARTIAL, alone[0], "the same id in two collections")
        self.assertTrue(any("z.jsonl" in line for line in alone[1]), alone[1])
        for jobs in (2, 3, 16):
            with self.subTest(jobs=jobs):
                self.assertEqual(alone, self.build(jobs, CORPUS))

    def test_a_packed_file_may_have_many_passages(self):
        paragraph = '<w:p><w:r><w:t>双减</w:t></w:r></w:p>'
        head = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        text = head + paragraph * 8000 + "</w:body></w:document>"
        for name in ("002", "004", "006"):
            path = self.write(f"source/{name}.docx", b"")
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
                pack.writestr("[Content_Types].xml", "<Types/>")
                pack.writestr("word/document.xml", text)
            self.assertLess(path.stat().st_size, 3000)
        self.fill(self.dir / "source", [f"{number:03}" for number in (1, 3, 5, 7)])
        alone = self.build(1)
        self.assertEqual(0, alone[0], alone[1])
        for jobs in (2, 3, 16):
            with self.subTest(jobs=jobs):
                self.assertEqual(alone, self.build(jobs))

    def test_an_update_goes_on_from_what_several_made(self):
        self.fill(self.a, ("甲", "乙", "丙", "丁"))
        self.expect(0, "index", "-q", "-j", "3", self.a)
        self.fill(self.a, ("戊",))
        (self.a / "乙.txt").write_text("乙变了，双减照旧。\n", encoding="utf-8")
        (self.a / "丙.txt").unlink()
        self.assert_counts(self.index("-j", "3", self.a), 4, added=1, updated=1, unchanged=2, removed=1)
        self.assertEqual(self.fresh_answers(self.a), self.answers())

    def test_parts_of_an_interrupted_run_are_swept_away(self):
        self.fill(self.a, ("甲",))
        self.index(self.a)
        part = self.db / "part-7"
        part.mkdir()
        (part / "postlist.glass").write_bytes(b"x")
        self.index(self.a)
        self.assertFalse(part.exists())


class Updates(Indexing):
    def test_first_run_and_a_second_that_changes_nothing(self):
        first = self.index(CORPUS)
        self.assertEqual(first["documents"], first["added"])
        self.assertGreater(first["documents"], 30)
        before, told = snapshot(self.db), self.expect(0, "status", "--format", "json").json
        second = self.index(CORPUS)
        self.assert_counts(second, first["documents"], unchanged=first["documents"])
        after, told_after = snapshot(self.db), self.expect(0, "status", "--format", "json").json
        # Only when the sources were looked at is new; what is suspect in them still is.
        del before["sources"], after["sources"]
        self.assertEqual(before, after)
        self.assertGreater(told["sources"][0]["suspect"], 0)
        for status in (told, told_after):
            for source in status["sources"]:
                del source["checked"]
            status["left_out"].sort(key=lambda item: (item["path"], item["reason"]))
        self.assertEqual(told, told_after)
        self.assertEqual(first["passages"], second["passages"])

    def test_touched_files_are_not_stored_again(self):
        self.fill(self.a, "甲乙丙")
        self.index(self.a)
        revision = self.expect(0, "status", "--format", "json").json["revision"]
        for path in self.a.iterdir():
            os.utime(path, ns=(LONG_AGO_NS + 10**9, LONG_AGO_NS + 10**9))
        self.assert_counts(self.index(self.a), 3, unchanged=3)
        after = self.expect(0, "status", "--format", "json").json["revision"]
        self.index(self.a)
        self.assertEqual(after, self.expect(0, "status", "--format", "json").json["revision"])
        self.assertTrue(revision)

    def test_a_changed_file_is_replaced(self):
        self.fill(self.a, "甲乙丙")
        self.index(self.a)
        identity = self.search("第乙篇")["hits"][0]["id"]
        self.write("a/乙.txt", "改为减轻课外负担，原文不再有效。\n")
        self.assert_counts(self.index(self.a), 3, updated=1, unchanged=2)
        self.search("--strict", "第乙篇", status=NOTHING)
        self.assertEqual([identity], [hit["id"] for hit in self.search("课外负担")["hits"]])
        self.assertEqual(self.fresh_answers(self.a), self.answers())

    def test_a_change_that_keeps_size_and_time_is_seen_at_once(self):
        path = self.write("a/甲.txt", "第一种说法。\n")
        # The time of a file that was written in this very moment proves nothing.
        os.utime(path, ns=(FAR_AHEAD_NS, FAR_AHEAD_NS))
        self.index(self.a)
        before = os.stat(path)
        path.write_text("第二种说法。\n", encoding="utf-8")
        os.utime(path, ns=(FAR_AHEAD_NS, FAR_AHEAD_NS))
        self.assertEqual(before.st_size, os.stat(path).st_size)
        self.assert_counts(self.index(self.a), 1, updated=1)
        self.search("第二种说法")

    def test_vanished_files_go_from_the_named_directories_only(self):
        self.fill(self.a, "甲乙丙")
        self.fill(self.b, "丁戊")
        self.index(self.a, self.b)
        (self.a / "甲.txt").unlink()
        (self.b / "丁.txt").unlink()
        self.assert_counts(self.index(self.a), 4, unchanged=2, removed=1)
        self.assertEqual(set("乙丙丁戊"), self.names())
        self.search("--strict", "第甲篇", status=NOTHING)
        self.assert_counts(self.index(self.b), 3, unchanged=1, removed=1)
        self.assertEqual(set("乙丙戊"), self.names())

    def test_a_named_file_that_vanished_is_removed_by_force_and_its_neighbours_stay(self):
        self.fill(self.a, "甲乙丙")
        self.index(self.a)
        (self.a / "甲.txt").unlink()
        (self.a / "乙.txt").unlink()
        summary = self.index(self.a / "甲.txt", status=PARTIAL)
        self.assert_counts(summary, 3, failed=1)
        self.assertIn("--force", summary["failures"][0]["reason"])
        self.assert_counts(self.index("--force", self.a / "甲.txt"), 2, removed=1)
        self.assertEqual(set("乙丙"), self.names())

    def test_a_named_directory_that_is_missing_is_told_and_its_documents_stay(self):
        self.fill(self.a, "甲乙丙丁戊己庚辛")
        self.fill(self.b, "壬")
        self.index(self.a, self.b)
        self.b.rename(self.dir / "away")
        for _ in range(2):
            summary = self.index(self.a, self.b, status=PARTIAL)
            self.assert_counts(summary, 9, unchanged=8, failed=1)
            self.assertEqual(str(self.b), summary["failures"][0]["path"])
            self.assertIn("壬", self.names())
            sources = self.expect(0, "status", "--format", "json").json["sources"]
            rows = {source["path"]: (source["documents"], source["failed"]) for source in sources}
            self.assertEqual({str(self.a): (8, 0), str(self.b): (1, 1)}, rows)
        (self.dir / "away").rename(self.b)
        self.assert_counts(self.index(self.a, self.b), 9, unchanged=9)

    def test_partial_answers_beside_the_gap_that_a_document_left(self):
        self.fill(self.a, ("甲", "乙", "丙"), "课后服务要收费。\n\n{name}的第二段。\n")
        self.index(self.a)
        (self.a / "乙.txt").unlink()
        self.index(self.a)
        answer = self.search("课后服务怎么收费标准")
        self.assertFalse(answer["exact"])
        self.assertEqual({"甲.txt", "丙.txt"}, files_of(answer))

    def test_a_directory_with_a_longer_name_is_another_one(self):
        self.fill(self.a, "甲")
        self.fill(self.dir / "ab", "乙")
        self.index(self.a, self.dir / "ab")
        (self.dir / "ab" / "乙.txt").unlink()
        self.assert_counts(self.index(self.a), 2, unchanged=1)
        self.assertEqual(set("甲乙"), self.names())

    def test_a_renamed_file_keeps_its_id(self):
        self.fill(self.a, "甲乙丙")
        self.index(self.a)
        identity = self.search("第乙篇")["hits"][0]["id"]
        (self.a / "乙.txt").rename(self.a / "丁.txt")
        self.assert_counts(self.index(self.a), 3, updated=1, unchanged=2)
        hit = self.search("第乙篇")["hits"][0]
        self.assertEqual((identity, str(self.a / "丁.txt")), (hit["id"], hit["document"]["path"]))

    def test_a_file_with_the_old_name_of_another(self):
        self.fill(self.a, "甲乙")
        self.index(self.a)
        (self.a / "甲.txt").rename(self.a / "丙.txt")
        (self.a / "乙.txt").rename(self.a / "甲.txt")
        self.index(self.a)
        self.assertEqual(self.fresh_answers(self.a), self.answers())

    def test_two_files_of_the_same_text_are_two_documents(self):
        self.fill(self.a, "甲乙", text="两份一样的双减通知。\n")
        self.assert_counts(self.index(self.a), 2, added=2)
        ids = {hit["id"] for hit in self.search("一样的双减通知")["hits"]}
        self.assertEqual(2, len(ids))
        (self.a / "甲.txt").unlink()
        self.assert_counts(self.index(self.a), 1, unchanged=1, removed=1)

    def test_paths_are_understood_however_they_are_written(self):
        self.fill(self.a, "甲")
        self.index(self.a)
        os.symlink(self.a, self.dir / "link")
        for path in ("a", "./a", "a/.", "a/", "b/../a", "a/甲.txt", "./a/../a//甲.txt"):
            (self.dir / "b").mkdir(exist_ok=True)
            with self.subTest(path):
                result = self.expect(0, "index", "--format", "json", path, cwd=self.dir)
                self.assert_counts(result.json, 1, unchanged=1)

    def test_an_empty_index_says_that_it_is(self):
        self.a.mkdir(exist_ok=True)
        self.index(self.a)
        told = "the index is empty; see `zhengce status`"
        for command in (("search",), ("count",), ("kwic",), ("outline",), ("facets",), ("search", "--strict")):
            self.assertIn(f"note: {told}", self.expect(NOTHING, *command, "双减").err, command)
        answer = self.expect(NOTHING, "search", "--format", "json", "双减").json
        self.assertEqual([told], answer["query"]["notes"])
        self.fill(self.a, "甲")
        self.index(self.a)
        self.assertNotIn(told, self.expect(NOTHING, "search", "--strict", "溺水").err)

    def test_an_empty_directory_makes_an_empty_index(self):
        self.a.mkdir()
        self.assert_counts(self.index(self.a), 0)
        self.search("双减", status=NOTHING)

    def test_many_rounds_end_where_a_fresh_index_begins(self):
        names = "甲乙丙丁戊己庚辛壬癸子丑"
        self.fill(self.a, names)
        self.index(self.a)
        for step in range(1, 6):
            for place, name in enumerate(names):
                if (place + step) % 4 == 0:
                    self.write(f"a/{name}.txt", f"{name}在第{step}轮改写，作业要减少。\n" * step)
                elif (place * step) % 11 == 10 and (self.a / f"{name}.txt").exists():
                    (self.a / f"{name}.txt").unlink()
            self.index("--force", self.a)
            self.assertEqual(self.fresh_answers(self.a), self.answers())
            self.expect(0, "verify")
            for hit in self.search("一 OR -一")["hits"]:
                shown = self.expect(0, "show", "--format", "json", hit["id"]).json
                source = self.expect(0, "show", "--text", hit["id"]).text
                self.assertEqual(source.split(), [passage["text"] for passage in shown["passages"]])


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

    def test_there_are_as_many_workers_as_processors_that_the_run_may_use(self):
        processors = sorted(os.sched_getaffinity(0))
        if len(processors) < 2:
            self.skipTest("there is but one processor")
        for number in range(40):
            self.write(f"a/{number}.txt", (f"第{number}号文件要求落实双减工作。" * 10 + "\n") * 300)
        most = []
        for count in (1, 2):
            running = Running("index", "--rebuild", self.a, env=self.env(),
                              before=lambda count=count: os.sched_setaffinity(0, processors[:count]))
            threads = 0
            while os.waitid(os.P_PID, running.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                threads = max(threads, len(os.listdir(f"/proc/{running.process.pid}/task")))
            self.assertEqual(0, running.wait().status)
            most.append(threads)
        self.assertEqual(1, most[0])
        self.assertGreater(most[1], 1)

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


class Walking(Indexing):
    def test_subdirectories_and_kinds_of_files(self):
        for name in ("a.txt", "deep/er/b.md", "deep/c.markdown", "UPPER.TXT"):
            self.write(f"a/{name}", f"{name}里说双减。\n")
        for name in ("x.doc", ".hidden.txt", "draft.txt~", "#x.txt", "~$x.txt", ".git/config.txt", "noend"):
            self.write(f"a/{name}", "这里不该收录。\n")
        self.assert_counts(self.index(self.a), 4, added=4)
        self.search("--strict", "这里不该收录", status=NOTHING)

    def test_a_file_reached_twice_is_one_document(self):
        self.fill(self.a, "甲")
        self.assert_counts(self.index(self.a, self.a / "甲.txt", self.a / ".." / "a"), 1, added=1)

    def test_loops_of_links_end(self):
        self.fill(self.a, "甲")
        (self.a / "sub").mkdir()
        os.symlink(self.a, self.a / "sub" / "up")
        os.symlink(self.a / "sub", self.a / "sub" / "self")
        os.symlink("loop", self.a / "loop")
        summary = self.index(self.a)
        self.assertEqual({"甲"}, self.names())
        self.assertEqual(1, summary["documents"])

    def test_links_to_files_and_directories_are_followed(self):
        self.fill(self.b, "乙丙")
        self.a.mkdir()
        os.symlink(self.b, self.a / "linked")
        os.symlink(self.b / "乙.txt", self.a / "丁.txt")
        self.assert_counts(self.index(self.a), 3, added=3)

    def test_a_link_that_leads_nowhere_is_named(self):
        self.fill(self.a, "甲")
        os.symlink(self.dir / "gone.txt", self.a / "dangling.txt")
        summary = self.index(self.a, status=PARTIAL)
        self.assert_counts(summary, 1, added=1, failed=1)
        self.assertIn("dangling.txt", summary["failures"][0]["path"])

    def test_what_lay_below_a_link_that_leads_nowhere_is_kept(self):
        self.fill(self.b, "乙丙")
        self.fill(self.a, "甲")
        os.symlink(self.b, self.a / "volume")
        self.index(self.a)
        os.rename(self.b, self.dir / "away")
        for _ in range(2):
            summary = self.index(self.a)
            self.assert_counts(summary, 3, unchanged=1)
            self.assertEqual(1, summary["skipped"])
            self.assertEqual({"甲", "乙", "丙"}, self.names())
        self.assertIn("leads nowhere", self.expect(0, "status").text)
        # Moved back, it is the same again; with the link gone, so is what lay below it.
        os.rename(self.dir / "away", self.b)
        self.assert_counts(self.index(self.a), 3, unchanged=3)
        os.unlink(self.a / "volume")
        self.assert_counts(self.index("--force", self.a), 1, unchanged=1, removed=2)

    def test_a_file_of_a_kind_that_is_not_read(self):
        path = self.write("a/report.pdf", "双减")
        summary = self.index(path, status=PARTIAL)
        self.assertIn(".txt", summary["failures"][0]["reason"])

    def test_names_with_odd_characters(self):
        names = ["空 格", "换\n行", "引'号\"", "-d", "星*号", "反\\斜", "\udcff坏".encode("utf-8", "surrogateescape")]
        self.a.mkdir()
        for name in names:
            name = os.fsencode(name)
            with open(os.path.join(os.fsencode(self.a), name + b".txt"), "wb") as file:
                file.write("这里有双减。\n".encode())
        self.assertEqual(len(names), self.index(self.a)["added"])
        for kind in ("json", "jsonl", "csv", "tsv", "md", "text"):
            result = self.expect(0, "search", "-n", "20", "--format", kind, "双减")
            if kind.startswith("json"):
                self.assertEqual(len(names), len(result.json["hits"]))
            elif kind != "md":  # a name is printed as it is, to be found again
                self.assertIn("\udcff坏.txt".encode("utf-8", "surrogateescape"), result.out)
        self.assertEqual(len(names), self.index(self.a)["unchanged"])

    @need_root()
    def test_a_file_that_may_not_be_read(self):
        self.fill(self.a, "甲乙")
        (self.a / "sub").mkdir()
        self.write("a/sub/丙.txt", "丙")
        self.index(self.a)
        os.chmod(self.a / "甲.txt", 0)
        os.chmod(self.a / "sub", 0)
        self.addCleanup(os.chmod, self.a / "sub", 0o700)
        os.chmod(self.dir, 0o755)
        os.chmod(self.db, 0o777)
        for root, directories, names in os.walk(self.db):
            for name in (*directories, *names):
                os.chmod(os.path.join(root, name), 0o777)

        result = self.expect(PARTIAL, "index", "--format", "json", self.a, before=become_nobody)
        failed = {failure["path"]: failure["reason"] for failure in result.json["failures"]}
        self.assertEqual({str(self.a / "sub")}, set(failed), "a file that is as it was is not even opened")
        self.assertIn("permission", failed[str(self.a / "sub")])
        # What cannot be read was there before, and nothing of it is lost.
        self.assertEqual(3, result.json["documents"])
        self.write("a/甲.txt", "甲有新的内容。\n")
        os.chmod(self.a / "甲.txt", 0)
        result = self.expect(PARTIAL, "index", "--format", "json", self.a, before=become_nobody)
        failed = {failure["path"]: failure["reason"] for failure in result.json["failures"]}
        self.assertIn("permission", failed[str(self.a / "甲.txt")])
        self.assertEqual(1, self.search("第甲篇")["total"])


class Collections(Indexing):
    def record(self, number, text="双减之后的第{n}项工作。"):
        return {"id": f"r{number}", "title": f"第{number}号工作安排意见", "text": text.format(n=number)}

    def write_records(self, items):
        path = self.dir / "all.jsonl"
        records(path, items)
        return path

    def test_a_record_changed_and_a_record_vanished(self):
        path = self.write_records([self.record(number) for number in range(30)])
        self.assert_counts(self.index(path), 30, added=30)
        before = snapshot(self.db)
        self.assert_counts(self.index(path), 30, unchanged=30)
        after = snapshot(self.db)
        del before["sources"], after["sources"]  # when a source was last looked at
        self.assertEqual(before, after)
        items = [self.record(number) for number in range(30) if number != 3]
        items[10] = {**items[10], "text": "改写之后不再提那件事。"}
        self.write_records(items)
        self.assert_counts(self.index(path), 29, updated=1, unchanged=28, removed=1)
        self.expect(1, "show", "r3")
        self.assertEqual([items[10]["id"]], [hit["id"] for hit in self.search("改写之后")["hits"]])
        fresh = self.fresh_answers(path)
        self.assertEqual(fresh, self.answers())

    def test_records_in_another_order_are_unchanged(self):
        items = [self.record(number) for number in range(20)]
        path = self.write_records(items)
        self.index(path)
        self.write_records(list(reversed(items)))
        self.assert_counts(self.index(path), 20, unchanged=20)
        for number in (0, 7, 19):
            text = self.expect(0, "show", "--text", f"r{number}").text
            self.assertEqual(items[number]["text"], text)

    def test_a_record_that_turned_bad_keeps_its_old_version(self):
        items = [self.record(number) for number in range(12)]
        path = self.write_records(items)
        self.index(path)
        items[4] = {"id": "r4", "title": 7, "text": "坏了"}
        self.write_records(items)
        summary = self.index(path, status=PARTIAL)
        self.assert_counts(summary, 12, unchanged=11, failed=1)
        self.assertEqual(f"{path}:5", summary["failures"][0]["path"])
        self.assertIn("第4号", self.expect(0, "show", "r4").text)
        # It is tried again each time, until it is right.
        self.assert_counts(self.index(path, status=PARTIAL), 12, unchanged=11, failed=1)
        items[4] = self.record(4, "又好了，第{n}项。")
        self.write_records(items)
        self.assert_counts(self.index(path), 12, updated=1, unchanged=11)

    def test_the_collection_itself_vanished(self):
        path = self.write_records([self.record(number) for number in range(3)])
        self.fill(self.a, "甲")
        self.index(self.dir)
        path.unlink()
        self.expect(ERROR, "index", self.dir)
        self.assert_counts(self.index("--force", self.dir), 1, unchanged=1, removed=3)

    def test_an_id_of_another_collection_is_refused(self):
        path = self.write_records([self.record(1)])
        other = self.dir / "other.jsonl"
        records(other, [{**self.record(1), "text": "另一个同号的文件"}, self.record(2)])
        summary = self.index(path, other, status=PARTIAL)
        self.assert_counts(summary, 2, added=2, failed=1)
        self.assertIn("r1", summary["failures"][0]["reason"])
        self.search("--strict", "另一个同号", status=NOTHING)

    def test_a_record_moves_to_a_collection_that_is_read_later(self):
        items = [self.record(number) for number in range(12)]
        first, second = self.dir / "1.jsonl", self.dir / "2.jsonl"
        records(first, items)
        records(second, [self.record(20)])
        self.index(first, second)
        records(first, items[1:])
        records(second, [self.record(20), items[0]])
        self.assert_counts(self.index(first, second), 13, updated=1, unchanged=12)
        self.assertEqual(str(second), self.search(items[0]["text"])["hits"][0]["document"]["path"])

    def test_an_id_of_a_collection_that_is_not_named_is_refused(self):
        path = self.write_records([self.record(1)])
        self.index(path)
        other = self.dir / "other.jsonl"
        records(other, [self.record(1), self.record(2)])
        for words in ((), ("--dry-run",)):
            summary = self.index(other, *words, status=PARTIAL)
            self.assertEqual(1, summary["failed"])
            self.assertIn(str(path), summary["failures"][0]["reason"])
        self.assertEqual(str(path), self.search(self.record(1)["text"])["hits"][0]["document"]["path"])

    def test_members_of_a_record(self):
        record = {
            **self.record(1),
            "path": "https://example.org/政策/1",
            "date": "2023-04-05",
            "issuer": "临湖市教育局",
            "number": "临教〔2023〕1号",
            "region": "临湖市",
            "genre": "意见",
            "source": "门户网站",
            "unknown": ["is", {"passed": "over"}],
        }
        self.index(self.write_records([record, {"id": 12345, "text": "只有正文的双减文件。"}]))
        documents = {hit["id"]: hit["document"] for hit in self.search("双减")["hits"]}
        self.assertEqual({"r1", "12345"}, set(documents))
        for member in ("id", "title", "path", "date", "issuer", "number", "region", "genre"):
            self.assertEqual(record[member], documents["r1"][member])
        self.assertEqual(2023, documents["r1"]["year"])


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
