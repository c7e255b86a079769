/* What every fuzzer shares.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_FUZZ_H
#define TEST_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The entry that libFuzzer, or replay.c, calls with each input; returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Stops the program, loudly, when something that must hold does not. */
#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition);          \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* The input's bytes as text, in memory of exactly that size: a read beyond the end
 * is then seen.  Freed by the caller. */
static inline char *fuzz_text(const uint8_t *data, size_t size)
{
    char *text = calloc(size == 0 ? 1 : size, 1);
    REQUIRE(text != NULL);
    if (size > 0)
        memcpy(text, data, size);
    return text;
}

#endif
