/* Many paths in little memory: each directory is kept once.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Paths are absolute and stand under numbers from 0.  One takes six bytes beside its last
 * name: of 100,000 files the walk and what is known of them would else be most of what a run
 * that changes nothing keeps. */
#ifndef ZCI_PATH_LIST_H
#define ZCI_PATH_LIST_H

#include "base/arena.h"
#include "base/buffer.h"

#define ZCI_PATH_NONE UINT32_MAX
#define ZCI_PATHS_MAX (UINT32_C(1) << 29)

/* All zero is an empty list. */
typedef struct zci_path_list {
    zc_string *dirs;
    size_t dir_count, dir_capacity;
    uint32_t *at; /* by number: where it begins in `names` */
    size_t count, capacity;
    zci_buffer names; /* of each the number of its directory, as a varint, and a string */
    zci_arena arena;  /* of the directories */
} zci_path_list;

/* Names the directory of what is added next.  False when memory is exhausted. */
bool zci_path_list_enter(zci_path_list *list, zc_string dir);

/* Adds a file of that directory.  False when memory is exhausted, or the list is full. */
bool zci_path_list_add(zci_path_list *list, const char *name);

/* Puts the paths in the order of their bytes, and leaves one of those that are the same. */
void zci_path_list_sort(zci_path_list *list);

/* A path, as a string in `out`.  Its data is NULL when memory is exhausted. */
zc_string zci_path_list_get(const zci_path_list *list, size_t number, zci_buffer *out);

/* The number of a path in a sorted list, or ZCI_PATH_NONE.  Looks at `guess` and behind it
 * first: mostly what is asked for comes in this order. */
uint32_t zci_path_list_find(const zci_path_list *list, zc_string path, uint32_t guess);

/* The memory that it takes, in bytes. */
size_t zci_path_list_bytes(const zci_path_list *list);

void zci_path_list_free(zci_path_list *list);

#endif
