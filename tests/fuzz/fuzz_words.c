/* Reads any bytes as a table of synonyms, as a run with numbers in it, and as a passage
 * that defines abbreviations: what a table yields for a text begins that text, no
 * spelling is a number's own or comes twice, definitions fit into a term.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "definition.h"
#include "fuzz.h"
#include "numeral.h"
#include "pattern.h"
#include "schema/schema.h"
#include "synonyms.h"

static void check_synonyms(const char *text, size_t len)
{
    enum { ROOM = 8 };
    zc_synonyms *table;
    zc_error error;
    const zci_synonym *found[ROOM];
    REQUIRE(zc_synonyms_new(&table, &error) == ZC_OK);
    zc_status status = zc_synonyms_read(table, (zc_string){text, len}, "t", &error);
    REQUIRE(status == ZC_OK || status == ZC_BAD_SOURCE);
    for (size_t at = 0; at < len && at < 256; at++) {
        size_t count = zci_synonyms_at(table, text + at, len - at, found, ROOM);
        REQUIRE(count <= ROOM && (status == ZC_OK || count == 0));
        for (size_t i = 0; i < count; i++) {
            REQUIRE(found[i]->from.len > 0 && found[i]->from.len <= len - at);
            REQUIRE(memcmp(found[i]->from.data, text + at, found[i]->from.len) == 0);
            REQUIRE(found[i]->to.len > 0);
        }
    }
    zc_synonyms_free(table);
}

static void check_spellings(const char *text, size_t len)
{
    zci_units units = {0};
    zci_spellings made;
    REQUIRE(zci_units_read(&units, text, len, ZCI_LINES_WRAPPED, NULL) == ZC_OK);
    REQUIRE(zci_spellings_make(&made, units.unit, units.len, NULL) == ZC_OK);
    REQUIRE(made.count <= ZCI_SPELLINGS_MAX);
    for (size_t i = 0; i < made.count; i++) {
        const zci_buffer *one = &made.text[i];
        REQUIRE(!one->failed && one->len > 0);
        for (size_t j = 0; j < i; j++)
            REQUIRE(one->len != made.text[j].len ||
                    memcmp(one->data, made.text[j].data, one->len) != 0);
    }
    zci_spellings_free(&made);
    zci_units_free(&units);
}

static void check_definitions(const char *text, size_t len)
{
    zci_definitions definitions = {0};
    zci_definitions_read(&definitions, text, len);
    REQUIRE(!definitions.pairs.failed && definitions.count <= 64);
    const char *at = definitions.pairs.data;
    for (size_t i = 0; i < definitions.count; i++) {
        size_t brief = strlen(at), full = strlen(at + brief + 1);
        REQUIRE(brief > 0 && full > 0 && brief + full + 2 <= ZCI_DEFINITION_MAX);
        at += brief + full + 2;
    }
    zci_definitions_free(&definitions);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = size > 0 ? (const char *)data : "";
    check_synonyms(text, size);
    check_spellings(text, size);
    check_definitions(text, size);
    return 0;
}
