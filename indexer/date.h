/* Dates as texts write them: 2022年5月18日, 二〇二二年五月十八日, 2022-05-18, 2022.5.18.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_DATE_H
#define ZCI_DATE_H

#include "scan.h"
#include "zhengce.h"

enum { ZCI_YEAR_FIRST = 1900, ZCI_YEAR_LAST = 2100 };

/* YYYY, YYYY-MM or YYYY-MM-DD. */
typedef struct zci_date {
    char text[16];
    size_t len; /* 0 for none */
} zci_date;

/* Bytes of a date to the day. */
#define ZCI_DATE_WHOLE 10

/* A date of any usual form, with or without a time of day behind it; empty when the
 * whole is no date. */
zci_date zci_date_read(zc_string stated);

/* Reads a date at the scan and moves past it; false, with the scan anywhere, when
 * there is none. */
bool zci_date_scan(zci_scan *scan, zci_date *date);

/* Digits or Han numerals at the scan, up to `most`: 2024 and 二〇二四 alike. */
bool zci_figures_scan(zci_scan *scan, size_t most, int *value);

/* The first year of four figures in a text; 0 for none.  Where that is in `*at`,
 * which may be NULL. */
int zci_year_find(zc_string text, zc_span *at);

#endif
