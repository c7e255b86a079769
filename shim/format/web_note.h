/* Notes of a web page: the marks that lead from the text to them and back, and their entries.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   供水<a href="#fn1" role="doc-noteref"><sup>1</sup></a>管理
 *   <li id="fn1">见统计年鉴。<a href="#fnref1">↩</a>
 *
 * They are known by their roles, or by the names that editors give the places to which they lead:
 * Word (_ftn1, _ednref1), LibreOffice (sdfootnote1sym), MediaWiki (cite_note-1), and what makes
 * pages of Markdown (fn1, fn:1). */
#ifndef ZCI_WEB_NOTE_H
#define ZCI_WEB_NOTE_H

#include "format/markup.h"

/* Whether an <a> leads to a note or back; what it says may still be words. */
bool zci_web_note_is_linked(const zci_markup_tag *tag);

/* Whether what such a link says is a mark: 1, [2], iv, *, ↩. */
bool zci_web_note_is_mark(zc_string text);

/* Whether an entry of a list is a note, whose number is no heading's. */
bool zci_web_note_is_entry(const zci_markup_tag *tag);

#endif
