/* Filling in a zc_error.  SPDX-License-Identifier: GPL-2.0-or-later */
#define ZCI_FAIL_ITSELF
#include "base/fail.h"

#include "base/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Of a message before its path is shortened: a system's paths have at most 4096. */
enum { WHOLE_BYTES = 16384 };

static void format_message(char *out, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));
static bool format_plain(char *out, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

static void append(char *out, const char *text, size_t len)
{
    size_t taken = strlen(out);
    zci_utf8_clean(text, len, out + taken, ZC_MESSAGE_BYTES - taken);
}

/* Appends the end of a path that does not fit as a whole, to fill `room`. */
static void append_end(char *out, const char *path, size_t room)
{
    size_t len = strlen(path), start = 0;
    size_t needed = zci_utf8_clean(path, len, NULL, 0);
    while (needed > room) {
        int32_t cp;
        start += zci_utf8_decode(path + start, len - start, &cp);
        needed -= zci_utf8_width(cp < 0 ? ZCI_REPLACEMENT : (uint32_t)cp);
    }
    append(out, ZCI_FAIL_CUT, strlen(ZCI_FAIL_CUT));
    append(out, path + start, len - start);
}

/* A path at the beginning gives way to the reason behind it: of a long one the end is told,
 * wherever the message names it again. */
static void shorten_path(char *out, const char *whole, const char *path)
{
    size_t len = strlen(path), count = 0;
    size_t bytes = zci_utf8_clean(path, len, NULL, 0);
    size_t rest = zci_utf8_clean(whole, strlen(whole), NULL, 0);
    const char *at = whole, *next = len > 0 ? strstr(whole, path) : NULL;
    for (; next != NULL; next = strstr(next + len, path)) {
        rest = rest - bytes + strlen(ZCI_FAIL_CUT);
        count++;
    }
    if (count == 0 || rest >= ZC_MESSAGE_BYTES)
        return;
    size_t room = (ZC_MESSAGE_BYTES - 1 - rest) / count;
    out[0] = '\0';
    while ((next = strstr(at, path)) != NULL) {
        append(out, at, (size_t)(next - at));
        append_end(out, path, room);
        at = next + len;
    }
    append(out, at, strlen(at));
}

/* What is told of may hold any bytes: a file's name, a query, an id.  Returns whether all of it
 * fitted; else it ends with a whole character. */
static bool format_plain(char *out, const char *format, va_list arguments)
{
    char raw[ZC_MESSAGE_BYTES];
    int needed = vsnprintf(raw, sizeof raw, format, arguments);
    size_t len = needed < 0 ? 0 : strlen(raw);
    bool whole = needed < ZC_MESSAGE_BYTES;
    if (!whole)
        len = zci_utf8_floor(raw, len, len);
    return zci_utf8_clean(raw, len, out, ZC_MESSAGE_BYTES) < ZC_MESSAGE_BYTES && whole;
}

static void format_message(char *out, const char *format, va_list arguments)
{
    char whole[WHOLE_BYTES];
    va_list again, first;
    va_copy(again, arguments);
    va_copy(first, arguments);
    bool fits = format_plain(out, format, arguments);
    if (!fits && strncmp(format, "%s", 2) == 0 && format[2] != '\0') {
        int needed = vsnprintf(whole, sizeof whole, format, again);
        if (needed >= 0 && needed < WHOLE_BYTES)
            shorten_path(out, whole, va_arg(first, const char *));
    }
    va_end(first);
    va_end(again);
}

zc_status zci_fail(zc_error *error, zc_status status, const char *english, const char *chinese, ...)
{
    if (error == NULL)
        return status;
    error->status = status;
    va_list arguments;
    va_start(arguments, chinese);
    format_message(error->message, english, arguments);
    va_end(arguments);
    va_start(arguments, chinese);
    format_message(error->message_zh, chinese, arguments);
    va_end(arguments);
    return status;
}

zc_status zci_fail_memory(zc_error *error)
{
    return zci_fail(error, ZC_NO_MEMORY,
                    "out of memory; free some, or let an index take less with --jobs 1",
                    "内存不足；请释放一些内存，编制索引时可用 --jobs 1 减少占用");
}

zc_status zci_fail_internal(zc_error *error, const char *where)
{
    return zci_fail(error, ZC_INTERNAL, "internal error in %s; please report it",
                    "内部错误（%s），请报告", where);
}

zc_status zci_fail_stopped(zc_error *error)
{
    return zci_fail(error, ZC_CANCELLED, "stopped as asked; the index is as it was",
                    "已按要求停止，索引保持原样");
}

zc_status zci_fail_no_place(zc_error *error, const char *call)
{
    return zci_fail(error, ZC_BAD_ARGUMENT, "%s needs a place for its result",
                    "%s 需要存放结果的位置", call);
}

zc_status zci_fail_pass(zc_error *error, zc_status status, const zc_error *why)
{
    if (status != ZC_OK && error != NULL)
        *error = *why;
    return status;
}

bool zci_fail_is_denial(int error_number)
{
    return error_number == EACCES || error_number == EPERM || error_number == EROFS;
}

bool zci_fail_is_lack(int error_number)
{
    return error_number == ENOMEM || error_number == EMFILE || error_number == ENFILE;
}

zc_status zci_fail_system(zc_error *error, int error_number, const char *path)
{
    char reason[128];
    if (strerror_r(error_number, reason, sizeof reason) != 0)
        snprintf(reason, sizeof reason, "error %d", error_number);
    switch (error_number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return zci_fail(error, ZC_NO_SPACE, "%s: no space left; free some and run again (%s)",
                        "%s：空间不足，请清理后重试（%s）", path, reason);
    case ENOMEM:
        return zci_fail_memory(error);
    case EMFILE:
    case ENFILE:
        return zci_fail(error, ZC_IO,
                        "%s: too many open files; raise their limit (ulimit -n), or use fewer "
                        "--jobs (%s)",
                        "%s：打开的文件过多，请提高上限（ulimit -n）或减少 --jobs（%s）", path,
                        reason);
    default:
        return zci_fail(error, zci_fail_is_denial(error_number) ? ZC_DENIED : ZC_IO, "%s: %s",
                        "%s：%s", path, reason);
    }
}
