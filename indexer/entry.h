/* A line that may be one of a contents list: 2.区教育局2024年工作要点……15
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Its words are what stands between the number before them and the dots and the page
 * behind them.  They are known by a hash, the key, in which blanks and stops do not
 * count, so that the same words are found again further down the text. */
#ifndef ZCI_ENTRY_H
#define ZCI_ENTRY_H

#include "page.h"

/* Longer lines are none. */
enum { ZCI_ENTRY_CHARS_MAX = 70 };

/* One line of what may be a contents list. */
typedef struct zci_entry {
    uint64_t key;      /* hash of its words; 0 for none */
    uint64_t head;     /* hash of those before its first stop */
    zci_stretch words; /* without number and page */
    zci_stretch span;  /* the line */
    uint64_t line;     /* its number */
    uint32_t order;    /* among the text's lines that are not blank, from 1 */
    uint32_t page;     /* where has_page */
    bool has_page;     /* ends in the number of a page */
    bool has_mark;     /* begins like a heading of any kind */
    bool is_counted;   /* that is 1. or nothing: a document's title may follow */
    bool is_bare;      /* a number and nothing else */
    bool is_label;     /* 目录 */
    bool comes_again;  /* as or at the head of a later line */
    bool came_before;  /* as an earlier entry */
    bool is_left_out;  /* it belongs to a contents list */
} zci_entry;

/* Whether a line could be one of a list: short, and no sentence. */
bool zci_entry_suits(const char *text, zci_stretch span);

/* Whether a line is 目录, with whatever space in it. */
bool zci_entry_is_label(const char *text, zci_stretch span);

/* Reads a line that suits; `order` is its place among those of the text.  Whether the
 * words come again or came before, and what is left out, is not known yet. */
zci_entry zci_entry_read(const char *text, const zci_line *line, uint32_t order);

/* The keys by which a line of the text could take up an entry: those of its words before
 * each of its first stops, and of all of them. */
typedef struct zci_heads {
    zci_scan scan;
    zci_place start;
    uint64_t hash;
    size_t count;
    bool is_plain; /* no number stands before the words */
} zci_heads;

void zci_heads_start(zci_heads *heads, const char *text, zci_stretch span);

/* The next key; `*whole`: the line is nothing but these words.  False behind the last. */
bool zci_heads_next(zci_heads *heads, uint64_t *key, bool *whole);

#endif
