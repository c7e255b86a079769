// What exceptions become.  SPDX-License-Identifier: GPL-2.0-or-later
#include "store/guard.hh"

extern "C" {
#include "test.h"
}

#include <cerrno>
#include <cstring>
#include <new>
#include <string>

static const char where[] = "/srv/index";

// What a call comes to that throws this; each failure says where it was.
template <class Exception> static zc_status status_of(const Exception &thrown)
{
    zc_error error = zc_error();
    zc_status status = zci::guarded(&error, where, [&]() -> zc_status { throw thrown; });
    assert_status(error.status, status);
    assert_true(error.message[0] != '\0' && error.message_zh[0] != '\0');
    assert_status(zci::guarded(nullptr, where, [&]() -> zc_status { throw thrown; }), status);
    return status;
}

static Xapian::DatabaseError failed_with(int number)
{
    return Xapian::DatabaseError("cannot read a block", "", number);
}

static void what_is_returned_is_passed_on(void **)
{
    zc_error error = zc_error();
    assert_status(zci::guarded(&error, where, [] { return ZC_OK; }), ZC_OK);
    assert_status(zci::guarded(&error, where, [] { return ZC_REFUSED; }), ZC_REFUSED);
    assert_string_equal(error.message, "");
}

static void xapians_own_are_told_apart(void **)
{
    assert_status(status_of(Xapian::DatabaseModifiedError("overwritten")), ZC_CHANGED);
    assert_status(status_of(Xapian::DatabaseVersionError("of another format")), ZC_VERSION);
    assert_status(status_of(Xapian::DocNotFoundError("no document 7")), ZC_NOT_FOUND);
    assert_status(status_of(Xapian::DatabaseCorruptError("a block of noise")), ZC_CORRUPT);
    assert_status(status_of(Xapian::DatabaseOpeningError("no version file")), ZC_CORRUPT);
    assert_status(status_of(Xapian::FeatureUnavailableError("no term lists")), ZC_CORRUPT);
    assert_status(status_of(Xapian::InvalidArgumentError("an empty term")), ZC_INTERNAL);
}

static void another_writers_lock_is_no_other_failure(void **)
{
    assert_status(status_of(Xapian::DatabaseLockError("already locked")), ZC_LOCKED);
    assert_status(status_of(Xapian::DatabaseLockError("cannot fork")), ZC_IO);
}

static void the_systems_reason_goes_before_damage(void **)
{
    assert_status(status_of(failed_with(ENOSPC)), ZC_NO_SPACE);
    assert_status(status_of(failed_with(ENOMEM)), ZC_NO_MEMORY);
    assert_status(status_of(failed_with(EACCES)), ZC_DENIED);
    assert_status(status_of(failed_with(EMFILE)), ZC_IO);
    assert_status(status_of(failed_with(EIO)), ZC_IO);
    assert_status(status_of(failed_with(0)), ZC_CORRUPT);
}

// Where Xapian rethrows, nothing but its text says what the system said.
static void the_reason_may_stand_in_the_text(void **)
{
    const std::string text = std::string("cannot write: ") + strerror(ENOSPC) + " (28)";
    assert_int_equal(zci::error_number_in(text.c_str()), ENOSPC);
    assert_int_equal(zci::error_number_in("a block of noise"), 0);
    assert_int_equal(zci::error_number_in(""), 0);
    assert_status(status_of(Xapian::DatabaseError(text)), ZC_NO_SPACE);
}

static void what_cannot_be_made_says_nothing_of_what_is_there(void **)
{
    assert_status(status_of(Xapian::DatabaseCreateError("cannot create it")), ZC_IO);
    assert_status(status_of(Xapian::DatabaseCreateError("cannot create it", "", ENOSPC)),
                  ZC_NO_SPACE);
}

static void others_end_here_too(void **)
{
    assert_status(status_of(std::bad_alloc()), ZC_NO_MEMORY);
    assert_status(status_of(zci::cancelled()), ZC_CANCELLED);
    assert_status(status_of(std::string("of nobody's")), ZC_INTERNAL);
    assert_status(status_of(7), ZC_INTERNAL);
}

static void damage_is_told_with_place_and_cause(void **)
{
    zc_error error = zc_error();
    zci::guarded(&error, where,
                 []() -> zc_status { throw Xapian::DatabaseCorruptError("a block of noise"); });
    for (const char *message : {error.message, error.message_zh}) {
        assert_non_null(strstr(message, where));
        assert_non_null(strstr(message, "a block of noise"));
        assert_non_null(strstr(message, "zhengce index --rebuild"));
    }
}

static bool says_no(void *context, zci_store_step step)
{
    *static_cast<zci_store_step *>(context) = step;
    return false;
}

static void a_watch_that_says_no_cancels(void **)
{
    zci_store_step asked = ZCI_STORE_JOINS;
    const zci_store_watch none = {nullptr, nullptr}, watch = {says_no, &asked};
    zc_error error;
    const auto ask = [&](const zci_store_watch &one) {
        return zci::guarded(&error, where, [&] {
            zci::ask(one, ZCI_STORE_CHECKS);
            return ZC_OK;
        });
    };
    assert_status(ask(none), ZC_OK);
    assert_status(ask(watch), ZC_CANCELLED);
    assert_int_equal(asked, ZCI_STORE_CHECKS);
}

int main()
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_returned_is_passed_on),
        cmocka_unit_test(xapians_own_are_told_apart),
        cmocka_unit_test(another_writers_lock_is_no_other_failure),
        cmocka_unit_test(the_systems_reason_goes_before_damage),
        cmocka_unit_test(the_reason_may_stand_in_the_text),
        cmocka_unit_test(what_cannot_be_made_says_nothing_of_what_is_there),
        cmocka_unit_test(others_end_here_too),
        cmocka_unit_test(damage_is_told_with_place_and_cause),
        cmocka_unit_test(a_watch_that_says_no_cancels),
    };
    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
