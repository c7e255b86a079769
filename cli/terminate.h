/* What is done instead when C++ gives up: the one thing that the command cannot do in C.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_TERMINATE_H
#define CLI_TERMINATE_H

#ifdef __cplusplus
extern "C" {
#endif

/* From now on `act`, which must not return, is called where an exception cannot go on, as out
 * of a destructor. */
void cli_terminate_watch(void (*act)(void));

#ifdef __cplusplus
}
#endif

#endif
