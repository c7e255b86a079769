/* Generations of an index, and the parts of one that is being built: directories below that of
 * the index, known by their numbers, which count from 1.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_GENERATION_H
#define ZCI_STORE_GENERATION_H

#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

#define ZCI_GENERATION_PREFIX "gen-"
#define ZCI_PART_PREFIX       "part-"

/* Reads a name of a prefix and a number, as it is written and no otherwise: from 1, of nine
 * figures at most, without a sign, blanks or leading zeros.  `*number` is 0 for any other. */
bool zci_generation_number(const char *name, const char *prefix, unsigned *number);

/* The path of a generation, or of a part; freed by the caller, NULL when memory is exhausted. */
char *zci_generation_path(const char *dir, unsigned generation);
char *zci_generation_part_path(const char *dir, unsigned number);

/* The highest generation present of those whose number is below `below`, 0 for none. */
zc_status zci_generation_highest(const char *dir, unsigned below, unsigned *highest,
                                 zc_error *error);

/* The number for a new generation: above all that are present, and above `above`.  Error: ZC_IO. */
zc_status zci_generation_next(const char *dir, unsigned above, unsigned *number, zc_error *error);

/* Removes one generation; there being none is no error. */
zc_status zci_generation_remove(const char *dir, unsigned generation, zc_error *error);

/* Removes those above `above` that interrupted runs left: such as have no manifest. */
zc_status zci_generation_sweep(const char *dir, unsigned above, zc_error *error);

/* Removes every generation but `keep` and `keep_too` (0: no second one), as far as that can be
 * done; fails where one stays. */
zc_status zci_generation_prune(const char *dir, unsigned keep, unsigned keep_too, zc_error *error);

/* Of what parts are joined into, `path` cannot be read back: ZC_IO. */
zc_status zci_generation_fail_part(const char *path, zc_error *error);

/* Removes the parts that an interrupted run left behind. */
zc_status zci_generation_sweep_parts(const char *dir, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
