/* Options of a command, described by tables.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stddef.h>
#include <stdint.h>

#include "phrase.h"
#include "session.h"
#include "words.h"
#include "zhengce.h"

/* Each kind stores another type at its offset. */
enum cli_option_kind {
    CLI_OPTION_FLAG,   /* bool: set true */
    CLI_OPTION_PICK,   /* int: set to `pick` */
    CLI_OPTION_TEXT,   /* const char *: the argument */
    CLI_OPTION_NUMBER, /* size_t: from `least` to `most` */
    CLI_OPTION_SIZE,   /* uint64_t: bytes, from `least` to `most` */
    CLI_OPTION_CHOICE, /* int: the value of a named choice */
    CLI_OPTION_HELP    /* nothing: ends the parsing */
};

struct cli_choice {
    const char *name; /* NULL ends a list */
    int value;
};

struct cli_option {
    const char *name; /* NULL ends a table */
    char letter;      /* or 0 */
    enum cli_option_kind kind;
    size_t offset; /* from where the option's group begins */
    int pick;
    uint64_t least, most;
    const struct cli_choice *choices;
    const char *argument; /* how help calls it */
    struct cli_phrase help;
};

/* -n N: how many of something to show; a size_t.  Help follows in both languages. */
#define CLI_LIMIT_OPTION(place, ...)                                                               \
    {                                                                                              \
        .name = "limit", .letter = 'n', .kind = CLI_OPTION_NUMBER, .offset = (place),              \
        .most = ZC_LIMIT_MAX, .argument = "N", .help = {                                           \
            __VA_ARGS__                                                                            \
        }                                                                                          \
    }

/* --offset K: how many to skip; a size_t.  Help follows in both languages. */
#define CLI_OFFSET_OPTION(place, ...)                                                              \
    {                                                                                              \
        .name = "offset", .kind = CLI_OPTION_NUMBER, .offset = (place), .most = ZC_LIMIT_MAX,      \
        .argument = "K", .help = {                                                                 \
            __VA_ARGS__                                                                            \
        }                                                                                          \
    }

/* A table of options, and where in a command's settings what they fill in begins. */
struct cli_option_group {
    const struct cli_option *options; /* NULL ends a list of groups */
    size_t offset;
};

enum cli_parsed { CLI_PARSED, CLI_PARSED_HELP, CLI_PARSED_BAD };

/* Parses argv[1..] into the settings that the groups belong to.  Options and words may be mixed;
 * "--" ends the options.  Every command understands --help.  On CLI_PARSED_BAD
 * the user has been told. */
enum cli_parsed cli_options_parse(struct cli_session *session,
                                  const struct cli_option_group *groups, void *settings, int argc,
                                  char **argv, struct cli_words *words);

/* The option that every command has. */
extern const struct cli_option cli_option_help;

#endif
