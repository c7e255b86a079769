/* Text that flows into lines.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/flow.h"

#include "base/utf8.h"
#include "format/item_number.h"

#include <string.h>

enum { LABEL_CHARS_MAX = 4, NUMBERED_BYTES_MAX = 64 };

/* ---- Characters ------------------------------------------------------------ */

/* What a run of becomes one space. */
static bool collapses(int32_t cp)
{
    return cp == ' ' || (cp >= '\t' && cp <= '\r');
}

static bool is_control(int32_t cp)
{
    return cp < ' ' || cp == 0x7F;
}

bool zci_flow_is_unseen(int32_t cp)
{
    if (cp < 0x80)
        return cp <= ' ' || cp == 0x7F;
    return cp == 0x85 || cp == 0xA0 || cp == 0xAD || cp == 0x1680 || cp == 0x180E ||
           (cp >= 0x2000 && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202F) ||
           (cp >= 0x205F && cp <= 0x206F) || cp == 0x3000 || cp == 0xFEFF;
}

size_t zci_flow_skip_unseen(const char *text, size_t len)
{
    int32_t cp;
    size_t at = 0, width;
    while (at < len && (width = zci_utf8_decode(text + at, len - at, &cp), zci_flow_is_unseen(cp)))
        at += width;
    return at;
}

/* Characters of Chinese and its punctuation, which are written without spaces between. */
static bool is_wide(int32_t cp)
{
    return (cp >= 0x2E80 && cp <= 0x9FFF && cp != 0x3000) || (cp >= 0xF900 && cp <= 0xFAFF) ||
           (cp >= 0xFF01 && cp <= 0xFF60) || (cp >= 0x2018 && cp <= 0x201D) || cp == 0x2014 ||
           cp == 0x2026 || (cp >= 0x20000 && cp <= 0x3FFFF);
}

/* Whether a text begins with a label: what a template puts on a line of its own is not the rest
 * of the line above. */
static bool begins_with_label(const char *text, size_t len)
{
    size_t at = 0;
    for (int i = 0; i <= LABEL_CHARS_MAX && at < len; i++) {
        int32_t cp;
        at += zci_utf8_decode(text + at, len - at, &cp);
        if (cp == ':' || cp == 0xFF1A)
            return i > 0;
        if (cp == '\n')
            return false;
    }
    return false;
}

/* ---- Writing --------------------------------------------------------------- */

static bool is_line_empty(const zci_flow *flow)
{
    return flow->out->len == flow->line;
}

static void write_char(zci_flow *flow, const char *data, size_t len, int32_t cp)
{
    if (is_line_empty(flow) && flow->parted)
        zci_buffer_byte(flow->out, '\n');
    zci_buffer_append(flow->out, data, len);
    flow->wide = is_wide(cp);
    flow->tagged = false;
    if (!zci_flow_is_unseen(cp))
        flow->seen = flow->out->len;
}

static void note_gap(zci_flow *flow, int32_t cp)
{
    bool first = flow->gap == ZCI_GAP_NONE && !flow->tagged;
    if (cp == '\n' && (first || flow->gap == ZCI_GAP_RETURN))
        flow->gap = ZCI_GAP_LINE;
    else
        flow->gap = first && cp == '\r' ? ZCI_GAP_RETURN : ZCI_GAP_SPACE;
}

/* Whether the line so far is the number of an article or a chapter: an editor that breaks lines
 * at spaces finds the only one of a paragraph behind it. */
static bool is_numbered_only(const zci_flow *flow)
{
    zc_string line = {flow->out->data + flow->line, flow->out->len - flow->line};
    if (line.len > NUMBERED_BYTES_MAX)
        return false;
    size_t unseen = zci_flow_skip_unseen(line.data, line.len);
    return zci_item_number_is_ordinal((zc_string){line.data + unseen, line.len - unseen});
}

/* Writes the space that waits before the text, unless there is no room for one. */
static void close_gap(zci_flow *flow, const char *text, size_t len, int32_t cp)
{
    bool wrapped = (flow->gap == ZCI_GAP_LINE || flow->gap == ZCI_GAP_RETURN) && flow->wide &&
                   is_wide(cp) && !begins_with_label(text, len) && !is_numbered_only(flow);
    if (flow->gap != ZCI_GAP_NONE && !wrapped && !is_line_empty(flow))
        zci_buffer_byte(flow->out, ' ');
    flow->gap = ZCI_GAP_NONE;
}

static void keep_blank(zci_flow *flow, int32_t cp)
{
    char byte = (char)cp;
    if (cp == ' ' || cp == '\t')
        write_char(flow, &byte, 1, cp);
    else if (!(cp == '\n' && flow->returned))
        zci_flow_break(flow);
    flow->returned = cp == '\r';
}

void zci_flow_text(zci_flow *flow, const char *data, size_t len)
{
    for (size_t at = 0, width; at < len; at += width) {
        int32_t cp;
        width = zci_utf8_decode(data + at, len - at, &cp);
        if (collapses(cp)) {
            if (flow->kept)
                keep_blank(flow, cp);
            else
                note_gap(flow, cp);
        } else if (!is_control(cp)) {
            close_gap(flow, data + at, len - at, cp);
            write_char(flow, data + at, width, cp);
            flow->returned = false;
        }
    }
}

void zci_flow_tag(zci_flow *flow)
{
    flow->tagged = true;
    if (flow->gap != ZCI_GAP_NONE)
        flow->gap = ZCI_GAP_SPACE;
}

void zci_flow_space(zci_flow *flow)
{
    flow->gap = ZCI_GAP_SPACE;
}

void zci_flow_margin(zci_flow *flow)
{
    if (!is_line_empty(flow) && is_numbered_only(flow))
        zci_flow_space(flow);
}

/* ---- Lines ----------------------------------------------------------------- */

/* Ends the line at hand; returns whether there is something to see on it. */
static bool end_line(zci_flow *flow)
{
    bool visible = flow->seen > flow->line;
    flow->gap = ZCI_GAP_NONE;
    flow->wide = false;
    flow->out->len = visible ? flow->seen : flow->line;
    if (!visible)
        return false;
    zci_buffer_byte(flow->out, '\n');
    flow->line = flow->out->len;
    flow->parted = false;
    return true;
}

void zci_flow_break(zci_flow *flow)
{
    if (!end_line(flow))
        flow->parted = flow->broken;
    else
        flow->broken = true;
}

void zci_flow_end(zci_flow *flow)
{
    end_line(flow);
    flow->broken = flow->parted = flow->returned = false;
}

void zci_flow_take_back(zci_flow *flow, size_t start)
{
    flow->out->len = flow->line = flow->seen = start;
}

/* ---- Joining --------------------------------------------------------------- */

static void replace_line_ends(char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\n')
            text[i] = ' ';
    }
}

void zci_flow_join(zci_flow *flow, size_t first, size_t second, const char *separator)
{
    zci_buffer *out = flow->out;
    size_t added = strlen(separator);
    zci_buffer_text(out, separator);
    if (out->failed)
        return;
    char *text = out->data;
    size_t end = out->len - added;
    size_t start = second + zci_flow_skip_unseen(text + second, end - second);
    memmove(text + second - 1 + added, text + start, end - start);
    memcpy(text + second - 1, separator, added);
    out->len = flow->line = second - 1 + added + (end - start);
    replace_line_ends(text + first, out->len - 1 - first);
    flow->seen = flow->line;
}
