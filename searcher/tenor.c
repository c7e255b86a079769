/* What a small difference turns round in a text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "tenor.h"

#include "counter.h"
#include "sketch.h"

#include <stdbool.h>
#include <uchar.h>

/* ---- Words ------------------------------------------------------------- */

enum { WORD_CHARS = 4 };

typedef enum sense {
    SENSE_NONE, /* what only looks like one */
    SENSE_NOT,
    SENSE_MAY,
    SENSE_URGED,
    SENSE_NEARLY,
    SENSE_USUALLY,
    SENSE_IF_POSSIBLE,
    SENSE_ABOVE,
    SENSE_BELOW
} sense;

/* A closed class, simplified; of two that begin alike the longer is first. */
static const struct {
    char32_t text[WORD_CHARS + 1];
    sense sense;
} words[] = {
    {U"不断", SENSE_NONE},        {U"不仅", SENSE_NONE},
    {U"不但", SENSE_NONE},        {U"不", SENSE_NOT},
    {U"未来", SENSE_NONE},        {U"未", SENSE_NOT},
    {U"无", SENSE_NOT},           {U"非常", SENSE_NONE},
    {U"非", SENSE_NOT},           {U"没收", SENSE_NONE},
    {U"没", SENSE_NOT},           {U"勿", SENSE_NOT},
    {U"禁", SENSE_NOT},           {U"许可", SENSE_NONE},
    {U"认可", SENSE_NONE},        {U"可能", SENSE_NONE},
    {U"可靠", SENSE_NONE},        {U"可行", SENSE_NONE},
    {U"可持续", SENSE_NONE},      {U"可", SENSE_MAY},
    {U"允许", SENSE_MAY},         {U"准许", SENSE_MAY},
    {U"鼓励", SENSE_URGED},       {U"提倡", SENSE_URGED},
    {U"倡导", SENSE_URGED},       {U"基本原则", SENSE_NONE},
    {U"基本要求", SENSE_NONE},    {U"基本情况", SENSE_NONE},
    {U"基本公共", SENSE_NONE},    {U"基本养老", SENSE_NONE},
    {U"基本医疗", SENSE_NONE},    {U"基本", SENSE_NEARLY},
    {U"原则上", SENSE_USUALLY},   {U"一般", SENSE_USUALLY},
    {U"力争", SENSE_IF_POSSIBLE}, {U"争取", SENSE_IF_POSSIBLE},
    {U"尽量", SENSE_IF_POSSIBLE}, {U"尽可能", SENSE_IF_POSSIBLE},
    {U"以上", SENSE_ABOVE},       {U"以下", SENSE_BELOW},
};

enum { WORD_COUNT = sizeof words / sizeof *words };

/* How long the word that the units begin with is, and what it says; 0 where none of these is there.
 */
static size_t read_word(const zci_unit *units, size_t count, sense *said)
{
    for (size_t i = 0; i < WORD_COUNT; i++) {
        size_t len = 0;
        while (len < count && words[i].text[len] != 0 && units[len].cp == words[i].text[len])
            len++;
        if (words[i].text[len] == 0) {
            *said = words[i].sense;
            return len;
        }
    }
    return 0;
}

/* ---- Figures ----------------------------------------------------------- */

static const char32_t figures[] = U"〇零一二两三四五六七八九十百千万亿半";

enum {
    NOUGHT = 0x96F6,  /* 零 */
    CIRCLE = 0x3007,  /* 〇 */
    ONE = 0x4E00,     /* 一 */
    TWO = 0x4E8C,     /* 二 */
    TWO_OF = 0x4E24,  /* 两 */
    ORDINAL = 0x7B2C, /* 第 */
    OF = 0x4E4B       /* 之 */
};

static bool is_figure(uint32_t cp)
{
    size_t at = 0;
    while (figures[at] != 0 && figures[at] != cp)
        at++;
    return figures[at] != 0;
}

static uint32_t spelled(uint32_t cp)
{
    return cp == TWO_OF ? TWO : cp == NOUGHT ? CIRCLE : cp;
}

/* A lone 一 is an article, or a part of a word, more often than a figure: 一个, 进一步, 统一. */
static bool says_how_many(const zci_unit *units, size_t count, size_t start, size_t end)
{
    uint32_t before = start > 0 ? units[start - 1].cp : 0;
    if (end - start > 1 || units[start].cp != ONE || before == ORDINAL || before == OF)
        return true;
    int counter = zci_counter_at(units, count, end);
    return counter >= 0 && (counter & ZCI_COUNTER_SMALL) != 0;
}

/* How long the figure at unit `at` is, which is added if it is one. */
static size_t read_figure(const zci_unit *units, size_t count, size_t at, uint64_t *hash)
{
    size_t end = at;
    while (end < count && is_figure(units[end].cp))
        end++;
    if (end == at || !says_how_many(units, count, at, end))
        return end - at;
    for (size_t i = at; i < end; i++)
        *hash = zci_sketch_mix(*hash ^ spelled(units[i].cp));
    *hash = zci_sketch_mix(*hash);
    return end - at;
}

/* ---- All of it --------------------------------------------------------- */

/* Which characters may begin a word or figure, by their last bits: most begin none, and need no
 * closer look. */
enum { SIEVE_BITS = 1024 };

typedef struct sieve {
    uint64_t bits[SIEVE_BITS / 64];
} sieve;

static void let_pass(sieve *s, uint32_t cp)
{
    s->bits[cp % SIEVE_BITS / 64] |= UINT64_C(1) << cp % 64;
}

static bool passes(const sieve *s, uint32_t cp)
{
    return (s->bits[cp % SIEVE_BITS / 64] >> cp % 64 & 1) != 0;
}

static void make_sieve(sieve *s)
{
    *s = (sieve){0};
    for (size_t i = 0; i < WORD_COUNT; i++)
        let_pass(s, words[i].text[0]);
    for (size_t i = 0; figures[i] != 0; i++)
        let_pass(s, figures[i]);
}

uint64_t zci_tenor(const zci_unit *units, size_t count)
{
    uint64_t hash = 0;
    sieve s;
    make_sieve(&s);
    for (size_t at = 0; at < count;) {
        sense said = SENSE_NONE;
        bool plain = !passes(&s, units[at].cp);
        size_t len = plain ? 1 : read_word(units + at, count - at, &said);
        if (said != SENSE_NONE)
            hash = zci_sketch_mix(hash ^ said);
        if (len == 0)
            len = read_figure(units, count, at, &hash);
        at += len > 0 ? len : 1;
    }
    return hash;
}
