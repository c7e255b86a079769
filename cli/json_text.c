/* JSON values as text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "json_text.h"

#include <stdint.h>
#include <string.h>

struct writing {
    struct cli_output *output;
    bool indented;
};

/* ---- Strings and numbers ----------------------------------------------- */

static void write_escaped(struct cli_output *output, unsigned char byte)
{
    static const char signs[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *sign = byte != 0 ? strchr(signs, byte) : NULL;
    if (sign != NULL) {
        const char escape[] = {'\\', letters[sign - signs]};
        cli_output_write(output, escape, sizeof escape);
    } else {
        cli_output_format(output, "\\u%04X", (unsigned)byte);
    }
}

static void write_text(struct cli_output *output, const char *text, size_t len)
{
    size_t start = 0;
    cli_output_write(output, "\"", 1);
    for (size_t at = 0; at < len; at++) {
        unsigned char byte = (unsigned char)text[at];
        if (byte >= 0x20 && byte != '"' && byte != '\\') {
            continue;
        }
        cli_output_write(output, text + start, at - start);
        write_escaped(output, byte);
        start = at + 1;
    }
    cli_output_write(output, text + start, len - start);
    cli_output_write(output, "\"", 1);
}

static void write_integer(struct cli_output *output, json_int_t number)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0) {
        digits[--at] = '-';
    }
    cli_output_write(output, digits + at, sizeof digits - at);
}

static void write_real(struct cli_output *output, const json_t *number)
{
    char digits[64];
    size_t len =
        json_dumpb(number, digits, sizeof digits, JSON_REAL_PRECISION(15) | JSON_ENCODE_ANY);
    cli_output_write(output, digits, len);
}

/* ---- Arrays and objects ------------------------------------------------ */

static void write_value(const struct writing *w, json_t *value, size_t depth);

static void break_line(const struct writing *w, size_t depth)
{
    if (w->indented) {
        cli_output_write(w->output, "\n", 1);
        cli_output_spaces(w->output, 2 * depth);
    }
}

static void write_array(const struct writing *w, json_t *array, size_t depth)
{
    size_t count = json_array_size(array);
    cli_output_write(w->output, "[", 1);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            cli_output_write(w->output, ",", 1);
        }
        break_line(w, depth + 1);
        write_value(w, json_array_get(array, i), depth + 1);
    }
    if (count > 0) {
        break_line(w, depth);
    }
    cli_output_write(w->output, "]", 1);
}

static void write_object(const struct writing *w, json_t *object, size_t depth)
{
    const char *between = w->indented ? ": " : ":";
    const char *before = "{";
    for (void *at = json_object_iter(object); at != NULL; at = json_object_iter_next(object, at)) {
        const char *key = json_object_iter_key(at);
        cli_output_write(w->output, before, 1);
        break_line(w, depth + 1);
        write_text(w->output, key, strlen(key));
        cli_output_puts(w->output, between);
        write_value(w, json_object_iter_value(at), depth + 1);
        before = ",";
    }
    if (json_object_size(object) == 0) {
        cli_output_write(w->output, before, 1);
    } else {
        break_line(w, depth);
    }
    cli_output_write(w->output, "}", 1);
}

/* A tree, as deep as whoever made it nested its calls. */
static void write_value(const struct writing *w, json_t *value, size_t depth)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        write_object(w, value, depth);
        break;
    case JSON_ARRAY:
        write_array(w, value, depth);
        break;
    case JSON_STRING:
        write_text(w->output, json_string_value(value), json_string_length(value));
        break;
    case JSON_INTEGER:
        write_integer(w->output, json_integer_value(value));
        break;
    case JSON_REAL:
        write_real(w->output, value);
        break;
    case JSON_TRUE:
        cli_output_puts(w->output, "true");
        break;
    case JSON_FALSE:
        cli_output_puts(w->output, "false");
        break;
    case JSON_NULL:
        cli_output_puts(w->output, "null");
        break;
    }
}

void cli_json_write(struct cli_output *output, json_t *value, bool indented)
{
    struct writing w = {output, indented};
    write_value(&w, value, 0);
}
