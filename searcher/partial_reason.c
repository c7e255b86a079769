/* How a partial match's score came to be.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "partial_reason.h"

#include "rank_weights.h"

double zci_partial_value(const zci_partial_score *one, zc_unit unit)
{
    return unit == ZC_DOCUMENTS ? one->window : one->passage;
}

/* What each pair of characters and each single one adds, and the words by the index's
 * counts. */
static void explain_text(const zci_partial_score *one, const zci_partial_features *features,
                         zci_reason *text)
{
    for (size_t f = 0; f < features->count; f++) {
        const zc_string name = features->name[f];
        if (one->parts[f] > 0 && features->other[f])
            zci_reason_add(text, one->parts[f], "%.*s, of other words, weight %.4f",
                           "%.*s，其他说法，权重 %.4f", (int)name.len, name.data,
                           features->weight[f]);
        else if (one->parts[f] > 0)
            zci_reason_add(text, one->parts[f], "%.*s, weight %.4f", "%.*s，权重 %.4f",
                           (int)name.len, name.data, features->weight[f]);
    }
    if (one->words > 0)
        zci_reason_add(text, one->words, "words of letters and digits, by counts",
                       "字母与数字组成的词，按词频");
}

/* What the whole document adds: as far as it is read, its text again and its title; for the
 * rest, what the index's counts tell; and where it is from. */
static void explain_whole(const zci_partial_score *one, double share, double value,
                          zci_reason *whole)
{
    double counted = share * (1 - one->read) * one->whole;
    double unread = share * (1 - one->read) * one->unread;
    double titled = share * one->read * one->titled, local = share * one->local;
    zci_reason_add(whole, value - counted - unread - titled - local, "%.2f × %.2f read of it",
                   "%.2f × 读过的 %.2f", share, one->read);
    if (titled > 0)
        zci_reason_add(whole, titled, "%.2f × %.2f of what its title adds", "%.2f × %.2f，标题所加",
                       share, one->read);
    zci_reason_add(whole, counted, "%.2f × %.2f not read, by counts", "%.2f × 未读的 %.2f，按词频",
                   share, 1 - one->read);
    if (unread > 0)
        zci_reason_add(whole, unread, "%.2f × %.2f not read, single characters as in what was read",
                       "%.2f × 未读的 %.2f，单字按读过的推算", share, 1 - one->read);
    if (local > 0)
        zci_reason_add(whole, local, "%.2f × %.4f, as it is of a place that the query names",
                       "%.2f × %.4f，属检索式所指地区", share, one->local);
}

/* What the headings above a passage add to it, and that it is one itself. */
static void explain_headings(double headed, double lessened, zci_reason *parent)
{
    if (headed > 0)
        zci_reason_add(parent, headed, "%.2f of the %.4f by counts of the headings above it",
                       "%.2f × 上级标题按词频的 %.4f", ZCI_SHARE_ABOVE, headed / ZCI_SHARE_ABOVE);
    if (lessened < 0)
        zci_reason_add(parent, lessened, "times %.2f: a heading line", "乘以 %.2f：标题行",
                       ZCI_FACTOR_HEADING);
}

void zci_partial_explain(const zci_partial_score *one, const zci_partial_features *features,
                         const zci_blend *blend, zci_reason *parent)
{
    bool documents = blend->unit == ZC_DOCUMENTS;
    double score = zci_partial_value(one, blend->unit);
    double whole = documents ? one->window_whole : one->passage_whole;
    double proposed = ZCI_SHARE_PROPOSED * one->proposed;
    double headed = documents ? 0 : one->headed, lessened = documents ? 0 : one->lessened;
    double text = score - proposed - headed - lessened - whole;
    zci_reason *node =
        documents
            ? zci_reason_add(parent, text,
                             "pairs of characters and single ones, in a passage and its neighbours",
                             "段落及其前后段落中的双字与单字")
            : zci_reason_add(parent, text, "pairs of characters and single ones, in the passage",
                             "段落中的双字与单字");
    explain_text(one, features, node);
    zci_reason_add(parent, proposed, "%.2f of the passage's %.4f by counts",
                   "%.2f × 段落按词频的 %.4f", ZCI_SHARE_PROPOSED, one->proposed);
    explain_headings(headed, lessened, parent);
    node = zci_reason_add(parent, whole, "%.2f of the document as one text", "%.2f × 全文",
                          blend->whole);
    explain_whole(one, blend->whole, whole, node);
}

void zci_partial_explain_title(double score, const zci_blend *blend, zci_reason *parent)
{
    zci_reason *whole = zci_reason_add(parent, score, "%.2f of the document as one text",
                                       "%.2f × 全文", blend->whole);
    zci_reason_add(whole, score, "%.2f of what its title adds, which alone holds anything",
                   "%.2f × 标题所加，正文无匹配", blend->whole);
}
