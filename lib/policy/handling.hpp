#pragma once
// How a service is handed out: held, lent, made of parts, an appointment, wiped, depreciated.
#include "policy/draft.hpp"

namespace corner::policy {

/// Into `service`, whose stock is read already; the desk's settings too.
void read_handling(Draft& draft, Service& service, const Entry& entry);

/// Complains of kits whose parts are not, or are kits themselves. Once all services are read.
void check_parts(Draft& draft);

}  // namespace corner::policy
