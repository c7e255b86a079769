/* Whether a file is text that can be searched.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_CHECK_H
#define ZCI_CHECK_H

#include "source/collection.h"

/* ZC_OK for sound text.  ZC_BAD_SOURCE with the reason for what is no UTF-8 text
 * at all, or ZC_NO_MEMORY: then `*usable` is false.  With `*usable` true the error is a warning:
 * a few bytes are wrong, or the file is empty. */
zc_status zci_check_text(const char *path, const char *text, size_t len, bool *usable,
                         zc_error *error);

/* Whether there is nothing in a text but white space. */
bool zci_check_blank(const char *text, size_t len);

/* Bytes of a title or another field that stands beside a text. */
#define ZCI_FIELD_BYTES_MAX 4096

/* Whether an id has 1 to 200 bytes of UTF-8 without white space or control
 * characters. */
bool zci_check_id(zc_string id);

/* Whether the fields beside the text keep to their limit, and the text to that of
 * the analysis; else `failure` with the reason. */
zc_status zci_check_fields(const zci_collection_record *record, zc_status failure, zc_error *error);

#endif
