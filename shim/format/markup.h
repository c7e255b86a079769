/* HTML and XML as a stream of tags and text: what is used of libxml2.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * No tree is built, nothing is fetched, and no entity that a document defines is expanded, so
 * that memory is bounded by the input. */
#ifndef ZCI_MARKUP_H
#define ZCI_MARKUP_H

#include "zhengce.h"

/* Elements that may lie in one another.  In HTML as many as in browsers: those within are there,
 * too, flattened, as pages forget to end theirs; and 1,000 in all. */
#define ZCI_MARKUP_HTML_DEPTH 512
#define ZCI_MARKUP_XML_DEPTH  250

/* An element's beginning; it lives as long as the call that is given it. */
typedef struct zci_markup_tag {
    const char *name;       /* without a namespace's prefix; of HTML in lower case */
    const void *attributes; /* for zci_markup_attribute */
    bool is_html;
} zci_markup_tag;

/* What reads the stream.  Each call returns ZC_OK, or the status that ends the reading; `end` and
 * `text` may be NULL, of what is not looked at.  A text comes whole, from one tag to the next,
 * whatever comments and references are in it; one of a megabyte or more in pieces. */
typedef struct zci_markup_events {
    zc_status (*begin)(void *context, const zci_markup_tag *tag);
    zc_status (*end)(void *context, const char *name);
    zc_status (*text)(void *context, const char *data, size_t len);
    void *context;
} zci_markup_events;

/* The value of an attribute, named without a prefix; data is NULL when the tag has none.  Its
 * character references are resolved, but in XML those to '&' are &#38; (format/reference.h). */
zc_string zci_markup_attribute(const zci_markup_tag *tag, const char *name);

/* Reads a page as browsers do: whatever it is, there is a reading.  The page is sound UTF-8
 * without NUL, whatever it says of its encoding itself; its elements end in order, also those
 * that it leaves open.  What scripts and styles hold is no text.
 * Errors: that of an event; ZC_BAD_SOURCE (nested too deep, larger than 1 GiB), ZC_NO_MEMORY. */
zc_status zci_markup_read_html(zc_string page, const zci_markup_events *events, zc_error *error);

/* Reads a document in XML, in UTF-8 or what it declares.
 * Errors: that of an event; ZC_BAD_SOURCE (not well-formed, a document type of its own, nested
 * too deep, more different names than 80 KB, larger than 1 GiB), ZC_NO_MEMORY. */
zc_status zci_markup_read_xml(zc_string document, const zci_markup_events *events, zc_error *error);

#endif
