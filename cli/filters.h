/* The options that say which documents a query looks at and how it matches:
 * search, outline, count, kwic and facets have them in common.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_FILTERS_H
#define CLI_FILTERS_H

#include <stdbool.h>

#include "options.h"
#include "zhengce.h"

struct cli_filters {
    const char *since;
    const char *until;
    const char *year;
    const char *region;
    const char *issuer;
    const char *genre;
    const char *number;
    const char *level;
    bool title;
    bool literal;
    bool no_expand;
};

extern const struct cli_option cli_filters_options[];

/* Whether one of them says which documents to look at. */
bool cli_filters_given(const struct cli_filters *filters);

/* Carries the filters over into a search, which points into them from then on. */
void cli_filters_apply(const struct cli_filters *filters, zc_search_options *options);

#endif
