/* What tests of a passage's fields share: texts, with the fields beside them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_INDEXER_FIELD_EXAMPLES_H
#define TEST_INDEXER_FIELD_EXAMPLES_H

#include "test.h"

#include "fields.h"

/* Prints each field of a text as kind[about|text|...], kinds as U, D, T and R. */
static inline void read_all(const char *text, zci_lines lines, char *out, size_t size)
{
    static zci_letters letters;
    static const char *const kinds[] = {"U", "D", "T", "R"};
    static const char *const signs[] = {"=", ">=", "<=", ">", "<", "~"};
    zci_field_list list;
    size_t used = 0;
    zci_fields_read(&letters, text, strlen(text), lines, &list);
    out[0] = '\0';
    for (size_t i = 0; i < list.len && used < size; i++) {
        const zci_passage_field *f = &list.item[i];
        used += (size_t)snprintf(out + used, size - used, "%s%s[%.*s|%.*s", i > 0 ? " " : "",
                                 kinds[f->kind], (int)(f->about.end - f->about.start),
                                 text + f->about.start, (int)(f->text.end - f->text.start),
                                 text + f->text.start);
        if (f->kind == ZC_FIELD_TARGET)
            used += (size_t)snprintf(out + used, size - used, "|%s%.*s %.*s", signs[f->comparison],
                                     (int)(f->number.end - f->number.start), text + f->number.start,
                                     (int)(f->unit.end - f->unit.start), text + f->unit.start);
        if (f->date > 0)
            used += (size_t)snprintf(out + used, size - used, "|%u", (unsigned)f->date);
        used += (size_t)snprintf(out + used, size - used, "%s]", f->trial ? "|trial" : "");
    }
}

/* A text of paragraphs, and its fields as read_all prints them. */
typedef struct example {
    const char *text, *fields;
} example;

static inline void check(const example *examples, size_t count)
{
    char got[4096];
    for (size_t i = 0; i < count; i++) {
        read_all(examples[i].text, ZCI_LINES_PARAGRAPHS, got, sizeof got);
        if (strcmp(got, examples[i].fields) != 0)
            fail_msg("%s\n  wanted %s\n  got    %s", examples[i].text, examples[i].fields, got);
    }
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof *(examples))

#endif
