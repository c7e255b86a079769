/* Events of a run that are to be told later.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What an event's texts have in common with those of the event before is kept once: of a
 * file that was added, some forty bytes. */
#ifndef ZCI_EVENTS_H
#define ZCI_EVENTS_H

#include "base/buffer.h"
#include "zhengce.h"

enum { ZCI_EVENT_TEXTS = 4 };

/* All zero is none. */
typedef struct zci_events {
    zci_buffer bytes;
    zci_buffer last[ZCI_EVENT_TEXTS]; /* texts of the event added last */
} zci_events;

/* How far events are read; all zero is the beginning. */
typedef struct zci_events_reader {
    size_t at;
    zci_buffer texts[ZCI_EVENT_TEXTS];
    bool failed; /* memory ran out */
} zci_events_reader;

/* Adds an event but for its numbers of files.  False when memory is exhausted. */
bool zci_events_add(zci_events *events, const zc_index_event *event);

/* Reads the next event; its texts are strings that live until the one after it is read.
 * False behind the last, or when memory is exhausted. */
bool zci_events_next(const zci_events *events, zci_events_reader *reader, zc_index_event *event);

void zci_events_reader_free(zci_events_reader *reader);
void zci_events_free(zci_events *events);

#endif
