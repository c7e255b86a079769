/* The kind of a document by its title.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "genre.h"

static void genre_is(const char *title, const char *wanted)
{
    assert_string_equal(zci_genre_of_title(text_of(title)).data, wanted);
}

static void reads_the_genre(void **state)
{
    (void)state;
    genre_is("关于托育的通知", "通知");
    genre_is("關於托育的實施意見", "实施意见");
    genre_is("某市托育办法（试行）", "办法");
    genre_is("某市托育规划(2021—2025年)", "规划");
    genre_is("托育规划2022", "规划");
    genre_is("《某市托育条例》", "条例");
    genre_is("临湖市校车指挥部令第13号", "令");
    genre_is("临湖市校车指挥部通告第十三号", "通告");
    genre_is("教育部公告2022年第5号", "公告");
    genre_is("临湖市校车指挥部第13号", "");
    genre_is("临湖市教育简报第13号", "");
    genre_is("通知", "");
    genre_is("某市开展托育检查", "");
    genre_is("", "");
    genre_is("）））", "");
}

static void tells_laws_from_ways_of_doing(void **state)
{
    (void)state;
    genre_is("临湖市第二批典型经验做法", "");
    genre_is("临湖市基层工作方法（试行）", "");
    genre_is("校车标志的用法", "");
    genre_is("关于校车收费的几种说法", "");
    genre_is("临湖市推进综合执法", "");
    genre_is("中华人民共和国校车法", "法");
    genre_is("中华人民共和国公司法", "法");
    genre_is("中华人民共和国预算法", "法");
    genre_is("中华人民共和国立法法", "法");
    genre_is("中华人民共和国涉外民事关系法律适用法", "法");
    genre_is("临湖市校车标志使用办法", "办法");
}

/* What explains a document is of another kind. */
static void tells_explanations(void **state)
{
    (void)state;
    genre_is("解读《关于做好校车工作的通知》", "解读");
    genre_is("一图读懂《临湖市校车管理办法》", "解读");
    genre_is("一图读懂临湖市校车管理办法", "解读");
    genre_is("临湖市教育局解读《临湖市校车管理办法》", "解读");
    genre_is("《临湖市校车管理办法》解读", "解读");
    genre_is("一图读懂临湖市校车", "");
    genre_is("关于印发《政策解读工作办法》的通知", "通知");
    genre_is("关于做好政策解读工作的通知", "通知");
    genre_is("解读临湖市校车管理办法", "解读");
    genre_is("政策解读：临湖市校车管理办法", "解读");
    genre_is("解读办法", "办法");
    genre_is("部门解读制度", "制度");
    genre_is("政策解读工作方案", "方案");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_genre),
        cmocka_unit_test(tells_laws_from_ways_of_doing),
        cmocka_unit_test(tells_explanations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
