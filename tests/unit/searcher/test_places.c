/* Places that a query names.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "base/utf8.h"
#include "places.h"

typedef struct bench {
    shelf shelf;
    zci_arena arena;
    zci_units units;
    zci_places places;
} bench;

static int open_bench(void **state)
{
    static bench b;
    zc_error error;
    const zc_input input[] = {
        {.text = text_of("一"), .region = text_of("辽宁省抚顺市")},
        {.text = text_of("二"), .region = text_of("临湖新区")},
        {.text = text_of("三"), .region = text_of("广西壮族自治区")},
        {.text = text_of("四"), .region = text_of("全国")},
        {.text = text_of("五"), .region = text_of("天津市和平区")},
        {.text = text_of("六"), .region = text_of("碧嶼市")},
        {.text = text_of("七"), .region = text_of("山东省济南市市中区")},
        {.text = text_of("八"), .region = text_of("黑龙江省大兴安岭地区")},
        {.text = text_of("九"), .region = text_of("K省")},
        {.text = text_of("十"), .region = text_of("白草省沙原盟青丘左旗")},
        {.text = text_of("甲"), .region = text_of("云屿省竹溪族自治州石门县")},
        {.text = text_of("乙"), .region = text_of("南礁特别行政区")},
        {.text = text_of("丙"), .region = text_of("苇市")},
        {.text = text_of("丁"), .region = text_of("白石市")},
        {.text = text_of("戊"), .region = text_of("白石新区")},
        {.text = text_of("己"), .region = text_of("南昌市")},
        {.text = text_of("庚"), .region = text_of("甲乙丙丁戊己庚辛壬癸子县")},
        {.text = text_of("辛"), .region = text_of("丑乙丙丁戊己庚辛壬癸子寅县")},
    };
    shelf_fill(&b.shelf, input, sizeof input / sizeof input[0]);
    assert_ok(zci_places_load(&b.places, b.shelf.reader->store, &error), error);
    *state = &b;
    return 0;
}

static int close_bench(void **state)
{
    bench *b = *state;
    zci_places_free(&b->places);
    zci_arena_clear(&b->arena);
    zci_units_free(&b->units);
    shelf_clear(&b->shelf);
    return 0;
}

/* A place as it stands in the index's terms, each pair's first character and the last one. */
static size_t write_name(const zci_place *place, size_t count, char *out)
{
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t cp = 0;
        size_t first = zci_han_key_read(place->term[i], place->term_len[i], &cp);
        len += zci_utf8_encode(cp, out + len);
        if (i + 1 < count)
            continue;
        assert_true(zci_han_key_read(place->term[i] + first, place->term_len[i] - first, &cp) > 0);
        len += zci_utf8_encode(cp, out + len);
    }
    return len;
}

/* The places of a query, with a blank behind each; with their kinds where it says them. */
static void check_said(bench *b, const char *query, const char *wanted, bool kinds)
{
    zci_pattern run;
    zci_place place[ZCI_PLACES_MAX];
    zc_error error;
    char found[512];
    size_t len = 0;
    zci_arena_clear(&b->arena);
    assert_ok(zci_units_read(&b->units, query, strlen(query), ZCI_LINES_WRAPPED, &error), error);
    assert_ok(zci_pattern_make(b->units.unit, b->units.len, ZCI_PATTERN_STEMS,
                               b->shelf.reader->stemmer, &b->arena, &run, &error),
              error);
    size_t count = zci_places_find(&b->places, &run, place, ZCI_PLACES_MAX);
    for (size_t i = 0; i < count; i++) {
        len +=
            write_name(&place[i], kinds ? place[i].said_count : place[i].term_count, found + len);
        found[len++] = ' ';
    }
    found[len] = '\0';
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", query, found, wanted);
}

static void check(bench *b, const char *query, const char *wanted)
{
    check_said(b, query, wanted, false);
}

static void provinces_and_cities_are_named_without_their_kind(void **state)
{
    check(*state, "抚顺的学校怎样放学", "抚顺 ");
    check(*state, "辽宁省抚顺市的学校", "辽宁 抚顺 ");
    check(*state, "遼寧撫順", "辽宁 抚顺 ");
    check(*state, "广西有多少学校", "广西 ");
    check(*state, "大兴安岭的林场", "大兴安岭 ");
    check(*state, "碧屿市和碧嶼", "碧屿 碧屿 ");
}

/* What the query says of a place is the kind, too, which its name may leave out. */
static void a_kind_is_part_of_what_is_said(void **state)
{
    check_said(*state, "辽宁省抚顺市的学校", "辽宁省 抚顺市 ", true);
    check_said(*state, "广西壮族自治区的学校", "广西壮族自治区 ", true);
    check_said(*state, "广西自治区", "广西自治区 ", true);
    check_said(*state, "大兴安岭地区的林场", "大兴安岭地区 ", true);
    check_said(*state, "和平区的学校", "和平区 ", true);
}

static void smaller_places_are_named_whole(void **state)
{
    check(*state, "天津市和平区的养老", "天津 和平区 ");
    check(*state, "和平发展", "");
    check(*state, "临湖新区", "临湖新区 ");
    check(*state, "临湖的学校", "");
    check(*state, "济南市市中区", "济南 市中区 ");
    check(*state, "城市中小学", "");
}

static void each_kind_of_place_ends_a_name(void **state)
{
    check(*state, "白草沙原青丘左旗", "白草 沙原 青丘左旗 ");
    check(*state, "云屿竹溪石门县", "云屿 竹溪 石门县 ");
    check(*state, "南礁的码头", "南礁 ");
    check(*state, "青丘和石门", "");
    check(*state, "苇市的码头", "苇市 "); /* a kind is left out where two characters stay */
    check(*state, "苇", "");
}

static void the_longest_name_is_meant(void **state)
{
    check(*state, "白石新区和白石", "白石新区 白石 ");
    check(*state, "白石新城", "白石 ");
    check(*state, "新区白石", "白石 ");
}

/* Of a place that is known the index has the path from its province. */
static void a_place_tells_its_province(void **state)
{
    check(*state, "江西和南昌", "江西 南昌 ");
}

static void a_name_has_twelve_characters_at_most(void **state)
{
    check(*state, "甲乙丙丁戊己庚辛壬癸子县", "甲乙丙丁戊己庚辛壬癸子县 ");
    check(*state, "丑乙丙丁戊己庚辛壬癸子寅县", "");
}

static void other_words_are_no_places(void **state)
{
    check(*state, "全国的学校", "");
    check(*state, "抚，顺", "");
    check(*state, "抚", "");
    check(*state, "K省", "");
    check(*state, "自治区的地区", "");
}

static void no_more_are_written_than_there_is_room_for(void **state)
{
    check(*state, "抚顺抚顺抚顺抚顺抚顺抚顺抚顺抚顺抚顺",
          "抚顺 抚顺 抚顺 抚顺 抚顺 抚顺 抚顺 抚顺 ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(provinces_and_cities_are_named_without_their_kind),
        cmocka_unit_test(a_kind_is_part_of_what_is_said),
        cmocka_unit_test(smaller_places_are_named_whole),
        cmocka_unit_test(each_kind_of_place_ends_a_name),
        cmocka_unit_test(the_longest_name_is_meant),
        cmocka_unit_test(a_place_tells_its_province),
        cmocka_unit_test(a_name_has_twelve_characters_at_most),
        cmocka_unit_test(other_words_are_no_places),
        cmocka_unit_test(no_more_are_written_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
