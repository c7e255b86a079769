# What is printed where, in which language, and how a run ends.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import csv
import fcntl
import io
import json
import os
import pty
import re
import signal
import struct
import subprocess
import termios
import threading
import unicodedata

import reference
from harness import ERROR, FOUND, NOTHING, PROGRAM, Case, SharedIndex, environment, literal, main

COMMANDS = ("index", "search", "show", "outline", "count", "kwic", "facets", "status", "verify", "tokenize", "help")
HAN = re.compile("[\u4e00-\u9fff]")


def without_quotations(text):
    """Help quotes Chinese queries in every language; what is left is prose."""
    return "\n".join(line for line in text.splitlines() if not line.strip().startswith("zhengce "))


def columns_of(char):
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


class Streams(SharedIndex):
    def run_on_terminal(self, *words, env=None):
        """Runs with both streams on a terminal of 60 columns."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
        settings = {"TERM": "xterm", "ZHENGCE_DB": self.db, "HOME": self.home, **(env or {})}
        process = subprocess.Popen(
            [PROGRAM, *map(str, words)],
            env=environment(**settings),
            stdin=subprocess.DEVNULL,
            stdout=slave,
            stderr=slave,
        )
        # A terminal that nobody holds open any more may drop what was not read yet; so this side holds it, and
        # says itself where the output ends.
        end = b"\0end\0"

        def close():
            process.wait()
            os.write(slave, end)

        closer = threading.Thread(target=close)
        closer.start()
        output = b""
        while not output.endswith(end):
            output += os.read(master, 65536)
        closer.join()
        os.close(slave)
        os.close(master)
        return process.wait(), output.removesuffix(end).decode("utf-8", "replace")

    def test_statuses(self):
        identity = self.search("双减")["hits"][0]["id"]
        table = {
            FOUND: (
                ["search", "双减"],
                ["search", "双减", "-n", "0"],
                ["count", "双减"],
                ["kwic", "双减"],
                ["show", identity],
                ["status"],
                ["verify"],
                ["tokenize", "双减"],
                ["help"],
                ["help", "search"],
                ["--help"],
                ["-h"],
                ["--version"],
                ["-V"],
                [],
                *([command, "--help"] for command in COMMANDS),
            ),
            NOTHING: (
                ["search", "--strict", "没有写着这个"],
                ["count", "没有写着这个"],
                ["kwic", "没有写着这个"],
                ["show", "no-such-id"],
                ["show", f"{identity}.ffffffffffff"],
            ),
            ERROR: (
                ["serch", "双减"],
                ["search"],
                ["search", "--nosuch", "双减"],
                ["search", "-Z", "双减"],
                ["search", "-n"],
                ["search", "-n", "many", "双减"],
                ["search", "-n", "-1", "双减"],
                ["search", "-n", "100001", "双减"],
                ["search", "--offset", "1e3", "双减"],
                ["search", "--format", "xml", "双减"],
                ["search", "--sort", "size", "双减"],
                ["search", "--sort", "date", "--format", "trec", "双减"],
                ["search", "--strict=yes", "双减"],
                ["search", "--since", "gestern", "双减"],
                ["index"],
                ["index", "--max-file-size", "large", "x"],
                ["index", "--jobs", "0", "x"],
                ["show"],
                ["show", identity, identity],
                ["count"],
                ["kwic"],
                ["status", "x"],
                ["verify", "x"],
                ["help", "nosuch"],
                ["--nosuch"],
                ["-d", str(self.db), "search", "双减"],
            ),
        }
        for status, commands in table.items():
            for words in commands:
                with self.subTest(words):
                    result = self.expect(status, *words)
                    if status == ERROR:
                        self.assertEqual(b"", result.out, str(result))
                        self.assertTrue(result.err.startswith("zhengce: "), str(result))
                    else:
                        self.assertNotIn("zhengce: ", result.err if words[:1] != ["show"] else "")

    def test_suggestions(self):
        for words, suggestion in (
            (["serch"], "search"),
            (["indx"], "index"),
            (["verfy"], "verify"),
            (["search", "--formt", "json", "x"], "--format"),
            (["search", "--ofset=3", "x"], "--offset"),
            (["index", "--rebuid", "x"], "--rebuild"),
            (["search", "-双减"], "--"),
        ):
            with self.subTest(words):
                result = self.expect(ERROR, *words)
                self.assertIn(suggestion, result.err.splitlines()[0])
        self.assertIn("zhengce search --help", self.expect(ERROR, "search", "--formt", "x").err)
        self.assertIn("ambiguous", self.expect(ERROR, "search", "--s", "x").err)

    def test_an_option_in_place_of_a_command(self):
        for option, meant in (
            ("--verison", "--version"),
            ("--vers", "--version"),
            ("-v", "--version"),
            ("-version", "--version"),
            ("--hepl", "--help"),
        ):
            with self.subTest(option):
                err = self.expect(ERROR, option).err
                self.assertEqual(f"zhengce: unknown option '{option}'; did you mean '{meant}'?\n", err)
        for option in ("-n", "--format", "--level", "--region", "--verbose", "-d"):
            with self.subTest(option):
                self.assertIn(f"zhengce COMMAND {option}", self.expect(ERROR, option).err)

    def test_options_and_words_mix(self):
        plain = self.expect(0, "search", "--format", "trec", "-n", "3", "双减", "作业").out
        self.assertEqual(plain, self.expect(0, "search", "双减", "-n3", "作业", "--format=trec").out)
        self.assertEqual(plain, self.expect(0, "search", "双减 作业", "--limit", "3", "--form", "trec").out)
        excluded = self.expect(0, "search", "--format", "trec", "双减 -作业").out
        self.assertEqual(excluded, self.expect(0, "search", "--format", "trec", "--", "-作业", "双减").out)

    def test_data_and_talk_are_kept_apart(self):
        for kind in ("json", "jsonl", "csv", "tsv", "trec", "md"):
            result = self.expect(0, "search", "--format", kind, "“双减")
            self.assertNotIn(b"closed", result.out if kind not in ("json", "jsonl") else b"")
            self.assertEqual(kind not in ("json", "jsonl"), "closed" in result.err, kind)
        result = self.expect(0, "search", "双减")
        self.assertNotIn("documents", result.text)
        self.assertIn("documents", result.err)
        result = self.expect(NOTHING, "search", "--strict", "没有写着这个")
        self.assertEqual(b"", result.out)
        self.assertIn("nothing found", result.err)
        result = self.expect(NOTHING, "search", "--format", "csv", "--strict", "没有写着这个")
        self.assertEqual(1, len(result.text.splitlines()))

    def test_version(self):
        self.assertRegex(self.expect(0, "--version").text, r"\Azhengce \d+\.\d+\.\d+\n\Z")
        self.assertEqual(self.expect(0, "--version").text, self.expect(0, "version").text)

    def test_help_has_an_example_to_copy_for_each_command(self):
        overview = self.expect(0).text
        for command in COMMANDS:
            self.assertRegex(overview, rf"(?m)^  {command} ")
            self.assertRegex(overview, rf"(?m)^ +zhengce {command}\b")
            self.assertEqual(
                self.expect(0, command, "--help").out, self.expect(0, "help", command).out
            )

    def test_examples_of_the_overview_are_understood(self):
        lines = re.findall(r"(?m)^ +zhengce (\w+)(.*)$", self.expect(0).text)
        self.assertEqual(sorted(COMMANDS), sorted(command for command, _ in lines))
        for command, rest in lines:
            if command in ("index", "show"):
                continue
            words = rest.replace("'", "").split()
            self.assertIn(self.run_program(command, *words).status, (0, NOTHING), command)

    def test_language_of_messages(self):
        chinese = ("zh_CN.UTF-8", "zh_TW.UTF-8", "zh", "zh_CN.GB18030")
        for name in (*chinese, "C", "POSIX", "en_GB.UTF-8", "de_DE.UTF-8", "zhx_XX"):
            expected = name in chinese
            for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
                env = self.env(**{"LC_ALL": None, variable: name})
                with self.subTest(f"{variable}={name}"):
                    help_text = self.expect(0, "search", "--help", env=env).text
                    self.assertEqual(expected, bool(HAN.search(without_quotations(help_text).split("\n\n")[1])))
                    err = self.expect(ERROR, "serch", env=env).err
                    self.assertEqual(expected, bool(HAN.search(err)))
                    err = self.expect(ERROR, "search", "titel:x", env=env).err
                    self.assertEqual(expected, "字段" in err or "没有" in err)

    def test_which_variable_decides(self):
        def is_chinese(**variables):
            err = self.expect(ERROR, "serch", env=self.env(**{"LC_ALL": None, **variables})).err
            return bool(HAN.search(err))

        self.assertFalse(is_chinese(LC_ALL="en_US.UTF-8", LANG="zh_CN.UTF-8"))
        self.assertTrue(is_chinese(LC_ALL="", LC_MESSAGES="zh_CN.UTF-8", LANG="C"))
        self.assertTrue(is_chinese(LANG="en_US.UTF-8", LANGUAGE="zh_CN:en"))
        self.assertFalse(is_chinese(LANG="C", LANGUAGE="zh_CN"))
        self.assertFalse(is_chinese())

    def test_every_command_speaks_chinese(self):
        env = self.env(LC_ALL="zh_CN.UTF-8")
        for command in COMMANDS:
            text = self.expect(0, command, "--help", env=env).text
            self.assertTrue(HAN.search(without_quotations(text)), command)
            self.assertNotIn("Usage", text)
            self.assertNotIn("print this help", text)
        self.assertIn("文献", self.expect(0, "status", env=env).text)
        self.assertIn("索引完好", self.expect(0, "verify", env=env).text)
        answer = self.expect(0, "search", "--format", "json", "“双减", env=env).json
        self.assertTrue(HAN.search(answer["query"]["notes"][0]))

    def test_no_colour_and_no_progress_where_nobody_looks(self):
        for words in (["search", "双减"], ["kwic", "双减"], ["show", self.search("双减")["hits"][0]["id"]], ["--help"]):
            result = self.expect(0, *words, env=self.env(TERM="xterm-256color"))
            self.assertNotIn(b"\033", result.out)
            self.assertNotIn("\033", result.err)
            self.assertNotIn(b"\r", result.out)

    def test_colour_on_a_terminal_unless_refused(self):
        for words in (["search", "双减"], ["kwic", "双减"]):
            self.assertIn("\033[", self.run_on_terminal(*words)[1])
            for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": None}):
                with self.subTest(env):
                    status, output = self.run_on_terminal(*words, env=env)
                    self.assertEqual(0, status)
                    self.assertIn("双减", output)
                    self.assertNotIn("\033[", output)
            self.assertIn("\033[", self.run_on_terminal(*words, env={"NO_COLOR": ""})[1])

    def test_control_characters_of_a_text_do_not_reach_the_terminal(self):
        self.db = self.dir / "own"
        evil = self.write("evil\033[31m.txt", "双减\033[2J\033]0;owned\a后文\x08\x9b31m\u009b1m尾巴\n")
        self.index(evil)
        for words in (["search", "双减"], ["kwic", "双减"], ["search", "--format", "md", "双减"],
                      ["show", self.search("双减")["hits"][0]["id"]], ["index", "-v", evil]):  # fmt: skip
            with self.subTest(words[0]):
                output = self.run_on_terminal(*words, env={"NO_COLOR": "1", "ZHENGCE_DB": self.db})[1]
                visible = output.replace("\r\n", "\n").replace("\r\033[K", "").replace("\033[K", "")
                self.assertNotIn("\033", visible)
                self.assertNotIn("\a", visible)
                self.assertNotIn("\u009b", visible)

    def test_lines_of_a_concordance_fit_the_terminal(self):
        status, output = self.run_on_terminal("kwic", "双减", env={"NO_COLOR": "1"})
        self.assertEqual(0, status)
        for line in output.split("\r\n"):
            columns = sum(columns_of(char) for char in line)
            self.assertLessEqual(columns, 60, line)

    def test_a_closed_pipe_ends_the_command_quietly(self):
        for words in (
            ["search", "-n", "100000", "--format", "json", "--passages", "一 OR -一"],
            ["kwic", "-n", "100000", "一"],
            ["search", "--batch", "-"],
            ["--help"],
        ):
            with self.subTest(words[0]):
                reader, writer = os.pipe()
                os.close(reader)
                process = subprocess.run(
                    [PROGRAM, *words],
                    env=self.env(),
                    input="双减\n一\n".encode() * 100,
                    stdout=writer,
                    stderr=subprocess.PIPE,
                    preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_DFL),
                )
                os.close(writer)
                self.assertEqual((-signal.SIGPIPE, b""), (process.returncode, process.stderr))
                reader, writer = os.pipe()
                os.close(reader)
                process = subprocess.run(
                    [PROGRAM, *words],
                    env=self.env(),
                    input="双减\n一\n".encode() * 100,
                    stdout=writer,
                    stderr=subprocess.PIPE,
                    restore_signals=False,
                    preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN),
                )
                os.close(writer)
                self.assertEqual((128 + signal.SIGPIPE, b""), (process.returncode, process.stderr))

    def test_output_that_cannot_be_written_is_an_error(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full here")
        for words in (["search", "双减"], ["search", "--format", "json", "双减"], ["status"], ["--help"], ["kwic", "双减"],
                      ["index", "--dry-run", self.home]):  # fmt: skip
            with self.subTest(words), open("/dev/full", "wb") as full:
                result = self.expect(ERROR, *words, stdout=full)
                self.assertIn("zhengce: cannot write to standard output", result.err)

    def test_streams_that_are_closed(self):
        def close(*numbers):
            return lambda: [os.close(number) for number in numbers]

        self.assertEqual(ERROR, self.run_program("search", "双减", before=close(1)).status)
        self.assertEqual(FOUND, self.run_program("search", "双减", before=close(0)).status)
        self.assertEqual(FOUND, self.run_program("search", "双减", before=close(2)).status)
        self.assertEqual(ERROR, self.run_program("search", "--batch", "-", before=close(0)).status)
        before = self.expect(0, "status", "--format", "json").json
        own = self.dir / "own"
        path = self.write("a.txt", "双减\n")
        result = self.run_program("index", "-v", "-d", own, path, before=close(0, 1, 2))
        self.assertEqual(ERROR, result.status)
        self.expect(0, "verify", "-d", own)
        self.assertEqual(before, self.expect(0, "status", "--format", "json").json)


class Formats(SharedIndex):
    def test_json_lines_are_the_same_object(self):
        whole = self.expect(0, "search", "--format", "json", "课后服务").json
        (line,) = self.expect(0, "search", "--format", "jsonl", "课后服务").lines
        whole.pop("took_ms"), line.pop("took_ms")
        self.assertEqual(whole, line)

    def rows(self, kind, *words):
        result = self.expect(0, "search", "-n", "200", "--format", kind, *words)
        if kind == "csv":
            return list(csv.reader(io.StringIO(result.text, newline=""), strict=True))
        rows = [line.split("\t") for line in result.text.split("\n")[:-1]]
        unescape = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
        return [[re.sub(r"\\.", lambda found: unescape[found[0]], cell) for cell in row] for row in rows]

    def test_tables(self):
        for words in (["双减"], ["--passages", "“双减”"], ["--passages", "校外培训"], ["孩子在校外培训机构交的钱"]):
            answer = self.expect(0, "search", "-n", "200", "--format", "json", *words).json
            for kind in ("csv", "tsv"):
                with self.subTest((kind, words)):
                    header, *rows = self.rows(kind, *words)
                    self.assertEqual(len(answer["hits"]), len(rows))
                    for row, hit in zip(rows, answer["hits"]):
                        self.assertEqual(len(header), len(row))
                        row = dict(zip(header, row))
                        document = hit["document"]
                        self.assertEqual(str(hit["rank"]), row["rank"])
                        self.assertEqual((hit["id"], document["id"]), (row["id"], row["document_id"]))
                        for name in ("title", "date", "issuer", "number", "region", "genre", "path"):
                            self.assertEqual(document[name] or "", row[name])
                        for name in ("line", "start_byte", "end_byte"):
                            self.assertEqual(str(hit[name]), row[name])
                        self.assertEqual(hit["text"], row["text"])
                        self.assertEqual(" > ".join(hit["heading"]), row["heading"])
                        self.assertAlmostEqual(hit["score"], float(row["score"]), places=3)

    def test_tables_of_awkward_text(self):
        self.db = self.dir / "own"
        text = '他说"双减",\t逗号,反斜\\n\\与\\t双减。'
        self.index(self.write('a"b,c.txt', f"{text}\n第二行。\n"))
        self.assertEqual(text, self.rows("csv", "双减")[1][-1])
        self.assertEqual(text, self.rows("tsv", "双减")[1][-1])
        self.assertEqual(str(self.dir / 'a"b,c.txt'), self.rows("csv", "双减")[1][10])

    def test_csv_ends_lines_as_the_standard_says(self):
        out = self.expect(0, "search", "--format", "csv", "双减").out
        self.assertTrue(out.startswith(b"rank,score,id,"))
        self.assertEqual(out.count(b"\n"), out.count(b"\r\n"))

    def test_markdown_marks_matches_in_bold(self):
        answer = self.passages("双减")
        plain = ("-n", "100000", "--passages", "--no-fold", "--per-document", "0")
        text = self.expect(0, "search", *plain, "--format", "md", "双减").text
        titles = re.findall(r"(?m)^(\d+)\. \*\*(.+?)\*\*", text)
        self.assertEqual([str(hit["rank"]) for hit in answer["hits"]], [rank for rank, _ in titles])
        quotations = re.findall(r"(?m)^ +> (.*)$", text)
        self.assertEqual(len(answer["hits"]), len(quotations))
        for hit, quotation in zip(answer["hits"], quotations):
            bold = re.findall(r"\*\*(.+?)\*\*", quotation)
            self.assertEqual([hit["text"][start:end] for start, end in hit["marks"]], bold)
            plain = re.sub(r"\\(.)", r"\1", quotation.replace("**", ""))
            self.assertEqual("".join(hit["text"].split()), "".join(plain.split()))
        sources = re.findall(r"(?m)^ +Source: (.*)$", text)
        for hit, source in zip(answer["hits"], sources):
            path = re.sub(r"\\(.)", r"\1", source)
            place = hit["document"]["path"]
            place += f" {hit['document']['id']}" if place.endswith(".jsonl") else f":{hit['line']}"
            self.assertTrue(f"{path} ".startswith(f"{place} "), source)

    def test_markdown_cites(self):
        self.db = self.dir / "cited"
        record = {"id": "n-1", "title": "关于双减的通知", "text": "落实双减。\n", "date": "2022-05-18"}
        record |= {"issuer": "青澜省教育厅", "number": "青教发〔2022〕18号"}
        path = self.write("cited.jsonl", json.dumps(record, ensure_ascii=False))
        self.index(path)
        text = self.expect(0, "search", "--format", "md", "落实双减").text
        self.assertIn("1. **关于双减的通知** — 青教发〔2022〕18号 · 青澜省教育厅 · 2022-05-18\n", text)
        self.assertIn(f"Source: {path} n-1\n", text.replace("\\", ""))

    def test_markdown_of_awkward_text(self):
        self.db = self.dir / "own"
        self.index(self.write("x.txt", "# *双减* 与 [链接](x) `码` 1<2 _下_ |表| 双减\n"))
        text = self.expect(0, "search", "--format", "md", "双减").text
        quotation = re.search(r"(?m)^ +> (.*)$", text)[1]
        self.assertEqual(["双减", "双减"], re.findall(r"(?<!\\)\*\*(.+?)\*\*", quotation))
        self.assertIn(r"\*", quotation)
        self.assertIn(r"\[链接\](x)", quotation)

    def test_run_lines(self):
        for words in (["双减"], ["--passages", "学校"]):
            answer = self.expect(0, "search", "-n", "50", "--format", "json", *words).json
            rows = [line.split(" ") for line in
                    self.expect(0, "search", "-n", "50", "--format", "trec", *words).text.splitlines()]  # fmt: skip
            self.assertEqual([hit["id"] for hit in answer["hits"]], [row[2] for row in rows])
            for number, row in enumerate(rows):
                self.assertEqual(("1", "Q0", str(number + 1), "zhengce"), (row[0], row[1], row[3], row[5]))
            scores = [float(row[4]) for row in rows]
            self.assertEqual(sorted(scores, reverse=True), scores)

    def test_text_names_each_hit_and_its_place(self):
        answer = self.expect(0, "search", "--format", "json", "课后服务").json
        text = self.expect(0, "search", "课后服务").text
        for hit in answer["hits"]:
            self.assertIn(f"{hit['document']['path']}:{hit['line']}  {hit['id']}\n", text)

    def test_concordance(self):
        answer = literal(self.passages("双减"))
        matches = sum(len(hit["matches"]) for hit in answer["hits"])
        lines = self.expect(0, "kwic", "-n", "1000", "--width", "20", "双减").text.splitlines()
        self.assertEqual(matches, len(lines))
        columns = None
        for line in lines:
            here = {
                sum(columns_of(char) for char in line[:at])
                for at in range(len(line))
                if reference.key(line[at : at + 2]) == ["双", "减"]
            }
            columns = here if columns is None else columns & here
        self.assertEqual(1, len(columns), "the matches stand below each other")
        data = self.expect(0, "kwic", "-n", "1000", "--format", "json", "双减").json
        self.assertEqual(matches, data["matches"])
        spans = {(line["passage_id"], line["start_byte"], line["end_byte"]) for line in data["lines"]}
        expected = {
            (hit["id"], match["start_byte"], match["end_byte"]) for hit in answer["hits"] for match in hit["matches"]
        }
        self.assertEqual(expected, spans)
        for line in data["lines"]:
            self.assertEqual(["双", "减"], reference.key(line["key"]))
        header, *rows = self.expect(0, "kwic", "-n", "1000", "--format", "tsv", "双减").text.splitlines()
        self.assertEqual(matches, len(rows))
        for row in rows:
            self.assertEqual(header.count("\t"), row.count("\t"))
        few = self.expect(0, "kwic", "-n", "3", "双减")
        self.assertEqual(lines[:3][0].split()[0], few.text.splitlines()[0].split()[0])
        self.assertEqual(3, len(few.text.splitlines()))
        self.assertIn(str(matches), few.err)

    def test_counts(self):
        whole = self.expect(0, "count", "--format", "json", "课后服务").json
        for name in ("documents", "passages", "matches"):
            self.assertEqual(f"{whole[name]}\n", self.expect(0, "count", f"--{name}", "课后服务").text)
        text = self.expect(0, "count", "课后服务").text
        self.assertEqual("{documents} documents, {passages} passages, {matches} matches\n".format(**whole), text)
        self.assertEqual("0\n", self.expect(NOTHING, "count", "--matches", "办学集团化").text)

    def test_show(self):
        hit = self.passages("课后服务")["hits"][3]
        shown = self.expect(0, "show", "--context", "2", "--format", "json", hit["id"]).json
        self.assertEqual(hit["id"], shown["passages"][shown["focus"]]["id"])
        self.assertLessEqual(shown["focus"], 2)
        whole = self.expect(0, "show", "--format", "json", hit["document"]["id"]).json["passages"]
        place = [passage["id"] for passage in whole].index(hit["id"])
        self.assertEqual(
            [passage["id"] for passage in whole[max(0, place - 2) : place + 3]],
            [passage["id"] for passage in shown["passages"]],
        )
        text = self.expect(0, "show", hit["document"]["id"]).text
        for passage in whole:
            self.assertIn(passage["text"].split("\n")[0], text)

    def test_tokens(self):
        text = "“双减”工作 Policies Ｋ12"
        data = self.expect(0, "tokenize", "--format", "json", text).json
        source = text.encode()
        for token in data["tokens"]:
            span = source[token["start_byte"] : token["end_byte"]].decode()
            self.assertEqual(span, text[token["start_char"] : token["end_char"]])
            if token["kind"] != "stem":
                self.assertEqual("".join(reference.key(span)), token["text"])
        self.assertEqual(
            ["双减", "减工", "工作", "作", "policies", "polici", "k12"],
            [token["text"] for token in data["tokens"]],
        )
        self.assertEqual(
            self.expect(0, "tokenize", "--format", "tsv", text).out,
            self.expect(0, "tokenize", "--format", "tsv", stdin=source).out,
        )


class Sources(Case):
    def test_show_text_after_the_source_changed(self):
        path = self.write("a.txt", "双减的原文。\n")
        self.index(path)
        identity = self.search("双减")["hits"][0]["id"]
        path.write_text("别的。\n", encoding="utf-8")
        result = self.expect(ERROR, "show", "--text", identity)
        self.assertEqual(b"", result.out)
        self.assertIn("a.txt", result.err)
        self.assertIn("双减的原文", self.expect(0, "show", identity).text)
        path.unlink()
        result = self.expect(ERROR, "show", "--text", identity)
        self.assertIn("a.txt", result.err)


if __name__ == "__main__":
    main()
