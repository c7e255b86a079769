/* The documents of a compendium.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "parts.h"

/* ---- What is found ------------------------------------------------------- */

/* Each part as its number, line and title, "3@12:…", and behind "|" what is missing, "2:…". */
static void print_parts(zci_buffer *out, const zci_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        const zci_file_part *part = &parts->item[i];
        zci_buffer_format(out, "%s%u@%d:%.*s", i > 0 ? " " : "", part->number, (int)part->page.line,
                          (int)part->title.len, part->title.data);
    }
    for (size_t i = 0; i < parts->missing_count; i++) {
        const zci_promise *missing = &parts->missing[i];
        zci_buffer_format(out, "|%u:%.*s", missing->number, (int)missing->title.len,
                          missing->title.data);
    }
    zci_buffer_byte(out, '\0');
}

/* The parts stand one behind the other, the last up to the text's end, and begin with their
 * titles but for a preface of the first. */
static void check_places(const zci_parts *parts, const char *text)
{
    for (size_t i = 0; i < parts->count; i++) {
        const zci_file_part *part = &parts->item[i];
        size_t end = i + 1 < parts->count ? parts->item[i + 1].page.start.byte : strlen(text);
        assert_ptr_equal(part->page.text, text);
        assert_int_equal(part->page.end, end);
        assert_int_equal(part->page.start.chars, zci_utf8_count(text, part->page.start.byte));
        assert_int_equal(part->page.line_end, strchr(text, '\n') != NULL ? '\n' : '\r');
        assert_false(part->is_enclosed);
        assert_int_equal(part->found.origin, ZC_ORIGIN_TEXT);
        assert_int_equal(part->found.end_byte - part->found.start_byte, part->title.len);
        assert_memory_equal(text + part->found.start_byte, part->title.data, part->title.len);
        if (i > 0) {
            assert_int_equal(part->page.start.byte, part->found.start_byte);
            assert_int_equal(part->page.line, part->found.line);
        }
    }
}

static void parts_are(const char *text, const char *wanted)
{
    zc_error error;
    zci_arena arena = {0};
    zci_parts parts;
    zci_contents contents = {0};
    zci_buffer found = {0};
    assert_ok(zci_contents_read(&contents, text, strlen(text), &error), error);
    assert_ok(zci_parts_find(&contents, text, strlen(text), &arena, &parts, &error), error);
    print_parts(&found, &parts);
    if (strcmp(found.data, wanted) != 0)
        fail_msg("%s\n  wanted %s\n  got    %s", text, wanted, found.data);
    check_places(&parts, text);
    zci_buffer_free(&found);
    zci_contents_free(&contents);
    zci_arena_clear(&arena);
}

/* ---- Compendia ----------------------------------------------------------- */

#define LIST                                                                                       \
    "目录\n"                                                                                     \
    "1.临湖市2024年教育工作要点 2\n"                                                     \
    "2.丙山县2024年教育工作要点 17\n"
#define FIRST  "临湖市2024年教育工作要点\n"
#define SECOND "丙山县2024年教育工作要点\n"
#define PROSE  "各学校要认真落实各项工作，按时报送进展情况。\n"

static void documents_begin_with_the_promised_titles(void **state)
{
    (void)state;
    parts_are(LIST FIRST PROSE PROSE SECOND PROSE,
              "1@4:临湖市2024年教育工作要点 2@7:丙山县2024年教育工作要点");
    parts_are(LIST "\n" FIRST PROSE "\n\n" SECOND PROSE,
              "1@5:临湖市2024年教育工作要点 2@9:丙山县2024年教育工作要点");
    parts_are("目录\n1.\n临湖市2024年教育工作要点 2\n2.丙山县2024年教育工作要点 17\n" FIRST PROSE
                  SECOND PROSE,
              "1@5:临湖市2024年教育工作要点 2@7:丙山县2024年教育工作要点");
    parts_are("目录\r1.临湖市2024年教育工作要点 2\r2.丙山县2024年教育工作要点 17\r"
              "临湖市2024年教育工作要点\r甲。\r丙山县2024年教育工作要点\r乙。\r",
              "1@4:临湖市2024年教育工作要点 2@6:丙山县2024年教育工作要点");
}

static void their_order_is_that_of_the_list(void **state)
{
    (void)state;
    parts_are("目录\n1.丙山县2024年教育工作要点 2\n2.临湖市2024年教育工作要点 17\n" SECOND PROSE
                  FIRST PROSE,
              "1@4:丙山县2024年教育工作要点 2@6:临湖市2024年教育工作要点");
}

/* Of several lists the last promises the documents: before it may stand one of figures. */
static void the_last_list_counts(void **state)
{
    (void)state;
    parts_are("目录\n1.丁河县2024年教育工作要点 2\n2.戊水县2024年教育工作要点 9\n" LIST
              "丁河县2024年教育工作要点\n" PROSE
              "戊水县2024年教育工作要点\n" PROSE FIRST PROSE SECOND PROSE,
              "1@11:临湖市2024年教育工作要点 2@13:丙山县2024年教育工作要点");
}

/* Blanks in a title do not matter; it is kept as it stands above its document. */
static void titles_are_known_by_their_words(void **state)
{
    (void)state;
    parts_are(LIST "临湖市 2024年教育工作要点\n" PROSE SECOND PROSE,
              "1@4:临湖市 2024年教育工作要点 2@6:丙山县2024年教育工作要点");
}

static void what_no_line_is_is_missing(void **state)
{
    (void)state;
    parts_are(LIST FIRST PROSE PROSE, "1@4:临湖市2024年教育工作要点|2:丙山县2024年教育工作要点");
    parts_are(LIST SECOND PROSE PROSE, "2@4:丙山县2024年教育工作要点|1:临湖市2024年教育工作要点");
    parts_are(LIST FIRST PROSE "丙山县2024年教育工作要点解读\n" PROSE,
              "1@4:临湖市2024年教育工作要点|2:丙山县2024年教育工作要点");
    parts_are(LIST PROSE PROSE, "");
}

/* They come in the order of the list. */
static void a_title_above_one_before_it_is_missing(void **state)
{
    (void)state;
    parts_are("目录\n1.临湖市2024年教育工作要点 2\n2.丙山县2024年教育工作要点 17\n"
              "3.丁河县2024年教育工作要点 25\n" FIRST PROSE
              "丁河县2024年教育工作要点\n" PROSE SECOND PROSE,
              "1@5:临湖市2024年教育工作要点 2@9:丙山县2024年教育工作要点|"
              "3:丁河县2024年教育工作要点");
    parts_are(LIST SECOND PROSE FIRST PROSE SECOND PROSE,
              "1@6:临湖市2024年教育工作要点 2@8:丙山县2024年教育工作要点");
}

static void of_two_with_the_same_words_each_has_its_own(void **state)
{
    (void)state;
    static const char list[] =
        "目录\n1.临湖市2024年教育工作要点 2\n"
        "2.临湖市2024年教育工作要点 17\n3.丙山县2024年教育工作要点 25\n" FIRST PROSE FIRST PROSE
            SECOND PROSE;
    parts_are(list, "1@5:临湖市2024年教育工作要点 2@7:临湖市2024年教育工作要点 "
                    "3@9:丙山县2024年教育工作要点");
    parts_are("目录\n1.临湖市2024年教育工作要点 2\n2.临湖市2024年教育工作要点 17\n"
              "3.丙山县2024年教育工作要点 25\n" FIRST PROSE SECOND PROSE,
              "1@5:临湖市2024年教育工作要点 3@7:丙山县2024年教育工作要点|"
              "2:临湖市2024年教育工作要点");
}

/* ---- What is no compendium ------------------------------------------------- */

static void the_chapters_of_one_document_are_no_documents(void **state)
{
    (void)state;
    parts_are("目录\n1.加强学校基础建设 2\n2.提高学校教育质量 17\n加强学校基础建设\n" PROSE
              "提高学校教育质量\n" PROSE,
              "");
    parts_are("目录\n1.加强学校基础建设 2\n2.提高学校教育质量 9\n3.丙山县2024年教育工作要点 17\n"
              "加强学校基础建设\n" PROSE "提高学校教育质量\n" PROSE SECOND PROSE,
              "");
}

/* Half of the titles are enough: some are worded as a subject alone. */
static void half_of_the_titles_name_their_kind(void **state)
{
    (void)state;
    parts_are(
        "目录\n1.加强学校基础建设 2\n2.丙山县2024年教育工作要点 17\n加强学校基础建设\n" PROSE SECOND
            PROSE,
        "1@4:加强学校基础建设 2@6:丙山县2024年教育工作要点");
}

static void one_title_is_no_list_of_documents(void **state)
{
    (void)state;
    parts_are("目录\n1.临湖市2024年教育工作要点 2\n" FIRST PROSE, "");
    parts_are("目录\n前言 1\n临湖市2024年教育工作要点 2\n前言\n" PROSE FIRST PROSE, "");
    parts_are(FIRST PROSE SECOND PROSE, "");
    parts_are("", "");
    parts_are("\xFF\xFE\n\xE4\xB8\n", "");
}

static void titles_have_pages_and_plain_numbers(void **state)
{
    (void)state;
    parts_are(
        "目录\n1.临湖市2024年教育工作要点\n2.丙山县2024年教育工作要点\n" FIRST PROSE SECOND PROSE,
        "");
    parts_are("目录\n一、临湖市2024年教育工作要点 2\n二、丙山县2024年教育工作要点 17\n" FIRST PROSE
                  SECOND PROSE,
              "");
}

/* 前言 and the like stand in the list beside the documents, and are no titles. */
static void short_words_are_no_titles(void **state)
{
    (void)state;
    parts_are("目录\n前言说明书 1\n临湖市2024年教育工作要点 2\n丙山县2024年教育工作要点 17\n"
              "前言说明书\n" PROSE FIRST PROSE SECOND PROSE,
              "1@7:临湖市2024年教育工作要点 2@9:丙山县2024年教育工作要点");
    parts_are("目录\n前言说明书甲 1\n临湖市2024年教育工作要点 2\n丙山县2024年教育工作要点 17\n"
              "前言说明书甲\n" PROSE FIRST PROSE SECOND PROSE,
              "1@5:前言说明书甲 2@7:临湖市2024年教育工作要点 3@9:丙山县2024年教育工作要点");
}

/* ---- Before the first ------------------------------------------------------- */

#define LONG                                                                                                                         \
    "本书收录各地教育工作要点，供各学校在制定本年度计划时参考使用，如有不当之处，请各位读" \
    "者提出批评和建议，以便在再次印刷时一并改正，并向所有提供材料的单位表示衷心感谢。\n"

#define FOURTEEN "本书收录各地区年度教育工作要"
#define SEVENTY  FOURTEEN FOURTEEN FOURTEEN FOURTEEN FOURTEEN

static void prose_in_front_goes_with_the_first(const char *text, size_t line)
{
    zc_error error;
    zci_arena arena = {0};
    zci_parts parts;
    zci_contents contents = {0};
    assert_ok(zci_contents_read(&contents, text, strlen(text), &error), error);
    assert_ok(zci_parts_find(&contents, text, strlen(text), &arena, &parts, &error), error);
    assert_int_equal(parts.count, 2);
    check_places(&parts, text);
    assert_int_equal(parts.item[0].page.line, line);
    zci_page whole = zci_page_whole(text, strlen(text));
    assert_int_equal(zci_page_line_at(&whole, parts.item[0].page.start.byte), line);
    assert_string_equal(parts.item[0].title.data, "临湖市2024年教育工作要点");
    zci_contents_free(&contents);
    zci_arena_clear(&arena);
}

static void a_preface_goes_with_the_first_document(void **state)
{
    (void)state;
    prose_in_front_goes_with_the_first(LIST FIRST PROSE SECOND PROSE, 4);
    prose_in_front_goes_with_the_first(LIST "前言\n" LONG FIRST PROSE SECOND PROSE, 5);
    prose_in_front_goes_with_the_first(LIST LONG "编者\n" LONG FIRST PROSE SECOND PROSE, 4);
    prose_in_front_goes_with_the_first(LONG LIST FIRST PROSE SECOND PROSE, 1);
    prose_in_front_goes_with_the_first(LIST "编者说明\n" FIRST PROSE SECOND PROSE, 5);
    prose_in_front_goes_with_the_first(LIST SEVENTY "\n" FIRST PROSE SECOND PROSE, 5);
    prose_in_front_goes_with_the_first(LIST SEVENTY "。\n" FIRST PROSE SECOND PROSE, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_begin_with_the_promised_titles),
        cmocka_unit_test(their_order_is_that_of_the_list),
        cmocka_unit_test(the_last_list_counts),
        cmocka_unit_test(titles_are_known_by_their_words),
        cmocka_unit_test(what_no_line_is_is_missing),
        cmocka_unit_test(a_title_above_one_before_it_is_missing),
        cmocka_unit_test(of_two_with_the_same_words_each_has_its_own),
        cmocka_unit_test(the_chapters_of_one_document_are_no_documents),
        cmocka_unit_test(half_of_the_titles_name_their_kind),
        cmocka_unit_test(one_title_is_no_list_of_documents),
        cmocka_unit_test(titles_have_pages_and_plain_numbers),
        cmocka_unit_test(short_words_are_no_titles),
        cmocka_unit_test(a_preface_goes_with_the_first_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
