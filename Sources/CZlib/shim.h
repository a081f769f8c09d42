#pragma once
#include <zlib.h>

// inflateInit2 is a macro that adds the version and the size of the structure.
static inline int czlib_begin(z_stream *stream, int window_bits) { return inflateInit2(stream, window_bits); }
