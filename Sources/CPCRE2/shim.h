#pragma once
// PCRE2 names its functions by macro from the width of a character; only the 8-bit library is used.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
