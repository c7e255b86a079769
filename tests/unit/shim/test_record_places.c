/* Where the records of neighbouring docids are, as bytes.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "chance.h"
#include "store/record_places.h"

static void assert_same(const zci_record_place *one, const zci_record_place *other)
{
    for (size_t i = 0; i < ZCI_RECORD_PLACES; i++) {
        assert_int_equal(one[i].len, other[i].len);
        if (one[i].len == 0)
            continue;
        assert_int_equal(one[i].file, other[i].file);
        assert_true(one[i].offset == other[i].offset);
        assert_int_equal(one[i].hash, other[i].hash);
    }
}

static size_t assert_comes_back(const zci_record_place *places)
{
    zci_record_place back[ZCI_RECORD_PLACES];
    zci_buffer bytes = {0};
    zci_record_places_write(places, &bytes);
    assert_false(bytes.failed);
    assert_true(zci_record_places_read(bytes.data, bytes.len, back));
    assert_same(places, back);
    size_t len = bytes.len;
    zci_buffer_free(&bytes);
    return len;
}

static void no_record_takes_no_byte(void **state)
{
    (void)state;
    zci_record_place places[ZCI_RECORD_PLACES] = {{.len = 0}};
    assert_int_equal(assert_comes_back(places), 0);
}

static void neighbours_cost_a_length_and_a_hash(void **state)
{
    (void)state;
    zci_record_place places[ZCI_RECORD_PLACES] = {{.len = 0}};
    uint64_t offset = 5;
    for (uint32_t i = 0; i < ZCI_RECORD_PLACES; i++) {
        places[i] = (zci_record_place){1, 1 + i % 60, offset, (uint16_t)(i * 1021)};
        offset += places[i].len;
    }
    assert_int_equal(assert_comes_back(places), 2 + 3 * ZCI_RECORD_PLACES);
}

static void the_largest_numbers_come_back(void **state)
{
    (void)state;
    zci_record_place places[ZCI_RECORD_PLACES] = {{.len = 0}};
    places[0] = (zci_record_place){UINT32_MAX, ZCI_RECORD_BYTES_MAX,
                                   INT64_MAX - ZCI_RECORD_BYTES_MAX, UINT16_MAX};
    places[ZCI_RECORD_PLACES - 1] = (zci_record_place){0, 1, 0, 0};
    assert_comes_back(places);
}

static void any_places_come_back(void **state)
{
    (void)state;
    chance c = chance_start(20240601);
    for (int round = 0; round < 2000; round++) {
        zci_record_place places[ZCI_RECORD_PLACES] = {{.len = 0}};
        uint64_t offset = 0;
        for (size_t i = 0; i < ZCI_RECORD_PLACES; i++) {
            if (chance_once_in(&c, 4))
                continue;
            if (chance_once_in(&c, 8))
                offset = chance_next(&c) >> 2;
            places[i] = (zci_record_place){(uint32_t)chance_below(&c, 3),
                                           1 + (uint32_t)chance_below(&c, 100000), offset,
                                           (uint16_t)chance_next(&c)};
            offset += places[i].len;
        }
        assert_comes_back(places);
    }
}

static void what_is_damaged_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
    } damaged[] = {
        {"\x01\x01\x01..", 5},                                      /* no length, but a place */
        {"\x02.", 2},                                               /* half a hash */
        {"\x80", 1},                                                /* half a number */
        {"\x03\x01", 2},                                            /* no offset */
        {"\x03\x80\x80\x80\x80\x10\x01..", 8},                      /* a file beyond 32 bits */
        {"\x03\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01..", 14}, /* an offset beyond 63 */
        {"\x82\x80\x80\x80\x08..", 7},                              /* a record beyond the limit */
    };
    zci_record_place places[ZCI_RECORD_PLACES];
    for (size_t i = 0; i < sizeof damaged / sizeof damaged[0]; i++)
        assert_false(zci_record_places_read(damaged[i].bytes, damaged[i].len, places));
}

static void more_places_than_there_are_are_refused(void **state)
{
    (void)state;
    char bytes[ZCI_RECORD_PLACES + 1] = {0};
    zci_record_place places[ZCI_RECORD_PLACES];
    assert_true(zci_record_places_read(bytes, ZCI_RECORD_PLACES, places));
    assert_false(zci_record_places_read(bytes, sizeof bytes, places));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_record_takes_no_byte),
        cmocka_unit_test(neighbours_cost_a_length_and_a_hash),
        cmocka_unit_test(the_largest_numbers_come_back),
        cmocka_unit_test(any_places_come_back),
        cmocka_unit_test(what_is_damaged_is_refused),
        cmocka_unit_test(more_places_than_there_are_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
