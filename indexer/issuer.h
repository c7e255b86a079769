/* Names of issuing bodies, 发文机关, by their form.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ISSUER_H
#define ZCI_ISSUER_H

#include "base/arena.h"
#include "scan.h"

/* Whether a string is most likely the name of one body: 抚顺市人民政府办公室, 教育部. */
bool zci_issuer_is_body(zc_string name);

/* Whether a string may be a body's name, whatever it ends in: 督学站. */
bool zci_issuer_may_be_one(zc_string name);

/* Whether a name is a body's, whatever it ends in, because the next in a list begins anew:
 * 临湖市督学站 before 临湖市财政局. */
bool zci_issuer_is_listed(zc_string name, zc_string next);

/* Whether it is a body of a place that is not named: 省人民政府, 市教育局. */
bool zci_issuer_is_unplaced(zc_string issuer);

/* How many bodies a string names that is nothing but their names, with space or 、 between
 * them; 0 when it is something else. */
size_t zci_issuer_count_bodies(zc_string names);

/* Whether it is nothing but such names. */
bool zci_issuer_are_bodies(zc_string names);

/* The bodies that a title begins with, up to 关于, 印发 and the like: 财政部 税务总局;
 * empty when it begins with none.  A slice of the title. */
zc_string zci_issuer_of_title(zc_string stated);

/* The bodies of a letterhead: 抚顺市人民政府办公室文件, 某市人民政府令, 教育部公告. */
zc_string zci_issuer_of_letterhead(zc_string line);

/* The congress, or its standing committee, that a session is one of, without the term:
 * 某省人民代表大会常务委员会 of 某省第九届人民代表大会常务委员会第三次会议.  Empty when
 * the text names none, or not its place.  Error: NULL data when memory is exhausted. */
zc_string zci_issuer_of_session(zc_string text, zci_arena *arena);

/* The body that a meeting is one of: 临湖市人民政府 of 临湖市人民政府第56次常务会议, 最高人民法院
 * of 最高人民法院审判委员会第1859次会议.  Empty when the text begins with none, or not with its
 * place.  A slice of the text. */
zc_string zci_issuer_of_meeting(zc_string text);

/* Names as they stand, made fit to be shown: the first of several bodies, and all of
 * them with one space between; white space inside a name goes.  Both are empty when
 * the names are no body's.  Error: NULL data when memory is exhausted. */
typedef struct zci_issuers {
    zc_string lead;
    zc_string all;
    size_t count;
} zci_issuers;

zci_issuers zci_issuer_tidy(zc_string stated, zci_arena *arena);

#endif
