/* Text made safe for the format that it is printed in.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_ESCAPE_H
#define CLI_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "output.h"
#include "zhengce.h"

/* Text for a person's eyes: control characters become question marks, and each
 * line after the first is indented. */
void cli_escape_plain(struct cli_output *output, zc_string text, size_t indent);

/* A field as in RFC 4180: quoted where it must be. */
void cli_escape_csv(struct cli_output *output, zc_string field);

/* A field with tab, line feed, carriage return and backslash as \t \n \r \\. */
void cli_escape_tsv(struct cli_output *output, zc_string field);

/* Text that Markdown renders as itself.  `at_start` says that it begins a line,
 * where more characters have a meaning. */
void cli_escape_markdown(struct cli_output *output, zc_string text, bool at_start);

#endif
