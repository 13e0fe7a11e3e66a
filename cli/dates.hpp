#pragma once
// Days on the command line, and how a person reads them.
#include <string>

#include "core/dates.hpp"
#include "core/words.hpp"

namespace corner::cli {

/// Throws Error (Failure::usage) naming the argument when `date` is no date; "" is none.
void check_date(const std::string& argument, const std::string& date);

/// `2026-03-02` in English, `02/03/2026` in French; "" for none. As tables show it.
std::string shown_date(const std::string& date, Language language);

}  // namespace corner::cli
