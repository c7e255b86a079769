/* A growing run of bytes.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/buffer.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool zci_grow(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return true;
    size_t wanted = *capacity < 16 ? 16 : *capacity * 2;
    if (wanted <= count || wanted > (SIZE_MAX / 2) / size)
        return false;
    void *current;
    memcpy(&current, items, sizeof current);
    void *grown = realloc(current, wanted * size);
    if (grown == NULL)
        return false;
    memcpy(items, &grown, sizeof grown);
    *capacity = wanted;
    /* cppcheck-suppress memleak ; `items` points to it now */
    return true;
}

static bool reserve(zci_buffer *buffer, size_t extra)
{
    if (buffer->failed)
        return false;
    if (extra <= buffer->capacity - buffer->len)
        return true;
    size_t wanted = buffer->capacity < 64 ? 64 : buffer->capacity;
    while (wanted - buffer->len < extra && wanted < SIZE_MAX / 2)
        wanted *= 2;
    char *grown = wanted - buffer->len < extra ? NULL : realloc(buffer->data, wanted);
    if (grown == NULL) {
        buffer->failed = true;
        return false;
    }
    buffer->data = grown;
    buffer->capacity = wanted;
    return true;
}

void zci_buffer_append(zci_buffer *buffer, const void *data, size_t len)
{
    if (len == 0 || !reserve(buffer, len))
        return;
    memcpy(buffer->data + buffer->len, data, len);
    buffer->len += len;
}

void zci_buffer_byte(zci_buffer *buffer, unsigned char byte)
{
    zci_buffer_append(buffer, &byte, 1);
}

void zci_buffer_text(zci_buffer *buffer, const char *text)
{
    zci_buffer_append(buffer, text, strlen(text));
}

void zci_buffer_character(zci_buffer *buffer, uint32_t cp)
{
    char bytes[ZCI_UTF8_MAX];
    size_t len = zci_utf8_encode(cp, bytes);
    zci_buffer_append(buffer, bytes, len);
}

void zci_buffer_format(zci_buffer *buffer, const char *format, ...)
{
    char line[512];
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int len = vsnprintf(line, sizeof line, format, arguments);
    if (len < 0) {
        buffer->failed = true;
    } else if ((size_t)len < sizeof line) {
        zci_buffer_append(buffer, line, (size_t)len);
    } else if (reserve(buffer, (size_t)len + 1)) {
        vsnprintf(buffer->data + buffer->len, (size_t)len + 1, format, again);
        buffer->len += (size_t)len;
    }
    va_end(again);
    va_end(arguments);
}

void zci_buffer_varint(zci_buffer *buffer, uint64_t value)
{
    while (value >= 0x80) {
        zci_buffer_byte(buffer, (unsigned char)(value | 0x80));
        value >>= 7;
    }
    zci_buffer_byte(buffer, (unsigned char)value);
}

bool zci_varint_read(const char **at, const char *end, uint64_t *value)
{
    uint64_t result = 0;
    for (unsigned shift = 0; *at < end && shift < 64; shift += 7) {
        unsigned char byte = (unsigned char)*(*at)++;
        result |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) {
            *value = result;
            return true;
        }
    }
    return false;
}

void zci_buffer_reset(zci_buffer *buffer)
{
    buffer->len = 0;
    buffer->failed = false;
}

void zci_buffer_free(zci_buffer *buffer)
{
    free(buffer->data);
    *buffer = (zci_buffer){0};
}
