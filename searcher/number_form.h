/* A document number that is typed without its marks.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   某政发2022年18号, 某政发2022第18号, 某政发202218号文件   某政发〔2022〕18号
 *   某部公告2022年5号                                   某部公告2022年第5号
 *   某部令16号, 某部16号令, 某部第16号令                    某部令第16号
 *
 * No input method has a key for 〔〕, and 第 is often left out. */
#ifndef ZCI_NUMBER_FORM_H
#define ZCI_NUMBER_FORM_H

#include "base/buffer.h"
#include "text/normalise.h"

#include <stdbool.h>
#include <stddef.h>

/* Appends the number that the run is, as documents state theirs; false, with nothing appended,
 * where it is none, or is one with all of its marks. */
bool zci_number_form_write(const zci_unit *units, size_t count, zci_buffer *out);

#endif
