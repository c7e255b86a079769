// Xapian's own way with Chinese: its TermGenerator with n-grams, a document for each
// paragraph; the yardstick for zhengce's indexing.
//
//   termgenerator DATABASE FILE...      each line that is not blank is a document
//
// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include <cstdio>
#include <fstream>
#include <string>

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: %s DATABASE FILE...\n", argv[0]);
        return 2;
    }
    Xapian::WritableDatabase database(argv[1], Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    Xapian::TermGenerator generator;
    generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
    std::string line;
    for (int i = 2; i < argc; i++) {
        std::ifstream file(argv[i]);
        while (std::getline(file, line)) {
            if (line.find_first_not_of(" \t\r") == std::string::npos)
                continue;
            Xapian::Document document;
            document.set_data(line);
            generator.set_document(document);
            generator.index_text(line);
            database.add_document(document);
        }
    }
    database.commit();
    std::printf("%u\n", database.get_doccount());
    return 0;
}
