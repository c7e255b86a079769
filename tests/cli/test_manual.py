# The manual pages name every option, variable, field of a query and member of the JSON.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import json
import pathlib
import re

from harness import ERROR, PARTIAL, Case, main
from test_completions import of_help
from test_streams import COMMANDS

PROJECT = pathlib.Path(__file__).resolve().parents[2]
PAGES = PROJECT / "docs" / "man"
PAGE = PAGES / "zhengce.1"
NOTICE = "临湖市教育局关于课后服务的通知\n\n一、总体要求\n\n双减工作由教研中心牵头，2024年底前完成，覆盖率达到95%以上。\n"
LAST = "JSON of other commands"
MACRO = re.compile("[A-Z][a-z]")
NAME = re.compile("[a-z][a-z_]*")


def names_in(page):
    """What the page marks as a variable: `.Va line , start_byte No and Va end_byte`."""
    found = set()
    for line in page.splitlines():
        marked = False
        for word in line.removeprefix(".").split():
            if MACRO.fullmatch(word):
                marked = word == "Va"
            elif marked and NAME.fullmatch(word):
                found.add(word)
    return found


def members_of(value):
    """The names of all members, however deep."""
    if isinstance(value, list):
        return set().union(*map(members_of, value))
    if isinstance(value, dict):
        return set(value).union(*map(members_of, value.values()))
    return set()


def part_on(page, command):
    """What a page says under a command's own heading."""
    return re.split(r"^\.S[hs] ", page.partition(f".Ss {command}\n")[2], maxsplit=1, flags=re.M)[0]


def options_in(part):
    """The options that the items of a list are about: `.It Fl n Ar n , Fl -limit Ar n`."""
    items = re.findall(r"^\.It (Fl .*)$", part, re.M)
    return {"-" + name for item in items for name in re.findall(r"Fl (\S+)", item)}


class Options(Case):
    """Each option of a command, and each word that one takes, against the page."""

    def setUp(self):
        super().setUp()
        page = PAGE.read_text(encoding="utf-8")
        self.parts = {command: part_on(page, command) for command in COMMANDS}
        self.common = page.partition("Every command understands:")[2].partition(".Sh COMMANDS")[0]
        self.filters = self.parts["search"].partition("The following options of")[2]
        self.assertIn("--since", options_in(self.filters))

    def test_every_option(self):
        for command, own in self.parts.items():
            with self.subTest(command):
                known = of_help(self.expect(0, command, "--help").text)
                shared = self.common + (self.filters if "--since" in known.names else "")
                named = options_in(own + shared)
                self.assertEqual(set(), known.names - named, "in the help alone")
                self.assertEqual(set(), options_in(own) - known.names, "on the page alone")
                for name, words in known.words.items():
                    self.assertEqual(set(), words - set(re.findall(r"\w+", own + shared)), name)


class Environment(Case):
    def test_every_variable(self):
        sources = [path.read_text(encoding="utf-8") for path in (PROJECT / "cli").glob("*.c")]
        asked = set(re.findall(r"\b(?:getenv|variable|lookup)\(\"(\w+)\"\)", "".join(sources)))
        self.assertLessEqual({"ZHENGCE_DB", "NO_COLOR"}, asked)
        _, _, part = PAGE.read_text(encoding="utf-8").partition(".Sh ENVIRONMENT\n")
        lines = re.findall(r"^(?:\.It )?\.?Ev (.*)$", part.partition(".Sh ")[0], re.M)
        self.assertEqual(set(), asked - set(re.findall(r"\w+", " ".join(lines))))


class QueryLanguage(Case):
    def test_every_field(self):
        page = (PAGES / "zhengce-query.7").read_text(encoding="utf-8")
        self.write("texts/a.txt", "双减\n")
        self.index(self.dir / "texts")
        told = self.expect(ERROR, "search", "栏目:甲").err
        fields = re.findall(r"(\w+)\((\w+)\)", told)
        self.assertGreaterEqual(len(fields), 12, told)
        for name, english in fields:
            self.assertIn(f".It Li {name}: Ta Li {english}: Ta", page)


class Manual(Case):
    def setUp(self):
        super().setUp()
        self.page = PAGE.read_text(encoding="utf-8")
        self.texts = self.dir / "texts"
        self.write("texts/a.txt", NOTICE)
        self.write("texts/a.meta.json", '{"date":"去年"}')
        self.write("texts/b.txt", "双减\n\n课后服务。\n")
        self.index(self.texts)

    def section(self, command):
        """What the page says of a command's members, below the answer of `search`."""
        _, _, rest = self.page.partition(f".Ss {LAST}\n")
        _, _, found = rest.partition(f".Cm {command} :\n")
        self.assertTrue(found, f"no table of the members of {command}")
        return found.partition("\n.El\n")[0]

    def test_the_members_of_other_commands(self):
        self.write("texts/bad.txt", b"\x00\x01\x02\x03" * 100)
        for status, *words in (
            (PARTIAL, "index", self.texts),
            (0, "count", "双减"),
            (0, "kwic", "双减"),
            (0, "status"),
            (0, "verify"),
            (0, "tokenize", "双减"),
        ):
            with self.subTest(words[0]):
                printed = members_of(self.expect(status, *words, "--format", "json").json)
                self.assertEqual(names_in(self.section(words[0])), printed - {"format"})

    def test_the_members_of_facets(self):
        answer = self.expect(0, "facets", "-n", "1", "--format", "json").json
        row = json.loads(self.expect(0, "facets", "--format", "jsonl").text.splitlines()[0])
        named = names_in(self.section("facets"))
        self.assertEqual(set(), (set(answer) | set(row)) - named - {"format", "count"})
        self.assertEqual(set(), members_of(answer) - names_in(self.page))

    def test_the_members_of_a_document(self):
        identity = self.search("教研中心")["hits"][0]["document"]["id"]
        shown = self.expect(0, "show", identity, "--format", "json").json
        _, _, rest = self.page.partition("A document has these members")
        table, _, rest = rest.partition("\n.El\n")
        document = shown["document"] | {"number_parts": {"agency": "", "year": 0, "serial": 0}}
        self.assertEqual(names_in(table), members_of(document))
        of_found, _, _ = rest.partition("A passage has\n")
        found = members_of(list(shown["found"].values()))
        self.assertEqual(names_in(of_found), found | {"found"})

    def test_the_members_of_answers(self):
        identity = self.search("双减")["hits"][0]["id"]
        for words in (
            ("search", "--explain", "--facets", "双减"),
            ("search", "--passages", "双减"),
            ("outline", "双减"),
            ("show", identity),
            ("show", "--outline", identity),
        ):
            with self.subTest(words):
                printed = members_of(self.expect(0, *words, "--format", "json").json)
                self.assertEqual(set(), printed - names_in(self.page))


if __name__ == "__main__":
    main()
