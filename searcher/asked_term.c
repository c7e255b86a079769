/* The term that a question asks the meaning of.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "asked_term.h"

#include "pattern.h"

enum { TERM_MIN = 2, TERM_MAX = 20 };

#define LENGTH(list) (sizeof(list) / sizeof *(list))

/* What stands before the term, the longer first of two that begin alike. */
static const char *const openings[] = {"请问", "什么是", "什么叫做", "什么叫",
                                       "何谓", "何为",   "啥是",     "啥叫"};

/* What stands behind it, of which there may be several: 的定义是什么. */
static const char *const closings[] = {
    "是什么意思", "什么意思", "是什么", "是指什么", "指的是什么", "指什么",
    "是啥意思",   "是啥",     "的定义", "的含义",   "的概念",     "的意思",
    "如何定义",   "怎么定义", "定义",   "含义",     "概念",       "呢"};

static size_t open_len(const zci_unit *units, size_t count)
{
    for (size_t i = 0; i < LENGTH(openings); i++) {
        size_t len = zci_units_begin(units, count, openings[i]);
        if (len > 0)
            return len;
    }
    return 0;
}

/* How many units at the end are one of the closings, the longest. */
static size_t close_len(const zci_unit *units, size_t count)
{
    for (size_t at = 0; at < count; at++) {
        for (size_t i = 0; i < LENGTH(closings); i++) {
            if (zci_units_begin(units + at, count - at, closings[i]) == count - at)
                return count - at;
        }
    }
    return 0;
}

/* Whether the units are letters, digits and Chinese characters alone, and so many as a term has. */
static bool may_be_term(const zci_unit *units, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (units[i].kind != ZCI_UNIT_HAN && units[i].kind != ZCI_UNIT_WORD)
            return false;
    }
    return count >= TERM_MIN && count <= TERM_MAX;
}

static zc_string find_term(zc_string run, const zci_units *units)
{
    const zci_unit *unit = units->unit;
    size_t start = 0, end = units->len;
    for (size_t len = 1; len > 0; start += len)
        len = open_len(unit + start, end - start);
    for (size_t len = 1; len > 0; end -= len)
        len = close_len(unit + start, end - start);
    bool asks = start > zci_units_begin(unit, units->len, "请问") || end < units->len;
    if (!asks || !may_be_term(unit + start, end - start))
        return (zc_string){"", 0};
    size_t from = unit[start].byte_start;
    return (zc_string){run.data + from, unit[end - 1].byte_end - from};
}

void zci_asked_term_meaning(zc_string term, size_t way, zci_buffer *out)
{
    static const struct {
        const char *before, *behind;
    } ways[ZCI_MEANING_WAYS] = {
        {"所称", ""}, {"所称的", ""}, {"", "是指"}, {"", "，是指"}, {"", "指的是"},
    };
    zci_buffer_text(out, ways[way].before);
    zci_buffer_append(out, term.data, term.len);
    zci_buffer_text(out, ways[way].behind);
}

zc_status zci_asked_term_read(zc_string run, zc_string *term, zc_error *error)
{
    zci_units units = {0};
    zc_status status = zci_units_read(&units, run.data, run.len, ZCI_LINES_WRAPPED, error);
    *term = status == ZC_OK && units.len > 0 ? find_term(run, &units) : (zc_string){"", 0};
    zci_units_free(&units);
    return status;
}
