/* What the front end's tests share: a session whose streams can be read back.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef TEST_CLI_HARNESS_H
#define TEST_CLI_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output.h"
#include "session.h"

struct harness {
    struct cli_output output;
    struct cli_session session;
    FILE *file; /* behind the output */
    char *messages;
    size_t messages_len;
    char printed[4096]; /* filled by harness_printed */
};

static inline void harness_open(struct harness *harness, enum cli_language language)
{
    memset(&harness->session, 0, sizeof harness->session);
    harness->file = tmpfile();
    assert_non_null(harness->file);
    cli_output_init(&harness->output, fileno(harness->file));
    harness->session.language = language;
    harness->session.out = &harness->output;
    harness->session.err = open_memstream(&harness->messages, &harness->messages_len);
    assert_non_null(harness->session.err);
}

/* All that went to the output so far. */
static inline const char *harness_printed(struct harness *harness)
{
    assert_true(cli_output_flush(&harness->output));
    ssize_t len = pread(fileno(harness->file), harness->printed, sizeof harness->printed - 1, 0);
    assert_true(len >= 0);
    harness->printed[len] = '\0';
    return harness->printed;
}

/* All that went to the error stream so far. */
static inline const char *harness_messages(struct harness *harness)
{
    fflush(harness->session.err);
    return harness->messages;
}

static inline void harness_close(struct harness *harness)
{
    fclose(harness->session.err);
    fclose(harness->file);
    free(harness->messages);
}

static inline zc_string text_of(const char *text)
{
    return (zc_string){text, strlen(text)};
}

#endif
