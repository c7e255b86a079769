// The public header and the test of it, compiled as C++.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "test_public.c"
#include "public_fetch.c"
#include "public_handles.c"
#include "public_index.c"
#include "public_search.c"
#include "public_text.c"
#include "public_writer.c"
