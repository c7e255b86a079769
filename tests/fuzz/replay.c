/* Runs a fuzzer's function on files: replay FILE-OR-DIRECTORY...
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * So the seed corpus is a test of every build, and an input that a fuzzer found can
 * be looked at with any compiler.  Each file is also cut short at a few places. */
#include "fuzz.h"
#include "scratch.h"

enum { CUTS = 16 };

static void run_file(const char *path)
{
    size_t len;
    char *bytes = scratch_read(path, &len);
    for (size_t cut = 0; cut <= CUTS; cut++)
        LLVMFuzzerTestOneInput((const uint8_t *)bytes, len * cut / CUTS);
    free(bytes);
}

int main(int argc, char **argv)
{
    size_t count = 0;
    for (int i = 1; i < argc; i++) {
        scratch_list files = {0};
        scratch_list_files(&files, argv[i]);
        for (size_t f = 0; f < files.count; f++)
            run_file(files.path[f]);
        count += files.count;
        scratch_list_free(&files);
    }
    printf("%zu inputs\n", count);
    return count > 0 ? 0 : 1;
}
