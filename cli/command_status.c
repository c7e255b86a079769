/* zhengce status: what the index holds.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _DEFAULT_SOURCE /* realpath and timegm are not in base POSIX */

#include "command.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "database.h"
#include "format.h"
#include "json.h"
#include "message.h"
#include "text.h"
#include "usage.h"

struct settings {
    const char *db;
    int format;
};

static const struct cli_option options[] = {
    {.name = "format",
     .kind = CLI_OPTION_CHOICE,
     .offset = offsetof(struct settings, format),
     .choices = cli_format_text_json,
     .argument = "FORMAT",
     .help = {"output format", "输出格式"}},
    {.name = NULL},
};

static const struct cli_example examples[] = {
    {"zhengce status", {"how much is indexed, and since when", "索引了多少，何时更新"}},
    {NULL, {NULL, NULL}},
};

static zc_string string_of(const char *text)
{
    return (zc_string){text, strlen(text)};
}

/* Seconds since the last change, -1 where that is not known. */
static long long age_of(const zc_index_info *info)
{
    struct tm utc = {0};
    if (sscanf(info->updated, "%d-%d-%dT%d:%d:%dZ", &utc.tm_year, &utc.tm_mon, &utc.tm_mday,
               &utc.tm_hour, &utc.tm_min, &utc.tm_sec) != 6) {
        return -1;
    }
    utc.tm_year -= 1900;
    utc.tm_mon -= 1;
    long long age = (long long)time(NULL) - (long long)timegm(&utc);
    return age < 0 ? 0 : age;
}

static void add_generation(json_t *list, unsigned number, uint64_t bytes)
{
    json_t *generation = cli_json_object();
    cli_json_set(generation, "number", cli_json_count(number));
    cli_json_set(generation, "bytes", cli_json_count(bytes));
    cli_json_append(list, generation);
}

static void print_json(struct cli_session *session, const char *path, const zc_index_info *info)
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
    add_generation(generations, info->generation, info->generation_bytes);
    if (info->former_generation > 0) {
        add_generation(generations, info->former_generation, info->former_bytes);
    }
    cli_json_set(root, "generations", generations);
    cli_json_set(root, "revision", cli_json_known(string_of(info->revision)));
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
    char text[96];
    long long hours = age_of(info) / 3600;
    bool chinese = session->language == CLI_CHINESE;
    if (hours < 48) {
        snprintf(text, sizeof text,
                 chinese ? "%s（%lld 小时前，第 %" PRIu64 " 次）"
                         : "%s (%lld hours ago, run %" PRIu64 ")",
                 info->updated, hours, info->run);
    } else {
        snprintf(text, sizeof text,
                 chinese ? "%s（%lld 天前，第 %" PRIu64 " 次）"
                         : "%s (%lld days ago, run %" PRIu64 ")",
                 info->updated, hours / 24, info->run);
    }
    cli_text_labelled(session, (struct cli_phrase){"Updated", "更新于"}, string_of(text));
}

static void print_generations(struct cli_session *session, const zc_index_info *info)
{
    char text[128];
    int len = snprintf(text, sizeof text, "gen-%u (%.1f MiB)", info->generation,
                       (double)info->generation_bytes / (1024 * 1024));
    if (info->former_generation > 0 && len > 0 && (size_t)len < sizeof text) {
        snprintf(text + len, sizeof text - (size_t)len, "; gen-%u (%.1f MiB)",
                 info->former_generation, (double)info->former_bytes / (1024 * 1024));
    }
    cli_text_labelled(session, (struct cli_phrase){"Generations", "版本"}, string_of(text));
}

static void print_text(struct cli_session *session, const char *path, const zc_index_info *info)
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
}

static int show_status(struct cli_session *session, const struct settings *settings,
                       const char *path)
{
    zc_error error;
    zc_reader *reader = NULL;
    zc_index_info info;
    int status = CLI_EXIT_DONE;
    if (zc_reader_open(path, &reader, &error) != ZC_OK ||
        zc_reader_info(reader, &info, &error) != ZC_OK) {
        status = cli_error_tell(session, &error);
    } else if (settings->format == CLI_FORMAT_JSON) {
        print_json(session, path, &info);
    } else {
        print_text(session, path, &info);
    }
    zc_reader_close(reader);
    return status;
}

static int status_with(struct cli_session *session, const struct settings *settings)
{
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

static int run(struct cli_session *session, int argc, char **argv)
{
    struct settings settings = {.format = CLI_FORMAT_DEFAULT};
    const struct cli_option_group groups[] = {
        {options, &settings}, {cli_database_options, &settings.db}, {NULL, NULL}};
    struct cli_words words;
    enum cli_parsed parsed = cli_options_parse(session, groups, argc, argv, &words);
    if (parsed == CLI_PARSED && words.count > 0) {
        cli_error_say(session, "status takes no argument: '%s'", "status 不带参数：“%s”",
                      words.items[0]);
        parsed = CLI_PARSED_BAD;
    }
    if (parsed != CLI_PARSED) {
        return cli_usage_end(session, &cli_command_status, groups, parsed);
    }
    return status_with(session, &settings);
}

const struct cli_command cli_command_status = {
    .name = "status",
    .summary = {"tells what the index holds", "说明索引的内容"},
    .synopsis = {"status [options]", "status [选项]"},
    .examples = examples,
    .run = run,
};
