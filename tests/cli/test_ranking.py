# In which order hits stand, and why.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import json
import re

from harness import NOTHING, SharedIndex, files_of, main, records

TEXTS = {
    "together": "关于学校工作的意见\n一、双减与集团化办学同步推进，学校要落实。\n",
    "section": "关于学校工作的意见\n一、重点工作\n双减要落实，学校要推进。\n集团化办学要推进，学校落实。\n",
    "apart": "关于学校工作的意见\n一、减负\n双减要落实，学校要推进。\n二、办学\n集团化办学要推进，学校落实。\n",
    "duties": "关于轮值的意见\n值班要守时，值班不离岗，值班有记录，值班先到校。\n\n晨检另行安排。\n",
    "duty": "关于早晨的意见\n各校每天一早要有值班的老师在门口，低年级到校以后由班主任逐个晨检，有发热的马上告诉家长并且登记。\n",
    "whole": "关于家庭经济的意见\n资助家庭经济困难学生，一个不少。\n",
    "part": "关于困难家庭的意见\n学校要帮助经济困难的学生，一个不少。\n",
    "bureau": "关于教体局的意见\n教体局落实，学校推进。\n",
    "office": "关于教育和体育局的意见\n教育和体育局落实，学校推进。\n",
    "both": "关于劳动的意见\n劳动教育基地和食堂安全监管，都要抓好。\n",
    "near": "关于食堂的意见\n劳动教育的基地和食堂的安全，由各校监管。\n",
    "high": "关于学校的意见\n劳动教育基地由职业高中建设。\n",
    "one": "关于基地的意见\n劳动教育基地由各地自定。\n",
    "list": "关于目标的意见\n坚持【小班教学，错峰入校，名校托管，弹性离校，集中备课，分片教研，联合育人，全员阅读，送教下乡，一校一品，两自一包，三级联动，四点钟课堂，五彩少年，六步教学，七色社团】。\n",
    "treated": "关于入校的意见\n各校实行错峰入校，低年级早一刻，高年级晚一刻，由值周教师在门口引导，家长不进校门，车辆停在划定的地方。\n",
    "little": "关于家庭的意见\n家庭是人生的第一所学校。\n",
}

LINE = re.compile(r"^( {7,})(-?[0-9.]+) (.*)$")


def trees_of(text):
    """The trees of a printed answer: [what, value, children] of each line, by its indentation."""
    trees, path = [], []
    for line in text.splitlines():
        found = LINE.match(line)
        if not found:
            path = []
            continue
        indent, value, what = found.groups()
        while path and path[-1][0] >= len(indent):
            path.pop()
        node = {"what": what, "value": float(value), "children": []}
        (path[-1][1]["children"] if path else trees).append(node)
        path.append((len(indent), node))
    return trees


def flat(node):
    """The nodes of a tree in their order."""
    return [(node["what"], node["value"])] + [
        one for child in node.get("children", []) for one in flat(child)
    ]


class Ranking(SharedIndex):
    texts = TEXTS

    def names(self, answer):
        return [hit["document"]["path"].rsplit("/", 1)[1][:-4] for hit in answer["hits"]]

    def test_one_passage_before_one_section_before_one_document(self):
        answer = self.search("--strict", "双减 集团化办学")
        self.assertEqual(["together", "section", "apart"], self.names(answer))

    def test_one_passage_with_both_before_one_that_repeats_one(self):
        answer = self.search("--strict", "值班 晨检")
        self.assertEqual(["duty", "duties"], self.names(answer))

    def test_what_bears_the_name_before_what_cites_it(self):
        self.write("named.jsonl", "".join(
            json.dumps({"id": id, "title": title, "text": text}, ensure_ascii=False) + "\n"
            for id, title, text in [
                *((f"c{n}", f"会议纪要之{n}", f"第{n}次会议学习了《校园安全条例》，部署校园安全条例的落实。") for n in range(12)),
                ("longer", "临湖市校园安全条例", "第一条 根据《校园安全条例》，制定校园安全条例的细则。"),
                ("named", "校园安全条例", "第一条 为了学生，制定本条例。"),
            ]
        ))
        self.expect(0, "index", "-q", "-d", self.dir / "named", self.dir / "named.jsonl")
        answer = self.search("-d", self.dir / "named", "校园安全条例")
        self.assertEqual(["named", "longer"], [hit["id"] for hit in answer["hits"]][:2])
        self.assertEqual(14, answer["total"])

    def test_the_law_before_rules_that_cite_it(self):
        self.write("cited.jsonl", "".join(
            json.dumps({"id": id, "title": title, "text": text}, ensure_ascii=False) + "\n"
            for id, title, text in [
                *((f"c{n}", f"会议纪要之{n}", f"第{n}次会议学习了其他文件，部署落实。") for n in range(12)),
                ("rule", "临湖市实施《中华人民共和国校车法》办法",
                 "第一条 校车法规定了限速，校车法规定的限速以外，按照校车法的限速原则执行限速。"),
                ("law", "中华人民共和国校车法", "第一条 车辆行驶在县乡道路上应当限速，具体数值由县政府确定，报省政府备案。"),
            ]
        ))
        self.expect(0, "index", "-q", "-d", self.dir / "cited", self.dir / "cited.jsonl")
        for query in ("校车法 限速", "限速 校车法"):
            answer = self.search("-d", self.dir / "cited", "--explain", query)
            self.assertEqual(["law", "rule"], [hit["id"] for hit in answer["hits"]][:2])
            root = answer["hits"][0]["explanation"]
            self.assertIn("a part of the query is the whole title", [what for what, _ in flat(root)])
            self.assertAlmostEqual(root["value"], sum(part["value"] for part in root["children"]), places=4)

    def test_partial_answers_follow_full_ones(self):
        for options in ([], ["--passages"]):
            with self.subTest(options):
                answer = self.search(*options, "家庭经济困难学生")
                self.assertEqual(1, answer["total"])
                self.assertTrue(answer["exact"])
                self.assertEqual(["whole", "part"], self.names(answer)[:2])
                self.assertEqual([None, True], [h.get("partial") for h in answer["hits"]][:2])
                self.assertNotIn("little", self.names(answer))
                scores = [hit["score"] for hit in answer["hits"]]
                self.assertEqual(sorted(scores, reverse=True), scores)

    def test_the_total_says_that_partial_answers_follow(self):
        for words, line in (
            ([], "1 document, then partial matches; 1 to {} shown ("),
            (["--offset", "1"], "1 document, then partial matches; 2 to {} shown ("),
            (["--passages"], "1 passage, then partial matches; 1 to {} shown ("),
            (["-n", "1"], "1 document ("),
            (["--strict"], "1 document ("),
        ):
            with self.subTest(words):
                result = self.expect(0, "search", *words, "家庭经济困难学生")
                ranks = re.findall(r"^ {2}(\d+)  ", result.text, re.M)
                self.assertIn("\n" + line.format(ranks[-1]), "\n" + result.err)
        result = self.expect(0, "search", "家庭经济困难学生", env=self.env(LC_ALL="zh_CN.UTF-8"))
        self.assertRegex(result.err, r"(?m)^共 1 篇文献，其后为部分匹配；显示第 1 至 \d 条（")

    def test_partial_answers_can_be_left_out(self):
        for words in (["--strict", "家庭经济困难学生"], ["--no-expand", "家庭经济困难学生"]):
            with self.subTest(words):
                self.assertEqual({"whole.txt"}, files_of(self.search(*words)))
        self.assertEqual({"whole.txt"}, files_of(self.search('"家庭经济困难学生"')))

    def test_a_single_word_has_no_partial_answers(self):
        self.assertEqual({"whole.txt"}, files_of(self.search("家庭经济")))
        self.assertEqual(3, len(self.search("双减 集团化办学")["hits"]))

    def test_a_partial_answer_to_two_words_holds_most_of_each(self):
        for options in ([], ["--passages"]):
            with self.subTest(options):
                answer = self.search(*options, "劳动教育基地 食堂安全监管")
                self.assertEqual(1, answer["total"])
                self.assertEqual(["both", "near"], self.names(answer))
                self.assertEqual([None, True], [h.get("partial") for h in answer["hits"]])

    def test_a_word_that_no_text_holds_is_not_held_in_part(self):
        answer = self.search("劳动教育基地 职高")  # 职高: 职业高中
        self.assertEqual(["high"], self.names(answer))
        self.assertIn("via", answer["hits"][0])

    def test_a_list_of_names_stands_behind_what_treats_one(self):
        hits = self.search("--passages", "--explain", "错峰入校")["hits"]
        self.assertEqual(["treated", "list"], self.names({"hits": hits}))
        self.assertIn("list of names", str(hits[1]["explanation"]))

    def test_a_page_and_the_next_are_the_whole(self):
        for options in ([], ["--passages"]):
            for query in ("家庭经济困难学生", "怎样帮助困难学生和他们的家庭"):
                with self.subTest(options=options, query=query):
                    whole = [(hit["id"], hit["score"]) for hit in self.search(*options, query)["hits"]]
                    pages = []
                    for offset in range(len(whole)):
                        hits = self.search(*options, "-n", "1", "--offset", str(offset), query)["hits"]
                        pages += [(hit["id"], hit["score"]) for hit in hits]
                    self.assertEqual(whole, pages)
                    self.assertEqual(sorted((score for _, score in whole), reverse=True), [s for _, s in whole])

    def check_sums(self, node):
        children = node.get("children")
        self.assertEqual({"what", "value"} | ({"children"} if children else set()), set(node))
        if children:
            self.assertAlmostEqual(node["value"], sum(child["value"] for child in children), 3)
        for child in children or []:
            self.check_sums(child)

    def explained(self, *arguments):
        """The hits of an answer, their explanations checked."""
        hits = self.search("--explain", *arguments)["hits"]
        for hit in hits:
            self.assertAlmostEqual(hit["score"], hit["explanation"]["value"], 4)
            self.assertTrue(hit["explanation"]["children"])
            self.check_sums(hit["explanation"])
        return hits

    def test_an_explanation_adds_up(self):
        queries = ("双减", "双减 集团化办学", "家庭经济困难学生", "怎样帮助困难学生", "标题:学校 双减", "教体局")
        kinds = set()
        for query in queries:
            for options in ([], ["--passages"], ["--sort", "date"], ["-n", "1", "--offset", "1"]):
                with self.subTest(query=query, options=options):
                    for hit in self.explained(*options, query):
                        kinds.add("via" if "via" in hit else "partial" if "partial" in hit else "exact")
        self.assertEqual({"exact", "via", "partial"}, kinds)

    def test_partial_matches_are_explained_term_by_term(self):
        for options in ([], ["--passages"]):
            with self.subTest(options):
                hit = self.explained(*options, "怎样帮助困难学生")[0]
                text, *_, whole = hit["explanation"]["children"]
                terms = {part["what"].split(",")[0] for part in text["children"]}
                self.assertLessEqual({"困难", "学生", "困", "难", "学", "生"}, terms)
                self.assertLessEqual({len(term) for term in terms}, {1, 2})
                self.assertTrue(all(part["value"] > 0 for part in text["children"]))
                self.assertEqual(
                    ["read of it", "of what its title adds", "not read, by counts"],
                    [part["what"].split(" ", 3)[3] for part in whole["children"]],
                )

    def assert_same(self, nodes, printed):
        """Text prints four digits behind the point, JSON six in all."""
        self.assertEqual([what for what, _ in nodes], [what for what, _ in printed])
        for (what, value), (_, other) in zip(nodes, printed):
            self.assertAlmostEqual(value, other, delta=2e-4, msg=what)

    def test_text_prints_the_same_tree(self):
        for query in ("双减 集团化办学", "家庭经济困难学生", "怎样帮助困难学生", "教体局"):
            for options in ([], ["--passages", "--no-fold", "--per-document", "0"]):
                with self.subTest(query=query, options=options):
                    hits = self.explained(*options, query)
                    text = self.expect(0, "search", "--explain", *options, query).text
                    trees = trees_of(text)
                    self.assertEqual(len(hits), len(trees))
                    for hit, tree in zip(hits, trees):
                        self.assert_same(flat(hit["explanation"]), flat(tree))

    def test_nothing_is_partly_found_by_nothing(self):
        self.search("魑魅魍魉", status=NOTHING)


class ShortRuns(SharedIndex):
    """A run of six characters: two words, where the index knows both well enough to tell."""

    @classmethod
    def make_sources(cls):
        source = cls.home / "texts"
        source.mkdir()
        for number in range(4):
            (source / f"walls{number}.txt").write_text(f"关于围墙的意见\n校园的围墙{number}\n", encoding="utf-8")
            (source / f"drugs{number}.txt").write_text(f"关于药品的意见\n药品安全{number}\n", encoding="utf-8")
        (source / "whole.txt").write_text("关于药品的通知\n校园药品安全由学校负责。\n", encoding="utf-8")
        (source / "rare.txt").write_text("关于仓储的通知\n仓储烟花爆竹由仓库负责。\n", encoding="utf-8")
        (source / "rare2.txt").write_text("关于爆竹的通知\n烟花爆竹由店铺负责。\n", encoding="utf-8")
        (source / "rare3.txt").write_text("关于货架的通知\n仓储货架由仓库负责。\n", encoding="utf-8")
        return [source]

    def test_what_holds_one_of_two_words_follows(self):
        answer = self.search("校园药品安全")
        self.assertEqual((1, True), (answer["total"], answer["exact"]))
        self.assertEqual("whole.txt", answer["hits"][0]["document"]["path"].rsplit("/", 1)[1])
        self.assertTrue(answer["hits"][1]["partial"])
        self.assertEqual({"whole.txt"}, files_of(self.search("--no-expand", "校园药品安全")))

    def test_little_known_words_are_one(self):
        self.assertEqual({"rare.txt"}, files_of(self.search("仓储烟花爆竹")))


class UnknownPairs(SharedIndex):
    """A character counts though no text holds it beside the query's next one."""

    texts = {
        "helper": "关于帮工的规定\n帮工致人损害，承担赔偿责任。\n",
        "others": "关于损害的规定\n宠物致人损害，承担赔偿责任。\n",
    }

    def test_the_text_with_the_character_is_first(self):
        hits = self.search("帮邻居遛狗要承担赔偿责任吗")["hits"]
        self.assertEqual(["helper.txt", "others.txt"], [h["document"]["path"].rsplit("/", 1)[1] for h in hits])
        self.assertGreater(hits[0]["score"], hits[1]["score"])


class Titles(SharedIndex):
    """A title that the text does not repeat answers as well."""

    @classmethod
    def make_sources(cls):
        source = cls.home / "records.jsonl"
        documents = [
            ("bicycles", "公园自行车停放管理办法", "请勿在草坪上行走，违者批评教育。"),
            ("first", "其他规定", "临时摊位在指定区域经营，遵守时间。"),
            ("second", "夜市规定", "临时摊位在指定区域经营，遵守时间。"),
            ("third", "另外规定", "临时摊位在指定区域经营，遵守时间。"),
        ]
        with open(source, "w", encoding="utf-8") as f:
            for name, title, text in documents:
                f.write(json.dumps({"id": name, "title": title, "text": text}, ensure_ascii=False) + "\n")
        return [source]

    def test_what_only_a_title_holds_is_found(self):
        answer = self.search("公园里的自行车怎么停放")
        self.assertEqual(["bicycles"], [hit["document"]["id"] for hit in answer["hits"]])
        self.assertFalse(answer["exact"])

    def test_it_is_explained(self):
        hits = self.search("--explain", "公园自行车和临时摊位")["hits"]
        hit = hits[[hit["document"]["id"] for hit in hits].index("bicycles")]
        whole = hit["explanation"]["children"]
        self.assertEqual(["1.50 of the document as one text"], [part["what"] for part in whole])
        title = whole[0]["children"]
        self.assertEqual(
            ["1.50 of what its title adds, which alone holds anything"], [part["what"] for part in title]
        )
        self.assertEqual([hit["score"]] * 2, [whole[0]["value"], title[0]["value"]])

    def test_passages_hold_something_themselves(self):
        for options in ([], ["-n", "0"]):
            answer = self.passages("--facets", *options, "公园里的自行车怎么停放", status=NOTHING)
            self.assertEqual((0, True, []), (answer["total"], answer["exact"], answer["hits"]))
            self.assertEqual([], answer["query"]["notes"])
            self.assertEqual([], answer["facets"]["year"])
        answer = self.passages("--facets", "公园自行车和临时摊位")
        self.assertEqual({"first", "second", "third"}, {hit["document"]["id"] for hit in answer["hits"]})
        self.assertEqual(3, sum(line["count"] for line in answer["facets"]["year"]))

    def test_a_title_counts_beside_a_text_that_was_read(self):
        hits = self.search("夜市可以摆临时摊位吗")["hits"]
        self.assertEqual("second", hits[0]["document"]["id"])
        self.assertGreater(hits[0]["score"], hits[1]["score"] * 1.1)


class PartialByDate(SharedIndex):
    """More partial matches than are read for their rank, the newest of them the least relevant."""

    COUNT = 500

    @classmethod
    def make_sources(cls):
        items = []
        for number in range(cls.COUNT):
            text = f"摊位{number}号。" + "临时摊位在指定区域经营。" * (number < cls.COUNT - 50)
            date = f"{2000 + number // 25}-{1 + number % 12:02}-01"
            items.append({"id": f"{number:03}", "title": "规定", "text": text, "date": date})
        records(cls.home / "records.jsonl", items)
        return [cls.home / "records.jsonl"]

    def test_pages_are_parts_of_one_order(self):
        question = "夜市可以摆临时摊位吗"
        for options in ([], ["--passages"], ["--passages", "--fold"]):
            with self.subTest(options):
                words = [*options, "--sort", "date", question]
                whole = self.search(*words)
                dates = [hit["document"]["date"] for hit in whole["hits"]]
                self.assertEqual(sorted(dates, reverse=True), dates)
                pages = []
                for offset in range(0, self.COUNT, 100):
                    pages += self.search("-n", "100", "--offset", str(offset), *words)["hits"]
                self.assertEqual(
                    [(hit["id"], hit["score"]) for hit in whole["hits"]], [(hit["id"], hit["score"]) for hit in pages]
                )
                self.assertEqual(self.COUNT, whole["total"])
                if "--fold" not in options:
                    self.assertEqual(self.COUNT, len({hit["id"] for hit in pages}))


class Alike(SharedIndex):
    """More documents of one score than are read for their rank: their titles alone match."""

    @classmethod
    def make_sources(cls):
        items = [{"id": f"t{n:03}", "title": "某局转发通告", "text": "请认真落实。"} for n in range(120)]
        items += [{"id": f"b{n:03}", "title": "某局通告", "text": "现予通告。"} for n in range(60)]
        items += [{"id": f"o{n:03}", "title": "食堂", "text": "每天留样。"} for n in range(200)]
        path = cls.home / "alike.jsonl"
        records(path, items)
        return [path]

    def test_pages_are_parts_of_one_order(self):
        for query in ("通告", "标题:通告", "标题:转发 OR 通告"):
            with self.subTest(query):
                whole = [hit["id"] for hit in self.search(query)["hits"]]
                self.assertEqual(180, len(set(whole)))
                for size in (10, 70):
                    pages = []
                    for offset in range(0, 180, size):
                        hits = self.search("-n", str(size), "--offset", str(offset), query)["hits"]
                        pages += [hit["id"] for hit in hits]
                    self.assertEqual(whole, pages)


class QuestionWords(SharedIndex):
    """A question is answered by what it is about, not by texts that ask in the same words."""

    texts = {
        "asks": "常见提问\n怎样报名？哪些人报名？怎样付费？什么时候付费呢？\n",
        "answers": "婚姻登记规定\n婚姻登记向民政部门提出。\n",
    }

    def test_words_that_ask_carry_no_weight(self):
        for question in ("怎样申请婚姻登记手续呢", "哪些婚姻登记可以撤回", "什麼時候婚姻登記最快"):
            self.assertEqual({"answers.txt"}, files_of(self.search(question)), question)

    def test_they_are_found_as_text(self):
        answer = self.search("哪些人")
        self.assertEqual((True, {"asks.txt"}), (answer["exact"], files_of(answer)))

    def test_where_there_is_nothing_else_they_count(self):
        self.assertEqual({"asks.txt"}, files_of(self.search("怎样什么时候")))

    def test_a_run_of_them_is_no_word_of_a_query(self):
        self.assertEqual({"answers.txt"}, files_of(self.search("婚姻登记的手续 怎样呢")))


class OneOfTwo(SharedIndex):
    """Two words, one of which is rare, among some eighty other passages."""

    texts = {
        "both": "关于高考的意见\n应对新高考，实行选课走班。\n",
        "rare": "关于考试的意见\n新高考改革稳步推进。\n",
        "half": "关于高考的意见\n高考组织工作平稳。\n",
        "other": "关于招生的意见\n学校招生要公开。\n",
        "others": "关于学校的意见\n" + "学校要抓好第一件实事。\n学校要抓好第二件实事。\n" * 20,
        "rest": "关于实事的意见\n" + "各地要抓好一件实事，说到做到。\n" * 40,
    }

    def names(self, *words, synonyms="/dev/null"):
        return [
            hit["document"]["path"].rsplit("/", 1)[1][:-4] + (" partial" if hit.get("partial") else "")
            for hit in self.search("--synonyms", synonyms, *words)["hits"]
        ]

    def test_what_holds_the_rare_one_follows(self):
        for unit in ([], ["--passages"]):
            self.assertEqual(["both", "rare partial"], self.names(*unit, "新高考 选课走班"))
            self.assertEqual(["both"], self.names(*unit, "--strict", "新高考 选课走班"))

    def test_what_holds_a_frequent_one_does_not(self):
        self.assertEqual(["other"], self.names("学校 招生"))
        self.assertEqual(["both"], self.names("高考 选课走班")[:1])

    def test_of_a_word_that_is_nowhere_nothing_is_held(self):
        table = self.write("synonyms", "分层教学 = 选课走班\n")
        for unit in ([], ["--passages"]):
            self.assertEqual(["both"], self.names(*unit, "新高考 分层教学", synonyms=table))


class Shown(SharedIndex):
    """A document is shown by what its title does not say."""

    TITLE = "临湖市政府工作报告"

    @classmethod
    def make_sources(cls):
        source = cls.home / "texts"
        source.mkdir()
        plain = "".join(f"过去的第{n}年，各项工作平稳推进，群众满意，计划如期完成。\n\n" for n in "一二三四")
        named = "".join(f"我代表临湖市作政府工作报告，临湖人民{what}。\n\n" for what in ("奋进", "实干", "创新", "担当", "争先"))
        topic = "今年全市还要在每个街道各办一所托育机构，价格由街道和居民商定，费用由市里分三年补足，名单年底以前公布。\n\n"
        (source / "report.txt").write_text(f"{cls.TITLE}\n\n{named}{plain}{topic}", encoding="utf-8")
        (source / "other.txt").write_text("关于托育机构的通知\n\n各地每年办几所托育机构。\n", encoding="utf-8")
        (source / "third.txt").write_text("关于考试的通知\n\n各地按时组织考试。\n", encoding="utf-8")
        return [source]

    def hit(self, *arguments):
        return next(h for h in self.search(*arguments)["hits"] if h["document"]["title"] == self.TITLE)

    def test_the_first_passage_holds_what_the_title_lacks(self):
        for query in ("临湖 政府工作报告 托育", "临湖市 托育", "托育 政府工作报告"):
            with self.subTest(query):
                hit = self.hit(query)
                self.assertIn("托育", hit["text"])
                self.assertIn("托育", hit["passages"][0]["text"])
                self.assertTrue(all("托育" not in one["text"] for one in hit["passages"][1:]))

    def test_one_that_the_title_holds_all_of_is_shown_as_ever(self):
        scores = [one["score"] for one in self.hit("临湖 政府工作报告")["passages"]]
        self.assertEqual(sorted(scores, reverse=True), scores)

    def test_the_document_is_worth_what_it_was(self):
        hit = self.hit("--explain", "临湖 政府工作报告 托育")
        self.assertLess(hit["passages"][0]["score"], max(one["score"] for one in hit["passages"]))
        parts = hit["explanation"]["children"]
        self.assertIn((0, "shown by passages that tell more than title and record"),
                      [(part["value"], part["what"]) for part in parts])
        self.assertAlmostEqual(hit["score"], sum(part["value"] for part in parts), places=4)

    def test_what_its_title_holds_counts_in_each_passage(self):
        for query in ("临湖 政府工作报告 托育", "托育 政府工作报告"):
            hits = self.search("--passages", "--explain", query)["hits"]
            self.assertEqual(self.TITLE, hits[0]["document"]["title"])
            self.assertIn("托育", hits[0]["text"])
            root = hits[0]["explanation"]
            self.assertTrue(any("政府工作报告 in the title above the passage" in what for what, _ in flat(root)))
            for hit in hits:
                root = hit["explanation"]
                self.assertAlmostEqual(root["value"], sum(part["value"] for part in root["children"]), places=4)


class ShownByTopic(SharedIndex):
    """The place, year and issuer that a document's record states are no reason to show it by them."""

    PASSED = "2019年3月28日 临湖省第一届人民代表大会常务委员会第二次会议通过"

    @classmethod
    def make_sources(cls):
        fined = "养犬人应当约束其犬只，不得妨碍他人；犬只伤人的，由有关部门依照规定处以罚款，并且没收其犬只，情节严重的五年以内不得养犬。"
        cls.items = [
            {"id": "rules", "title": "碧屿市养犬管理条例", "region": "临湖省碧屿市", "date": "2019-03-28",
             "text": f"{cls.PASSED}\n\n第一条　为了规范养犬，制定本条例。\n\n第二条　{fined}\n"},
            {"id": "rest", "title": "考试通知", "text": "请按时组织考试。"},
            {"id": "more", "title": "食堂通知", "text": "食物每天留样。"}]
        source = cls.home / "rules.jsonl"
        source.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in cls.items), encoding="utf-8")
        return [source]

    def test_a_place_that_the_record_states(self):
        for query in ("临湖省 罚款", "临湖 养犬 罚款", "2019年 罚款"):
            with self.subTest(query):
                self.assertIn("罚款", self.search(query)["hits"][0]["text"])

    def test_beside_a_topic_that_the_title_holds(self):
        for query in ("临湖 养犬", "2019年 养犬"):
            with self.subTest(query):
                self.assertIn("养犬", self.search(query)["hits"][0]["text"])

    def test_alone_it_is_shown(self):
        self.assertEqual(self.PASSED, self.search("临湖省")["hits"][0]["text"])


class ShownByText(SharedIndex):
    """Lines around a text are not what a document is shown by where the text holds a part of the query."""

    ADDRESSED = "各区人民政府，临湖生产建设兵团教育局，市政府各部门："
    PASSED = [f"20{n:02}年3月28日 碧屿市人民代表大会常务委员会第{n}次会议《关于修改〈碧屿市养犬条例〉的决定》修正"
              for n in range(10, 17)]

    @classmethod
    def make_sources(cls):
        topic = "各学校应当开设合唱课程，配备教师，每学期举办一次演出，费用列入预算，不得向学生收取，演出的节目由学生自己挑选并且排练。"
        fined = "犬只伤人的，由有关部门依照规定处理，其犬只由收容所领走，检疫、喂养和医治的各项开支由所有人承担，养犬另有规定的除外。"
        items = [
            {"id": "notice", "title": "关于课程的通知", "text": f"{cls.ADDRESSED}\n\n{topic}\n"},
            {"id": "rules", "title": "碧屿市养犬条例",
             "text": "\n\n".join(cls.PASSED) + f"\n\n第一条　为了公共秩序，制定本条例。\n\n第二条　{fined}\n"},
            {"id": "rest", "title": "考试通知", "text": "请按时组织考试。"},
            {"id": "more", "title": "食堂通知", "text": "食物每天留样。"}]
        source = cls.home / "texts.jsonl"
        source.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in items), encoding="utf-8")
        return [source]

    def shown(self, query):
        return self.search(query)["hits"][0]["text"]

    def test_those_whom_it_addresses(self):
        self.assertIn("合唱", self.shown("兵团 合唱"))

    def test_partial_answers(self):
        answer = self.search("临湖生产建设兵团教育局怎样开设合唱课程配备教师")
        self.assertFalse(answer["exact"])
        self.assertIn("合唱", answer["hits"][0]["text"])

    def test_a_name_alone_and_more_such_lines_than_are_read(self):
        self.assertIn("犬只伤人", self.shown("养犬"))
        self.assertIn("犬只伤人", self.shown("碧屿 养犬"))

    def test_what_nothing_else_holds_is_shown(self):
        self.assertEqual(self.ADDRESSED, self.shown("兵团教育局"))

    def test_what_is_asked_for_is_shown(self):
        self.assertIn(self.shown("养犬 修正"), self.PASSED)


class Orders(SharedIndex):
    """The number of an order is matched whole, or not at all."""

    @classmethod
    def make_sources(cls):
        source = cls.home / "texts"
        source.mkdir()
        for n in ("十五", "十六"):
            (source / f"{n}.txt").write_text(f"食堂规定\n\n临湖市人民政府令第{n}号公布，食堂留样。\n", encoding="utf-8")
        (source / "notice.txt").write_text("食堂公告\n\n临湖市食堂局公告2022年第5号，食堂留样。\n", encoding="utf-8")
        return [source]

    def test_another_number_is_no_answer(self):
        for query in ("临湖市人民政府令第99号", "临湖市食堂局公告2022年第99号", "临湖市人民政府令第九十九号 食堂"):
            with self.subTest(query):
                self.expect(NOTHING, "search", query)

    def test_its_figures_may_be_spelled_otherwise(self):
        hits = self.search("临湖市人民政府令第16号")["hits"]
        self.assertEqual(["十六.txt"], [hit["document"]["path"].rsplit("/", 1)[1] for hit in hits])
        self.assertEqual(1, self.search("食堂局公告2022年第5号")["total"])


class Articles(SharedIndex):
    """An article holds its number and not the name of its law."""

    @classmethod
    def make_sources(cls):
        history = "".join(f"{year}年，《中华人民共和国食堂法》第{n}次修正。\n\n" for year, n in ((2001, "一"), (2009, "二")))
        articles = "第一条 为了食品安全，制定本法。\n\n第二条 学校食堂每天留样。\n\n第三条 违反第二条的，责令改正。\n\n"
        articles += "".join(f"第{n}条 学校检查，学校记录，学校公示，学校改正。\n\n" for n in "四五六七八九十")
        path = cls.home / "laws.jsonl"
        records(path, [
            {"id": "law", "title": "中华人民共和国食堂法", "text": history + articles},
            {"id": "rule", "title": "临湖市实施《中华人民共和国食堂法》办法",
             "text": "第一条 根据《中华人民共和国食堂法》，制定本办法。\n\n第二条 食堂法适用于本市。\n"},
            {"id": "citing", "title": "检查通报",
             "text": "有的学校违反《中华人民共和国食堂法》第四条，已经改正。\n\n别的违反食堂法第4条。\n"},
            {"id": "other", "title": "食品条例", "text": "第二条 食品应当安全。\n\n第九条 按照食堂法处理。\n"},
            *({"id": f"more{n}", "title": f"第{n}号规则", "text": f"第{'二三四五六'[n % 5]}条 每天记录。\n"}
              for n in range(150)),
        ])
        return [path]

    def first(self, query, *options):
        return self.search("--passages", *options, query)["hits"][0]

    def test_a_citation_finds_the_article(self):
        for query in ("食堂法第二条", "《中华人民共和国食堂法》第二条", "食堂法第2条", "根据食堂法第二条第一款的规定",
                      "食堂法第二条是什么", "食堂法 第二条", "标题:食堂法 第二条", "食堂法 第二条第一款",
                      "食堂法 第二条的规定", "什么是食堂法第二条", "食堂法2条", "根据《食堂法》2条的规定",
                      "违反食堂法第二条怎么处罚", "食堂法第二条留样几天"):
            with self.subTest(query):
                hit = self.first(query)
                self.assertEqual("law", hit["document"]["id"])
                self.assertTrue(hit["text"].startswith("第二条"), hit["text"])

    def test_it_is_read_though_others_repeat_a_word_beside_it(self):
        for query in ("食堂法第二条 学校", "食堂法 第二条 学校"):
            with self.subTest(query):
                hit = self.search(query)["hits"][0]
                self.assertEqual("law", hit["document"]["id"])
                self.assertTrue(hit["text"].startswith("第二条"), hit["text"])

    def test_it_says_that_it_is_found_by_other_words(self):
        answer = self.search("--passages", "食堂法第二条")
        self.assertFalse(answer["exact"])
        self.assertEqual(["标题:食堂法 第二条"], answer["hits"][0]["via"])
        self.expect(NOTHING, "search", "--no-expand", "--strict", "食堂法第二条")

    def test_it_is_named_where_what_cites_it_comes_first(self):
        (article,) = [hit for hit in self.search("--passages", "标题:食堂法 第四条")["hits"]
                      if hit["document"]["id"] == "law" and hit["text"].startswith("第四条")]
        note = f"the article itself is in 中华人民共和国食堂法, law: zhengce show {article['id']}"
        for query in ("食堂法第四条", "食堂法第4条", "《中华人民共和国食堂法》第四条", "引用 食堂法第四条", "食堂法第四条 有的学校"):
            for options in ([], ["--passages"]):
                with self.subTest(query=query, options=options):
                    answer = self.search(*options, query)
                    self.assertEqual("citing", answer["hits"][0]["document"]["id"])
                    self.assertIn(note, answer["query"]["notes"])
        shown = self.expect(0, "show", "-d", self.db, article["id"])
        self.assertIn("第四条", shown.text)
        chinese = self.expect(0, "search", "-d", self.db, "食堂法第四条", env=self.env(LC_ALL="zh_CN.UTF-8"))
        self.assertIn(f"该条原文见《中华人民共和国食堂法》（law）：zhengce show {article['id']}", chinese.err)

    def test_it_is_not_named_where_it_is_the_first(self):
        for options, query in (([], "食堂法第二条"), (["--passages"], "食堂法第二条"), ([], "食堂法第八十条"),
                               ([], "食堂法"), (["--no-expand"], "食堂法第四条"), (["--strict"], "食堂法第四条"),
                               (["--offset", "1"], "食堂法第四条"), ([], "标题:食堂法 第四条"), ([], "食堂法第四条 学校记录")):
            with self.subTest(query=query, options=options):
                notes = self.search(*options, query)["query"]["notes"]
                self.assertFalse([note for note in notes if "article itself" in note], notes)

    def test_an_article_that_there_is_not_is_not_found(self):
        self.assertNotIn("via", self.first("食堂法第八十条"))

    def test_it_is_explained(self):
        (root,) = [self.first("食堂法 第二条", "--explain")["explanation"]]
        whats = [what for what, _ in flat(root)]
        self.assertTrue(any("第二条 is the article" in what for what in whats), whats)


class Versions(SharedIndex):
    """A law and its revision, which stands behind it in the index."""

    LAW = "中华人民共和国渡口法"
    LAWS = [
        ("a2011", LAW, "2011-03-01", "第一条 渡口须有人值守。\n第二条 渡口停航应当公告，公告在渡口张贴七日。\n第三条 违反渡口法的，处罚款。\n第四条 本法自2011年6月1日起施行。\n"
         "第五条 停泊的船舶应当悬挂号灯，由船长登记在册，每日向航运所报告船位、载客和天气情况。\n"),
        ("b2021", LAW, "2021-05-01", "第一条 渡口须有人值守，夜间亮灯。\n第二条 渡口停航应当公告，公告在渡口张贴七日。\n第三条 违反渡口法的规定，情节严重的，处以罚款。\n第四条 本法自2011年6月1日起施行。\n"
         "第五条 停泊的船舶应当悬挂号灯，由船长登记在册，并且每日向航运所报告船位、载客和天气情况。\n"),
        ("c2016", LAW, "2016-09-01", "第一条 渡口须有人值守。\n第二条 渡口停航应当公告，公告在渡口张贴七日。\n第三条 违反渡口法规定的，处罚款。\n第四条 本法自2011年6月1日起施行。\n"),
    ]  # fmt: skip

    @classmethod
    def make_sources(cls):
        path = cls.home / "laws.jsonl"
        others = [{"id": f"x{n}", "title": f"会议纪要之{n}", "text": f"第{n}次会议学习了渡口法，部署其他工作。\n"} for n in range(12)]
        laws = [{"id": id, "title": title, "date": date, "text": text, "issuer": "全国人民代表大会常务委员会"}
                for id, title, date, text in cls.LAWS]  # fmt: skip
        records(path, laws + others)
        return [path]

    def documents(self, *arguments):
        return [hit["document"]["id"] for hit in self.search(*arguments)["hits"]]

    def test_the_newest_comes_first(self):
        for query in ("渡口法", "渡口法 罚款", "渡口停航应当公告", "标题:渡口法 第二条"):
            with self.subTest(query):
                self.assertEqual(["b2021", "c2016", "a2011"], self.documents(query)[:3])

    def test_that_of_a_year_that_the_query_names(self):
        for year, wanted in (("2011", ["a2011", "c2016", "b2021"]), ("2010", ["a2011", "c2016", "b2021"]),
                             ("2018", ["c2016", "a2011", "b2021"]), ("2022", ["b2021", "c2016", "a2011"])):
            with self.subTest(year):
                self.assertEqual(wanted, self.documents(f"渡口法 (停航 OR {year}年)")[:3])
        (hit, *_) = self.search("--explain", "渡口法 (停航 OR 2018年)")["hits"]
        self.assertIn("among its versions by date, that of 2018 or the last before first",
                      [part["what"] for part in hit["explanation"]["children"]])  # fmt: skip

    def test_pages_are_parts_of_one_order_in_which_scores_fall(self):
        for options in ([], ["--passages"]):
            hits = self.search(*options, "-n", "20", "渡口法")["hits"]
            scores = [hit["score"] for hit in hits]
            self.assertEqual(sorted(scores, reverse=True), scores)
            for offset in range(4):
                (one,) = self.search(*options, "-n", "1", "--offset", str(offset), "渡口法")["hits"]
                self.assertEqual((hits[offset]["id"], hits[offset]["score"]), (one["id"], one["score"]))

    def test_of_passages_that_say_the_same_that_of_the_newest_comes_first(self):
        hits = self.search("--passages", "--no-fold", "渡口停航应当公告")["hits"]
        self.assertEqual(["b2021", "c2016", "a2011"], [hit["document"]["id"] for hit in hits])

    def test_it_stands_for_what_says_nearly_the_same(self):
        plain = self.search("--passages", "--no-fold", "号灯")["hits"]
        self.assertEqual(["a2011", "b2021"], [hit["document"]["id"] for hit in plain])
        self.assertGreater(plain[0]["score"], plain[1]["score"])
        (hit,) = self.search("--passages", "--fold", "--explain", "号灯")["hits"]
        self.assertEqual("b2021", hit["document"]["id"])
        self.assertEqual([plain[0]["id"]], hit["same"]["ids"])
        self.assertAlmostEqual(hit["score"], sum(part["value"] for part in hit["explanation"]["children"]), places=4)

    def test_words_that_ask_for_an_edition(self):
        for query in ("最新渡口法", "新渡口法", "现行有效的渡口法", "渡口法全文", "《渡口法》最新版", "渡口法 最新",
                      "修订后的渡口法", "中华人民共和国渡口法（全文）", "2023年渡口法", "渡口法2021", "渡口法（2021年修正）"):
            with self.subTest(query):
                answer = self.search(query)
                self.assertEqual(["b2021", "c2016", "a2011"], [hit["document"]["id"] for hit in answer["hits"]][:3])
                self.assertFalse(answer["exact"])
                self.assertEqual(3, answer["total"])
                self.assertIn("标题:", answer["hits"][0]["via"][0])
        for query in ("2018年的渡口法", "二〇一八年渡口法", "渡口法二零一八年版", "渡口法（二〇一八年修正）"):
            self.assertEqual(["c2016", "a2011", "b2021"], self.documents(query)[:3], query)
        self.assertEqual(["a2011", "c2016", "b2021"], self.documents("渡口法 2011修正")[:3])

    def test_the_plainest_of_them_beside_a_topic(self):
        for query in ("渡口停航应当公告全文", "最新的渡口停航应当公告", "渡口停航应当公告 原文"):
            with self.subTest(query):
                answer = self.search(query)
                self.assertEqual((3, False), (answer["total"], answer["exact"]))
                self.assertEqual(["b2021", "c2016", "a2011"], [hit["document"]["id"] for hit in answer["hits"]][:3])
                self.assertEqual(["渡口停航应当公告"], answer["hits"][0]["via"])

    def test_no_edition_where_it_is_quoted_or_asked_for_strictly(self):
        for query in (["“最新渡口法”"], ["--strict", "最新渡口法"]):
            with self.subTest(query):
                self.expect(NOTHING, "search", *query)
        self.assertEqual(0, len(self.search("--no-expand", "最新渡口法")["query"]["expansions"]))
        self.assertNotIn("via", self.search("“最新”渡口法")["hits"][0])

    def test_it_is_explained(self):
        hits = self.search("--explain", "渡口法 罚款")["hits"][:3]
        self.assertIn("among its versions by date, newest first",
                      [part["what"] for part in hits[0]["explanation"]["children"]])  # fmt: skip
        for hit in hits:
            root = hit["explanation"]
            self.assertAlmostEqual(hit["score"], root["value"], places=4)
            self.assertAlmostEqual(root["value"], sum(part["value"] for part in root["children"]), places=4)


class Dates(SharedIndex):
    """Documents that fields find, of which the newest is not the one of the best title."""

    @classmethod
    def make_sources(cls):
        path = cls.home / "fields.jsonl"
        records(path, [
            {"id": "first", "title": "物业条例", "date": "2018-03-01", "text": "第一条 业主大会决定物业。\n"},
            {"id": "second", "title": "物业条例", "date": "2020-03-01", "text": "第一条 业主决定物业，物业公示。\n"},
            {"id": "rules", "title": "临湖市物业条例实施细则", "date": "2022-03-01", "text": "第一条 物业公司公示账目。\n"},
            {"id": "notes", "title": "临湖市物业条例实施细则释义", "date": "2019-03-01", "text": "逐条解释。\n"},
        ])  # fmt: skip
        return [path]

    BY_DATE = ["rules", "second", "notes", "first"]

    def test_scores_of_fields_alone_do_not_rise(self):
        hits = self.search("--explain", "标题:物业条例")["hits"]
        self.assertEqual(self.BY_DATE, [hit["id"] for hit in hits])
        scores = [hit["score"] for hit in hits]
        self.assertEqual(sorted(scores, reverse=True), scores)
        self.assertGreater(scores[0], 0)
        for hit in hits:
            root = hit["explanation"]
            self.assertAlmostEqual(hit["score"], root["value"], places=4)
            self.assertAlmostEqual(root["value"], sum(part["value"] for part in root["children"]), places=4)
        pages = [self.search("-n", "1", "--offset", str(n), "标题:物业条例")["hits"][0]["score"] for n in range(4)]
        self.assertEqual(scores, pages)

    def test_run_lines_of_fields_alone_keep_the_order(self):
        rows = [self.expect(0, "search", "-n", "1", "--offset", str(n), "--format", "trec", "标题:物业条例").text.split()
                for n in range(4)]  # fmt: skip
        self.assertEqual(self.BY_DATE, [row[2] for row in rows])
        scores = [float(row[4]) for row in rows]
        self.assertEqual(sorted(scores, reverse=True), scores)


class HeadingsOfPartialAnswers(SharedIndex):
    """Questions that no text answers as a whole, over texts in sections."""

    @classmethod
    def make_sources(cls):
        path = cls.home / "ferries.txt"
        path.write_text(
            "临湖市水上交通条例\n\n第一章 总则\n\n第一条 本条例适用于本市的湖泊与河流。\n\n"
            "第二条 市交通主管部门每年公布一次通航水域。\n\n"
            "第二章 码头检验\n\n第三条 渡船每年做一次检验。检验合格的，发给证书。\n\n"
            "第四条 证书应当随船携带。\n\n"
            "第三章 渡船检验\n\n第五条 渡船每年做一次检验。检验合格的，发给证书。\n\n"
            "第六条 渡船停靠的时间由码头公布。\n", encoding="utf-8")
        return [path]

    def test_what_is_under_a_heading_comes_before_what_is_not(self):
        hits = self.search("--passages", "--no-fold", "渡船检验多久做一次")["hits"]
        lines = [hit["line"] for hit in hits]
        self.assertLess(lines.index(17), lines.index(11))

    def test_a_heading_line_answers_less_than_text(self):
        for unit in ([], ["--passages"]):
            hit = self.search(*unit, "渡船检验多久做一次")["hits"][0]
            self.assertTrue(hit["text"].startswith("第五条"), hit["text"])

    def test_both_are_explained(self):
        hits = self.search("--passages", "--no-fold", "--explain", "渡船检验多久做一次")["hits"]
        said = {hit["line"]: [part["what"] for part in hit["explanation"]["children"]] for hit in hits}
        self.assertTrue(any("of the headings above it" in what for what in said[17]), said[17])
        self.assertTrue(any("a heading line" in what for what in said[15]), said[15])
        for hit in hits:
            parts = hit["explanation"]["children"]
            self.assertAlmostEqual(hit["score"], sum(part["value"] for part in parts), delta=2e-4)


class Names(SharedIndex):
    """A query writes as one what the title of a document keeps apart."""

    @classmethod
    def make_sources(cls):
        path = cls.home / "names.jsonl"
        reports = [{"id": f"r{year}", "title": f"{year}年临湖市人民政府政府工作报告",
                    "text": f"各位代表：\n\n{year}年的工作如下。\n\n农业丰收，渔业增产。\n"} for year in range(2010, 2024)]
        about = [{"id": f"about{n}", "title": f"第{n}次会议关于政府工作报告的决议",
                  "text": "会议批准政府工作报告。会议认为，政府工作报告是好的。\n"} for n in range(12)]
        records(path, [*reports, *about,
                       {"id": "citing", "title": "渔业简报", "text": "2019年政府工作报告提到渔业。\n"},
                       {"id": "law", "title": "临湖市湿地法修正案（十一）", "text": "一、增加一条。\n\n二、删去一条。\n"},
                       {"id": "note", "title": "学习通知", "text": "学习湿地法的修正案，共十一条。\n"}])
        return [path]

    def ids(self, *arguments):
        return [hit["document"]["id"] for hit in self.search(*arguments)["hits"]]

    def test_it_is_found_before_partial_answers(self):
        for query, wanted in (("2015年政府工作报告", "r2015"), ("2015年政府工作报告 农业", "r2015"),
                              ("临湖市2015年政府工作报告", "r2015"), ("湿地法修正案十一", "law"),
                              ("标题:2015年政府工作报告", "r2015")):
            with self.subTest(query):
                self.assertEqual(wanted, self.ids(query)[0])

    def test_it_follows_what_holds_the_run(self):
        answer = self.search("2019年政府工作报告")
        self.assertEqual(["citing", "r2019"], [hit["document"]["id"] for hit in answer["hits"][:2]])
        self.assertEqual((1, True), (answer["total"], answer["exact"]))
        self.assertEqual(["标题:(2019年 政府工作报告)"], answer["hits"][1]["via"])
        self.assertNotIn("via", answer["hits"][0])

    def test_a_title_is_no_passage(self):
        answer = self.search("--passages", "2015年政府工作报告")
        self.assertLess(0, answer["total"])
        self.assertTrue(any("partial matches, ranked" in note for note in answer["query"]["notes"]))
        for options in ([], ["--passages"]):
            with self.subTest(options):
                (hit, *_) = self.search(*options, "2015年政府工作报告 渔业")["hits"]
                self.assertEqual(("r2015", "农业丰收，渔业增产。"), (hit["document"]["id"], hit["text"]))

    def test_it_is_no_literal_match(self):
        answer = self.search("2015年政府工作报告")
        self.assertFalse(answer["exact"])
        self.assertIn("标题:(2015年 政府工作报告)", [e["to"] for e in answer["query"]["expansions"]])
        for query in (["--no-expand", "--strict", "2015年政府工作报告"], ["--strict", "2015年政府工作报告"],
                      ["--strict", '"2015年政府工作报告"']):
            with self.subTest(query):
                self.expect(NOTHING, "search", *query)
        self.assertEqual(0, len(self.search("--no-expand", "2015年政府工作报告")["query"]["expansions"]))
        self.expect(NOTHING, "search", '"2015年政府工作报告"')


if __name__ == "__main__":
    main()
