/* Who issued a document.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "metadata_issuer.h"

#include "base/string.h"
#include "issuer.h"
#include "region.h"
#include "speaker.h"

#include <string.h>

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
static zci_issuers bodies_of_session(zci_metadata_work *w, zc_string title)
{
    const char *end = title.len == 0 ? NULL : memmem(title.data, title.len, "会议关于", 12);
    zc_string congress = {"", 0};
    if (end != NULL)
        congress =
            zci_issuer_of_session((zc_string){title.data, (size_t)(end - title.data)}, w->arena);
    return congress.data == NULL ? (zci_issuers){{NULL, 0}, {NULL, 0}, 0}
                                 : zci_issuer_tidy(congress, w->arena);
}

/* The bodies in the title; the signature may name the same one in full. */
static void read_title_issuer(zci_metadata_work *w)
{
    zc_string title = w->record->text[ZCI_DOCUMENT_TITLE];
    zc_finding found = w->record->found[ZC_FACT_TITLE];
    zc_string signed_by = zci_metadata_value(w, ZC_FACT_SIGNED_BY);
    zci_issuers issuers = zci_issuer_tidy(zci_issuer_of_title(title), w->arena);
    if (issuers.lead.data != NULL && issuers.count == 0)
        issuers = bodies_of_session(w, title);
    w->facts.failed = w->facts.failed || issuers.lead.data == NULL;
    if (issuers.count == 0 ||
        (zci_issuer_is_unplaced(issuers.lead) && is_in_full(signed_by, issuers.lead)))
        return;
    zci_stretch span = {{(size_t)found.start_byte, 0}, {(size_t)found.end_byte, 0}};
    if (zci_facts_note(&w->facts, ZC_FACT_ISSUER, issuers.all, span, found.line, ZCI_RANK_TITLE) &&
        found.origin != ZC_ORIGIN_TEXT)
        w->facts.value[ZC_FACT_ISSUER].found.origin = ZC_ORIGIN_DERIVED;
}

/* The place of a report whose speaker does not name it: given, in the title, or where
 * the meeting was. */
static bool find_speaker_place(zci_metadata_work *w, zci_region *region)
{
    zc_finding at;
    if (zci_metadata_states(w, ZCI_DOCUMENT_REGION))
        return zci_region_of_name(w->record->text[ZCI_DOCUMENT_REGION], region);
    return (zci_region_in_title(w->record->text[ZCI_DOCUMENT_TITLE], false, region) &&
            region->code != 0) ||
           zci_meeting_place_find(w->facts.page, region, &at);
}

static void read_speaker(zci_metadata_work *w)
{
    const zci_page *page = w->facts.page;
    zci_region region;
    if (zci_facts_has(&w->facts, ZC_FACT_ISSUER) || zci_facts_has(&w->facts, ZC_FACT_SIGNED_BY))
        return;
    zci_stretch span = zci_speaker_find(page);
    zc_string body = zci_page_string(page, span);
    if (body.len == 0)
        return;
    bool placed = zci_issuer_is_unplaced(body) && find_speaker_place(w, &region);
    body = zci_speaker_in_full(body, placed ? &region : NULL, w->arena);
    w->facts.failed = w->facts.failed || body.data == NULL;
    zci_facts_note(&w->facts, ZC_FACT_ISSUER, body, span, zci_page_line_at(page, span.start.byte),
                   ZCI_RANK_BODY);
}

/* Keeps the first of several bodies as the issuer, and all of them beside it. */
static void set_issuers(zci_metadata_work *w, zc_string all, zc_finding found)
{
    if (zci_metadata_states(w, ZCI_DOCUMENT_ISSUER) || all.len == 0)
        return;
    zci_issuers issuers = zci_issuer_tidy(all, w->arena);
    w->facts.failed = w->facts.failed || issuers.lead.data == NULL;
    zci_metadata_set(w, ZCI_DOCUMENT_ISSUER, ZC_FACT_ISSUER, issuers.count > 0 ? issuers.lead : all,
                     found);
    if (issuers.count > 1)
        w->record->text[ZCI_DOCUMENT_ISSUERS] = issuers.all;
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
static void read_site_bodies(zci_metadata_work *w)
{
    static const char *const columns[] = {"通知公告", "公告公示", "公示公告", "最新文件",
                                          "政策文件", "文件通知", "法规文件", "规范性文件",
                                          "政策解读", "政务公开", "信息公开", "政府信息公开"};
    zci_stretch bodies, column;
    const zci_page *page = w->facts.page;
    zci_scan scan = {page->text, page->end, page->start};
    if (!next_piece(&scan, &bodies) || !next_piece(&scan, &column) ||
        !zci_issuer_are_bodies(zci_page_string(page, bodies)))
        return;
    zc_string name = zci_page_string(page, column);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        if (name.len == strlen(columns[i]) && zci_string_begins(name, columns[i]))
            set_issuers(w, zci_metadata_copy(w, zci_page_string(page, bodies)),
                        (zc_finding){ZC_ORIGIN_TEXT, zci_page_line_at(page, bodies.start.byte),
                                     bodies.start.byte, bodies.end.byte});
    }
}

void zci_metadata_take_issuer(zci_metadata_work *w)
{
    read_title_issuer(w);
    read_speaker(w);
    set_issuers(w, zci_metadata_value(w, ZC_FACT_ISSUER), w->facts.value[ZC_FACT_ISSUER].found);
    set_issuers(w, zci_metadata_value(w, ZC_FACT_SIGNED_BY),
                w->facts.value[ZC_FACT_SIGNED_BY].found);
    if (!zci_metadata_states(w, ZCI_DOCUMENT_ISSUER))
        read_site_bodies(w);
    zc_string signed_by = zci_metadata_value(w, ZC_FACT_SIGNED_BY);
    if (!zci_string_same(signed_by, w->record->text[ZCI_DOCUMENT_ISSUER]) &&
        !zci_string_same(signed_by, w->record->text[ZCI_DOCUMENT_ISSUERS]))
        zci_metadata_take(w, ZCI_DOCUMENT_SIGNED_BY, ZC_FACT_SIGNED_BY);
}
