#pragma once
// libpsl: under which names anybody can register a name of their own (publicsuffix.org).
#include <libpsl.h>
