/* Documents that are copies of one another.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "copies.h"

#include "base/fail.h"
#include "base/hash.h"
#include "base/string.h"
#include "base/utf8.h"
#include "passage_text.h"
#include "schema/schema.h"
#include "sketch.h"
#include "store/values.h"
#include "text/compact.h"
#include "text/fold.h"

#include <stdlib.h>

enum {
    TRIES = 16,        /* documents looked at for each passage that says the same */
    LETTERS = 64,      /* of a passage that are compared before the text is */
    SHARED = 2,        /* such passages that copies have, where they are shown by so many */
    NUMBERS_SPARE = 1, /* numbers that may differ, and one more of each so many */
    NUMBERS_EACH = 20
};

static const size_t NOWHERE = SIZE_MAX; /* the end of a chain */

/* A document, as far as it is read. */
typedef struct whole {
    bool has_facts, has_text;
    zci_docid header;
    uint64_t passages;
    zci_sketch sketch;
    uint64_t *number; /* hashes of the numbers in it, ascending */
    size_t number_count;
    uint64_t year;
    zc_string document_number;
} whole;

typedef struct finding {
    zc_reader *reader;
    const zci_copy *copies;
    size_t count;
    whole *wholes; /* of each */
    zci_arena arena;
    zci_buffer scratch;
    zci_passage_text text;
    zci_sketcher sketcher;
    zc_error *error;
} finding;

/* ---- Whole texts ------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/* The numbers of "2022 18 ", each as often as it occurs. */
static zc_status keep_numbers(finding *f, whole *w)
{
    const char *figures = f->sketcher.figures.data;
    size_t len = f->sketcher.figures.len, room = 0, start = 0;
    for (size_t i = 0; i < len; i++)
        room += figures[i] == ' ';
    w->number = zci_arena_alloc(&f->arena, room, sizeof *w->number);
    if (w->number == NULL)
        return zci_fail_memory(f->error);
    for (size_t i = 0; i < len; i++) {
        if (figures[i] != ' ')
            continue;
        w->number[w->number_count++] = zci_hash64(figures + start, i - start);
        start = i + 1;
    }
    if (w->number_count > 0)
        qsort(w->number, w->number_count, sizeof *w->number, by_value);
    return ZC_OK;
}

typedef struct reading {
    finding *finding;
    zci_sketch *sketch;
} reading;

static zc_status read_passage(void *context, size_t index, const char *value, size_t len,
                              zc_error *error)
{
    (void)index;
    const reading *r = context;
    finding *f = r->finding;
    zc_status status = zci_passage_text_read(&f->text, value, len, error);
    if (status == ZC_OK)
        zci_sketcher_add(&f->sketcher, r->sketch, f->text.units.unit, f->text.units.len);
    return status;
}

static zc_status read_facts(finding *f, size_t index)
{
    whole *w = &f->wholes[index];
    zci_document_record record;
    if (w->has_facts)
        return ZC_OK;
    w->header = zci_documents_header(&f->reader->documents, f->copies[index].document);
    zc_status status = zci_documents_record(f->reader->store, w->header, &f->scratch, &f->arena,
                                            &record, f->error);
    if (status != ZC_OK)
        return status;
    w->has_facts = true;
    w->passages = record.count[ZCI_DOCUMENT_PASSAGES];
    w->year = record.count[ZCI_DOCUMENT_YEAR];
    w->document_number = record.text[ZCI_DOCUMENT_NUMBER];
    return ZC_OK;
}

/* Sketches its first passages. */
static zc_status read_text(finding *f, size_t index)
{
    whole *w = &f->wholes[index];
    reading r = {f, &w->sketch};
    size_t count = w->passages < ZCI_COPIES_PASSAGES ? (size_t)w->passages : ZCI_COPIES_PASSAGES;
    zci_docid docids[ZCI_COPIES_PASSAGES];
    if (w->has_text)
        return ZC_OK;
    for (size_t i = 0; i < count; i++)
        docids[i] = w->header + 1 + (zci_docid)i;
    zci_sketcher_start(&f->sketcher, &w->sketch);
    zc_status status = zci_store_values(f->reader->store, ZCI_SLOT_PASSAGE, docids, count,
                                        read_passage, &r, f->error);
    if (status == ZC_OK && !zci_sketcher_finish(&f->sketcher, &w->sketch))
        status = zci_fail_memory(f->error);
    w->has_text = status == ZC_OK;
    return status == ZC_OK ? keep_numbers(f, w) : status;
}

/* ---- Comparing --------------------------------------------------------- */

/* Whether the numbers of the one with fewer stand in the other, but for a few. */
static bool share_numbers(const whole *a, const whole *b)
{
    size_t i = 0, j = 0, both = 0;
    size_t fewer = a->number_count < b->number_count ? a->number_count : b->number_count;
    while (i < a->number_count && j < b->number_count) {
        uint64_t x = a->number[i], y = b->number[j];
        both += x == y;
        i += x <= y;
        j += y <= x;
    }
    return fewer - both <= NUMBERS_SPARE + fewer / NUMBERS_EACH;
}

static bool differ(zc_string a, zc_string b)
{
    return a.len > 0 && b.len > 0 && !zci_string_same(a, b);
}

static bool facts_differ(const whole *a, const whole *b)
{
    return (a->year != b->year && a->year != 0 && b->year != 0) ||
           differ(a->document_number, b->document_number);
}

static bool say_the_same(const whole *a, const whole *b)
{
    return zci_sketch_lengths(a->sketch.len, b->sketch.len, ZCI_COPIES_LEAST) &&
           share_numbers(a, b) && zci_sketch_share(&a->sketch, &b->sketch) >= ZCI_COPIES_LEAST;
}

/* By the counts of the index, which cost nothing. */
static bool may_be_copies(const finding *f, size_t a, size_t b)
{
    const zci_documents *documents = &f->reader->documents;
    double x = zci_documents_length(documents, f->copies[a].document);
    double y = zci_documents_length(documents, f->copies[b].document);
    return x >= ZCI_COPIES_CHARS && y >= ZCI_COPIES_CHARS &&
           zci_sketch_lengths(x, y, ZCI_COPIES_LEAST);
}

/* ---- Who may be whose -------------------------------------------------- */

/* A passage that a document is shown by. */
typedef struct passage {
    zci_docid docid;
    size_t place;  /* among all of them */
    uint64_t text; /* hash of its first letters */
} passage;

/* Documents by the passages that they are shown by; those of the same letters are one. */
typedef struct shown {
    passage *passages; /* by docid, then by text */
    size_t count;
    size_t *first;  /* of each document: its first passage, in the order of the documents */
    size_t *leader; /* of each passage: one with the same letters, the same for all of them */
    size_t *head;   /* by leader: a passage of a document that is no copy, */
    size_t *next;   /* by passage: and the one before */
} shown;

/* A document, and how many passages like those of another it holds. */
typedef struct shared {
    size_t document, passages;
} shared;

static void free_shown(shown *s)
{
    free(s->passages);
    free(s->first);
    free(s->leader);
    free(s->head);
    free(s->next);
}

static int by_docid(const void *a, const void *b)
{
    const passage *x = a, *y = b;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

static int by_text(const void *a, const void *b)
{
    const passage *x = a, *y = b;
    if (x->text != y->text)
        return x->text < y->text ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* Punctuation, blanks and script do not count.  A document without text is shown by the
 * docid behind its header, where there may be no passage. */
static zc_status hash_letters(void *context, size_t index, const char *value, size_t len,
                              zc_error *error)
{
    shown *s = context;
    zci_passage_record record;
    zci_folded folded;
    uint32_t letter[LETTERS];
    size_t letters = 0;
    zc_status status = ZC_OK;
    record.compact_len = 0;
    if (len > 0)
        status = zci_passage_record_read(value, len, &record, error);
    for (size_t at = 0; status == ZC_OK && at < record.compact_len && letters < LETTERS;) {
        int32_t cp;
        at += zci_compact_next(record.compact + at, record.compact_len - at, &cp);
        zci_fold(cp < 0 ? ZCI_REPLACEMENT : (uint32_t)cp, &folded);
        for (unsigned i = 0; i < folded.count && letters < LETTERS; i++) {
            if (folded.kind[i] <= ZCI_CLASS_MARK)
                letter[letters++] = folded.cp[i];
        }
    }
    s->passages[index].text = zci_hash64(letter, letters * sizeof *letter);
    return status;
}

static zc_status alloc_shown(finding *f, shown *s)
{
    size_t room = f->count * ZC_PASSAGES_PER_DOCUMENT + 1;
    s->passages = malloc(room * sizeof *s->passages);
    s->first = malloc((f->count + 1) * sizeof *s->first);
    s->leader = malloc(room * sizeof *s->leader);
    s->head = malloc(room * sizeof *s->head);
    s->next = malloc(room * sizeof *s->next);
    return s->passages == NULL || s->first == NULL || s->leader == NULL || s->head == NULL ||
                   s->next == NULL
               ? zci_fail_memory(f->error)
               : ZC_OK;
}

static zc_status read_passages(finding *f, shown *s)
{
    zci_docid *docids = zci_arena_alloc(&f->arena, s->count, sizeof *docids);
    if (docids == NULL)
        return zci_fail_memory(f->error);
    qsort(s->passages, s->count, sizeof *s->passages, by_docid);
    for (size_t i = 0; i < s->count; i++)
        docids[i] = s->passages[i].docid;
    return zci_store_values(f->reader->store, ZCI_SLOT_PASSAGE, docids, s->count, hash_letters, s,
                            f->error);
}

static zc_status read_shown(finding *f, shown *s)
{
    zc_status status = alloc_shown(f, s);
    for (size_t i = 0; status == ZC_OK && i < f->count; i++) {
        s->first[i] = s->count;
        for (size_t j = 0; j < f->copies[i].passage_count; j++) {
            s->passages[s->count] = (passage){f->copies[i].passage[j], s->count, 0};
            s->count++;
        }
    }
    if (status == ZC_OK)
        status = read_passages(f, s);
    if (status != ZC_OK)
        return status;
    qsort(s->passages, s->count, sizeof *s->passages, by_text);
    for (size_t i = 0, leader = 0; i < s->count; i++) {
        if (i == 0 || s->passages[i].text != s->passages[i - 1].text)
            leader = s->passages[i].place;
        s->leader[s->passages[i].place] = leader;
        s->head[i] = NOWHERE;
    }
    return ZC_OK;
}

/* The document that holds a passage. */
static size_t holder(const finding *f, const shown *s, size_t place)
{
    size_t low = 0, high = f->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (s->first[middle] <= place)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Whether two documents are copies: what costs least is asked first. */
static zc_status compare(finding *f, size_t a, size_t b, bool *copies)
{
    *copies = false;
    if (!may_be_copies(f, a, b))
        return ZC_OK;
    zc_status status = read_facts(f, a);
    if (status == ZC_OK)
        status = read_facts(f, b);
    if (status != ZC_OK || facts_differ(&f->wholes[a], &f->wholes[b]))
        return status;
    status = read_text(f, a);
    if (status == ZC_OK)
        status = read_text(f, b);
    *copies = status == ZC_OK && say_the_same(&f->wholes[a], &f->wholes[b]);
    return status;
}

/* Counts each document before this one that holds a passage like one of its own. */
static size_t count_shared(const finding *f, const shown *s, size_t index, shared *others)
{
    size_t count = 0, end = s->first[index] + f->copies[index].passage_count;
    for (size_t p = s->first[index]; p < end; p++) {
        size_t at = s->head[s->leader[p]];
        for (int i = 0; i < TRIES && at != NOWHERE; i++, at = s->next[at]) {
            size_t other = holder(f, s, at), place = 0;
            while (place < count && others[place].document != other)
                place++;
            if (place == count)
                others[count++] = (shared){other, 0};
            others[place].passages++;
        }
    }
    return count;
}

/* The first document that this one is a copy of; itself where there is none. */
static zc_status look_up(finding *f, const shown *s, size_t index, size_t *found)
{
    shared others[TRIES * ZC_PASSAGES_PER_DOCUMENT];
    size_t count = count_shared(f, s, index, others);
    zc_status status = ZC_OK;
    *found = index;
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        bool copies = false;
        size_t other = others[i].document, least = f->copies[index].passage_count;
        if (f->copies[other].passage_count < least)
            least = f->copies[other].passage_count;
        if (other < *found && others[i].passages >= (least < SHARED ? least : SHARED))
            status = compare(f, index, other, &copies);
        if (copies)
            *found = other;
    }
    return status;
}

/* What the first of some copies does not tell of itself another one tells: two that differ
 * are not copies of a third that is silent. */
static void learn(whole *first, const whole *copy)
{
    if (first->year == 0)
        first->year = copy->year;
    if (first->document_number.len == 0)
        first->document_number = copy->document_number;
}

static zc_status lead(finding *f, shown *s, size_t *leader)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < f->count; i++) {
        size_t end = s->first[i] + f->copies[i].passage_count;
        status = look_up(f, s, i, &leader[i]);
        if (status == ZC_OK && leader[i] != i)
            learn(&f->wholes[leader[i]], &f->wholes[i]);
        for (size_t p = s->first[i]; status == ZC_OK && leader[i] == i && p < end; p++) {
            s->next[p] = s->head[s->leader[p]];
            s->head[s->leader[p]] = p;
        }
    }
    return status;
}

zc_status zci_copies_find(zc_reader *reader, const zci_copy *copies, size_t count, size_t *leader,
                          zc_error *error)
{
    finding f = {.reader = reader,
                 .copies = copies,
                 .count = count,
                 .wholes = calloc(count + 1, sizeof *f.wholes),
                 .error = error};
    shown s = {0};
    zc_status status = f.wholes == NULL ? zci_fail_memory(error) : read_shown(&f, &s);
    if (status == ZC_OK)
        status = lead(&f, &s, leader);
    free_shown(&s);
    free(f.wholes);
    zci_passage_text_free(&f.text);
    zci_sketcher_free(&f.sketcher);
    zci_buffer_free(&f.scratch);
    zci_arena_clear(&f.arena);
    return status;
}
