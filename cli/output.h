/* A buffered stream of bytes to a file descriptor that remembers its first error.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "zhengce.h"

struct cli_output {
    int fd;
    int error; /* errno of the first write that failed; nothing is written after it */
    size_t used;
    char bytes[65536];
};

void cli_output_init(struct cli_output *output, int fd);
void cli_output_write(struct cli_output *output, const char *data, size_t len);
void cli_output_string(struct cli_output *output, zc_string string);
void cli_output_puts(struct cli_output *output, const char *text);
void cli_output_spaces(struct cli_output *output, size_t count);
void cli_output_format(struct cli_output *output, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Returns whether everything so far has reached the descriptor. */
bool cli_output_flush(struct cli_output *output);

#endif
