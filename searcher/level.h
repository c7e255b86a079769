/* Levels of government in queries and options.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_LEVEL_H
#define ZCI_LEVEL_H

#include "zhengce.h"

/* Reads 省, 省级 or "province" and their kin into the level as documents have it
 * (zc_document.level), which is static; false when there is no such level. */
bool zci_level_read(zc_string name, const char **level);

/* All levels, for messages: "国家(national) …".  Static. */
const char *zci_level_list(void);

#endif
