# What the shells complete, against what the program understands.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import pathlib
import re
import shlex
import shutil
import subprocess
import unittest

from harness import Case, main
from test_streams import COMMANDS

COMPLETIONS = pathlib.Path(__file__).resolve().parents[2] / "completions"
OPTION = re.compile(r"^  (?:(-\w), |    )(--[\w-]+)(?: (\S+))?(?: {2,}(.*))?$")
# Values that help names in its prose.
WORDS = {"--since": {"last"}, "--level": {"国家", "省", "市", "县", "national", "province", "city", "county"}}


class Options:
    """The options of one command: their names, and the words that some of them take."""

    def __init__(self):
        self.names, self.words = set(), {}

    def add(self, names, words):
        self.names.update(names)
        for name in names:
            if words and name.startswith("--"):
                self.words[name] = set(words)


def of_help(text):
    """As --help lists them: "  -n, --limit N   how many", choices in brackets at the end."""
    options, lines = Options(), text.split("Options:\n")[1].split("\n\n")[0].splitlines()
    for i, line in enumerate(lines):
        match = OPTION.match(line)
        if not match:
            continue
        letter, name, argument, explanation = match.groups()
        explanation = explanation or lines[i + 1]
        choices = re.search(r"\(([\w-]+(, [\w-]+)+)\)$", explanation) if argument else None
        words = choices.group(1).split(", ") if choices else []
        options.add([name, letter] if letter else [name], words or (WORDS.get(name) if argument else None))
    return options


def of_bash(command):
    def ask(script):
        source = shlex.quote(str(COMPLETIONS / "zhengce.bash"))
        result = subprocess.run(["bash", "-c", f"source {source}\n{script}"], capture_output=True, check=True)
        return result.stdout.decode().split()

    options = Options()
    for name in ask(f"_zhengce_options {command}"):
        script = f"COMPREPLY=(); _zhengce_value {command} {name} ''; echo \"${{COMPREPLY[@]}}\""
        files = name in ("-d", "--db", "--batch", "--log", "--diagnostics", "--synonyms", "--pre-hook", "--post-hook")
        options.add([name], [] if files else ask(script))
    return options


def words_of(action):
    return action.strip("()").split() if action.startswith("(") else []


def of_zsh(command):
    """Specifications such as '(-n --limit)'{-n,--limit}'[hits to show]:number:(a b)'."""
    text = (COMPLETIONS / "_zhengce").read_text(encoding="utf-8")
    shared = {
        "$help": re.search(r"help=\((.*)\)\n", text).group(1),
        "$database": re.search(r"database=\((.*)\)\n", text).group(1),
        "$filters": re.search(r"filters=\(\n(.*?)\n    \)\n", text, re.S).group(1),
    }
    body = re.search(rf"^    {command}\)\n(.*?);;", text, re.S | re.M).group(1)
    for name, value in shared.items():
        body = body.replace(name, value)
    options = Options()
    for names, rest in re.findall(r"(\{-[^}]*\}|(?<=['\)])--[\w-]+)'?(\[[^\]]*\][^']*)'", body):
        options.add(names.strip("{}").split(","), words_of(rest.split(":")[-1]))
    return options


def of_fish(command):
    options, conditions = Options(), {}
    for line in (COMPLETIONS / "zhengce.fish").read_text(encoding="utf-8").splitlines():
        words = shlex.split(line, comments=True)
        if words[:2] == ["set", "-l"]:
            conditions["$" + words[2]] = " ".join(words[3:])
        elif words[:4] == ["complete", "-c", "zhengce", "-n"]:
            condition = conditions.get(words[4], words[4]).replace("$commands", " ".join(COMMANDS)).split()
            if condition[0] != "__fish_seen_subcommand_from" or command not in condition:
                continue
            given = list(zip(words, words[1:]))
            names = ["-" + word for key, word in given if key == "-s"]
            names += ["--" + word for key, word in given if key == "-l"]
            action = dict(given).get("-a", "")
            options.add(names, [] if action.startswith("(") else action.split())
    return options


class Completions(Case):
    def assert_complete(self, read):
        for command in COMMANDS:
            with self.subTest(command):
                known, offered = of_help(self.expect(0, command, "--help").text), read(command)
                self.assertEqual(sorted(known.names), sorted(offered.names))
                self.assertEqual(known.words, offered.words)

    @unittest.skipUnless(shutil.which("bash"), "there is no bash here")
    def test_bash(self):
        self.assert_complete(of_bash)

    def test_zsh(self):
        self.assert_complete(of_zsh)

    def test_fish(self):
        self.assert_complete(of_fish)

    def test_help_is_read(self):
        options = of_help(self.expect(0, "search", "--help").text)
        self.assertLessEqual({"-d", "--db", "--synonyms", "--no-fold", "-h", "--help"}, options.names)
        self.assertEqual({"relevance", "date"}, options.words["--sort"])
        self.assertNotIn("--limit", options.words)


if __name__ == "__main__":
    main()
