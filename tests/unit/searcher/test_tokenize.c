/* What the analyser makes of a text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"

/* What was told, and when to stop. */
typedef struct heard {
    zc_string source;
    char tokens[400];
    size_t len, count, most;
    size_t start, end; /* of the last one */
} heard;

/* Each token as "kind:text", b a pair of characters, l a run's last, w a word, s a stem. */
static bool hear(void *context, const zc_token *token)
{
    static const char kinds[] = "blws";
    heard *h = context;
    assert_int_equal(token->text.data[token->text.len], '\0');
    assert_int_equal(strlen(token->text.data), token->text.len);
    assert_true(token->start_byte < token->end_byte && token->end_byte <= h->source.len);
    assert_int_equal(zci_utf8_count(h->source.data, token->start_byte), token->start_char);
    assert_int_equal(zci_utf8_count(h->source.data, token->end_byte), token->end_char);
    h->len += (size_t)snprintf(h->tokens + h->len, sizeof h->tokens - h->len, "%s%c:%s",
                               h->count > 0 ? " " : "", kinds[token->kind], token->text.data);
    h->start = token->start_byte;
    h->end = token->end_byte;
    return ++h->count != h->most;
}

static void assert_tokens_up_to(size_t most, const char *text, const char *wanted)
{
    heard h = {.source = text_of(text), .most = most};
    zc_error error;
    assert_ok(zc_tokenize(h.source, hear, &h, &error), error);
    assert_string_equal(h.tokens, wanted);
}

static void assert_tokens(const char *text, const char *wanted)
{
    assert_tokens_up_to(0, text, wanted);
}

static void characters_are_told_by_pairs(void **state)
{
    (void)state;
    assert_tokens("校车年检", "b:校车 b:车年 b:年检 l:检");
    assert_tokens("校", "l:校");
    assert_tokens("“双减”工作，校车", "b:双减 b:减工 b:工作 l:作 b:校车 l:车");
    assert_tokens("校車", "b:校车 l:车");
    assert_tokens("校\n车", "l:校 l:车");
    assert_tokens("", "");
    assert_tokens("，。", "");
}

static void letters_and_digits_are_words(void **state)
{
    (void)state;
    assert_tokens("K12 ２０２４年", "w:k12 w:2024 l:年");
    assert_tokens("Schools serve", "w:schools s:school w:serve s:serv");
}

/* Also of characters beyond the first plane, and of bytes that are none. */
static void other_bytes_are_read_as_they_are(void **state)
{
    (void)state;
    assert_tokens("\U00020000校", "b:\U00020000校 l:校");
    assert_tokens("校\xFF车", "l:校 l:车");
}

static void places_are_those_of_the_source(void **state)
{
    static const struct {
        const char *text;
        size_t start, end;
    } cases[] = {{"校“车”", 0, 9}, {"，校 车", 3, 10}, {"a，校车", 0, 1}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        heard h = {.source = text_of(cases[i].text), .most = 1};
        zc_error error;
        assert_ok(zc_tokenize(h.source, hear, &h, &error), error);
        assert_int_equal(h.count, 1);
        assert_int_equal(h.start, cases[i].start);
        assert_int_equal(h.end, cases[i].end);
    }
}

static void an_observer_can_stop(void **state)
{
    (void)state;
    assert_tokens_up_to(1, "校车年检", "b:校车");
    assert_tokens_up_to(3, "校车年检", "b:校车 b:车年 b:年检");
    assert_tokens_up_to(9, "校车年检", "b:校车 b:车年 b:年检 l:检");
}

static void a_call_without_text_or_observer_is_wrong(void **state)
{
    zc_error error;
    heard h = {.most = 0};
    (void)state;
    assert_status(zc_tokenize(text_of("校车"), NULL, NULL, &error), ZC_BAD_ARGUMENT);
    assert_status(zc_tokenize((zc_string){NULL, 3}, hear, &h, &error), ZC_BAD_ARGUMENT);
    assert_status(zc_tokenize((zc_string){"", (size_t)UINT32_MAX + 1}, hear, &h, &error),
                  ZC_BAD_ARGUMENT);
    assert_ok(zc_tokenize((zc_string){NULL, 0}, hear, &h, &error), error);
    assert_int_equal(h.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_told_by_pairs),
        cmocka_unit_test(letters_and_digits_are_words),
        cmocka_unit_test(other_bytes_are_read_as_they_are),
        cmocka_unit_test(places_are_those_of_the_source),
        cmocka_unit_test(an_observer_can_stop),
        cmocka_unit_test(a_call_without_text_or_observer_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
