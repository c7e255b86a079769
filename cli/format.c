/* The formats that data can be printed in.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "format.h"

#include <stddef.h>

const struct cli_choice cli_format_text_json[] = {
    {"text", CLI_FORMAT_TEXT},
    {"json", CLI_FORMAT_JSON},
    {NULL, 0},
};

const struct cli_choice cli_format_text_json_jsonl[] = {
    {"text", CLI_FORMAT_TEXT},
    {"json", CLI_FORMAT_JSON},
    {"jsonl", CLI_FORMAT_JSONL},
    {NULL, 0},
};

const struct cli_choice cli_format_text_json_tsv[] = {
    {"text", CLI_FORMAT_TEXT},
    {"json", CLI_FORMAT_JSON},
    {"tsv", CLI_FORMAT_TSV},
    {NULL, 0},
};

const struct cli_choice cli_format_tables[] = {
    {"text", CLI_FORMAT_TEXT}, {"json", CLI_FORMAT_JSON}, {"jsonl", CLI_FORMAT_JSONL},
    {"csv", CLI_FORMAT_CSV},   {"tsv", CLI_FORMAT_TSV},   {NULL, 0},
};

const struct cli_choice cli_format_all[] = {
    {"text", CLI_FORMAT_TEXT},   {"json", CLI_FORMAT_JSON},
    {"jsonl", CLI_FORMAT_JSONL}, {"csv", CLI_FORMAT_CSV},
    {"tsv", CLI_FORMAT_TSV},     {"md", CLI_FORMAT_MARKDOWN},
    {"trec", CLI_FORMAT_TREC},   {NULL, 0},
};
