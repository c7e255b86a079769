/* What a document says of itself.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   head, signature, foot -> facts -> issuer -> region, level -> record */
#define _GNU_SOURCE /* memmem */
#include "metadata.h"

#include "attachments.h"
#include "base/fail.h"
#include "base/string.h"
#include "facts.h"
#include "flat_title.h"
#include "genre.h"
#include "issuer.h"
#include "mentions.h"
#include "page_foot.h"
#include "page_head.h"
#include "region.h"
#include "signature.h"
#include "speaker.h"
#include "title.h"

#include <string.h>

enum { OPENING_BYTES = 3000 }; /* in which a text speaks of its place as its own */

typedef struct reading {
    zci_facts facts;
    zci_document_record *record;
    zci_arena *arena;
    bool is_placed; /* its cover says where it belongs */
    bool is_level_of_words;
} reading;

static zc_string value_of(const reading *r, zc_fact fact)
{
    return zci_facts_has(&r->facts, fact) ? r->facts.value[fact].text : (zc_string){"", 0};
}

static bool states(const reading *r, zci_document_text field)
{
    return r->record->text[field].len > 0;
}

static void set(reading *r, zci_document_text field, zc_fact fact, zc_string value,
                zc_finding found)
{
    if (states(r, field) || value.len == 0)
        return;
    r->record->text[field] = value;
    r->record->found[fact] = found;
}

/* Takes a fact over as it was found. */
static void take(reading *r, zci_document_text field, zc_fact fact)
{
    set(r, field, fact, value_of(r, fact), r->facts.value[fact].found);
}

static zc_string copy(reading *r, zc_string text)
{
    zc_string kept = zci_arena_string(r->arena, text.data, text.len);
    r->facts.failed = r->facts.failed || kept.data == NULL;
    return kept.data == NULL ? (zc_string){"", 0} : kept;
}

/* A title that the page states by a label goes before what its lines look like. */
static zc_status take_title(reading *r, zc_error *error)
{
    const zci_fact_value *stated = &r->facts.value[ZC_FACT_TITLE];
    if (stated->rank == ZCI_RANK_NONE || r->record->found[ZC_FACT_TITLE].origin == ZC_ORIGIN_GIVEN)
        return ZC_OK;
    return zci_title_take(stated->text, &stated->found, r->arena, r->record, error);
}

/* ---- Dates and numbers ------------------------------------------------- */

static void take_dates(reading *r)
{
    static const struct {
        zci_document_text field;
        zc_fact fact;
    } dates[] = {
        {ZCI_DOCUMENT_WRITTEN, ZC_FACT_WRITTEN},
        {ZCI_DOCUMENT_PUBLISHED, ZC_FACT_PUBLISHED},
        {ZCI_DOCUMENT_PAGE_DATE, ZC_FACT_PAGE_DATE},
    };
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        take(r, dates[i].field, dates[i].fact);
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        set(r, ZCI_DOCUMENT_DATE, ZC_FACT_DATE, r->record->text[dates[i].field],
            r->record->found[dates[i].fact]);
}

/* The parts of the number, given or found. */
static void take_number(reading *r)
{
    zci_document_number number = r->facts.number;
    zci_document_record *record = r->record;
    bool given = states(r, ZCI_DOCUMENT_NUMBER);
    take(r, ZCI_DOCUMENT_NUMBER, ZC_FACT_NUMBER);
    if (given && !zci_document_number_read(record->text[ZCI_DOCUMENT_NUMBER], &number))
        return;
    if (number.serial == 0)
        return;
    record->text[ZCI_DOCUMENT_NUMBER_AGENCY] = copy(r, (zc_string){number.text, number.agency_len});
    record->count[ZCI_DOCUMENT_NUMBER_YEAR] = (uint64_t)number.year;
    record->count[ZCI_DOCUMENT_NUMBER_SERIAL] = number.serial;
}

void zci_metadata_settle_year(zci_document_record *record)
{
    uint64_t content = record->count[ZCI_DOCUMENT_CONTENT_YEAR];
    int year = zci_year_find(record->text[ZCI_DOCUMENT_DATE], NULL);
    if (year == 0)
        year = (int)record->count[ZCI_DOCUMENT_NUMBER_YEAR];
    if (year == 0)
        year = zci_year_find(record->text[ZCI_DOCUMENT_NUMBER], NULL);
    record->count[ZCI_DOCUMENT_YEAR] = year != 0 ? (uint64_t)year : content;
}

static void take_year(reading *r)
{
    zc_span at;
    zci_document_record *record = r->record;
    int content = zci_year_find(record->text[ZCI_DOCUMENT_TITLE], &at);
    if (content > 0) {
        record->count[ZCI_DOCUMENT_CONTENT_YEAR] = (uint64_t)content;
        record->found[ZC_FACT_CONTENT_YEAR] = record->found[ZC_FACT_TITLE];
        record->found[ZC_FACT_CONTENT_YEAR].origin = ZC_ORIGIN_DERIVED;
    }
    zci_metadata_settle_year(record);
}

/* ---- The issuer -------------------------------------------------------- */

/* Whether 贵州省工业和信息化厅 may be 省工业和信息化厅 in full: both are of the same
 * level; a text that is forwarded brings a signature of its own. */
static bool is_in_full(zc_string full, zc_string unplaced)
{
    zci_region region;
    static const char *const levels[] = {"省", "市", "县", "区", "自治区"};
    if (full.len == 0 || !zci_region_read(full, 0, &region) || region.code == 0)
        return false;
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        if (zci_string_begins(unplaced, levels[i]) && zci_string_ends(region.name, levels[i]))
            return true;
    }
    return false;
}

/* 第十四届全国人民代表大会第三次会议关于政府工作报告的决议 is the congress's. */
static zci_issuers bodies_of_session(reading *r, zc_string title)
{
    const char *end = title.len == 0 ? NULL : memmem(title.data, title.len, "会议关于", 12);
    zc_string congress = {"", 0};
    if (end != NULL)
        congress =
            zci_issuer_of_session((zc_string){title.data, (size_t)(end - title.data)}, r->arena);
    return congress.data == NULL ? (zci_issuers){{NULL, 0}, {NULL, 0}, 0}
                                 : zci_issuer_tidy(congress, r->arena);
}

/* The bodies in the title; the signature may name the same one in full. */
static void read_title_issuer(reading *r)
{
    zc_string title = r->record->text[ZCI_DOCUMENT_TITLE];
    zc_finding found = r->record->found[ZC_FACT_TITLE];
    zc_string signed_by = value_of(r, ZC_FACT_SIGNED_BY);
    zci_issuers issuers = zci_issuer_tidy(zci_issuer_of_title(title), r->arena);
    if (issuers.lead.data != NULL && issuers.count == 0)
        issuers = bodies_of_session(r, title);
    r->facts.failed = r->facts.failed || issuers.lead.data == NULL;
    if (issuers.count == 0 ||
        (zci_issuer_is_unplaced(issuers.lead) && is_in_full(signed_by, issuers.lead)))
        return;
    zci_stretch span = {{(size_t)found.start_byte, 0}, {(size_t)found.end_byte, 0}};
    if (zci_facts_note(&r->facts, ZC_FACT_ISSUER, issuers.all, span, found.line, ZCI_RANK_TITLE) &&
        found.origin != ZC_ORIGIN_TEXT)
        r->facts.value[ZC_FACT_ISSUER].found.origin = ZC_ORIGIN_DERIVED;
}

/* The place of a report whose speaker does not name it: given, in the title, or where
 * the meeting was. */
static bool find_speaker_place(reading *r, zci_region *region)
{
    zc_finding at;
    if (states(r, ZCI_DOCUMENT_REGION))
        return zci_region_of_name(r->record->text[ZCI_DOCUMENT_REGION], region);
    return (zci_region_in_title(r->record->text[ZCI_DOCUMENT_TITLE], false, region) &&
            region->code != 0) ||
           zci_meeting_place_find(r->facts.page, region, &at);
}

static void read_speaker(reading *r)
{
    const zci_page *page = r->facts.page;
    zci_region region;
    if (zci_facts_has(&r->facts, ZC_FACT_ISSUER) || zci_facts_has(&r->facts, ZC_FACT_SIGNED_BY))
        return;
    zci_stretch span = zci_speaker_find(page);
    zc_string body = zci_page_string(page, span);
    if (body.len == 0)
        return;
    bool placed = zci_issuer_is_unplaced(body) && find_speaker_place(r, &region);
    body = zci_speaker_in_full(body, placed ? &region : NULL, r->arena);
    r->facts.failed = r->facts.failed || body.data == NULL;
    zci_facts_note(&r->facts, ZC_FACT_ISSUER, body, span, zci_page_line_at(page, span.start.byte),
                   ZCI_RANK_BODY);
}

/* Keeps the first of several bodies as the issuer, and all of them beside it. */
static void set_issuers(reading *r, zc_string all, zc_finding found)
{
    if (states(r, ZCI_DOCUMENT_ISSUER) || all.len == 0)
        return;
    zci_issuers issuers = zci_issuer_tidy(all, r->arena);
    r->facts.failed = r->facts.failed || issuers.lead.data == NULL;
    set(r, ZCI_DOCUMENT_ISSUER, ZC_FACT_ISSUER, issuers.count > 0 ? issuers.lead : all, found);
    if (issuers.count > 1)
        r->record->text[ZCI_DOCUMENT_ISSUERS] = issuers.all;
}

/* Moves to the next piece, past the ends of lines. */
static bool next_piece(zci_scan *scan, zci_stretch *piece)
{
    size_t gap;
    while (zci_is_blank(zci_scan_peek(scan)))
        zci_scan_next(scan);
    return zci_piece_next(scan, piece, &gap);
}

/* 某省税务局 最新文件 关于…: a page that names nobody else is of the bodies that it begins
 * with, when a column of their site follows; a headline begins with a body, too. */
static void read_site_bodies(reading *r)
{
    static const char *const columns[] = {"通知公告", "公告公示", "公示公告", "最新文件",
                                          "政策文件", "文件通知", "法规文件", "规范性文件",
                                          "政策解读", "政务公开", "信息公开", "政府信息公开"};
    zci_stretch bodies, column;
    const zci_page *page = r->facts.page;
    zci_scan scan = {page->text, page->end, page->start};
    if (!next_piece(&scan, &bodies) || !next_piece(&scan, &column) ||
        !zci_issuer_are_bodies(zci_page_string(page, bodies)))
        return;
    zc_string name = zci_page_string(page, column);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        if (name.len == strlen(columns[i]) && zci_string_begins(name, columns[i]))
            set_issuers(r, copy(r, zci_page_string(page, bodies)),
                        (zc_finding){ZC_ORIGIN_TEXT, zci_page_line_at(page, bodies.start.byte),
                                     bodies.start.byte, bodies.end.byte});
    }
}

static void take_issuer(reading *r)
{
    read_title_issuer(r);
    read_speaker(r);
    set_issuers(r, value_of(r, ZC_FACT_ISSUER), r->facts.value[ZC_FACT_ISSUER].found);
    set_issuers(r, value_of(r, ZC_FACT_SIGNED_BY), r->facts.value[ZC_FACT_SIGNED_BY].found);
    if (!states(r, ZCI_DOCUMENT_ISSUER))
        read_site_bodies(r);
    zc_string signed_by = value_of(r, ZC_FACT_SIGNED_BY);
    if (!zci_string_same(signed_by, r->record->text[ZCI_DOCUMENT_ISSUER]) &&
        !zci_string_same(signed_by, r->record->text[ZCI_DOCUMENT_ISSUERS]))
        take(r, ZCI_DOCUMENT_SIGNED_BY, ZC_FACT_SIGNED_BY);
}

/* ---- Region and level -------------------------------------------------- */

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

static void set_level(reading *r, const char *level, zc_finding found)
{
    if (level == NULL)
        return;
    found.origin = ZC_ORIGIN_DERIVED;
    set(r, ZCI_DOCUMENT_LEVEL, ZC_FACT_LEVEL, zci_string_of(level), found);
}

static void set_level_of_words(reading *r, zc_string text, zc_finding found)
{
    r->is_level_of_words = r->is_level_of_words || !states(r, ZCI_DOCUMENT_LEVEL);
    set_level(r, level_of_words(text), found);
}

/* 全市 is said of a city that stands on the level of a province or of a county, too. */
static void settle_level_of_city(reading *r)
{
    zci_region region;
    zci_document_record *record = r->record;
    zc_string city = zci_string_of(ZCI_LEVEL_PREFECTURE);
    if (r->is_level_of_words && zci_string_same(record->text[ZCI_DOCUMENT_LEVEL], city) &&
        zci_region_of_name(record->text[ZCI_DOCUMENT_REGION], &region) && region.code != 0 &&
        zci_string_ends(region.name, "市"))
        record->text[ZCI_DOCUMENT_LEVEL] = zci_string_of(region.level);
}

static void set_region(reading *r, const zci_region *region, zc_finding found)
{
    if (states(r, ZCI_DOCUMENT_REGION))
        return;
    found.origin = ZC_ORIGIN_DERIVED;
    set(r, ZCI_DOCUMENT_REGION, ZC_FACT_REGION, copy(r, region->name), found);
    zc_string path = zci_region_path(region, r->arena);
    r->facts.failed = r->facts.failed || path.data == NULL;
    if (path.data != NULL)
        r->record->text[ZCI_DOCUMENT_REGION_PATH] = path;
}

/* Region and level of the place that a name begins with. */
static void read_place(reading *r, zc_string name, zc_finding found)
{
    zci_region region;
    if (name.len == 0 || !zci_region_read(name, 0, &region))
        return;
    set_region(r, &region, found);
    set_level(r, region.level, found);
}

/* 浙江温州设立…: what stands behind a province without 市 or 区 may be a part of another word,
 * unless it is the place that the text is about. */
static void narrow_to_city(const reading *r, zc_string title, zci_region *region)
{
    zci_region outer, about;
    zci_place at;
    const zci_page *page = r->facts.page;
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

static void read_title_place(reading *r)
{
    zci_region region;
    zc_string title = r->record->text[ZCI_DOCUMENT_TITLE];
    zc_finding found = r->record->found[ZC_FACT_TITLE];
    bool by_way = r->record->count[ZCI_DOCUMENT_TITLE_KIND] == ZCI_TITLE_DERIVED;
    if (title.len == 0 ||
        (!zci_region_in_title(title, zci_issuer_of_title(title).len > 0, &region) &&
         !(by_way && zci_region_in_short(title, &region))))
        return;
    narrow_to_city(r, title, &region);
    set_region(r, &region, found);
    if (r->record->text[ZCI_DOCUMENT_ISSUER].len == 0)
        set_level(r, region.level, found);
}

static void read_meeting_place(reading *r)
{
    zci_region region;
    zc_finding at;
    if (states(r, ZCI_DOCUMENT_REGION) || !zci_meeting_place_find(r->facts.page, &region, &at))
        return;
    set_region(r, &region, at);
    set_level(r, region.level, at);
}

/* Whether a text speaks of a place as its own without having named it. */
static bool speaks_of_own_place(const reading *r)
{
    static const char *const words[] = {"全市", "我市", "全县",   "我县",   "全区",
                                        "我区", "全省", "我省",   "市委",   "县委",
                                        "区委", "省委", "市教育", "县教育", "区教育"};
    const zci_page *page = r->facts.page;
    size_t len = page->end - page->start.byte;
    zc_string opening = {page->text + page->start.byte, len < OPENING_BYTES ? len : OPENING_BYTES};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (zci_string_has(opening, words[i]))
            return true;
    }
    return false;
}

static void read_body_place(reading *r)
{
    zci_region region;
    zci_place at;
    const zci_page *page = r->facts.page;
    size_t start = page->start.byte;
    if (r->is_placed || states(r, ZCI_DOCUMENT_REGION) || !speaks_of_own_place(r) ||
        !zci_mentions_find_region(page->text + start, page->end - start, &region, &at))
        return;
    size_t byte = start + at.byte;
    zc_finding found = {ZC_ORIGIN_DERIVED, zci_page_line_at(page, byte), byte, byte + 6};
    set_region(r, &region, found);
    /* 全市 may be said of a city that stands on the level of a county. */
    if (zci_division_rank_of(region.code) == ZCI_COUNTY)
        set_level(r, region.level, found);
}

/* The path and level of a region that was stated beside the text. */
static void complete_given_region(reading *r)
{
    zci_region region;
    zci_document_record *record = r->record;
    if (!states(r, ZCI_DOCUMENT_REGION) || states(r, ZCI_DOCUMENT_REGION_PATH) ||
        !zci_region_of_name(record->text[ZCI_DOCUMENT_REGION], &region))
        return;
    zc_string path = zci_region_path(&region, r->arena);
    r->facts.failed = r->facts.failed || path.data == NULL;
    if (path.data != NULL)
        record->text[ZCI_DOCUMENT_REGION_PATH] = path;
}

/* 市教育局 may bring what a ministry signed: the level is then the bureau's, and the whole
 * country is not its place. */
static void read_signature_place(reading *r)
{
    zc_string issuer = r->record->text[ZCI_DOCUMENT_ISSUER];
    zc_string signed_by = value_of(r, ZC_FACT_SIGNED_BY);
    bool unplaced = zci_issuer_is_unplaced(issuer);
    if (unplaced)
        set_level_of_words(r, issuer, r->record->found[ZC_FACT_ISSUER]);
    if (!unplaced || !zci_region_is_national(signed_by))
        read_place(r, signed_by, r->facts.value[ZC_FACT_SIGNED_BY].found);
}

static void take_region(reading *r)
{
    zci_document_record *record = r->record;
    complete_given_region(r);
    read_place(r, record->text[ZCI_DOCUMENT_ISSUER], record->found[ZC_FACT_ISSUER]);
    read_signature_place(r);
    read_title_place(r);
    read_meeting_place(r);
    read_body_place(r);
    set_level_of_words(r, record->text[ZCI_DOCUMENT_ISSUER], record->found[ZC_FACT_ISSUER]);
    set_level_of_words(r, record->text[ZCI_DOCUMENT_TITLE], record->found[ZC_FACT_TITLE]);
    settle_level_of_city(r);
}

/* ---- All of it --------------------------------------------------------- */

static void take_rest(reading *r)
{
    take(r, ZCI_DOCUMENT_SOURCE, ZC_FACT_SOURCE);
    take(r, ZCI_DOCUMENT_PUBLISHER, ZC_FACT_PUBLISHER);
    take(r, ZCI_DOCUMENT_AUTHOR, ZC_FACT_AUTHOR);
    take(r, ZCI_DOCUMENT_EDITOR, ZC_FACT_EDITOR);
    take(r, ZCI_DOCUMENT_ATTACHMENTS, ZC_FACT_ATTACHMENTS);
}

/* Whether the title is the headline of a report, which tells of a plan and is none. */
static bool is_headline(const reading *r)
{
    const zci_page *page = r->facts.page;
    zc_finding found = r->record->found[ZC_FACT_TITLE];
    return found.line > 0 && found.end_byte >= page->start.byte && found.end_byte < page->end &&
           zci_flat_title_reports(page->text, page->end, (size_t)found.end_byte);
}

static void take_genre(reading *r)
{
    zc_finding found = r->record->found[ZC_FACT_TITLE];
    zc_string genre = zci_genre_of_title(r->record->text[ZCI_DOCUMENT_TITLE]);
    found.origin = ZC_ORIGIN_DERIVED;
    if (zci_string_is(genre, "解读") || !is_headline(r))
        set(r, ZCI_DOCUMENT_GENRE, ZC_FACT_GENRE, genre, found);
}

static zc_status read_all(reading *r, zc_error *error)
{
    zci_page_head_read(&r->facts);
    zci_signature_read(&r->facts);
    zci_page_foot_read(&r->facts);
    zci_attachments_read(&r->facts);
    zc_status status = take_title(r, error);
    if (status != ZC_OK)
        return status;
    take_issuer(r);
    take_dates(r);
    take_number(r);
    take_region(r);
    take_rest(r);
    take_genre(r);
    take_year(r);
    return r->facts.failed ? zci_fail_memory(error) : ZC_OK;
}

zc_status zci_metadata_read(const zci_page *page, zci_arena *arena, zci_document_record *record,
                            zc_error *error)
{
    reading r = {.facts = {.page = page, .arena = arena}, .record = record, .arena = arena};
    return read_all(&r, error);
}

zc_status zci_metadata_read_placed(const zci_page *page, zci_arena *arena,
                                   zci_document_record *record, zc_error *error)
{
    reading r = {.facts = {.page = page, .arena = arena},
                 .record = record,
                 .arena = arena,
                 .is_placed = true};
    return read_all(&r, error);
}
