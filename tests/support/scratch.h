/* Directories and files that a test makes and throws away.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_SCRATCH_H
#define TEST_SCRATCH_H

#include <stddef.h>

/* Makes an empty directory of its own below $TMPDIR or /tmp; its path is freed by
 * scratch_remove.  Ends the program when that fails, as all functions here do. */
char *scratch_make(void);

/* Removes a directory with all it holds; NULL is ignored. */
void scratch_remove(char *dir);

/* For cmocka: a test's state is the path of an index that is not there yet, in a directory of
 * its own; and away with that. */
int scratch_index_make(void **state);
int scratch_index_remove(void **state);

/* "dir/name", freed by the caller. */
char *scratch_path(const char *dir, const char *name);

/* Writes a file of `len` bytes in place of any that was there. */
void scratch_write(const char *path, const char *data, size_t len);

/* Reads a whole file, a NUL behind it; freed by the caller. */
char *scratch_read(const char *path, size_t *len);

/* All regular files below a directory, or the file itself, sorted by path. */
typedef struct scratch_list {
    char **path;
    size_t count, capacity;
} scratch_list;

void scratch_list_files(scratch_list *list, const char *root);
void scratch_list_free(scratch_list *list);

/* Runs a program without a shell and returns its exit status, -1 for a signal. */
int scratch_run(const char *const *arguments);

#endif
