/* A growing run of bytes.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_BUFFER_H
#define ZCI_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* All zero is an empty buffer.  A failed append sets `failed` and every later
 * one is ignored, so that a run of appends is checked once, at its end. */
typedef struct zci_buffer {
    char *data;
    size_t len;
    size_t capacity;
    bool failed;
} zci_buffer;

void zci_buffer_append(zci_buffer *buffer, const void *data, size_t len);
void zci_buffer_byte(zci_buffer *buffer, unsigned char byte);
void zci_buffer_text(zci_buffer *buffer, const char *text);
/* A valid scalar value as UTF-8. */
void zci_buffer_character(zci_buffer *buffer, uint32_t cp);
/* As printf, of any length. */
void zci_buffer_format(zci_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Unsigned LEB128: seven bits a byte, the lowest first. */
void zci_buffer_varint(zci_buffer *buffer, uint64_t value);

/* Reads a varint at `*at`, not beyond `end`, and moves `*at` past it; false when
 * it is cut or too long. */
bool zci_varint_read(const char **at, const char *end, uint64_t *value);

/* Empties the buffer and keeps its memory. */
void zci_buffer_reset(zci_buffer *buffer);
void zci_buffer_free(zci_buffer *buffer);

/* Makes room in an array of `*capacity` items of `size` bytes for one more than
 * `count`; false when memory is exhausted, the array is then as it was. */
bool zci_grow(void *items, size_t count, size_t *capacity, size_t size);

#ifdef __cplusplus
}
#endif

#endif
