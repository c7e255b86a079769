/* What tests of a line's readers share: the lines of a text, one after the other, and the facts
 * that are noted from them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_INDEXER_LINE_FACTS_H
#define TEST_INDEXER_LINE_FACTS_H

#include "test.h"

#include "facts.h"

typedef struct line_facts {
    zci_arena arena;
    zci_page page;
    zci_facts facts;
    zci_line_reader reader;
    zci_line line; /* the one at hand */
} line_facts;

/* `f` is borrowed until line_facts_free. */
static inline void line_facts_start(line_facts *f, const char *text)
{
    *f = (line_facts){.page = zci_page_whole(text, strlen(text))};
    f->facts.page = &f->page;
    f->facts.arena = &f->arena;
    zci_page_lines(&f->page, &f->reader);
}

static inline bool line_facts_next(line_facts *f)
{
    return zci_lines_next(&f->reader, &f->line);
}

/* The value of a fact, "" for none. */
static inline const char *line_facts_get(const line_facts *f, zc_fact fact)
{
    assert_false(f->facts.failed);
    return zci_facts_has(&f->facts, fact) ? f->facts.value[fact].text.data : "";
}

static inline void line_facts_free(line_facts *f)
{
    zci_arena_clear(&f->arena);
}

#endif
