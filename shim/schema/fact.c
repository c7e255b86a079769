/* Names of facts and origins.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "zhengce.h"

const char *zc_fact_name(zc_fact fact)
{
    switch (fact) {
    case ZC_FACT_TITLE:
        return "title";
    case ZC_FACT_ISSUER:
        return "issuer";
    case ZC_FACT_SIGNED_BY:
        return "signed_by";
    case ZC_FACT_NUMBER:
        return "number";
    case ZC_FACT_DATE:
        return "date";
    case ZC_FACT_WRITTEN:
        return "written";
    case ZC_FACT_PUBLISHED:
        return "published";
    case ZC_FACT_PAGE_DATE:
        return "page_date";
    case ZC_FACT_CONTENT_YEAR:
        return "content_year";
    case ZC_FACT_REGION:
        return "region";
    case ZC_FACT_LEVEL:
        return "level";
    case ZC_FACT_GENRE:
        return "genre";
    case ZC_FACT_SOURCE:
        return "source";
    case ZC_FACT_PUBLISHER:
        return "publisher";
    case ZC_FACT_AUTHOR:
        return "author";
    case ZC_FACT_EDITOR:
        return "editor";
    case ZC_FACT_ATTACHMENTS:
        return "attachments";
    case ZC_FACTS:
        break;
    }
    return "unknown";
}

const char *zc_origin_name(zc_origin origin)
{
    switch (origin) {
    case ZC_ORIGIN_NONE:
        return "none";
    case ZC_ORIGIN_TEXT:
        return "text";
    case ZC_ORIGIN_GIVEN:
        return "given";
    case ZC_ORIGIN_SIDECAR:
        return "sidecar";
    case ZC_ORIGIN_DERIVED:
        return "derived";
    }
    return "unknown";
}
