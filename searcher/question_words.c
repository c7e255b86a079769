/* Words that ask.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "question_words.h"

#include "pattern.h"

/* The closed class of interrogatives, simplified; of two that begin alike the longer is
 * first.  Left out is what asks in one text and not in another: 多大, as in 许多大学, or
 * 到底, as in 坚持到底. */
static const char *const words[] = {
    "请问",   "为什么",   "为何",     "什么时候", "什么样", "什么",   "怎么办", "怎么样", "怎么",
    "怎样",   "如何",     "何时",     "何种",     "何地",   "何处",   "哪几个", "哪几",   "哪些",
    "哪个",   "哪里",     "哪儿",     "哪家",     "哪种",   "哪类",   "哪年",   "哪天",   "哪",
    "多少",   "多久",     "多长时间", "几个",     "几天",   "几年",   "几岁",   "几次",   "几种",
    "几点",   "几号",     "几级",     "几类",     "几项",   "几条",   "是否",   "能否",   "可否",
    "应否",   "能不能",   "可不可以", "可以吗",   "会不会", "有没有", "是不是", "要不要", "该不该",
    "算不算", "需不需要", "用不用",   "难道",     "谁",
};

/* What makes a sentence a question at its end. */
static const char *const particles[] = {"吗", "呢", "么"};

size_t zci_question_word(const zci_unit *run, size_t count)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = zci_units_begin(run, count, words[i]);
        if (len > 0)
            return len;
    }
    for (size_t i = 0; count == 1 && i < sizeof particles / sizeof *particles; i++) {
        if (zci_units_begin(run, count, particles[i]) > 0)
            return 1;
    }
    return 0;
}
