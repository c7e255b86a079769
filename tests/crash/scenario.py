# An index, a change to its sources, and what may be answered before and after.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import os
import pathlib
import shutil
import tempfile

from harness import CORPUS, ERROR, NOTHING, SANITIZED, environment, run

HERE = pathlib.Path(__file__).resolve().parent
FAULTS = os.environ.get("ZHENGCE_FAULTS", "")
QUERIES = "双减\n课后服务 作业\n溺\n第二版\n一 OR -一\n标题:通知 OR 标题:意见\n"

# The ways to write: each starts from another state of the index, the last with several
# workers that are joined.
BUILD, UPDATE, REBUILD, JOIN = "build", "update", "rebuild", "join"
KINDS = (BUILD, UPDATE, REBUILD, JOIN)


def small_texts(directory, version):
    """A dozen short files; in the second version some changed, came and went."""
    directory.mkdir()
    for number in range(12):
        if version == 2 and number % 4 == 1:
            continue
        edition = 2 if version == 2 and number % 3 == 0 else 1
        (directory / f"{number}.txt").write_text(
            f"关于第{number}项双减工作的通知\n"
            f"第{'一二'[edition - 1]}版。双减之后作业要减少，课后服务要跟上。\n"
            f"防溺水教育第{number}课。\n" * edition,
            encoding="utf-8",
        )
    if version == 2:
        (directory / "new.txt").write_text("新增的双减意见\n第二版。溺水要预防。\n", encoding="utf-8")


def large_texts(directory, version):
    """Two megabytes, of which most go: then an update moves the records that stay."""
    directory.mkdir()
    for number in range(16 if version == 1 else 3):
        sentence = f"双减之后第{number}校要落实课后服务，作业要减少，第{'一二'[version - 1]}版。"
        (directory / f"{number}.txt").write_text(
            f"关于第{number}校双减工作的通知\n" + f"{sentence * 6}\n" * 500, encoding="utf-8"
        )


def corpus_texts(directory, version):
    """The project's own texts: enough passages to be written out in several goes."""
    shutil.copytree(CORPUS, directory)
    if version == 1:
        return
    for place, path in enumerate(sorted(directory.iterdir())):
        if place % 9 == 4 and path.suffix != ".jsonl":
            path.unlink()
        elif place % 2 == 0 and path.suffix != ".jsonl":
            path.write_text(path.read_text(encoding="utf-8") + "\n第二版加上一段：课后服务与溺水。\n", encoding="utf-8")
        elif path.suffix == ".jsonl":
            lines = path.read_text(encoding="utf-8").splitlines()
            path.write_text("\n".join(lines[1:]).replace("课后", "第二版课后") + "\n", encoding="utf-8")


class Scenario:
    """The states before and after each kind of run, and what they answer."""

    def __init__(self, make_texts):
        self.dir = pathlib.Path(os.path.realpath(tempfile.mkdtemp(prefix="zhengce-test-")))
        self.source = self.dir / "source"
        self.base = self.dir / "base"
        self.db = self.dir / "db"
        make_texts(self.source, 1)
        self._index(self.base)
        self.old = self.answers(self.base)
        shutil.rmtree(self.source)
        make_texts(self.source, 2)
        fresh = self.dir / "fresh"
        self._index(fresh)
        self.new = self.answers(fresh)
        assert self.old != self.new and None not in (self.old, self.new)

    def close(self):
        shutil.rmtree(self.dir, ignore_errors=True)

    def _index(self, db):
        result = run("index", "-q", "--force", "-d", db, self.source, env=environment(HOME=self.dir))
        assert result.status == 0, str(result)

    def reset(self, kind):
        """Lays out the state before a run of that kind; returns what it answers."""
        shutil.rmtree(self.db, ignore_errors=True)
        if kind == BUILD:
            return None
        shutil.copytree(self.base, self.db)
        return self.old

    def answers(self, db=None):
        """What the index answers, in a form that does not depend on its inner order;
        None where there is no index."""
        result = run(
            "search", "--batch", "-", "-n", "1000", "--strict", "-d", db or self.db,
            env=environment(HOME=self.dir), stdin=QUERIES.encode(),
        )  # fmt: skip
        if result.status == ERROR and "there is no index" in result.err:
            return None
        assert result.status in (0, NOTHING), str(result)
        answers = []
        for answer in result.lines:
            hits = sorted(
                (
                    hit["id"],
                    os.path.basename(hit["document"]["path"]),
                    hit["document"]["title"] or "",
                    [
                        (passage["id"], passage["text"], passage["start_byte"], len(passage["matches"]))
                        for passage in hit["passages"]
                    ],
                )
                for hit in answer["hits"]
            )
            answers.append((answer["query"]["text"], answer["total"], hits))
        return answers

    def command(self, kind):
        words = ["index", "-q", "--force", "-d", self.db, self.source]
        if kind in (REBUILD, JOIN):
            words.append("--rebuild")
        return words + (["--jobs", "3"] if kind == JOIN else [])

    def run(self, kind, **faults):
        """Runs with faults below the index's directory."""
        settings = {f"FAULTS_{name.upper()}": value for name, value in faults.items()}
        env = environment(HOME=self.dir, LD_PRELOAD=FAULTS, FAULTS_BELOW=self.db, **settings)
        if SANITIZED:
            env["ASAN_OPTIONS"] = env["ASAN_OPTIONS"] + ":verify_asan_link_order=0:detect_leaks=1"
            env["LSAN_OPTIONS"] = f"suppressions={HERE / 'lsan.supp'}:print_suppressions=0"
        return run(*self.command(kind), env=env)

    def count_calls(self, kind, kinds):
        """The calls of an undisturbed run, a letter each."""
        self.reset(kind)
        report = self.dir / "report"
        report.unlink(missing_ok=True)
        result = self.run(kind, kinds=kinds, at=0, report=report)
        assert result.status == 0, str(result)
        return report.read_text().split()

    def verify(self):
        return run("verify", "-d", self.db, env=environment(HOME=self.dir))
