/* Runs the tests of one file, unit_searcher NAME, or of all.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * All files of a folder are one program, which links once where each of them would link the
 * whole library.  Compiled for it, the main() of test_NAME.c is called unit_NAME(). */
#include "unit_mains.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

typedef struct unit {
    const char *name;
    int (*run)(void);
} unit;

#define ENTRY(name) {#name, unit_##name},

static const unit units[] = {UNITS(ENTRY)};

static int has_failed(int status)
{
    return status != 0 && status != TEST_ALL_SKIPPED;
}

int main(int argc, char **argv)
{
    size_t count = sizeof units / sizeof units[0];
    int failed = 0;
    for (size_t i = 0; argc == 1 && i < count; i++)
        failed += has_failed(units[i].run());
    if (argc == 1)
        return failed > 0;
    for (size_t i = 0; argc == 2 && i < count; i++) {
        if (strcmp(units[i].name, argv[1]) == 0)
            return units[i].run();
    }
    fprintf(stderr, "usage: %s [NAME], one of:\n", argv[0]);
    for (size_t i = 0; i < count; i++)
        fprintf(stderr, "  %s\n", units[i].name);
    return 2;
}
