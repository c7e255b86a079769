/* Tables of a web page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/web_table.h"

#include "base/string.h"

#include <string.h>

/* A cell shares its row's line if it is one line of at most so many bytes, or so few lines of at
 * most so many bytes each as a narrow column makes of a few words. */
enum { CELL_BYTES_MAX = 1500, NARROW_LINES_MAX = 6, NARROW_BYTES_MAX = 36, LABEL_BYTES_MAX = 60 };

static zc_string text_from(const zci_web_tables *tables, size_t start, size_t end)
{
    return (zc_string){tables->flow->out->data + start, end - start};
}

/* ---- Cells ----------------------------------------------------------------- */

static zci_web_table *open_table(zci_web_tables *tables)
{
    return tables->count > 0 ? &tables->tables[tables->count - 1] : NULL;
}

static bool may_share_line(zc_string cell)
{
    size_t lines = 0, widest = 0, start = 0;
    if (cell.len > CELL_BYTES_MAX)
        return false;
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.data[i] != '\n')
            continue;
        widest = i - start > widest ? i - start : widest;
        start = i + 1;
        lines++;
    }
    return lines == 1 || (lines <= NARROW_LINES_MAX && widest <= NARROW_BYTES_MAX);
}

static bool is_label(zc_string cell)
{
    return cell.len <= LABEL_BYTES_MAX &&
           (zci_string_ends(cell, "：\n") || zci_string_ends(cell, ":\n"));
}

static bool begins_with_colon(zc_string cell)
{
    return zci_string_begins(cell, "：") || zci_string_begins(cell, ":");
}

/* What parts two cells; NULL when they are not joined. */
static const char *separator_of(const zci_web_table *t, zc_string last, zc_string cell)
{
    if (!t->passed && (begins_with_colon(cell) || (is_label(last) && !is_label(cell))))
        return "";
    return t->is_list ? NULL : " | ";
}

/* Puts the open cell, which is not empty, on the line of the one before it where that may be;
 * returns where its text then begins. */
static size_t join_cell(zci_web_tables *tables, const zci_web_table *t)
{
    if (t->last_end == 0 || t->last_end != t->cell)
        return t->cell;
    zc_string last = text_from(tables, t->last, t->last_end);
    const char *separator =
        separator_of(t, last, text_from(tables, t->cell, tables->flow->out->len));
    if (separator == NULL)
        return t->cell;
    zci_flow_join(tables->flow, t->last, t->cell, separator);
    return t->cell - 1 + strlen(separator);
}

static void end_cell(zci_web_tables *tables, zci_web_table *t)
{
    const zci_buffer *out = tables->flow->out;
    if (!t->is_open)
        return;
    t->is_open = false;
    if (out->len == t->cell) {
        t->passed = true;
        return;
    }
    bool may_share =
        !out->failed && !t->holds_table && may_share_line(text_from(tables, t->cell, out->len));
    t->last = may_share ? join_cell(tables, t) : 0;
    t->last_end = may_share ? out->len : 0;
    t->passed = false;
}

static void begin_row(zci_web_tables *tables, zci_web_table *t)
{
    end_cell(tables, t);
    t->last_end = 0;
}

static void begin_cell(zci_web_tables *tables, zci_web_table *t)
{
    end_cell(tables, t);
    t->cell = tables->flow->out->len;
    t->is_open = true;
    t->holds_table = false;
}

/* ---- Tables ---------------------------------------------------------------- */

static void add_table(zci_web_tables *tables, zci_web_table t)
{
    if (tables->count < ZCI_WEB_TABLES_MAX)
        tables->tables[tables->count++] = t;
}

static void begin_table(zci_web_tables *tables, bool is_list)
{
    zci_web_table *outer = open_table(tables);
    if (outer != NULL)
        outer->holds_table = true;
    add_table(tables, (zci_web_table){.is_list = is_list});
}

static void end_table(zci_web_tables *tables)
{
    tables->count -= tables->count > 0;
}

static void begin_in_table(zci_web_tables *tables, zci_web_element element)
{
    zci_web_table *t = open_table(tables);
    if (t == NULL)
        return;
    if (element != ZCI_WEB_CELL)
        begin_row(tables, t);
    if (element != ZCI_WEB_ROW)
        begin_cell(tables, t);
}

static void end_in_table(zci_web_tables *tables, zci_web_element element)
{
    zci_web_table *t = open_table(tables);
    if (t == NULL)
        return;
    end_cell(tables, t);
    if (element == ZCI_WEB_ROW)
        begin_row(tables, t);
}

void zci_web_tables_begin(zci_web_tables *tables, zci_web_element element)
{
    if (element == ZCI_WEB_TABLE || element == ZCI_WEB_LIST)
        begin_table(tables, element == ZCI_WEB_LIST);
    else if (element == ZCI_WEB_ROW || element == ZCI_WEB_CELL || element == ZCI_WEB_TERM)
        begin_in_table(tables, element);
}

void zci_web_tables_end(zci_web_tables *tables, zci_web_element element)
{
    if (element == ZCI_WEB_TABLE || element == ZCI_WEB_LIST)
        end_table(tables);
    else if (element == ZCI_WEB_ROW || element == ZCI_WEB_CELL || element == ZCI_WEB_TERM)
        end_in_table(tables, element);
}

void zci_web_tables_begin_apart(zci_web_tables *tables)
{
    add_table(tables, (zci_web_table){.is_list = false});
}

void zci_web_tables_end_apart(zci_web_tables *tables)
{
    end_table(tables);
}

void zci_web_tables_take_back(zci_web_tables *tables, size_t start)
{
    zci_web_table *t = open_table(tables);
    if (t != NULL && t->last_end > start)
        t->last_end = 0;
}
