/* Directories and files that a test makes and throws away.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "scratch.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

_Noreturn static void give_up(const char *what)
{
    perror(what);
    exit(1);
}

static void *checked(void *memory)
{
    if (memory == NULL)
        give_up("memory");
    return memory;
}

char *scratch_path(const char *dir, const char *name)
{
    size_t size = strlen(dir) + strlen(name) + 2;
    char *path = checked(malloc(size));
    snprintf(path, size, "%s/%s", dir, name);
    return path;
}

char *scratch_make(void)
{
    const char *parent = getenv("TMPDIR");
    char *dir = scratch_path(parent == NULL ? "/tmp" : parent, "zhengce-test-XXXXXX");
    if (mkdtemp(dir) == NULL)
        give_up(dir);
    return dir;
}

/* ---- Walking ----------------------------------------------------------- */

typedef void (*entry_visitor)(void *context, char *path);

static void each_entry(const char *dir, entry_visitor visit, void *context)
{
    DIR *stream = opendir(dir);
    if (stream == NULL)
        give_up(dir);
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *path = scratch_path(dir, entry->d_name);
        visit(context, path);
        free(path);
    }
    closedir(stream);
}

static int is_directory(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static void remove_entry(void *context, char *path)
{
    if (is_directory(path))
        each_entry(path, remove_entry, context);
    if (remove(path) != 0)
        give_up(path);
}

void scratch_remove(char *dir)
{
    if (dir != NULL)
        remove_entry(NULL, dir);
    free(dir);
}

static void add_entry(void *context, char *path)
{
    scratch_list *list = context;
    if (is_directory(path)) {
        each_entry(path, add_entry, list);
        return;
    }
    if (list->count == list->capacity) {
        list->capacity = list->capacity * 2 + 16;
        list->path = checked(realloc(list->path, list->capacity * sizeof *list->path));
    }
    list->path[list->count++] = checked(strdup(path));
}

static int by_path(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void scratch_list_files(scratch_list *list, const char *root)
{
    struct stat info;
    if (stat(root, &info) != 0)
        give_up(root);
    char *start = checked(strdup(root));
    if (S_ISDIR(info.st_mode)) /* the root itself may be a link */
        each_entry(start, add_entry, list);
    else
        add_entry(list, start);
    free(start);
    if (list->count > 0)
        qsort(list->path, list->count, sizeof *list->path, by_path);
}

void scratch_list_free(scratch_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->path[i]);
    free(list->path);
    *list = (scratch_list){0};
}

/* ---- Contents ---------------------------------------------------------- */

void scratch_write(const char *path, const char *data, size_t len)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(data, 1, len, file) != len || fclose(file) != 0)
        give_up(path);
}

char *scratch_read(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    struct stat info;
    if (file == NULL || fstat(fileno(file), &info) != 0)
        give_up(path);
    size_t size = (size_t)info.st_size;
    char *data = checked(malloc(size + 1));
    if (fread(data, 1, size, file) != size)
        give_up(path);
    fclose(file);
    data[size] = '\0';
    *len = size;
    return data;
}

/* ---- Programs ---------------------------------------------------------- */

int scratch_run(const char *const *arguments)
{
    int status;
    pid_t child = fork();
    if (child < 0)
        give_up("fork");
    if (child == 0) {
        char *copy[32] = {NULL};
        for (size_t i = 0; i + 1 < sizeof copy / sizeof *copy && arguments[i] != NULL; i++)
            copy[i] = checked(strdup(arguments[i]));
        execvp(copy[0], copy);
        _exit(127);
    }
    if (waitpid(child, &status, 0) != child)
        give_up("waitpid");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int scratch_index_make(void **state)
{
    char *dir = scratch_make();
    *state = scratch_path(dir, "index");
    free(dir);
    return 0;
}

int scratch_index_remove(void **state)
{
    char *dir = *state;
    *strrchr(dir, '/') = '\0';
    scratch_remove(dir);
    return 0;
}
