/* A match in its context: what stands to its left and right, cut to a width.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_CONCORDANCE_H
#define CLI_CONCORDANCE_H

#include <stddef.h>
#include <stdint.h>

#include "zhengce.h"

/* All three parts are on one line; they lie in one block that `storage` owns. */
struct cli_concordance {
    zc_string left;
    zc_string key;
    zc_string right;
    uint64_t line; /* of the source, where the match begins */
    char *storage;
};

/* Cuts the context of a passage's mark to `columns` on either side.  A blank that
 * touches the match stays with the context. */
struct cli_concordance cli_concordance_make(const zc_passage *passage, size_t mark, size_t columns);

void cli_concordance_free(struct cli_concordance *concordance);

#endif
