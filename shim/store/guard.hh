// Where exceptions end.  SPDX-License-Identifier: GPL-2.0-or-later
//
// Every function of the store that calls Xapian runs its body inside guarded();
// there is no other catch in the project.
#ifndef ZCI_STORE_GUARD_HH
#define ZCI_STORE_GUARD_HH

#include "store/store.h"

#include <xapian.h>

namespace zci
{

// Thrown through Xapian where a watch says no.
class cancelled
{
};

// Throws it.
void ask(const zci_store_watch &watch, zci_store_step step);

// Xapian keeps no errno, only its text: the one that a message of Xapian's tells, or 0.
int error_number_in(const char *text) noexcept;

// Fails with ZC_CHANGED: a writer has gone on since the state that is being read.
zc_status fail_changed(zc_error *error, const char *where) noexcept;

// Turns the exception in flight into a status; to be called from a catch block.
zc_status status_of_exception(zc_error *error, const char *where) noexcept;

// Runs `body`, which returns a zc_status; `where` (an index directory) is named
// in messages.
template <class Body> zc_status guarded(zc_error *error, const char *where, Body body) noexcept
{
    try {
        return body();
    } catch (...) {
        return status_of_exception(error, where);
    }
}

} // namespace zci

#endif
