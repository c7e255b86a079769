/* What indexing does to a document, in words.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_CHANGE_H
#define CLI_CHANGE_H

#include "phrase.h"
#include "zhengce.h"

/* One English word that stays the same for programs: "added", "failed", ... */
const char *cli_change_name(zc_change change);

/* The same for a person. */
struct cli_phrase cli_change_phrase(zc_change change);

#endif
