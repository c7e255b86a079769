/* Bodies of the whole country, by how their names begin.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   教育部办公厅               one of them
 *   中国人民银行成都分行       a branch of one, which is a body of the place behind its name
 *   教育部门                   none */
#ifndef ZCI_NATIONAL_H
#define ZCI_NATIONAL_H

#include "zhengce.h"

/* Whether a name begins like that of a body of the whole country: 国务院, 教育部. */
bool zci_national_begins(zc_string stated);

/* One that has branches: with such a name begins that of a body of the place behind it. */
typedef struct zci_national_body {
    const char *word;
    bool sure; /* even without a branch's word behind the place, or a place of the table */
} zci_national_body;

/* The one that a name begins with, or NULL. */
const zci_national_body *zci_national_with_branches(zc_string name);

/* Whether what stands behind its name makes it that of a branch: 四川监管局, 成都分行. */
bool zci_national_goes_on_as_branch(zc_string rest);

#endif
