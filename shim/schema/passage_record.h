/* A passage as stored.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PASSAGE_RECORD_H
#define ZCI_PASSAGE_RECORD_H

#include "base/buffer.h"
#include "schema/schema.h"
#include "zhengce.h"

typedef enum zci_passage_flag {
    ZCI_PASSAGE_HEADING = 1,   /* the whole passage is a heading line */
    ZCI_PASSAGE_WRAPPED = 2,   /* single line ends inside are white space */
    ZCI_PASSAGE_CONTINUES = 4, /* cut from the same paragraph as the passage before it */
    ZCI_PASSAGE_SLOGANS = 8    /* lists the names of everything, and treats none of it */
} zci_passage_flag;

/* Headings are passages too: a path names them by their ordinals in the
 * document, counted from 1, outermost first. */
typedef struct zci_passage_record {
    unsigned flags;
    uint64_t line;
    uint64_t start_byte;
    uint64_t start_char;
    uint64_t repeat;        /* earlier passages of the document with the same text */
    uint64_t heading_chars; /* of the heading that the passage is or begins with; 0: none */
    uint32_t headings[ZCI_HEADINGS_MAX];
    size_t heading_count;
    const char *fields; /* see passage_field.h; not owned */
    size_t fields_len;
    const char *compact; /* the text, see shim/text/compact.h; not owned */
    size_t compact_len;
} zci_passage_record;

void zci_passage_record_write(const zci_passage_record *record, zci_buffer *out);

/* Bytes of a passage id, its final NUL included. */
#define ZCI_PASSAGE_ID_BYTES (ZCI_ID_MAX + 40)

/* Writes the id of a passage of `document`: the document's id, a dot, 12 hex
 * digits of the text's hash and, for the second and later passages of the same
 * text, a dash and which one it is.  `compact` and `repeat` must be set. */
void zci_passage_id(zc_string document, const zci_passage_record *record,
                    char out[ZCI_PASSAGE_ID_BYTES]);

/* The part of a passage's id that its text alone decides: passages with the same are the same to
 * the letter, whatever their documents. */
zc_string zci_passage_id_text(zc_string id);

/* What to say of a record that cannot be read: ZC_CORRUPT. */
zc_status zci_passage_record_damaged(zc_error *error);

/* Reads a record; `fields` and `compact` then point into `data`.  Error: ZC_CORRUPT. */
zc_status zci_passage_record_read(const char *data, size_t len, zci_passage_record *record,
                                  zc_error *error);

#endif
