#pragma once
// Days and hours as a letter says them, in the language that is spoken now.
#include <string>

#include "core/dates.hpp"

namespace corner::cli {

/// "2 March 2026"; "2 mars 2026", and "1er mars 2026".
std::string said(Date date);
/// The same of a date of the store, `2026-03-02`.
std::string said_date(const std::string& date);
/// "2 March 2026, 10:15": local to the zone.
std::string said(Instant instant, const Zone& zone);

}  // namespace corner::cli
