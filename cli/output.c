/* A buffered stream of bytes to a file descriptor that remembers its first error.
 *
 * stdio would do, but for one thing: by the time a FILE admits to an error, the
 * errno that tells a closed pipe from a full disk is gone.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "memory.h"

void cli_output_init(struct cli_output *output, int fd)
{
    output->fd = fd;
    output->error = 0;
    output->used = 0;
}

static void drain(struct cli_output *output, const char *data, size_t len)
{
    while (len > 0 && output->error == 0) {
        ssize_t written = write(output->fd, data, len);
        if (written >= 0) {
            data += written;
            len -= (size_t)written;
        } else if (errno != EINTR) {
            output->error = errno;
        }
    }
}

bool cli_output_flush(struct cli_output *output)
{
    drain(output, output->bytes, output->used);
    output->used = 0;
    return output->error == 0;
}

void cli_output_write(struct cli_output *output, const char *data, size_t len)
{
    if (len > sizeof output->bytes - output->used) {
        cli_output_flush(output);
    }
    if (len > sizeof output->bytes) {
        drain(output, data, len);
        return;
    }
    memcpy(output->bytes + output->used, data, len);
    output->used += len;
}

void cli_output_string(struct cli_output *output, zc_string string)
{
    cli_output_write(output, string.data, string.len);
}

void cli_output_puts(struct cli_output *output, const char *text)
{
    cli_output_write(output, text, strlen(text));
}

void cli_output_spaces(struct cli_output *output, size_t count)
{
    while (count-- > 0) {
        cli_output_write(output, " ", 1);
    }
}

void cli_output_format(struct cli_output *output, const char *format, ...)
{
    char small[512];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(small, sizeof small, format, args);
    if (len >= 0 && (size_t)len < sizeof small) {
        cli_output_write(output, small, (size_t)len);
    } else if (len >= 0) {
        char *large = cli_memory_take((size_t)len + 1);
        vsnprintf(large, (size_t)len + 1, format, again);
        cli_output_write(output, large, (size_t)len);
        free(large);
    }
    va_end(again);
    va_end(args);
}
