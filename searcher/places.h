/* Places that a query names and that documents are of.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   江西由哪些部门牵头美育工作     江西: what is of 江西省 or of a place in it is rather meant
 *   泰州海陵区工地何时开工         泰州, 海陵区
 *
 * Where a document is from is read from its number, issuer and title, and its passages need
 * not say it.  The names are those that the index's records state, and the parts of them:
 * of 江苏省泰州市海陵区 these are 江苏, 泰州 and 海陵区.  Provinces, prefectures and cities are
 * known without their kind, an autonomous one by its first two characters; smaller places only
 * by all of their name, as many are called like any word (和平区). */
#ifndef ZCI_PLACES_H
#define ZCI_PLACES_H

#include "base/arena.h"
#include "pattern.h"
#include "store/reader.h"

/* The longest name that is looked for; places of a query that count at most. */
#define ZCI_PLACE_CHARACTERS_MAX 12
#define ZCI_PLACES_MAX           8

/* The names, of one state of an index.  All zero is not loaded yet. */
typedef struct zci_places {
    zci_arena arena;
    zc_string *name; /* folded, in the order of their bytes, each once */
    size_t count;
    bool loaded;
} zci_places;

/* A place in a query. */
typedef struct zci_place {
    size_t at;                                                    /* where in the run it begins */
    char term[ZCI_PLACE_CHARACTERS_MAX - 1][2 * ZCI_HAN_KEY_MAX]; /* its pairs of characters */
    size_t term_len[ZCI_PLACE_CHARACTERS_MAX - 1];
    size_t term_count; /* of the name; what is known about documents has these */
    size_t said_count; /* with its kind, where the query says that, too: 江苏|省 */
} zci_place;

/* Reads the names once, on the first call.  Errors: those of the store. */
zc_status zci_places_load(zci_places *places, zci_store *store, zc_error *error);
void zci_places_free(zci_places *places);

/* Writes the places that a run of a query names, in its order and not overlapping, at most
 * `room` of them; returns how many. */
size_t zci_places_find(const zci_places *places, const zci_pattern *run, zci_place *place,
                       size_t room);

#endif
