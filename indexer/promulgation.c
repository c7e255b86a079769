/* Who promulgated a text, and under what number.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "promulgation.h"

#include "base/string.h"
#include "issuer.h"

#include <string.h>

#define ENDS_IN(clause, words) ends_in(clause, words, sizeof(words) / sizeof(words)[0])

/* Takes off the last word of a clause when it is one of these. */
static bool ends_in(zc_string *clause, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!zci_string_ends(*clause, words[i]))
            continue;
        clause->len -= strlen(words[i]);
        return true;
    }
    return false;
}

static zc_string without_blanks(zc_string text)
{
    return zci_stretch_string(text.data,
                              zci_stretch_trim(text.data, (zci_stretch){{0, 0}, {text.len, 0}}));
}

/* ---- The order ----------------------------------------------------------- */

/* What a clause names: 国务院令 and 第372号. */
typedef struct order {
    char head[256]; /* 国务院令; 国务院 where it has no number */
    zci_document_number number;
} order;

static bool set_head(order *o, zc_string bodies, const char *word)
{
    size_t word_len = strlen(word);
    if (bodies.len == 0 || bodies.len + word_len >= sizeof o->head)
        return false;
    memcpy(o->head, bodies.data, bodies.len);
    memcpy(o->head + bodies.len, word, word_len + 1);
    return true;
}

/* Where 第372号, the end of the clause, begins; its length when it has no such end. */
static size_t serial_start(zc_string clause)
{
    static const char ordinal[] = "第";
    for (size_t at = clause.len; at > 0; at--) {
        if (zci_string_begins((zc_string){clause.data + at - 1, clause.len - at + 1}, ordinal))
            return at - 1;
    }
    return clause.len;
}

/* 国务院令第372号, 国务院第372号令, or 国务院 alone. */
static bool read_order(zc_string clause, order *o)
{
    static const char order_word[] = "令";
    bool behind = zci_string_ends(clause, order_word);
    zc_string numbered = {clause.data, clause.len - (behind ? strlen(order_word) : 0)};
    size_t at = serial_start(numbered);
    zc_string bodies = without_blanks((zc_string){numbered.data, at});
    zc_string serial = {numbered.data + at, numbered.len - at};
    o->number.len = 0;
    if (!set_head(o, bodies, behind ? order_word : ""))
        return false;
    if (!zci_document_number_of_lines(zci_string_of(o->head), serial, &o->number))
        return set_head(o, clause, "");
    return true;
}

/* The bodies that it is of; empty when it names none. */
static zc_string bodies_of(const order *o)
{
    zc_string head = zci_string_of(o->head), names = zci_issuer_of_letterhead(head);
    if (names.len > 0)
        return names;
    return zci_issuer_are_bodies(head) ? head : (zc_string){"", 0};
}

/* ---- Noting -------------------------------------------------------------- */

static void forget(zci_facts *facts, zc_fact fact)
{
    if (facts->value[fact].rank != ZCI_RANK_ADOPTED)
        return;
    facts->value[fact].rank = ZCI_RANK_NONE;
    if (fact == ZC_FACT_NUMBER)
        facts->number = (zci_document_number){.len = 0};
}

static void note_issuer(zci_facts *facts, zc_string bodies, zci_stretch span, uint64_t line)
{
    zc_string congress = zci_issuer_of_session(bodies, facts->arena);
    zci_issuers issuers = zci_issuer_tidy(bodies, facts->arena);
    facts->failed = facts->failed || congress.data == NULL || issuers.lead.data == NULL;
    zci_facts_note(facts, ZC_FACT_ISSUER, congress.len > 0 ? congress : issuers.all, span, line,
                   ZCI_RANK_ADOPTED);
}

static void note_order(zci_facts *facts, const order *o, zci_stretch span, uint64_t line)
{
    zci_adoptions *list = &facts->adoptions;
    bool first = !list->promulgated && !list->in_part, renewed = list->renewed;
    zc_string bodies = bodies_of(o);
    if (bodies.len == 0)
        return;
    list->promulgated = true;
    list->renewed = false;
    list->in_part = false;
    if (renewed && !zci_string_has(bodies, "人民代表大会"))
        forget(facts, ZC_FACT_ISSUER);
    note_issuer(facts, bodies, span, line);
    if (renewed || !first)
        forget(facts, ZC_FACT_NUMBER);
    if ((first || renewed) && o->number.len > 0)
        zci_facts_note_number(facts, &o->number, span, line, ZCI_RANK_ADOPTED);
}

/* What a clause without a promulgation says of the text: changed in part, changed by an order,
 * or adopted anew. */
static void note_change(zci_adoptions *list, zci_facts *facts, zc_string clause)
{
    bool whole = zci_string_has(clause, "修订");
    bool part = zci_string_has(clause, "修正") || zci_string_has(clause, "修改");
    if ((whole || part) && zci_string_has(clause, "号"))
        forget(facts, ZC_FACT_NUMBER);
    list->renewed = (list->renewed || whole) && !part;
    list->in_part = (list->in_part || part) && !whole;
}

void zci_promulgation_read(zci_facts *facts, zc_string clause, zci_stretch span, uint64_t line)
{
    static const char *const promulgated[] = {"公布", "发布", "颁布"};
    static const char *const revised[] = {"修订"}; /* 令第677号修订公布 */
    order o;
    zc_string rest = without_blanks(clause);
    if (span.end.byte <= facts->adoptions.promulgation_end || zci_string_has(rest, "《") ||
        zci_string_has(rest, "〈"))
        return;
    facts->adoptions.promulgation_end = span.end.byte;
    if (!ENDS_IN(&rest, promulgated)) {
        note_change(&facts->adoptions, facts, rest);
        return;
    }
    if (ENDS_IN(&rest, revised))
        facts->adoptions.renewed = true;
    if (read_order(without_blanks(rest), &o))
        note_order(facts, &o, span, line);
}
