/* Lines that are a document's date.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "date_line.h"

#include "base/string.h"
#include "issuer.h"

#include <string.h>

enum {
    REST_CHARS_MAX = 40,     /* behind the date of an adoption */
    AMENDED_CHARS_MAX = 200, /* of an amendment, which names the decisions that made it */
    NEXT_LINES_MAX = 2       /* from one line of a list to the next: a blank one may lie between */
};

static bool ends_with_any(zc_string rest, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (zci_string_ends(rest, words[i]))
            return true;
    }
    return false;
}

static bool says_adopted(zc_string rest)
{
    static const char *const words[] = {"通过", "公布", "发布", "印发", "颁布"};
    return ends_with_any(rest, words, sizeof words / sizeof words[0]);
}

static bool says_amended(zc_string rest)
{
    static const char *const words[] = {"修正", "修订", "修改"};
    return ends_with_any(rest, words, sizeof words / sizeof words[0]);
}

/* Notes when a text was adopted or amended.  Of a list of such lines the last date stays: it
 * is that of the text as it stands here. */
static void note_adoption(zci_facts *facts, const zci_date *date, zci_stretch span, uint64_t line)
{
    zci_fact_value *written = &facts->value[ZC_FACT_WRITTEN];
    bool goes_on = written->rank == ZCI_RANK_ADOPTED && line > written->found.line &&
                   line - written->found.line <= NEXT_LINES_MAX;
    if (goes_on)
        written->rank = ZCI_RANK_NONE;
    zci_facts_note_date(facts, ZC_FACT_WRITTEN, date, span, line, ZCI_RANK_ADOPTED);
}

static void note_adopter(zci_facts *facts, zc_string rest, const zci_line *line)
{
    zc_string adopter = zci_issuer_of_session(rest, facts->arena);
    facts->failed = facts->failed || adopter.data == NULL;
    if (adopter.len > 0)
        zci_facts_note(facts, ZC_FACT_ISSUER, adopter, line->span, line->number, ZCI_RANK_ADOPTED);
}

static bool is_han_date(const zci_page *page, zci_stretch span)
{
    return zci_string_has(zci_page_string(page, span), "年");
}

/* What stands behind a date on its line, without a closing bracket. */
static zc_string line_rest(const zci_page *page, zci_place from, zci_place end)
{
    zc_string rest = {page->text + from.byte, end.byte - from.byte};
    while (rest.len > 0 && (rest.data[rest.len - 1] == ')' || rest.data[rest.len - 1] == '*'))
        rest.len--;
    if (zci_string_ends(rest, "）"))
        rest.len -= strlen("）");
    return rest;
}

void zci_date_line_read(zci_facts *facts, const zci_line *line)
{
    zci_date date;
    zci_scan scan = zci_page_scan(facts->page, line->span);
    zci_page_skip_wrapping(&scan);
    zci_place start = scan.at;
    if (!zci_date_scan(&scan, &date) || date.len == 4)
        return;
    zci_stretch span = {start, scan.at};
    zc_string rest = line_rest(facts->page, scan.at, line->span.end);
    bool han = is_han_date(facts->page, span);
    size_t behind = line->span.end.chars - scan.at.chars;
    if (rest.len == 0)
        zci_facts_note_date(facts, han ? ZC_FACT_WRITTEN : ZC_FACT_PAGE_DATE, &date, span,
                            line->number, ZCI_RANK_ALONE);
    else if (behind <= REST_CHARS_MAX && says_adopted(rest)) {
        note_adoption(facts, &date, span, line->number);
        note_adopter(facts, rest, line);
    } else if (behind <= AMENDED_CHARS_MAX && date.len == ZCI_DATE_WHOLE && says_amended(rest))
        note_adoption(facts, &date, span, line->number);
}
