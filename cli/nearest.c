/* The name that a mistyped one was meant to be.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "nearest.h"

#include <string.h>

/* Longer than any name; more is no typing error. */
enum { LONGEST = 32 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Fills one row of the table of edit distances: inserting, dropping or changing
 * a character costs one, and so does swapping two neighbours, the commonest slip
 * of fast fingers.  `rows` holds this row and the two before it. */
static void fill_row(size_t (*rows)[LONGEST + 1], const char *a, size_t i, const char *b,
                     size_t b_len)
{
    size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *higher = rows[(i + 1) % 3];
    row[0] = i;
    for (size_t j = 1; j <= b_len; j++) {
        size_t change = above[j - 1] + (a[i - 1] != b[j - 1]);
        row[j] = least(change, least(above[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
            row[j] = least(row[j], higher[j - 2] + 1);
        }
    }
}

static size_t distance_between(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= b_len; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a_len; i++) {
        fill_row(rows, a, i, b, b_len);
    }
    return rows[a_len % 3][b_len];
}

struct cli_nearest cli_nearest_start(const char *typed)
{
    struct cli_nearest nearest = {typed, NULL, 0};
    return nearest;
}

void cli_nearest_offer(struct cli_nearest *nearest, const char *name)
{
    size_t typed_len = strlen(nearest->typed), name_len = strlen(name);
    if (typed_len == 0 || typed_len > LONGEST || name_len > LONGEST) {
        return;
    }
    size_t distance = distance_between(nearest->typed, typed_len, name, name_len);
    bool begins = typed_len > 1 && strncmp(name, nearest->typed, typed_len) == 0;
    if (begins && distance > 1) {
        distance = 1;
    }
    /* A third of a word mistyped is still that word; more is another one. */
    size_t tolerated = name_len < 4 ? 1 : 1 + name_len / 4;
    if (distance <= tolerated && (nearest->best == NULL || distance < nearest->distance)) {
        nearest->best = name;
        nearest->distance = distance;
    }
}
