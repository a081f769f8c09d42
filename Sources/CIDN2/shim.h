#pragma once
// libidn2: names of hosts in any script as name servers know them.
#include <idn2.h>

// A host in ASCII, as browsers make it (UTS 46, non-transitional); NULL, and why, where there is none. idn2_free() it.
static inline char *cidn2_ascii(const char *host, int *why) {
    char *found = NULL;
    *why = idn2_to_ascii_8z(host, &found, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    return *why == IDN2_OK ? found : NULL;
}
