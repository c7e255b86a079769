/* A document or a part of it, printed.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_EXCERPT_H
#define CLI_EXCERPT_H

#include "session.h"
#include "zhengce.h"

void cli_excerpt_text(struct cli_session *session, const zc_excerpt *excerpt);
void cli_excerpt_json(struct cli_session *session, const zc_excerpt *excerpt);

#endif
