/* What a field of a DOCX shows that draws characters.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/docx_equation.h"

#include "base/string.h"
#include "format/numerals.h"

#include <stdbool.h>
#include <string.h>

enum { DEPTH_MAX = 8, CIRCLED_MAX = 20 };

static void write_expression(zc_string text, int depth, zci_buffer *out);

/* ---- Reading --------------------------------------------------------------- */

static void skip(zc_string *text, size_t len)
{
    len = len < text->len ? len : text->len;
    text->data += len;
    text->len -= len;
}

static void skip_blanks(zc_string *text)
{
    while (text->len > 0 && *text->data == ' ')
        skip(text, 1);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes of the next character or, behind a backslash, of the two that mean the second. */
static size_t step(zc_string text)
{
    return *text.data == '\\' && text.len > 1 ? 2 : 1;
}

/* What stands before one of `ends` that is in no bracket; moves behind that. */
static zc_string take_until(zc_string *text, const char *ends)
{
    zc_string taken = {text->data, 0};
    size_t depth = 0;
    while (text->len > 0 && (depth > 0 || strchr(ends, *text->data) == NULL)) {
        size_t width = step(*text);
        depth += *text->data == '(';
        depth -= *text->data == ')' && depth > 0;
        taken.len += width;
        skip(text, width);
    }
    skip(text, 1);
    return taken;
}

/* The arguments of a command, which stand in brackets behind its options: \ac, \up 9. */
static zc_string take_arguments(zc_string *text)
{
    while (text->len > 0 && *text->data != '(')
        skip(text, step(*text));
    skip(text, 1);
    return take_until(text, ")");
}

static zc_string next_argument(zc_string *arguments)
{
    zc_string argument = take_until(arguments, ",;");
    skip_blanks(&argument);
    while (argument.len > 0 && argument.data[argument.len - 1] == ' ')
        argument.len--;
    return argument;
}

/* ---- Characters that stand on one another ---------------------------------- */

static bool is_enclosure(zc_string argument)
{
    static const char *const signs[] = {"○", "◯", "〇", "□", "△", "◇"};
    return zci_string_is_one_of(argument, signs, sizeof signs / sizeof signs[0]);
}

/* A circle around another character, or what stands above it. */
static bool is_beside(zc_string argument)
{
    return is_enclosure(argument) || zci_string_begins(argument, "\\s");
}

static bool has_main(zc_string arguments)
{
    bool has = false;
    while (!has && arguments.len > 0)
        has = !is_beside(next_argument(&arguments));
    return has;
}

/* A number that has a character of its own with a circle; 0 when there is none. */
static uint32_t circled(zc_string arguments)
{
    zc_string first = next_argument(&arguments), digits = next_argument(&arguments);
    uint32_t number = 0;
    if (!zci_string_is(first, "○") || digits.len == 0 || digits.len > 2)
        return 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9')
            return 0;
        number = number * 10 + (uint32_t)(digits.data[i] - '0');
    }
    return number <= CIRCLED_MAX ? number : 0;
}

static void write_overstrike(zc_string arguments, int depth, zci_buffer *out)
{
    uint32_t number = circled(arguments);
    bool leaves_out = has_main(arguments);
    if (number > 0) {
        zci_numerals_write(zci_numerals_find(zci_string_of("decimalEnclosedCircle")), number, out);
        return;
    }
    while (arguments.len > 0) {
        zc_string argument = next_argument(&arguments);
        if (!leaves_out || !is_beside(argument))
            write_expression(argument, depth, out);
    }
}

/* ---- Commands -------------------------------------------------------------- */

static bool is_single(zc_string arguments)
{
    next_argument(&arguments);
    return arguments.len == 0;
}

/* What stands between the arguments of a command. */
static const char *separator_of(char command)
{
    switch (command) {
    case 'f':
        return "/";
    case 'r':
        return "√";
    case 'l':
        return ",";
    default:
        return " ";
    }
}

static void write_command(char command, zc_string arguments, int depth, zci_buffer *out)
{
    const char *separator = separator_of(command);
    if (command == 'o') {
        write_overstrike(arguments, depth, out);
        return;
    }
    if (command == 'r' && is_single(arguments))
        zci_buffer_text(out, separator);
    if (command == 'b')
        zci_buffer_text(out, "(");
    for (bool is_first = true; arguments.len > 0; is_first = false) {
        zc_string argument = next_argument(&arguments);
        if (!is_first)
            zci_buffer_text(out, separator);
        write_expression(argument, depth, out);
    }
    if (command == 'b')
        zci_buffer_text(out, ")");
}

static void write_expression(zc_string text, int depth, zci_buffer *out)
{
    if (depth == DEPTH_MAX)
        return;
    while (text.len > 0) {
        bool is_escape = step(text) == 2;
        if (is_escape)
            skip(&text, 1);
        char c = *text.data;
        skip(&text, 1);
        if (is_escape && is_letter(c))
            write_command((char)(c | 0x20), take_arguments(&text), depth + 1, out);
        else
            zci_buffer_append(out, &c, 1);
    }
}

/* ---- All of it ------------------------------------------------------------- */

/* How the field is to look: \* jc2 \* "Font:宋体". */
static void skip_switches(zc_string *text)
{
    skip_blanks(text);
    while (zci_string_begins(*text, "\\*")) {
        skip(text, 2);
        skip_blanks(text);
        bool is_quoted = zci_string_begins(*text, "\"");
        skip(text, is_quoted);
        while (text->len > 0 && (is_quoted ? *text->data != '"' : *text->data != ' '))
            skip(text, 1);
        skip(text, 1);
        skip_blanks(text);
    }
}

void zci_docx_equation_write(zc_string instruction, zci_buffer *out)
{
    skip_blanks(&instruction);
    bool is_one = instruction.len > 2 && (instruction.data[0] | 0x20) == 'e' &&
                  (instruction.data[1] | 0x20) == 'q' && !is_letter(instruction.data[2]);
    if (!is_one)
        return;
    skip(&instruction, 2);
    skip_switches(&instruction);
    while (instruction.len > 0 && instruction.data[instruction.len - 1] == ' ')
        instruction.len--;
    write_expression(instruction, 0, out);
}
