/* Where the parts of a DOCX are.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/docx_parts.h"
#include "zip_writer.h"

enum { LIMIT = 1 << 16 };

#define RELS(in)          "<Relationships xmlns='urn:r'>" in "</Relationships>"
#define REL(type, target) "<Relationship Type='urn:x/" type "' Target='" target "'/>"
#define MAIN_REL(target)  RELS(REL("officeDocument", target))
#define ROOT_RELS         "_rels/.rels"
#define USUAL_MAIN        "word/document.xml"
#define USUAL_RELS        "word/_rels/document.xml.rels"

static void add(zip_writer *writer, const char *name, const char *text)
{
    zip_writer_add(writer, name, text_of(text));
}

/* Finds the parts of what a writer has, and frees it. */
static zc_status find(zip_writer *writer, size_t max_bytes, zci_docx_parts *parts, zc_error *error)
{
    zci_archive *archive;
    assert_ok(zci_archive_open(&archive, zip_writer_end(writer), error), *error);
    zc_status status = zci_docx_parts_find(archive, max_bytes, parts, error);
    zci_archive_close(archive);
    zip_writer_free(writer);
    return status;
}

static zci_docx_parts find_all(zip_writer *writer)
{
    zc_error error;
    zci_docx_parts parts;
    assert_ok(find(writer, LIMIT, &parts, &error), error);
    return parts;
}

static void parts_have_usual_names(void **state)
{
    zip_writer writer = {0}, lone = {0};
    (void)state;
    add(&writer, USUAL_MAIN, "");
    add(&writer, "word/styles.xml", "");
    add(&writer, "word/numbering.xml", "");
    add(&writer, "word/footnotes.xml", "");
    add(&writer, "word/endnotes.xml", "");
    zci_docx_parts parts = find_all(&writer);
    assert_string_equal(parts.main, USUAL_MAIN);
    assert_string_equal(parts.styles, "word/styles.xml");
    assert_string_equal(parts.numbering, "word/numbering.xml");
    assert_string_equal(parts.footnotes, "word/footnotes.xml");
    assert_string_equal(parts.endnotes, "word/endnotes.xml");
    add(&lone, USUAL_MAIN, "");
    parts = find_all(&lone);
    assert_string_equal(parts.main, USUAL_MAIN);
    assert_string_equal(parts.styles, "");
    assert_string_equal(parts.numbering, "");
    assert_string_equal(parts.footnotes, "");
    assert_string_equal(parts.endnotes, "");
}

static void relationships_name_them(void **state)
{
    zip_writer writer = {0};
    (void)state;
    add(&writer, ROOT_RELS, RELS(REL("coreProperties", "a.xml") REL("officeDocument", "w/d.xml")));
    add(&writer, "w/_rels/d.xml.rels",
        RELS(REL("endnotes", "e.xml") REL("styles", "/s.xml") REL("numbering", "../n.xml")
                 REL("footnotes", "sub/f.xml") REL("stylesWithEffects", "t.xml")));
    add(&writer, "w/d.xml", "");
    add(&writer, "w/e.xml", "");
    add(&writer, "s.xml", "");
    add(&writer, "n.xml", "");
    add(&writer, "w/sub/f.xml", "");
    add(&writer, USUAL_MAIN, ""); /* which nothing names */
    add(&writer, "word/styles.xml", "");
    zci_docx_parts parts = find_all(&writer);
    assert_string_equal(parts.main, "w/d.xml");
    assert_string_equal(parts.styles, "s.xml");
    assert_string_equal(parts.numbering, "n.xml");
    assert_string_equal(parts.footnotes, "w/sub/f.xml");
    assert_string_equal(parts.endnotes, "w/e.xml");
}

/* In the archive's root there is no folder. */
static void a_main_part_may_lie_anywhere(void **state)
{
    zip_writer writer = {0};
    (void)state;
    add(&writer, ROOT_RELS, MAIN_REL("/d.xml"));
    add(&writer, "_rels/d.xml.rels", RELS(REL("styles", "s.xml")));
    add(&writer, "d.xml", "");
    add(&writer, "s.xml", "");
    zci_docx_parts parts = find_all(&writer);
    assert_string_equal(parts.main, "d.xml");
    assert_string_equal(parts.styles, "s.xml");
}

static void of_several_the_first_counts(void **state)
{
    zip_writer writer = {0};
    (void)state;
    add(&writer, ROOT_RELS, RELS(REL("officeDocument", "a.xml") REL("officeDocument", "b.xml")));
    add(&writer, "a.xml", "");
    add(&writer, "b.xml", "");
    assert_string_equal(find_all(&writer).main, "a.xml");
}

static void what_is_not_in_the_archive_is_not_there(void **state)
{
    static const char outside[] =
        "<Relationship TargetMode='External' Type='urn:x/styles' Target='s.xml'/>"
        "<Relationship TargetMode='Internal' Type='urn:x/numbering' Target='n.xml'/>";
    zip_writer writer = {0};
    zci_buffer rels = {0};
    (void)state;
    zci_buffer_format(&rels, RELS("%s" REL("footnotes", "gone.xml")), outside);
    add(&writer, USUAL_MAIN, "");
    zip_writer_add(&writer, USUAL_RELS, (zc_string){rels.data, rels.len});
    add(&writer, "word/s.xml", "");
    add(&writer, "word/n.xml", "");
    add(&writer, "word/footnotes.xml", "");
    zci_docx_parts parts = find_all(&writer);
    assert_string_equal(parts.styles, "");
    assert_string_equal(parts.numbering, "word/n.xml");
    assert_string_equal(parts.footnotes, "word/footnotes.xml"); /* the usual one, then */
    zci_buffer_free(&rels);
}

/* What only looks like a relationship, or was one before a change. */
static void only_relationships_count(void **state)
{
    zip_writer writer = {0};
    (void)state;
    add(&writer, USUAL_MAIN, "");
    add(&writer, USUAL_RELS,
        RELS("<Other Type='urn:x/styles' Target='s.xml'/>"
             "<xChange>" REL("styles", "s.xml") "</xChange>"
                                                "<Relationship Type='urn:xstyles' Target='s.xml'/>"
                                                "<a>" REL("numbering", "n.xml") "</a>"));
    add(&writer, "word/s.xml", "");
    add(&writer, "word/n.xml", "");
    zci_docx_parts parts = find_all(&writer);
    assert_string_equal(parts.styles, "");
    assert_string_equal(parts.numbering, "word/n.xml");
}

static void names_may_be_written_with_references(void **state)
{
    zip_writer writer = {0};
    (void)state;
    add(&writer, ROOT_RELS, MAIN_REL("w/a&amp;b.xml"));
    add(&writer, "w/a&b.xml", "");
    assert_string_equal(find_all(&writer).main, "w/a&b.xml");
}

/* A name of the longest that there is room for, and one that is longer, which is none. */
static void a_name_that_is_too_long_is_none(void **state)
{
    (void)state;
    for (size_t len = ZCI_DOCX_PART_NAME_SIZE - 1; len <= ZCI_DOCX_PART_NAME_SIZE; len++) {
        char name[ZCI_DOCX_PART_NAME_SIZE + 1] = {0};
        zip_writer writer = {0};
        zci_buffer rels = {0};
        memset(name, 'x', len);
        name[1] = '/';
        zci_buffer_format(&rels, MAIN_REL("%s"), name);
        zip_writer_add(&writer, ROOT_RELS, (zc_string){rels.data, rels.len});
        add(&writer, name, "");
        add(&writer, USUAL_MAIN, "");
        assert_string_equal(find_all(&writer).main,
                            len < ZCI_DOCX_PART_NAME_SIZE ? name : USUAL_MAIN);
        zci_buffer_free(&rels);
    }
}

static void damaged_relationships_say_nothing(void **state)
{
    static const char *const damaged[] = {"", "no XML", "<Relationships>", "<a><b></a></b>"};
    (void)state;
    for (size_t i = 0; i < sizeof damaged / sizeof damaged[0]; i++) {
        zip_writer writer = {0};
        add(&writer, ROOT_RELS, damaged[i]);
        add(&writer, USUAL_RELS, damaged[i]);
        add(&writer, USUAL_MAIN, "");
        add(&writer, "word/styles.xml", "");
        zci_docx_parts parts = find_all(&writer);
        assert_string_equal(parts.main, USUAL_MAIN);
        assert_string_equal(parts.styles, "word/styles.xml");
    }
}

static void without_a_main_part_it_is_none(void **state)
{
    zc_error error;
    zci_docx_parts parts;
    zip_writer writer = {0};
    (void)state;
    add(&writer, ROOT_RELS, MAIN_REL("w/gone.xml"));
    add(&writer, "word/styles.xml", "");
    assert_status(find(&writer, LIMIT, &parts, &error), ZC_BAD_SOURCE);
    assert_non_null(strstr(error.message, USUAL_MAIN));
}

/* Those of the archive, and those of the main part: as large as may be, and a byte larger. */
static void relationships_that_are_too_large_are_refused(void **state)
{
    static const char *const names[] = {ROOT_RELS, USUAL_RELS};
    zc_error error;
    zci_docx_parts parts;
    zc_string rels = text_of(MAIN_REL(USUAL_MAIN));
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        zip_writer writer = {0};
        zip_writer_add(&writer, names[i / 2], rels);
        add(&writer, USUAL_MAIN, "");
        error.message[0] = '\0';
        assert_status(find(&writer, rels.len - i % 2, &parts, &error),
                      i % 2 == 0 ? ZC_OK : ZC_BAD_SOURCE);
        assert_int_equal(strlen(error.message) > 0, i % 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_have_usual_names),
        cmocka_unit_test(relationships_name_them),
        cmocka_unit_test(a_main_part_may_lie_anywhere),
        cmocka_unit_test(of_several_the_first_counts),
        cmocka_unit_test(what_is_not_in_the_archive_is_not_there),
        cmocka_unit_test(only_relationships_count),
        cmocka_unit_test(names_may_be_written_with_references),
        cmocka_unit_test(a_name_that_is_too_long_is_none),
        cmocka_unit_test(damaged_relationships_say_nothing),
        cmocka_unit_test(without_a_main_part_it_is_none),
        cmocka_unit_test(relationships_that_are_too_large_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
