/* HTML and XML as a stream of tags and text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/markup.h"

#include "base/fail.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <pthread.h>
#include <string.h>

/* libxml2 compares each attribute of a tag with all before it: a few bytes of names, each kept
 * once, bound how many different ones there can be.  Text of 64 MB is then read in about a minute
 * at worst, rather than in days. */
enum {
    BYTES_MAX = 1 << 30,
    HTML_NAMES_MAX = 20000,
    XML_NAMES_MAX = 80000,
    NS_ATTRIBUTE = 5, /* pointers for each: name, prefix, address, begin and end of the value */
    HTML_OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                   HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC,
    XML_OPTIONS = XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET
};

/* What libxml2 hands to its callbacks: its own context, of which `_private` is this. */
typedef struct reading {
    const zci_markup_events *events;
    size_t depth;
    bool is_html, has_type, too_deep;
    bool ended; /* the whole was read */
    zc_status status;
} reading;

static reading *reading_of(void *context)
{
    return ((xmlParserCtxtPtr)context)->_private;
}

/* Ends the parsing unless all is well. */
static void go_on(void *context, zc_status status)
{
    reading *r = reading_of(context);
    if (status == ZC_OK || r->status != ZC_OK)
        return;
    r->status = status;
    xmlStopParser(context);
}

static size_t depth_max(const reading *r)
{
    return r->is_html ? ZCI_MARKUP_HTML_DEPTH : ZCI_MARKUP_XML_DEPTH;
}

/* ---- What libxml2 calls ---------------------------------------------------- */

static void begin(void *context, const xmlChar *name, const void *attributes)
{
    reading *r = reading_of(context);
    if (r->status != ZC_OK)
        return;
    r->too_deep = ++r->depth > depth_max(r);
    zci_markup_tag tag = {(const char *)name, attributes, r->is_html};
    go_on(context, r->too_deep ? ZC_BAD_SOURCE : r->events->begin(r->events->context, &tag));
}

static void begin_html(void *context, const xmlChar *name, const xmlChar **attributes)
{
    begin(context, name, attributes);
}

/* The list of attributes becomes one that ends with NULL as that of HTML does. */
typedef struct xml_attributes {
    const xmlChar **item;
    int count;
} xml_attributes;

static void begin_xml(void *context, const xmlChar *name, const xmlChar *prefix,
                      const xmlChar *address, int namespace_count, const xmlChar **namespaces,
                      int attribute_count, int default_count, const xmlChar **attributes)
{
    (void)prefix, (void)address, (void)namespace_count, (void)namespaces, (void)default_count;
    xml_attributes list = {attributes, attribute_count};
    begin(context, name, &list);
}

static void end_html(void *context, const xmlChar *name)
{
    reading *r = reading_of(context);
    if (r->status != ZC_OK)
        return;
    r->depth -= r->depth > 0;
    go_on(context, r->events->end(r->events->context, (const char *)name));
}

static void end_xml(void *context, const xmlChar *name, const xmlChar *prefix,
                    const xmlChar *address)
{
    (void)prefix, (void)address;
    end_html(context, name);
}

static void text(void *context, const xmlChar *data, int len)
{
    reading *r = reading_of(context);
    if (r->status == ZC_OK && len > 0)
        go_on(context, r->events->text(r->events->context, (const char *)data, (size_t)len));
}

static void leave_out(void *context, const xmlChar *data, int len)
{
    (void)context, (void)data, (void)len;
}

static void end_all(void *context)
{
    reading_of(context)->ended = true;
}

/* With it come entities; no office format has one. */
static void refuse_type(void *context, const xmlChar *name, const xmlChar *id,
                        const xmlChar *system)
{
    (void)name, (void)id, (void)system;
    reading_of(context)->has_type = true;
    go_on(context, ZC_BAD_SOURCE);
}

/* Whether browsers read an end without a beginning as an element. */
static bool stands_alone(const char *name)
{
    return strcmp(name, "br") == 0 || strcmp(name, "p") == 0;
}

/* A fault of a page: </br> or </p> of what is not open.  libxml2 only says so. */
static void note_fault(void *context, const xmlError *fault)
{
    const reading *r = reading_of(context);
    if (fault->code != XML_ERR_TAG_NAME_MISMATCH || fault->str1 == NULL || fault->str2 != NULL ||
        !stands_alone(fault->str1) || r->status != ZC_OK)
        return;
    zci_markup_tag tag = {fault->str1, NULL, true};
    go_on(context, r->events->begin(r->events->context, &tag));
    if (r->status == ZC_OK)
        go_on(context, r->events->end(r->events->context, fault->str1));
}

/* ---- Attributes ------------------------------------------------------------ */

static zc_string find_html_attribute(const xmlChar *const *list, const char *name)
{
    for (; list != NULL && list[0] != NULL; list += 2) {
        if (strcmp((const char *)list[0], name) == 0)
            return list[1] == NULL
                       ? (zc_string){"", 0}
                       : (zc_string){(const char *)list[1], strlen((const char *)list[1])};
    }
    return (zc_string){NULL, 0};
}

static zc_string find_xml_attribute(const xml_attributes *list, const char *name)
{
    for (int i = 0; i < list->count; i++) {
        const xmlChar *const *one = list->item + (size_t)i * NS_ATTRIBUTE;
        if (strcmp((const char *)one[0], name) == 0)
            return (zc_string){(const char *)one[3], (size_t)(one[4] - one[3])};
    }
    return (zc_string){NULL, 0};
}

zc_string zci_markup_attribute(const zci_markup_tag *tag, const char *name)
{
    return tag->is_html ? find_html_attribute(tag->attributes, name)
                        : find_xml_attribute(tag->attributes, name);
}

/* ---- Reading --------------------------------------------------------------- */

static void prepare_once(void)
{
    xmlInitParser();
}

/* libxml2 wants this done before several threads use it. */
static bool prepare(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    return pthread_once(&once, prepare_once) == 0;
}

/* What the parsing came to.  An event has said itself why it ended it. */
static zc_status judge(const reading *r, xmlParserCtxtPtr parser, zc_error *error)
{
    if (r->too_deep)
        return zci_fail(error, ZC_BAD_SOURCE, "more than %zu elements lie in one another",
                        "元素嵌套超过 %zu 层", depth_max(r));
    if (r->has_type)
        return zci_fail(error, ZC_BAD_SOURCE, "it declares a document type, which is not read",
                        "其中声明了文档类型（DOCTYPE），不予读取");
    if (r->status != ZC_OK)
        return r->status;
    if (parser->errNo == XML_ERR_NO_MEMORY)
        return zci_fail_memory(error);
    if (!r->is_html && !parser->wellFormed)
        return zci_fail(error, ZC_BAD_SOURCE, "its XML is damaged (line %d)",
                        "其中的 XML 已损坏（第 %d 行）", parser->input ? parser->input->line : 0);
    /* libxml2 does not always say that memory was short. */
    return r->ended ? ZC_OK : zci_fail_memory(error);
}

static zc_status check_size(zc_string source, zc_error *error)
{
    if (source.len <= BYTES_MAX)
        return ZC_OK;
    return zci_fail(error, ZC_BAD_SOURCE, "its markup is larger than 1 GiB",
                    "其标记文本超过 1 GiB");
}

zc_status zci_markup_read_html(zc_string page, const zci_markup_events *events, zc_error *error)
{
    zc_status status = check_size(page, error);
    if (status != ZC_OK || page.len == 0)
        return status;
    htmlParserCtxtPtr parser = prepare() ? htmlNewParserCtxt() : NULL;
    if (parser == NULL)
        return zci_fail_memory(error);
    reading r = {.events = events, .is_html = true};
    memset(parser->sax, 0, sizeof *parser->sax);
    parser->sax->endDocument = end_all;
    parser->sax->startElement = begin_html;
    parser->sax->endElement = end_html;
    parser->sax->characters = text;
    parser->sax->ignorableWhitespace = text;
    parser->sax->cdataBlock = leave_out;
    xmlDictSetLimit(parser->dict, HTML_NAMES_MAX);
    parser->sax->initialized = XML_SAX2_MAGIC;                /* what makes libxml2 call serror */
    parser->sax->serror = (xmlStructuredErrorFunc)note_fault; /* older ones give no const */
    parser->_private = &r;
    htmlCtxtReadMemory(parser, page.data, (int)page.len, NULL, "UTF-8", HTML_OPTIONS);
    status = judge(&r, parser, error);
    htmlFreeParserCtxt(parser);
    return status;
}

zc_status zci_markup_read_xml(zc_string document, const zci_markup_events *events, zc_error *error)
{
    zc_status status = check_size(document, error);
    if (status != ZC_OK)
        return status;
    xmlParserCtxtPtr parser = prepare() ? xmlNewParserCtxt() : NULL;
    if (parser == NULL)
        return zci_fail_memory(error);
    reading r = {.events = events};
    memset(parser->sax, 0, sizeof *parser->sax);
    xmlDictSetLimit(parser->dict, XML_NAMES_MAX);
    parser->sax->initialized = XML_SAX2_MAGIC;
    parser->sax->endDocument = end_all;
    parser->sax->startElementNs = begin_xml;
    parser->sax->endElementNs = end_xml;
    parser->sax->characters = text;
    parser->sax->cdataBlock = text;
    parser->sax->ignorableWhitespace = text;
    parser->sax->internalSubset = refuse_type;
    parser->_private = &r;
    xmlCtxtReadMemory(parser, document.len > 0 ? document.data : "", (int)document.len, NULL, NULL,
                      XML_OPTIONS);
    status = judge(&r, parser, error);
    xmlFreeParserCtxt(parser);
    return status;
}
