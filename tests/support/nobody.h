/* A test as a user who may not do everything.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_NOBODY_H
#define TEST_NOBODY_H

#include <stdbool.h>

/* Where root runs the test, it goes on as nobody, who owns `dir` then; anyone else has no rights
 * to give up.  False where nobody cannot get to `dir`: nothing has changed then. */
bool nobody_become(const char *dir);

/* Back to what the test began as; to be called when it ends, however it does. */
void nobody_cease(void);

#endif
