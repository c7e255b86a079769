/* Counting a run of Han characters in stored text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "han_scan.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/compact.h"
#include "text/fold_table.h"

#include <stdlib.h>

typedef struct scan {
    uint16_t *out;
    size_t len;
    bool wrapped;
    unsigned newlines; /* in the white space being passed */
} scan;

bool zci_han_scan_suits(const zci_pattern *pattern)
{
    if (pattern->literal)
        return false;
    for (size_t i = 0; i < pattern->element_count; i++) {
        if (pattern->element[i].kind != ZCI_ELEMENT_HAN || pattern->element[i].cp > 0xFFFF)
            return false;
    }
    return true;
}

static void put(scan *s, uint16_t cp)
{
    s->out[s->len++] = cp;
    s->newlines = 0;
}

static void put_folded(scan *s, uint32_t cp, zci_class kind)
{
    switch (kind) {
    case ZCI_CLASS_HAN:
        put(s, cp <= 0xFFFF ? (uint16_t)cp : 0);
        break;
    case ZCI_CLASS_TRANSPARENT:
    case ZCI_CLASS_SPACE:
        break;
    case ZCI_CLASS_MARK: /* vanishes behind a Han character, joins a letter */
        if (s->len == 0 || s->out[s->len - 1] == 0)
            put(s, 0);
        break;
    case ZCI_CLASS_NEWLINE:
        s->newlines++;
        if (!s->wrapped || s->newlines > 1)
            s->out[s->len++] = 0;
        break;
    case ZCI_CLASS_LETTER:
    case ZCI_CLASS_DIGIT:
    case ZCI_CLASS_BREAK:
        put(s, 0);
        break;
    }
}

static void put_slowly(scan *s, uint32_t cp)
{
    zci_folded folded;
    zci_fold(cp, &folded);
    for (unsigned i = 0; i < folded.count; i++)
        put_folded(s, folded.cp[i], folded.kind[i]);
}

static void fold_text(scan *s, const char *compact, size_t len)
{
    int32_t cp;
    for (size_t at = 0; at < len;) {
        at += zci_compact_next(compact + at, len - at, &cp);
        if (cp < 0) {
            put(s, 0);
            continue;
        }
        uint32_t folded = cp <= 0xFFFF ? zci_fold_bmp[cp] : ZCI_FOLD_SLOW;
        if (folded == ZCI_FOLD_SLOW)
            put_slowly(s, (uint32_t)cp);
        else if (folded >= 0x4E00 && folded <= 0x9FFF)
            put(s, (uint16_t)folded);
        else
            put_folded(s, folded, (zci_class)zci_class_bmp[folded]);
    }
}

/* Room for the worst case: every character folds to ZCI_FOLD_MAX. */
static bool reserve(zci_han_text *text, size_t compact_len)
{
    size_t wanted = (compact_len + 1) * ZCI_FOLD_MAX;
    if (wanted <= text->capacity)
        return true;
    uint16_t *grown = realloc(text->cp, wanted * sizeof *grown);
    if (grown == NULL)
        return false;
    text->cp = grown;
    text->capacity = wanted;
    return true;
}

static uint32_t count_runs(const zci_han_text *text, const zci_pattern *pattern)
{
    const zci_element *element = pattern->element;
    size_t wanted = pattern->element_count;
    uint32_t count = 0;
    for (size_t at = 0; at + wanted <= text->len;) {
        size_t same = 0;
        while (same < wanted && text->cp[at + same] == element[same].cp)
            same++;
        count += same == wanted;
        at += same == wanted ? wanted : 1;
    }
    return count;
}

zc_status zci_han_text_read(zci_han_text *text, const zci_passage_record *record, zc_error *error)
{
    if (!reserve(text, record->compact_len))
        return zci_fail_memory(error);
    scan s = {.out = text->cp, .wrapped = (record->flags & ZCI_PASSAGE_WRAPPED) != 0};
    fold_text(&s, record->compact, record->compact_len);
    text->len = s.len;
    return ZC_OK;
}

zc_status zci_han_scan_count(zci_han_text *text, const zci_passage_record *record,
                             const zci_pattern *pattern, uint32_t *count, zc_error *error)
{
    zc_status status = zci_han_text_read(text, record, error);
    *count = status == ZC_OK ? count_runs(text, pattern) : 0;
    return status;
}

void zci_han_text_free(zci_han_text *text)
{
    free(text->cp);
    *text = (zci_han_text){0};
}
