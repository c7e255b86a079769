# Random histories of a directory, brought into the index step by step.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Files come, change, move and go, records of a collection likewise, and runs look at all
of it or at a part.  Afterwards the index must be what a rebuild makes of the files: the
same documents and passages under the same ids, the same hits in some order.  On the way a document
keeps its id when its file is renamed or changed, and a passage keeps its own when the
paragraphs around it change."""

import os
import random
import shutil

from harness import PARTIAL, SANITIZED, Case, main, records

SEED = int(os.environ.get("ZHENGCE_SEED", "20240519"))
HISTORIES = 3 if SANITIZED else 12
STEPS = 8 if SANITIZED else 14
EVERYTHING = "一 OR -一"
QUERIES = ("双减", "课后服务 作业", "溺", "第三版 OR 第五版", "标题:通知", EVERYTHING)
WORDS = ("双减", "作业", "课后服务", "溺水", "集团化办学", "校外培训", "教师", "经费", "督导", "食堂")


class Histories(Case):
    def setUp(self):
        super().setUp()
        self.source = self.dir / "source"
        self.parts = [self.source / "甲", self.source / "乙"]
        for part in self.parts:
            part.mkdir(parents=True)
        self.clock = 1_600_000_000
        self.serial = 0
        self.collections = [part / f"{name}.jsonl" for part in self.parts for name in ("archive", "current")]
        self.items = {path: {} for path in self.collections}

    # ---- The files ----

    def touch(self, path):
        """Old enough, and newer than before, so that its time tells of the change."""
        self.clock += 10
        os.utime(path, (self.clock, self.clock))

    def text(self):
        self.serial += 1
        chance = self.chance
        lines = [f"关于{chance.choice(WORDS)}工作第{self.serial}号的{chance.choice(('通知', '意见'))}"]
        for number in range(chance.randint(1, 6)):
            lines.append(f"{chance.choice(WORDS)}要落实，{chance.choice(WORDS)}第{chance.randint(1, 9)}版。")
        return "\n".join(lines) + "\n"

    def files(self):
        return sorted(path for path in self.source.rglob("*.txt"))

    def new_path(self):
        self.serial += 1
        return self.chance.choice(self.parts) / f"{self.serial}.txt"

    def add(self):
        path = self.new_path()
        path.write_text(self.text(), encoding="utf-8")
        self.touch(path)

    def add_copy(self):
        if self.files():
            path = self.new_path()
            shutil.copyfile(self.chance.choice(self.files()), path)
            self.touch(path)

    def change(self):
        if self.files():
            path = self.chance.choice(self.files())
            lines = path.read_text(encoding="utf-8").splitlines()
            place = self.chance.randint(0, len(lines))
            lines[place : place + self.chance.randint(0, 1)] = [f"{self.chance.choice(WORDS)}另有补充。"]
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            self.touch(path)

    def move(self):
        if self.files():
            self.chance.choice(self.files()).rename(self.new_path())

    def move_over(self):
        if len(self.files()) > 1:
            one, other = self.chance.sample(self.files(), 2)
            one.replace(other)

    def remove(self):
        if self.files():
            self.chance.choice(self.files()).unlink()

    def collect(self):
        """Collections gain, change and lose records, to each other as well."""
        for _ in range(self.chance.randint(1, 3)):
            key = f"r{self.chance.randint(1, 12)}"
            was = next((items.pop(key) for items in self.items.values() if key in items), None)
            if self.chance.random() < 0.3:
                continue
            if was is None or self.chance.random() < 0.6:
                was = {"id": key, "title": f"{key}号通知", "text": self.text()}
            self.items[self.chance.choice(self.collections)][key] = was
        self.write_collections()

    def rotate(self):
        """One collection takes most of what another has."""
        source, target = self.chance.sample(self.collections, 2)
        for key in list(self.items[source])[1:]:
            self.items[target][key] = self.items[source].pop(key)
        self.write_collections()

    def write_collections(self):
        for path, items in self.items.items():
            order = list(items.values())
            self.chance.shuffle(order)
            records(path, order)
            self.touch(path)

    # ---- The index ----

    def update(self, db, *words):
        return self.expect(0, "index", "--force", "--format", "json", "-d", db, *words).json

    def update_part(self, db, part):
        """What moved to this part from one that is not looked at is refused until then."""
        result = self.run_program("index", "--force", "--format", "json", "-d", db, part)
        self.assertIn(result.status, (0, PARTIAL), str(result))
        for failure in result.json["failures"]:
            self.assertIn("belongs to a document of", failure["reason"])
            self.assertNotIn(os.fspath(part), failure["reason"])

    def state(self, db):
        """All that an index answers, with every id."""
        env = self.env(ZHENGCE_DB=db)
        result = self.expect(
            0, "search", "--batch", "-", "-n", "10000", "--passages", "--strict",
            env=env, stdin="\n".join(QUERIES).encode(),
        )  # fmt: skip
        answers = [
            sorted(
                (hit["id"], hit["document"]["id"], hit["document"]["path"], hit["text"], hit["start_byte"], tuple(map(str, hit["matches"])))
                for hit in answer["hits"]
            )
            for answer in result.lines
        ]  # fmt: skip
        documents = self.expect(0, "search", "-n", "10000", "--format", "json", EVERYTHING, env=env).json["hits"]
        return answers, sorted((hit["id"], hit["document"]["path"]) for hit in documents)

    def check(self, db):
        before = self.state(db)
        self.assertEqual(0, self.expect(0, "verify", "-d", db).status)
        for words in (["--rebuild"], ["--rebuild", "--jobs", "3"]):
            copy = self.dir / "copy"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(db, copy)
            self.update(copy, *words, self.source)
            self.assertEqual(before, self.state(copy))
        ids = [item[0] for item in before[1]]
        self.assertEqual(len(ids), len(set(ids)), "an id occurs twice")
        paths = sorted({path for _, path in before[1] if path.endswith(".txt")})
        self.assertEqual([os.fspath(path) for path in self.files()], paths)

    def step(self):
        acts = (self.add, self.add, self.change, self.change, self.move, self.move, self.remove)
        acts += (self.move_over, self.add_copy, self.collect, self.collect, self.rotate)
        for _ in range(self.chance.randint(1, 4)):
            self.chance.choice(acts)()

    def test_a_history_ends_where_a_rebuild_does(self):
        print(f"ZHENGCE_SEED={SEED}", flush=True)
        for number in range(HISTORIES):
            with self.subTest(history=number):
                self.chance = random.Random(SEED + number)
                db = self.dir / f"db{number}"
                for _ in range(6):
                    self.add()
                self.update(db, self.source)
                for _ in range(STEPS):
                    self.step()
                    part = self.chance.choice((self.source, *self.parts))
                    if part == self.source:
                        self.update(db, part)
                    else:
                        self.update_part(db, part)
                self.update(db, self.source)
                self.check(db)

    def test_answers_are_those_of_an_index_made_from_nothing(self):
        self.chance = random.Random(SEED)
        for _ in range(6):
            self.add()
        self.update(self.db, self.source)
        for _ in range(STEPS):
            self.step()
            self.update(self.db, self.source)
        fresh = self.dir / "fresh"
        self.update(fresh, self.source)

        def without_ids(state):
            return [sorted(hit[2:] for hit in answer) for answer in state[0]]

        self.assertEqual(without_ids(self.state(fresh)), without_ids(self.state(self.db)))

    def passage_ids(self, db):
        hits = self.state(db)[0][-1]
        return {hit[3]: hit[0] for hit in hits}

    def test_ids_outlast_a_new_name_and_changes_around_them(self):
        self.chance = random.Random(SEED)
        path = self.parts[0] / "one.txt"
        path.write_text("关于双减的通知\n第一段要落实。\n第二段要督导。\n", encoding="utf-8")
        self.touch(path)
        self.update(self.db, self.source)
        first = self.passage_ids(self.db)
        path = path.rename(self.parts[1] / "two.txt")
        self.update(self.db, self.source)
        self.assertEqual(first, self.passage_ids(self.db))
        path.write_text("另加一段在前。\n关于双减的通知\n第一段要落实。\n第二段要督导。\n", encoding="utf-8")
        self.touch(path)
        self.update(self.db, self.source)
        changed = self.passage_ids(self.db)
        self.assertEqual(first, {text: changed[text] for text in first})
        self.update(self.db, "--rebuild", self.source)
        self.assertEqual(changed, self.passage_ids(self.db))
        # Another file under the old name is another document.
        self.parts[0].joinpath("one.txt").write_text("关于作业的意见\n从严控制。\n", encoding="utf-8")
        self.update(self.db, self.source)
        both = self.passage_ids(self.db)
        self.assertEqual(changed, {text: both[text] for text in changed})
        self.assertEqual(2, len(self.state(self.db)[1]))

    def test_a_rebuild_that_moves_everything_keeps_the_ids(self):
        self.chance = random.Random(SEED)
        for _ in range(8):
            self.add()
        self.update(self.db, self.source)
        before = self.passage_ids(self.db)
        moved = self.source.rename(self.dir / "moved")
        self.update(self.db, "--rebuild", "--jobs", "2", moved)
        self.assertEqual(before, self.passage_ids(self.db))


class News(Case):
    """What the last run brought."""

    def new(self, status=0):
        return {os.path.basename(hit["document"]["path"]) for hit in self.search("--since", "last", EVERYTHING, status=status)["hits"]}

    def test_only_what_is_new_or_changed(self):
        self.write("s/a.txt", "双减通知\n作业要减。\n")
        self.write("s/b.txt", "课后服务意见\n服务要好。\n")
        self.index(self.dir / "s")
        self.assertEqual({"a.txt", "b.txt"}, self.new())
        self.write("s/c.txt", "防溺水通知\n不得下水。\n")
        self.index(self.dir / "s")
        self.assertEqual({"c.txt"}, self.new())
        self.search("--since", "last", "双减", "--strict", status=1)
        (self.dir / "s/a.txt").rename(self.dir / "s/d.txt")
        self.write("s/b.txt", "课后服务意见\n服务要更好。\n")
        self.index(self.dir / "s")
        self.assertEqual({"b.txt"}, self.new())
        (self.dir / "s/c.txt").unlink()
        self.index(self.dir / "s")
        self.assertEqual({"b.txt"}, self.new())
        self.index("--rebuild", self.dir / "s")
        self.assertEqual({"b.txt"}, self.new())
        counted = self.expect(1, "count", "--since", "last", "作业")
        self.assertEqual("0 documents, 0 passages, 0 matches\n", counted.text)


if __name__ == "__main__":
    main()
