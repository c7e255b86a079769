/* Options of a command, described by tables and parsed by getopt_long.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "options.h"

#include <getopt.h>
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#include "message.h"
#include "nearest.h"
#include "number.h"

enum {
    OPTIONS_MAX = 48,
    FIRST_CODE = 256 /* getopt's codes for slots lie above every letter */
};

/* An option and where its value goes. */
struct slot {
    const struct cli_option *option;
    char *target;
};

/* The tables in the shapes that getopt_long wants. */
struct parser {
    struct slot slots[OPTIONS_MAX];
    size_t count;
    struct option names[OPTIONS_MAX + 1];
    char letters[2 * OPTIONS_MAX + 2];
    size_t letter_count;
};

const struct cli_option cli_option_help = {
    .name = "help",
    .letter = 'h',
    .kind = CLI_OPTION_HELP,
    .help = {"print this help", "显示本帮助"},
};

static bool takes_argument(const struct cli_option *option)
{
    return option->kind == CLI_OPTION_TEXT || option->kind == CLI_OPTION_NUMBER ||
           option->kind == CLI_OPTION_SIZE || option->kind == CLI_OPTION_CHOICE;
}

static void add_option(struct parser *parser, const struct cli_option *option, void *target)
{
    if (parser->count == OPTIONS_MAX) {
        return;
    }
    int argument = takes_argument(option) ? required_argument : no_argument;
    int code = FIRST_CODE + (int)parser->count;
    parser->names[parser->count] = (struct option){option->name, argument, NULL, code};
    parser->slots[parser->count++] = (struct slot){option, target};
    if (option->letter != 0) {
        parser->letters[parser->letter_count++] = option->letter;
        if (argument == required_argument) {
            parser->letters[parser->letter_count++] = ':';
        }
    }
}

static void fill_parser(struct parser *parser, const struct cli_option_group *groups,
                        void *settings)
{
    memset(parser, 0, sizeof *parser);
    /* A leading colon makes getopt tell a missing argument from a bad option. */
    parser->letters[parser->letter_count++] = ':';
    for (; groups->options != NULL; groups++) {
        for (const struct cli_option *option = groups->options; option->name != NULL; option++) {
            add_option(parser, option, (char *)settings + groups->offset);
        }
    }
    add_option(parser, &cli_option_help, NULL);
}

static const struct slot *find_slot(const struct parser *parser, int code)
{
    if (code >= FIRST_CODE) {
        size_t index = (size_t)(code - FIRST_CODE);
        bool known = index < parser->count && parser->slots[index].option != NULL;
        return known ? &parser->slots[index] : NULL;
    }
    for (size_t i = 0; i < parser->count; i++) {
        const struct cli_option *option = parser->slots[i].option;
        if (code != 0 && option != NULL && option->letter == code) {
            return &parser->slots[i];
        }
    }
    return NULL;
}

/* ------------------------------------------------------------------------- */
/* Complaints                                                                 */

static size_t count_beginning(const struct parser *parser, const char *name, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < parser->count; i++) {
        count += strncmp(parser->slots[i].option->name, name, len) == 0;
    }
    return count;
}

static void say_unknown_name(struct cli_session *session, const struct parser *parser,
                             const char *element)
{
    char name[64];
    size_t len = strcspn(element + 2, "=");
    if (len > 0 && count_beginning(parser, element + 2, len) > 1) {
        cli_error_say(session, "option '%.*s' is ambiguous", "选项“%.*s”有歧义", (int)len + 2,
                      element);
        return;
    }
    snprintf(name, sizeof name, "%.*s", (int)len, element + 2);
    struct cli_nearest nearest = cli_nearest_start(name);
    for (size_t i = 0; i < parser->count; i++) {
        cli_nearest_offer(&nearest, parser->slots[i].option->name);
    }
    if (nearest.best != NULL) {
        cli_error_say(session, "unknown option '%.*s'; did you mean '--%s'?",
                      "没有选项“%.*s”；是不是“--%s”？", (int)len + 2, element, nearest.best);
    } else {
        cli_error_say(session, "unknown option '%.*s'", "没有选项“%.*s”", (int)len + 2, element);
    }
}

/* A word such as -作业 excludes something in a query, so that this is the
 * likeliest reason for a letter that is no option. */
static void say_unknown_letter(struct cli_session *session, const char *element)
{
    cli_error_say(session, "unknown option '%s'; put -- before words that begin with '-'",
                  "没有选项“%s”；以“-”开头的词之前请加上 --", element);
}

/* The element of argv that held the letter which getopt rejected: getopt has
 * stepped past it only when the letter was its last. */
static const char *element_of_letter(int argc, char **argv, char letter)
{
    const char *before = argv[optind - 1];
    size_t len = strlen(before);
    bool ended = before[0] == '-' && before[1] != '-' && len > 1 && before[len - 1] == letter;
    return ended || optind >= argc ? before : argv[optind];
}

static void say_rejected(struct cli_session *session, const struct parser *parser, int argc,
                         char **argv)
{
    const struct slot *slot = find_slot(parser, optopt);
    if (slot != NULL) {
        cli_error_say(session, "option '--%s' takes no argument", "选项“--%s”不带参数",
                      slot->option->name);
    } else if (optopt != 0) {
        say_unknown_letter(session, element_of_letter(argc, argv, (char)optopt));
    } else {
        say_unknown_name(session, parser, argv[optind - 1]);
    }
}

static void say_incomplete(struct cli_session *session, const struct parser *parser)
{
    const struct slot *slot = find_slot(parser, optopt);
    const char *name = slot != NULL ? slot->option->name : "?";
    cli_error_say(session, "option '--%s' needs an argument", "选项“--%s”需要一个参数", name);
}

/* ------------------------------------------------------------------------- */
/* Values                                                                     */

static bool store_number(struct cli_session *session, const struct slot *slot, const char *text)
{
    const struct cli_option *option = slot->option;
    uint64_t value;
    if (!cli_number_parse(text, &value) || value < option->least || value > option->most) {
        cli_error_say(session, "option '--%s': '%s' is not a number from %" PRIu64 " to %" PRIu64,
                      "选项“--%s”：“%s”不是 %" PRIu64 " 到 %" PRIu64 " 之间的整数", option->name,
                      text, option->least, option->most);
        return false;
    }
    size_t number = (size_t)value;
    memcpy(slot->target + option->offset, &number, sizeof number);
    return true;
}

static bool store_size(struct cli_session *session, const struct slot *slot, const char *text)
{
    const struct cli_option *option = slot->option;
    uint64_t bytes;
    if (!cli_size_parse(text, &bytes) || bytes < option->least || bytes > option->most) {
        cli_error_say(session, "option '--%s': '%s' is not a size such as 500K, 64M or 2G",
                      "选项“--%s”：“%s”不是大小，应写作 500K、64M 或 2G", option->name, text);
        return false;
    }
    memcpy(slot->target + option->offset, &bytes, sizeof bytes);
    return true;
}

static void say_no_choice(struct cli_session *session, const struct cli_option *option,
                          const char *text)
{
    char list[256] = "";
    size_t used = 0;
    for (const struct cli_choice *choice = option->choices; choice->name != NULL; choice++) {
        int len =
            snprintf(list + used, sizeof list - used, "%s%s", used > 0 ? ", " : "", choice->name);
        used += len > 0 && (size_t)len < sizeof list - used ? (size_t)len : 0;
    }
    cli_error_say(session, "option '--%s': '%s' is not one of %s", "选项“--%s”：“%s”不在 %s 之中",
                  option->name, text, list);
}

static bool store_choice(struct cli_session *session, const struct slot *slot, const char *text)
{
    const struct cli_option *option = slot->option;
    for (const struct cli_choice *choice = option->choices; choice->name != NULL; choice++) {
        if (strcmp(choice->name, text) == 0) {
            memcpy(slot->target + option->offset, &choice->value, sizeof choice->value);
            return true;
        }
    }
    say_no_choice(session, option, text);
    return false;
}

/* The targets' types differ by kind; memcpy keeps that free of casts between
 * them. */
static bool store(struct cli_session *session, const struct slot *slot, const char *argument)
{
    const struct cli_option *option = slot->option;
    const bool set = true;
    switch (option->kind) {
    case CLI_OPTION_FLAG:
        memcpy(slot->target + option->offset, &set, sizeof set);
        return true;
    case CLI_OPTION_PICK:
        memcpy(slot->target + option->offset, &option->pick, sizeof option->pick);
        return true;
    case CLI_OPTION_TEXT:
        memcpy(slot->target + option->offset, &argument, sizeof argument);
        return true;
    case CLI_OPTION_NUMBER:
        return store_number(session, slot, argument);
    case CLI_OPTION_SIZE:
        return store_size(session, slot, argument);
    case CLI_OPTION_CHOICE:
        return store_choice(session, slot, argument);
    case CLI_OPTION_HELP:
        break;
    }
    return true;
}

static enum cli_parsed take(struct cli_session *session, const struct parser *parser, int code,
                            int argc, char **argv)
{
    if (code == ':') {
        say_incomplete(session, parser);
        return CLI_PARSED_BAD;
    }
    const struct slot *slot = code == '?' ? NULL : find_slot(parser, code);
    if (slot == NULL) {
        say_rejected(session, parser, argc, argv);
        return CLI_PARSED_BAD;
    }
    if (slot->option->kind == CLI_OPTION_HELP) {
        return CLI_PARSED_HELP;
    }
    return store(session, slot, optarg) ? CLI_PARSED : CLI_PARSED_BAD;
}

enum cli_parsed cli_options_parse(struct cli_session *session,
                                  const struct cli_option_group *groups, void *settings, int argc,
                                  char **argv, struct cli_words *words)
{
    struct parser parser;
    fill_parser(&parser, groups, settings);
    opterr = 0; /* getopt would print in English, and without suggestions */
    optind = 0; /* start anew, even after an earlier run */
    int code;
    while ((code = getopt_long(argc, argv, parser.letters, parser.names, NULL)) != -1) {
        enum cli_parsed parsed = take(session, &parser, code, argc, argv);
        if (parsed != CLI_PARSED) {
            return parsed;
        }
    }
    words->items = argv + optind;
    words->count = (size_t)(argc - optind);
    return CLI_PARSED;
}
