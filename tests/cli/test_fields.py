# Fields and filters, on a collection that states them all.
#
# SPDX-License-Identifier: GPL-2.0-or-later


from harness import ERROR, NOTHING, SharedIndex, ids_of, main, records

TEXT = "各县区、各有关单位：\n为做好学校安全工作，现通知如下。\n一、落实责任。各单位要加强学校安全检查。\n"


def make_records():
    regions = ("临湖市", "岚渡市", "青澜省")
    issuers = ("临湖市教育局", "岚渡市人民政府", "青澜省教育厅", "青澜省教育厅 青澜省公安厅")
    genres = ("通知", "办法", "工作要点", "意见")
    dates = ("2020-12-31", "2021-01-01", "2021-06", "2022", "2022-05-18", "2023-02-28", "2024-12", None)
    items = []
    for number in range(48):
        date = dates[number % len(dates)]
        item = {
            "id": f"doc-{number:02}",
            "title": f"关于第{number:02}号{genres[number % 4]}的安排" if number % 5 else f"校园专项计划{number:02}",
            "text": TEXT + f"二、联系编号{number:02}。\n",
            "region": regions[number % 3],
            "issuer": issuers[(number // 2) % 4],
            "genre": genres[number % 4],
            "level": "县" if number % 6 == 0 else "市",
        }
        if date is not None:
            item["date"] = date
            item["number"] = f"青教发〔{date[:4]}〕{number}号"
        items.append(item)
    return items


RECORDS = make_records()


def first_day(date):
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]


def last_day(date):
    return (date + "-12-31")[:10] if len(date) == 4 else (date + "-31")[:10]


class Fields(SharedIndex):
    @classmethod
    def make_sources(cls):
        records(cls.home / "documents.jsonl", RECORDS)
        return [cls.home / "documents.jsonl"]

    def assert_found(self, accept, *words):
        """The documents found are those that the function accepts."""
        expected = {item["id"] for item in RECORDS if accept(item)}
        answer = self.search("--strict", *words, status=0 if expected else NOTHING)
        self.assertEqual(expected, {hit["id"] for hit in answer["hits"]}, words)
        self.assertEqual(len(expected), answer["total"])
        return answer

    def test_the_test_has_something_of_each(self):
        self.assertEqual(48, self.summary["documents"])
        self.assertEqual(0, self.summary["failed"])
        self.assertEqual([], self.summary["suspects"])

    def test_names_of_fields(self):
        wanted = {
            ("标题", "title", "题目", "TITLE"): ("专项计划", lambda item: "专项计划" in item["title"]),
            ("文号", "number"): ("青教发〔2022〕3号", lambda item: item.get("number") == "青教发〔2022〕3号"),
            ("机关", "issuer", "发文机关", "发文单位", "发布机关"): ("教育厅", lambda item: "教育厅" in item["issuer"]),
            ("地区", "region", "省份", "省", "市"): ("岚渡市", lambda item: item["region"] == "岚渡市"),
            ("文种", "genre"): ("办法", lambda item: item["genre"] == "办法"),
            ("年", "year", "年份"): ("2021", lambda item: item.get("date", "").startswith("2021")),
        }
        for names, (value, accept) in wanted.items():
            for name in names:
                for colon in (":", "："):
                    with self.subTest(name + colon):
                        self.assert_found(accept, f"{name}{colon}{value}")
                        self.assert_found(accept, f"{name}{colon}{value} 学校安全")

    def test_an_unknown_field_is_suggested_by_its_meaning(self):
        for name, meant in (("部门", "机关"), ("单位", "机关"), ("时间", "年"), ("类型", "文种"), ("type", "genre"), ("标替", "标题")):
            with self.subTest(name):
                result = self.expect(ERROR, "search", f"{name}:教育")
                self.assertIn(f"did you mean `{meant}:`?", result.err)

    def test_fields_alone_list_the_newest_first(self):
        for words in (["标题:安排"], ["--year", "2021..2024"], ["标题:安排 -机关:公安厅"]):
            with self.subTest(words):
                by_relevance, by_date = self.search(*words), self.search("--sort", "date", *words)
                self.assertEqual(*([hit["id"] for hit in answer["hits"]] for answer in (by_relevance, by_date)))
                dates = [hit["document"]["date"] or "" for hit in by_relevance["hits"]]
                self.assertGreater(len(set(dates)), 2)
                self.assertEqual(sorted(map(first_day, filter(None, dates)), reverse=True), [first_day(d) for d in dates if d])

    def test_words_of_a_field_are_not_looked_for_in_the_text(self):
        self.search("--strict", "地区:联系编号", status=NOTHING)
        self.search("--strict", "标题:落实责任", status=NOTHING)

    def test_years(self):
        def within(first, last):
            return lambda item: "date" in item and first <= int(item["date"][:4]) <= last

        for years, accept in {
            "2022": within(2022, 2022),
            "2021..2023": within(2021, 2023),
            "2021..": within(2021, 9999),
            "..2021": within(0, 2021),
            "２０２１..２０２３": within(2021, 2023),
            "2021～2023": within(2021, 2023),
            "2021~2023": within(2021, 2023),
            "2021—2023": within(2021, 2023),
            "2021–2023": within(2021, 2023),
            "2021至2023": within(2021, 2023),
            "2021…2023": within(2021, 2023),
            "1999": within(1999, 1999),
        }.items():
            with self.subTest(years):
                self.assert_found(accept, f"年:{years} 学校")
                self.assert_found(accept, f"年:{years}")
                self.assert_found(accept, "--year", years, "学校")

    def test_dates(self):
        def since(day):
            return lambda item: "date" in item and last_day(item["date"]) >= first_day(day)

        def until(day):
            return lambda item: "date" in item and first_day(item["date"]) <= last_day(day)

        for day in ("2021", "2021-01-01", "2022-05-18", "2022-05-19", "2023-02", "2025"):
            with self.subTest(day):
                self.assert_found(since(day), "--since", day, "学校")
                self.assert_found(until(day), "--until", day, "学校")

    def test_dates_as_they_are_written_elsewhere(self):
        dated = lambda *dates: lambda item: item.get("date") in dates  # noqa: E731
        for day in ("2022年5月18日", "2022/05/18", "2022/5/18"):
            with self.subTest(day):
                self.assert_found(dated("2022-05-18", "2022"), "--since", day, "--until", day, "学校")

    def test_a_year_or_month_alone_lies_on_all_of_its_days(self):
        dated = lambda *dates: lambda item: item.get("date") in dates  # noqa: E731
        self.assert_found(dated("2022", "2022-05-18"), "--since", "2022-01-01", "--until", "2022-12-31", "学校")
        self.assert_found(dated("2022"), "--since", "2022-07-01", "--until", "2022-07-31", "学校")
        self.assert_found(dated("2021-06"), "--since", "2021-06-15", "--until", "2021-06-15", "学校")

    def test_a_year_serves_where_no_date_is_known(self):
        items = [
            {"id": "old", "title": "渡口办法", "date": "2022-05-06"},
            {"id": "titled", "title": "2023年渡口工作要点"},
            {"id": "numbered", "title": "渡口通知", "number": "临渡发〔2023〕5号"},
            {"id": "dated", "title": "渡口意见", "date": "2023-01-01"},
            {"id": "signed", "title": "2024年渡口工作要点", "date": "2023-12-30"},
            {"id": "neither", "title": "渡口规定"},
        ]
        records(self.home / "years.jsonl", [item | {"text": "渡口要安全。\n"} for item in items])
        db = self.home / "years"
        self.expect(0, "index", "-d", db, self.home / "years.jsonl")

        def found(*words):
            return [hit["id"] for hit in self.search("-d", db, *words)["hits"]]

        by_date = ["signed", "dated", "titled", "numbered", "old", "neither"]
        self.assertEqual(by_date, found("--sort", "date", "渡口"))
        self.assertEqual(by_date, found("--sort", "date", "标题:渡口"))
        for year, wanted in {"2022": {"old"}, "2023": {"signed", "dated", "titled", "numbered"}}.items():
            self.assertEqual(wanted, set(found("--year", year)))
            self.assertEqual(wanted, set(found("--since", year, "--until", year)))
        self.assertEqual({"titled", "numbered"}, set(found("--since", "2023-06-01", "--until", "2023-06-30")))
        self.assertEqual({"old"}, set(found("--until", "2022")))
        hits = {hit["id"]: hit["document"] for hit in self.search("-d", db, "--since", "2023")["hits"]}
        self.assertEqual((None, 2023), (hits["titled"]["date"], hits["titled"]["year"]))

    def test_since_and_until_together(self):
        exact = {"2021-01-01", "2022-05-18"}
        answer = self.search("--since", "2021-01-01", "--until", "2022-05-18", "学校")
        dates = {hit["document"]["date"] for hit in answer["hits"]}
        self.assertLessEqual(exact, dates)
        self.assertEqual(set(), dates & {"2020-12-31", "2023-02-28", "2024-12", None})
        self.search("--since", "2023", "--until", "2022", "学校", status=NOTHING)

    def test_filters(self):
        self.assert_found(lambda item: item["region"] == "青澜省", "--region", "青澜省", "学校")
        self.assert_found(lambda item: "公安厅" in item["issuer"], "--issuer", "公安厅", "学校")
        self.assert_found(lambda item: item["genre"] == "意见", "--genre", "意见", "学校")
        self.assert_found(
            lambda item: item["region"] == "临湖市" and item["genre"] == "通知" and item.get("date", "")[:4] == "2022",
            "--region", "临湖市", "--genre", "通知", "--year", "2022", "学校",
        )  # fmt: skip
        self.assert_found(lambda item: False, "--region", "没有此地", "学校")

    def test_filters_hold_for_partial_matches(self):
        answer = self.search("学校安全检查怎样落实责任才好", "--region", "岚渡市")
        self.assertFalse(answer["exact"])
        self.assertEqual({"岚渡市"}, {hit["document"]["region"] for hit in answer["hits"]})
        self.search("学校安全检查怎样落实责任才好", "--region", "没有此地", status=NOTHING)

    def test_filters_hold_for_counts_and_concordances(self):
        expected = sum(item["genre"] == "办法" for item in RECORDS)
        count = self.expect(0, "count", "--documents", "--genre", "办法", "学校安全工作")
        self.assertEqual(expected, int(count.text))
        kwic = self.expect(0, "kwic", "-n", "1000", "--format", "json", "--genre", "办法", "学校安全工作").json
        self.assertEqual(expected, kwic["matches"])

    def test_groups_and_exclusion(self):
        self.assert_found(lambda item: item["region"] in ("临湖市", "岚渡市"), "地区:(临湖市 OR 岚渡市)")
        self.assert_found(lambda item: item["region"] in ("临湖市", "岚渡市"), "地区：（临湖市 OR 岚渡市） 学校")
        self.assert_found(lambda item: item["region"] != "青澜省", "学校 -地区:青澜省")
        self.assert_found(
            lambda item: "教育厅" in item["issuer"] and "公安厅" not in item["issuer"], "机关:教育厅 -机关:公安厅"
        )
        self.assert_found(lambda item: item["genre"] == "通知" or item["region"] == "岚渡市", "文种:通知 OR 地区:岚渡市")

    def test_title_option(self):
        accept = lambda item: "专项计划" in item["title"]  # noqa: E731
        self.assert_found(accept, "--title", "专项计划")
        self.assert_found(accept, "--title", "校园 计划")
        self.assert_found(lambda item: False, "--title", "落实责任")

    def test_a_title_beside_the_text_is_found_without_a_field(self):
        self.assert_found(lambda item: "专项计划" in item["title"], "校园专项计划")
        self.assert_found(lambda item: "专项计划" in item["title"], "校园专项计划 落实责任")

    def test_levels(self):
        for name in ("县", '"县"', "“区县”", "县级", "county"):
            self.assert_found(lambda item: item["level"] == "县", f"级别:{name} 学校")
        self.assert_found(lambda item: True, '级别:(市 OR "县")')

    def test_a_genre_is_found_by_that_of_which_it_is_a_kind(self):
        self.assert_found(lambda item: item["genre"] == "工作要点", "文种:要点")
        self.assert_found(lambda item: False, "--genre", "法")

    def test_number_only_as_itself(self):
        self.assert_found(lambda item: item["id"] == "doc-03", "文号:青教发(2022)3号")
        self.assert_found(lambda item: item["id"] == "doc-03", "文号:【2022】3号")
        self.assert_found(lambda item: False, "文号:青教发〔2022〕30号")
        self.assert_found(lambda item: item["id"] == "doc-43", "文号:青教发〔2022〕43号")

    def test_values_that_cannot_be_understood(self):
        for words, kind in (
            (("--year", "去年"), "year"),
            (("--year", "2024..2021"), "year"),
            (("--since", "2021-13"), "date"),
            (("--since", "01-05-2021"), "date"),
            (("--until", "2021-02-31"), "date"),
            (("--level", "村"), "level"),
            (("年:20211",), "year"),
            (("级别:村",), "level"),
        ):
            with self.subTest(words):
                query = [] if len(words) == 1 else ["学校"]
                result = self.expect(ERROR, "search", *words, *query)
                self.assertEqual(b"", result.out)
                self.assertTrue(result.err.startswith("zhengce: "), result)
                self.assertIn(f"` is not a {kind}; ", result.err)

    def test_sort_by_date(self):
        answer = self.search("--sort", "date", "学校")
        dates = [hit["document"]["date"] or "" for hit in answer["hits"]]
        self.assertEqual(sorted((first_day(date) if date else "" for date in dates), reverse=True),
                         [first_day(date) if date else "" for date in dates])  # fmt: skip
        self.assertEqual(len(RECORDS), len(dates))

    def test_literal_holds_in_fields(self):
        self.assert_found(lambda item: "教育厅" in item["issuer"], "机关:教育廳")
        self.search("--literal", "机关:教育廳", status=NOTHING)


class Wrapped(SharedIndex):
    """What is stated beside a text may have line ends in it."""

    @classmethod
    def make_sources(cls):
        item = {"id": "one", "title": "关于教育评价\n改革的通知", "issuer": "临湖市\n教育局", "region": "临湖\n市",
                "number": "临教发\n〔2024〕3号", "genre": "工作\n要点", "text": TEXT}  # fmt: skip
        records(cls.home / "documents.jsonl", [item])
        return [cls.home / "documents.jsonl"]

    def test_a_line_end_cuts_no_field(self):
        for query in ("标题:评价改革", "机关:市教育局", "地区:临湖市", "文号:临教发〔2024〕3号", "文种:工作要点"):
            with self.subTest(query):
                self.assertEqual(["one"], ids_of(self.search("--strict", query)))
        self.assertEqual(["one"], ids_of(self.search("--strict", "教育评价改革")))
        self.expect(0, "verify")


if __name__ == "__main__":
    main()
