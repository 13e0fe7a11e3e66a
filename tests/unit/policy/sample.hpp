#pragma once
// A small pack, to be changed by tests, and what the loader says of it.
#include <map>
#include <string>
#include <vector>

#include "core/text.hpp"
#include "policy/load.hpp"

namespace sample {

using Files = std::map<std::string, std::string>;

inline Files files() {
  return {{"pack.toml", R"(id = "small"
title = { fr = "Petit", en = "Small" }
languages = ["fr", "en"]
[default]
effect = "refuse"
reason = { fr = "Rien n'ouvre droit à {item}.", en = "Nothing grants {item}." }
)"},
          {"facts.toml", R"([fact]
item = { catalogue = "category" }
unit = { directory = "service" }
status = ["tenured", "contract", "external"]
telework = { integer = [0, 5], unit = "days/week" }
ambassador = "boolean"
ends_in = { months = [0, 600], absent = "open-ended", until = "contract_end" }
price = { money = "EUR" }
held = { count = "attributions", same = "category", state = "out" }
)"},
          {"catalogue.toml", R"([category]
laptop.title = { fr = "Portable", en = "Laptop" }
phone.title = { fr = "Téléphone", en = "Phone" }
[service.laptop-14]
category = "laptop"
title = { fr = "Portable 14 pouces", en = "14-inch laptop" }
price = "799.90"
[service.phone]
category = "phone"
title = { fr = "Téléphone", en = "Phone" }
)"},
          {"rules.toml", R"([rule.laptop]
effect = "permit"
when = { item = "laptop", status = ["tenured", "contract"], telework = ">= 2" }
references = ["Charter, art. 5"]
reason = { fr = "{telework} jours.", en = "{telework} days." }
[rule.one-laptop]
effect = "refuse"
when = { item = "laptop", held = ">= 1" }
waivable_by = "it-department"
references = []
reason = { fr = "Un seul.", en = "Only one." }
)"},
          {"cases.toml", R"([[case]]
name = "two days"
on = 2026-03-01
given = { item = "laptop", status = "tenured", telework = 2, held = 0 }
expect = "permit"
by = ["laptop"]
)"}};
}

/// The sample with one file replaced.
inline Files with(const std::string& path, const std::string& text) {
  Files changed = files();
  changed[path] = text;
  return changed;
}

/// The sample with `text` added to one file.
inline Files plus(const std::string& path, const std::string& text) {
  return with(path, files()[path] + text);
}

inline std::vector<corner::policy::Source> sources(const Files& of) {
  std::vector<corner::policy::Source> list;
  for (const auto& [path, text] : of) list.push_back({path, text});
  return list;
}

inline corner::policy::Pack pack(const Files& of = files()) { return corner::policy::load(sources(of)).pack; }

/// Errors of the loader; none when it loads.
inline std::vector<corner::Problem> problems(const Files& of) {
  try {
    corner::policy::load(sources(of));
  } catch (const corner::Problems& found) {
    return found.list();
  }
  return {};
}

/// The same, one a line: `rules.toml:3:8 unknown-fact`.
inline std::string faults(const Files& of) {
  std::string lines;
  for (const auto& problem : problems(of))
    lines += fmt::format("{} {}\n", to_string(problem.place), problem.code);
  return lines;
}

/// Their codes alone, with blanks between.
inline std::string codes(const Files& of) {
  std::vector<std::string> list;
  for (const auto& problem : problems(of)) list.push_back(problem.code);
  return corner::join(list, " ");
}

/// A rule with a reason in both languages; `body` is the rest of it.
inline std::string rule(const std::string& id, const std::string& body) {
  return fmt::format("[rule.{}]\nreferences = []\nreason = {{ fr = \"R.\", en = \"R.\" }}\n{}\n", id, body);
}

}  // namespace sample
