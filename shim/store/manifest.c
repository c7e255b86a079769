/* What the files of a generation should be.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/manifest.h"

#include "base/fail.h"
#include "base/hash.h"
#include "store/disk.h"
#include "store/generation.h"
#include "store/record_list.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD     "zhengce manifest 1\n"
#define NEW_NAME ZCI_MANIFEST_NAME ".new" /* until it is whole */

enum {
    CHUNK_BYTES = 1 << 20, /* hashed at a time */
    MANIFEST_BYTES_MAX = 8192,
    NAMES_MAX = 8 + ZCI_RECORD_FILES_MAX, /* Xapian has eight files at most */
    LINE_BYTES_MAX = 64                   /* a name such as records.4294967295, a size, a hash */
};

_Static_assert((NAMES_MAX + 2) * LINE_BYTES_MAX <= MANIFEST_BYTES_MAX,
               "a manifest of as many files as there may be can be read");

/* ---- Names --------------------------------------------------------------- */

/* Whether a file is of the index.  Beside it there may be others, such as what an editor or a
 * copy left: they are nobody's damage. */
static bool is_own(const char *name)
{
    static const char *const own[] = {"iamglass",       "flintlock",      "postlist.glass",
                                      "docdata.glass",  "termlist.glass", "position.glass",
                                      "spelling.glass", "synonym.glass"};
    unsigned number;
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        if (strcmp(name, own[i]) == 0)
            return true;
    }
    return zci_generation_number(name, ZCI_RECORDS_PREFIX, &number);
}

/* ---- Hashing ----------------------------------------------------------- */

/* The hash of the hashes of a file's chunks, each with the one before it. */
static zc_status hash_open_file(int file, const char *path, uint64_t *bytes, uint64_t *hash,
                                zc_error *error)
{
    char *chunk = malloc(CHUNK_BYTES);
    ssize_t len;
    *bytes = *hash = 0;
    if (chunk == NULL)
        return zci_fail_memory(error);
    while ((len = zci_disk_read_at(file, *bytes, chunk, CHUNK_BYTES)) > 0) {
        *hash = zci_hash64_of_pair(*hash, zci_hash64(chunk, (size_t)len));
        *bytes += (uint64_t)len;
    }
    free(chunk);
    return len < 0 ? zci_fail_system(error, errno, path) : ZC_OK;
}

static zc_status hash_file(const char *path, uint64_t *bytes, uint64_t *hash, zc_error *error)
{
    int file = zci_disk_open(path);
    if (file < 0)
        return zci_fail_system(error, errno, path);
    zc_status status = hash_open_file(file, path, bytes, hash, error);
    close(file);
    return status;
}

/* ---- Writing ----------------------------------------------------------- */

typedef struct listing {
    char *name[NAMES_MAX];
    size_t count;
} listing;

static void free_listing(listing *l)
{
    for (size_t i = 0; i < l->count; i++)
        free(l->name[i]);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static zc_status fail_crowded(zc_error *error, const char *generation)
{
    return zci_fail(error, ZC_IO,
                    "%s: holds more than the %d files that an index has; move away what is not "
                    "the index's",
                    "%s：文件多于索引所有的 %d 个；请移走不属于索引的文件", generation,
                    (int)NAMES_MAX);
}

static zc_status list_files(const char *generation, listing *l, zc_error *error)
{
    struct dirent *entry;
    DIR *stream = opendir(generation);
    if (stream == NULL)
        return zci_fail_system(error, errno, generation);
    zc_status status = ZC_OK;
    while (status == ZC_OK && (errno = 0, entry = readdir(stream)) != NULL) {
        if (!is_own(entry->d_name))
            continue;
        if (l->count == NAMES_MAX)
            status = fail_crowded(error, generation);
        else if ((l->name[l->count] = strdup(entry->d_name)) == NULL)
            status = zci_fail_memory(error);
        else
            l->count++;
    }
    if (status == ZC_OK && errno != 0)
        status = zci_fail_system(error, errno, generation);
    closedir(stream);
    qsort(l->name, l->count, sizeof l->name[0], by_name);
    return status;
}

static zc_status describe(const char *generation, const char *name, zci_buffer *out,
                          zc_error *error)
{
    uint64_t bytes, hash;
    char *path = zci_disk_path(generation, name);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = hash_file(path, &bytes, &hash, error);
    if (status == ZC_OK)
        zci_buffer_format(out, "%s %" PRIu64 " %016" PRIx64 "\n", name, bytes, hash);
    free(path);
    return status;
}

static zc_status describe_all(const char *generation, zci_buffer *out, zc_error *error)
{
    listing l = {.count = 0};
    zc_status status = list_files(generation, &l, error);
    zci_buffer_text(out, HEAD);
    for (size_t i = 0; status == ZC_OK && i < l.count; i++)
        status = describe(generation, l.name[i], out, error);
    free_listing(&l);
    zci_buffer_format(out, "end %016" PRIx64 "\n",
                      out->failed ? 0 : zci_hash64(out->data, out->len));
    return status == ZC_OK && out->failed ? zci_fail_memory(error) : status;
}

/* Writes it beside its name and then gives it that name: a run that is killed here leaves
 * none, never a part of one. */
static zc_status put(const char *generation, const char *path, const char *new_path,
                     const zci_buffer *text, zc_error *error)
{
    zc_status status = zci_disk_write(new_path, text->data, text->len, error);
    if (status == ZC_OK && rename(new_path, path) != 0)
        status = zci_fail_system(error, errno, path);
    return status == ZC_OK ? zci_disk_sync(generation, error) : status;
}

zc_status zci_manifest_write(const char *generation, zc_error *error)
{
    zci_buffer text = {0};
    zc_status status = ZC_NO_MEMORY;
    char *path = zci_disk_path(generation, ZCI_MANIFEST_NAME),
         *new_path = zci_disk_path(generation, NEW_NAME);
    if (path == NULL || new_path == NULL) {
        status = zci_fail_memory(error);
        goto done;
    }
    status = zci_disk_sync_files(generation, error);
    if (status == ZC_OK)
        status = describe_all(generation, &text, error);
    if (status == ZC_OK)
        status = put(generation, path, new_path, &text, error);
    if (status != ZC_OK) {
        unlink(new_path);
        unlink(path);
    }
done:
    free(path);
    free(new_path);
    zci_buffer_free(&text);
    return status;
}

zc_status zci_manifest_remove(const char *generation, zc_error *error)
{
    char *path = zci_disk_path(generation, ZCI_MANIFEST_NAME);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = ZC_OK;
    if (unlink(path) == 0)
        status = zci_disk_sync(generation, error);
    else if (errno != ENOENT)
        status = zci_fail_system(error, errno, path);
    free(path);
    return status;
}

bool zci_manifest_exists(const char *generation)
{
    char *path = zci_disk_path(generation, ZCI_MANIFEST_NAME);
    bool exists = path != NULL && access(path, F_OK) == 0;
    free(path);
    return exists;
}

/* ---- Checking ---------------------------------------------------------- */

/* Reads it as a string; `present` says whether there is one. */
static zc_status load(const char *generation, zci_buffer *text, bool *present, zc_error *error)
{
    char bytes[MANIFEST_BYTES_MAX];
    char *path = zci_disk_path(generation, ZCI_MANIFEST_NAME);
    *present = false;
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = ZC_OK;
    int file = zci_disk_open(path);
    ssize_t len = file < 0 ? 0 : zci_disk_read(file, bytes, sizeof bytes);
    if (len < 0 || (file < 0 && errno != ENOENT))
        status = zci_fail_system(error, errno, path);
    if (file >= 0)
        close(file);
    free(path);
    zci_buffer_reset(text);
    zci_buffer_append(text, bytes, len > 0 ? (size_t)len : 0);
    zci_buffer_byte(text, '\0');
    if (text->failed)
        return zci_fail_memory(error);
    *present = status == ZC_OK && file >= 0;
    return status;
}

/* Where the lines of files begin, or NULL when the manifest is not what was written. */
static char *first_line(zci_buffer *text)
{
    char wanted[32];
    char *end = strstr(text->data, "\nend ");
    if (strncmp(text->data, HEAD, strlen(HEAD)) != 0 || end == NULL)
        return NULL;
    size_t hashed = (size_t)(end + 1 - text->data);
    int len =
        snprintf(wanted, sizeof wanted, "end %016" PRIx64 "\n", zci_hash64(text->data, hashed));
    if (text->len != hashed + (size_t)len + 1 || strcmp(end + 1, wanted) != 0)
        return NULL;
    end[1] = '\0';
    return text->data + strlen(HEAD);
}

static void complain(zci_buffer *report, const char *what, const char *name, size_t *problems)
{
    (*problems)++;
    if (report != NULL)
        zci_buffer_format(report, "%s: %s\n", name, what);
}

/* Takes a line apart, whose name may hold blanks: it is left in `line`. */
static bool read_line(char *line, uint64_t *bytes, uint64_t *hash)
{
    int end = 0;
    char *hash_at = strrchr(line, ' ');
    if (hash_at == NULL || strchr(line, '/') != NULL)
        return false;
    *hash_at++ = '\0';
    char *bytes_at = strrchr(line, ' ');
    if (bytes_at == NULL || bytes_at == line)
        return false;
    *bytes_at++ = '\0';
    return sscanf(bytes_at, "%" SCNu64 "%n", bytes, &end) == 1 && bytes_at[end] == '\0' &&
           sscanf(hash_at, "%" SCNx64 "%n", hash, &end) == 1 && hash_at[end] == '\0';
}

static zc_status compare(const char *generation, char *line, zci_buffer *report, size_t *problems,
                         zc_error *error)
{
    const char *name = line;
    uint64_t bytes, hash, found_bytes, found_hash;
    if (!read_line(line, &bytes, &hash)) {
        complain(report, "a line makes no sense", ZCI_MANIFEST_NAME, problems);
        return ZC_OK;
    }
    if (!is_own(name)) /* of before they were left out */
        return ZC_OK;
    char *path = zci_disk_path(generation, name);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_error why;
    zc_status status = hash_file(path, &found_bytes, &found_hash, &why);
    bool missing = status == ZC_IO && access(path, F_OK) != 0;
    free(path);
    if (missing)
        complain(report, "the file is missing", name, problems);
    else if (status == ZC_OK && found_bytes != bytes)
        complain(report, "the file does not have the size that was written", name, problems);
    else if (status == ZC_OK && found_hash != hash)
        complain(report, "the file's content is not what was written", name, problems);
    return zci_fail_pass(error, missing ? ZC_OK : status, &why);
}

static zc_status compare_all(const char *generation, zci_buffer *text, zci_buffer *report,
                             size_t *problems, zc_error *error)
{
    zc_status status = ZC_OK;
    char *rest = NULL, *line = first_line(text);
    if (line == NULL) {
        complain(report, "it is not what was written", ZCI_MANIFEST_NAME, problems);
        return ZC_OK;
    }
    for (line = strtok_r(line, "\n", &rest); status == ZC_OK && line != NULL;
         line = strtok_r(NULL, "\n", &rest))
        status = compare(generation, line, report, problems, error);
    return status;
}

/* Whether the manifest is still the one that was read. */
static bool is_steady(const char *generation, const zci_buffer *before)
{
    bool present;
    zci_buffer now = {0};
    bool same = load(generation, &now, &present, NULL) == ZC_OK && present && now.data != NULL &&
                before->data != NULL && now.len == before->len &&
                memcmp(now.data, before->data, now.len) == 0;
    zci_buffer_free(&now);
    return same;
}

zc_status zci_manifest_check(const char *generation, const char *dir, bool *present,
                             zci_buffer *report, zc_error *error)
{
    zc_error why;
    zci_buffer text = {0}, copy = {0};
    size_t problems = 0, reported = report != NULL ? report->len : 0;
    zc_status status = load(generation, &text, present, &why);
    bool read = status == ZC_OK && *present;
    if (read) {
        zci_buffer_append(&copy, text.data, text.len);
        status = copy.failed ? zci_fail_memory(&why)
                             : compare_all(generation, &text, report, &problems, &why);
    }
    if (read && (status == ZC_IO || status == ZC_DENIED || problems > 0) &&
        !is_steady(generation, &copy)) {
        *present = false;
        problems = 0;
        status = ZC_OK;
        if (report != NULL)
            report->len = reported;
    }
    zci_buffer_free(&text);
    zci_buffer_free(&copy);
    if (status != ZC_OK || problems == 0)
        return zci_fail_pass(error, status, &why);
    return zci_fail(
        error, ZC_CORRUPT,
        problems == 1
            ? "%s: damaged, %zu file is not as it was written; run `zhengce verify --repair`"
            : "%s: damaged, %zu files are not as they were written; run `zhengce verify --repair`",
        "%s：已损坏，有 %zu 个文件与写入时不符；请运行 zhengce verify --repair", dir, problems);
}
