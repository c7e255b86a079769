/* What this library makes of characters and words, as one number.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/fingerprint.h"

#include "base/utf8.h"
#include "text/fold.h"
#include "text/fold_rules.h"
#include "text/stem.h"

#include <string.h>

/* Characters that the table leaves to utf8proc: of several code points, and beyond U+FFFF. */
static const char characters[] =
    "…⑩⑳㈠㊿㎡㎏㏑½⅔ⅦⅫ℡™ﬁßŉǰΐևẖỗﷺ㌀㍻"
    "𐀀𝐀𝟙𝔷🄀🄰🅐🈁🈔𐐀𐒰𞤀𑢠𠮷𡃁𪚥丽𪘀𫝀"
    "𝅗𝅥𝄞𑄮𑇡𐄇𐏑𞓐𞥐😀\U000E0001\U000E0100";

/* Words for each rule of the English stemmer, and for what it excepts from them or may do in
 * another of its versions. */
static const char words[] =
    "abilities abruptly accompanied activate addendum added adjustment administrative agreed "
    "allowance andes anxious arsenal atlas bias boycotted canning caresses changing communism "
    "community conditional conformably consistency controlled cosmos cries decisiveness "
    "defensible dependence differently digitizer dying early earring education educational "
    "effective electrical electricity evening exceed exceedingly falling feudalism flying "
    "formalize formative gaps gas generally gently geologist goodness happy herring hesitancy "
    "hoping hopping hopeful hopefulness idly implementation inning institution international "
    "irritant kindergartens lateral later logically luxuriating lying management national "
    "news operator organization outing past paste philosophically policies possibly "
    "predication proceed proceedings publicly radically rational regulations replacement "
    "responsiveness revival roll schools sensibilities sensitivity singly skies skis sky "
    "standardization students succeed teaching ties topologies triplicate tying ugly "
    "universities university useless uselessly vietnamization vileness viscous watches youth";

static uint64_t add_characters(uint64_t sum)
{
    for (size_t at = 0; at + 1 < sizeof characters;) {
        int32_t cp;
        zci_folded folded;
        at += zci_utf8_decode(characters + at, sizeof characters - 1 - at, &cp);
        zci_fold((uint32_t)cp, &folded);
        for (unsigned i = 0; i < folded.count; i++) {
            sum = zci_fingerprint_add(sum, folded.cp[i]);
            sum = zci_fingerprint_add(sum, folded.plain[i]);
            sum = zci_fingerprint_add(sum, (uint32_t)folded.kind[i]);
        }
    }
    return sum;
}

static uint64_t add_text(uint64_t sum, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        sum = zci_fingerprint_add(sum, (unsigned char)text[i]);
    return zci_fingerprint_add(sum, 0);
}

static bool add_words(uint64_t *sum, zci_stemmer *stemmer)
{
    for (const char *word = words; *word != '\0'; word += strspn(word, " ")) {
        size_t word_len = strcspn(word, " "), len;
        const char *stem = zci_stem(stemmer, word, word_len, &len);
        if (stem == NULL)
            return false;
        *sum = add_text(*sum, stem, len);
        word += word_len;
    }
    return true;
}

bool zci_fingerprint(uint64_t *fingerprint)
{
    /* With its version of Unicode utf8proc gets characters that the list cannot name yet. */
    const char *unicode = zci_fold_unicode();
    uint64_t sum = add_text(zci_fold_fingerprint, unicode, strlen(unicode));
    zci_stemmer *stemmer = zci_stemmer_new();
    bool done = stemmer != NULL;
    sum = add_characters(sum);
    if (done)
        done = add_words(&sum, stemmer);
    zci_stemmer_free(stemmer);
    *fingerprint = done ? sum : 0;
    return done;
}
