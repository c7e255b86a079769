# Indexes that are missing, foreign, of another version, locked or damaged.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import os
import pathlib
import random
import re
import shlex
import resource
import shutil
import signal
import subprocess
import tempfile
import unittest

from harness import (
    CORPUS,
    ERROR,
    LOCKED,
    NOTHING,
    SANITIZED,
    Case,
    Running,
    environment,
    files_of,
    ids_of,
    become_nobody,
    main,
    need_root,
    run,
    snapshot,
)

FORGE = os.environ.get("ZHENGCE_FORGE", "")
OTHER_LIBRARIES = os.environ.get("ZHENGCE_OTHER_LIBRARIES", "")
# It mostly notices before that does harm, but a sanitizer is stricter.
XAPIAN_READS_PAST_BLOCKS = "Xapian reads past the end of a damaged block, where a sanitizer ends the process"
READERS = (
    ["search", "双减"],
    ["search", "--passages", "--format", "json", "溺 OR 作业"],
    ["count", "学校"],
    ["kwic", "双减"],
    ["show", "ql-n-001"],
    ["status"],
    ["verify"],
)


class BadIndex(Case):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.mkdtemp(prefix="zhengce-test-")
        cls.addClassCleanup(shutil.rmtree, scratch, ignore_errors=True)
        cls.good = pathlib.Path(scratch) / "good"
        result = run("index", "-q", "-d", cls.good, CORPUS, env=environment())
        assert result.status == 0, str(result)

    def copy(self):
        shutil.rmtree(self.db, ignore_errors=True)
        shutil.copytree(self.good, self.db)
        return self.db / "gen-1"

    def forge(self, *words):
        if not FORGE:
            self.skipTest("ZHENGCE_FORGE does not name the program that makes such indexes")
        subprocess.run([FORGE, *map(os.fspath, words)], check=True)

    def assert_refused(self, words, *says, env=None):
        """An error that names the index and the way out, and changes nothing."""
        before = snapshot(self.dir)
        result = self.expect(ERROR, *words, env=env)
        self.assertEqual(b"", result.out, str(result))
        self.assertTrue(result.err.startswith("zhengce: "), str(result))
        self.assertIn(str(self.db), result.err)
        for text in says:
            self.assertIn(text, result.err)
        after = snapshot(self.dir)
        after.pop("db/lock", None), before.pop("db/lock", None)
        self.assertEqual(before, after)
        return result

    def assert_rebuilt(self):
        self.expect(0, "index", "-q", "--rebuild", CORPUS)
        self.expect(0, "verify")
        self.assertGreater(self.search("双减")["total"], 10)


class Missing(BadIndex):
    def test_no_such_directory(self):
        for words in READERS:
            with self.subTest(words[0]):
                self.assert_refused(words, "there is no index", "zhengce index -d")
        self.assertFalse(self.db.exists())

    def test_a_directory_that_cannot_be_made(self):
        below = self.write("file", "双减\n") / "db"
        for words in (["index", CORPUS], ["index", "--rebuild", CORPUS]):
            with self.subTest(words):
                result = self.run_program(*words, "-d", below)
                self.assertEqual(ERROR, result.status)
                self.assertIn(f"{below}: Not a directory; ", result.err)
                self.assertIn("name another directory with -d", result.err)

    def test_an_empty_directory(self):
        self.db.mkdir()
        for words in READERS:
            with self.subTest(words[0]):
                self.assert_refused(words, "there is no index")
        self.expect(0, "index", "-q", CORPUS)

    def test_an_index_without_documents(self):
        self.forge("empty", self.db)
        for words in READERS:
            with self.subTest(words[0]):
                expected = 0 if words[0] in ("status", "verify") else NOTHING
                self.expect(expected, *words)
        self.expect(0, "index", "-q", CORPUS)


class Foreign(BadIndex):
    def test_a_directory_with_other_files(self):
        self.write("db/notes.txt", "双减，这是别人的文件。\n")
        self.write("db/sub/more.txt", "双减\n")
        for words in (*READERS, ["index", CORPUS], ["index", "--rebuild", CORPUS], ["index", "--dry-run", CORPUS]):
            with self.subTest(words):
                self.assert_refused(words, "not a zhengce index", "-d")
        self.assertFalse((self.db / "lock").exists())

    def test_a_file_that_lies_beside_an_index(self):
        self.copy()
        hits = self.search("双减")["hits"]
        log, found = self.db / "index.log", self.db / "lost+found"
        found.mkdir()
        self.expect(0, "index", "-q", "--log", log, CORPUS)
        self.expect(0, "index", "-q", "--log", log, "--rebuild", CORPUS)
        self.expect(0, "verify")
        self.assertEqual([hit["id"] for hit in hits], [hit["id"] for hit in self.search("双减")["hits"]])
        self.assertTrue(log.stat().st_size > 0 and found.is_dir())
        found.rmdir()
        (self.db / "XAPIANDB").unlink()
        self.assert_refused(["index", CORPUS], "not a zhengce index", "index.log")

    def test_a_file(self):
        self.write("db", "双减\n")
        for words in (*READERS, ["index", CORPUS], ["index", "--rebuild", CORPUS]):
            with self.subTest(words):
                self.assert_refused(words, "not a zhengce index")

    def test_a_database_that_zhengce_did_not_make(self):
        self.copy()
        other = self.dir / "other"
        (self.db / "gen-1").rename(other)
        shutil.rmtree(self.db)
        other.rename(self.db)
        for words in (*READERS, ["index", CORPUS], ["index", "--rebuild", CORPUS]):
            with self.subTest(words):
                self.assert_refused(words, "not a zhengce index")

    def test_a_database_behind_our_names_that_says_nothing_of_zhengce(self):
        self.copy()
        self.forge("metadata", self.db, "zhengce.analyser", "")
        for words in (*READERS, ["index", CORPUS]):
            with self.subTest(words):
                self.assert_refused(words, "not a zhengce index")

    def test_a_stub_that_points_elsewhere(self):
        for text in ("auto elsewhere\n", "auto ../good\n", "remote localhost:1\n", "garbage", "", "\0" * 5000):
            self.copy()
            (self.db / "XAPIANDB").write_text(text)
            shutil.rmtree(self.db / "gen-1")
            for words in (*READERS, ["index", CORPUS]):
                with self.subTest((text[:20], words[0])):
                    self.assert_refused(words, "not a zhengce index")

    def test_a_damaged_stub_beside_a_generation(self):
        for text in ("", "auto gen-1", "Auto gen-1\n", "auto gen-1\n\n", "auto gen-3\n", "\0" * 5000):
            self.copy()
            (self.db / "XAPIANDB").write_text(text)
            for words in (*READERS, ["index", CORPUS]):
                with self.subTest((text[:20], words[0])):
                    self.assert_refused(words, "damaged", f"zhengce verify --repair -d {self.db}`")
            answer = self.expect(ERROR, "verify", "--format", "json").json
            self.assertFalse(answer["sound"])
            self.assertEqual(1, len(answer["problems"]))
            self.assertIn("--repair", answer["problems"][0])
            self.expect(0, "verify", "--repair")
            self.expect(0, "verify")

    def test_files_of_an_interrupted_run_are_swept_away(self):
        self.copy()
        before = self.search("双减")["hits"]
        shutil.copytree(self.db / "gen-1", self.db / "gen-2")
        (self.db / "gen-2" / "postlist.glass").write_bytes(b"half")
        (self.db / "XAPIANDB.new").write_text("auto ge")
        self.assertEqual(before, self.search("双减")["hits"])
        self.expect(0, "index", "-q", "--rebuild", CORPUS)
        self.assertEqual(before, self.search("双减")["hits"])
        self.expect(0, "verify")


class Version(BadIndex):
    def test_another_format_or_analyser(self):
        # "1" is what an index says that was made before its analyser had a fingerprint.
        for key, value in (("format", "999"), ("analyser", "999"), ("format", "0"), ("format", "one"),
                           ("analyser", "1"), ("analyser", "1-0123456789abcdef")):
            self.copy()
            self.forge("metadata", self.db, f"zhengce.{key}", value)
            for words in (*READERS, ["index", CORPUS], ["index", "--dry-run", CORPUS]):
                with self.subTest((key, value, words)):
                    if words[0] != "verify" or value == "999":
                        self.assert_refused(words, f"{key} {value}", f"zhengce index --rebuild -d {self.db.resolve()} {CORPUS}`")
            self.assert_rebuilt()

    @unittest.skipIf(SANITIZED, "a sanitizer has to be loaded first")
    def test_libraries_that_make_other_terms(self):
        if not OTHER_LIBRARIES:
            self.skipTest("ZHENGCE_OTHER_LIBRARIES does not name the library to be preloaded")
        for what in ("stems", "folds", "unicode"):
            other = self.env(LD_PRELOAD=OTHER_LIBRARIES, ZHENGCE_OTHER=what)
            self.copy()
            for words in (*READERS, ["index", CORPUS], ["index", "--dry-run", CORPUS]):
                with self.subTest((what, words)):
                    self.assert_refused(words, f"zhengce index --rebuild -d {self.db.resolve()} {CORPUS}`", env=other)
            self.expect(0, "search", "双减", env=self.env(LD_PRELOAD=OTHER_LIBRARIES))
            self.expect(0, "index", "-q", "--rebuild", CORPUS, env=other)
            self.expect(0, "search", "双减", env=other)
            self.assert_refused(["search", "双减"], "analyser 2-")


class Locked(BadIndex):
    def test_a_second_writer_is_told_to_try_again(self):
        self.copy()
        log = self.dir / "log"
        os.mkfifo(log)
        source = self.dir / "more"
        source.mkdir()
        for number in range(400):  # their names alone overflow a pipe, which holds 64 KiB
            (source / ("新" * 70 + f"{number}.txt")).write_text("双减的新文件。\n", encoding="utf-8")
        before = files_of(self.search("双减"))
        running = Running("index", "--log", log, source, env=self.env())
        with open(log, "rb") as reader:
            reader.readline()  # it writes to the log once it has the lock
            for words in (["index", CORPUS], ["index", "--rebuild", CORPUS]):
                result = self.expect(LOCKED, *words)
                self.assertEqual(b"", result.out)
                self.assertIn("try again", result.err)
                self.assertIn(str(self.db), result.err)
            self.assertIn("稍后", self.expect(LOCKED, "index", CORPUS, env=self.env(LC_ALL="zh_CN.UTF-8")).err)
            # Readers see the old state and wait for nobody.
            self.assertEqual(before, files_of(self.search("双减")))
            self.expect(0, "index", "--dry-run", CORPUS)
            self.expect(0, "verify")
            reader.read()
        result = running.wait()
        self.assertEqual(0, result.status, str(result))
        self.assertEqual(len(before) + 400, len(files_of(self.search("双减"))))
        self.expect(0, "index", CORPUS)

    def test_a_lock_file_left_behind_locks_nobody(self):
        self.copy()
        self.write("db/lock", "left by a process that died")
        self.expect(0, "index", CORPUS)

    @need_root()
    def test_an_index_that_may_not_be_written(self):
        self.copy()
        os.chmod(self.dir, 0o755)

        for words in READERS[:-1]:
            expected = self.expect(0, *words)
            result = self.expect(0, *words, before=become_nobody)
            if "json" not in words:
                self.assertEqual(expected.out, result.out)
        self.assertIn("sound", self.expect(0, "verify", before=become_nobody).text)
        next(self.db.glob("gen-*/manifest")).unlink()
        for words in (["verify"], ["index", CORPUS], ["index", "--rebuild", CORPUS]):
            result = self.expect(ERROR, *words, before=become_nobody)
            self.assertIn(str(self.db), result.err)
            self.assertRegex(result.err, "[Pp]ermission")

    @need_root()
    def test_an_index_that_may_not_be_read(self):
        self.copy()
        os.chmod(self.dir, 0o755)

        (generation,) = self.db.glob("gen-*")
        for path, commands in (
            (self.db / "XAPIANDB", (["search", "双减"], ["show", "x"], ["status"], ["verify"])),
            (generation / "records.1", (["search", "双减"], ["facets", "双减"])),
            *((path, (["search", "双减"], ["outline", "双减"], ["status"]))
              for path in (generation, *generation.glob("*.glass"), generation / "iamglass")),
        ):
            mode = path.stat().st_mode
            path.chmod(0)
            for words in commands:
                with self.subTest([path.name, *words]):
                    result = self.expect(ERROR, *words, before=become_nobody)
                    way_out = "Permission denied; make it readable for you, or name another index with -d\n"
                    self.assertTrue(result.err.endswith(way_out), str(result))
            result = self.expect(ERROR, "search", "双减", before=become_nobody, env=self.env(LC_ALL="zh_CN.UTF-8"))
            self.assertIn("请使自己有权读取，或用 -d 指定别的索引", result.err)
            path.chmod(mode)


class Damaged(BadIndex):
    """Whatever happened to the bytes, nothing crashes and `verify` says so."""

    TABLES = ("postlist.glass", "docdata.glass", "termlist.glass", "records.1")

    def assert_survives(self, noise=False):
        """Each reader ends with an error or an answer.

        Noise in a block may send Xapian's search of it round in a circle: that of a
        block's directory halves a distance that it takes to be even.  Then a limit on
        time ends the reader, and `verify`, which looks at blocks first, tells why."""
        limits = {resource.RLIMIT_CPU: 3} if noise and not SANITIZED else {}
        for words in READERS:
            result = run(*words, env=self.env(**self.quiet_death()), limits=limits)
            if limits and result.status in (-signal.SIGKILL, -signal.SIGXCPU):
                continue
            self.assertGreaterEqual(result.status, 0, f"a signal ended the program\n{result}")
            self.assertIn(result.status, (0, NOTHING, ERROR), str(result))
            if result.status == ERROR and words[0] != "verify":
                self.assertTrue(result.err.startswith("zhengce: "), str(result))
        result = self.run_program("index", "--dry-run", CORPUS)
        self.assertIn(result.status, (0, ERROR), str(result))

    def assert_found_damaged(self):
        result = self.run_program("verify", env=self.env(**self.quiet_death()))
        self.assertEqual(ERROR, result.status, str(result))
        self.assertNotIn("sound", result.text)
        self.assertIn("damaged" if "problems" not in result.err else "problems", result.err)
        data = self.run_program("verify", "--format", "json", env=self.env(**self.quiet_death()))
        self.assertEqual(ERROR, data.status, str(data))
        if data.out:
            self.assertFalse(data.json["sound"])

    def quiet_death(self):
        """A check that dies of damage is expected; a sanitizer shall not report it."""
        options = environment().get("ASAN_OPTIONS", "")
        return {"ASAN_OPTIONS": f"{options}:handle_segv=0:handle_sigbus=0:handle_abort=0"} if SANITIZED else {}

    def test_a_sound_index_is_called_sound(self):
        self.copy()
        self.assertEqual("sound\n", self.expect(0, "verify").text)
        self.assertEqual({"format": 1, "sound": True, "problems": [], "sealed": True}, self.expect(0, "verify", "--format", "json").json)

    def test_files_cut_short(self):
        for name in (*self.TABLES, "iamglass"):
            size = (self.good / "gen-1" / name).stat().st_size
            for left in (0, 1, size // 2, size - size // 10 - 1):
                with self.subTest((name, left)):
                    os.truncate(self.copy() / name, left)
                    self.assert_found_damaged()
                    self.assert_survives()

    def test_files_that_are_gone(self):
        for name in (*self.TABLES, "iamglass"):
            with self.subTest(name):
                (self.copy() / name).unlink()
                self.assert_found_damaged()
                self.assert_survives()
        shutil.rmtree(self.copy())
        self.assert_found_damaged()
        self.assert_survives()

    @unittest.skipIf(SANITIZED, XAPIAN_READS_PAST_BLOCKS)
    def test_the_middle_of_a_file_overwritten(self):
        chance = random.Random(20240501)
        for name in self.TABLES:
            size = (self.good / "gen-1" / name).stat().st_size
            for filling in (bytes(size), b"\xff" * size, chance.randbytes(size)):
                with self.subTest((name, filling[:4])):
                    path = self.copy() / name
                    with open(path, "r+b") as file:
                        file.seek(size // 4)
                        file.write(filling[: size // 2])
                    self.assert_found_damaged()
                    self.assert_survives(noise=True)

    def test_every_byte_of_the_version_file(self):
        # Numbers in it say where the tables begin: none of them may be trusted.
        original = (self.good / "gen-1" / "iamglass").read_bytes()
        path = self.copy() / "iamglass"
        expected = self.search("双减")["hits"]
        values = (0x00, 0x58, 0x7F, 0x80)
        for place in range(0, len(original), 7 if SANITIZED else 1):
            for value in (values[place % len(values)], 0xFF):
                damaged = bytearray(original)
                damaged[place] = value
                path.write_bytes(damaged)
                words = ["search", "-n", "100000", "--format", "json", "双减"]
                result = self.run_program(*words)
                self.assertIn(result.status, (0, NOTHING, ERROR), f"byte {place} = {value}\n{result}")
                if result.status == 0 and place < 14:
                    self.assertEqual(expected, result.json["hits"])
            result = self.run_program("verify", env=self.env(**self.quiet_death()))
            self.assertIn(result.status, (0, ERROR), f"byte {place}\n{result}")

    @unittest.skipIf(SANITIZED, XAPIAN_READS_PAST_BLOCKS)
    def test_bytes_overwritten_at_random(self):
        chance = random.Random(20240502)
        for round_number in range(40):
            name = chance.choice(self.TABLES)
            path = self.copy() / name
            size = path.stat().st_size
            with open(path, "r+b") as file:
                for _ in range(chance.choice((1, 10, 100))):
                    file.seek(chance.randrange(size))
                    file.write(chance.randbytes(chance.choice((1, 1, 16))))
            with self.subTest((round_number, name)):
                self.assert_survives()

    @unittest.skipIf(SANITIZED, XAPIAN_READS_PAST_BLOCKS)
    def test_a_damaged_index_can_be_rebuilt(self):
        for name in (*self.TABLES, "iamglass"):
            with self.subTest(name):
                path = self.copy() / name
                path.write_bytes(bytes(path.stat().st_size))
                result = self.run_program("search", "双减")
                self.assertIn("--rebuild", result.err + self.run_program("verify").err)
                self.assert_rebuilt()


class Checksums(Case):
    """Any changed byte is found, and the index goes back to what is whole."""

    def setUp(self):
        super().setUp()
        self.source = self.dir / "source"
        for number in range(12):
            self.write(f"source/{number}.txt", f"关于双减的通知之{number}\n作业要减，第{number}条。\n")
        self.index(self.source)

    def flip(self, path, place):
        data = bytearray(path.read_bytes())
        data[place] ^= 0x01
        path.write_bytes(data)

    def files(self, generation):
        return sorted(path for path in (self.db / generation).iterdir() if path.stat().st_size > 0)

    def test_a_single_bit_anywhere(self):
        chance = random.Random(20240503)
        for path in self.files("gen-1"):
            for _ in range(12):
                place = chance.randrange(path.stat().st_size)
                self.flip(path, place)
                with self.subTest(file=path.name, place=place):
                    result = self.expect(ERROR, "verify")
                    self.assertIn(path.name, result.err)
                self.flip(path, place)
        self.expect(0, "verify")

    def test_a_manifest_that_was_cut_off(self):
        manifest = self.db / "gen-1" / "manifest"
        whole = manifest.read_bytes()
        self.write("source/new.txt", "新增双减\n内容。\n")
        for part in (whole[:40], b"", whole[:-1], b"\0" * len(whole), whole + b"\n"):
            manifest.write_bytes(part)
            result = self.expect(ERROR, "verify")
            self.assertIn("manifest", result.err)
            self.expect(ERROR, "index", self.source)
        manifest.write_bytes(whole)
        self.expect(0, "verify")

    def test_damage_is_not_built_upon(self):
        self.flip(self.db / "gen-1" / "docdata.glass", 100)
        self.assertEqual(12, self.index(self.source)["unchanged"])
        self.write("source/new.txt", "新增双减\n内容。\n")
        result = self.expect(ERROR, "index", self.source)
        self.assertIn("verify --repair", result.err)
        self.expect(ERROR, "verify")
        self.expect(0, "index", "--rebuild", "-q", self.source)
        self.expect(0, "verify")

    def test_back_to_the_generation_before(self):
        before = ids_of(self.search("双减"))
        self.index("--rebuild", self.source)
        self.write("source/new.txt", "新增双减\n内容。\n")
        self.index(self.source)
        after = ids_of(self.search("双减"))
        self.assertIn("sound", self.expect(0, "verify", "--repair").text)
        self.flip(self.db / "gen-2" / "postlist.glass", 3000)
        result = self.expect(0, "verify", "--repair")
        self.assertIn("generation 1", result.err)
        self.assertIn(f"zhengce index -d {self.db} {self.source}\n", result.err)
        self.assertEqual(sorted(before), sorted(ids_of(self.search("双减"))))
        self.expect(0, "verify")
        self.assertEqual(1, self.index(self.source)["added"])
        self.assertEqual(sorted(after), sorted(ids_of(self.search("双减"))))
        self.expect(0, "verify")

    def test_the_list_of_sources_is_checked(self):
        hits = self.search("双减")["hits"]
        sources = self.db / "sources"
        whole = sources.read_bytes()
        self.index("--rebuild", self.source)  # so that there is something to go back to
        for damaged in (b"", whole[:20], whole[:-1], whole + b"\n", whole.replace(b"/source", b"/sourcf")):
            sources.write_bytes(damaged)
            for words in (["verify"], ["verify", "--repair"]):
                result = self.expect(ERROR, *words)
                self.assertIn(f"{sources}: this list", result.err)
                self.assertNotIn(b"sound\n", result.out)
                self.assertEqual(damaged, sources.read_bytes())
            answer = self.expect(ERROR, "verify", "--format", "json").json
            self.assertEqual((False, 1), (answer["sound"], len(answer["problems"])))
            self.assertEqual("auto gen-2\n", (self.db / "XAPIANDB").read_text())
            self.assertEqual(len(hits), len(self.search("双减")["hits"]))
            self.index(self.source)
            self.assertEqual("", self.expect(0, "verify").err)
        sources.unlink()  # as where a program made the index
        self.assertEqual("", self.expect(0, "verify").err)

    def test_the_generation_before_is_checked(self):
        self.index("--rebuild", self.source)
        self.assertEqual("", self.expect(0, "verify").err)
        (self.db / "gen-1" / "postlist.glass").write_bytes(b"")
        for words in (["verify"], ["verify", "--repair"]):
            result = self.expect(0, *words)
            self.assertEqual("sound\n", result.text)
            self.assertIn("gen-1, the generation before, is damaged", result.err)
            self.assertIn("postlist.glass", result.err)
        answer = self.expect(0, "verify", "--format", "json").json
        self.assertEqual((True, True, 1), (answer["sound"], answer["sealed"], len(answer["problems"])))
        self.index("--rebuild", self.source)
        self.assertEqual("", self.expect(0, "verify").err)

    def test_a_stub_that_is_lost_or_scribbled_on(self):
        for damage in (None, b"", b"nonsense"):
            stub = self.db / "XAPIANDB"
            stub.unlink() if damage is None else stub.write_bytes(damage)
            self.expect(0, "verify", "--repair")
            self.assertEqual(12, self.search("双减")["total"])

    def test_a_lost_stub_does_not_cost_what_is_not_named(self):
        other = self.write("other/a.txt", "防汛工作的通知\n各单位要做好准备。\n").parent
        self.index(self.source, other)
        self.index("--rebuild", self.source, other)
        (self.db / "XAPIANDB").unlink()
        self.assertIn(f"zhengce verify --repair -d {self.db}`", self.expect(ERROR, "search", "双减").err)
        self.assertEqual(12, self.index(self.source)["unchanged"])
        self.assertEqual(1, self.search("防汛")["total"])
        self.assertEqual(["gen-1", "gen-2"], sorted(path.name for path in self.db.glob("gen-*")))
        (self.db / "XAPIANDB").unlink()
        empty = self.dir / "empty"
        empty.mkdir()
        self.assertIn("nothing was found to index", self.expect(ERROR, "index", "--rebuild", empty).err)
        self.assertEqual(1, self.search("防汛")["total"])

    def test_nothing_to_go_back_to(self):
        self.flip(self.db / "gen-1" / "postlist.glass", 3000)
        result = self.expect(ERROR, "verify", "--repair")
        command = f"zhengce index --rebuild -d {self.db} {self.source}\n"
        self.assertIn(command, result.err)
        self.source.rename(self.dir / "it's away")
        self.assertIn(f"{self.source}: this source is not there now", self.expect(ERROR, "verify", "--repair").err)
        self.index("--rebuild", self.dir / "it's away")
        (self.db / "XAPIANDB").unlink()
        for generation in ("gen-1", "gen-2"):
            shutil.rmtree(self.db / generation)
        result = self.expect(ERROR, "verify", "--repair")
        command = re.search(r"zhengce (index --rebuild .*)\n", result.err)[1]
        self.assertEqual(["index", "--rebuild", "-d", str(self.db), str(self.dir / "it's away")], shlex.split(command))
        self.expect(0, *shlex.split(command))
        self.assertEqual(12, self.search("双减")["total"])

    def test_where_there_is_no_index_nothing_is_mended(self):
        away = self.dir / "away"
        result = self.expect(ERROR, "verify", "--repair", "-d", away)
        self.assertIn("there is no index here", result.err)
        self.assertFalse(away.exists())
        away.mkdir()
        self.expect(ERROR, "verify", "--repair", "-d", away)
        self.assertEqual([], list(away.iterdir()))
        self.write("away/letter.txt", "x")
        self.assertIn("not a zhengce index", self.expect(ERROR, "verify", "--repair", "-d", away).err)
        self.assertEqual(["letter.txt"], [path.name for path in away.iterdir()])

    def test_the_command_to_rebuild_names_every_source(self):
        sources = [self.write(f"many/{'x' * 100}{i}/text.txt", "双减\n\n内容。\n").parent for i in range(12)]
        self.index("--rebuild", *sources)
        self.index("--rebuild", *sources)
        for generation in self.db.glob("gen-*"):
            self.flip(generation / "postlist.glass", 3000)
        result = self.expect(ERROR, "verify", "--repair")
        command = re.search(r"zhengce (index --rebuild .*)\n", result.err)[1]
        self.assertEqual([str(source) for source in sources], shlex.split(command)[4:])

    def test_without_a_manifest_the_next_run_makes_one(self):
        (self.db / "gen-1" / "manifest").unlink()
        self.assertIn("no manifest", self.expect(0, "verify").err)
        self.assertFalse(self.expect(0, "verify", "--format", "json").json["sealed"])
        self.index(self.source)
        self.assertTrue((self.db / "gen-1" / "manifest").exists())
        self.assertEqual("", self.expect(0, "verify").err)
        self.assertTrue(self.expect(0, "verify", "--format", "json").json["sealed"])


if __name__ == "__main__":
    main()
