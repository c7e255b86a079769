/* zhengce verify: checks the index's integrity.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arguments.h"
#include "database.h"
#include "format.h"
#include "json.h"
#include "message.h"

struct settings {
    const char *db;
    bool repair;
    int format;
};

/* What the observer needs. */
struct check {
    struct cli_session *session;
    json_t *problems; /* NULL: print them as they come */
    bool sealed;      /* there was a manifest to compare with */
};

static const struct cli_option options[] = {
    {.name = "repair",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct settings, repair),
     .help = {"if it is damaged, go back to the newest sound generation",
              "如有损坏，退回到最近一个完好的版本"}},
    CLI_FORMAT_OPTION(offsetof(struct settings, format), cli_format_text_json),
    {.name = NULL},
};

static const struct cli_example examples[] = {
    {"zhengce verify", {"reads the whole index and reports damage", "通读索引，报告损坏"}},
    {"zhengce verify --repair", {"goes back to a sound state", "退回到完好的状态"}},
    {NULL, {NULL, NULL}},
};

static void note_problem(void *context, const zc_note *problem)
{
    struct check *check = context;
    zc_string text = cli_note_pick(check->session, problem->text, problem->text_zh);
    if (check->problems != NULL) {
        cli_json_append(check->problems, cli_json_text(text));
    } else {
        cli_error_say(check->session, "%.*s", "%.*s", (int)text.len, text.data);
    }
}

static int report(struct check *check, zc_status status, const zc_error *error)
{
    if (status != ZC_OK && status != ZC_CORRUPT) {
        json_decref(check->problems);
        return cli_database_tell(check->session, error);
    }
    if (check->problems != NULL) {
        if (status != ZC_OK && json_array_size(check->problems) == 0) {
            zc_note only = {{error->message, strlen(error->message)},
                            {error->message_zh, strlen(error->message_zh)}};
            note_problem(check, &only);
        }
        json_t *root = cli_json_answer();
        cli_json_set(root, "sound", cli_json_bool(status == ZC_OK));
        cli_json_set(root, "problems", check->problems);
        if (status == ZC_OK) {
            cli_json_set(root, "sealed", cli_json_bool(check->sealed));
        }
        cli_json_finish(check->session, root);
    } else if (status == ZC_OK) {
        cli_output_puts(check->session->out,
                        check->session->language == CLI_CHINESE ? "索引完好\n" : "sound\n");
    }
    if (status != ZC_OK) {
        return cli_error_tell(check->session, error);
    }
    if (!check->sealed && check->problems == NULL) {
        cli_line_say(
            check->session,
            "note: there is no manifest to compare each byte with, because a run is at work "
            "or the last one did not end well; the next run of `zhengce index` writes it",
            "注意：没有可逐字节比对的清单，因为有任务正在运行或上次未正常结束；下次运行 "
            "zhengce index 会补上");
    }
    return CLI_EXIT_DONE;
}

/* Whether all bytes could be compared; the index is sound. */
static zc_status look_at_seal(const char *path, struct check *check, zc_error *error)
{
    zc_reader *reader;
    zc_index_info info;
    zc_status status = zc_reader_open(path, &reader, error);
    if (status == ZC_OK) {
        status = zc_reader_info(reader, &info, error);
        check->sealed = status == ZC_OK && info.sealed;
    }
    zc_reader_close(reader);
    return status;
}

static int verify_with(struct cli_session *session, const struct settings *settings)
{
    zc_error error;
    struct check check = {session, NULL, false};
    char *path = cli_database_find(session, settings->db);
    if (path == NULL) {
        return CLI_EXIT_ERROR;
    }
    if (settings->format == CLI_FORMAT_JSON) {
        check.problems = cli_json_array();
    }
    mode_t mask = cli_database_keep_rights(path);
    zc_status status = settings->repair ? zc_repair(path, note_problem, &check, &error)
                                        : zc_verify(path, note_problem, &check, &error);
    umask(mask);
    if (status == ZC_OK) {
        status = look_at_seal(path, &check, &error);
    }
    free(path);
    return report(&check, status, &error);
}

/* ------------------------------------------------------------------------- */
/* Apart                                                                      */

/* Whether a signal is the kind of death that damaged data can cause. */
static bool is_crash(int number)
{
    return number == SIGSEGV || number == SIGBUS || number == SIGABRT || number == SIGFPE ||
           number == SIGILL;
}

static int report_crash(struct cli_session *session, const struct settings *settings)
{
    zc_error error = {
        .status = ZC_CORRUPT,
        .message = "the index is damaged so badly that reading it crashed; run `zhengce index "
                   "--rebuild`",
        .message_zh = "索引损坏严重，读取时崩溃；请用 zhengce index --rebuild 重建",
    };
    struct check check = {session, NULL, false};
    if (settings->format == CLI_FORMAT_JSON) {
        check.problems = cli_json_array();
    }
    return report(&check, ZC_CORRUPT, &error);
}

/* Some damage makes Xapian read what is not its own.  The check exists to find
 * damage, so it runs in a process that may die of it. */
static int run(struct cli_session *session, const void *given, const struct cli_words *words)
{
    const struct settings *settings = given;
    int state = 0;
    (void)words;
    cli_output_flush(session->out);
    pid_t child = fork();
    if (child == 0) {
        _exit(cli_session_close(session, verify_with(session, settings)));
    }
    if (child < 0) {
        return verify_with(session, settings);
    }
    while (waitpid(child, &state, 0) < 0) {
        if (errno != EINTR) {
            return cli_error_say(session, "cannot watch the check: %s", "无法等待检查结束：%s",
                                 cli_error_reason(session, errno));
        }
    }
    if (WIFEXITED(state)) {
        return WEXITSTATUS(state);
    }
    int number = WTERMSIG(state);
    return is_crash(number) ? report_crash(session, settings) : 128 + number;
}

static const struct settings defaults = {.format = CLI_FORMAT_DEFAULT};

static const struct cli_option_group groups[] = {
    {options, 0},
    {cli_database_options, offsetof(struct settings, db)},
    {NULL, 0},
};

const struct cli_command cli_command_verify = {
    .name = "verify",
    .summary = {"checks the index's integrity", "检查索引是否完好"},
    .synopsis = {"verify [options]", "verify [选项]"},
    .examples = examples,
    .groups = groups,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .check = cli_arguments_none,
    .run = run,
};
