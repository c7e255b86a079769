/* Prints the ten best documents for a query:  search INDEX QUERY */
#include <stdio.h>
#include <string.h>
#include <zhengce.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    zc_error error;
    zc_reader *reader = NULL;
    zc_answer *answer = NULL;
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_string query = {argv[2], strlen(argv[2])};
    zc_status status = zc_reader_open(argv[1], &reader, &error);
    if (status == ZC_OK)
        status = zc_search(reader, query, &options, &answer, &error);
    if (status != ZC_OK)
        fprintf(stderr, "%s\n", error.message);
    for (size_t i = 0; status == ZC_OK && i < answer->hit_count; i++)
        printf("%zu  %s\n", answer->hits[i].rank, answer->hits[i].document->title.data);
    zc_answer_free(answer);
    zc_reader_close(reader);
    return status == ZC_OK ? 0 : 1;
}
