/* What the system hands out piece by piece is read whole.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * So it does with files of other machines, and where signals come. */
#define _GNU_SOURCE    /* RTLD_NEXT */
#undef _FORTIFY_SOURCE /* the C library would define read() inline, besides ours */
#include "stock.h"

#include "store/manifest.h"
#include "store/sources.h"

#include <dlfcn.h>
#include <errno.h>

static bool is_piecemeal, is_interrupted;

ssize_t read(int file, void *out, size_t len)
{
    ssize_t (*real)(int, void *, size_t);
    void *found = dlsym(RTLD_NEXT, "read");
    memcpy(&real, &found, sizeof real);
    if (!is_piecemeal)
        return real(file, out, len);
    is_interrupted = !is_interrupted;
    if (!is_interrupted)
        return real(file, out, len < 7 ? len : 7);
    errno = EINTR;
    return -1;
}

static int begin(void **state)
{
    is_piecemeal = is_interrupted = false;
    return scratch_index_make(state);
}

static int end(void **state)
{
    is_piecemeal = false;
    return scratch_index_remove(state);
}

static void an_index_is_opened(void **state)
{
    STOCK_MAKE(*state, "one", "two");
    is_piecemeal = true;
    zci_store *store = stock_open(*state);
    assert_int_equal(stock_frequency(store, "one"), 1);
    assert_false(stock_refresh(store));
    zci_store_close(store);
    assert_status(stock_try_write(*state, ZCI_STORE_UPDATE), ZC_OK);
}

static void a_manifest_is_what_was_written(void **state)
{
    zc_error error;
    bool present = false;
    STOCK_MAKE(*state, "one");
    char *generation = zci_generation_path(*state, 1);
    assert_ok(zci_manifest_write(generation, &error), error);
    is_piecemeal = true;
    assert_ok(zci_manifest_check(generation, *state, &present, NULL, &error), error);
    assert_true(present);
    free(generation);
}

static void a_list_of_sources_is_sound(void **state)
{
    zc_error error;
    zci_sources sources = {0}, read_back;
    STOCK_MAKE(*state, "one");
    assert_non_null(zci_sources_name(&sources, text_of("/srv/texts")));
    assert_ok(zci_sources_write(*state, &sources, &error), error);
    is_piecemeal = true;
    assert_ok(zci_sources_check(*state, &error), error);
    assert_ok(zci_sources_read(*state, &read_back, &error), error);
    assert_int_equal(read_back.count, 1);
    zci_sources_free(&read_back);
    zci_sources_free(&sources);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(an_index_is_opened),
        TEST(a_manifest_is_what_was_written),
        TEST(a_list_of_sources_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
