/* Tables of a web page, and lists of terms: which cells share a line.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_WEB_TABLE_H
#define ZCI_WEB_TABLE_H

#include "format/flow.h"
#include "format/markup.h"
#include "format/web_element.h"

enum { ZCI_WEB_TABLES_MAX = ZCI_MARKUP_HTML_DEPTH + 1 };

/* A table, a list of terms or a menu whose end has not come yet.  Places are bytes of the text. */
typedef struct zci_web_table {
    size_t cell;      /* where the open cell begins */
    size_t last;      /* where the text of the cell before begins, to which it may be joined */
    size_t last_end;  /* and ends; 0 for none */
    bool is_list;     /* of terms */
    bool is_open;     /* a cell is */
    bool holds_table; /* the open cell does */
    bool passed;      /* an empty cell stands behind the last one */
} zci_web_table;

/* Begins as {.flow = …}, where the text goes. */
typedef struct zci_web_tables {
    zci_flow *flow;
    size_t count;
    zci_web_table tables[ZCI_WEB_TABLES_MAX];
} zci_web_tables;

/* An element begins or ends, where the text is whole lines; nothing happens if it is no part of
 * a table. */
void zci_web_tables_begin(zci_web_tables *tables, zci_web_element element);
void zci_web_tables_end(zci_web_tables *tables, zci_web_element element);

/* What comes until the end is no part of a table around it. */
void zci_web_tables_begin_apart(zci_web_tables *tables);
void zci_web_tables_end_apart(zci_web_tables *tables);

/* The text is taken back to a place in the open cell, or before it if it has ended: no cell is
 * joined to one that is no longer there. */
void zci_web_tables_take_back(zci_web_tables *tables, size_t start);

#endif
