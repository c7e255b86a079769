/* Which tables of synonyms a search uses.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "synonyms.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "memory.h"
#include "message.h"

enum { TABLE_BYTES_MAX = 16 << 20, PATH_BYTES = 4096 };

const struct cli_option cli_synonyms_options[] = {
    {.name = "synonyms",
     .kind = CLI_OPTION_TEXT,
     .argument = "FILE",
     .help = {"use this table of synonyms instead of the usual ones", "用此同义词表代替默认词表"}},
    {.name = NULL},
};

/* ---- Reading ----------------------------------------------------------- */

static int fail_to_read(struct cli_session *session, const char *path, int code)
{
    return cli_error_say(session, "cannot read the table of synonyms '%s': %s",
                         "无法读取同义词表“%s”：%s", path, cli_error_reason(session, code));
}

/* A table that nobody named may be missing, and may lie where this user may not look, as
 * with the HOME of another one: the search goes on without it. */
static int leave_out(struct cli_session *session, const char *path, int code)
{
    if (code != ENOENT && code != ENOTDIR) {
        cli_line_say(session, "warning: the table of synonyms '%s' is not used: %s",
                     "警告：未使用同义词表“%s”：%s", path, cli_error_reason(session, code));
    }
    return CLI_EXIT_DONE;
}

/* Reads a stream to its end; false when it is too large or reading fails. */
static bool read_all(FILE *file, char **text, size_t *len)
{
    size_t capacity = 16384, got = 1;
    *text = cli_memory_check(malloc(capacity));
    *len = 0;
    while (got > 0 && *len < TABLE_BYTES_MAX) {
        if (*len == capacity) {
            capacity *= 2;
            *text = cli_memory_check(realloc(*text, capacity));
        }
        got = fread(*text + *len, 1, capacity - *len, file);
        *len += got;
    }
    errno = ferror(file) ? errno : EFBIG;
    return got == 0 && !ferror(file);
}

static int parse_table(struct cli_session *session, const char *path, zc_string text,
                       zc_synonyms *synonyms)
{
    zc_error error;
    if (zc_synonyms_read(synonyms, text, path, &error) == ZC_OK) {
        return CLI_EXIT_DONE;
    }
    return cli_error_tell(session, &error);
}

/* Adds the table of a file; one that need not be there may be out of reach. */
static int add_table(struct cli_session *session, const char *path, bool needed,
                     zc_synonyms *synonyms)
{
    char *text;
    size_t len;
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        return needed ? fail_to_read(session, path, errno) : leave_out(session, path, errno);
    }
    bool whole = read_all(file, &text, &len);
    int code = errno;
    int status = whole ? parse_table(session, path, (zc_string){text, len}, synonyms)
                       : fail_to_read(session, path, code);
    free(text);
    fclose(file);
    return status;
}

/* ---- Finding ----------------------------------------------------------- */

/* The table that came with zhengce: beside where this program lies, so that a tree
 * may be moved, else where it was to be installed. */
static void find_shipped(char path[PATH_BYTES])
{
    static const char beside[] = "/../share/zhengce/synonyms";
    ssize_t len = readlink("/proc/self/exe", path, PATH_BYTES - sizeof beside);
    while (len > 0 && path[len - 1] != '/') {
        len--;
    }
    if (len > 0) {
        memcpy(path + len - 1, beside, sizeof beside);
        if (access(path, R_OK) == 0) {
            return;
        }
    }
    snprintf(path, PATH_BYTES, "%s/synonyms", ZC_DATA_DIR);
}

static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

static bool find_own(char path[PATH_BYTES])
{
    const char *config = variable("XDG_CONFIG_HOME");
    const char *home = variable("HOME");
    int len = 0;
    if (config != NULL && config[0] == '/') {
        len = snprintf(path, PATH_BYTES, "%s/zhengce/synonyms", config);
    } else if (home != NULL) {
        len = snprintf(path, PATH_BYTES, "%s/.config/zhengce/synonyms", home);
    }
    return len > 0 && len < PATH_BYTES;
}

static int add_usual(struct cli_session *session, zc_synonyms *synonyms)
{
    char path[PATH_BYTES];
    find_shipped(path);
    int status = add_table(session, path, false, synonyms);
    return status == CLI_EXIT_DONE && find_own(path) ? add_table(session, path, false, synonyms)
                                                     : status;
}

int cli_synonyms_load(struct cli_session *session, const char *given, zc_synonyms **synonyms)
{
    zc_error error;
    if (zc_synonyms_new(synonyms, &error) != ZC_OK) {
        return cli_error_tell(session, &error);
    }
    const char *named = given != NULL ? given : variable("ZHENGCE_SYNONYMS");
    int status =
        named != NULL ? add_table(session, named, true, *synonyms) : add_usual(session, *synonyms);
    if (status != CLI_EXIT_DONE) {
        zc_synonyms_free(*synonyms);
        *synonyms = NULL;
    }
    return status;
}
