/* Numbers as the user types them, taken strictly.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_NUMBER_H
#define CLI_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

/* Decimal digits and nothing else. */
bool cli_number_parse(const char *text, uint64_t *number);

/* A number of bytes: digits, and K, M or G for powers of 1024. */
bool cli_size_parse(const char *text, uint64_t *bytes);

#endif
