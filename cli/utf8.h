/* Stepping through UTF-8 by code points.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_UTF8_H
#define CLI_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "zhengce.h"

/* What a byte that is no UTF-8 reads as. */
#define CLI_REPLACEMENT 0xFFFDu

/* Decodes the code point at *byte_offset, which lies inside `text`, and moves
 * the offset behind it.  A malformed byte counts as one CLI_REPLACEMENT. */
uint32_t cli_utf8_next(zc_string text, size_t *byte_offset);

/* The byte offset `char_count` code points after `byte_offset`; the end of the
 * text where there are fewer. */
size_t cli_utf8_skip(zc_string text, size_t byte_offset, size_t char_count);

/* Whether a code point is blank space or a control character: neither may reach
 * a line of a list, the one would break it and the other could command the
 * terminal. */
bool cli_utf8_is_blank(uint32_t code_point);

#endif
