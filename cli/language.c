/* Which language the user reads: gettext's rules, without gettext.
 *
 * The variables decide, not setlocale: a system without a generated zh_CN
 * locale, as most containers are, still speaks Chinese to whoever asks for it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "language.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Whether a locale name of `len` bytes, such as zh_CN.UTF-8, is of `language`. */
static bool is_of(const char *name, size_t len, const char *language)
{
    size_t prefix = strlen(language);
    if (len < prefix || strncmp(name, language, prefix) != 0) {
        return false;
    }
    return len == prefix || strchr("_.@-", name[prefix]) != NULL;
}

static bool is_plain(const char *name)
{
    return strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0;
}

static const char *locale_name(cli_lookup lookup)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        const char *value = lookup(variables[i]);
        if (value != NULL && value[0] != '\0') {
            return value;
        }
    }
    return "C";
}

/* LANGUAGE lists languages by preference, such as "fr:zh_CN:en"; the first that
 * the program speaks wins, and English is what it was written in. */
static enum cli_language first_of(const char *list)
{
    while (*list != '\0') {
        size_t len = strcspn(list, ":");
        if (is_of(list, len, "zh")) {
            return CLI_CHINESE;
        }
        if (is_of(list, len, "en") || is_of(list, len, "C") || is_of(list, len, "POSIX")) {
            return CLI_ENGLISH;
        }
        list += len;
        list += *list == ':';
    }
    return CLI_ENGLISH;
}

enum cli_language cli_language_detect(cli_lookup lookup)
{
    const char *locale = locale_name(lookup);
    if (is_plain(locale)) {
        return CLI_ENGLISH;
    }
    const char *list = lookup("LANGUAGE");
    return first_of(list != NULL && list[0] != '\0' ? list : locale);
}
