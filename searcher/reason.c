/* How a score came to be.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "reason.h"

#include "base/fail.h"

#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

zci_reason *zci_reason_start(zci_arena *arena, double value)
{
    zci_reason *root = zci_arena_alloc(arena, 1, sizeof *root);
    if (root == NULL)
        return NULL;
    *root = (zci_reason){.value = value, .arena = arena, .root = root};
    root->what = (zc_string){"score", strlen("score")};
    root->what_zh = (zc_string){"得分", strlen("得分")};
    return root;
}

/* With numbers as everywhere, whatever the program that uses the library has set its locale to. */
__attribute__((format(printf, 2, 0))) static zc_string
keep_text(zci_arena *arena, const char *format, va_list arguments)
{
    const locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    const locale_t before = uselocale(plain);
    va_list again;
    va_copy(again, arguments);
    int len = vsnprintf(NULL, 0, format, arguments);
    char *text = len < 0 ? NULL : zci_arena_alloc(arena, (size_t)len + 1, 1);
    if (text != NULL)
        vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    uselocale(before);
    if (plain != (locale_t)0)
        freelocale(plain);
    return (zc_string){text, text == NULL ? 0 : (size_t)len};
}

static void append(zci_reason *parent, zci_reason *part)
{
    if (parent->last == NULL)
        parent->first = part;
    else
        parent->last->next = part;
    parent->last = part;
    parent->part_count++;
}

zci_reason *zci_reason_add(zci_reason *parent, double value, const char *english,
                           const char *chinese, ...)
{
    va_list arguments;
    if (parent == NULL)
        return NULL;
    zci_reason *part = zci_arena_alloc(parent->arena, 1, sizeof *part);
    if (part == NULL) {
        parent->root->failed = true;
        return NULL;
    }
    *part = (zci_reason){.value = value, .arena = parent->arena, .root = parent->root};
    va_start(arguments, chinese);
    part->what = keep_text(part->arena, english, arguments);
    va_end(arguments);
    va_start(arguments, chinese);
    part->what_zh = keep_text(part->arena, chinese, arguments);
    va_end(arguments);
    part->root->failed |= part->what.data == NULL || part->what_zh.data == NULL;
    append(parent, part);
    return part;
}

static zc_status copy(const zci_reason *from, unsigned depth, zci_arena *arena, zc_explanation *out,
                      zc_error *error)
{
    size_t count = depth < ZC_EXPLANATION_DEPTH ? from->part_count : 0, at = 0;
    zc_explanation *parts = zci_arena_alloc(arena, count, sizeof *parts);
    *out = (zc_explanation){.value = from->value, .parts = parts, .part_count = count};
    out->what = zci_arena_string(arena, from->what.data, from->what.len);
    out->what_zh = zci_arena_string(arena, from->what_zh.data, from->what_zh.len);
    if (parts == NULL || out->what.data == NULL || out->what_zh.data == NULL)
        return zci_fail_memory(error);
    zc_status status = ZC_OK;
    for (const zci_reason *part = from->first; status == ZC_OK && at < count; part = part->next)
        status = copy(part, depth + 1, arena, &parts[at++], error);
    return status;
}

zc_status zci_reason_present(const zci_reason *root, zci_arena *arena, zc_explanation *out,
                             zc_error *error)
{
    return root->failed ? zci_fail_memory(error) : copy(root, 0, arena, out, error);
}
