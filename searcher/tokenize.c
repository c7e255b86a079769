/* zc_tokenize: what the analyser makes of a text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"
#include "text/segment.h"

#include <string.h>

enum { READABLE_MAX = ZCI_TERM_MAX };

static zc_token_kind token_kind(zci_term_role role)
{
    switch (role) {
    case ZCI_TERM_BIGRAM:
        return ZC_TOKEN_BIGRAM;
    case ZCI_TERM_LAST:
        return ZC_TOKEN_LAST;
    case ZCI_TERM_WORD:
        return ZC_TOKEN_WORD;
    case ZCI_TERM_STEM:
        break;
    }
    return ZC_TOKEN_STEM;
}

/* A term's bytes as text again. */
static size_t readable(const zci_term *term, char out[READABLE_MAX])
{
    size_t len = 0, at = 0, width;
    uint32_t cp;
    if (term->role == ZCI_TERM_WORD || term->role == ZCI_TERM_STEM) {
        memcpy(out, term->bytes + 1, term->len - 1);
        return term->len - 1;
    }
    while ((width = zci_han_key_read(term->bytes + at, term->len - at, &cp)) > 0) {
        len += zci_utf8_encode(cp, out + len);
        at += width;
    }
    return len;
}

zc_status zc_tokenize(zc_string text, zc_token_observer observer, void *context, zc_error *error)
{
    if (observer == NULL || zci_string_is_missing(text))
        return zci_fail(error, ZC_BAD_ARGUMENT, "zc_tokenize needs a text and an observer",
                        "zc_tokenize 需要文本和回调");
    if (text.len > ZCI_TEXT_MAX)
        return zci_fail(error, ZC_BAD_ARGUMENT, "the text is longer than 4 GiB", "文本超过 4 GiB");
    zci_stemmer *stemmer = zci_stemmer_new();
    if (stemmer == NULL)
        return zci_fail_memory(error);
    zci_segmenter segmenter;
    zci_term term;
    char bytes[READABLE_MAX + 1];
    bool go_on = true;
    zci_segmenter_start(&segmenter, stemmer, text.data, text.len, ZCI_LINES_PARAGRAPHS);
    while (go_on && zci_segmenter_next(&segmenter, &term)) {
        zc_token token = {token_kind(term.role), {bytes, readable(&term, bytes)},
                          term.byte_start,       term.byte_end,
                          term.char_start,       term.char_end};
        bytes[token.text.len] = '\0';
        go_on = observer(context, &token);
    }
    zci_stemmer_free(stemmer);
    return ZC_OK;
}
