# An answer in JSON: its members, and where they point to.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import itertools
import json
import pathlib

import reference
from harness import CORPUS, NOTHING, SHARED, SharedIndex, literal, main, need_shared

NUMBER = (int, float)
ANSWER = {
    "format": int,
    "qid": type(None),
    "query": dict,
    "total": int,
    "expanded_total": int,
    "exact": bool,
    "took_ms": NUMBER,
    "hits": list,
}
DOCUMENT = {
    "id": str,
    "path": (str, type(None)),
    "part": int,
    "title": (str, type(None)),
    "date": (str, type(None)),
    "issuer": (str, type(None)),
    "number": (str, type(None)),
    "region": (str, type(None)),
    "genre": (str, type(None)),
    "year": (int, type(None)),
    # Behind those that every answer has had from the beginning:
    "title_derived": bool,
    "level": (str, type(None)),
    "region_path": (str, type(None)),
    "written": (str, type(None)),
    "published": (str, type(None)),
    "page_date": (str, type(None)),
    "content_year": (int, type(None)),
    "number_parts": (dict, type(None)),
    "issuers": (str, type(None)),
    "signed_by": (str, type(None)),
    "source": (str, type(None)),
    "publisher": (str, type(None)),
    "author": (str, type(None)),
    "editor": (str, type(None)),
    "read_as": (str, type(None)),
    "attachments": list,
}
PASSAGE = {
    "score": NUMBER,
    "id": str,
    "heading": list,
    "text": str,
    "marks": list,
    "line": int,
    "start_byte": int,
    "end_byte": int,
    "start_char": int,
    "end_char": int,
    "matches": list,
    "fields": dict,
}
HIT = {"rank": int, "document": dict, **PASSAGE}
QUERY = {"text": str, "parsed": str, "notes": list, "expansions": list, "suggestions": list}

QUERIES = (
    "双减",
    "雙減",
    "课后服务",
    "集团化办学 双减",
    "校外培训 OR 防溺水",
    "溺",
    "2022年",
    "ipv6",
    "“五育”并举",
    "作业 -培训",
    "(校车 OR 公交) 安全",
    "句(作业 学生)",
    "段(安全 学校 -食品)",
    '"学宪法、讲宪法"',
    "教育评价改革",
    "年:2021..2023 集团化办学",
)
# What of a query can be marked.
WORDS = {
    "集团化办学 双减": ("集团化办学", "双减"),
    "校外培训 OR 防溺水": ("校外培训", "防溺水"),
    "“五育”并举": ("五育并举",),
    "作业 -培训": ("作业",),
    "(校车 OR 公交) 安全": ("校车", "公交", "安全"),
    "句(作业 学生)": ("作业", "学生"),
    "段(安全 学校 -食品)": ("安全", "学校"),
    '"学宪法、讲宪法"': ("学宪法讲宪法",),
    "年:2021..2023 集团化办学": ("集团化办学",),
}


class Members(SharedIndex):
    def assert_shape(self, shape, value, **changes):
        shape = {**shape, **changes}
        self.assertEqual(set(shape), set(value))
        for name, kind in shape.items():
            self.assertIsInstance(value[name], kind, name)
            if kind is int or kind is NUMBER:
                self.assertNotIsInstance(value[name], bool, name)

    def assert_passage(self, shape, passage):
        self.assert_shape(shape, passage)
        for heading in passage["heading"]:
            self.assertIsInstance(heading, str)
        for mark in passage["marks"]:
            self.assertEqual([int, int], [type(place) for place in mark])
        for match in passage["matches"]:
            self.assert_shape({"start_byte": int, "end_byte": int}, match)

    def assert_answer(self, answer, documents):
        self.assert_shape(ANSWER, answer)
        self.assert_shape(QUERY, answer["query"])
        self.assertEqual(answer["expanded_total"], sum("via" in hit for hit in answer["hits"]))
        self.assertEqual(1, answer["format"])
        for hit in answer["hits"]:
            if documents:
                self.assertLessEqual(1, len(hit["passages"]))
                self.assertLessEqual(len(hit["passages"]), 3)
                for passage in hit["passages"]:
                    self.assert_passage(PASSAGE, passage)
                best = {name: hit["passages"][0][name] for name in PASSAGE if name not in ("id", "score")}
                self.assertEqual(best, {name: hit[name] for name in best})
                self.assertEqual(hit["document"]["id"], hit["id"])
                hit = {name: value for name, value in hit.items() if name != "passages"}
            further = {"via": list, "partial": bool}
            shape = HIT | {name: kind for name, kind in further.items() if name in hit}
            self.assert_passage(shape, hit)
            self.assert_shape(DOCUMENT, hit["document"])
            self.assertLessEqual(1, hit["document"]["part"])

    def test_members_and_types(self):
        for query in QUERIES:
            with self.subTest(query):
                self.assert_answer(self.search(query), documents=True)
                self.assert_answer(self.passages(query), documents=False)

    def test_nothing_found_has_the_same_members(self):
        answer = self.search("--strict", "办学集团化", status=NOTHING)
        self.assert_answer(answer, documents=True)
        self.assertEqual((0, True, []), (answer["total"], answer["exact"], answer["hits"]))

    def test_partial_answers_have_the_same_members_and_say_so(self):
        answer = self.search("学生作业负担怎样才能真正减轻")
        self.assert_answer(answer, documents=True)
        self.assertFalse(answer["exact"])
        self.assertIn("partial matches", answer["query"]["notes"][0])
        self.assertTrue(answer["hits"])

    def test_query_is_told_as_given(self):
        answer = self.search("标题：  「雙減」")
        self.assertEqual("标题：  「雙減」", answer["query"]["text"])
        self.assertIn("双减", answer["query"]["parsed"])

    def test_parsed_query_means_the_same(self):
        for query in QUERIES:
            with self.subTest(query):
                first = self.passages(query)
                second = self.passages("--", first["query"]["parsed"])
                self.assertEqual(first["query"]["parsed"], second["query"]["parsed"])
                self.assertEqual(
                    {(hit["id"], json.dumps(hit["marks"])) for hit in first["hits"]},
                    {(hit["id"], json.dumps(hit["marks"])) for hit in second["hits"]},
                )

    def test_unknown_metadata_is_null(self):
        records = {hit["id"]: hit["document"] for hit in self.search("学校 OR 小区 OR 机构")["hits"]}
        found = {name: records[name] for name in records if name.startswith("ql-")}
        self.assertTrue(found)
        for line in (CORPUS / "notices.jsonl").read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            if given["id"] not in found:
                continue
            for member in ("title", "date", "issuer", "number", "region", "genre"):
                self.assertEqual(given.get(member), found[given["id"]][member], given["id"])
            self.assertEqual(int(given["date"][:4]), found[given["id"]]["year"])

    def test_ranks_and_scores_descend(self):
        for words in ((), ("--passages",)):
            answer = self.search(*words, "课后服务 作业")
            self.assertEqual(list(range(1, len(answer["hits"]) + 1)), [hit["rank"] for hit in answer["hits"]])
            for before, after in itertools.pairwise(answer["hits"]):
                self.assertGreaterEqual(before["score"], after["score"])

    def test_total_counts_documents_or_passages(self):
        for query in QUERIES:
            with self.subTest(query):
                documents, passages = literal(self.search(query)), literal(self.passages(query))
                self.assertEqual(documents["total"], len(documents["hits"]))
                self.assertEqual(passages["total"], len(passages["hits"]))
                self.assertEqual(
                    {hit["id"] for hit in documents["hits"]},
                    {hit["document"]["id"] for hit in passages["hits"]},
                )
                count = self.expect(0, "count", "--format", "json", query).json
                self.assertEqual(documents["total"], count["documents"])
                self.assertEqual(passages["total"], count["passages"])
                if not query.startswith("句"):
                    self.assertEqual(self.marked(passages), count["matches"])

    def marked(self, answer):
        return sum(len(hit["matches"]) for hit in answer["hits"])

    def test_matches_in_a_sentence_are_counted_as_marked(self):
        query = "句(作业 学生)"
        count = self.expect(0, "count", "--matches", query)
        self.assertEqual(self.marked(self.passages(query)), int(count.text))

    def test_overlapping_matches_count_once(self):
        query = "双减 双减工作"
        count = self.expect(0, "count", "--matches", query)
        self.assertEqual(self.marked(self.passages("--strict", query)), int(count.text))

    def test_limit_does_not_change_the_total(self):
        whole = self.search("学校")
        for limit in (0, 1, 3):
            answer = self.expect(0, "search", "-n", str(limit), "--format", "json", "学校").json
            self.assertEqual(whole["total"], answer["total"])
            self.assertEqual(whole["hits"][:limit], answer["hits"])


class Places(SharedIndex):
    """Offsets point into the file's own bytes.  Nothing is left out, so that all of them count."""

    index_options = ["--raw"]

    def source_of(self, hit):
        if not hasattr(type(self), "sources_read"):
            type(self).sources_read = {}
        known = type(self).sources_read
        identity = hit["document"]["id"]
        if identity not in known:
            text = self.expect(0, "show", "--text", identity).out
            path = pathlib.Path(hit["document"]["path"])
            if path.suffix != ".jsonl":
                self.assertEqual(path.read_bytes(), text)
            known[identity] = text
        return known[identity]

    def assert_placed(self, source, passage, words):
        start, end = passage["start_byte"], passage["end_byte"]
        text = source[start:end].decode("utf-8")
        self.assertEqual(text, passage["text"])
        self.assertEqual(source[:start].count(b"\n") + 1, passage["line"])
        chars = len(source[:start].decode("utf-8"))
        self.assertEqual((chars, chars + len(text)), (passage["start_char"], passage["end_char"]))
        marked = [text[first:last] for first, last in passage["marks"]]
        matched = [
            source[match["start_byte"] : match["end_byte"]].decode("utf-8") for match in passage["matches"]
        ]
        self.assertEqual(marked, matched)
        position = start
        for match, (first, _) in zip(passage["matches"], passage["marks"]):
            self.assertGreaterEqual(match["start_byte"], position)
            self.assertEqual(len(text[:first].encode("utf-8")), match["start_byte"] - start)
            self.assertLess(match["start_byte"], match["end_byte"])
            position = match["end_byte"]
        self.assertLessEqual(position, end)
        wanted = [reference.key(word) for word in words]
        for word in marked:
            self.assertIn(reference.key(word), wanted, passage["id"])

    def check_places(self):
        for query in QUERIES:
            words = WORDS.get(query, (query,))
            with self.subTest(query):
                for hit in literal(self.passages(query))["hits"]:
                    self.assertTrue(hit["marks"])
                    self.assert_placed(self.source_of(hit), hit, words)
                for hit in literal(self.search(query))["hits"]:
                    for passage in hit["passages"]:
                        self.assert_placed(self.source_of(hit), passage, words)

    def test_places(self):
        self.check_places()

    def test_whole_document_is_shown_in_order_without_overlap(self):
        for hit in self.search("学校")["hits"]:
            shown = self.expect(0, "show", "--format", "json", hit["id"]).json
            self.assertIsNone(shown["focus"])
            source, position = self.source_of(hit), 0
            for passage in shown["passages"]:
                self.assert_placed(source, passage, ())
                self.assertLessEqual(position, passage["start_byte"])
                between = source[position : passage["start_byte"]].decode("utf-8")
                self.assertEqual("", between.strip(" \t\r\n\u3000\u00a0"))
                position = passage["end_byte"]
            self.assertEqual("", source[position:].decode("utf-8").strip(" \t\r\n\u3000\u00a0"))

    def test_ids_resolve(self):
        seen = set()
        for hit in self.passages("作业 OR 安全")["hits"]:
            self.assertNotIn(hit["id"], seen)
            seen.add(hit["id"])
            if len(seen) > 60:
                continue
            shown = self.expect(0, "show", "--format", "json", hit["id"]).json
            self.assertEqual(hit["document"], shown["document"])
            self.assertEqual(0, shown["focus"])
            (passage,) = shown["passages"]
            for member in ("id", "text", "heading", "line", "start_byte", "end_byte", "start_char"):
                self.assertEqual(hit[member], passage[member])

    def test_partial_matches_are_placed_as_well(self):
        answer = self.search("学生作业负担怎样才能真正减轻")
        self.assertFalse(answer["exact"])
        for hit in answer["hits"]:
            for passage in hit["passages"]:
                source = self.source_of(hit)
                self.assert_placed(source, {**passage, "marks": [], "matches": []}, ())
                for match, (first, last) in zip(passage["matches"], passage["marks"]):
                    self.assertEqual(
                        source[match["start_byte"] : match["end_byte"]].decode(),
                        passage["text"][first:last],
                    )


class OddPlaces(Places):
    """The same where bytes, characters and lines are easily miscounted."""

    @classmethod
    def make_sources(cls):
        texts = {
            "mark.txt": "\ufeff双减与课后服务\n溺水\n",
            "crlf.txt": "第一行双减\r\n第二行2022年，作业与学生。\r\n\r\n第三行课后服务\r\n",
            "wide.txt": "\u3000\u3000课\u00a0后\u200b服务，𠀀𠀁双减𠮷溺\n“五 育”并举；集团化办学\n",
            "emoji.txt": "😀双减😀 ＩＰｖ６ IPv6，２０２２年 教育評價改革\n",
            "last.md": "# 双减\n\n防溺水与校外培训，学校安全",
            "tabs.txt": "序号\t校车\t公交\n1\t安全\t2022年\n",
        }
        for name, text in texts.items():
            (cls.home / name).write_bytes(text.encode("utf-8"))
        (cls.home / "rows.jsonl").write_text(
            json.dumps(
                {"id": "row", "title": "集团化办学", "text": "甲\n\n双减，\t“学宪法、讲宪法”\n作业与学生\n学校课后服务"},
                ensure_ascii=False,
            )
            + "\n",
            encoding="utf-8",
        )
        return [cls.home / name for name in (*texts, "rows.jsonl")]

    def check_places(self):
        for query in ("双减", "课后服务", "溺", "2022年", "ipv6", "五育并举", "教育评价改革", "𠮷", "公交", "安全"):
            with self.subTest(query):
                for hit in literal(self.passages(query))["hits"]:
                    self.assertTrue(hit["marks"])
                    self.assert_placed(self.source_of(hit), hit, (query,))


@need_shared("seeds")
class SeedPlaces(Places):
    @classmethod
    def make_sources(cls):
        return [SHARED / "seeds"]

    def check_places(self):
        for query in ("双减", "十四五规划", "五育并举", "85 %", "2024年", "溺", "一"):
            with self.subTest(query):
                for hit in literal(self.passages(query))["hits"]:
                    self.assert_placed(self.source_of(hit), hit, (query,))


if __name__ == "__main__":
    main()
