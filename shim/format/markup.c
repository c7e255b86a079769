/* HTML and XML as a stream of tags and text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/markup.h"

#include "base/fail.h"
#include "base/memory.h"
#include "format/web_reference.h"

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
    NAME_BYTES_MAX = 200, /* of one that libxml2 keeps of HTML */
    HTML_OPEN_MAX = 1000,
    RUN_MAX = 1 << 20, /* bytes of text that wait for its end */
    ROOM_BYTES = 4 << 20,
    NS_ATTRIBUTE = 5, /* pointers for each: name, prefix, address, begin and end of the value */
    HTML_OPTIONS =
        HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC,
    XML_OPTIONS = XML_PARSE_NONET
};

/* What libxml2 hands to its callbacks: its own context, of which `_private` is this. */
typedef struct reading {
    const zci_markup_events *events;
    size_t depth;
    bool is_html, has_type, too_deep;
    bool ended;         /* the whole was read */
    bool out_of_memory; /* libxml2 said so */
    bool has_refused;
    size_t refused_at; /* the byte before which it last refused a name */
    zci_buffer run;    /* text that waits for its end */
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

/* Elements of HTML beyond its depth are flattened, up to a bound that keeps the time in which
 * their ends are found. */
static size_t depth_max(const reading *r)
{
    return r->is_html ? HTML_OPEN_MAX : ZCI_MARKUP_XML_DEPTH;
}

static bool is_flattened(const reading *r)
{
    return r->is_html && r->depth > ZCI_MARKUP_HTML_DEPTH;
}

/* ---- Text -------------------------------------------------------------------- */

/* Hands over the text that waits, which ends here. */
static void end_text(void *context)
{
    reading *r = reading_of(context);
    if (r->run.len == 0 || r->status != ZC_OK)
        return;
    go_on(context, r->events->text(r->events->context, r->run.data, r->run.len));
    zci_buffer_reset(&r->run);
}

/* Leaves out <![if !supportLists]>, as office programs mark what is for some readers, but for its
 * last character, which libxml2 then leaves behind: it takes it for text that begins with a "<".
 * Whether there is one. */
static bool leave_out_condition(xmlParserCtxtPtr parser)
{
    xmlParserInputPtr input = parser->input;
    size_t left = (size_t)(input->end - input->cur);
    if (left < 3 || memcmp(input->cur, "<![", 3) != 0)
        return false;
    const xmlChar *end = memchr(input->cur, '>', left);
    if (end == NULL || memchr(input->cur + 1, '<', (size_t)(end - input->cur)) != NULL)
        return false; /* its end was forgotten: text */
    input->cur = end;
    return true;
}

/* libxml2 cuts texts where its memory is full, and at references. */
static void text(void *context, const xmlChar *data, int len)
{
    reading *r = reading_of(context);
    if (r->status != ZC_OK || len <= 0 || r->events->text == NULL)
        return;
    if (r->is_html && len == 1 && data[0] == '<' && leave_out_condition(context))
        return;
    zci_buffer_append(&r->run, data, (size_t)len);
    r->out_of_memory = r->out_of_memory || r->run.failed;
    if (r->run.failed)
        go_on(context, ZC_NO_MEMORY);
    else if (r->run.len >= RUN_MAX)
        end_text(context);
}

/* ---- What libxml2 calls ---------------------------------------------------- */

static void begin(void *context, const xmlChar *name, const void *attributes)
{
    reading *r = reading_of(context);
    if (r->status != ZC_OK)
        return;
    r->too_deep = ++r->depth > depth_max(r);
    zci_markup_tag tag = {(const char *)name, attributes, r->is_html};
    if (r->too_deep)
        go_on(context, ZC_BAD_SOURCE);
    if (r->too_deep || is_flattened(r))
        return;
    end_text(context);
    if (r->status == ZC_OK)
        go_on(context, r->events->begin(r->events->context, &tag));
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
    bool was_flattened = is_flattened(r);
    r->depth -= r->depth > 0;
    if (was_flattened)
        return;
    end_text(context);
    if (r->status == ZC_OK && r->events->end != NULL)
        go_on(context, r->events->end(r->events->context, (const char *)name));
}

static void end_xml(void *context, const xmlChar *name, const xmlChar *prefix,
                    const xmlChar *address)
{
    (void)prefix, (void)address;
    end_html(context, name);
}

static void leave_out(void *context, const xmlChar *data, int len)
{
    (void)context, (void)data, (void)len;
}

static void end_all(void *context)
{
    end_text(context);
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

/* Before a tag whose name it cannot keep libxml2 2.9 stands still, and says so for ever; nor can
 * it be stopped there.  So the tag is left out, but for its last character: at the end of its
 * input it would stand still, too. */
static void leave_out_tag(xmlParserCtxtPtr parser)
{
    reading *r = reading_of(parser);
    xmlParserInputPtr input = parser->input;
    /* Not its address: as it reads on, what is left is moved to where the rest was. */
    size_t at = input->consumed + (size_t)(input->cur - input->base);
    if (!r->has_refused || at != r->refused_at) {
        r->has_refused = true;
        r->refused_at = at;
        return;
    }
    const xmlChar *end = memchr(input->cur, '>', (size_t)(input->end - input->cur));
    input->cur = end != NULL ? end : input->cur + 1;
    if (xmlDictGetUsage(parser->dict) + NAME_BYTES_MAX < HTML_NAMES_MAX)
        r->out_of_memory = true;
}

static void add_empty(void *context, const char *name)
{
    reading *r = reading_of(context);
    zci_markup_tag tag = {name, NULL, true};
    end_text(context);
    if (r->status == ZC_OK)
        go_on(context, r->events->begin(r->events->context, &tag));
    if (r->status == ZC_OK && r->events->end != NULL)
        go_on(context, r->events->end(r->events->context, name));
}

/* A fault of what is read.  Of </br> or </p> of what is not open libxml2 only says it. */
static void note_fault(void *context, const xmlError *fault)
{
    reading *r = reading_of(context);
    r->out_of_memory = r->out_of_memory || fault->code == XML_ERR_NO_MEMORY;
    if (!r->is_html || r->status != ZC_OK)
        return;
    if (fault->code == XML_ERR_NAME_REQUIRED)
        leave_out_tag(context);
    else if (fault->code == XML_ERR_TAG_NAME_MISMATCH && fault->str1 != NULL &&
             fault->str2 == NULL && stands_alone(fault->str1) && !is_flattened(r))
        add_empty(context, fault->str1);
}

/* What libxml2 says outside of any parser, which it would print. */
static void note_other_fault(void *reading_at_hand, const xmlError *fault)
{
    reading *r = reading_at_hand;
    r->out_of_memory = r->out_of_memory || fault->code == XML_ERR_NO_MEMORY;
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

/* Whether a document has more names than are kept.  libxml2 then says that memory is short, as it
 * says where it is: but only this is the document's own fault. */
static bool has_many_names(const reading *r, xmlParserCtxtPtr parser)
{
    return !r->is_html && xmlDictGetUsage(parser->dict) + NAME_BYTES_MAX >= XML_NAMES_MAX;
}

static zc_status fail_shortage(const reading *r, xmlParserCtxtPtr parser, zc_error *error)
{
    if (!has_many_names(r, parser))
        return zci_fail_memory(error);
    return zci_fail(error, ZC_BAD_SOURCE, "its XML has too many different names",
                    "其中的 XML 使用的不同名称过多");
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
    if (r->out_of_memory || parser->errNo == XML_ERR_NO_MEMORY)
        return fail_shortage(r, parser, error);
    if (r->status != ZC_OK)
        return r->status;
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

static void set_events(xmlParserCtxtPtr parser, reading *r)
{
    xmlSAXHandlerPtr sax = parser->sax;
    memset(sax, 0, sizeof *sax);
    sax->initialized = XML_SAX2_MAGIC;                /* what makes libxml2 call serror */
    sax->serror = (xmlStructuredErrorFunc)note_fault; /* older ones give no const */
    sax->characters = text;
    sax->ignorableWhitespace = text;
    sax->endDocument = end_all;
    parser->_private = r;
    if (r->is_html) {
        sax->startElement = begin_html;
        sax->endElement = end_html;
        sax->cdataBlock = leave_out;
    } else {
        sax->startElementNs = begin_xml;
        sax->endElementNs = end_xml;
        sax->cdataBlock = text;
        sax->internalSubset = refuse_type;
    }
}

static void parse(xmlParserCtxtPtr parser, reading *r, zc_string source)
{
    set_events(parser, r);
    xmlDictSetLimit(parser->dict, r->is_html ? HTML_NAMES_MAX : XML_NAMES_MAX);
    if (r->is_html)
        htmlCtxtReadMemory(parser, source.data, (int)source.len, NULL, "UTF-8", HTML_OPTIONS);
    else
        xmlCtxtReadMemory(parser, source.data, (int)source.len, NULL, NULL, XML_OPTIONS);
}

/* Whether there is room for a copy of a page and what goes with it: over HTML libxml2 2.9 may run
 * in circles, or past a missing name, once an allocation fails. */
static bool has_room(size_t page_len)
{
    return zci_memory_has_room(2 * page_len + ROOM_BYTES);
}

/* Reads all of a source, with nothing printed; the handler is this thread's alone. */
static zc_status read_all(reading *r, zc_string source, zc_error *error)
{
    if (!prepare() || (r->is_html && !has_room(source.len)))
        return zci_fail_memory(error);
    xmlStructuredErrorFunc handler = xmlStructuredError;
    void *handled = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(r, (xmlStructuredErrorFunc)note_other_fault);
    xmlParserCtxtPtr parser = r->is_html ? htmlNewParserCtxt() : xmlNewParserCtxt();
    if (parser != NULL)
        parse(parser, r, source);
    zc_status status = parser != NULL ? judge(r, parser, error) : zci_fail_memory(error);
    xmlFreeParserCtxt(parser);
    zci_buffer_free(&r->run);
    xmlSetStructuredErrorFunc(handled, handler);
    return status;
}

/* Reads a page whose references are as libxml2 reads them. */
static zc_status read_mended(reading *r, zc_string page, zc_error *error)
{
    zc_status status = check_size(page, error);
    return status == ZC_OK && page.len > 0 ? read_all(r, page, error) : status;
}

static unsigned find_character(const char *name)
{
    const htmlEntityDesc *found = htmlEntityLookup((const xmlChar *)name);
    return found != NULL ? found->value : 0;
}

zc_status zci_markup_read_html(zc_string page, const zci_markup_events *events, zc_error *error)
{
    reading r = {.events = events, .is_html = true};
    zci_buffer mended = {0};
    zci_web_references_mend(page, find_character, &mended);
    if (mended.len > 0)
        page = (zc_string){mended.data, mended.len};
    zc_status status = mended.failed ? zci_fail_memory(error) : read_mended(&r, page, error);
    zci_buffer_free(&mended);
    return status;
}

zc_status zci_markup_read_xml(zc_string document, const zci_markup_events *events, zc_error *error)
{
    reading r = {.events = events};
    zc_status status = check_size(document, error);
    if (document.len == 0)
        document.data = "";
    return status == ZC_OK ? read_all(&r, document, error) : status;
}
