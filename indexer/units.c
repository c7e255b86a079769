/* Units that are responsible for an item.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "units.h"

enum { NAME_MOST = 30, BRACKET_MOST = 160 };

/* ---- Labels ------------------------------------------------------------ */

/* A label is some of the first and one of the second. */
static const char *const roles[] = {"责任", "牵头", "配合", "主责", "协办", "承办", "主办",
                                    "参与", "参加", "协同", "协作", "协助", "落实", "实施",
                                    "对接", "指导", "主管", "监督", "完成", NULL};
static const char *const bodies[] = {"单位", "部门", "科室", "处室", "股室", "机构", NULL};

/* Labels of other things that may follow without a mark between. */
static const char *const others[] = {"完成时限", "完成时间", "完成期限", "办结时限", "时间节点",
                                     "时限",     "期限",     "时间",     "责任人",   "负责人",
                                     "责任领导", "分管领导", "联系人",   "联系电话", NULL};

/* Where the label before `end` begins, or `end`. */
static size_t label_start(const zci_letters *letters, size_t end)
{
    size_t at = end - zci_letters_end_any(letters, end, bodies, NULL);
    if (at == end)
        return end;
    size_t roles_end = at, count;
    while ((count = zci_letters_end_any(letters, at, roles, NULL)) > 0)
        at -= count;
    return at < roles_end ? at : end;
}

static bool stands_alone(const zci_letters *letters, size_t start)
{
    return start == 0 || !zci_letter_is_han(letters->item[start - 1].cp);
}

/* ---- Names ------------------------------------------------------------- */

static const char *const parted[] = {"等有关部门", "等相关部门", "等有关单位", "等相关单位",
                                     "等部门",     "等单位",     "等",         NULL};
static const char *const suffixes[] = {"局", "委", "厅", "部", "办", "府",   "科",   "处",   "校",
                                       "院", "司", "署", "社", "会", "中心", "公司", "集团", NULL};

static void add_name(const zci_letters *letters, zci_run name, zci_run role, zci_field_list *list)
{
    name.end -= zci_letters_end_any(letters, name.end, parted, NULL);
    if (name.end < name.start + 2 || name.end - name.start > NAME_MOST)
        return;
    zci_passage_field field = {.kind = ZC_FIELD_UNITS,
                               .text = zci_letters_part(letters, name),
                               .about = zci_letters_part(letters, role)};
    zci_field_list_add(list, &field);
}

/* 和 parts names where a name could end before it: 教育局和体育局, not 发展和改革委. */
static bool parts_names(const zci_letters *letters, size_t at, size_t start)
{
    uint32_t cp = letters->item[at].cp;
    if (cp == 0x3001 || cp == ',' || cp == ';' || cp == '/')
        return true;
    return (cp == 0x548C || cp == 0x53CA) && at > start + 1 &&
           zci_letters_end_any(letters, at, suffixes, NULL) > 0;
}

static void add_names(const zci_letters *letters, zci_run run, zci_run role, bool strict,
                      zci_field_list *list)
{
    size_t start = run.start;
    uint32_t closer = 0;
    for (size_t i = run.start; i <= run.end; i++) {
        uint32_t cp = zci_letter_at(letters, i);
        if (i < run.end && closer != 0) { /* 各县〔市、区〕政府 is one name */
            closer = cp == closer ? 0 : closer;
            continue;
        }
        closer = zci_letter_closer(cp);
        if (i < run.end && (closer != 0 || !parts_names(letters, i, start)))
            continue;
        zci_run name = {start, i};
        if (!strict || zci_letters_end_any(letters, i, suffixes, NULL) > 0 ||
            zci_letters_end_any(letters, i, parted, NULL) > 0)
            add_name(letters, name, role, list);
        start = i + 1;
    }
}

/* ---- Behind a label ---------------------------------------------------- */

/* 2.搭建…: the bracket was never closed, and another item begins. */
static bool is_item_number(const zci_letters *letters, size_t at)
{
    uint32_t cp = letters->item[at].cp;
    return cp >= '0' && cp <= '9' && zci_letter_at(letters, at + 1) == '.';
}

static size_t list_end(const zci_letters *letters, size_t from, uint32_t closer)
{
    size_t at = from;
    uint32_t inner = 0;
    for (; at < letters->len; at++) {
        uint32_t cp = letters->item[at].cp;
        if (inner == 0 && (cp == closer || zci_letter_ends_sentence(cp) || cp == ':' || cp == ')' ||
                           is_item_number(letters, at)))
            break;
        if (cp == inner)
            inner = 0;
        else if (inner == 0)
            inner = zci_letter_closer(cp);
    }
    return at;
}

/* The list ran into the colon of another label: what stands before that is names. */
static size_t before_label(const zci_letters *letters, size_t from, size_t colon)
{
    size_t at = label_start(letters, colon);
    if (at == colon)
        at -= zci_letters_end_any(letters, colon, others, NULL);
    if (at < colon && at >= from)
        return at;
    while (at > from && !parts_names(letters, at - 1, from))
        at--;
    return at > from ? at - 1 : from;
}

void zci_units_labelled(const zci_letters *letters, size_t colon, zci_field_list *list)
{
    size_t start = label_start(letters, colon);
    if (start == colon || !stands_alone(letters, start))
        return;
    uint32_t closer = start == 0 ? 0 : zci_letter_closer(letters->item[start - 1].cp);
    size_t end = list_end(letters, colon + 1, closer);
    if (zci_letter_at(letters, end) == ':')
        end = before_label(letters, colon + 1, end);
    add_names(letters, (zci_run){colon + 1, end}, (zci_run){start, colon}, false, list);
}

/* ---- In a bracket ------------------------------------------------------ */

static const char *const duties[] = {"按职责分工负责", "按职责分工落实", "按职责负责", "按分工负责",
                                     "分工负责",       "分别负责",       "牵头负责",   "牵头落实",
                                     "组织实施",       "负责落实",       "牵头",       "负责",
                                     "配合",           "参与",           "参加",       "协助",
                                     "协同",           "落实",           "实施",       NULL};

/* Reads a clause; returns whether it says what the units do. */
static bool read_clause(const zci_letters *letters, zci_run clause, size_t names_start,
                        zci_field_list *list)
{
    size_t duty = zci_letters_end_any(letters, clause.end, duties, NULL);
    if (duty == 0)
        return false;
    zci_run names = {names_start, clause.end - duty};
    if (zci_letter_at(letters, names.start) == 0x7531) /* 由 */
        names.start++;
    add_names(letters, names, (zci_run){clause.end - duty, clause.end}, true, list);
    return true;
}

/* The letter that closes the bracket, brackets within it counted; `open` when none
 * does, or not soon. */
static size_t find_close(const zci_letters *letters, size_t open)
{
    uint32_t opener = letters->item[open].cp, closer = zci_letter_closer(opener);
    size_t depth = 0;
    for (size_t at = open; at < letters->len && at - open < BRACKET_MOST; at++) {
        uint32_t cp = letters->item[at].cp;
        depth += cp == opener;
        if (cp == closer && --depth == 0)
            return at;
        if (zci_letter_ends_sentence(cp))
            break;
    }
    return open;
}

void zci_units_bracketed(const zci_letters *letters, size_t open, zci_field_list *list)
{
    size_t close = find_close(letters, open);
    if (close == open || zci_letters_end_any(letters, close, duties, NULL) == 0)
        return;
    size_t start = open + 1;
    size_t names_start = start;
    for (size_t i = open + 1; i <= close; i++) {
        uint32_t cp = letters->item[i].cp;
        if (i < close && cp != ',' && cp != ';')
            continue;
        if (read_clause(letters, (zci_run){start, i}, names_start, list))
            names_start = i + 1;
        start = i + 1;
    }
}
