#pragma once
// c-ares gives addresses as system structures, whose headers its own does not include.
#include <netinet/in.h>
#include <sys/socket.h>
#include <ares.h>
