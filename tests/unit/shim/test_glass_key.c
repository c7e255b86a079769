/* Keys of Xapian's tables.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/glass_key.h"
#include "test.h"

static zci_glass_key key_of_docid(zci_docid docid)
{
    zci_glass_key key = {.len = 0};
    zci_glass_key_docid(&key, docid);
    return key;
}

static void docids_sort_as_their_bytes_do_and_are_read_back(void **state)
{
    static const zci_docid docids[] = {1,          2,          0x7FFF,    0x8000,
                                       0x12345,    0x3FFFFF,   0x400000,  0x1234567,
                                       0x1FFFFFFF, 0x20000000, 0x7FFFFFF, 0xFFFFFFFF};
    (void)state;
    for (size_t i = 0; i < sizeof docids / sizeof docids[0]; i++) {
        zci_docid read;
        zci_glass_key key = key_of_docid(docids[i]);
        assert_true(zci_glass_key_read_docid(zci_glass_key_of(&key), &read));
        assert_int_equal(read, docids[i]);
        for (size_t k = 0; k < sizeof docids / sizeof docids[0]; k++) {
            zci_glass_key other = key_of_docid(docids[k]);
            size_t shorter = key.len < other.len ? key.len : other.len;
            int order = memcmp(key.bytes, other.bytes, shorter);
            assert_true((order < 0) == (docids[i] < docids[k]));
            assert_true((order == 0) == (i == k));
        }
    }
}

static void what_is_no_docid_is_refused(void **state)
{
    zci_docid docid;
    zci_glass_key key = key_of_docid(0x8000);
    (void)state;
    assert_false(zci_glass_key_read_docid((zci_key){"", 0}, &docid));
    assert_false(zci_glass_key_read_docid((zci_key){"\1", 1}, &docid));
    assert_false(zci_glass_key_read_docid((zci_key){key.bytes, key.len - 1}, &docid));
    assert_false(zci_glass_key_read_docid((zci_key){"\xFF\xFF\xFF\xFF\xFF\xFF", 6}, &docid));
}

static size_t name_bytes(const char *key, size_t len)
{
    zci_key name = zci_glass_key_name((zci_key){key, len});
    assert_ptr_equal(name.data, key);
    return name.len;
}

static void a_key_says_what_it_is_about(void **state)
{
    (void)state;
    assert_int_equal(name_bytes("term", 4), 4);
    assert_int_equal(name_bytes("term\0\1\2", 7), 4);
    assert_int_equal(name_bytes("\0\xE0\1\2", 4), 2);
    assert_int_equal(name_bytes("\0\xC0name", 6), 6);
    assert_true(zci_glass_key_is_length((zci_key){"\0\xE0", 2}));
    assert_false(zci_glass_key_is_length((zci_key){"\0\xC0", 2}));
    assert_false(zci_glass_key_is_length((zci_key){"", 0}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(docids_sort_as_their_bytes_do_and_are_read_back),
        cmocka_unit_test(what_is_no_docid_is_refused),
        cmocka_unit_test(a_key_says_what_it_is_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
