/* What tests of metadata share: what is read of a text that stands under a title.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_INDEXER_LEARNED_H
#define TEST_INDEXER_LEARNED_H

#include "test.h"

#include "metadata.h"

/* A record that states nothing. */
static inline zci_document_record learned_nothing(void)
{
    zci_document_record record = {0};
    for (unsigned i = 1; i < ZCI_DOCUMENT_TEXTS; i++)
        record.text[i] = (zc_string){"", 0};
    return record;
}

typedef struct learned {
    zci_arena arena;
    zci_document_record record;
} learned;

static inline void learned_read(learned *k, const char *text, const char *title)
{
    zc_error error;
    *k = (learned){.record = learned_nothing()};
    k->record.text[ZCI_DOCUMENT_TITLE] = text_of(title);
    zci_page page = zci_page_whole(text, strlen(text));
    assert_ok(zci_metadata_read(&page, &k->arena, &k->record, &error), error);
}

/* One fact of a text, "-" for one that is not known. */
static inline const char *learned_text(const zci_document_record *record, zci_document_text field)
{
    return record->text[field].len > 0 ? record->text[field].data : "-";
}

static inline void learned_is(const learned *k, zci_document_text field, const char *wanted)
{
    assert_string_equal(learned_text(&k->record, field), wanted);
}

#endif
