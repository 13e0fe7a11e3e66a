#include "cli/imports.hpp"

#include <algorithm>

#include "cli/answers.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

constexpr std::size_t shown_in_text = 20;

}  // namespace

Outcome import_outcome(const std::string& schema, const store::Imported& imported, bool dry_run) {
  Outcome outcome{{schema, {}}, Exit::done, !dry_run && !imported.changes.empty()};
  auto& document = outcome.document;
  const auto added = std::ranges::count(imported.changes, std::string("added"), &store::Change::what);
  const auto changed = static_cast<std::ptrdiff_t>(imported.changes.size()) - added;
  document.say(say(dry_run ? mark("Would be added: {0}, changed: {1}, unchanged: {2}. Nothing was changed.")
                           : mark("Added: {0}, changed: {1}, unchanged: {2}."),
                   added, changed, imported.unchanged),
               render::Tone::good);
  document.add(render::Fields{"", {{"dry_run", "", dry_run},
                                   {"added", "", std::int64_t{added}},
                                   {"changed", "", std::int64_t{changed}},
                                   {"unchanged", "", static_cast<std::int64_t>(imported.unchanged)}}});
  std::vector<render::Row> rows;
  for (const auto& change : imported.changes) rows.push_back({change.key, change.what, change.columns});
  if (dry_run)
    for (std::size_t i = 0; i < std::min(rows.size(), shown_in_text); ++i) {
      const auto& change = imported.changes[i];
      document.say(change.what == "added" ? say("+ {0}", change.key) : say("~ {0}: {1}", change.key, join(change.columns, ", ")),
                   render::Tone::plain, 2);
    }
  if (dry_run && rows.size() > shown_in_text)
    document.say(say("… and {0} more: `--format csv` lists them all", rows.size() - shown_in_text), render::Tone::faint, 2);
  document.add(render::Table{"changes", {{"key", ""}, {"change", ""}, {"columns", ""}}, render::rows_of(std::move(rows)), false});
  say_served(document, imported.served, dry_run);
  return outcome;
}

}  // namespace corner::cli
