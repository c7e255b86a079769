/* What the control groups of a process allow it.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A service manager or a container gives a process less than the machine has.  Of both versions
 * of control groups, which may be there together. */
#ifndef ZCI_CGROUP_H
#define ZCI_CGROUP_H

#include <stdint.h>

/* The least limit of memory, in bytes, of the groups that the file `membership` names, and of
 * those around them; UINT64_MAX where there is none.  `mount` is where groups are shown. */
uint64_t zci_cgroup_memory(const char *membership, const char *mount);

#endif
