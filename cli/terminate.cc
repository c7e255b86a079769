// What is done instead when C++ gives up.  SPDX-License-Identifier: GPL-2.0-or-later
#include "terminate.h"

#include <exception>

void cli_terminate_watch(void (*act)(void))
{
    std::set_terminate(act);
}
