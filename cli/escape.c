/* Text made safe for the format that it is printed in.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "escape.h"

#include <string.h>

#include "utf8.h"

/* ------------------------------------------------------------------------- */
/* Plain text                                                                 */

static bool is_control(uint32_t code_point)
{
    return (code_point < 0x20 && code_point != '\t') || (code_point >= 0x7F && code_point < 0xA0);
}

static void write_control(struct cli_output *output, uint32_t code_point, size_t indent)
{
    if (code_point == '\n') {
        cli_output_puts(output, "\n");
        cli_output_spaces(output, indent);
    } else if (code_point != '\r') {
        cli_output_puts(output, "?");
    }
}

void cli_escape_plain(struct cli_output *output, zc_string text, size_t indent)
{
    size_t from = 0; /* what was not written yet */
    for (size_t at = 0; at < text.len;) {
        size_t here = at;
        uint32_t code_point = cli_utf8_next(text, &at);
        if (is_control(code_point)) {
            cli_output_write(output, text.data + from, here - from);
            write_control(output, code_point, indent);
            from = at;
        }
    }
    cli_output_write(output, text.data + from, text.len - from);
}

/* ------------------------------------------------------------------------- */
/* Tables                                                                     */

static bool holds_any(zc_string text, const char *characters)
{
    for (; *characters != '\0'; characters++) {
        if (text.len > 0 && memchr(text.data, *characters, text.len) != NULL) {
            return true;
        }
    }
    return false;
}

void cli_escape_csv(struct cli_output *output, zc_string field)
{
    if (!holds_any(field, ",\"\r\n")) {
        cli_output_string(output, field);
        return;
    }
    cli_output_puts(output, "\"");
    for (size_t i = 0; i < field.len; i++) {
        if (field.data[i] == '"') {
            cli_output_puts(output, "\"");
        }
        cli_output_write(output, field.data + i, 1);
    }
    cli_output_puts(output, "\"");
}

static const char *tsv_escape(char byte)
{
    switch (byte) {
    case '\t':
        return "\\t";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\\':
        return "\\\\";
    default:
        return NULL;
    }
}

void cli_escape_tsv(struct cli_output *output, zc_string field)
{
    size_t from = 0;
    for (size_t i = 0; i < field.len; i++) {
        const char *escape = tsv_escape(field.data[i]);
        if (escape != NULL) {
            cli_output_write(output, field.data + from, i - from);
            cli_output_puts(output, escape);
            from = i + 1;
        }
    }
    cli_output_write(output, field.data + from, field.len - from);
}

/* ------------------------------------------------------------------------- */
/* Markdown                                                                   */

/* Where a line begins with "12." or "12)", the offset of its mark, since that
 * would begin a numbered list; else the length of the text. */
static size_t list_mark(zc_string text)
{
    size_t i = 0;
    while (i < text.len && text.data[i] >= '0' && text.data[i] <= '9') {
        i++;
    }
    bool marks = i > 0 && i < text.len && (text.data[i] == '.' || text.data[i] == ')');
    return marks ? i : text.len;
}

void cli_escape_markdown(struct cli_output *output, zc_string text, bool at_start)
{
    size_t mark = at_start ? list_mark(text) : text.len;
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.data[i];
        bool special = strchr("\\`*_[]<&|~", byte) != NULL && byte != '\0';
        bool special_at_start = at_start && i == 0 && byte != '\0' && strchr("#>+-=", byte) != NULL;
        if (special || special_at_start || i == mark) {
            cli_output_puts(output, "\\");
        }
        cli_output_write(output, &byte, 1);
    }
}
