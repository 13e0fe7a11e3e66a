#pragma once
// The record of a decision: all that is needed to decide it again, byte for byte.
#include <string>
#include <vector>

#include "core/json.hpp"
#include "policy/decide.hpp"

namespace corner::policy {

/// A fact's value as it was read, and where: `directory`, `catalogue`, `history` (with the ids counted),
/// `given` (on the command line), `absent` when unknown.
struct Read {
  std::string value;   ///< as `write_value`; for an open list the text itself; "" = missing
  std::string source;
  std::vector<std::int64_t> counted;  ///< history: the requests counted
};

/// What was asked of the engine.
struct Question {
  std::string service;
  std::vector<Read> reads;  ///< one per fact of the pack, in its order
  Date on;
  Instant at;
  std::vector<std::string> waived;
};

/// Decides `question` under `policy` and writes down everything: pack version, date, instant, each fact with
/// its source, outcome, winning, overridden, waived and open rules, missing facts, approvers, obligations.
Json record(const Policy& policy, const std::string& version, const Question& question);

/// The question that a record answers. Throws Error when the record is not one.
Question question_of(const Json& record, const Pack& pack);

/// Decides it again. Empty when the record comes out the same, byte for byte; else what differs: its members, sorted,
/// or `text` when only its writing does, or `record` when nobody can decide it again.
std::vector<std::string> differences(const std::string& record, const Policy& policy, const std::string& version);

}  // namespace corner::policy
