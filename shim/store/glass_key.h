/* Keys of Xapian's tables.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Of postings (glass_part.h): a term; a term, NUL and a docid; NUL \xE0, and a docid; or
 * NUL \xC0 and a name.  Terms hold no NUL; names may (records.cc). */
#ifndef ZCI_STORE_GLASS_KEY_H
#define ZCI_STORE_GLASS_KEY_H

#include "store/glass_table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A key that is being put together; all zero is empty. */
typedef struct zci_glass_key {
    char bytes[ZCI_GLASS_KEY_MAX + 8];
    size_t len;
} zci_glass_key;

void zci_glass_key_append(zci_glass_key *key, const char *bytes, size_t len);

/* Appends a docid so that keys sort as docids do. */
void zci_glass_key_docid(zci_glass_key *key, zci_docid docid);

/* Reads such a docid, which is all of `bytes`; false where that makes no sense. */
bool zci_glass_key_read_docid(zci_key bytes, zci_docid *docid);

zci_key zci_glass_key_of(const zci_glass_key *key);

/* Whether a key is of the lengths of records. */
bool zci_glass_key_is_length(zci_key key);

/* What a key of postings is about: a term, or all of the key but the docid of a length. */
zci_key zci_glass_key_name(zci_key key);

#ifdef __cplusplus
}
#endif

#endif
