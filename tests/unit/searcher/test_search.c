/* What zc_search hands out for queries that are no UTF-8.  SPDX-License-Identifier:
 * GPL-2.0-or-later
 */
#include "shelf.h"

#include "base/utf8.h"

#include <stdlib.h>

static void assert_utf8(const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        int32_t cp;
        at += zci_utf8_decode(text + at, len - at, &cp);
        assert_true(cp >= 0);
    }
    assert_int_equal(text[len], '\0');
}

static void assert_string_utf8(zc_string text)
{
    assert_utf8(text.data, text.len);
}

static void assert_answer_utf8(const zc_answer *answer)
{
    assert_string_utf8(answer->query);
    assert_string_utf8(answer->parsed);
    for (size_t i = 0; i < answer->note_count; i++) {
        assert_string_utf8(answer->notes[i].text);
        assert_string_utf8(answer->notes[i].text_zh);
    }
    for (size_t i = 0; i < answer->suggestion_count; i++)
        assert_string_utf8(answer->suggestions[i]);
    for (size_t i = 0; i < answer->expansion_count; i++) {
        assert_string_utf8(answer->expansions[i].from);
        assert_string_utf8(answer->expansions[i].to);
        assert_string_utf8(answer->expansions[i].origin);
    }
}

static void open_shelf(shelf *s)
{
    zc_input documents[2] = {
        {.title = text_of("临湖市教育局关于防汛的通知"), .issuer = text_of("教育部")},
        {.title = text_of("临湖市义务教育阶段实施方案"), .issuer = text_of("教育部")},
    };
    documents[0].text = text_of("各学校要做好防汛准备工作，加强教育。\n");
    documents[1].text = text_of("推进义务教育优质均衡发展，落实责任。\n");
    shelf_fill(s, documents, 2);
}

static void ask(const shelf *s, zc_string query)
{
    zc_answer *answer;
    zc_error error = {.message = ""};
    if (zc_search(s->reader, query, NULL, &answer, &error) == ZC_OK)
        assert_answer_utf8(answer);
    assert_utf8(error.message, strlen(error.message));
    assert_utf8(error.message_zh, strlen(error.message_zh));
    zc_answer_free(answer);
}

/* A form's field that was too short, a limit in bytes. */
static void a_query_may_be_cut_within_a_character(void **state)
{
    static const char *const queries[] = {
        "年:教育",
        "级别:教育",
        "教育级别:~机关:教育部",
        "防汛准备功作",
        "义务教育优质均横发展",
        "题名:防汛 -教育 机关:教育部",
        "“义务教育”或者(防汛 准备)",
        "教育 机构:教育部",
    };
    shelf s;
    (void)state;
    open_shelf(&s);
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        for (size_t len = 1; len <= strlen(queries[i]); len++) {
            ask(&s, (zc_string){queries[i], len});
            ask(&s, (zc_string){queries[i] + len - 1, strlen(queries[i]) - len + 1});
        }
    }
    shelf_clear(&s);
}

static zc_answer *answer_to(const shelf *s, const char *query)
{
    zc_error error;
    zc_answer *answer;
    assert_ok(zc_search(s->reader, text_of(query), NULL, &answer, &error), error);
    return answer;
}

/* A bad byte is read as U+FFFD in all that is said of it. */
static void bad_bytes_read_as_a_replacement(void **state)
{
    shelf s;
    (void)state;
    open_shelf(&s);
    zc_answer *bad = answer_to(&s, "防汛 教\xE8\x82"), *good = answer_to(&s, "防汛 教\uFFFD\uFFFD");
    assert_string_equal(bad->query.data, "防汛 教\uFFFD\uFFFD");
    assert_int_equal(bad->query.len, strlen(bad->query.data));
    assert_string_equal(bad->parsed.data, good->parsed.data);
    assert_int_equal(bad->total, good->total);
    zc_answer_free(bad);
    zc_answer_free(good);
    shelf_clear(&s);
}

static void the_name_of_a_table_may_hold_any_bytes(void **state)
{
    shelf s;
    zc_error error;
    zc_answer *answer;
    zc_synonyms *table;
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    (void)state;
    open_shelf(&s);
    assert_ok(zc_synonyms_new(&table, &error), error);
    assert_ok(zc_synonyms_read(table, text_of("抗洪 = 防汛\n"), "\xFF词", &error), error);
    options.synonyms = table;
    assert_ok(zc_search(s.reader, text_of("抗洪"), &options, &answer, &error), error);
    assert_int_equal(answer->expansion_count, 1);
    assert_string_equal(answer->expansions[0].origin.data, "\uFFFD词:1");
    assert_answer_utf8(answer);
    zc_answer_free(answer);
    zc_synonyms_free(table);
    shelf_clear(&s);
}

/* What a program says of a document may hold any bytes, too. */
static void what_is_known_of_a_document_is_utf8(void **state)
{
    shelf s;
    zc_error error;
    zc_excerpt *excerpt;
    zc_input input = {.title = text_of("临湖\xE5\xB8通知"), .issuer = text_of("教\xFF局")};
    (void)state;
    input.text = text_of("防汛\xE5准备。\n");
    input.path = text_of("/a\xFF/b.txt");
    shelf_fill(&s, &input, 1);
    assert_ok(zc_fetch(s.reader, text_of("0"), 0, &excerpt, &error), error);
    assert_string_equal(excerpt->document.title.data, "临湖\uFFFD\uFFFD通知");
    assert_string_equal(excerpt->document.issuer.data, "教\uFFFD局");
    assert_string_equal(excerpt->document.path.data, "/a\xFF/b.txt"); /* names a file */
    assert_string_equal(excerpt->passages[0].text.data, "防汛\uFFFD准备。");
    zc_excerpt_free(excerpt);
    shelf_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_query_may_be_cut_within_a_character),
        cmocka_unit_test(bad_bytes_read_as_a_replacement),
        cmocka_unit_test(the_name_of_a_table_may_hold_any_bytes),
        cmocka_unit_test(what_is_known_of_a_document_is_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
