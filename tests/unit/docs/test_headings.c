/* docs/headings.md: its tables and examples hold.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "scratch.h"
#include "test.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "document.h"
#include "heading.h"
#include "whole_text.h"

/* Rows and examples that there are at least: a table that is not read is no test. */
enum { ROWS_MIN = 45, EXAMPLES_MIN = 10, CELLS = 3 };

/* ---- The tables ----------------------------------------------------------- */

/* The cells of a row, without backticks and blanks; false for any other line. */
static bool read_row(const char *line, size_t len, zc_string cell[CELLS])
{
    const char *end = line + len;
    for (size_t i = 0; i < CELLS; i++) {
        if (line == end || *line != '|')
            return false;
        const char *start = ++line;
        line = memchr(line, '|', (size_t)(end - line));
        if (line == NULL)
            return false;
        const char *stop = line;
        while (start < stop && (*start == ' ' || *start == '`'))
            start++;
        while (stop > start && (stop[-1] == ' ' || stop[-1] == '`'))
            stop--;
        cell[i] = (zc_string){start, (size_t)(stop - start)};
    }
    return true;
}

static bool is(zc_string text, const char *word)
{
    return text.len == strlen(word) && memcmp(text.data, word, text.len) == 0;
}

static const char *form_of(const zci_heading *heading)
{
    if (heading->kind == ZCI_HEADING_NONE)
        return "none";
    if (heading->heading_chars == 0)
        return "item";
    return heading->whole ? "whole" : "runs in";
}

static void check_row(const zc_string cell[CELLS])
{
    size_t len = cell[0].len;
    zci_heading heading = zci_heading_read(
        cell[0].data, (zci_stretch){{0, 0}, {len, zci_utf8_count(cell[0].data, len)}});
    if (!is(cell[1], form_of(&heading)))
        fail_msg("%.*s: %s", (int)len, cell[0].data, form_of(&heading));
    if (heading.heading_chars == 0)
        return;
    assert_int_equal(zci_utf8_count(cell[2].data, cell[2].len), heading.heading_chars);
    assert_true(cell[2].len <= len);
    assert_memory_equal(cell[0].data, cell[2].data, cell[2].len);
}

static void tables_hold(void **state)
{
    size_t rows = 0;
    for (const char *line = *state; line != NULL;) {
        const char *end = strchr(line, '\n');
        size_t len = end == NULL ? strlen(line) : (size_t)(end - line);
        zc_string cell[CELLS];
        if (read_row(line, len, cell) && !is(cell[0], "paragraph") && cell[0].data[0] != '-') {
            check_row(cell);
            rows++;
        }
        line = end == NULL ? NULL : end + 1;
    }
    printf("%zu rows\n", rows);
    assert_true(rows >= ROWS_MIN);
}

/* ---- The examples --------------------------------------------------------- */

typedef struct printing {
    const char *text;
    zci_buffer out;
} printing;

static zc_status print_heading(void *context, const zci_passage *passage, zc_error *error)
{
    (void)error;
    printing *p = context;
    zci_scan scan = {p->text, passage->span.end.byte, passage->span.start};
    if (passage->heading_chars == 0)
        return ZC_OK;
    while (scan.at.chars - passage->span.start.chars < passage->heading_chars)
        zci_scan_next(&scan);
    for (size_t i = 0; i < passage->heading_count; i++)
        zci_buffer_text(&p->out, "  ");
    zci_buffer_append(&p->out, p->text + passage->span.start.byte,
                      scan.at.byte - passage->span.start.byte);
    zci_buffer_text(&p->out, "\n");
    return ZC_OK;
}

/* What stands in the next block of a kind at or after `at`; `*after` is behind it. */
static zc_string block_of(const char *at, const char *fence, const char **after)
{
    const char *start = strstr(at, fence);
    if (start == NULL)
        return (zc_string){NULL, 0};
    start += strlen(fence);
    const char *end = strstr(start, "```\n");
    assert_non_null(end);
    *after = end + 4;
    return (zc_string){start, (size_t)(end - start)};
}

static void check_example(zc_string text, zc_string outline)
{
    zc_error error;
    printing p = {.text = text.data};
    zci_arena arena = {0};
    zci_draft draft;
    assert_ok(zci_draft_from_text(&draft, (zci_naming){.path = ""}, text.data, text.len, NULL,
                                  &arena, &error),
              error);
    zci_layout layout = {.lines = ZCI_LINES_PARAGRAPHS, .attached = draft.layout.attached};
    assert_ok(whole_text_passages(text.data, text.len, &layout, print_heading, &p, &error), error);
    if (outline.data == NULL || p.out.len != outline.len ||
        memcmp(p.out.data, outline.data, outline.len) != 0)
        fail_msg("read:\n%.*s\nwanted:\n%.*s", (int)p.out.len, p.out.data, (int)outline.len,
                 outline.data);
    zci_buffer_free(&p.out);
    zci_arena_clear(&arena);
}

static void examples_hold(void **state)
{
    size_t count = 0;
    const char *at = *state;
    for (zc_string text; (text = block_of(at, "```text\n", &at)).data != NULL; count++) {
        zc_string outline = block_of(at, "```outline\n", &at);
        assert_ptr_equal(text.data + text.len + strlen("```\n```outline\n"), outline.data);
        check_example(text, outline);
    }
    printf("%zu examples\n", count);
    assert_true(count >= EXAMPLES_MIN);
}

int main(void)
{
    size_t len;
    char *page = scratch_read(DOCS_DIR "/headings.md", &len);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(tables_hold, page),
        cmocka_unit_test_prestate(examples_hold, page),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    free(page);
    return failed;
}
