/* Events of a run that are to be told later.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * An event: a byte, its zc_change; then of each text, as varints, how many of its first bytes
 * are those of the same text of the event before and how many follow, and these. */
#include "events.h"

#include <string.h>

static size_t shared_bytes(const zci_buffer *last, zc_string text)
{
    size_t same = 0;
    while (same < last->len && same < text.len && last->data[same] == text.data[same])
        same++;
    return same;
}

static void add_text(zci_events *events, zci_buffer *last, zc_string text)
{
    size_t shared = shared_bytes(last, text), rest = text.len - shared;
    zci_buffer_varint(&events->bytes, shared);
    zci_buffer_varint(&events->bytes, rest);
    zci_buffer_append(&events->bytes, text.data + shared, rest);
    last->len = shared;
    zci_buffer_append(last, text.data + shared, rest);
}

bool zci_events_add(zci_events *events, const zc_index_event *event)
{
    const zc_string texts[ZCI_EVENT_TEXTS] = {event->path, event->id, event->reason,
                                              event->reason_zh};
    bool failed = false;
    zci_buffer_byte(&events->bytes, (unsigned char)event->change);
    for (size_t i = 0; i < ZCI_EVENT_TEXTS; i++) {
        add_text(events, &events->last[i], texts[i]);
        failed = failed || events->last[i].failed;
    }
    return !failed && !events->bytes.failed;
}

/* What was written is read: no varint is cut. */
static uint64_t next_number(const zci_events *events, size_t *at)
{
    uint64_t number = 0;
    const char *from = events->bytes.data + *at;
    (void)zci_varint_read(&from, events->bytes.data + events->bytes.len, &number);
    *at = (size_t)(from - events->bytes.data);
    return number;
}

static zc_string next_text(const zci_events *events, zci_events_reader *reader, zci_buffer *text)
{
    size_t shared = (size_t)next_number(events, &reader->at);
    size_t rest = (size_t)next_number(events, &reader->at);
    text->len = shared;
    zci_buffer_append(text, events->bytes.data + reader->at, rest);
    zci_buffer_byte(text, '\0');
    reader->at += rest;
    reader->failed = reader->failed || text->failed;
    return (zc_string){text->data, shared + rest};
}

bool zci_events_next(const zci_events *events, zci_events_reader *reader, zc_index_event *event)
{
    zc_string texts[ZCI_EVENT_TEXTS];
    if (reader->failed || reader->at >= events->bytes.len)
        return false;
    zc_change change = (zc_change)(unsigned char)events->bytes.data[reader->at++];
    for (size_t i = 0; i < ZCI_EVENT_TEXTS; i++)
        texts[i] = next_text(events, reader, &reader->texts[i]);
    *event = (zc_index_event){.change = change,
                              .path = texts[0],
                              .id = texts[1],
                              .reason = texts[2],
                              .reason_zh = texts[3]};
    return !reader->failed;
}

void zci_events_reader_free(zci_events_reader *reader)
{
    for (size_t i = 0; i < ZCI_EVENT_TEXTS; i++)
        zci_buffer_free(&reader->texts[i]);
}

void zci_events_free(zci_events *events)
{
    zci_buffer_free(&events->bytes);
    for (size_t i = 0; i < ZCI_EVENT_TEXTS; i++)
        zci_buffer_free(&events->last[i]);
}
