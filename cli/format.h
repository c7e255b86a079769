/* The formats that data can be printed in.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_FORMAT_H
#define CLI_FORMAT_H

#include "options.h"

enum cli_format {
    CLI_FORMAT_DEFAULT,
    CLI_FORMAT_TEXT,
    CLI_FORMAT_JSON,
    CLI_FORMAT_JSONL,
    CLI_FORMAT_CSV,
    CLI_FORMAT_TSV,
    CLI_FORMAT_MARKDOWN,
    CLI_FORMAT_TREC
};

extern const struct cli_choice cli_format_text_json[];
extern const struct cli_choice cli_format_text_json_jsonl[];
extern const struct cli_choice cli_format_text_json_tsv[];
extern const struct cli_choice cli_format_tables[];
extern const struct cli_choice cli_format_all[];

/* --format: an int, one of the values of `names`. */
#define CLI_FORMAT_OPTION(place, names)                                                            \
    {                                                                                              \
        .name = "format", .kind = CLI_OPTION_CHOICE, .offset = (place), .choices = (names),        \
        .argument = "FORMAT", .help = {                                                            \
            "output format",                                                                       \
            "输出格式"                                                                         \
        }                                                                                          \
    }

#endif
