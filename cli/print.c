/* The printer of each format.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "print.h"

const zc_passage *cli_print_best(const zc_hit *hit)
{
    static const zc_passage nothing = {.text = {"", 0}, .line = 1};
    return hit->passage_count > 0 ? hit->passages : &nothing;
}

const struct cli_printer *cli_printer_find(enum cli_format format)
{
    switch (format) {
    case CLI_FORMAT_DEFAULT:
    case CLI_FORMAT_TEXT:
        break;
    case CLI_FORMAT_JSON:
    case CLI_FORMAT_JSONL:
        return &cli_printer_json;
    case CLI_FORMAT_CSV:
        return &cli_printer_csv;
    case CLI_FORMAT_TSV:
        return &cli_printer_tsv;
    case CLI_FORMAT_MARKDOWN:
        return &cli_printer_markdown;
    case CLI_FORMAT_TREC:
        return &cli_printer_trec;
    }
    return &cli_printer_text;
}
