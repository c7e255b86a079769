/* The numbers of the ranking, all of them.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_RANK_WEIGHTS_H
#define ZCI_RANK_WEIGHTS_H

/* BM25: how soon repetition stops counting, and how much length does; where a passage with a
 * literal match is read, less of both. */
#define ZCI_BM25_K1    1.2
#define ZCI_BM25_B     0.75
#define ZCI_LITERAL_K1 0.5
#define ZCI_LITERAL_B  0.50

/* What a part of the query is worth, as a share of its idf, ... */
#define ZCI_SHARE_TITLE       0.80 /* in the document's title */
#define ZCI_SHARE_TITLE_ALONE 1.20 /* besides, where the text lacks it: as a short text would */
#define ZCI_SHARE_HEADING     0.25 /* in the passage's heading path */
#define ZCI_SHARE_LEAD        0.25 /* in the passage, in a short first sentence of it */
#define ZCI_SHARE_OPENING     3.00 /* in the passage, the number of the article that it is */
#define ZCI_SHARE_PORTION     0.50 /* not in the passage, but all of its pairs of characters */
#define ZCI_SHARE_SECTION     0.35 /* not in the passage but in its section */
#define ZCI_SHARE_TOGETHER    0.50 /* of the lightest part, in a passage that holds all parts */
#define ZCI_SHARE_DOCUMENT    0.15 /* not in its section but in its document */
#define ZCI_SHARE_TITLED      0.80 /* not in the passage but in its title, where passages are ranked */

/* A query that may be a document's name, by how much of the title it is, and besides where it
 * is all of it. */
#define ZCI_SHARE_NAME       0.50
#define ZCI_SHARE_NAME_WHOLE 1.50

/* A part of a query of several that is all of a document's title. */
#define ZCI_SHARE_NAME_PART 1.20

/* An English word that stands there only in other forms of its stem, against the word
 * itself: so low that one occurrence in a long passage outdoes many of those. */
#define ZCI_SHARE_STEM 0.10

/* A hit by other words than the query's, against one by the same words, before it is
 * put behind all literal hits; a phrase that is only near, against one that says the
 * same. */
#define ZCI_SHARE_EXPANSION 0.50
#define ZCI_SHARE_NEAR      0.50

/* Words that are only near are looked for where there are fewer literal hits. */
#define ZCI_NEAR_BELOW 10

/* What matches only in a list of responsible units, which says who acts. */
#define ZCI_SHARE_UNITS 0.10

/* A heading line against the text beneath it; a list of the names of everything against
 * text that treats one. */
#define ZCI_FACTOR_HEADING 0.60 /* in partial answers, too */
#define ZCI_FACTOR_SLOGANS 0.60

/* Partial matches.  A bigram that is rarer than both of its neighbours in the query
 * straddles two words: its weight is multiplied by (its frequency / theirs) to this
 * power, but not by less than this. */
#define ZCI_COHESION_POWER 0.10
#define ZCI_COHESION_LEAST 0.60

/* Where a phrase has at least so many characters, as questions have, and the query's pairs are in
 * fewer documents, or passages, than the second stage reads, its single characters propose others:
 * those of at least this rarity, as one passage in twenty holds, the rarest first, until so many
 * postings are read.  What one counts in a proposal, against a pair of the same rarity: little, as
 * it must not move what pairs propose. */
#define ZCI_RARE_CHARACTERS 7
#define ZCI_RARE_LEAST      3.0
#define ZCI_RARE_POSTINGS   3000
#define ZCI_SHARE_RARE      0.05

/* Rarity counts to this power, the times that a term stands in the query to that. */
#define ZCI_IDF_POWER  1.10
#define ZCI_USES_POWER 0.50

/* Where documents are ranked, a passage's bigrams are worth this share of their rarity
 * among passages; the rest is that among documents. */
#define ZCI_SHARE_RARITY_PASSAGES 0.50

/* Of what is read, K1 and B of pairs and of single characters: a pair that stands there says
 * nearly all at once, in a long text, too; a character is in most long texts by chance. */
#define ZCI_PAIR_K1      0.4
#define ZCI_PAIR_B       0.70
#define ZCI_CHARACTER_K1 4.0
#define ZCI_CHARACTER_B  0.90

/* What a single character is worth against a bigram of the same rarity; the share of what the first
 * stage found in the passage that is kept, and of what it found in the headings above it; the
 * shares of the document as one text, for documents and for passages; of the single characters in
 * what was read of a document, what the rest of it is taken to hold; what of a passage the title
 * above it tells as well, where one is chosen to be shown; as how many occurrences in that text the
 * title counts; what it is worth, against the beginning of a place's name, that a document is of
 * that place, and at most, against what it tells beside that name. */
#define ZCI_SHARE_CHARACTER     0.90
#define ZCI_SHARE_PROPOSED      0.10
#define ZCI_SHARE_ABOVE         0.20
#define ZCI_SHARE_WHOLE         1.50
#define ZCI_SHARE_WHOLE_PASSAGE 0.70
#define ZCI_SHARE_UNREAD        0.50
#define ZCI_SHARE_TOLD          0.30
#define ZCI_TITLE_COUNT         1.50
#define ZCI_SHARE_PLACE         4.00
#define ZCI_PLACE_MOST          0.50

/* Where documents are ranked, a query of more characters than that is answered by several
 * passages, so many at most: the document as one text counts that many times its share, and a
 * passage's rarity that much less. */
#define ZCI_SPREAD_CHARACTERS 30
#define ZCI_SPREAD_MOST       8

/* A query of so many words, or with a run of so many Chinese characters, has parts; so has
 * a shorter run, of at least so many, where two words meet: a pair of characters is rarer
 * than its neighbours, which so many passages hold, as in fewer nothing can be told.  A
 * partial answer behind full ones holds this share of the query's weight in one passage;
 * where the query has two words, such a share of each, or all of one of them, the rarest
 * pair of which is so rare - at most one passage in twenty holds it - and no less than that
 * share as rare as the other's. */
#define ZCI_NEAR_WORDS        3
#define ZCI_NEAR_CHARACTERS   7
#define ZCI_NEAR_SHORT        6
#define ZCI_NEAR_EVIDENCE     4
#define ZCI_NEAR_LEAST        0.20
#define ZCI_NEAR_RARITY       3.0
#define ZCI_NEAR_RARITY_SHARE 0.70

/* Documents, or passages, that the second stage reads, and behind full answers, where they
 * fill what is left of a page; of how many documents it reads around a few passages, of how
 * many around ZCI_POOL_PER_DOCUMENT, how many a few are, and which share of the best one's
 * score by counts another of the document must have; from which share of its
 * estimated length on a document counts as read whole; neighbours on either side that a
 * window may take in, the bytes that their records may then take, with some 1.8 for each Han
 * character, and how many characters are usual. */
#define ZCI_POOL_PARTIAL 400
#define ZCI_POOL_NEAR    50
#define ZCI_POOL_WINDOWS 200
#define ZCI_POOL_SEVERAL 60
#define ZCI_POOL_FEW     2
#define ZCI_POOL_SHARE   0.60
#define ZCI_READ_WHOLE   0.80
#define ZCI_WINDOW_REACH 5
#define ZCI_WINDOW_BYTES 650
#define ZCI_WINDOW_MEAN  350.0

/* From which share of the query's pairs of characters on, by weight, a title has so many of them
 * that what a partial answer is shown by is looked for once more, without them. */
#define ZCI_TITLE_SHARE 0.20

/* Documents, or passages, that the second stage reads. */
#define ZCI_POOL_DOCUMENTS 100
#define ZCI_POOL_PASSAGES  200

/* Passages of one document that the second stage reads. */
#define ZCI_POOL_PER_DOCUMENT 5

#endif
