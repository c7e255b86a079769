/* What recurs in the text of a passage.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "fields.h"

#include "deadlines.h"
#include "references.h"
#include "targets.h"
#include "units.h"

#include <stdlib.h>

/* Each field announces itself by one letter; returns where to go on. */
static size_t read_at(const zci_letters *letters, size_t at, zci_field_list *list)
{
    uint32_t cp = letters->item[at].cp;
    switch (cp) {
    case ':':
        zci_units_labelled(letters, at, list);
        zci_deadlines_labelled(letters, at, list);
        return at + 1;
    case '(':
    case '[':
    case 0x3010: /* 【 */
        zci_units_bracketed(letters, at, list);
        zci_deadlines_standing(letters, at, list);
        return at + 1;
    case 0x524D: /* 前 */
        zci_deadlines_before(letters, at, list);
        return at + 1;
    case 0x300A: /* 《 */
        return zci_references_at(letters, at, list);
    default:
        return cp >= '0' && cp <= '9' ? zci_targets_at(letters, at, list) : at + 1;
    }
}

/* Of two at one place the shorter one first, so that no C library's sorting decides. */
static int by_place(const void *a, const void *b)
{
    const zci_passage_field *x = a, *y = b;
    if (x->text.start != y->text.start)
        return x->text.start < y->text.start ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->text.end > y->text.end) - (x->text.end < y->text.end);
}

/* A deadline with a label ends with 前 as well as one without. */
static void drop_repeats(zci_field_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->len; i++) {
        const zci_passage_field *last = kept > 0 ? &list->item[kept - 1] : NULL;
        if (last == NULL || last->kind != ZC_FIELD_DEADLINE ||
            list->item[i].kind != ZC_FIELD_DEADLINE || last->text.start != list->item[i].text.start)
            list->item[kept++] = list->item[i];
    }
    list->len = kept;
}

void zci_fields_read(zci_letters *letters, const char *text, size_t len, zci_lines lines,
                     zci_field_list *list)
{
    list->len = 0;
    zci_letters_read(letters, text, len, lines);
    for (size_t at = 0; at < letters->len && list->len < ZCI_PASSAGE_FIELDS_MAX;)
        at = read_at(letters, at, list);
    qsort(list->item, list->len, sizeof *list->item, by_place);
    drop_repeats(list);
}
