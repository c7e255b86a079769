/* A record to be written.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_RECORD_H
#define ZCI_STORE_RECORD_H

#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct zci_count {
    zci_key term;
    uint32_t count; /* 0: present, without adding to the record's length */
} zci_count;

typedef struct zci_value {
    unsigned slot;
    const char *data;
    size_t len;
} zci_value;

/* A record to add; all of it is copied. */
typedef struct zci_record {
    const zci_count *terms;
    size_t term_count;
    const zci_value *values;
    size_t value_count;
    const char *data; /* may be NULL */
    size_t data_len;
} zci_record;

#ifdef __cplusplus
}
#endif

#endif
