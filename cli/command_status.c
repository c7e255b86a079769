/* zhengce status: what the index holds.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _XOPEN_SOURCE 700 /* realpath */

#include "command.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "age.h"
#include "arguments.h"
#include "change.h"
#include "database.h"
#include "flat.h"
#include "format.h"
#include "json.h"
#include "message.h"
#include "text.h"

struct settings {
    const char *db;
    int format;
};

static const struct cli_option options[] = {
    CLI_FORMAT_OPTION(offsetof(struct settings, format), cli_format_text_json),
    {.name = NULL},
};

static const struct cli_example examples[] = {
    {"zhengce status", {"how much is indexed, and when it was updated", "索引了多少，何时更新"}},
    {NULL, {NULL, NULL}},
};

static zc_string string_of(const char *text)
{
    return (zc_string){text, strlen(text)};
}

static void add_generation(json_t *list, unsigned number, uint64_t bytes, const char *time)
{
    json_t *generation = cli_json_object();
    cli_json_set(generation, "number", cli_json_count(number));
    cli_json_set(generation, "bytes", cli_json_count(bytes));
    cli_json_set(generation, "updated", cli_json_known(string_of(time)));
    cli_json_append(list, generation);
}

static void add_sources(json_t *root, const zc_sources *sources)
{
    json_t *list = cli_json_array(), *left_out = cli_json_array();
    for (size_t i = 0; i < sources->count; i++) {
        const zc_source *source = &sources->items[i];
        json_t *object = cli_json_object();
        cli_json_set(object, "path", cli_json_text(source->path));
        cli_json_set(object, "documents", cli_json_count(source->documents));
        cli_json_set(object, "checked", cli_json_known(source->checked));
        cli_json_set(object, "failed", cli_json_count(source->failed));
        cli_json_set(object, "suspect", cli_json_count(source->suspect));
        cli_json_set(object, "skipped", cli_json_count(source->skipped));
        cli_json_append(list, object);
    }
    for (size_t i = 0; i < sources->left_out_count; i++) {
        const zc_left_out *file = &sources->left_out[i];
        json_t *object = cli_json_object();
        cli_json_set(object, "change", cli_json_text(string_of(cli_change_name(file->change))));
        cli_json_set_reason(object, file->path, file->id, file->reason, file->reason_zh);
        cli_json_append(left_out, object);
    }
    cli_json_set(root, "sources", list);
    cli_json_set(root, "elsewhere", cli_json_count(sources->elsewhere));
    cli_json_set(root, "left_out", left_out);
}

static void print_json(struct cli_session *session, const char *path, const zc_index_info *info,
                       const zc_sources *sources)
{
    json_t *root = cli_json_answer();
    cli_json_set(root, "path", cli_json_text(string_of(path)));
    cli_json_set(root, "documents", cli_json_count(info->documents));
    cli_json_set(root, "passages", cli_json_count(info->passages));
    cli_json_set(root, "terms_per_passage", cli_json_count(info->terms_per_passage));
    cli_json_set(root, "bytes", cli_json_count(info->bytes));
    /* "format" is the answer's own. */
    cli_json_set(root, "index_format", cli_json_count(info->format));
    cli_json_set(root, "analyser", cli_json_count(info->analyser));
    cli_json_set(root, "updated", cli_json_known(string_of(info->updated)));
    cli_json_set(root, "run", cli_json_count(info->run));
    json_t *generations = cli_json_array();
    add_generation(generations, info->generation, info->generation_bytes, info->generation_time);
    if (info->former_generation > 0) {
        add_generation(generations, info->former_generation, info->former_bytes, info->former_time);
    }
    cli_json_set(root, "generations", generations);
    cli_json_set(root, "sealed", cli_json_bool(info->sealed));
    cli_json_set(root, "revision", cli_json_known(string_of(info->revision)));
    add_sources(root, sources);
    cli_json_finish(session, root);
}

static void print_number(struct cli_session *session, struct cli_phrase label, uint64_t number)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%" PRIu64, number);
    cli_text_labelled(session, label, string_of(digits));
}

static void print_size(struct cli_session *session, uint64_t bytes)
{
    char size[64];
    snprintf(size, sizeof size, "%" PRIu64 " (%.1f MiB)", bytes, (double)bytes / (1024 * 1024));
    cli_text_labelled(session, (struct cli_phrase){"Bytes", "字节"}, string_of(size));
}

static void print_age(struct cli_session *session, const zc_index_info *info)
{
    char age[64], text[160];
    cli_age_put(session->language, info->updated, time(NULL), age, sizeof age);
    snprintf(text, sizeof text,
             session->language == CLI_CHINESE ? "%s（%s，第 %" PRIu64 " 次）"
                                              : "%s (%s, run %" PRIu64 ")",
             info->updated, age, info->run);
    cli_text_labelled(session, (struct cli_phrase){"Updated", "更新于"}, string_of(text));
}

static void print_generation(struct cli_session *session, struct cli_phrase label, unsigned number,
                             uint64_t bytes, const char *time_text)
{
    char age[64], text[160];
    cli_age_put(session->language, time_text, time(NULL), age, sizeof age);
    snprintf(text, sizeof text,
             session->language == CLI_CHINESE ? "gen-%u（%.1f MiB，写于 %s）"
                                              : "gen-%u (%.1f MiB, written %s)",
             number, (double)bytes / (1024 * 1024), age);
    cli_text_labelled(session, label, string_of(text));
}

static void print_generations(struct cli_session *session, const zc_index_info *info)
{
    print_generation(session, (struct cli_phrase){"Generation", "版本"}, info->generation,
                     info->generation_bytes, info->generation_time);
    if (info->former_generation > 0) {
        print_generation(session, (struct cli_phrase){"Kept", "保留"}, info->former_generation,
                         info->former_bytes, info->former_time);
    }
    if (!info->sealed) {
        cli_text_labelled(
            session, (struct cli_phrase){"Manifest", "清单"},
            string_of(session->language == CLI_CHINESE
                          ? "没有，损坏将无法发现；有任务正在运行，或上次未正常结束，下次运行会补上"
                          : "none, so damage would not be noticed; a run is at work, or the last "
                            "one did not end well: the next one writes it"));
    }
}

/* What stands behind an English noun that is counted. */
static const char *plural(const struct cli_session *session, uint64_t count)
{
    return session->language == CLI_CHINESE || count == 1 ? "" : "s";
}

static void print_source(struct cli_session *session, const zc_source *source)
{
    char age[64];
    bool chinese = session->language == CLI_CHINESE;
    cli_age_put(session->language, source->checked.data, time(NULL), age, sizeof age);
    cli_output_puts(session->out, "  ");
    cli_flat_print(session->out, source->path);
    cli_output_format(session->out,
                      chinese ? "：文献 %" PRIu64 "%s，失败 %" PRIu64 "，可疑 %" PRIu64
                                "，略过 %" PRIu64 "，%s检查\n"
                              : ": %" PRIu64 " document%s, %" PRIu64 " failed, %" PRIu64
                                " suspect, %" PRIu64 " skipped, checked %s\n",
                      source->documents, plural(session, source->documents), source->failed,
                      source->suspect, source->skipped, age);
}

static void print_file(struct cli_session *session, const zc_left_out *file)
{
    zc_string reason = cli_note_pick(session, file->reason, file->reason_zh);
    cli_output_format(session->out, session->language == CLI_CHINESE ? "  %s：" : "  %s: ",
                      cli_phrase_pick(session->language, cli_change_phrase(file->change)));
    cli_flat_print(session->out, file->path);
    cli_output_puts(session->out, session->language == CLI_CHINESE ? "：" : ": ");
    cli_flat_print(session->out, reason);
    cli_output_puts(session->out, "\n");
}

/* What failed or is suspect comes first: of what was skipped there may be very much. */
static void print_left_out(struct cli_session *session, const zc_sources *sources)
{
    enum { SHOWN_MAX = 20 };
    size_t shown = 0;
    for (int skipped = 0; skipped < 2; skipped++) {
        for (size_t i = 0; i < sources->left_out_count && shown < SHOWN_MAX; i++) {
            if ((sources->left_out[i].change == ZC_SKIPPED) == (skipped == 1)) {
                print_file(session, &sources->left_out[i]);
                shown++;
            }
        }
    }
    if (shown < sources->left_out_count) {
        cli_output_format(session->out,
                          session->language == CLI_CHINESE ? "  …另有 %zu 个，见 --format json\n"
                                                           : "  ... and %zu more: --format json\n",
                          sources->left_out_count - shown);
    }
}

static void print_sources(struct cli_session *session, const zc_sources *sources)
{
    bool chinese = session->language == CLI_CHINESE;
    cli_output_puts(session->out, chinese ? "来源\n" : "Sources\n");
    for (size_t i = 0; i < sources->count; i++) {
        print_source(session, &sources->items[i]);
    }
    if (sources->elsewhere > 0) {
        cli_output_format(session->out,
                          chinese ? "  其他（由程序写入等）：文献 %" PRIu64 "%s\n"
                                  : "  other sources, such as a program: %" PRIu64 " document%s\n",
                          sources->elsewhere, plural(session, sources->elsewhere));
    }
    print_left_out(session, sources);
}

static void print_text(struct cli_session *session, const char *path, const zc_index_info *info,
                       const zc_sources *sources)
{
    print_number(session, (struct cli_phrase){"Documents", "文献"}, info->documents);
    print_number(session, (struct cli_phrase){"Passages", "段落"}, info->passages);
    print_size(session, info->bytes);
    print_number(session, (struct cli_phrase){"Format", "格式"}, info->format);
    print_number(session, (struct cli_phrase){"Analyser", "分析版本"}, info->analyser);
    print_age(session, info);
    print_generations(session, info);
    cli_text_labelled(session, (struct cli_phrase){"Revision", "修订"}, string_of(info->revision));
    cli_text_labelled(session, (struct cli_phrase){"Path", "路径"}, string_of(path));
    print_sources(session, sources);
}

static int show_status(struct cli_session *session, const struct settings *settings,
                       const char *path)
{
    zc_error error;
    zc_reader *reader = NULL;
    zc_sources *sources = NULL;
    zc_index_info info;
    int status = CLI_EXIT_DONE;
    if (zc_reader_open(path, &reader, &error) != ZC_OK ||
        zc_reader_info(reader, &info, &error) != ZC_OK ||
        zc_sources_fetch(reader, &sources, &error) != ZC_OK) {
        status = cli_database_tell(session, &error);
    } else if (settings->format == CLI_FORMAT_JSON) {
        print_json(session, path, &info, sources);
    } else {
        print_text(session, path, &info, sources);
    }
    zc_sources_free(sources);
    zc_reader_close(reader);
    return status;
}

static int run(struct cli_session *session, const void *given, const struct cli_words *words)
{
    const struct settings *settings = given;
    (void)words;
    char *path = cli_database_find(session, settings->db);
    if (path == NULL) {
        return CLI_EXIT_ERROR;
    }
    /* A relative path says nothing to whoever reads the status later. */
    char *absolute = realpath(path, NULL);
    int status = show_status(session, settings, absolute != NULL ? absolute : path);
    free(absolute);
    free(path);
    return status;
}

static const struct settings defaults = {.format = CLI_FORMAT_DEFAULT};

static const struct cli_option_group groups[] = {
    {options, 0},
    {cli_database_options, offsetof(struct settings, db)},
    {NULL, 0},
};

const struct cli_command cli_command_status = {
    .name = "status",
    .summary = {"shows what the index holds", "说明索引的内容"},
    .synopsis = {"status [options]", "status [选项]"},
    .examples = examples,
    .groups = groups,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .check = cli_arguments_none,
    .run = run,
};
