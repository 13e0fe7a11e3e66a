#pragma once
// Where the word ends that begins at a place of a pack's file: what an editor underlines.
#include <string>
#include <vector>

#include "policy/load.hpp"

namespace corner::cli {

class Spans {
 public:
  /// `prefix`: as the places have it. `sources` must outlive it.
  Spans(const std::vector<policy::Source>& sources, std::string prefix) : sources_(sources), prefix_(std::move(prefix)) {}

  /// The column behind the bare word, the quoted text or the one character at `place`; 0 where it names no column or
  /// no such file.
  int end_column(const Place& place) const;

 private:
  const std::vector<policy::Source>& sources_;
  std::string prefix_;
};

}  // namespace corner::cli
