/* Where files lie in an archive.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/archive_path.h"

#include "base/string.h"

#include <string.h>

/* A path that is being written. */
typedef struct path {
    char *name;
    size_t len, size;
} path;

static bool is_slash(char c)
{
    return c == '/' || c == '\\';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static zc_string trim(zc_string name)
{
    while (name.len > 0 && is_blank(name.data[0]))
        name.data++, name.len--;
    while (name.len > 0 && is_blank(name.data[name.len - 1]))
        name.len--;
    return name;
}

/* How long a path is without its last step. */
static size_t without_last(const char *name, size_t len)
{
    while (len > 0 && !is_slash(name[len - 1]))
        len--;
    return len > 0 ? len - 1 : 0;
}

static bool add_step(path *p, zc_string step)
{
    if (step.len == 0 || zci_string_is(step, "."))
        return true;
    if (zci_string_is(step, "..")) {
        p->len = without_last(p->name, p->len);
        return true;
    }
    if (step.len + 2 > p->size - p->len) /* with a slash and a NUL */
        return false;
    if (p->len > 0)
        p->name[p->len++] = '/';
    memcpy(p->name + p->len, step.data, step.len);
    p->len += step.len;
    return true;
}

static bool add_steps(path *p, zc_string steps)
{
    bool fits = true;
    for (size_t at = 0, end; fits && at < steps.len; at = end + 1) {
        for (end = at; end < steps.len && !is_slash(steps.data[end]);)
            end++;
        fits = add_step(p, (zc_string){steps.data + at, end - at});
    }
    return fits;
}

bool zci_archive_path_join(char *out, size_t size, const char *from, zc_string name)
{
    path p = {out, 0, size};
    name = trim(name);
    bool is_rooted = name.len > 0 && is_slash(name.data[0]);
    size_t folder_len = is_rooted ? 0 : without_last(from, strlen(from));
    bool fits = add_steps(&p, (zc_string){from, folder_len}) && add_steps(&p, name);
    out[fits ? p.len : 0] = '\0';
    return fits;
}
