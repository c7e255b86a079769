/* Values behind labels.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "labelled.h"

#include "issuer.h"

static bool is_fact_date(zc_fact fact)
{
    return fact == ZC_FACT_WRITTEN || fact == ZC_FACT_PUBLISHED || fact == ZC_FACT_PAGE_DATE;
}

static void note_labelled_date(zci_facts *facts, const zci_label *label, zci_scan scan,
                               uint64_t line)
{
    zci_date date;
    zci_scan_skip_blanks(&scan);
    zci_place start = scan.at;
    if (zci_date_scan(&scan, &date))
        zci_facts_note_date(facts, label->fact, &date, (zci_stretch){start, scan.at}, line,
                            label->rank);
}

static void note_labelled_number(zci_facts *facts, const zci_label *label, zci_scan scan,
                                 uint64_t line)
{
    zci_document_number number;
    zci_scan_skip_blanks(&scan);
    zci_place start = scan.at;
    if (zci_document_number_scan(&scan, &number))
        zci_facts_note_number(facts, &number, (zci_stretch){start, scan.at}, line, label->rank);
}

static void note_labelled_text(zci_facts *facts, const zci_label *label, zci_stretch value,
                               bool is_cell, uint64_t line)
{
    zc_string text = zci_page_string(facts->page, value);
    if (label->fact == ZC_FACT_ISSUER) {
        zci_issuers issuers = zci_issuer_tidy(text, facts->arena);
        facts->failed = facts->failed || issuers.lead.data == NULL;
        if (issuers.count > 0)
            text = issuers.all;
        else if (is_cell)
            return; /* the head of a table's column, and behind it that of another */
    }
    zci_facts_note(facts, label->fact, text, value, line, label->rank);
}

/* `framed`: a bracket opens before the label. */
static void note_labelled(zci_facts *facts, const zci_label *label, zci_scan scan, uint64_t line,
                          bool framed)
{
    if (label->fact == ZC_FACTS)
        return;
    zci_stretch value = zci_label_value(scan);
    if (framed)
        value = zci_page_before_closer(facts->page, value);
    if (is_fact_date(label->fact))
        note_labelled_date(facts, label, scan, line);
    else if (label->fact == ZC_FACT_NUMBER)
        note_labelled_number(facts, label, scan, line);
    else
        note_labelled_text(facts, label, value, zci_label_is_cell(scan), line);
}

/* A label stands at the line's start, behind white space, or in brackets. */
static bool may_begin(int32_t before)
{
    return zci_is_blank(before) || before == '|' || before == '(' || before == 0xFF08 ||
           before == '[' || before == 0x3010;
}

bool zci_labelled_read(zci_facts *facts, const zci_line *line, const zci_label **empty)
{
    zci_scan scan = zci_page_scan(facts->page, line->span);
    bool begins = true, framed = false, any = false;
    *empty = NULL;
    while (scan.at.byte < scan.len) {
        const zci_label *found = begins ? zci_label_scan(&scan) : NULL;
        if (found != NULL) {
            note_labelled(facts, found, scan, line->number, framed);
            *empty = scan.at.byte == scan.len ? found : NULL;
            any = true;
            begins = true;
            continue;
        }
        int32_t cp = zci_scan_next(&scan);
        if (zci_is_full_stop(cp) && zci_stretch_chars(line->span) > ZCI_LINE_CHARS_MAX)
            return any; /* what a page of one line goes on with is text */
        begins = may_begin(cp);
        framed = begins && !zci_is_blank(cp) && cp != '|';
    }
    return any;
}

void zci_labelled_read_next(zci_facts *facts, const zci_label *label, const zci_line *line)
{
    if (is_fact_date(label->fact) || label->fact == ZC_FACT_SOURCE)
        note_labelled(facts, label, zci_page_scan(facts->page, line->span), line->number, false);
}
