/* Numbers in a run of query text, spelled anew.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "numeral.h"

#include "base/fail.h"
#include "base/string.h"
#include "number.h"
#include "pattern.h"

/* Numbers of a run that are spelled anew; further ones stay as they are. */
enum { NUMBERS_MAX = 8 };

/* One way to spell all numbers of a run. */
typedef struct spelling {
    bool han;
    const char *year_zero, *zero, *two; /* of Chinese numerals */
    const char *joiner;                 /* of ranges */
} spelling;

static const spelling styles[] = {{.joiner = "-"},
                                  {true, "〇", "零", "二", "至"},
                                  {true, "○", "〇", "两", "至"},
                                  {true, "零", "零", "二", "至"},
                                  {.joiner = "~"},
                                  {.joiner = "至"},
                                  {.joiner = "—"}};

static const char *const digit_names[] = {"零", "一", "二", "三", "四",
                                          "五", "六", "七", "八", "九"};

static void spell_year(unsigned value, const spelling *style, zci_buffer *out)
{
    for (unsigned power = 1000; power > 0; power /= 10) {
        unsigned digit = value / power % 10;
        zci_buffer_text(out, digit == 0 ? style->year_zero : digit_names[digit]);
    }
}

static void spell_value(const zci_number *n, const spelling *style, zci_buffer *out)
{
    static const char *const powers[] = {"千", "百", "十", ""};
    unsigned power = 1000;
    bool begun = false, gap = false;
    if (n->value == 0)
        zci_buffer_text(out, style->zero);
    for (size_t i = 0; i < 4; i++, power /= 10) {
        unsigned digit = n->value / power % 10;
        bool teen = digit == 1 && power == 10 && !begun;
        bool pair = digit == 2 && (power >= 100 || (n->value == 2 && n->pair));
        gap = gap || (begun && digit == 0);
        if (digit == 0)
            continue;
        if (gap)
            zci_buffer_text(out, style->zero);
        if (!teen)
            zci_buffer_text(out, pair ? style->two : digit_names[digit]);
        zci_buffer_text(out, powers[i]);
        begun = true;
        gap = false;
    }
}

static void spell_percent(const zci_number *n, const spelling *style, zci_buffer *out)
{
    if (!style->han) {
        zci_buffer_format(out, n->fraction[0] == '\0' ? "%u%s%%" : "%u.%s%%", n->value,
                          n->fraction);
        return;
    }
    bool whole = n->fraction[0] == '\0';
    zci_buffer_text(out, "百分之");
    if (whole && n->value == 100)
        zci_buffer_text(out, "百");
    else
        spell_value(n, style, out);
    if (!whole)
        zci_buffer_text(out, "点");
    for (const char *digit = n->fraction; *digit != '\0'; digit++)
        zci_buffer_text(out, *digit == '0' ? style->zero : digit_names[*digit - '0']);
}

static void spell_number(const zci_number *n, const spelling *style, zci_buffer *out)
{
    if (n->reading == ZCI_NUMBER_PERCENT)
        spell_percent(n, style, out);
    else if (!style->han)
        zci_buffer_format(out, "%u", n->value);
    else if (n->reading == ZCI_NUMBER_DIGITS)
        spell_year(n->value, style, out);
    else
        spell_value(n, style, out);
}

static void copy_units(const zci_unit *units, size_t start, size_t end, zci_buffer *out)
{
    for (size_t i = start; i < end; i++)
        zci_buffer_character(out, units[i].plain);
}

static void spell_run(const zci_unit *units, size_t count, const zci_number *numbers, size_t len,
                      const spelling *style, zci_buffer *out)
{
    size_t at = 0;
    for (size_t i = 0; i < len; i++) {
        copy_units(units, at, numbers[i].start, out);
        spell_number(&numbers[i], style, out);
        at = numbers[i].end;
        if (numbers[i].opens_range) {
            zci_buffer_text(out, style->joiner);
            at++;
        }
    }
    copy_units(units, at, count, out);
}

static bool is_same(const zci_buffer *a, const zci_buffer *b)
{
    return zci_string_same((zc_string){a->data, a->len}, (zc_string){b->data, b->len});
}

/* Whether the text behind the last one is neither among them nor the run itself. */
static bool is_new(const zci_spellings *s, const zci_buffer *original)
{
    const zci_buffer *text = &s->text[s->count];
    for (size_t i = 0; i < s->count; i++) {
        if (is_same(text, &s->text[i]))
            return false;
    }
    return !is_same(text, original);
}

static unsigned figure_flags(const zci_unit *units, size_t count, const zci_number *numbers,
                             size_t len)
{
    return (zci_numbers_open(numbers, len) ? ZCI_PATTERN_WHOLE_FIRST : 0) |
           (zci_numbers_close(units, count, numbers, len) ? ZCI_PATTERN_WHOLE_LAST : 0);
}

zc_status zci_spellings_make(zci_spellings *spellings, const zci_unit *units, size_t count,
                             zc_error *error)
{
    zci_number numbers[NUMBERS_MAX];
    zci_buffer original = {0};
    size_t len = zci_numbers_find(units, count, numbers, NUMBERS_MAX);
    bool failed = false;
    *spellings = (zci_spellings){.flags = figure_flags(units, count, numbers, len)};
    if (len == 0)
        return ZC_OK;
    copy_units(units, 0, count, &original);
    for (size_t i = 0; !failed && i < sizeof styles / sizeof styles[0]; i++) {
        zci_buffer *text = &spellings->text[spellings->count];
        zci_buffer_reset(text);
        spell_run(units, count, numbers, len, &styles[i], text);
        failed = text->failed || original.failed;
        spellings->count += !failed && is_new(spellings, &original);
    }
    zci_buffer_free(&original);
    if (failed)
        spellings->count = 0;
    return failed ? zci_fail_memory(error) : ZC_OK;
}

void zci_spellings_free(zci_spellings *spellings)
{
    for (size_t i = 0; i < ZCI_SPELLINGS_MAX; i++)
        zci_buffer_free(&spellings->text[i]);
}
