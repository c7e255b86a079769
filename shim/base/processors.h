/* How many processors this process may run on.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PROCESSORS_H
#define ZCI_PROCESSORS_H

#include <stddef.h>

/* At least one; fewer than the machine has where it was started so, as by taskset. */
size_t zci_processor_count(void);

#endif
