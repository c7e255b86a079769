/* Levels of government in queries and options.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "level.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <string.h>

static const struct {
    const char *name, *level;
} names[] = {
    {"国家", "国家"},     {"国家级", "国家"},  {"中央", "国家"},    {"全国", "国家"},
    {"national", "国家"}, {"central", "国家"}, {"省", "省"},        {"省级", "省"},
    {"自治区", "省"},     {"直辖市", "省"},    {"province", "省"},  {"provincial", "省"},
    {"市", "市"},         {"市级", "市"},      {"地市", "市"},      {"地级", "市"},
    {"地市级", "市"},     {"city", "市"},      {"municipal", "市"}, {"县", "县"},
    {"县级", "县"},       {"区", "县"},        {"区县", "县"},      {"区级", "县"},
    {"区县级", "县"},     {"县区", "县"},      {"county", "县"},    {"district", "县"},
};

/* Width, case and script do not matter. */
static size_t fold_name(zc_string name, char *out, size_t size)
{
    size_t len = 0;
    for (size_t at = 0; at < name.len;) {
        int32_t cp;
        zci_folded folded;
        at += zci_utf8_decode(name.data + at, name.len - at, &cp);
        zci_fold(cp < 0 ? ZCI_REPLACEMENT : (uint32_t)cp, &folded);
        if (len + ZCI_UTF8_MAX > size)
            return 0;
        len += zci_utf8_encode(folded.cp[0], out + len);
    }
    return len;
}

bool zci_level_read(zc_string name, const char **level)
{
    char folded[64];
    size_t len = fold_name(name, folded, sizeof folded);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i].name) == len && memcmp(names[i].name, folded, len) == 0) {
            *level = names[i].level;
            return true;
        }
    }
    return false;
}

const char *zci_level_list(void)
{
    return "国家(national) 省(province) 市(city) 县(county)";
}
