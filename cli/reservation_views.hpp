#pragma once
// What the commands on reservations say alike: how one stands, after which move.
#include "cli/answers.hpp"

namespace corner::cli {

/// What became of it, in a sentence: on the shelf until when, to be sent from where, in the queue behind how many.
std::string said_of(store::Store& store, const store::Request& request, Language language);

/// One of several, for tables; `slots`: some have an appointment.
std::vector<render::Column> reservation_columns(bool slots);
render::Row reservation_row(const store::Request& request);

/// What a move on one reservation answers; `headline` first.
Outcome reservation_outcome(store::Store& store, const std::string& schema, const std::string& headline, const store::Moved& moved, bool dry_run,
                            Language language);

}  // namespace corner::cli
