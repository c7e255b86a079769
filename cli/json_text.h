/* JSON values as text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_JSON_TEXT_H
#define CLI_JSON_TEXT_H

#include <jansson.h>
#include <stdbool.h>

#include "output.h"

/* Writes a value, which does not hold itself: the same bytes as json_dumps with
 * JSON_REAL_PRECISION(15), and JSON_INDENT(2) or JSON_COMPACT.  That writes a character at a time
 * and remembers every object that it is in, which takes four times as long. */
void cli_json_write(struct cli_output *output, json_t *value, bool indented);

#endif
