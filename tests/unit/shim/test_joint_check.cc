// Whether what was joined is all there.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/joint.hh"
#include "store/writer.hh"

extern "C" {
#include "schema/schema.h"
#include "scratch.h"
#include "store/changes.h"
#include "test.h"
}

#include <cstdlib>
#include <cstring>
#include <new>

// ---- Memory --------------------------------------------------------------------

static long allowed = -1; // how often it may be asked for yet; below 0: always

static void *take(std::size_t size)
{
    if (allowed == 0)
        throw std::bad_alloc();
    allowed -= allowed > 0;
    void *taken = malloc(size > 0 ? size : 1);
    if (taken == nullptr)
        throw std::bad_alloc();
    return taken;
}

// Each is to be called and not to be made a part of its caller: Valgrind puts its own in place of
// all of them, or else of some.
__attribute__((noinline)) void *operator new(std::size_t size)
{
    return take(size);
}

__attribute__((noinline)) void operator delete(void *taken) noexcept
{
    free(taken);
}

__attribute__((noinline)) void operator delete(void *taken, std::size_t) noexcept
{
    free(taken);
}

static bool can_run_out()
{
    bool failed = false;
    allowed = 0;
    try {
        operator delete(operator new(1));
    } catch (const std::bad_alloc &) {
        failed = true;
    }
    allowed = -1;
    return failed;
}

// ---- A part ---------------------------------------------------------------------

static zci_key key_of(const char *term)
{
    return {term, strlen(term)};
}

// A finished part with records that have data and the terms of a header.
static zci_store_writer *make_part(const zci_store_writer *whole)
{
    zc_error error;
    zci_store_writer *part;
    const zci_store_part which = {1, 1, 127, 64 << 20, 4};
    assert_ok(zci_store_part_open(whole, &which, &part, &error), error);
    for (const char *word : {"one", "two", "three"}) {
        zci_docid docid;
        zci_count terms[] = {{key_of(ZCI_TERM_HEADER), 0}, {key_of(word), 1}};
        zci_record record = {};
        record.terms = terms;
        record.term_count = 2;
        record.data = word;
        record.data_len = strlen(word);
        assert_ok(zci_store_add(part, &record, &docid, &error), error);
    }
    assert_ok(zci_store_part_finish(part, &error), error);
    return part;
}

// A joint of one part, written as a database of its own.
struct written_joint {
    zci_store_writer *whole = nullptr, *part = nullptr;
    std::string path;
    std::unique_ptr<zci::joint> joint;

    explicit written_joint(const char *dir) : path(std::string(dir) + "/joined")
    {
        zc_error error;
        assert_ok(zci_store_writer_open(dir, ZCI_STORE_UPDATE, &whole, &error), error);
        part = make_part(whole);
        joint = std::make_unique<zci::joint>(whole->watch);
        joint->take(*part->part);
        assert_ok(joint->open(dir, &error), error);
        joint->write(path);
    }
    written_joint(const written_joint &) = delete;
    written_joint &operator=(const written_joint &) = delete;
    ~written_joint()
    {
        joint.reset();
        zci_store_writer_close(part);
        zci_store_writer_close(whole);
    }

    zc_status check(zc_error *error) const
    {
        return joint->check(Xapian::Database(path), path, error);
    }
};

static void what_lacks_a_record_is_not_all_there(void **state)
{
    zc_error error;
    const written_joint written(static_cast<const char *>(*state));
    assert_ok(written.check(&error), error);
    Xapian::WritableDatabase(written.path, Xapian::DB_OPEN).delete_document(2);
    assert_status(written.check(&error), ZC_IO);
    assert_non_null(strstr(error.message, "could not be read back"));
    assert_non_null(strstr(error.message, written.path.c_str()));
}

static void what_lacks_a_records_data_is_not_all_there(void **state)
{
    zc_error error;
    const written_joint written(static_cast<const char *>(*state));
    Xapian::Document bare;
    bare.add_term(ZCI_TERM_HEADER);
    Xapian::WritableDatabase(written.path, Xapian::DB_OPEN).replace_document(2, bare);
    assert_status(written.check(&error), ZC_IO);
}

// It is checked again and again, each time with memory for one thing more.
static void a_lack_of_memory_is_no_loss(void **state)
{
    if (!can_run_out()) {
        print_message("another allocator is in place of the test's\n");
        skip();
    }
    const written_joint written(static_cast<const char *>(*state));
    const Xapian::Database joined(written.path);
    long failures = 0;
    zc_status status = ZC_NO_MEMORY;
    while (status == ZC_NO_MEMORY) {
        zc_error error = zc_error();
        allowed = failures++;
        status = written.joint->check(joined, written.path, &error);
        allowed = -1;
        assert_status(error.status, status);
    }
    assert_status(status, ZC_OK);
    assert_true(failures > 1);
}

int main()
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_index_make, scratch_index_remove)
    const struct CMUnitTest tests[] = {
        TEST(what_lacks_a_record_is_not_all_there),
        TEST(what_lacks_a_records_data_is_not_all_there),
        TEST(a_lack_of_memory_is_no_loss),
    };
    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
