# What the operator of a nightly job sees.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import fcntl
import json
import os
import pathlib
import select
import shutil
import signal
import stat
import subprocess
import unittest

from harness import (ERROR, LOCKED, MIB, PARTIAL, PROGRAM, SANITIZED, Case, Running, become_nobody, environment, files_of,
                     main, need_root)

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Nightly(Case):
    def setUp(self):
        super().setUp()
        self.source = self.dir / "source"
        self.write("source/a.txt", "双减通知\n作业要减。\n")

    def script(self, name, text):
        path = self.write(name, "#!/bin/sh\n" + text)
        path.chmod(0o755)
        return path

    # ---- Hooks ----

    def test_hooks_run_around_the_work(self):
        trace = self.dir / "trace"
        pre = self.script("pre", f'echo 新增双减 > {self.source}/b.txt; echo "pre $ZHENGCE_DB" >> {trace}; echo noise\n')
        post = self.script("post", f'echo "post $ZHENGCE_RESULT" >> {trace}\n')
        result = self.expect(0, "index", "--format", "json", "--pre-hook", pre, "--post-hook", post, self.source)
        self.assertEqual(2, result.json["added"])
        self.assertIn("noise", result.err)
        self.assertEqual(f"pre {self.db}\npost done\n", trace.read_text())

    def test_a_pre_hook_that_fails_stops_the_run(self):
        post = self.script("post", f"touch {self.dir}/ran\n")
        for hook in (self.script("pre", "exit 7\n"), self.dir / "nowhere", self.script("killed", "kill -9 $$\n")):
            result = self.expect(ERROR, "index", "--pre-hook", hook, "--post-hook", post, self.source)
            self.assertIn(os.fspath(hook), result.err)
            self.assertIn("nothing was indexed", result.err)
            self.assertFalse(self.db.exists())
        self.assertFalse((self.dir / "ran").exists())

    def test_a_post_hook_that_fails_is_told_and_the_index_is_new(self):
        result = self.expect(ERROR, "index", "-q", "--post-hook", self.script("post", "exit 3\n"), self.source)
        self.assertIn("status 3", result.err)
        self.assertEqual(1, self.search("双减")["total"])

    def test_hooks_are_no_shell_text_and_rest_in_a_dry_run(self):
        result = self.expect(ERROR, "index", "--pre-hook", f"touch {self.dir}/ran; true", self.source)
        self.assertIn("cannot run the hook", result.err)
        self.expect(0, "index", "--dry-run", "--pre-hook", self.script("pre", f"touch {self.dir}/ran\n"), self.source)
        self.assertFalse((self.dir / "ran").exists())

    def test_a_hook_that_hangs_ends_with_its_run(self):
        os.mkfifo(self.dir / "started")
        os.mkfifo(self.dir / "never")
        hook = self.script("hang", f'echo $$ > "{self.dir}/started"\nexec cat "{self.dir}/never"\n')
        for option, status in (("--pre-hook", -signal.SIGTERM), ("--post-hook", ERROR)):
            running = Running("index", option, hook, self.source, env=self.env())
            child = int((self.dir / "started").read_text())
            running.process.terminate()
            result = running.wait()
            self.assertEqual(status, result.status, str(result))
            self.assertIn(f"failed with status {128 + signal.SIGTERM}", result.err)
            self.assertRaises(ProcessLookupError, os.kill, child, 0)
        self.assertEqual(1, self.expect(0, "status", "--format", "json").json["documents"])

    def test_what_a_hook_started_ends_with_its_run(self):
        os.mkfifo(self.dir / "started")
        os.mkfifo(self.dir / "never")
        hook = self.script("hang", f'sh -c \'echo $$; exec cat "{self.dir}/never"\' > "{self.dir}/started"\nexit 1\n')
        running = Running("index", "--pre-hook", hook, self.source, env=self.env())
        with open(self.dir / "started", encoding="ascii") as started:
            child = int(started.readline())
            running.process.terminate()
            self.assertEqual(-signal.SIGTERM, running.wait().status)
            ended, _, _ = select.select([started], [], [], 10)
        if not ended:
            os.kill(child, signal.SIGKILL)
        self.assertTrue(ended, "who had the other end went on")

    # ---- What is new ----

    def news(self):
        return files_of(self.search("--since", "last", "双减 OR 作业"))

    def test_what_is_new_stays_so_until_something_else_is(self):
        self.index(self.source)
        self.write("source/b.txt", "双减的又一通知\n作业要减。\n")
        self.index(self.source)
        self.assertEqual({"b.txt"}, self.news())
        (self.source / "b.txt").rename(self.source / "c.txt")
        self.index(self.source)
        self.assertEqual({"c.txt"}, self.news())
        (self.source / "a.txt").unlink()
        self.index(self.source)
        self.assertEqual({"c.txt"}, self.news())
        self.index("--rebuild", self.source)
        self.assertEqual({"c.txt"}, self.news())
        self.write("source/d.txt", "作业的通知\n双减。\n")
        self.index("--rebuild", self.source)
        self.assertEqual({"d.txt"}, self.news())

    # ---- Memory ----

    @unittest.skipIf(SANITIZED, "a sanitizer's memory says nothing")
    def test_a_check_needs_no_memory_for_docids_that_nobody_has(self):
        # Docids are set aside by the size of files, also of those that are too large.
        self.write("source/0.txt", "")
        os.truncate(self.source / "0.txt", 600 * MIB)
        for words in (("index", "-q", "--jobs", "2", self.source), ("verify",)):
            result = self.run_program(*words)
            self.assertIn(result.status, (0, PARTIAL), str(result))
            self.assertLess(result.peak_bytes, 100 * MIB)
        self.assertEqual(1, self.search("双减")["total"])

    def test_damaged_term_lists_are_found_where_docids_are_high(self):
        self.write("source/0.txt", "")
        os.truncate(self.source / "0.txt", 600 * MIB)
        self.expect(PARTIAL, "index", "-q", "--jobs", "2", self.source)
        (self.db / "gen-1" / "manifest").unlink()
        self.expect(0, "verify")
        os.truncate(self.db / "gen-1" / "termlist.glass", 0)
        self.expect(ERROR, "verify")

    # ---- Units ----

    def installed(self, path):
        """A file from contrib/ as it is installed where the tested program is."""
        text = (ROOT / "contrib" / path).read_text(encoding="utf-8")
        return text.replace("@CMAKE_INSTALL_FULL_BINDIR@/zhengce", os.fspath(PROGRAM))

    def test_the_line_for_cron_runs_where_cron_looks(self):
        (line,) = [line for line in self.installed("zhengce.cron.in").splitlines() if not line.startswith("#")]
        command = line.split(" root ", 1)[1]
        command = command.replace("/var/lib/zhengce", str(self.db)).replace("/srv/policies", str(self.source))
        env = {name: value for name, value in environment().items() if name.endswith("SAN_OPTIONS")}
        env["PATH"] = "/usr/bin:/bin"
        done = subprocess.run(["/bin/sh", "-c", command], env=env, capture_output=True, text=True, check=False)
        self.assertEqual((0, "", ""), (done.returncode, done.stdout, done.stderr))
        self.assertEqual(1, self.search("双减")["total"])

    @unittest.skipUnless(shutil.which("systemd-analyze"), "systemd-analyze is not installed")
    def test_systemd_accepts_the_drop_in_of_the_manual_page(self):
        page = (ROOT / "docs" / "man" / "zhengce-nightly.7").read_text(encoding="utf-8")
        drop_in = page.split("[Unit]\n", 1)[1].split(".Ed", 1)[0]
        self.assertIn("ReadWritePaths=/srv/zhengce\n", drop_in)
        self.write("units/zhengce-index.service.d/place.conf", "[Unit]\n" + drop_in)
        self.test_systemd_accepts_the_units()

    @unittest.skipUnless(shutil.which("systemd-analyze"), "systemd-analyze is not installed")
    def test_systemd_accepts_the_units(self):
        for path in (ROOT / "contrib" / "systemd").iterdir():
            self.write(f"units/{path.name.removesuffix('.in')}", self.installed(path))
        names = [self.dir / "units" / name for name in ("zhengce-index.service", "zhengce-index.timer")]
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True, check=False
        )  # fmt: skip
        self.assertEqual((0, ""), (done.returncode, done.stderr))

    # ---- Diagnostics ----

    def diagnostics(self, status, *words):
        path = self.dir / "diagnostics.jsonl"
        self.expect(status, "index", "-q", "--diagnostics", path, *words, self.source)
        found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for item in found:
            self.assertTrue(item["reason"] and item["reason_zh"], item)
        return sorted((item["change"], os.path.basename(item["path"])) for item in found)

    def rights(self):
        """What group and others may do: with the index's files, and with its directories."""
        paths = list(self.db.rglob("*"))
        return [{stat.S_IMODE(path.stat().st_mode) & 0o077 for path in paths if path.is_dir() == kind} for kind in (False, True)]

    def test_a_run_under_another_mask_keeps_the_index_s_rights(self):
        log, hook = self.dir / "log", self.script("hook", f"umask > {self.dir}/mask\n")
        for made, later, files, directories in ((0o022, 0o077, 0o044, 0o055), (0o077, 0o022, 0, 0), (0o027, 0o077, 0o040, 0o050)):
            shutil.rmtree(self.db, ignore_errors=True)
            log.unlink(missing_ok=True)
            self.expect(0, "index", "-q", self.source, before=lambda: os.umask(made))
            for number, how in enumerate(([], ["--rebuild"], [])):
                self.write("source/new.txt", f"临湖市第{number}号通知\n作业要减。\n")
                self.expect(0, "index", "-q", "--log", log, "--post-hook", hook, *how, self.source, before=lambda: os.umask(later))
                self.assertEqual([{files}, {directories}], self.rights(), f"{made:o} {later:o} {number}")
            # What is no part of the index is made as the caller says.
            self.assertEqual(0o666 & ~later, stat.S_IMODE(log.stat().st_mode))
            self.assertEqual(later, int((self.dir / "mask").read_text(), 8))

    def test_what_was_left_out_and_why(self):
        self.write("source/image.png", b"\x89PNG")
        self.write("source/binary.txt", b"\x00\x01\x02\x03" * 100)
        self.write("source/bad.txt", "双减".encode() + b"\xff\xfe" + "工作要落实到位。".encode() * 40)
        self.write("source/sub/table.xlsx", b"PK")
        self.write("source/a.meta.json", '{"title":"通知"}')
        expected = [("failed", "binary.txt"), ("skipped", "image.png"), ("skipped", "table.xlsx"), ("suspect", "bad.txt")]
        self.assertEqual(expected, self.diagnostics(PARTIAL))
        # Made anew by each run; what did not change is as suspect as it was.
        self.assertEqual(expected, self.diagnostics(PARTIAL))
        (self.source / "binary.txt").unlink()
        self.assertEqual(expected[1:], self.diagnostics(0))
        told = "skipped: 2 files; 'zhengce status' names them, with the reason"
        self.assertIn(told, self.expect(0, "index", self.source).err)
        self.assertNotIn("skipped", self.expect(0, "index", "-q", self.source).err)
        self.assertEqual(2, self.expect(0, "index", "--format", "json", self.source).json["skipped"])

    def test_a_long_path_leaves_room_for_the_reason(self):
        deep = "source/" + "/".join(["教育督导文件汇编" * 8] * 5)
        self.write(f"{deep}/bad.txt", "crème brûlée à la carte".encode("latin-1") * 10)
        (self.dir / deep / "gone.txt").symlink_to("nowhere")
        path = self.dir / "diagnostics.jsonl"
        result = self.expect(PARTIAL, "index", "-q", "--diagnostics", path, self.source)
        found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        reasons = {os.path.basename(item["path"]): item for item in found}
        for name, reason, reason_zh in (("bad.txt", "not UTF-8 text; ", "不是 UTF-8 文本"), ("gone.txt", "a link that ", "链接的目标")):
            self.assertTrue(reasons[name]["reason"].startswith(reason), reasons[name])
            self.assertTrue(reasons[name]["reason_zh"].startswith(reason_zh), reasons[name])
            self.assertIn(f"{name}: {reason}", result.err)

    def test_texts_of_pdf_files(self):
        """A stub stands for pdftotext: what is tested is which files get a text, and which not."""
        program = ROOT / "contrib/zhengce-pdf"
        stub = self.script("bin/pdftotext", 'shift 3\ngrep -q bad "$1" && exit 1\ncat "$1" >"$2"\n')
        hook = self.script("hook", f"exec {program} '{self.source}'\n")
        self.write("source/空 格.PDF", "双减工作的\n通知。\n")
        self.write("source/deep/bad.pdf", "bad")
        self.write("source/scan.pdf", "\f\n \f")
        env = self.env(PATH=f"{stub.parent}:{os.environ['PATH']}")
        result = self.expect(0, "index", "--pre-hook", hook, self.source, env=env)
        self.assertIn("bad.pdf: pdftotext cannot read it", result.err)
        self.assertIn("scan.pdf: holds no text", result.err)
        self.assertEqual({"空 格.PDF.txt"}, files_of(self.search("双减工作")))
        self.assertEqual([], [path for path in self.source.rglob("*.part")])
        text = self.source / "空 格.PDF.txt"
        text.write_text("课后服务。\n", encoding="utf-8")
        self.expect(0, "index", "--pre-hook", hook, self.source, env=env)
        self.assertEqual({text.name}, files_of(self.search("课后服务")), "a text that is newer stays")
        os.utime(text, (1, 1))
        self.expect(0, "index", "--pre-hook", hook, self.source, env=env)
        self.assertEqual({text.name}, files_of(self.search("双减工作")))

    def test_what_is_suspect_is_told_again_but_no_news(self):
        self.write("source/a.meta.json", '{"date":"去年","level":"乡镇"}')
        record = {"id": "x", "title": "双减", "text": "作业。", "date": "去年"}
        self.write("source/list.jsonl", json.dumps(record, ensure_ascii=False) + "\n")
        log, told = self.dir / "log", ["a.txt", "a.txt", "list.jsonl:1"]
        for run in range(3):
            result = self.expect(0, "index", "--format", "json", "--log", log, self.source)
            self.assertEqual(told, [os.path.basename(item["path"]) for item in result.json["suspects"]])
            self.assertEqual([("suspect", name) for name in told], self.diagnostics(0))
            self.assertEqual(3 if run == 0 else 0, result.err.count("suspect: "), result.err)
            self.assertEqual(3, log.read_text(encoding="utf-8").count("\tsuspect\t"))
            rows, left_out, _ = self.sources()
            self.assertEqual({"source": (2, 0, 2, 0)}, rows)
            self.assertEqual([("suspect", name) for name in told], left_out)

    def test_a_reason_is_the_same_wherever_a_program_reads_it(self):
        self.write("source/image.png", b"\x89PNG")
        self.write("source/binary.txt", b"\x00\x01\x02\x03" * 100)
        self.write("source/a.meta.json", '{"date":"去年"}')
        notes = self.dir / "notes"
        for locale in ("C.UTF-8", "zh_CN.UTF-8"):
            env = self.env(LC_ALL=locale)
            words = ("index", "--format", "json", "--diagnostics", notes, self.source)
            summary = self.expect(PARTIAL, *words, env=env).json
            told = [json.loads(line) for line in notes.read_text(encoding="utf-8").splitlines()]
            left_out = self.expect(0, "status", "--format", "json", env=env).json["left_out"]
            self.assertEqual(sorted(told, key=str), sorted(left_out, key=str))
            for change, member, reason in (("failed", "failures", "not UTF-8 text"), ("suspect", "suspects", "date")):
                expected = [{key: item[key] for key in item if key != "change"} for item in told if item["change"] == change]
                self.assertEqual(expected, summary[member])
                self.assertEqual(["path", "id", "reason", "reason_zh"], list(summary[member][0]))
                self.assertIn(reason, summary[member][0]["reason"])
            self.assertEqual([self.search("双减")["hits"][0]["id"]], [item["id"] for item in summary["suspects"]])

    def test_a_diagnostics_file_that_cannot_be_made_ends_the_run(self):
        result = self.expect(ERROR, "index", "--diagnostics", self.dir / "no" / "where", self.source)
        self.assertIn("diagnostics", result.err)
        self.assertFalse(self.db.exists())

    # ---- Waiting ----

    def test_a_second_writer_waits_as_long_as_it_was_told(self):
        self.index(self.source)
        with open(self.db / "lock", "r+b") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.expect(LOCKED, "index", self.source)
            self.expect(LOCKED, "index", "--wait", "1", self.source)
            running = Running("index", "--wait", "600", "--format", "json", self.source, env=self.env())
            fcntl.flock(lock, fcntl.LOCK_UN)
        result = running.wait()
        self.assertEqual(0, result.status, str(result))
        self.assertEqual(1, result.json["unchanged"])

    # ---- Status ----

    def sources(self):
        """What status says of each: documents, failed, suspect, skipped."""
        status = self.expect(0, "status", "--format", "json").json
        rows = {
            os.path.relpath(item["path"], self.dir): tuple(item[key] for key in ("documents", "failed", "suspect", "skipped"))
            for item in status["sources"]
        }  # fmt: skip
        left_out = sorted((item["change"], os.path.basename(item["path"])) for item in status["left_out"])
        return rows, left_out, status["elsewhere"]

    def test_status_tells_where_documents_come_from(self):
        self.write("source/image.png", b"\x89PNG")
        self.write("source/binary.txt", b"\x00\x01\x02\x03" * 100)
        self.write("other/b.txt", "课后服务通知\n收费。\n")
        self.write("other/bad\nname.txt", b"\x00\x01\x02\x03" * 100)
        self.write("list.jsonl", '{"id":"x","title":"双减","text":"作业。"}\n{"id":"y"}\n')
        self.expect(PARTIAL, "index", "-q", self.source, self.dir / "other", self.dir / "list.jsonl")
        left_out = [("failed", "bad\nname.txt"), ("failed", "binary.txt"), ("failed", "list.jsonl:2"), ("skipped", "image.png")]
        rows = {"source": (1, 1, 0, 1), "other": (1, 1, 0, 0), "list.jsonl": (1, 1, 0, 0)}
        self.assertEqual((rows, left_out, 0), self.sources())
        text = self.expect(0, "status").text
        self.assertIn(f"  {self.source}: 1 document, 1 failed, 0 suspect, 1 skipped", text)
        self.assertIn("binary.txt: not UTF-8 text", text)
        self.assertIn("image.png", text)
        self.assertIn("bad name.txt", text)
        # A run on some of them leaves the others as they were; one on a part of a source
        # makes no source of that part; a source that is gone is no source.
        (self.source / "binary.txt").unlink()
        self.write("source/deep/c.txt", "新增通知\n内容。\n")
        self.expect(0, "index", "-q", self.source)
        self.expect(0, "index", "-q", self.source / "deep")
        (self.dir / "list.jsonl").unlink()
        self.expect(0, "index", "-q", "--force", self.dir / "list.jsonl")
        rows = {"source": (2, 0, 0, 1), "other": (1, 1, 0, 0)}
        self.assertEqual((rows, [("failed", "bad\nname.txt"), ("skipped", "image.png")], 0), self.sources())
        self.expect(0, "index", "-q", "--rebuild", self.source)
        self.assertEqual(({"source": (2, 0, 0, 1)}, [("skipped", "image.png")], 0), self.sources())

    def test_what_stands_beside_the_index_may_be_lost_or_be_nonsense(self):
        self.index(self.source)
        path = self.db / "sources"
        sound = path.read_bytes()
        for damaged in (None, b"", b"x" * 100, sound[:-20], sound.replace(b"13:", b"99999999999:"), sound[:40] + b"\xff" + sound[41:]):
            path.unlink() if damaged is None else path.write_bytes(damaged)
            rows, left_out, elsewhere = self.sources()
            if damaged != sound:
                self.assertEqual(({}, [], 1), (rows, left_out, elsewhere))
            self.index(self.source)
            self.assertEqual({"source": (1, 0, 0, 0)}, self.sources()[0])

    def test_damage_is_told_by_a_run_that_finds_nothing_new(self):
        self.index(self.source)
        path = self.db / "gen-1" / "docdata.glass"
        data = bytearray(path.read_bytes())
        data[100] ^= 1
        path.write_bytes(data)
        notes = self.dir / "notes"
        result = self.expect(0, "index", "--format", "json", "--diagnostics", notes, self.source)
        self.assertEqual(1, result.json["unchanged"])
        self.assertEqual([os.fspath(self.db)], [item["path"] for item in result.json["warnings"]])
        self.assertIn("verify --repair", result.err)
        self.assertEqual("warning", json.loads(notes.read_text())["change"])
        self.assertIn("warning: ", self.expect(0, "index", "-q", self.source).err)

    def test_status_tells_generations_and_age(self):
        self.index(self.source)
        first = self.expect(0, "status", "--format", "json").json
        self.assertEqual([1], [item["number"] for item in first["generations"]])
        self.assertEqual(1, first["run"])
        self.index("--rebuild", self.source)
        second = self.expect(0, "status", "--format", "json").json
        self.assertEqual([2, 1], [item["number"] for item in second["generations"]])
        self.assertTrue(all(0 < item["bytes"] < second["bytes"] for item in second["generations"]))
        self.assertRegex(second["generations"][1]["updated"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertTrue(second["sealed"])
        text = self.expect(0, "status").text
        self.assertIn("gen-2", text)
        self.assertRegex(text, r"Updated .*\((just now|\d+ minutes ago), run 1\)")
        (self.db / "gen-2" / "manifest").unlink()
        self.assertFalse(self.expect(0, "status", "--format", "json").json["sealed"])
        self.assertIn("damage would not be noticed", self.expect(0, "status").text)
        for words in ("status", "verify"):
            result = self.expect(0, words)
            self.assertRegex(result.text + result.err, "a run is at work,? or the last one did not end well")

    def test_a_time_in_the_future_is_not_just_now(self):
        self.index(self.source)
        path = self.db / "gen-1" / "iamglass"
        now = path.stat().st_mtime
        for ahead, says in ((60, "just now"), (86400, "in the future by a wrong clock")):
            os.utime(path, (now + ahead, now + ahead))
            self.assertRegex(self.expect(0, "status").text, rf"Generation .* written {says}\)")
        self.assertIn("在将来（时钟有误）", self.expect(0, "status", env=self.env(LC_ALL="zh_CN.UTF-8")).text)

    @need_root()
    def test_a_directory_that_cannot_be_written_still_answers(self):
        self.index(self.source)

        for path in (self.dir, self.db, *self.db.rglob("*"), self.source, self.source / "a.txt"):
            path.chmod(0o555 if path.is_dir() else 0o444)
        self.assertEqual(1, self.search("双减", before=become_nobody)["total"])
        result = self.run_program("index", self.source, before=become_nobody)
        self.assertEqual(ERROR, result.status, str(result))
        self.assertIn("Permission denied", result.err)


if __name__ == "__main__":
    main()
