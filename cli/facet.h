/* Counts of documents by year, region and the like, printed.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_FACET_H
#define CLI_FACET_H

#include <stdint.h>

#include "json.h"
#include "session.h"
#include "zhengce.h"

/* What is printed of an answer's facets. */
struct cli_facet_view {
    unsigned wanted; /* one bit for each zc_facet */
    size_t limit;    /* values of each, the rest in one sum; 0: all */
};

enum { CLI_FACET_ALL = (1 << ZC_FACET_KINDS) - 1, CLI_FACET_SHOWN = 10 };

/* A heading for each facet, and its values with their counts in a column. */
void cli_facet_text(struct cli_session *session, const struct cli_facet_view *view,
                    const zc_answer *answer);

/* Lines of facet, value, path and count, parted by tabs or as CSV. */
void cli_facet_table(struct cli_session *session, const struct cli_facet_view *view,
                     const zc_answer *answer, bool csv);

/* {"year":[{"value":2022,"count":3},…],…}.  A list's counts add up to the documents:
 * those of which the value is not known have the value null, and the rest behind a
 * limit is one item with "others", the number of its values, in place of a value. */
json_t *cli_facet_json(const struct cli_facet_view *view, const zc_answer *answer);

/* The same items, one object a line, each with its "facet". */
void cli_facet_lines(struct cli_session *session, const struct cli_facet_view *view,
                     const zc_answer *answer);

#endif
