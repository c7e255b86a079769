/* Whether a guess names the places that a run does.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "place_guess.h"

static bool is_fit(const shelf *s, const char *run, const char *guess)
{
    zci_query typed, guessed;
    zc_error error;
    bool fit;
    shelf_parse(s, run, &typed);
    shelf_parse(s, guess, &guessed);
    assert_ok(zci_place_guess_is_fit(s->reader, &typed.root->pattern, &guessed.root->pattern, &fit,
                                     &error),
              error);
    zci_query_clear(&typed);
    zci_query_clear(&guessed);
    return fit;
}

static void a_guess_is_of_the_same_places(void **state)
{
    (void)state;
    shelf s;
    static const zc_input documents[] = {
        {.text = {"湖西省旅游条例。", 24}, .region = {"湖西省", 9}},
        {.text = {"湖东省消防条例。", 24}, .region = {"湖东省碧屿市", 18}},
        {.text = {"湖南旅行。", 15}},
    };
    shelf_fill(&s, documents, sizeof documents / sizeof documents[0]);
    assert_true(is_fit(&s, "旅游条历", "旅游条例"));
    assert_true(is_fit(&s, "湖西省旅游条历", "湖西省旅游条例"));
    assert_false(is_fit(&s, "湖东省旅游条例", "湖西省旅游条例"));
    assert_false(is_fit(&s, "湖西省旅游", "西省旅游"));
    assert_false(is_fit(&s, "湖西碧屿旅游", "碧屿旅游"));
    assert_false(is_fit(&s, "湖南省旅游", "湖西省旅游"));
    assert_true(is_fit(&s, "湖溪省旅游", "湖西省旅游"));
    assert_true(is_fit(&s, "湖省旅游", "湖西省旅游"));
    shelf_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_guess_is_of_the_same_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
