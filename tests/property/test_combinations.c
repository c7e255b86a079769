/* AND, OR, exclusions, 句() and 段() find the documents that they should.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Random combinations of short phrases are asked of an index of made-up texts and
 * answered once more by going through all of them. */
#include "both.h"
#include "test.h"

#include "base/utf8.h"

enum { PHRASES = 3 };

/* Within what the first two phrases of a query must stand. */
typedef enum extent { WHOLE, SENTENCE, PARAGRAPH } extent;

/* A form of query: @ stands for a phrase in quotes; `holds` says what it means. */
typedef struct form {
    const char *query;
    extent scope;
    bool (*holds)(bool a, bool b, bool c); /* of a document */
    bool (*inside)(bool a, bool b);        /* of a scope */
} form;

static bool all_three(bool a, bool b, bool c)
{
    return a && b && c;
}

static bool any(bool a, bool b, bool c)
{
    return a || b || c;
}

static bool first_alone(bool a, bool b, bool c)
{
    return a && !b && !c;
}

static bool first_not_both(bool a, bool b, bool c)
{
    return a && !(b && c);
}

static bool either_and_third(bool a, bool b, bool c)
{
    return (a || b) && c;
}

static bool scope_and_third(bool a, bool b, bool c)
{
    (void)b;
    return a && c; /* a: there is such a scope */
}

static bool scope_without_third(bool a, bool b, bool c)
{
    (void)b;
    return a && !c;
}

static bool both_inside(bool a, bool b)
{
    return a && b;
}

static bool either_inside(bool a, bool b)
{
    return a || b;
}

static bool first_inside(bool a, bool b)
{
    return a && !b;
}

static const form forms[] = {
    {"@ @ @", WHOLE, all_three, NULL},
    {"@ OR @ OR @", WHOLE, any, NULL},
    {"@ -@ -@", WHOLE, first_alone, NULL},
    {"@ -(@ @)", WHOLE, first_not_both, NULL},
    {"(@ OR @) @", WHOLE, either_and_third, NULL},
    {"句(@ @) @", SENTENCE, scope_and_third, both_inside},
    {"句(@ -@) @", SENTENCE, scope_and_third, first_inside},
    {"句(@ OR @) -@", SENTENCE, scope_without_third, either_inside},
    {"段(@ @) @", PARAGRAPH, scope_and_third, both_inside},
    {"段(@ -@) -@", PARAGRAPH, scope_without_third, first_inside},
};

enum { FORMS = sizeof forms / sizeof *forms };

/* ---- Phrases ----------------------------------------------------------- */

typedef struct phrase {
    char text[4 * ZCI_UTF8_MAX];
    ref_text symbols;
} phrase;

/* One to three Han characters that follow each other in some text. */
static void choose(chance *c, const ref_text *all, phrase *p)
{
    size_t at, len = 0, most = 1 + chance_below(c, 3);
    do {
        at = chance_below(c, all->len);
    } while (all->symbol[at].kind != REF_HAN);
    for (; most > 0 && at < all->len && all->symbol[at].kind == REF_HAN; most--, at++)
        len += zci_utf8_encode(all->symbol[at].cp, p->text + len);
    p->text[len] = '\0';
    ref_read_phrase(&p->symbols, p->text, len);
}

static bool stands_in(const ref_text *all, size_t from, size_t to, const phrase *p)
{
    for (size_t at = from; at + p->symbols.len <= to; at++) {
        if (ref_match_at(all, at, &p->symbols, false))
            return true;
    }
    return false;
}

/* ---- One document ------------------------------------------------------ */

static bool ends_scope(const ref_symbol *s, extent scope)
{
    bool sentence = s->cp == 0x3002 || s->cp == '!' || s->cp == '?';
    return s->kind == REF_BREAK && (s->cp == '\n' || (scope == SENTENCE && sentence));
}

static bool has_scope(const ref_text *all, size_t from, size_t to, const form *f,
                      const phrase *phrases)
{
    size_t start = from;
    for (size_t at = from; at <= to; at++) {
        if (at < to && !ends_scope(&all->symbol[at], f->scope))
            continue;
        if (f->inside(stands_in(all, start, at, &phrases[0]),
                      stands_in(all, start, at, &phrases[1])))
            return true;
        start = at + 1;
    }
    return false;
}

static size_t text_end(const exact_corpus *corpus, size_t text)
{
    bool last = text + 1 == corpus->text_count;
    return last ? corpus->all.len : corpus->text[text + 1].first - 1;
}

/* Whether the document of a text, with the title that stands beside it, is found. */
static bool is_wanted(const exact_corpus *corpus, size_t text, const form *f, const phrase *phrases)
{
    bool has[PHRASES] = {false, false, false};
    for (size_t t = 0; t < corpus->text_count; t++) {
        if (strcmp(corpus->text[t].document, corpus->text[text].document) != 0)
            continue;
        for (size_t i = 0; i < PHRASES; i++)
            has[i] = has[i] || stands_in(&corpus->all, corpus->text[t].first, text_end(corpus, t),
                                         &phrases[i]);
    }
    if (f->scope != WHOLE)
        has[0] =
            has_scope(&corpus->all, corpus->text[text].first, text_end(corpus, text), f, phrases);
    return f->holds(has[0], has[1], has[2]);
}

static bool is_found(const zc_answer *answer, const char *document)
{
    for (size_t i = 0; i < answer->hit_count; i++) {
        const zc_document *d = answer->hits[i].document;
        if (strcmp(d->id.data, document) == 0 || strcmp(d->path.data, document) == 0)
            return true;
    }
    return false;
}

/* ---- One query --------------------------------------------------------- */

static void write_query(char query[256], const form *f, const phrase *phrases)
{
    query[0] = '\0';
    for (const char *at = f->query; *at != '\0'; at++) {
        size_t len = strlen(query);
        if (*at == '@')
            snprintf(query + len, 256 - len, "\"%s\"", (phrases++)->text);
        else
            snprintf(query + len, 256 - len, "%c", *at);
    }
}

/* Compares both answers and returns how many documents they share. */
static size_t ask(const both *b, const form *f, const phrase *phrases)
{
    char query[256];
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_answer *answer;
    zc_error error;
    size_t count = 0;
    options.limit = ZC_LIMIT_MAX;
    options.strict = options.no_expand = true;
    write_query(query, f, phrases);
    assert_ok(zc_search(b->reader, text_of(query), &options, &answer, &error), error);
    for (size_t i = 0; i < b->corpus.document_count; i++) {
        size_t text = b->corpus.by_document[i];
        const char *document = b->corpus.text[text].document;
        bool wanted = is_wanted(&b->corpus, text, f, phrases);
        if (wanted != is_found(answer, document))
            fail_msg("%s: %s %s", query, document, wanted ? "is missed" : "should not be found");
        count += wanted;
    }
    assert_int_equal(answer->total, count);
    zc_answer_free(answer);
    return count;
}

static void combinations_find_what_they_say(void **state)
{
    (void)state;
    both b;
    chance c = chance_start(20240505);
    phrase phrases[PHRASES] = {{"", {0}}, {"", {0}}, {"", {0}}};
    size_t found[FORMS] = {0};
    both_start(&b);
    both_make_up(&b, &c);
    for (size_t round = 0; round < 20 * FORMS; round++) {
        for (size_t i = 0; i < PHRASES; i++)
            choose(&c, &b.corpus.all, &phrases[i]);
        found[round % FORMS] += ask(&b, &forms[round % FORMS], phrases);
    }
    for (size_t i = 0; i < FORMS; i++)
        assert_true(found[i] > 0);
    for (size_t i = 0; i < PHRASES; i++)
        ref_free(&phrases[i].symbols);
    both_finish(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(combinations_find_what_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
