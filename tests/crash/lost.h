/* What a power loss takes: writes and names that were not synced.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Each write is noted with the bytes that it replaced, each rename and removal with a
 * second name of the file that went, each file that is made with its name.  Syncing a file forgets
 * its writes, syncing a directory the changes of its names.  The rest is undone when the power
 * goes. */
#ifndef LOST_H
#define LOST_H

#include <stddef.h>
#include <sys/types.h>

/* Right before the change.  `keep` is a directory, on the same file system, for the files
 * that would otherwise be gone. */
void lost_note_write(int fd, off_t offset, size_t count);
void lost_note_rename(const char *from, const char *to, const char *keep);
void lost_note_unlink(const char *path, const char *keep);

/* After a file was made. */
void lost_note_create(const char *path);

/* After a file or directory was synced. */
void lost_forget(int fd);

/* Takes what was not synced: all of it for `seed` 0, the writes alone for 1, else the names
 * and about half of the writes. */
void lost_take(unsigned long seed);

#endif
