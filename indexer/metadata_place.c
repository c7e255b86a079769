/* Of which place a document is.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "metadata_place.h"

#include "base/string.h"
#include "issuer.h"
#include "mentions.h"
#include "national.h"
#include "region.h"
#include "speaker.h"

#include <string.h>

enum { OPENING_BYTES = 3000 }; /* in which a text speaks of its place as its own */

/* 市场监管 and 区域发展 are of no place; 市政府 and 市民政局 are. */
static bool goes_on_as_word(zc_string rest)
{
    static const char *const others[] = {"民政", "民族", "民宗", "民防", "民间", "民兵", "民办"};
    static const char *const words[] = {"场", "民", "容", "域", "块", "间", "别", "划", "位", "分"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (zci_string_begins(rest, others[i]))
            return false;
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (zci_string_begins(rest, words[i]))
            return true;
    }
    return false;
}

/* The level of what is said of a place without its name: 市教育局, 全区教育工作要点. */
static const char *level_of_words(zc_string text)
{
    static const struct {
        const char *word, *level;
    } words[] = {
        {"全省", ZCI_LEVEL_PROVINCE},   {"我省", ZCI_LEVEL_PROVINCE},
        {"省", ZCI_LEVEL_PROVINCE},     {"自治区", ZCI_LEVEL_PROVINCE},
        {"全市", ZCI_LEVEL_PREFECTURE}, {"我市", ZCI_LEVEL_PREFECTURE},
        {"市", ZCI_LEVEL_PREFECTURE},   {"全县", ZCI_LEVEL_COUNTY},
        {"我县", ZCI_LEVEL_COUNTY},     {"县", ZCI_LEVEL_COUNTY},
        {"全区", ZCI_LEVEL_COUNTY},     {"我区", ZCI_LEVEL_COUNTY},
        {"区", ZCI_LEVEL_COUNTY},
    };
    zci_scan scan = {text.data, text.len, {0, 0}};
    int year;
    if (zci_figures_scan(&scan, 4, &year))
        zci_scan_skip(&scan, 0x5E74); /* 2024年全市… */
    zc_string rest = {text.data + scan.at.byte, text.len - scan.at.byte};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t len = strlen(words[i].word);
        if (zci_string_begins(rest, words[i].word))
            return goes_on_as_word((zc_string){rest.data + len, rest.len - len}) ? NULL
                                                                                 : words[i].level;
    }
    return NULL;
}

static void set_level(zci_metadata_work *w, const char *level, zc_finding found)
{
    if (level == NULL)
        return;
    found.origin = ZC_ORIGIN_DERIVED;
    zci_metadata_set(w, ZCI_DOCUMENT_LEVEL, ZC_FACT_LEVEL, zci_string_of(level), found);
}

static void set_level_of_words(zci_metadata_work *w, zc_string text, zc_finding found)
{
    w->is_level_of_words = w->is_level_of_words || !zci_metadata_states(w, ZCI_DOCUMENT_LEVEL);
    set_level(w, level_of_words(text), found);
}

/* 全市 is said of a city that stands on the level of a province or of a county, too. */
static void settle_level_of_city(zci_metadata_work *w)
{
    zci_region region;
    zci_document_record *record = w->record;
    zc_string city = zci_string_of(ZCI_LEVEL_PREFECTURE);
    if (w->is_level_of_words && zci_string_same(record->text[ZCI_DOCUMENT_LEVEL], city) &&
        zci_region_of_name(record->text[ZCI_DOCUMENT_REGION], &region) && region.code != 0 &&
        zci_string_ends(region.name, "市"))
        record->text[ZCI_DOCUMENT_LEVEL] = zci_string_of(region.level);
}

static void set_region(zci_metadata_work *w, const zci_region *region, zc_finding found)
{
    if (zci_metadata_states(w, ZCI_DOCUMENT_REGION))
        return;
    found.origin = ZC_ORIGIN_DERIVED;
    zci_metadata_set(w, ZCI_DOCUMENT_REGION, ZC_FACT_REGION, zci_metadata_copy(w, region->name),
                     found);
    zc_string path = zci_region_path(region, w->arena);
    w->facts.failed = w->facts.failed || path.data == NULL;
    if (path.data != NULL)
        w->record->text[ZCI_DOCUMENT_REGION_PATH] = path;
}

/* Region and level of the place that a name begins with. */
static void read_place(zci_metadata_work *w, zc_string name, zc_finding found)
{
    zci_region region;
    if (name.len == 0 || !zci_region_read(name, 0, &region))
        return;
    set_region(w, &region, found);
    set_level(w, region.level, found);
}

/* 浙江温州设立…: what stands behind a province without 市 or 区 may be a part of another word,
 * unless it is the place that the text is about. */
static void narrow_to_city(const zci_metadata_work *w, zc_string title, zci_region *region)
{
    zci_region outer, about;
    zci_place at;
    const zci_page *page = w->facts.page;
    size_t start = page->start.byte, suffix_len = strlen("市");
    if (!zci_region_in_short(title, &outer) || outer.code != region->code ||
        !zci_mentions_find_region(page->text + start, page->end - start, &about, &at) ||
        !zci_division_within(about.code, outer.code) || about.name.len <= 2 * suffix_len)
        return;
    zc_string stem = {about.name.data, about.name.len - suffix_len};
    zc_string rest = {title.data + outer.len, title.len - outer.len};
    if (rest.len > stem.len && zci_string_same((zc_string){rest.data, stem.len}, stem))
        *region = about;
}

static void read_title_place(zci_metadata_work *w)
{
    zci_region region;
    zc_string title = w->record->text[ZCI_DOCUMENT_TITLE];
    zc_finding found = w->record->found[ZC_FACT_TITLE];
    bool by_way = w->record->count[ZCI_DOCUMENT_TITLE_KIND] == ZCI_TITLE_DERIVED;
    if (title.len == 0 ||
        (!zci_region_in_title(title, zci_issuer_of_title(title).len > 0, &region) &&
         !(by_way && zci_region_in_short(title, &region))))
        return;
    narrow_to_city(w, title, &region);
    set_region(w, &region, found);
    if (w->record->text[ZCI_DOCUMENT_ISSUER].len == 0)
        set_level(w, region.level, found);
}

static void read_meeting_place(zci_metadata_work *w)
{
    zci_region region;
    zc_finding at;
    if (zci_metadata_states(w, ZCI_DOCUMENT_REGION) ||
        !zci_meeting_place_find(w->facts.page, &region, &at))
        return;
    set_region(w, &region, at);
    set_level(w, region.level, at);
}

/* Whether a text speaks of a place as its own without having named it. */
static bool speaks_of_own_place(const zci_metadata_work *w)
{
    static const char *const words[] = {"全市", "我市", "全县",   "我县",   "全区",
                                        "我区", "全省", "我省",   "市委",   "县委",
                                        "区委", "省委", "市教育", "县教育", "区教育"};
    const zci_page *page = w->facts.page;
    size_t len = page->end - page->start.byte;
    zc_string opening = {page->text + page->start.byte, len < OPENING_BYTES ? len : OPENING_BYTES};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (zci_string_has(opening, words[i]))
            return true;
    }
    return false;
}

static void read_body_place(zci_metadata_work *w)
{
    zci_region region;
    zci_place at;
    const zci_page *page = w->facts.page;
    size_t start = page->start.byte;
    if (w->is_placed || zci_metadata_states(w, ZCI_DOCUMENT_REGION) || !speaks_of_own_place(w) ||
        !zci_mentions_find_region(page->text + start, page->end - start, &region, &at))
        return;
    size_t byte = start + at.byte;
    zc_finding found = {ZC_ORIGIN_DERIVED, zci_page_line_at(page, byte), byte, byte + 6};
    set_region(w, &region, found);
    /* 全市 may be said of a city that stands on the level of a county. */
    if (zci_division_rank_of(region.code) == ZCI_COUNTY)
        set_level(w, region.level, found);
}

/* The path and level of a region that was stated beside the text. */
static void complete_given_region(zci_metadata_work *w)
{
    zci_region region;
    zci_document_record *record = w->record;
    if (!zci_metadata_states(w, ZCI_DOCUMENT_REGION) ||
        zci_metadata_states(w, ZCI_DOCUMENT_REGION_PATH) ||
        !zci_region_of_name(record->text[ZCI_DOCUMENT_REGION], &region))
        return;
    zc_string path = zci_region_path(&region, w->arena);
    w->facts.failed = w->facts.failed || path.data == NULL;
    if (path.data != NULL)
        record->text[ZCI_DOCUMENT_REGION_PATH] = path;
}

/* 市教育局 may bring what a ministry signed: the level is then the bureau's, and the whole
 * country is not its place. */
static void read_signature_place(zci_metadata_work *w)
{
    zc_string issuer = w->record->text[ZCI_DOCUMENT_ISSUER];
    zc_string signed_by = zci_metadata_value(w, ZC_FACT_SIGNED_BY);
    bool unplaced = zci_issuer_is_unplaced(issuer);
    if (unplaced)
        set_level_of_words(w, issuer, w->record->found[ZC_FACT_ISSUER]);
    if (!unplaced || !zci_national_begins(signed_by))
        read_place(w, signed_by, w->facts.value[ZC_FACT_SIGNED_BY].found);
}

void zci_metadata_take_place(zci_metadata_work *w)
{
    zci_document_record *record = w->record;
    complete_given_region(w);
    read_place(w, record->text[ZCI_DOCUMENT_ISSUER], record->found[ZC_FACT_ISSUER]);
    read_signature_place(w);
    read_title_place(w);
    read_meeting_place(w);
    read_body_place(w);
    set_level_of_words(w, record->text[ZCI_DOCUMENT_ISSUER], record->found[ZC_FACT_ISSUER]);
    set_level_of_words(w, record->text[ZCI_DOCUMENT_TITLE], record->found[ZC_FACT_TITLE]);
    settle_level_of_city(w);
}
