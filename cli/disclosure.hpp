#pragma once
// What French law lets a person know of a decision that rests on an algorithm: the mention (CRPA, art.
// L.311-3-1 and R.311-3-1-1), and on request the four disclosures (R.311-3-1-2).
#include <string>

#include "cli/ways.hpp"
#include "store/approvals.hpp"

namespace corner::cli {

/// A past decision, as it is told.
struct Told {
  const policy::Policy& policy;
  const store::Request& request;
  Json record;          ///< redacted, unless it is told to the person concerned
  std::string because;  ///< what was said for it at the counter
  Ways ways;
  std::vector<store::Approval> steps;
  Audience audience;
  Language language;
};

/// Purpose, the right to the rules, how to use it, and the CADA.
void say_mention(render::Document& document, const Told& told);

/// The four, each under its heading: contribution, data, parameters, operations.
void say_disclosures(render::Document& document, const Told& told);

/// Where a fact's value comes from, in words.
std::string source_in_words(const Json& fact);

}  // namespace corner::cli
