# What recurs in the text: responsible units, deadlines, targets, references.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import collections

from harness import ERROR, NOTHING, SHARED, SharedIndex, main, need_shared

TEXT = """2024年学校安全工作要点
一、加强管理
1.排查校园隐患。全面排查校舍和食堂，隐患整改率达到98%以上。(责任单位:安全科、职教科,各中心校)
2.规范职教管理。依照《职业教育规范办法（试行）》（青教发〔2021〕8号）办学。（9月底前完成）
3.落实经费。小学、初中生均经费分别不低于800元、1000元。(县教育局牵头,县财政局配合)（贯穿全年）
4.安全科要牵头演练。演练不少于2次，职教科配合。
5.落实招生指标。指标到校比例2022年达到60%、2025年达到70%。
"""
FILE = "要点.txt"

MARGIN = 20


def wrapped(sentence):
    """The sentence among others, with a margin; a line ends where it has a bar."""
    before, _, behind = sentence.partition("|")
    lead = "各学校要建立健全安全管理制度，定期开展全面排查，落实安全责任到人，确保校园安全稳定。" * 4
    before = (lead + before)[-4 * MARGIN :]
    text = before + behind + "各地要认真抓好落实，务必取得实效，重要情况及时报告。"
    return "".join(text[at : at + MARGIN] + "\n" for at in range(0, len(text), MARGIN))


class PassageFields(SharedIndex):
    @classmethod
    def make_sources(cls):
        (cls.home / FILE).write_text(TEXT, encoding="utf-8")
        return [cls.home / FILE]

    def lines_of(self, *words, **settings):
        return sorted(hit["line"] for hit in self.passages("--strict", *words, **settings)["hits"])

    def test_by_field(self):
        for query, lines in (
            ("责任单位:职教科", [3]),
            ("units:安全科", [3]),
            ("责任单位:县财政局", [5]),
            ("期限:9月", [4]),
            ("期限:全年", [5]),
            ("deadline:完成", [4]),
            ("目标:整改率", [3]),
            ("目标:生均经费", [5]),
            ("target:演练", [6]),
            ("引用:规范办法", [4]),
            ("引用:青教发[2021]8号", [4]),
            ("责任单位：（安全科 OR 县教育局）", [3, 5]),
            ("责任单位:科", [3]),
        ):
            with self.subTest(query):
                self.assertEqual(lines, self.lines_of(query))

    def test_words_that_two_fields_share_are_counted_once(self):
        for query in ("目标:到校比例", "目标:达到", "目标:生均经费", "责任单位:科"):
            with self.subTest(query):
                counted = self.expect(0, "count", "--format", "json", query).json["matches"]
                listed = self.expect(0, "kwic", "-n", "1000", "--format", "json", query).json
                self.assertEqual((counted, counted), (listed["matches"], len(listed["lines"])))
        self.assertEqual(1, self.expect(0, "count", "--format", "json", "目标:到校比例").json["matches"])

    def test_what_is_no_field(self):
        for query in ("责任单位:责任单位", "责任单位:科职", "期限:规范", "目标:食堂", "引用:隐患", "责任单位:演练"):
            with self.subTest(query):
                self.search("--strict", query, status=NOTHING)
        result = self.expect(ERROR, "search", "责任单元:安全科")
        self.assertIn("责任单位", result.err)

    def test_together_with_text(self):
        self.assertEqual(1, self.search("--strict", "隐患 责任单位:职教科")["total"])
        best = self.search("--strict", "隐患 责任单位:职教科")["hits"][0]
        self.assertEqual(3, best["line"])
        self.search("--strict", "食堂 -责任单位:职教科", status=NOTHING)

    def test_marks_lie_in_the_field(self):
        hit = self.passages("责任单位:安全科")["hits"][0]
        self.assertEqual(["安全科"], [hit["text"][start:end] for start, end in hit["marks"]])
        source = TEXT.encode()
        match = hit["matches"][0]
        self.assertEqual("安全科", source[match["start_byte"] : match["end_byte"]].decode())
        self.assertLess(source.index("责任单位".encode()), match["start_byte"])

    def test_told_under_the_hit(self):
        source = TEXT.encode()
        found = collections.defaultdict(list)
        for hit in self.passages("经费 OR 隐患 OR 职教 OR 演练")["hits"]:
            for kind, fields in hit["fields"].items():
                for field in fields:
                    whole = source[field["start_byte"] : field["end_byte"]].decode()
                    self.assertEqual(whole, field["text"])
                    found[kind].append(field)
        self.assertEqual({"units", "deadline", "target", "reference"}, set(found))
        roles = {(field["role"], field["text"]) for field in found["units"]}
        self.assertEqual(
            {("责任单位", "安全科"), ("责任单位", "职教科"), ("责任单位", "各中心校"),
             ("牵头", "县教育局"), ("配合", "县财政局")}, roles)  # fmt: skip
        dues = {field["text"]: field["due"] for field in found["deadline"]}
        self.assertEqual({"9月底前完成": "2024-09-30", "贯穿全年": None}, dues)
        targets = {
            (field["subject"], field["comparison"], field["value"], field["unit"]) for field in found["target"]
        }
        self.assertEqual(
            {("隐患整改率", "at_least", 98, "%"), ("小学", "at_least", 800, "元"),
             ("初中生均经费", "at_least", 1000, "元"), ("演练", "at_least", 2, "次")}, targets)  # fmt: skip
        (reference,) = found["reference"]
        self.assertEqual("职业教育规范办法（试行）", reference["title"])
        self.assertEqual("青教发〔2021〕8号", reference["number"])
        self.assertEqual(2021, reference["year"])
        self.assertTrue(reference["trial"])

    def test_the_text_stays_whole(self):
        # A field takes nothing out of the text: what stands there is found there.
        for query, lines in (("职教", [3, 4, 6]), ("安全科", [3, 6]), ("责任单位", [3]), ("9月底前完成", [4])):
            self.assertEqual(lines, self.lines_of(f'"{query}"'), query)

    def test_a_list_of_units_says_little(self):
        # 职教 in 职教科 is found, and ranks behind what is said of 职教 itself.
        order = [hit["line"] for hit in self.passages("--no-expand", "职教")["hits"]]
        self.assertEqual({3, 4, 6}, set(order))
        self.assertEqual(3, order[-1])
        explained = self.passages("--no-expand", "--explain", "职教")["hits"][-1]["explanation"]
        self.assertIn("among responsible units", explained["children"][0]["children"][0]["what"])

    def test_a_line_end_cuts_no_field(self):
        for number, (kind, field, sentence) in enumerate((
            ("责任单位", "市应急管理局", "（责任单位：市教育局、市应急|管理局、市卫生健康委员会）"),
            ("期限", "12月底前完成", "所列各项任务要落实到位（12月底|前完成）。"),
            ("目标", "建设达标率", "学校标准化建设达|标率达到95%以上，并保持稳定，不得反弹。"),
            ("引用", "校园安全管理办法", "依照《校园安全|管理办法》（临政发〔2024〕3号）处理各类隐患并建立台账。"),
            ("引用", "临政发〔2024〕3号", "依照《校园安全管理办法》（临政|发〔2024〕3号）处理各类隐患并建立台账。"),
        )):  # fmt: skip
            with self.subTest(kind=kind, field=field):
                db = self.dir / f"db{number}"
                source = self.write(f"{number}.txt", wrapped(sentence))
                self.expect(0, "index", "-q", "-d", db, source)
                (hit,) = self.passages("-d", db, "--strict", f"{kind}:{field}")["hits"]
                start, end = hit["marks"][0]
                self.assertEqual(field, hit["text"][start:end].replace("\n", ""))
                self.assertIn("\n", hit["text"][start:end])
                self.expect(0, "verify", "-d", db)

    @need_shared("seeds")
    def test_in_a_compendium(self):
        db = self.dir / "db"
        self.expect(0, "index", "-q", "-d", db, SHARED / "seeds")
        found = collections.Counter()
        lines = collections.defaultdict(set)
        for query in ("责任单位:(科 OR 校 OR 中心 OR 组织)", "期限:(完成 OR 全年)"):
            for hit in self.passages("-d", db, query)["hits"]:
                for kind, fields in hit["fields"].items():
                    for field in fields:
                        found[kind, field["text"][-2:]] += 1
                        lines[kind].add(hit["line"])
        self.assertEqual(39, len(lines["units"]))
        self.assertEqual(10, found["deadline", "全年"])
        self.assertGreaterEqual(found["deadline", "完成"], 28)


if __name__ == "__main__":
    main()
