/* A long paragraph cut into windows of whole sentences.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_WINDOWS_H
#define ZCI_WINDOWS_H

#include "scan.h"

enum {
    ZCI_WINDOW_CHARS_MAX = 500,    /* a paragraph up to this is not cut */
    ZCI_WINDOW_CHARS_AIM = 400,    /* of a longer one's windows at most, about */
    ZCI_SENTENCE_CHARS_MAX = 1000, /* a longer sentence is cut at lesser marks */
    ZCI_UNBROKEN_CHARS_MAX = 8000  /* a stretch without any mark is cut anywhere */
};

/* Where the next mark of one kind is.  Never looks at a character twice, however
 * many pieces lie before it. */
typedef struct zci_mark_finder {
    bool (*matches)(int32_t cp);
    zci_scan scan;   /* all before it was looked at */
    zci_place found; /* behind the mark found last */
} zci_mark_finder;

typedef struct zci_windows {
    const char *text;
    zci_place at, end;
    zci_mark_finder sentence, clause, pause;
} zci_windows;

void zci_windows_start(zci_windows *windows, const char *text, zci_stretch paragraph);

/* Writes the next window, trimmed and never empty; false when there is none. */
bool zci_windows_next(zci_windows *windows, zci_stretch *window);

#endif
