/* What is in the index: the one place that says it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One database holds, for each document, a *header* and right behind it, at
 * consecutive docids, its *passages* in the order of the text:
 *
 *   docid   40          41         42         43         44
 *           header      passage 1  passage 2  passage 3  header of the next
 *
 * So a passage's document is the last header at or before it, a document's
 * passages are a range of docids, and a set of documents is a set of ranges.  Docids
 * between a document's last passage and the next header may be free.
 *
 * Header   terms   H, with the length of the document's text as its count; KT, Q<id>,
 *                  S<source key>, Y<year>, C<content year>, L<level>, D<date>, P<run>,
 *                  FR, FI and FG<whole value>, O and X<definition>, and the text of its
 *                  fields under the fields' prefixes, all with count 0
 *          data    a document record
 * Passage  terms   those of shim/text/segment.h, with their counts
 *                  and those of its fields' texts under the fields' prefixes
 *          values  ZCI_SLOT_PASSAGE, a passage record
 *
 * Values lie in files beside Xapian's, for a query reads thousands of them: store/record_places.h.
 *
 * Facts, origins, changes, kinds of fields and comparisons are stored as zhengce.h numbers them.
 *
 * Metadata keys below say which format and analyser made the index. */
#ifndef ZCI_SCHEMA_H
#define ZCI_SCHEMA_H

/* Raised when an older library could no longer read what a newer one writes. */
#define ZCI_FORMAT_VERSION 2

/* Raised when the same text would yield other terms or passages.  That the libraries and tables
 * which terms are made with are others, schema/analyser.h tells by itself. */
#define ZCI_ANALYSER_VERSION 2

#define ZCI_META_FORMAT      "zhengce.format"
#define ZCI_META_ANALYSER    "zhengce.analyser" /* version and fingerprint: analyser.h */
#define ZCI_META_UPDATED     "zhengce.updated"  /* of the last commit, ISO 8601, UTC */
#define ZCI_META_RECORDS     "zhengce.records"  /* a list of files: store/record_list.h */
#define ZCI_META_RUN         "zhengce.run"      /* runs that brought something, from 1 */

#define ZCI_TERM_HEADER      "H"  /* on every header */
#define ZCI_TERM_GIVEN_TITLE "KT" /* on headers whose title stands beside the text */
#define ZCI_PREFIX_ID        'Q'  /* + document id: unique */
#define ZCI_PREFIX_SOURCE    'S'  /* + hash of the path of the file or collection */
#define ZCI_PREFIX_YEAR      'Y'  /* + four digits */
#define ZCI_PREFIX_ABOUT     'C'  /* + four digits: the year that it is about */
#define ZCI_PREFIX_LEVEL     'L'  /* + 国家, 省, 市 or 县, as UTF-8 */
#define ZCI_PREFIX_TITLE     'T'  /* these five: + a term of shim/text/segment.h */
#define ZCI_PREFIX_NUMBER    'N'
#define ZCI_PREFIX_ISSUER    'I'
#define ZCI_PREFIX_REGION    'R' /* of the region's path where there is one */
#define ZCI_PREFIX_GENRE     'G'
#define ZCI_PREFIX_UNITS     'U' /* these four, on passages: + a term of their texts */
#define ZCI_PREFIX_DEADLINE  'E'
#define ZCI_PREFIX_TARGET    'A'
#define ZCI_PREFIX_REFERENCE 'B'
#define ZCI_PREFIX_DATE      'D' /* + YYYYMMDD, unknown parts 00; none when undated */
#define ZCI_PREFIX_RUN       'P' /* + eight digits: the run that last brought something new of it */
#define ZCI_PREFIX_BRIEF     'O' /* + short form, tab, long form: as the text defines it */
#define ZCI_PREFIX_FULL      'X' /* + long form, tab, short form: the same */
#define ZCI_PREFIX_FACET                                                                           \
    'F' /* + R, I or G + the whole value: what facets count.  A region is                          \
         * followed by a tab and its path */

/* Values of a record: where they are is in metadata, see shim/store/record_places.h. */
#define ZCI_SLOTS        4 /* 0 to 3; those named here are in use */
#define ZCI_SLOT_PASSAGE 0

/* Limits that hold for every index. */
#define ZCI_ID_MAX         200      /* bytes of a document id */
#define ZCI_HEADINGS_MAX   16       /* depth of a heading path */
#define ZCI_DEFINITION_MAX 245      /* bytes of a definition's term */
#define ZCI_FACET_MAX      240      /* bytes of a value that facets tell apart */
#define ZCI_LENGTH_MAX     0xFFFFFF /* a header's count of H */

#endif
