# Which hits are shown: what says the same is folded, one document does not fill a page.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import csv
import io
import json

from harness import SharedIndex, main

PLAIN = "课后服务覆盖全部义务教育学校，家长自愿参加，费用由财政补助。"
LONG = "各学校要结合实际制定课后服务实施方案，明确服务内容、保障措施和安全责任，每周不少于五天，每天不少于两小时，"
TEXTS = {
    "first": f"关于甲地工作的意见\n一、{PLAIN}\n",
    "copy": "关于乙地工作的意见\n（三）“课后服务”覆盖全部义务教育学校,家长自愿参加,费用由财政补助\n",
    "traditional": "關於丙地工作的意見\n課後服務覆蓋全部義務教育學校，家長自願參加，費用由財政補助。\n",
    "figures": "关于丁地工作的意见\n课后服务覆盖95%的义务教育学校，家长自愿参加，费用由财政补助。\n"
    "关于戊地工作的意见。\n课后服务覆盖90%的义务教育学校，家长自愿参加，费用由财政补助。\n",
    "near": f"关于己地工作的意见\n{LONG}并报县教育局备案。\n",
    "nearer": f"关于庚地工作的意见\n{LONG}并报市教育局备案。\n",
    "long": "课后服务手册\n"
    + "".join(f"{n}.课后服务第{word}，课后服务、课后服务。\n" for n, word in enumerate("食宿接送作业体能美育劳动阅读科普", 1)),
    "twice": "关于辛地工作的意见\n家校共育要有平台，各校办好家长学校，每学期不少于四次。\n学校食堂要公开。\n"
    "家校共育要有平台，各校办好家长学校，每学期不少于四次。\n",
}


class Listing(SharedIndex):
    texts = TEXTS

    def passages(self, *arguments):
        return self.search("--passages", "-n", "100", "--no-expand", *arguments)

    @staticmethod
    def name(hit):
        return hit["document"]["path"].rsplit("/", 1)[1][:-4]

    @staticmethod
    def same(passage):
        return passage.get("same", {}).get("ids", [])

    def test_a_program_gets_every_hit(self):
        answer = self.passages("课后服务")
        self.assertEqual(answer["total"], len(answer["hits"]))
        self.assertEqual([], [hit for hit in answer["hits"] if "same" in hit])
        lines = self.expect(0, "search", "--passages", "-n", "100", "--format", "trec", "课后服务").text
        self.assertEqual([hit["id"] for hit in answer["hits"]], [l.split()[2] for l in lines.splitlines()])

    def test_the_same_text_is_folded(self):
        whole, folded = self.passages("课后服务"), self.passages("--fold", "课后服务")
        for member in ("total", "exact"):
            self.assertEqual(whole[member], folded[member])
        ids = [id for hit in folded["hits"] for id in [hit["id"], *self.same(hit)]]
        self.assertEqual(sorted(hit["id"] for hit in whole["hits"]), sorted(ids))
        names = {hit["id"]: self.name(hit) for hit in whole["hits"]}
        groups = {
            frozenset(names[id] for id in [hit["id"], *self.same(hit)])
            for hit in folded["hits"]
            if "same" in hit
        }
        self.assertEqual({frozenset({"first", "copy", "traditional"}), frozenset({"near", "nearer"})}, groups)
        for hit in folded["hits"]:
            if "same" in hit:
                self.assertEqual(len(self.same(hit)), hit["same"]["count"])
        self.assertEqual(list(range(1, len(folded["hits"]) + 1)), [hit["rank"] for hit in folded["hits"]])

    def test_what_is_shown_is_the_best_of_its_kind(self):
        place = {hit["id"]: hit["rank"] for hit in self.passages("课后服务")["hits"]}
        for hit in self.passages("--fold", "课后服务")["hits"]:
            for id in self.same(hit):
                self.assertLess(place[hit["id"]], place[id])

    def test_pages_are_parts_of_one_order(self):
        for options in (["--fold"], ["--per-document", "2"], ["--fold", "--per-document", "1"], ["--fold", "--sort", "date"]):
            with self.subTest(options):
                whole = self.passages(*options, "课后服务")
                pages = []
                for offset in range(0, len(whole["hits"]) + 3, 3):
                    page = self.search("--passages", "--no-expand", "-n", "3", "--offset", str(offset), *options, "课后服务")
                    self.assertEqual(whole["total"], page["total"])
                    pages += [hit["id"] for hit in page["hits"]]
                self.assertEqual([hit["id"] for hit in whole["hits"]], pages)

    def test_one_document_gives_way_to_others(self):
        plain = [self.name(hit) for hit in self.passages("课后服务")["hits"]]
        self.assertEqual(["long"] * 8, plain[:8])
        answer = self.passages("--per-document", "2", "--explain", "课后服务")
        names = [self.name(hit) for hit in answer["hits"]]
        self.assertEqual(sorted(plain), sorted(names))
        self.assertEqual(["long", "long"], names[:2])
        self.assertEqual(["long"] * (plain.count("long") - 2), names[-plain.count("long") + 2 :])
        scores = [hit["score"] for hit in answer["hits"]]
        self.assertEqual(sorted(scores, reverse=True), scores)
        for hit in answer["hits"]:
            parts = hit["explanation"]["children"]
            self.assertAlmostEqual(hit["score"], sum(part["value"] for part in parts), 3)

    def test_a_document_shows_a_text_once(self):
        (hit,) = self.search("--no-expand", "家校共育")["hits"]
        self.assertEqual([1], [passage["same"]["count"] for passage in hit["passages"]])
        self.assertEqual(1, hit["same"]["count"])
        (hit,) = self.search("--no-expand", "--no-fold", "家校共育")["hits"]
        self.assertEqual(2, len(hit["passages"]))
        self.assertEqual(hit["passages"][0]["text"], hit["passages"][1]["text"])

    def test_partial_matches_are_folded_too(self):
        query = "怎样参加课后服务费用由谁补助"
        whole = self.search("--passages", "-n", "100", query)
        folded = self.search("--passages", "-n", "100", "--fold", query)
        self.assertFalse(whole["exact"])
        self.assertEqual(whole["total"], folded["total"])
        ids = [id for hit in folded["hits"] for id in [hit["id"], *self.same(hit)]]
        self.assertEqual(sorted(hit["id"] for hit in whole["hits"]), sorted(ids))
        self.assertLess(len(folded["hits"]), len(whole["hits"]))

    def test_a_person_reads_it_folded(self):
        text = self.expect(0, "search", "--passages", "-n", "100", "课后服务").text
        self.assertIn("\n     2 more alike\n", text)
        self.assertNotIn("more alike", self.expect(0, "search", "--passages", "--no-fold", "课后服务").text)
        chinese = self.expect(0, "search", "家校共育", env=self.env(LC_ALL="zh_CN.UTF-8")).text
        self.assertIn("另有1处相同", chinese)
        chinese = self.expect(0, "search", "--passages", "安全责任", env=self.env(LC_ALL="zh_CN.UTF-8")).text
        self.assertIn("另有1处相近", chinese)
        self.assertNotIn("处相同", chinese)
        markdown = self.expect(0, "search", "--passages", "-n", "100", "--format", "md", "课后服务").text
        self.assertIn(" · 2 more alike\n", markdown)

    def test_tables_tell_of_it(self):
        table = self.expect(0, "search", "--passages", "-n", "100", "--fold", "--format", "csv", "课后服务").text
        rows = list(csv.DictReader(io.StringIO(table)))
        self.assertEqual([0] * (len(rows) - 2) + [1, 2], sorted(int(row["same"]) for row in rows))
        self.assertEqual({"0"}, {row["partial"] for row in rows})


NOTICE = (
    "各区教育局，各直属学校：\n为进一步规范校外研学活动，保障学生安全，现就有关事项通知如下。\n"
    "一、研学活动须报区教育局备案，未经备案不得组织；每次活动随行教师不少于学生数的5%。\n"
    "二、交通工具由学校统一租用，租用合同一式3份，承运单位应当具备相应资质，驾驶员驾龄在5年以上。\n"
    "三、活动结束后10日内，学校向家长公布费用明细，结余退还学生，任何单位不得截留。\n"
    "四、各区于每季度末将研学活动情况汇总上报，市教育局组织抽查，抽查结果向社会公开。\n"
)
SIGNED = "甲州市教育局\n2023年3月6日\n"
COPIES = {
    "origin": "甲州市教育局关于规范研学活动的通知\n甲教〔2023〕21号\n" + NOTICE + SIGNED,
    "elsewhere": "甲州市教育局关于规范研学活动的通知\n来源：甲州日报  发布时间：2023-03-08 09:12  浏览：1207次\n"
    + NOTICE
    + SIGNED,
    "headline": "甲州研学活动有了新规矩\n" + NOTICE + SIGNED,
    "traditional": "甲州市教育局关于规范研学活动的通知\n" + NOTICE.replace("研学活动", "研學活動") + SIGNED,
    "next year": "甲州市教育局关于规范研学活动的通知\n甲教〔2024〕9号\n" + NOTICE + SIGNED.replace("2023", "2024"),
    "figures": "甲州市教育局关于规范研学活动的通知\n"
    + NOTICE.replace("5%", "8%").replace("3份", "4份").replace("10日", "30日")
    + SIGNED,
    "number": "甲州市教育局关于规范研学活动的通知\n甲教〔2023〕88号\n" + NOTICE + SIGNED,
    "half": "甲州市教育局关于规范研学活动的通知\n"
    + "".join(NOTICE.splitlines(keepends=True)[:4])
    + "五、研学活动的课程由各校自行开发，鼓励与本地博物馆、科技馆、农场合作，形成有特色的课程。\n"
    + "六、各校要把研学活动的评价写进学生的成长档案，不得与升学挂钩，也不得排名。\n"
    + SIGNED,
    "line": "研学活动须知\n",
    "same line": "研学活动须知\n",
    "other": "乙州市研学活动手册\n研学活动由学校自愿组织，费用自理，安全第一。\n",
}


class Copies(SharedIndex):
    QUERIES = (["研学活动"], ["研学活动 备案"], ["--sort", "date", "研学活动"], ["研学活动怎样备案费用谁来出呢"])

    texts = COPIES

    def names(self, hits):
        return {hit["id"]: hit["document"]["path"].rsplit("/", 1)[1][:-4] for hit in hits}

    def test_copies_are_folded_and_counted(self):
        for query in self.QUERIES:
            with self.subTest(query):
                whole = self.search("-n", "100", *query)
                folded = self.search("-n", "100", "--fold", *query)
                self.assertEqual([], [hit for hit in whole["hits"] if "copies" in hit])
                self.assertEqual(whole["total"], folded["total"])
                names = self.names(whole["hits"])
                groups = [
                    {names[id] for id in [hit["id"], *hit["copies"]["ids"]]} for hit in folded["hits"] if "copies" in hit
                ]
                self.assertEqual(1, len(groups))
                # Of the two that have a number, and not the same, only the first.
                self.assertEqual({"elsewhere", "headline", "traditional"}, groups[0] - {"origin", "number"})
                self.assertEqual(4, len(groups[0]))
                self.assertEqual(list(range(1, len(folded["hits"]) + 1)), [hit["rank"] for hit in folded["hits"]])

    def test_a_hit_stands_for_copies_behind_it(self):
        place = {hit["id"]: hit["rank"] for hit in self.search("-n", "100", "研学活动")["hits"]}
        (hit,) = [hit for hit in self.search("--fold", "研学活动")["hits"] if "copies" in hit]
        self.assertEqual(hit["copies"]["count"], len(hit["copies"]["ids"]))
        for id in hit["copies"]["ids"]:
            self.assertLess(place[hit["id"]], place[id])

    def test_pages_are_parts_of_one_order(self):
        for query in self.QUERIES:
            with self.subTest(query):
                whole = self.search("-n", "100", "--fold", *query)
                pages = []
                for offset in range(0, len(whole["hits"]) + 2, 2):
                    page = self.search("-n", "2", "--offset", str(offset), "--fold", *query)
                    pages += [hit["id"] for hit in page["hits"]]
                self.assertEqual([hit["id"] for hit in whole["hits"]], pages)

    def test_a_person_reads_it_folded(self):
        self.assertRegex(self.expect(0, "search", "研学活动").text, r"\n     3 more copies\n")
        self.assertNotIn("more cop", self.expect(0, "search", "--no-fold", "研学活动").text)
        chinese = self.expect(0, "search", "研学活动", env=self.env(LC_ALL="zh_CN.UTF-8")).text
        self.assertRegex(chinese, "另有3份相同")
        markdown = self.expect(0, "search", "--format", "md", "研学活动").text
        self.assertRegex(markdown, r" · 3 more copies\b")

    def test_tables_lose_nothing(self):
        table = self.expect(0, "search", "-n", "100", "--fold", "--format", "csv", "研学活动").text
        self.assertEqual(len(COPIES), len(list(csv.DictReader(io.StringIO(table)))))


class WithoutText(SharedIndex):
    @classmethod
    def make_sources(cls):
        texts = {"empty": "", "behind": "校车要有人照管。", "marks": "。。。", "last": "这里讲的是食堂管理。"}
        path = cls.home / "documents.jsonl"
        records = [
            json.dumps({"id": id, "title": f"关于加强中小学课后服务收费管理的通知{id}", "text": text}, ensure_ascii=False)
            for id, text in texts.items()
        ]
        path.write_text("\n".join(records), encoding="utf-8")
        return [path]

    def test_it_is_found_by_its_title(self):
        for query in ("课后服务收费", "标题:课后服务", "中小学课后服务收费管理怎么样", "课后服务 -校园"):
            for options in ([], ["--no-fold"], ["--sort", "date"], ["--explain"], ["--facets"]):
                with self.subTest(query=query, options=options):
                    answer = self.search("--fold", *options, query)
                    (hit,) = [hit for hit in answer["hits"] if hit["id"] == "empty"]
                    self.assertEqual(("", []), (hit["text"], hit["passages"]))
                    self.expect(0, "search", *options, query)
                    self.expect(1, "outline", query)

    def test_it_is_found_by_what_it_does_not_hold(self):
        self.assertEqual({"empty", "behind", "marks"}, {hit["id"] for hit in self.search("--fold", "--", "-食堂")["hits"]})


class OtherWords(SharedIndex):
    texts = {
        "literal": "关于经费的意见\n教体局落实家庭经济困难学生资助。\n",
        "other": "关于经费的办法\n教育和体育局落实家庭经济困难学生资助。\n",
        "part": "关于学生的意见\n落实经济困难学生资助。\n",
    }

    def test_why_a_hit_is_here(self):
        query = "教体局落实家庭经济困难学生资助"
        text = self.expect(0, "search", query).text
        self.assertIn("contains only part of the query", text)
        self.assertIn("by other words: 教育和体育局", self.expect(0, "search", "教体局").text)
        for form, find in (("csv", csv.excel), ("tsv", csv.excel_tab)):
            rows = csv.DictReader(io.StringIO(self.expect(0, "search", "--format", form, "教体局").text), dialect=find)
            self.assertEqual(["", "教育和体育局"], [row["via"] for row in rows])
            rows = csv.DictReader(io.StringIO(self.expect(0, "search", "--format", form, query).text), dialect=find)
            self.assertEqual("0", next(rows)["partial"])
            self.assertIn("1", [row["partial"] for row in rows])
        markdown = self.expect(0, "search", "--format", "md", "教体局").text
        self.assertIn("by other words: 教育和体育局", markdown)
        markdown = self.expect(0, "search", "--format", "md", query).text
        self.assertIn("contains only part of the query", markdown)


class Facts(SharedIndex):
    """What stands above a hit for a person to read."""

    @classmethod
    def make_sources(cls):
        source = cls.home / "texts"
        source.mkdir()
        law = "# 托育服务条例\n\n## 第一章 总则\n\n第一条 为了规范托育服务，制定本条例。\n"
        (source / "law.md").write_text(law, encoding="utf-8")
        records = [
            {"id": "a1", "title": "托班通知", "text": "开头。\n托班费用由财政补助。", "region": "福建省"},
            {"id": "a2", "title": "托班办法", "text": "托班费用减半。", "region": "福建省", "issuer": "临湖市教育局"},
        ]
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (source / "all.jsonl").write_text(lines, encoding="utf-8")
        return [source]

    def test_headings_do_not_repeat_the_title(self):
        for form, line in (("text", "     第一章 总则 › 第一条\n"), ("md", " · 第一章 总则 › 第一条\n")):
            text = self.expect(0, "search", "--format", form, "规范托育服务").text
            self.assertIn(line, text)
        (hit,) = self.search("规范托育服务")["hits"]
        self.assertEqual(["托育服务条例", "第一章 总则", "第一条"], hit["heading"])

    def test_a_line_of_a_record_is_none_of_its_collection(self):
        for form in ("text", "md"):
            text = self.expect(0, "search", "--format", form, "托班费用由财政补助").text
            self.assertIn("all.jsonl", text)
            self.assertNotIn("all.jsonl:", text)
            self.assertIn("law.md:5", self.expect(0, "search", "--format", form, "规范托育服务").text)

    def test_where_it_is_from(self):
        self.assertIn("\n     福建省\n", self.expect(0, "search", "托班费用由财政补助").text)
        self.assertIn("\n     临湖市教育局\n", self.expect(0, "search", "托班费用减半").text)


if __name__ == "__main__":
    main()
