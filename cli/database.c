/* Which index a command works on.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "database.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command.h"
#include "memory.h"
#include "message.h"

const struct cli_option cli_database_options[] = {
    {.name = "db",
     .letter = 'd',
     .kind = CLI_OPTION_TEXT,
     .argument = "DIR",
     .help = {"the index's directory (else $ZHENGCE_DB)", "索引目录（默认取 $ZHENGCE_DB）"}},
    {.name = NULL},
};

/* An empty variable means the same as none. */
static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

static char *join(const char *directory, const char *rest)
{
    size_t size = strlen(directory) + strlen(rest) + 1;
    char *path = cli_memory_take(size);
    snprintf(path, size, "%s%s", directory, rest);
    return path;
}

char *cli_database_find(struct cli_session *session, const char *given)
{
    const char *chosen = given != NULL ? given : variable("ZHENGCE_DB");
    if (chosen != NULL) {
        return join(chosen, "");
    }
    const char *data = variable("XDG_DATA_HOME");
    if (data != NULL && data[0] == '/') { /* the standard says to ignore others */
        return join(data, "/zhengce");
    }
    const char *home = variable("HOME");
    if (home != NULL) {
        return join(home, "/.local/share/zhengce");
    }
    cli_error_say(session, "no index is named: use -d DIR or set ZHENGCE_DB",
                  "没有指明索引：请用 -d 目录，或设置 ZHENGCE_DB");
    return NULL;
}

int cli_database_tell(struct cli_session *session, const zc_error *error)
{
    if (error->status != ZC_DENIED) {
        return cli_error_tell(session, error);
    }
    return cli_error_say(session, "%s; make it readable for you, or name another index with -d",
                         "%s；请使自己有权读取，或用 -d 指定别的索引",
                         cli_error_text(session, error));
}

int cli_database_open(struct cli_session *session, const char *given, zc_reader **reader)
{
    zc_error error;
    char *path = cli_database_find(session, given);
    if (path == NULL) {
        return CLI_EXIT_ERROR;
    }
    zc_status status = zc_reader_open(path, reader, &error);
    free(path);
    return status == ZC_OK ? CLI_EXIT_DONE : cli_database_tell(session, &error);
}

zc_status cli_database_settle(zc_reader *reader, zc_search_options *options, zc_error *error)
{
    static const char last[] = "last";
    zc_index_info info;
    if (options->since.len != strlen(last) || strcmp(options->since.data, last) != 0) {
        return ZC_OK;
    }
    zc_status status = zc_reader_info(reader, &info, error);
    options->since = (zc_string){NULL, 0};
    options->since_run = info.run > 0 ? info.run : 1;
    return status;
}

/* Those of the file that names the current generation.  Who may read files may enter directories;
 * the owner may do both, whatever was done to that file. */
mode_t cli_database_keep_rights(const char *path)
{
    struct stat found;
    char *stub = join(path, "/XAPIANDB");
    mode_t before = umask(S_IRWXG | S_IRWXO);
    mode_t mask = before;
    if (stat(stub, &found) == 0) {
        mode_t files = found.st_mode & (S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH);
        mode_t entering = (files >> 2) & (S_IXGRP | S_IXOTH);
        mask = ~(files | entering | S_IRWXU) & (S_IRWXG | S_IRWXO);
    }
    umask(mask);
    free(stub);
    return before;
}

typedef zc_status asking(zc_reader *reader, zc_string query, const zc_search_options *options,
                         zc_answer **answer, zc_error *error);

static zc_status ask_once(asking *asked, zc_reader *reader, zc_string query,
                          const zc_search_options *options, zc_answer **answer, zc_error *error)
{
    zc_search_options chosen = *options;
    zc_status status = cli_database_settle(reader, &chosen, error);
    *answer = NULL;
    return status == ZC_OK ? asked(reader, query, &chosen, answer, error) : status;
}

static zc_status ask(asking *asked, zc_reader *reader, zc_string query,
                     const zc_search_options *options, zc_answer **answer, zc_error *error)
{
    zc_status status = ask_once(asked, reader, query, options, answer, error);
    if (status != ZC_CHANGED) {
        return status;
    }
    status = zc_reader_refresh(reader, NULL, error);
    return status == ZC_OK ? ask_once(asked, reader, query, options, answer, error) : status;
}

zc_status cli_database_search(zc_reader *reader, zc_string query, const zc_search_options *options,
                              zc_answer **answer, zc_error *error)
{
    return ask(zc_search, reader, query, options, answer, error);
}

zc_status cli_database_facets(zc_reader *reader, zc_string query, const zc_search_options *options,
                              zc_answer **answer, zc_error *error)
{
    return ask(zc_facets, reader, query, options, answer, error);
}
