#pragma once
// From what the store knows to what a rule may read: each fact of the pack with its value and its source.
#include <utility>

#include "store/store.hpp"

namespace corner::store {

/// What a fact is read from.
struct Known {
  const Person& person;
  const std::vector<Past>& past;  ///< theirs, in the order of asking
  const policy::Service& service;
  const std::vector<std::pair<std::string, std::string>>& given;  ///< on the command line: name, text
  bool because;         ///< a justification was given, so a fact of the directory may be overruled
  Date on;
  std::int64_t except;  ///< a request that does not count in the history: the one being decided; 0 = none
};

/// One read per fact of the pack, in its order. Throws Error (Failure::usage) for a given fact that is unknown, of
/// the wrong type, or not to be given.
std::vector<policy::Read> read_facts(const policy::Pack& pack, const Known& known);

/// One fact, whatever was given.
policy::Read read_fact(const policy::Pack& pack, const policy::Fact& fact, const Known& known);

}  // namespace corner::store
