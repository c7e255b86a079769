/* Lines that are a document's date.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "date_line.h"

#include "base/string.h"
#include "issuer.h"
#include "mark.h"
#include "promulgation.h"

#include <string.h>

enum {
    REST_CHARS_MAX = 40,     /* behind the date of an adoption */
    AMENDED_CHARS_MAX = 200, /* of an amendment, which names the decisions that made it */
    LINE_CHARS_MAX = 1000,   /* of a list that is one line */
    NEXT_LINES_MAX = 2       /* from one line of a list to the next: a blank one may lie between */
};

#define COUNT_OF(words) (sizeof(words) / sizeof(words)[0])

/* ---- Clauses ------------------------------------------------------------- */

/* A date and what is said to have been done then: 2018年10月26日 第三次会议修订. */
typedef struct clause {
    zci_date date;
    zci_stretch span; /* of the date */
    zci_place said;   /* where what was done begins */
    zci_place end;    /* where the next date begins, or the line ends */
    zc_string rest;   /* what was done, without what leads to the next date */
    zc_string who;    /* the same, of the first of several bodies */
    bool open;        /* within a title, where the line ends */
    uint64_t line;    /* of the date */
} clause;

/* Moves to the next date to the day that stands in no title, or to the end, and says whether
 * that is within a title. */
static bool find_date(zci_scan *scan)
{
    int depth = 0;
    int32_t cp, before = 0;
    for (; (cp = zci_scan_peek(scan)) != ZCI_SCAN_END; before = cp, zci_scan_next(scan)) {
        zci_date date;
        zci_scan ahead = *scan;
        depth += cp == 0x300A;              /* 《 */
        depth -= cp == 0x300B && depth > 0; /* 》 */
        bool figure = zci_is_digit(cp) || zci_han_numeral(cp) >= 0;
        bool inside = zci_is_digit(before) || zci_han_numeral(before) >= 0;
        if (figure && !inside && depth == 0 && zci_date_scan(&ahead, &date) &&
            date.len == ZCI_DATE_WHOLE)
            return false;
    }
    return depth > 0;
}

/* Takes off what a clause ends with and does not say. */
static zc_string trim_clause(zc_string rest)
{
    static const char *const tails[] = {" ",
                                        "\xE3\x80\x80",
                                        "\xC2\xA0",
                                        ")",
                                        "）",
                                        "*",
                                        "，",
                                        "；",
                                        "、",
                                        "和",
                                        ",",
                                        ";",
                                        "。根据",
                                        "根据",
                                        "自发布之日施行",
                                        "自公布之日施行",
                                        "自发布之日起施行",
                                        "自公布之日起施行",
                                        "自"};
    for (size_t i = 0; i < COUNT_OF(tails);) {
        if (zci_string_ends(rest, tails[i])) {
            rest.len -= strlen(tails[i]);
            i = 0;
        } else {
            i++;
        }
    }
    return rest;
}

/* Reads what follows one date and moves to the next; false when no date is here. */
static bool read_one(zci_scan *scan, uint64_t line, clause *c)
{
    c->line = line;
    zci_place start = scan->at;
    if (!zci_date_scan(scan, &c->date))
        return false;
    c->span = (zci_stretch){start, scan->at};
    c->said = scan->at;
    c->open = find_date(scan);
    c->end = scan->at;
    c->rest = trim_clause(zci_stretch_string(scan->text, (zci_stretch){c->said, c->end}));
    c->who = c->rest;
    return true;
}

/* Whether a clause only names who met, and the next one says what both did. */
static bool is_joint(const clause *c)
{
    static const char *const joints[] = {"、", "和", "，", "；", ",", ";"};
    size_t len = c->end.byte - c->said.byte;
    zc_string lead = {c->rest.data + c->rest.len, len - c->rest.len};
    return c->date.len == ZCI_DATE_WHOLE && zci_string_ends(c->rest, "会议") &&
           zci_string_has_one_of(lead, joints, COUNT_OF(joints));
}

/* Reads a clause that begins here and moves to the next one; false when no date does.  Of
 * 2023年3月27日甲委员会会议、2023年7月27日乙委员会会议通过 the later date is that of both. */
static bool read_clause(zci_scan *scan, uint64_t line, clause *c)
{
    if (!read_one(scan, line, c))
        return false;
    clause next;
    for (zci_scan ahead = *scan; is_joint(c) && read_one(&ahead, line, &next); *scan = ahead) {
        if (strcmp(c->date.text, next.date.text) > 0) {
            next.date = c->date;
            next.span = c->span;
        }
        next.who = c->who;
        *c = next;
    }
    return true;
}

static size_t rest_chars(const clause *c)
{
    return c->end.chars - c->said.chars;
}

/* ---- What a clause says -------------------------------------------------- */

static bool says_adopted(const clause *c)
{
    static const char *const words[] = {"通过", "公布", "发布", "印发", "颁布"};
    return rest_chars(c) <= REST_CHARS_MAX &&
           zci_string_ends_in_one_of(c->rest, words, COUNT_OF(words));
}

static bool ends_amended(zc_string rest)
{
    static const char *const words[] = {"修正", "修订", "修改"};
    return zci_string_ends_in_one_of(rest, words, COUNT_OF(words));
}

static bool says_amended(const clause *c)
{
    return rest_chars(c) <= AMENDED_CHARS_MAX && c->date.len == ZCI_DATE_WHOLE &&
           ends_amended(c->rest);
}

/* Whether it says that the text was adopted anew: 修订通过, 修正公布, or 通过 once more.  Of a list
 * of adoptions, that is: a day of a meeting may read like this. */
static bool says_adopted_anew(const clause *c)
{
    static const char *const words[] = {"通过", "修订", "修正", "修改"};
    return says_adopted(c) && c->date.len == ZCI_DATE_WHOLE &&
           zci_string_has_one_of(c->rest, words, COUNT_OF(words));
}

/* Whether it names an act that amended the text, without saying so:
 * …会议通过的《某法修正案（二）》. Only a list of adoptions is short of words in this way. */
static bool names_amendment(const clause *c)
{
    return rest_chars(c) <= AMENDED_CHARS_MAX && c->date.len == ZCI_DATE_WHOLE &&
           zci_string_has(c->rest, "会议通过的《") && zci_string_ends(c->rest, "》") &&
           (zci_string_has(c->rest, "修正案") || zci_string_has(c->rest, "决定"));
}

/* Whether it may be one of a list of adoptions, though not one that dates the text: 批准. */
static bool is_of_list(const clause *c)
{
    static const char *const words[] = {"会议", "令",   "批准", "修正", "修订",
                                        "修改", "公布", "公告", "施行"};
    if (c->date.len != ZCI_DATE_WHOLE || zci_string_has(c->rest, "。"))
        return false;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (zci_string_has(c->rest, words[i]))
            return true;
    }
    return false;
}

/* ---- Adoptions ----------------------------------------------------------- */

/* Whether a line may go on with a list of adoptions. */
static bool goes_on(const zci_facts *facts, uint64_t line)
{
    return facts->value[ZC_FACT_WRITTEN].rank == ZCI_RANK_ADOPTED &&
           line >= facts->adoptions.line && line - facts->adoptions.line <= NEXT_LINES_MAX;
}

/* …《…的决定》第二次修正。: the last line of a list may end as a sentence does. */
static void drop_stop(const zci_facts *facts, clause *c, uint64_t line)
{
    static const char stop[] = "。";
    bool names_act = zci_string_has(c->rest, "决定") || zci_string_has(c->rest, "会议");
    if (!names_act || !goes_on(facts, line) || !zci_string_ends(c->rest, stop))
        return;
    zc_string rest = trim_clause((zc_string){c->rest.data, c->rest.len - strlen(stop)});
    if (ends_amended(rest) && !zci_string_has(rest, stop))
        c->rest = rest;
}

/* Who adopted a text, or amended it, which is the same body where none is said to have adopted it
 * before.  What another body approved is not its own. */
static void note_adopter(zci_facts *facts, const clause *c)
{
    zci_scan scan = {c->who.data, c->who.len, {0, 0}};
    zci_scan_skip_blanks(&scan);
    zci_scan_skip(&scan, 0x7ECF); /* 经 */
    zc_string who = {scan.text + scan.at.byte, scan.len - scan.at.byte};
    if (zci_string_has(who, "批准"))
        return;
    zc_string adopter = zci_issuer_of_session(who, facts->arena);
    facts->failed = facts->failed || adopter.data == NULL;
    if (adopter.len == 0)
        adopter = zci_issuer_of_meeting(who);
    zci_facts_note(facts, ZC_FACT_ISSUER, adopter, (zci_stretch){c->span.start, c->end}, c->line,
                   ZCI_RANK_ADOPTED);
}

/* Notes when a text was adopted or amended, as a line says, and by whom.  Of a list of such lines
 * the last date stays: it is that of the text as it stands here. */
static void note_adoption(zci_facts *facts, const clause *c, uint64_t line)
{
    if (goes_on(facts, line))
        facts->value[ZC_FACT_WRITTEN].rank = ZCI_RANK_NONE;
    if (zci_facts_note_date(facts, ZC_FACT_WRITTEN, &c->date, c->span, c->line, ZCI_RANK_ADOPTED))
        facts->adoptions.line = line;
    note_adopter(facts, c);
}

/* Of an amendment that another body approved, 2011年11月25日…批准的2011年11月15日…修正, the
 * later date is that of the text. */
static const clause *later_of(const clause *approval, const clause *amendment)
{
    bool approved = zci_string_ends(approval->rest, "批准的") &&
                    strcmp(approval->date.text, amendment->date.text) > 0;
    return approved ? approval : amendment;
}

/* Keeps the date of an amendment whose line breaks off in a title. */
static void keep_open(zci_facts *facts, const clause *c)
{
    if (!c->open || c->date.len != ZCI_DATE_WHOLE)
        return;
    facts->adoptions.open = c->date;
    facts->adoptions.span = c->span;
    facts->adoptions.open_line = c->line;
}

/* Who promulgated the text, as a clause of a list says that goes on with its line. */
static void read_promulgation(zci_facts *facts, const clause *c, uint64_t line)
{
    if (goes_on(facts, line))
        zci_promulgation_read(facts, c->rest, (zci_stretch){c->span.start, c->end}, c->line);
}

/* Reads the clauses of a line behind its first one, for the last that adopted or amended it. */
static void read_amendments(zci_facts *facts, const clause *first, zci_scan scan,
                            const zci_line *line)
{
    clause c, before = *first, dated = *first, last = {.date = {.len = 0}};
    for (; scan.at.byte < scan.len && read_clause(&scan, line->number, &c); before = c) {
        drop_stop(facts, &c, line->number);
        dated = *later_of(&before, &c);
        dated.open = c.open;
        dated.who = c.who;
        bool of_list = says_adopted_anew(&c) || names_amendment(&c);
        if (says_amended(&c) || (of_list && goes_on(facts, line->number)))
            last = dated;
        read_promulgation(facts, &c, line->number);
    }
    if (last.date.len > 0)
        note_adoption(facts, &last, line->number);
    if (goes_on(facts, line->number))
        keep_open(facts, &dated);
}

/* 〈某条例〉的决定》第二次修正, below the line that names the date. */
static void close_open(zci_facts *facts, zci_stretch span, uint64_t line)
{
    zci_adoptions *list = &facts->adoptions;
    zc_string rest = trim_clause(zci_page_string(facts->page, span));
    if (list->open.len == 0 || !goes_on(facts, line) ||
        zci_stretch_chars(span) > AMENDED_CHARS_MAX || zci_string_has(rest, "。"))
        return;
    list->line = line;
    if (!ends_amended(rest))
        return;
    clause c = {.date = list->open, .who = {"", 0}, .span = list->span, .line = list->open_line};
    note_adoption(facts, &c, line);
}

static void read_adoptions(zci_facts *facts, const clause *first, zci_scan scan,
                           const zci_line *line)
{
    bool adopted = says_adopted(first), of_list = is_of_list(first);
    bool alive = of_list && goes_on(facts, line->number);
    if (adopted || says_amended(first) || (alive && names_amendment(first)))
        note_adoption(facts, first, line->number);
    else if (alive)
        facts->adoptions.line = line->number;
    read_promulgation(facts, first, line->number);
    if (of_list || adopted)
        read_amendments(facts, first, scan, line);
}

/* ---- Lines --------------------------------------------------------------- */

static bool is_han_date(const zci_page *page, zci_stretch span)
{
    return zci_string_has(zci_page_string(page, span), "年");
}

/* 根据 before the date, in a list that goes on. */
static bool skip_basis(zci_scan *scan)
{
    zci_scan ahead = *scan;
    if (zci_scan_skip(&ahead, 0x6839) && zci_scan_skip(&ahead, 0x636E)) {
        zci_scan_skip_blanks(&ahead);
        *scan = ahead;
        return true;
    }
    return false;
}

/* 一、报名时间, but no title. */
static bool is_numbered(const char *text, const zci_line *line)
{
    zci_mark mark;
    return !zci_line_is_blank(line) && zci_mark_read(text, line->span, &mark) && !mark.dotless &&
           mark.kind >= ZCI_HEADING_HAN && mark.kind <= ZCI_HEADING_CIRCLE;
}

static void read_alone(zci_facts *facts, const clause *c, const zci_line *before)
{
    bool han = is_han_date(facts->page, c->span);
    if (before != NULL && !is_numbered(facts->page->text, before))
        zci_facts_note_date(facts, han ? ZC_FACT_WRITTEN : ZC_FACT_PAGE_DATE, &c->date, c->span,
                            c->line, ZCI_RANK_ALONE);
}

void zci_date_line_read(zci_facts *facts, const zci_line *line, const zci_line *before)
{
    clause first;
    zci_scan scan = zci_page_scan(facts->page, line->span);
    if (zci_stretch_chars(line->span) > LINE_CHARS_MAX)
        return;
    zci_page_skip_wrapping(&scan);
    if (skip_basis(&scan) && !goes_on(facts, line->number))
        return;
    if (!read_clause(&scan, line->number, &first) || first.date.len == 4) {
        close_open(facts, line->span, line->number);
        return;
    }
    drop_stop(facts, &first, line->number);
    facts->adoptions.open.len = 0;
    if (first.rest.len == 0 && scan.at.byte == scan.len)
        read_alone(facts, &first, before);
    else
        read_adoptions(facts, &first, scan, line);
}

void zci_date_line_read_adoption(zci_facts *facts, const zci_line *line)
{
    zci_date_line_read(facts, line, NULL);
}
