/* Other documents and works that a passage names.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "references.h"

enum { TITLE_MOST = 160, NOTE_MOST = 60, OPEN = 0x300A, CLOSE = 0x300B };

/* The letter that closes the title, titles within it counted; `open` when none does. */
static size_t title_end(const zci_letters *letters, size_t open)
{
    size_t depth = 0;
    for (size_t at = open; at < letters->len && at - open < TITLE_MOST; at++) {
        uint32_t cp = letters->item[at].cp;
        depth += cp == OPEN;
        if (cp == CLOSE && --depth == 0)
            return at;
        if (cp == '\n')
            break;
    }
    return open;
}

/* The bracket's end behind a title, brackets within it counted. */
static size_t note_end(const zci_letters *letters, size_t open)
{
    size_t depth = 0;
    for (size_t at = open; at < letters->len && at - open < NOTE_MOST; at++) {
        depth += letters->item[at].cp == '(';
        if (letters->item[at].cp == ')' && --depth == 0)
            return at;
    }
    return open;
}

static bool is_year_bracket(uint32_t cp)
{
    return cp == 0x3014 || cp == 0x3015 || cp == '[' || cp == ']' || cp == '(' || cp == ')' ||
           cp == 0x3010 || cp == 0x3011 || cp == 0x3008 || cp == 0x3009;
}

/* A number, as in 国办发〔2019〕26号: its end and year. */
static bool read_number(const zci_letters *letters, size_t open, size_t *end, uint32_t *year)
{
    size_t at = open + 1, digits = 0;
    while (at + digits < letters->len && letters->item[at + digits].cp >= '0' &&
           letters->item[at + digits].cp <= '9')
        digits++;
    if (digits != 4 || !is_year_bracket(zci_letter_at(letters, at + 4)))
        return false;
    zci_letters_number_before(letters, at + 4, 4, year);
    at += 5;
    at += zci_letters_begin(letters, at, "第");
    size_t serial = at;
    while (at < letters->len && letters->item[at].cp >= '0' && letters->item[at].cp <= '9')
        at++;
    *end = at + 1;
    return at > serial && zci_letter_at(letters, at) == 0x53F7; /* 号 */
}

/* The number in a bracket: its agency's letters, year and serial. */
static void find_number(const zci_letters *letters, zci_run note, zci_passage_field *field)
{
    uint32_t year = 0;
    for (size_t at = note.start; at < note.end; at++) {
        size_t end, start = at;
        if (!is_year_bracket(letters->item[at].cp) || !read_number(letters, at, &end, &year) ||
            end > note.end)
            continue;
        while (start > note.start && zci_letter_is_han(letters->item[start - 1].cp))
            start--;
        field->about = zci_letters_part(letters, (zci_run){start, end});
        field->date = year * 10000;
        return;
    }
}

/* A year or date in a bracket: (2021年修订), (2019年6月23日). */
static void find_year(const zci_letters *letters, zci_run note, zci_passage_field *field)
{
    uint32_t year;
    for (size_t at = note.start; at < note.end && field->date == 0; at++) {
        if (letters->item[at].cp == 0x5E74 &&
            zci_letters_number_before(letters, at, 5, &year) == 4 && year >= 1900 && year <= 2100)
            field->date = year * 10000;
    }
}

static bool holds_trial(const zci_letters *letters, zci_run run)
{
    static const char *const words[] = {"(试行)", "(暂行)", "试行", "暂行", NULL};
    return zci_letters_end_any(letters, run.end, words, NULL) > 0 ||
           zci_letters_begin_any(letters, run.start, words, NULL) > 0;
}

size_t zci_references_at(const zci_letters *letters, size_t open, zci_field_list *list)
{
    size_t close = title_end(letters, open);
    if (close < open + 3)
        return open + 1;
    zci_passage_field field = {.kind = ZC_FIELD_REFERENCE,
                               .text = zci_letters_part(letters, (zci_run){open, close + 1}),
                               .trial = zci_letters_end(letters, close, "(试行)") > 0 ||
                                        zci_letters_end(letters, close, "(暂行)") > 0 ||
                                        zci_letters_end(letters, close, "试行") > 0};
    if (zci_letter_at(letters, close + 1) == '(') {
        zci_run note = {close + 2, note_end(letters, close + 1)};
        if (note.end > note.start) {
            find_number(letters, note, &field);
            find_year(letters, note, &field);
            field.trial = field.trial || holds_trial(letters, note);
        }
    }
    zci_field_list_add(list, &field);
    return close + 1;
}
