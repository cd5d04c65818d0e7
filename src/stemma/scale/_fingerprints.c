/* The passes over every character and word of a corpus, compiled. What each must give is said, and given where this file was
   not built, by fingerprints.py, sketch.py and extents.py; a test compares them. Python's limited API of 3.11. */
#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define DOT 1u
#define LONE (1u << 24)
#define LETTER 0x9E3779B97F4A7C15ull
#define SHINGLE 5
#define WINDOW 4
#define LOST 12
#define DROP 8
#define MARGIN 24
#define LEAST 8
#define REPEATS 64

typedef struct { char *at; size_t used, room; } Rows;

static void *more(Rows *rows, size_t size) {
    if (!rows->at || rows->used + size > rows->room) {
        size_t room = rows->room * 2 + size + 4096;
        char *at = realloc(rows->at, room);
        if (!at) return NULL;
        rows->at = at;
        rows->room = room;
    }
    void *place = rows->at + rows->used;
    rows->used += size;
    return place;
}

static PyObject *bytes_of(Rows *rows) {
    return PyBytes_FromStringAndSize(rows->at ? rows->at : "", (Py_ssize_t)rows->used);
}

static inline uint64_t spread(uint64_t x) {
    x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCDull;
    x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53ull;
    return x ^ (x >> 33);
}

typedef struct { int32_t start, end; uint64_t hash; } Word;

/* The words of one text, whose characters are bytes or 32-bit code points. */
#define WORDS_IN(NAME, TYPE)                                                                          \
    static int NAME(const TYPE *text, Py_ssize_t n, const uint32_t *fold, Rows *rows) {              \
        Py_ssize_t i = 0;                                                                             \
        while (i < n) {                                                                               \
            uint32_t v = fold[text[i]];                                                               \
            if (v <= DOT) { i++; continue; }                                                          \
            Py_ssize_t start = i++;                                                                   \
            uint64_t sum = v, power = LETTER;                                                         \
            if (v < LONE) while (i < n) {                                                             \
                v = fold[text[i]];                                                                    \
                if (v == DOT && i + 1 < n) {                                                          \
                    v = fold[text[i + 1]];                                                            \
                    if (v <= DOT || v >= LONE || (v >= '0' && v <= '9')) break;                       \
                    i++;                                                                              \
                }                                                                                     \
                if (v <= DOT || v >= LONE) break;                                                     \
                sum += v * power;                                                                     \
                power *= LETTER;                                                                      \
                i++;                                                                                  \
            }                                                                                         \
            Word *word = more(rows, sizeof(Word));                                                    \
            if (!word) return -1;                                                                     \
            word->start = (int32_t)start;                                                             \
            word->end = (int32_t)i;                                                                   \
            word->hash = spread(sum);                                                                 \
        }                                                                                             \
        return 0;                                                                                     \
    }
WORDS_IN(words_in_bytes, uint8_t)
WORDS_IN(words_in_points, Py_UCS4)

/* Fill `rows` with the words of a Python text; `points` is room that is used again. */
static int words_of(PyObject *text, const uint32_t *fold, Rows *rows, Rows *points) {
    Py_ssize_t n = PyUnicode_GetLength(text), size = 0;
    if (n < 0) return -1;
    rows->used = points->used = 0;
    const char *bytes = PyUnicode_AsUTF8AndSize(text, &size);
    if (!bytes) PyErr_Clear();
    int failed;
    if (bytes && size == n) {
        failed = words_in_bytes((const uint8_t *)bytes, n, fold, rows);
    } else {
        Py_UCS4 *at = more(points, (size_t)(n + 1) * sizeof(Py_UCS4));
        if (!at) { PyErr_NoMemory(); return -1; }
        if (!PyUnicode_AsUCS4(text, at, n + 1, 1)) return -1;
        failed = words_in_points(at, n, fold, rows);
    }
    if (failed) PyErr_NoMemory();
    return failed;
}

typedef struct { int32_t text, pos, nth; } Place;
typedef struct { int64_t hash, count; } Seen;

/* Number the places of each hash among those of one text from row `first` on, and leave out those past REPEATS. */
static int numbered(Rows *places, Rows *hashes, size_t first, Rows *room) {
    size_t count = hashes->used / sizeof(int64_t) - first, size = 16, kept = 0;
    while (size < count * 2) size *= 2;
    room->used = 0;
    Seen *seen = more(room, size * sizeof(Seen)); /* none yet where the count is 0 */
    if (!seen) { PyErr_NoMemory(); return -1; }
    memset(seen, 0, size * sizeof(Seen));
    int64_t *hash = (int64_t *)hashes->at + first;
    Place *place = (Place *)places->at + first;
    for (size_t k = 0; k < count; k++) {
        size_t slot = (size_t)hash[k] & (size - 1);
        while (seen[slot].count && seen[slot].hash != hash[k]) slot = (slot + 1) & (size - 1);
        seen[slot].hash = hash[k];
        if (seen[slot].count >= REPEATS) continue;
        hash[kept] = hash[k], place[kept] = place[k];
        place[kept++].nth = (int32_t)seen[slot].count++;
    }
    hashes->used -= (count - kept) * sizeof(int64_t);
    places->used -= (count - kept) * sizeof(Place);
    return 0;
}

/* Kept hashes of one text's words. */
static int winnowed(const Word *word, int64_t words, int32_t text, Rows *places, Rows *hashes, Rows *room) {
    Py_ssize_t count = (Py_ssize_t)words - SHINGLE + 1, last = -1;
    const uint64_t W = 0xD1342543DE82EF95ull;
    size_t before = hashes->used / sizeof(int64_t);
    int64_t ring[WINDOW];
    for (Py_ssize_t i = 0; i < count; i++) {
        uint64_t sum = word[i + 4].hash;
        for (int k = 3; k >= 0; k--) sum = sum * W + word[i + k].hash;
        ring[i % WINDOW] = (int64_t)(spread(sum) >> 1);
        if (i < WINDOW - 1 && i < count - 1) continue;
        Py_ssize_t first = i < WINDOW ? 0 : i - WINDOW + 1, least = first;
        for (Py_ssize_t k = first + 1; k <= i; k++)
            if (ring[k % WINDOW] <= ring[least % WINDOW]) least = k;
        if (least == last) continue;
        last = least;
        Place *place = more(places, sizeof(Place));
        int64_t *hash = more(hashes, sizeof(int64_t));
        if (!place || !hash) { PyErr_NoMemory(); return -1; }
        place->text = text;
        place->pos = (int32_t)least;
        *hash = ring[least % WINDOW];
    }
    return hashes->at ? numbered(places, hashes, before, room) : 0;
}

/* fingerprints(texts: list[str], fold: buffer) -> (text, pos and nth as int32, hash as int64) */
static PyObject *fingerprints(PyObject *self, PyObject *given) {
    PyObject *texts, *found = NULL;
    Py_buffer fold;
    if (!PyArg_ParseTuple(given, "Oy*", &texts, &fold)) return NULL;
    Rows words = {0}, points = {0}, places = {0}, hashes = {0}, room = {0};
    Py_ssize_t count = PyList_Size(texts), k = 0;
    for (; k < count; k++) {
        if (words_of(PyList_GetItem(texts, k), fold.buf, &words, &points)) break;
        const Word *word = (const Word *)words.at;
        if (winnowed(word, (int64_t)(words.used / sizeof(Word)), (int32_t)k, &places, &hashes, &room)) break;
    }
    if (count >= 0 && k == count) found = Py_BuildValue("NN", bytes_of(&places), bytes_of(&hashes));
    free(words.at), free(points.at), free(places.at), free(hashes.at), free(room.at);
    PyBuffer_Release(&fold);
    return found;
}

/* words(texts: list[str], fold: buffer) -> (words as rows of int32 start, int32 end, uint64 hash; how many a text as int64) */
static PyObject *words(PyObject *self, PyObject *given) {
    PyObject *texts, *found = NULL;
    Py_buffer fold;
    if (!PyArg_ParseTuple(given, "Oy*", &texts, &fold)) return NULL;
    Rows one = {0}, points = {0}, all = {0}, counts = {0};
    Py_ssize_t count = PyList_Size(texts), k = 0;
    for (; k < count; k++) {
        if (words_of(PyList_GetItem(texts, k), fold.buf, &one, &points)) break;
        int64_t *number = more(&counts, sizeof(int64_t));
        char *place = more(&all, one.used);
        if (!number || !place) { PyErr_NoMemory(); break; }
        *number = (int64_t)(one.used / sizeof(Word));
        if (one.used) memcpy(place, one.at, one.used);
    }
    if (count >= 0 && k == count) found = Py_BuildValue("NN", bytes_of(&all), bytes_of(&counts));
    free(one.at), free(points.at), free(all.at), free(counts.at);
    PyBuffer_Release(&fold);
    return found;
}

/* mark(once: writable bits, twice: writable bits, hashes: int64): note hashes by their top bits. */
static PyObject *mark(PyObject *self, PyObject *given) {
    Py_buffer once, twice, hashes;
    int shift;
    if (!PyArg_ParseTuple(given, "w*w*y*i", &once, &twice, &hashes, &shift)) return NULL;
    uint8_t *one = once.buf, *two = twice.buf;
    const int64_t *hash = hashes.buf;
    for (Py_ssize_t k = 0; k < hashes.len / 8; k++) {
        uint64_t slot = (uint64_t)hash[k] >> shift;
        uint8_t bit = (uint8_t)(1u << (slot & 7)), seen = one[slot >> 3] & bit;
        two[slot >> 3] |= seen;
        one[slot >> 3] |= bit;
    }
    PyBuffer_Release(&once), PyBuffer_Release(&twice), PyBuffer_Release(&hashes);
    Py_RETURN_NONE;
}

/* kept(twice: bits, hashes: int64, shift) -> one byte a hash: whether its slot was met twice. */
static PyObject *kept(PyObject *self, PyObject *given) {
    Py_buffer twice, hashes;
    int shift;
    if (!PyArg_ParseTuple(given, "y*y*i", &twice, &hashes, &shift)) return NULL;
    const uint8_t *two = twice.buf;
    const int64_t *hash = hashes.buf;
    Rows rows = {0};
    uint8_t *out = more(&rows, (size_t)(hashes.len / 8));
    for (Py_ssize_t k = 0; out && k < hashes.len / 8; k++) {
        uint64_t slot = (uint64_t)hash[k] >> shift;
        out[k] = (two[slot >> 3] >> (slot & 7)) & 1;
    }
    PyObject *found = out ? bytes_of(&rows) : PyErr_NoMemory();
    free(rows.at);
    PyBuffer_Release(&twice), PyBuffer_Release(&hashes);
    return found;
}

typedef struct { int32_t a, a_end, b, b_end, words; } Extent;
typedef struct { int32_t pair, a_words, b_words, words, a_start, a_end, b_start, b_end; } Span;
typedef struct { int32_t start, end, next; } Run;

/* One side walked to the right (step 1) or to the left (step -1) from `at`; `left` words are there. */
typedef struct { const Word *at; int64_t left; int step; } Walk;

static inline int agree(const Walk *x, int64_t i, const Walk *y, int64_t j, int sure) {
    if (i + sure > x->left || j + sure > y->left) return 0;
    for (int k = 0; k < sure; k++)
        if (x->at[x->step * (i + k)].hash != y->at[y->step * (j + k)].hash) return 0;
    return 1;
}

static int meeting(const Walk *x, int64_t i, const Walk *y, int64_t j, int64_t most, int *di, int *dj) {
    static const int sure[LOST + 1] = {1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4};
    for (int lost = 1; lost <= LOST && lost <= most; lost++)
        for (int less = lost; less >= 0; less--) {
            if (agree(x, i + lost, y, j + less, sure[lost])) { *di = lost, *dj = less; return lost; }
            if (agree(x, i + less, y, j + lost, sure[lost])) { *di = less, *dj = lost; return lost; }
        }
    return 0;
}

/* As `_follow`: the best end, and the runs (start, end on the first side; `next` holds the start on the second). */
static int follow(const Walk *x, const Walk *y, Rows *runs, int32_t best_end[3]) {
    int64_t i = 0, j = 0, score = 0, best = 0, count = 0;
    size_t kept = runs->used;
    best_end[0] = best_end[1] = best_end[2] = 0;
    for (;;) {
        int64_t run = 0;
        while (agree(x, i + run, y, j + run, 1)) run++;
        if (run) {
            Run *found = more(runs, sizeof(Run));
            if (!found) return -1;
            found->start = (int32_t)i, found->end = (int32_t)(i + run), found->next = (int32_t)j;
            i += run, j += run, count += run, score += run;
            if (score > best) {
                best = score, kept = runs->used;
                best_end[0] = (int32_t)i, best_end[1] = (int32_t)j, best_end[2] = (int32_t)count;
            }
        }
        int di = 0, dj = 0, lost = meeting(x, i, y, j, score - best + DROP - 1, &di, &dj);
        if (!lost) break;
        score -= lost, i += di, j += dj;
    }
    runs->used = kept;
    return 0;
}

typedef struct { const Word *words; int64_t count; const Place *places; const int64_t *hash; int64_t marks; } Sided;

/* Room that is used again from pair to pair. */
typedef struct { Rows slots, chain, diagonals, runs, walked, found; } Room;

static int span_from(const Sided *x, int32_t i, const Sided *y, int32_t j, Room *room) {
    int32_t right[3], left[3], *heads = (int32_t *)room->diagonals.at;
    Walk a = {x->words + i, x->count - i, 1}, b = {y->words + j, y->count - j, 1};
    Walk c = {x->words + i - 1, i, -1}, d = {y->words + j - 1, j, -1};
    room->walked.used = 0;
    if (follow(&a, &b, &room->walked, right)) return -1;
    size_t forward = room->walked.used / sizeof(Run);
    if (follow(&c, &d, &room->walked, left)) return -1;
    const Run *walked = (const Run *)room->walked.at;
    for (size_t k = 0; k < room->walked.used / sizeof(Run); k++) {
        int32_t s = k < forward ? i + walked[k].start : i - walked[k].end;
        int32_t e = k < forward ? i + walked[k].end : i - walked[k].start;
        int32_t t = k < forward ? j + walked[k].next : j - walked[k].next - (e - s);
        Run *run = more(&room->runs, sizeof(Run));
        if (!run) return -1;
        run->start = s, run->end = e, run->next = heads[t - s + x->count];
        heads[t - s + x->count] = (int32_t)(room->runs.used / sizeof(Run));
    }
    Extent found = {i - left[0], i + right[0], j - left[1], j + right[1], left[2] + right[2]};
    const Extent *other = (const Extent *)room->found.at;
    if (found.words < LEAST) return 0;
    for (size_t k = 0; k < room->found.used / sizeof(Extent); k++)
        if (other[k].a <= found.a && found.a_end <= other[k].a_end && other[k].b <= found.b && found.b_end <= other[k].b_end)
            return 0;
    Extent *place = more(&room->found, sizeof(Extent));
    if (!place) return -1;
    *place = found;
    return 0;
}

/* The spans of one pair, in room->found. */
static int spans_of(const Sided *x, const Sided *y, const int64_t core[4], Room *room) {
    size_t size = 16;
    while (size < (size_t)y->marks * 2) size *= 2;
    room->slots.used = room->chain.used = room->diagonals.used = room->runs.used = room->found.used = 0;
    int32_t *slots = more(&room->slots, size * sizeof(int32_t)), *chain = more(&room->chain, (size_t)(y->marks + 1) * 4);
    int32_t *heads = more(&room->diagonals, (size_t)(x->count + y->count + 1) * sizeof(int32_t));
    if (!slots || !chain || !heads) return -1;
    memset(slots, 0, size * sizeof(int32_t));
    memset(heads, 0, (size_t)(x->count + y->count + 1) * sizeof(int32_t));
    for (int64_t k = y->marks - 1; k >= 0; k--) {
        if (y->places[k].pos < core[2] || y->places[k].pos > core[3]) continue;
        size_t slot = (size_t)y->hash[k] & (size - 1);
        while (slots[slot] && y->hash[slots[slot] - 1] != y->hash[k]) slot = (slot + 1) & (size - 1);
        chain[k] = slots[slot];
        slots[slot] = (int32_t)k + 1;
    }
    for (int64_t m = 0; m < x->marks; m++) {
        if (x->places[m].pos < core[0] || x->places[m].pos > core[1]) continue;
        size_t slot = (size_t)x->hash[m] & (size - 1);
        while (slots[slot] && y->hash[slots[slot] - 1] != x->hash[m]) slot = (slot + 1) & (size - 1);
        for (int32_t k = slots[slot]; k; k = chain[k - 1]) {
            int32_t i = x->places[m].pos, j = y->places[k - 1].pos, run = heads[j - i + x->count];
            const Run *runs = (const Run *)room->runs.at;
            while (run && !(runs[run - 1].start <= i && i < runs[run - 1].end)) run = runs[run - 1].next;
            if (!run && span_from(x, i, y, j, room)) return -1;
        }
    }
    return 0;
}

/* Kept hashes of one side of a pair, in rows that are used again. */
static int marked(const Word *words, int64_t count, Rows room[3], Sided *side) {
    room[0].used = room[1].used = 0;
    if (winnowed(words, count, 0, &room[0], &room[1], &room[2])) return -1;
    side->words = words, side->count = count;
    side->places = (const Place *)room[0].at, side->hash = (const int64_t *)room[1].at;
    side->marks = (int64_t)(room[1].used / sizeof(int64_t));
    return 0;
}

/* The words and kept hashes of one side of a pair, in rows that are used again. */
static int side_of(PyObject *text, const uint32_t *fold, Rows room[5], Sided *side) {
    if (words_of(text, fold, &room[0], &room[1])) return -1;
    return marked((const Word *)room[0].at, (int64_t)(room[0].used / sizeof(Word)), room + 2, side);
}

/* spans(left: list[str], right: list[str], fold: buffer, cores: four int64 a pair) -> rows of Span, offsets in code points */
static PyObject *spans(PyObject *self, PyObject *given) {
    PyObject *texts[2], *found = NULL;
    Py_buffer fold, cores;
    if (!PyArg_ParseTuple(given, "OOy*y*", &texts[0], &texts[1], &fold, &cores)) return NULL;
    Rows rows = {0}, rooms[2][5] = {{{0}}};
    Room room = {{0}, {0}, {0}, {0}, {0}, {0}};
    Py_ssize_t count = PyList_Size(texts[0]), k = 0;
    for (; k < count; k++) {
        Sided side[2];
        if (side_of(PyList_GetItem(texts[0], k), fold.buf, rooms[0], &side[0])) break;
        if (side_of(PyList_GetItem(texts[1], k), fold.buf, rooms[1], &side[1])) break;
        if (spans_of(&side[0], &side[1], (const int64_t *)cores.buf + 4 * k, &room)) { PyErr_NoMemory(); break; }
        const Extent *extent = (const Extent *)room.found.at;
        size_t n = 0, extents = room.found.used / sizeof(Extent);
        for (; n < extents; n++, extent++) {
            Span *span = more(&rows, sizeof(Span));
            if (!span) { PyErr_NoMemory(); break; }
            const Word *a = side[0].words, *b = side[1].words;
            *span = (Span){(int32_t)k, extent->a_end - extent->a, extent->b_end - extent->b, extent->words,
                a[extent->a].start, a[extent->a_end - 1].end, b[extent->b].start, b[extent->b_end - 1].end};
        }
        if (n < extents) break;
    }
    if (count >= 0 && k == count) found = bytes_of(&rows);
    free(rows.at), free(room.slots.at), free(room.chain.at), free(room.diagonals.at);
    free(room.runs.at), free(room.walked.at), free(room.found.at);
    for (int s = 0; s < 2; s++) for (int r = 0; r < 5; r++) free(rooms[s][r].at);
    PyBuffer_Release(&fold), PyBuffer_Release(&cores);
    return found;
}

/* One report: the number of the rooms its words and text lie in, the first of its words and how many, where its text begins,
   and how many bytes a character has there. */
typedef struct { int64_t room, word, words, text, width; } Leaf;
typedef struct { int64_t a, b, first_a, last_a, first_b, last_b; } Stretch;
typedef struct { int32_t stretch, a_words, b_words, words, a_start, a_end, b_start, b_end, verbatim; } Exact;

static inline uint32_t point_at(const char *text, int64_t width, int64_t k) {
    return width == 1 ? (uint32_t)((const uint8_t *)text)[k] : ((const uint32_t *)text)[k];
}

/* Whether two stretches of texts are equal to the character. */
static int equal(const char *a, int64_t a_width, const char *b, int64_t b_width, int64_t count) {
    if (a_width == b_width) return !memcmp(a, b, (size_t)(count * a_width));
    for (int64_t k = 0; k < count; k++)
        if (point_at(a, a_width, k) != point_at(b, b_width, k)) return 0;
    return 1;
}

/* The window of a stretch: `core` becomes its first and last word in it. */
static void windowed(const Word **words, int64_t *count, int64_t *core) {
    int64_t before = core[0] < MARGIN ? core[0] : MARGIN, low = core[0] - before;
    int64_t high = core[1] + SHINGLE + MARGIN;
    *count = (high < *count ? high : *count) - low;
    *words += low;
    core[0] -= low, core[1] -= low;
}

/* The spans of one stretch, in room->found, and its windows. */
static int stretched(const Leaf leaf[2], const Py_buffer *held, const int64_t *given, Rows rooms[2][3], Room *room, Sided side[2]) {
    int64_t core[4] = {given[0], given[1], given[2], given[3]};
    for (int s = 0; s < 2; s++) {
        side[s].words = (const Word *)held[2 * leaf[s].room].buf + leaf[s].word, side[s].count = leaf[s].words;
        windowed(&side[s].words, &side[s].count, core + 2 * s);
    }
    if (core[0] == core[1] && core[2] == core[3]) {
        int32_t right[3], left[3], i = (int32_t)core[0], j = (int32_t)core[2];
        const Sided *x = &side[0], *y = &side[1];
        Walk a = {x->words + i, x->count - i, 1}, b = {y->words + j, y->count - j, 1};
        Walk c = {x->words + i - 1, i, -1}, d = {y->words + j - 1, j, -1};
        room->walked.used = room->found.used = 0;
        if (follow(&a, &b, &room->walked, right) || follow(&c, &d, &room->walked, left)) return -1;
        if (right[2] + left[2] < LEAST) return 0;
        Extent *extent = more(&room->found, sizeof(Extent));
        if (!extent) return -1;
        *extent = (Extent){i - left[0], i + right[0], j - left[1], j + right[1], left[2] + right[2]};
        return 0;
    }
    for (int s = 0; s < 2; s++)
        if (marked(side[s].words, side[s].count, rooms[s], &side[s])) return -1;
    return spans_of(&side[0], &side[1], core, room);
}

/* stretches(rooms: list of rows of Word and texts by turns, leaves: rows of Leaf, stretches: rows of Stretch) -> rows of Exact */
static PyObject *stretches(PyObject *self, PyObject *given) {
    PyObject *list, *found = NULL;
    Py_buffer leaves, asked;
    if (!PyArg_ParseTuple(given, "Oy*y*", &list, &leaves, &asked)) return NULL;
    Rows rows = {0}, rooms[2][3] = {{{0}}};
    Room room = {{0}, {0}, {0}, {0}, {0}, {0}};
    const Stretch *stretch = asked.buf;
    Py_ssize_t count = asked.len / (Py_ssize_t)sizeof(Stretch), k = 0, many = PyList_Size(list), got = 0;
    Py_buffer *held = many < 0 ? NULL : calloc((size_t)many + 1, sizeof(Py_buffer));
    if (!held) { PyErr_NoMemory(); goto end; }
    for (; got < many; got++)
        if (PyObject_GetBuffer(PyList_GetItem(list, got), &held[got], PyBUF_SIMPLE)) goto end;
    for (; k < count; k++) {
        Leaf leaf[2] = {((const Leaf *)leaves.buf)[stretch[k].a], ((const Leaf *)leaves.buf)[stretch[k].b]};
        Sided side[2];
        if (stretched(leaf, held, &stretch[k].first_a, rooms, &room, side)) break;
        const Extent *extent = (const Extent *)room.found.at;
        size_t n = 0, extents = room.found.used / sizeof(Extent);
        for (; n < extents; n++, extent++) {
            Exact *exact = more(&rows, sizeof(Exact));
            if (!exact) break;
            const Word *a = side[0].words, *b = side[1].words;
            *exact = (Exact){(int32_t)k, extent->a_end - extent->a, extent->b_end - extent->b, extent->words,
                a[extent->a].start, a[extent->a_end - 1].end, b[extent->b].start, b[extent->b_end - 1].end, 0};
            if (exact->a_words != exact->words || exact->b_words != exact->words) continue;
            int64_t size = exact->a_end - exact->a_start;
            exact->verbatim = 1 + (size == exact->b_end - exact->b_start
                && equal((const char *)held[2 * leaf[0].room + 1].buf + leaf[0].text + exact->a_start * leaf[0].width, leaf[0].width,
                         (const char *)held[2 * leaf[1].room + 1].buf + leaf[1].text + exact->b_start * leaf[1].width,
                         leaf[1].width, size));
        }
        if (n < extents) break;
    }
    found = k == count ? bytes_of(&rows) : PyErr_NoMemory();
end:
    free(rows.at), free(room.slots.at), free(room.chain.at), free(room.diagonals.at);
    free(room.runs.at), free(room.walked.at), free(room.found.at);
    for (int s = 0; s < 2; s++) for (int r = 0; r < 3; r++) free(rooms[s][r].at);
    while (got > 0) PyBuffer_Release(&held[--got]);
    free(held);
    PyBuffer_Release(&leaves), PyBuffer_Release(&asked);
    return found;
}

static PyMethodDef methods[] = {
    {"fingerprints", fingerprints, METH_VARARGS, "Winnowed hashes of texts."},
    {"words", words, METH_VARARGS, "Words of texts."},
    {"mark", mark, METH_VARARGS, "Note hashes in a sketch."},
    {"kept", kept, METH_VARARGS, "Which hashes a sketch has met twice."},
    {"spans", spans, METH_VARARGS, "Spans that pairs of texts have in common."},
    {"stretches", stretches, METH_VARARGS, "Spans of stretches of reports that are all at hand."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "stemma.scale._fingerprints", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__fingerprints(void) { return PyModule_Create(&module); }
