/* Parsing any bytes as a query: the first chooses the options, the rest is the query.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * There is always a tree, which can be printed and looked for, or a message. */
#include "fuzz.h"

#include "query.h"

static void check_message(const char *message)
{
    size_t len = strlen(message);
    REQUIRE(len > 0 && len < ZC_MESSAGE_BYTES);
}

static void check_pattern(const zci_pattern *pattern, const zci_units *text, zci_stemmer *stemmer)
{
    zc_span match;
    size_t from = 0;
    REQUIRE(pattern->element_count > 0 && pattern->shown.len > 0);
    for (size_t i = 0; i < pattern->term_count; i++)
        REQUIRE(pattern->term[i].len > 0 && pattern->term[i].len <= ZCI_TERM_MAX);
    while (zci_pattern_find(pattern, text, text->len, stemmer, &from, &match, NULL))
        REQUIRE(match.start < match.end && match.end <= text->len && from == match.end);
}

static void check_node(const zci_query *query, const zci_node *node, unsigned depth,
                       const zci_units *text, zci_stemmer *stemmer)
{
    REQUIRE(depth <= 3 * ZCI_QUERY_DEPTH_MAX);
    bool inner = node->kind != ZCI_NODE_PHRASE && node->kind != ZCI_NODE_YEARS;
    REQUIRE((node->child != NULL) == inner);
    if (node->kind == ZCI_NODE_PHRASE) {
        REQUIRE(node->concept < query->concept_count);
        check_pattern(&node->pattern, text, stemmer);
    }
    if (node->kind == ZCI_NODE_YEARS)
        REQUIRE(node->year_from <= node->year_to);
    for (const zci_node *child = node->child; child != NULL; child = child->next)
        check_node(query, child, depth + 1, text, stemmer);
}

/* What was mended or read as text is said once of each kind. */
static void check_notes(const zci_query *query)
{
    for (size_t i = 0; i < query->note_count; i++) {
        REQUIRE(query->notes[i].text.len > 0 && query->notes[i].text_zh.len > 0);
        for (size_t j = 0; j < i; j++)
            REQUIRE(strcmp(query->notes[i].text.data, query->notes[j].text.data) != 0);
    }
}

static void check_tree(zci_query *query, const char *text, size_t size, zci_stemmer *stemmer)
{
    zc_error error;
    zc_string parsed;
    zci_units units = {NULL, 0, 0};
    REQUIRE(query->root != NULL && query->concept_count > 0);
    REQUIRE(query->concept_count <= ZCI_QUERY_CONCEPTS_MAX);
    check_notes(query);
    REQUIRE(zci_query_print(query, &parsed, &error) == ZC_OK && parsed.len > 0);
    REQUIRE(zci_units_read(&units, text, size, ZCI_LINES_PARAGRAPHS, &error) == ZC_OK);
    check_node(query, query->root, 0, &units, stemmer);
    zci_units_free(&units);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static zci_stemmer *stemmer;
    zci_query query;
    zc_error error = {ZC_OK, "", ""};
    if (size == 0)
        return 0;
    if (stemmer == NULL)
        stemmer = zci_stemmer_new();
    zci_query_options options = {(data[0] & 1) != 0, (data[0] & 2) != 0, (data[0] & 4) != 0};
    char *text = fuzz_text(data + 1, --size);
    zc_status status = zci_query_parse((zc_string){text, size}, &options, stemmer, &query, &error);
    REQUIRE(status == ZC_OK || status == ZC_BAD_QUERY);
    if (status == ZC_OK) {
        check_tree(&query, text, size, stemmer);
    } else {
        REQUIRE(query.root == NULL && error.status == status);
        check_message(error.message);
        check_message(error.message_zh);
    }
    zci_query_clear(&query);
    free(text);
    return 0;
}
