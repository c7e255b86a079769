/* How many columns of a terminal a text takes.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_WIDTH_H
#define CLI_WIDTH_H

#include <stddef.h>
#include <stdint.h>

#include "zhengce.h"

/* 0 for marks that combine and for invisible characters, 2 for wide ones, else 1. */
size_t cli_width_char(uint32_t code_point);

size_t cli_width_text(zc_string text);

/* The longest beginning of `text` that fits into `columns`: its bytes. */
size_t cli_width_head(zc_string text, size_t columns);

/* Where the longest ending of `text` that fits into `columns` starts. */
size_t cli_width_tail(zc_string text, size_t columns);

#endif
