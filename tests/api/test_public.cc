// The public header and the test of it, compiled as C++.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "test_public.c"
