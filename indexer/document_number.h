/* Document numbers, 文号.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   抚政办发[2022]18号, 抚政办发（2022）第18号   抚政办发〔2022〕18号   抚政办发, 2022, 18
 *   国务院令 第732号                             国务院令第732号        国务院令, 0, 732
 *   教育部公告2022年第5号                        教育部公告2022年第5号  教育部公告, 2022, 5
 */
#ifndef ZCI_DOCUMENT_NUMBER_H
#define ZCI_DOCUMENT_NUMBER_H

#include "scan.h"
#include "zhengce.h"

typedef struct zci_document_number {
    char text[160]; /* in canonical form */
    size_t len;
    size_t agency_len; /* bytes of `text` that are the agency's sign */
    int year;          /* 0 for none */
    unsigned serial;
} zci_document_number;

/* Reads a number that stands at the scan and moves past it; false, with the scan
 * where it was, when there is none. */
bool zci_document_number_scan(zci_scan *scan, zci_document_number *number);

/* The number that a string is, with or without brackets around it. */
bool zci_document_number_read(zc_string stated, zci_document_number *number);

/* A number that follows a title without a space: …的通知抚政办发〔2022〕18号各县…, or stands
 * in round brackets there and ends the line.  Looks at the stretch's first characters;
 * `*span` is where it stands, such brackets among it. */
bool zci_document_number_behind_title(const char *text, zci_stretch stretch,
                                      zci_document_number *number, zci_stretch *span);

/* A number on two lines: 某市人民政府令 and below it 第8号. */
bool zci_document_number_of_lines(zc_string head, zc_string serial, zci_document_number *number);

#endif
