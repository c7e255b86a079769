/* A tree of headings, written out, is read back as the same tree.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   ZC_TEST_SEED=N    other documents
 *   ZC_TEST_ROUNDS=N  so many of them (3000)
 *   ZC_TEST_SHOW=1    print all that are read wrongly, not only the first */
#include "plan.h"
#include "test.h"
#include "whole_text.h"

typedef struct reading {
    const plan *wanted;
    size_t *index; /* by the passage's ordinal: the heading that it begins with */
    size_t capacity;
    size_t passages, headings, bodies;
    char problem[256]; /* the first one */
} reading;

static size_t nearest(const reading *r, const zci_passage *passage)
{
    return passage->heading_count == 0
               ? PLAN_NONE
               : r->index[passage->headings[passage->heading_count - 1] - 1];
}

static size_t end_of(const char *text, const zci_passage *passage)
{
    zci_scan scan = {text, passage->span.end.byte, passage->span.start};
    while (scan.at.chars - passage->span.start.chars < passage->heading_chars)
        zci_scan_next(&scan);
    return scan.at.byte;
}

static void complain(reading *r, const zci_passage *passage, const char *what)
{
    int len = (int)(passage->span.end.byte - passage->span.start.byte);
    if (r->problem[0] == '\0')
        snprintf(r->problem, sizeof r->problem, "line %d: %s: %.*s", (int)passage->line, what,
                 len > 120 ? 120 : len, r->wanted->text.data + passage->span.start.byte);
}

static void compare_heading(reading *r, const zci_passage *passage)
{
    const plan_heading *wanted = &r->wanted->heading[r->headings];
    if (r->headings == r->wanted->heading_count || wanted->start_byte != passage->span.start.byte)
        complain(r, passage, "should be no heading, or one before it is missing");
    else if (wanted->end_byte != end_of(r->wanted->text.data, passage))
        complain(r, passage, "the heading ends elsewhere");
    else if (wanted->parent != nearest(r, passage))
        complain(r, passage, "stands below another heading");
    r->index[r->passages] = r->headings++;
}

static void compare_body(reading *r, const zci_passage *passage)
{
    const plan_body *wanted = &r->wanted->body[r->bodies];
    if ((passage->flags & ZCI_PASSAGE_CONTINUES) != 0)
        return;
    if (r->bodies == r->wanted->body_count || wanted->start_byte != passage->span.start.byte)
        complain(r, passage, "is a heading");
    else if (wanted->heading != nearest(r, passage))
        complain(r, passage, "the paragraph stands below another heading");
    r->bodies++;
}

static zc_status compare(void *context, const zci_passage *passage, zc_error *error)
{
    (void)error;
    reading *r = context;
    assert_true(zci_grow(&r->index, r->passages, &r->capacity, sizeof *r->index));
    if (r->problem[0] != '\0')
        return ZC_CANCELLED;
    if (passage->heading_chars > 0)
        compare_heading(r, passage);
    else
        compare_body(r, passage);
    r->passages++;
    return ZC_OK;
}

static bool reads_back(const plan *p, reading *r)
{
    zc_error error;
    zci_layout layout = zci_layout_judge(p->text.data, p->text.len);
    *r = (reading){.wanted = p, .index = r->index, .capacity = r->capacity};
    zc_status status = whole_text_passages(p->text.data, p->text.len, &layout, compare, r, &error);
    if (status == ZC_OK && r->problem[0] == '\0' &&
        (r->headings != p->heading_count || r->bodies != p->body_count))
        snprintf(r->problem, sizeof r->problem, "%zu of %zu headings, %zu of %zu paragraphs",
                 r->headings, p->heading_count, r->bodies, p->body_count);
    return r->problem[0] == '\0';
}

static void trees_are_read_back(void **state)
{
    (void)state;
    plan p = {.heading_count = 0};
    reading r = {0};
    chance c = chance_start(20240601);
    const char *given = getenv("ZC_TEST_ROUNDS");
    size_t rounds = given == NULL ? 3000 : (size_t)strtoul(given, NULL, 10), bad = 0, headings = 0;
    for (size_t i = 0; i < rounds; i++) {
        plan_make(&p, &c);
        headings += p.heading_count;
        if (reads_back(&p, &r))
            continue;
        bad++;
        printf("document %zu: %s\n", i, r.problem);
        if (bad == 1 || getenv("ZC_TEST_SHOW") != NULL)
            printf("%.*s\n", (int)p.text.len, p.text.data);
    }
    printf("%zu documents, %zu headings\n", rounds, headings);
    plan_free(&p);
    free(r.index);
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(trees_are_read_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
