/* A web page's text.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_WEB_PAGE_H
#define ZCI_WEB_PAGE_H

#include "base/buffer.h"
#include "zhengce.h"

/* A web page's text replaces what `text` held: a line, ended by LF, for each paragraph, heading
 * and entry of a list, without empty lines but where the page itself sets one within a block.
 *
 * The cells of a table's row share a line, with " | " between: a break that no match crosses, as
 * white space would be none.  No bar parts a label from its value:
 *
 *   <td>文号：<td>临政发〔2024〕3号<td>发布日期：<td>2024-05-06
 *   文号：临政发〔2024〕3号 | 发布日期：2024-05-06
 *
 * A cell that is more than a few short lines or one of moderate length, or holds a table, keeps
 * its lines to itself: such tables arrange the page.
 *
 * Left out is what a browser does not show (scripts, the head, elements that are hidden by
 * themselves), what visitors fill in, other media, readings above characters, and what calls
 * itself navigation unless it holds sentences, and blocks of links only; see format/web_menu.h.
 * Other menus are told by their words, later.
 *
 * What its head says that its title is goes to `title`, a place of `title_size` bytes, at least
 * one, as much of it as has room, ended by NUL; see format/web_title.h.
 *
 * `page` is sound UTF-8 without NUL.  On an error the text is empty.
 * Errors: ZC_BAD_SOURCE (nested too deep, larger than 1 GiB), ZC_NO_MEMORY. */
zc_status zci_web_page_text(zc_string page, zci_buffer *text, char *title, size_t title_size,
                            zc_error *error);

#endif
