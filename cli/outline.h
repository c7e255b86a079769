/* Headings, printed as a tree or as a list.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_OUTLINE_H
#define CLI_OUTLINE_H

#include <jansson.h>

#include "session.h"
#include "zhengce.h"

/* Each heading on a line, behind the number of its line in the source; `>` stands
 * before those that match. */
void cli_outline_text(struct cli_session *session, const zc_outline *outline);

/* The headings as a tree: each has "children". */
json_t *cli_outline_tree(const zc_outline *outline);

/* The headings as a list: each has "heading", the headings above it. */
json_t *cli_outline_list(const zc_outline *outline);

#endif
