// Lucene as a peer: a document for each paragraph, pairs of characters with their
// positions (CJKAnalyzer), BM25, the text stored.
//
//   Lucene index DATABASE FILE...      each line that is not blank is a document
//   Lucene search DATABASE             one query a line, from standard input: "all" or "any"
//                                      and the strings to find, separated by tabs; prints
//                                      the milliseconds of each and how many lines match
//
// SPDX-License-Identifier: GPL-2.0-or-later
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.util.CharArraySet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.highlight.Highlighter;
import org.apache.lucene.search.highlight.InvalidTokenOffsetsException;
import org.apache.lucene.search.highlight.QueryScorer;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.apache.lucene.util.Version;

final class Lucene {
    private static final String TEXT = "text";
    private static final int HITS = 10;
    private static final int SNIPPETS = 3;

    /** Leaves no word out: a stop word would be a query without an answer. */
    private static Analyzer analyzer() {
        return new CJKAnalyzer(CharArraySet.EMPTY_SET);
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static void addLines(IndexWriter writer, String path) throws IOException {
        try (BufferedReader lines = reader(new FileInputStream(path))) {
            for (String line; (line = lines.readLine()) != null;) {
                String text = line.trim();
                if (text.isEmpty())
                    continue;
                Document document = new Document();
                document.add(new TextField(TEXT, text, Field.Store.YES));
                writer.addDocument(document);
            }
        }
    }

    private static void index(String[] args) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(Version.LATEST, analyzer());
        config.setSimilarity(new BM25Similarity());
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(new File(args[1])), config)) {
            for (int i = 2; i < args.length; i++)
                addLines(writer, args[i]);
        }
    }

    /** The pairs of a string, one behind the other.  One character is looked up as the
     *  beginning of pairs, so it is not found at the end of a run. */
    private static Query find(QueryBuilder builder, String part) {
        if (part.codePointCount(0, part.length()) == 1)
            return new PrefixQuery(new Term(TEXT, part));
        return builder.createPhraseQuery(TEXT, part);
    }

    private static Query parse(QueryBuilder builder, String line) {
        String[] fields = line.split("\t");
        Occur occur = fields[0].equals("any") ? Occur.SHOULD : Occur.MUST;
        BooleanQuery query = new BooleanQuery();
        for (int i = 1; i < fields.length; i++) {
            Query part = find(builder, fields[i]);
            if (part != null)
                query.add(part, occur);
        }
        return query;
    }

    /** The ten best lines, each with the pieces around what matched; how many there are. */
    private static int answer(IndexSearcher searcher, Analyzer analyzer, Query query)
            throws IOException, InvalidTokenOffsetsException {
        TopDocs found = searcher.search(query, HITS);
        Highlighter highlighter = new Highlighter(new QueryScorer(query, searcher.getIndexReader(), TEXT));
        for (ScoreDoc hit : found.scoreDocs)
            highlighter.getBestFragments(analyzer, TEXT, searcher.doc(hit.doc).get(TEXT), SNIPPETS);
        return found.totalHits;
    }

    private static void search(String[] args) throws IOException, InvalidTokenOffsetsException {
        Analyzer analyzer = analyzer();
        QueryBuilder builder = new QueryBuilder(analyzer);
        try (DirectoryReader index = DirectoryReader.open(FSDirectory.open(new File(args[1])))) {
            IndexSearcher searcher = new IndexSearcher(index);
            searcher.setSimilarity(new BM25Similarity());
            BufferedReader queries = reader(System.in);
            for (String line; (line = queries.readLine()) != null;) {
                long start = System.nanoTime();
                int total = answer(searcher, analyzer, parse(builder, line));
                System.out.println((System.nanoTime() - start) / 1e6 + "\t" + total);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 2 && args[0].equals("index")) {
            index(args);
        } else if (args.length == 2 && args[0].equals("search")) {
            search(args);
        } else {
            System.err.println("usage: Lucene index DATABASE FILE... | Lucene search DATABASE");
            System.exit(2);
        }
    }
}
