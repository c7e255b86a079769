/* Writes the tables of characters as C source: run once, when the project is built.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The mapping from traditional to simplified characters is OpenCC's (t2s, asked
 * one character at a time); with the table in the library nothing of OpenCC is
 * needed at run time and no time is spent at start. */
#include "base/utf8.h"
#include "text/common_han.h"
#include "text/compact.h"
#include "text/fingerprint.h"
#include "text/fold_rules.h"
#include "text/han_order.h"

#include <inttypes.h>
#include <opencc/opencc.h>
#include <stdio.h>
#include <stdlib.h>

enum { BMP = 0x10000, SLOW = 0xFFFF };

/* Of all values written so far. */
static uint64_t fingerprint = ZCI_FINGERPRINT_START;

static unsigned summed(uint32_t value)
{
    fingerprint = zci_fingerprint_add(fingerprint, value);
    return (unsigned)value;
}

static uint32_t to_simplified(opencc_t converter, uint32_t cp)
{
    char text[ZCI_UTF8_MAX];
    size_t len = zci_utf8_encode(cp, text);
    char *converted = opencc_convert_utf8(converter, text, len);
    if (converted == NULL) {
        fprintf(stderr, "make_fold_table: OpenCC: %s\n", opencc_error());
        exit(1);
    }
    int32_t simple = (int32_t)cp;
    size_t converted_len = 0;
    while (converted[converted_len] != '\0')
        converted_len++;
    /* Only one-to-one: a character that became several is left as it is. */
    if (converted_len > 0 && zci_utf8_decode(converted, converted_len, &simple) != converted_len)
        simple = (int32_t)cp;
    opencc_convert_utf8_free(converted);
    return (uint32_t)simple;
}

/* Mapping twice must be mapping once, or text and query could disagree. */
static uint32_t settle(opencc_t converter, uint32_t cp)
{
    for (int step = 0; step < 4; step++) {
        uint32_t next = zci_is_han(cp) ? to_simplified(converter, cp) : cp;
        if (next == cp)
            return cp;
        cp = next;
    }
    return cp;
}

static unsigned fold_of(opencc_t converter, uint32_t cp)
{
    uint32_t folded[ZCI_FOLD_MAX];
    if (cp >= 0xD800 && cp <= 0xDFFF)
        return ZCI_REPLACEMENT;
    if (zci_fold_compatibility(cp, folded) != 1)
        return SLOW;
    uint32_t simple = settle(converter, folded[0]);
    return simple < SLOW ? simple : SLOW;
}

static void write_folds(opencc_t converter)
{
    printf("const uint16_t zci_fold_bmp[65536] = {");
    for (uint32_t cp = 0; cp < BMP; cp++)
        printf("%s%u,", cp % 16 == 0 ? "\n" : "", summed(fold_of(converter, cp)));
    printf("\n};\n\n");
}

static void write_classes(void)
{
    printf("const uint8_t zci_class_bmp[65536] = {");
    for (uint32_t cp = 0; cp < BMP; cp++) {
        int surrogate = cp >= 0xD800 && cp <= 0xDFFF;
        printf("%s%u,", cp % 32 == 0 ? "\n" : "",
               summed(surrogate ? ZCI_CLASS_BREAK : zci_fold_class(cp)));
    }
    printf("\n};\n\n");
}

/* Traditional characters that the 16-bit table cannot hold. */
static void write_pairs(opencc_t converter)
{
    size_t count = 0;
    printf("const zci_fold_pair zci_fold_pairs[] = {\n");
    for (uint32_t cp = 0x3400; cp < 0x32400; cp++) {
        if (!zci_is_han(cp))
            continue;
        uint32_t simple = settle(converter, cp);
        if (simple == cp || (cp < BMP && simple < SLOW))
            continue;
        printf("{0x%X, ", summed(cp));
        printf("0x%X},\n", summed(simple));
        count++;
    }
    printf("};\nconst unsigned zci_fold_pair_count = %zu;\n", count);
}

/* Gives `cp` the next rank unless it has one. */
static void give_rank(uint32_t cp, unsigned *next, uint16_t rank[], uint16_t by_rank[])
{
    if (cp < ZCI_HAN_FIRST || cp > ZCI_HAN_LAST || by_rank[rank[cp - ZCI_HAN_FIRST]] == cp)
        return;
    rank[cp - ZCI_HAN_FIRST] = (uint16_t)*next;
    by_rank[(*next)++] = (uint16_t)cp;
}

static void write_table(const char *name, const uint16_t *values)
{
    printf("\nconst uint16_t %s[ZCI_HAN_COUNT] = {", name);
    for (unsigned i = 0; i < ZCI_HAN_COUNT; i++)
        printf("%s%u,", i % 16 == 0 ? "\n" : "", summed(values[i]));
    printf("\n};\n");
}

/* The characters that take one byte in a passage's stored text. */
static void write_singles(const uint16_t by_rank[])
{
    static const char signs[] = ZCI_COMMON_SIGNS;
    unsigned count = ZCI_COMPACT_SINGLE_HAN;
    printf("\nconst uint16_t zci_compact_single[ZCI_COMPACT_SINGLES] = {");
    for (unsigned i = 0; i < count; i++)
        printf("%u,", summed(by_rank[i]));
    for (size_t at = 0; at + 1 < sizeof signs; count++) {
        int32_t cp;
        at += zci_utf8_decode(signs + at, sizeof signs - 1 - at, &cp);
        printf("%u,", summed((uint32_t)cp));
    }
    printf("};\n");
    if (count != ZCI_COMPACT_SINGLES) {
        fprintf(stderr, "make_fold_table: %u characters of one byte, not %d\n", count,
                ZCI_COMPACT_SINGLES);
        exit(1);
    }
}

static void write_order(void)
{
    static uint16_t rank[ZCI_HAN_COUNT], by_rank[ZCI_HAN_COUNT];
    static const char common[] = ZCI_COMMON_HAN;
    unsigned next = 0;
    for (size_t at = 0; at + 1 < sizeof common;) {
        int32_t cp;
        at += zci_utf8_decode(common + at, sizeof common - 1 - at, &cp);
        give_rank((uint32_t)cp, &next, rank, by_rank);
    }
    for (uint32_t cp = ZCI_HAN_FIRST; cp <= ZCI_HAN_LAST; cp++)
        give_rank(cp, &next, rank, by_rank);
    write_table("zci_han_rank", rank);
    write_table("zci_han_by_rank", by_rank);
    write_singles(by_rank);
}

int main(int argc, char **argv)
{
    opencc_t converter = opencc_open(argc > 1 ? argv[1] : "t2s.json");
    if (converter == (opencc_t)-1) {
        fprintf(stderr, "make_fold_table: OpenCC's t2s data cannot be opened: %s\n",
                opencc_error());
        return 1;
    }
    printf("/* Made by make_fold_table; not to be edited. */\n"
           "#include \"text/compact.h\"\n"
           "#include \"text/fingerprint.h\"\n"
           "#include \"text/fold_table.h\"\n"
           "#include \"text/han_order.h\"\n\n");
    write_folds(converter);
    write_classes();
    write_pairs(converter);
    write_order();
    printf("\nconst uint64_t zci_fold_fingerprint = UINT64_C(0x%" PRIX64 ");\n", fingerprint);
    opencc_close(converter);
    return ferror(stdout) || fflush(stdout) != 0;
}
