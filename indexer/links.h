/* Links to other pages, as a site lists them below a text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   相关链接                                the head of a list
 *   一图读懂：临湖市托育服务发展规划        a link
 *   关于做好招生工作的通知 2019-03-01       with the other page's date
 *   2019-03-02                              or that on a line of its own
 *
 * A list of attachments looks the same but for its head and for the names of files. */
#ifndef ZCI_LINKS_H
#define ZCI_LINKS_H

#include "page.h"

/* Whether a line is the head of such a list, with or without a first link behind it. */
bool zci_links_begin(const char *text, zci_stretch line);

/* Whether its head leaves it open whether its links are attachments: 相关文件. */
bool zci_links_are_doubtful(const char *text, zci_stretch head);

/* Whether a line may be a link of such a list. */
bool zci_links_may_hold(const char *text, zci_stretch line);

/* Whether a name is that of a file, by its ending: 名单.docx. */
bool zci_links_is_file(zc_string name);

/* Whether a line names an attachment: a file, a form, or what 附件 stands before. */
bool zci_links_is_attachment(const char *text, zci_stretch line);

/* Whether a line tells that it is about another page: it names a kind of document. */
bool zci_links_is_telling(const char *text, zci_stretch line);

#endif
