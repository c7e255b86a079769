/* Reading any bytes as what tells where records are: the first chooses which kind.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * It is damaged or sound, and what is sound comes back from what it is written as. */
#include "fuzz.h"

#include "store/record_list.h"
#include "store/record_places.h"

static void check_places(const char *bytes, size_t size)
{
    zci_record_place places[ZCI_RECORD_PLACES], again[ZCI_RECORD_PLACES];
    zci_buffer written = {0};
    if (!zci_record_places_read(bytes, size, places))
        return;
    zci_record_places_write(places, &written);
    REQUIRE(written.len <= size);
    REQUIRE(zci_record_places_read(written.data, written.len, again));
    for (size_t i = 0; i < ZCI_RECORD_PLACES; i++) {
        REQUIRE(places[i].len <= ZCI_RECORD_BYTES_MAX && places[i].len == again[i].len);
        REQUIRE(places[i].offset <= (uint64_t)INT64_MAX - places[i].len);
        REQUIRE(places[i].file == again[i].file && places[i].offset == again[i].offset);
        REQUIRE(places[i].hash == again[i].hash);
    }
    zci_buffer_free(&written);
}

static void check_list(const char *bytes, size_t size)
{
    zci_record_list list, again;
    zci_buffer written = {0};
    if (!zci_record_list_read(bytes, size, &list))
        return;
    REQUIRE(list.len <= ZCI_RECORD_FILES_MAX);
    REQUIRE(list.free_bytes <= zci_record_list_bytes(&list));
    zci_record_list_write(&list, &written);
    REQUIRE(zci_record_list_read(written.data, written.len, &again));
    REQUIRE(again.len == list.len && again.free_bytes == list.free_bytes);
    for (size_t i = 0; i < list.len; i++)
        REQUIRE(again.file[i].number == list.file[i].number && list.file[i].number > 0);
    zci_buffer_free(&written);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    char *bytes = fuzz_text(data + 1, size - 1);
    if (data[0] % 2 == 0)
        check_places(bytes, size - 1);
    else
        check_list(bytes, size - 1);
    free(bytes);
    return 0;
}
