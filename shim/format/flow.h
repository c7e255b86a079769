/* Text that flows into lines as a browser lays it out.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A run of white space becomes one space, and none at the beginning or end of a line.  A single
 * line end between two Chinese characters vanishes: an editor broke the source there, unless only
 * the number of an article stands before it (第三条), behind which a space belongs.  Spaces of
 * other kinds, as U+3000 before a paragraph, stay but at the end of a line.  Lines without
 * anything to see vanish, but an empty one stays where two line breaks part what is no block. */
#ifndef ZCI_FLOW_H
#define ZCI_FLOW_H

#include "base/buffer.h"

/* White space, and what takes no room. */
bool zci_flow_is_unseen(int32_t cp);

/* Where a text's first character is that is neither; its length if none is. */
size_t zci_flow_skip_unseen(const char *text, size_t len);

typedef enum zci_flow_gap {
    ZCI_GAP_NONE,
    ZCI_GAP_SPACE,
    ZCI_GAP_RETURN,
    ZCI_GAP_LINE
} zci_flow_gap;

/* Begins as {.out = …}, in a buffer that is empty. */
typedef struct zci_flow {
    zci_buffer *out;  /* the lines so far, which end with LF, and the one at hand */
    size_t line;      /* where that begins in `out` */
    size_t seen;      /* where its last visible character ends; not above `line` while none is */
    zci_flow_gap gap; /* white space that waits for what follows it */
    bool wide;        /* the last character is one of those between which no space stands */
    bool tagged;      /* a tag stands behind it */
    bool kept;        /* white space stays as it is; set by the caller */
    bool returned;    /* the last character was a CR, which ended a line that is kept */
    bool broken;      /* a line break ended the last line, not a block */
    bool parted;      /* an empty line comes before the one at hand */
} zci_flow;

/* Whole characters in UTF-8. */
void zci_flow_text(zci_flow *flow, const char *data, size_t len);

/* A tag within a line: no text goes on across it. */
void zci_flow_tag(zci_flow *flow);

/* White space that is not in the source. */
void zci_flow_space(zci_flow *flow);

/* A margin: a space if only the number of an article stands before it. */
void zci_flow_margin(zci_flow *flow);

/* A line break. */
void zci_flow_break(zci_flow *flow);

/* The beginning or end of a block; then `out` is whole lines. */
void zci_flow_end(zci_flow *flow);

/* Removes the lines from the byte `start` of `out`, which is whole lines, to its end. */
void zci_flow_take_back(zci_flow *flow, size_t start);

/* Makes one line of the lines from the byte `first` of `out`, which is whole lines, to its end,
 * with `separator` where the byte `second`, the beginning of one of them, is. */
void zci_flow_join(zci_flow *flow, size_t first, size_t second, const char *separator);

#endif
