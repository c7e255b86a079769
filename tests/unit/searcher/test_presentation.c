/* Stored records as the public structures.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"

#include "presentation.h"

/* The passages of the second document: two headings, and text below them. */
enum { TITLE, SECTION, PLAIN, ARTICLE, TWICE, BARE, PASSAGES };

typedef struct model {
    rack rack;
    zci_docid first, header, passage[PASSAGES];
    zci_presenter presenter;
    zci_arena arena;
    zc_document document;
} model;

static zci_docid add_document(rack *r, const char *id, const char *title)
{
    zci_document_record record = {.count = {[ZCI_DOCUMENT_PASSAGES] = PASSAGES}};
    record.text[ZCI_DOCUMENT_ID] = text_of(id);
    record.text[ZCI_DOCUMENT_TITLE] = text_of(title);
    return rack_add_document(r, 100, &record);
}

static void add_passages(model *m)
{
    m->passage[TITLE] = rack_add_recorded(
        &m->rack, "# **校车管理** ##",
        (zci_passage_record){.flags = ZCI_PASSAGE_HEADING, .line = 1, .heading_chars = 13});
    m->passage[SECTION] = rack_add_recorded(&m->rack, "一、年检",
                                            (zci_passage_record){.flags = ZCI_PASSAGE_HEADING,
                                                                 .line = 3,
                                                                 .start_byte = 40,
                                                                 .start_char = 20,
                                                                 .heading_chars = 4,
                                                                 .headings = {TITLE + 1},
                                                                 .heading_count = 1});
    m->passage[PLAIN] = rack_add_recorded(&m->rack, "校车\xFF按时年检。",
                                          (zci_passage_record){.line = 5,
                                                               .start_byte = 60,
                                                               .start_char = 26,
                                                               .headings = {TITLE + 1, SECTION + 1},
                                                               .heading_count = 2});
    m->passage[ARTICLE] =
        rack_add_recorded(&m->rack, "（一）登记。每年一次。",
                          (zci_passage_record){.line = 7,
                                               .start_byte = 90,
                                               .start_char = 40,
                                               .heading_chars = 5,
                                               .headings = {TITLE + 1, SECTION + 1},
                                               .heading_count = 2});
    m->passage[TWICE] = rack_add_recorded(&m->rack, "（一）登记。每年一次。",
                                          (zci_passage_record){.line = 9, .repeat = 1});
    m->passage[BARE] = rack_add_bare(&m->rack);
}

static int make_model(void **state)
{
    static model m;
    rack_open(&m.rack);
    m.first = add_document(&m.rack, "a", "食堂");
    rack_add_recorded(&m.rack, "食堂公示账目。", (zci_passage_record){.line = 1});
    m.header = add_document(&m.rack, "b.c", "校车管理");
    add_passages(&m);
    rack_show(&m.rack);
    *state = &m;
    return 0;
}

static int free_model(void **state)
{
    model *m = *state;
    zci_buffer_free(&m->rack.reader.scratch);
    rack_clear(&m->rack);
    return 0;
}

static int start(void **state)
{
    model *m = *state;
    zc_error error;
    m->presenter = (zci_presenter){.reader = &m->rack.reader, .arena = &m->arena};
    assert_ok(zci_present_document(&m->presenter, m->header, &m->document, &error), error);
    return 0;
}

static int clear(void **state)
{
    model *m = *state;
    zci_presenter_free(&m->presenter);
    zci_arena_clear(&m->arena);
    return 0;
}

static zc_passage present(model *m, unsigned which)
{
    zc_passage passage;
    zc_error error;
    memset(&passage, 0x55, sizeof passage); /* what it held is replaced */
    assert_ok(zci_present_passage(&m->presenter, &m->document, m->header, m->passage[which],
                                  &passage, &error),
              error);
    return passage;
}

static void assert_headings(model *m, unsigned which, const char *wanted)
{
    char found[100] = "";
    size_t len = 0;
    zc_passage passage = present(m, which);
    for (size_t i = 0; i < passage.heading_count; i++)
        len += (size_t)snprintf(found + len, sizeof found - len, "%s%s", i > 0 ? " > " : "",
                                passage.headings[i].data);
    assert_string_equal(found, wanted);
}

/* ---- Documents and passages ------------------------------------------------ */

static void a_document_is_what_its_header_says(void **state)
{
    model *m = *state;
    zc_document other;
    zc_error error;
    assert_string_equal(m->document.id.data, "b.c");
    assert_string_equal(m->document.title.data, "校车管理");
    assert_int_equal(m->document.passage_count, PASSAGES);
    assert_ok(zci_present_document(&m->presenter, m->first, &other, &error), error);
    assert_string_equal(other.id.data, "a");
    assert_string_equal(m->document.id.data, "b.c"); /* in the arena still */
}

static void places_are_those_of_the_source(void **state)
{
    zc_passage passage = present(*state, PLAIN);
    assert_int_equal(passage.line, 5);
    assert_int_equal(passage.start_byte, 60);
    assert_int_equal(passage.end_byte, 60 + strlen("校车\xFF按时年检。"));
    assert_int_equal(passage.start_char, 26);
    assert_int_equal(passage.end_char, 26 + 8);
    assert_string_equal(passage.text.data, "校车\uFFFD按时年检。");
    assert_false(passage.is_heading);
    assert_true(present(*state, SECTION).is_heading);
}

static void nothing_is_marked_without_a_query(void **state)
{
    zc_passage passage = present(*state, PLAIN);
    assert_int_equal(passage.mark_count + passage.match_count + passage.same_count, 0);
    assert_int_equal(passage.field_count, 0);
    assert_true(passage.score == 0);
    assert_int_equal(passage.snippet.start, 0);
    assert_int_equal(passage.snippet.end, 8);
}

/* ---- Headings -------------------------------------------------------------- */

/* The one that a passage begins with is the last; one that it is goes without saying. */
static void headings_stand_from_the_outermost_on(void **state)
{
    assert_headings(*state, TITLE, "");
    assert_headings(*state, SECTION, "校车管理");
    assert_headings(*state, PLAIN, "校车管理 > 一、年检");
    assert_headings(*state, ARTICLE, "校车管理 > 一、年检 > （一）登记");
    assert_headings(*state, TWICE, "");
}

static void assert_heading(model *m, const char *text, size_t chars, const char *wanted)
{
    zci_buffer compact = {0};
    zc_string found;
    zc_error error;
    zci_compact_encode(&compact, text, strlen(text));
    zci_passage_record record = {
        .heading_chars = chars, .compact = compact.data, .compact_len = compact.len};
    assert_ok(zci_present_heading(&m->presenter, &record, &found, &error), error);
    assert_string_equal(found.data, wanted);
    assert_int_equal(found.len, strlen(wanted));
    zci_buffer_free(&compact);
}

static void a_heading_is_without_markdown(void **state)
{
    assert_heading(*state, "## **一、总则**", 0, "一、总则");
    assert_heading(*state, "一、总则 ##", 7, "一、总则");
    assert_heading(*state, "一、C# 与 C** 的区别", 0, "一、C# 与 C** 的区别");
    assert_heading(*state, "一、总则。本市应当", 4, "一、总则");
    assert_heading(*state, "一、总则", 99, "一、总则");
    assert_heading(*state, "一\xFF总则", 2, "一\uFFFD");
    assert_heading(*state, "## **", 0, "");
}

/* ---- Ids ------------------------------------------------------------------- */

static void assert_id(model *m, zci_docid docid, const char *document, const char *end)
{
    zc_string id;
    zc_error error;
    assert_ok(zci_present_passage_id(&m->presenter, docid, &id, &error), error);
    assert_int_equal(id.len, strlen(id.data));
    assert_int_equal(id.len, strlen(document) + 1 + 12 + strlen(end));
    assert_memory_equal(id.data, document, strlen(document));
    assert_int_equal(id.data[strlen(document)], '.');
    assert_string_equal(id.data + id.len - strlen(end), end);
}

static void the_id_of_a_passage_is_its_documents_and_its_texts(void **state)
{
    model *m = *state;
    zc_string id;
    zc_error error;
    assert_id(m, m->passage[PLAIN], "b.c", "");
    assert_id(m, m->passage[TWICE], "b.c", "-2");
    assert_id(m, m->first + 1, "a", "");
    for (unsigned which = 0; which < BARE; which++) {
        zc_passage passage = present(m, which);
        assert_ok(zci_present_passage_id(&m->presenter, m->passage[which], &id, &error), error);
        assert_string_equal(id.data, passage.id.data);
    }
}

/* ---- Damage ---------------------------------------------------------------- */

static void a_passage_without_a_record_is_damage(void **state)
{
    model *m = *state;
    zc_passage passage;
    zc_string id;
    zc_error error;
    assert_status(zci_present_passage(&m->presenter, &m->document, m->header, m->passage[BARE],
                                      &passage, &error),
                  ZC_CORRUPT);
    assert_status(zci_present_passage_id(&m->presenter, m->passage[BARE], &id, &error), ZC_CORRUPT);
    assert_ok(zci_present_passage_id(&m->presenter, m->passage[PLAIN], &id, &error), error);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_document_is_what_its_header_says),
        TEST(places_are_those_of_the_source),
        TEST(nothing_is_marked_without_a_query),
        TEST(headings_stand_from_the_outermost_on),
        TEST(a_heading_is_without_markdown),
        TEST(the_id_of_a_passage_is_its_documents_and_its_texts),
        TEST(a_passage_without_a_record_is_damage),
    };
    return cmocka_run_group_tests(tests, make_model, free_model);
}
