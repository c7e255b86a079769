/* Values of records, read together.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_VALUES_H
#define ZCI_STORE_VALUES_H

#include "store/record_places.h"
#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Reads one slot's value of each of `docids` (ascending) and hands it, empty
 * when there is none, to `visit` until that returns other than ZC_OK, which is
 * then returned. */
typedef zc_status (*zci_value_visitor)(void *context, size_t index, const char *value, size_t len,
                                       zc_error *error);
zc_status zci_store_values(zci_store *store, unsigned slot, const zci_docid *docids, size_t count,
                           zci_value_visitor visit, void *context, zc_error *error);

/* The same in two steps, for a choice by the lengths: where the values of `docids` are, which
 * holds until the store is refreshed, and reading some of them, in the same order. */
zc_status zci_store_places(zci_store *store, unsigned slot, const zci_docid *docids, size_t count,
                           zci_record_place *places, zc_error *error);
zc_status zci_store_values_at(zci_store *store, const zci_record_place *places, size_t count,
                              zci_value_visitor visit, void *context, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
