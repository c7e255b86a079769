/* Counting a run of Han characters in stored text.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "han_scan.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "number.h"
#include "text/compact.h"
#include "text/fold_table.h"
#include "text/han_order.h"

#include <stdlib.h>
#include <string.h>

typedef struct folding {
    uint16_t *out;
    size_t len;
    bool wrapped;
    unsigned newlines; /* in the white space being passed */
} folding;

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

static void put(folding *s, uint16_t cp)
{
    s->out[s->len++] = cp;
    s->newlines = 0;
}

static void put_folded(folding *s, uint32_t cp, zci_class kind)
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

static void put_slowly(folding *s, uint32_t cp)
{
    zci_folded folded;
    zci_fold(cp, &folded);
    for (unsigned i = 0; i < folded.count; i++)
        put_folded(s, folded.cp[i], folded.kind[i]);
}

/* What most of a text is: a Han character that folds to one of U+4E00 to U+9FFF.  Returns
 * the bytes it takes, 0 where the text goes on otherwise. */
static inline size_t next_plain_han(const unsigned char *at, size_t len, uint16_t *folded)
{
    uint32_t code = at[0];
    size_t used = 1;
    if (code >= 0x80) {
        *folded = zci_fold_bmp[zci_compact_single[code - 0x80]];
    } else {
        if (len < 2 || (code = code << 8 | at[1]) >= ZCI_HAN_COUNT)
            return 0;
        *folded = zci_fold_bmp[zci_han_by_rank[code]];
        used = 2;
    }
    return *folded >= 0x4E00 && *folded <= 0x9FFF ? used : 0;
}

static void fold_next(folding *s, int32_t cp)
{
    uint32_t folded = cp >= 0 && cp <= 0xFFFF ? zci_fold_bmp[cp] : ZCI_FOLD_SLOW;
    if (cp < 0)
        put(s, 0);
    else if (folded == ZCI_FOLD_SLOW)
        put_slowly(s, (uint32_t)cp);
    else
        put_folded(s, folded, (zci_class)zci_class_bmp[folded]);
}

static void fold_text(folding *s, const char *compact, size_t len)
{
    for (size_t at = 0; at < len;) {
        uint16_t *out = s->out + s->len, *start = out;
        size_t used;
        while (at < len &&
               (used = next_plain_han((const unsigned char *)compact + at, len - at, out)) > 0) {
            at += used;
            out++;
        }
        s->len += (size_t)(out - start);
        if (out > start)
            s->newlines = 0;
        if (at < len) {
            int32_t cp;
            at += zci_compact_next(compact + at, len - at, &cp);
            fold_next(s, cp);
        }
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

/* Whether a match cuts no figure in two that has to be whole. */
static bool is_whole(const zci_han_text *text, const zci_pattern *pattern, size_t start)
{
    const uint16_t *cp = text->cp;
    const size_t end = start + pattern->element_count;
    bool begins_before =
        pattern->whole_first && start > 0 &&
        zci_han_figure_begins_before(start > 1 ? cp[start - 2] : 0, cp[start - 1], cp[start]);
    bool goes_on =
        pattern->whole_last && end < text->len &&
        zci_han_figure_goes_on(cp[end - 1], cp[end], end + 1 < text->len ? cp[end + 1] : 0);
    return !begins_before && !goes_on;
}

static uint32_t count_runs(const zci_han_text *text, const zci_pattern *pattern)
{
    const zci_element *element = pattern->element;
    const size_t wanted = pattern->element_count;
    const uint32_t first = element[0].cp;
    uint32_t count = 0;
    if (text->len < wanted)
        return 0;
    const uint16_t *at = text->cp, *end = text->cp + (text->len - wanted) + 1;
    while (at < end) {
        size_t same = 1;
        if (*at != first) {
            at++;
            continue;
        }
        while (same < wanted && at[same] == element[same].cp)
            same++;
        bool matches = same == wanted && is_whole(text, pattern, (size_t)(at - text->cp));
        count += matches;
        at += matches ? wanted : 1;
    }
    return count;
}

zc_status zci_han_text_read(zci_han_text *text, const zci_passage_record *record, zc_error *error)
{
    if (!reserve(text, record->compact_len))
        return zci_fail_memory(error);
    folding s = {.out = text->cp, .wrapped = (record->flags & ZCI_PASSAGE_WRAPPED) != 0};
    fold_text(&s, record->compact, record->compact_len);
    text->len = s.len;
    return ZC_OK;
}

/* ---- In plain sight ---------------------------------------------------- */

/* Whether a match could begin inside another one. */
static bool overlaps_itself(const zci_pattern *pattern)
{
    const zci_element *element = pattern->element;
    for (size_t shift = 1; shift < pattern->element_count; shift++) {
        size_t same = 0;
        while (shift + same < pattern->element_count &&
               element[same].cp == element[shift + same].cp)
            same++;
        if (shift + same == pattern->element_count)
            return true;
    }
    return false;
}

zc_status zci_han_scan_make(zci_han_scan *scan, const zci_pattern *pattern, zc_error *error)
{
    enum { LONGEST = 64 }; /* longer ones are rare */
    char text[LONGEST * ZCI_UTF8_MAX];
    size_t len = 0;
    *scan = (zci_han_scan){.pattern = pattern};
    if (pattern->element_count > LONGEST || pattern->whole_first || pattern->whole_last ||
        overlaps_itself(pattern))
        return ZC_OK;
    for (size_t i = 0; i < pattern->element_count; i++)
        len += zci_utf8_encode(pattern->element[i].cp, text + len);
    zci_compact_encode(&scan->compact, text, len);
    return scan->compact.failed ? zci_fail_memory(error) : ZC_OK;
}

void zci_han_scan_free(zci_han_scan *scan)
{
    zci_buffer_free(&scan->compact);
}

/* Whether a character begins at `at`.  A byte from 0x80 up ends one, alone or with the
 * byte before it; lower ones before `at` belong together by twos.  (But for the bytes of
 * an escape.) */
static bool begins_character(const char *text, const char *at)
{
    const char *run = at;
    while (run > text && (run[-1] & 0x80) == 0)
        run--;
    return (at - run) % 2 == 0;
}

/* Escapes begin with 0x7F 0xFF; a lone 0x7F ends some character. */
static bool holds_escape(const char *text, size_t len)
{
    const char *at = text, *end = text + len;
    while ((at = memchr(at, 0x7F, (size_t)(end - at))) != NULL) {
        if (++at < end && *at == (char)0xFF)
            return true;
    }
    return false;
}

/* Counts what is written just like the pattern: each is a match, but there may be more.
 * Returns 0 where escapes could deceive. */
static uint32_t count_plain(const zci_han_scan *scan, const char *text, size_t len)
{
    const char *at = text, *end = text + len;
    uint32_t count = 0;
    if (scan->compact.len == 0)
        return 0;
    while ((at = memmem(at, (size_t)(end - at), scan->compact.data, scan->compact.len)) != NULL) {
        bool real = begins_character(text, at);
        count += real;
        at += real ? scan->compact.len : 1;
    }
    return count > 0 && holds_escape(text, len) ? 0 : count;
}

zc_status zci_han_scan_count(const zci_han_scan *scan, zci_han_text *text,
                             const zci_passage_record *record, uint32_t most, uint32_t *count,
                             zc_error *error)
{
    *count = count_plain(scan, record->compact, record->compact_len);
    if (*count > 0 && *count >= most)
        return ZC_OK;
    zc_status status = zci_han_text_read(text, record, error);
    *count = status == ZC_OK ? count_runs(text, scan->pattern) : 0;
    return status;
}

void zci_han_text_free(zci_han_text *text)
{
    free(text->cp);
    *text = (zci_han_text){0};
}
