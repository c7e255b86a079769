/* What recurs in passages, as stored with each.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PASSAGE_FIELD_H
#define ZCI_PASSAGE_FIELD_H

#include "base/buffer.h"
#include "zhengce.h"

/* Fields of one passage that are kept; a list of more is cut. */
#define ZCI_PASSAGE_FIELDS_MAX 32

/* Bytes [start, end) of the passage. */
typedef struct zci_part {
    uint32_t start, end;
} zci_part;

typedef struct zci_passage_field {
    zc_field_kind kind;
    zci_part text;   /* a unit's name, 6月底前完成, the words of a target, 《…》 */
    zci_part about;  /* its role; what is measured; the document's number */
    zci_part number; /* of a target */
    zci_part unit;   /* of a target */
    zc_comparison comparison; /* of a target */
    uint32_t date;            /* YYYYMMDD, unknown parts 00; the last day of a month may
                               * be written 31 where the year is unknown */
    bool trial;               /* of a reference: 试行 or 暂行 */
} zci_passage_field;

void zci_passage_fields_write(const zci_passage_field *fields, size_t count, zci_buffer *out);

/* Reads all fields of a passage of `text_len` bytes; false when they are damaged or
 * do not lie in it. */
bool zci_passage_fields_read(const char *data, size_t len, size_t text_len,
                             zci_passage_field fields[ZCI_PASSAGE_FIELDS_MAX], size_t *count);

#endif
