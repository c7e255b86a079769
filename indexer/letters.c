/* The characters of a passage.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "letters.h"

#include "base/utf8.h"

#include <string.h>

static bool is_dropped(const zci_folded *folded, zci_lines lines)
{
    switch (folded->kind[0]) {
    case ZCI_CLASS_SPACE:
        return true;
    case ZCI_CLASS_NEWLINE:
        return lines == ZCI_LINES_WRAPPED;
    case ZCI_CLASS_HAN:
    case ZCI_CLASS_LETTER:
    case ZCI_CLASS_DIGIT:
    case ZCI_CLASS_MARK:
    case ZCI_CLASS_TRANSPARENT:
    case ZCI_CLASS_BREAK:
        break;
    }
    return false;
}

void zci_letters_read(zci_letters *letters, const char *text, size_t len, zci_lines lines)
{
    letters->len = 0;
    for (size_t at = 0; at < len && letters->len < ZCI_LETTERS_MAX;) {
        int32_t cp;
        zci_folded folded;
        size_t start = at;
        at += zci_utf8_decode(text + at, len - at, &cp);
        zci_fold(cp < 0 ? ZCI_REPLACEMENT : (uint32_t)cp, &folded);
        if (!is_dropped(&folded, lines))
            letters->item[letters->len++] =
                (zci_letter){folded.kind[0] == ZCI_CLASS_NEWLINE ? '\n' : folded.cp[0],
                             (uint32_t)start, (uint32_t)at};
    }
}

zci_part zci_letters_part(const zci_letters *letters, zci_run run)
{
    if (run.start >= run.end || run.end > letters->len)
        return (zci_part){0, 0};
    return (zci_part){letters->item[run.start].start, letters->item[run.end - 1].end};
}

/* ---- Words ------------------------------------------------------------- */

size_t zci_letters_begin(const zci_letters *letters, size_t at, const char *word)
{
    size_t count = 0, len = strlen(word);
    for (size_t i = 0; i < len;) {
        int32_t cp;
        i += zci_utf8_decode(word + i, len - i, &cp);
        if (at + count >= letters->len || letters->item[at + count].cp != (uint32_t)cp)
            return 0;
        count++;
    }
    return count;
}

size_t zci_letters_end(const zci_letters *letters, size_t end, const char *word)
{
    size_t count = zci_utf8_count(word, strlen(word));
    return count <= end && zci_letters_begin(letters, end - count, word) == count ? count : 0;
}

size_t zci_letters_begin_any(const zci_letters *letters, size_t at, const char *const *words,
                             size_t *index)
{
    for (size_t i = 0; words[i] != NULL; i++) {
        size_t count = zci_letters_begin(letters, at, words[i]);
        if (count == 0)
            continue;
        if (index != NULL)
            *index = i;
        return count;
    }
    return 0;
}

size_t zci_letters_end_any(const zci_letters *letters, size_t end, const char *const *words,
                           size_t *index)
{
    for (size_t i = 0; words[i] != NULL; i++) {
        size_t count = zci_letters_end(letters, end, words[i]);
        if (count == 0)
            continue;
        if (index != NULL)
            *index = i;
        return count;
    }
    return 0;
}

/* ---- Kinds of letters -------------------------------------------------- */

bool zci_letter_is_han(uint32_t cp)
{
    return cp >= 0x3400 && cp <= 0x9FFF;
}

size_t zci_letters_number_before(const zci_letters *letters, size_t end, size_t most,
                                 uint32_t *value)
{
    size_t count = 0;
    uint32_t power = 1;
    *value = 0;
    while (count < most && count < end) {
        uint32_t cp = zci_letter_at(letters, end - count - 1);
        if (cp < '0' || cp > '9')
            break;
        *value += (cp - '0') * power;
        power *= 10;
        count++;
    }
    return count;
}

bool zci_letter_ends_sentence(uint32_t cp)
{
    return cp == 0 || cp == 0x3002 || cp == '!' || cp == '?' || cp == '\n';
}

bool zci_letter_ends_clause(uint32_t cp)
{
    return zci_letter_ends_sentence(cp) || cp == ',' || cp == ';' || cp == ':' || cp == '(' ||
           cp == ')';
}

uint32_t zci_letter_closer(uint32_t cp)
{
    switch (cp) {
    case '(':
        return ')';
    case '[':
        return ']';
    case 0x3010: /* 【 */
        return 0x3011;
    case 0x3014: /* 〔 */
        return 0x3015;
    default:
        return 0;
    }
}

void zci_field_list_add(zci_field_list *list, const zci_passage_field *field)
{
    if (list->len < ZCI_PASSAGE_FIELDS_MAX && field->text.end > field->text.start)
        list->item[list->len++] = *field;
}
