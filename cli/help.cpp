#include "cli/help.hpp"

#include "core/words.hpp"

namespace corner::cli {
namespace {

using Kind = Options::Kind;
using render::Tone;

std::string shown(const Options::Declared& declared) {
  return declared.value.empty() ? declared.name : declared.name + " " + declared.value;
}

std::string usage(const std::string& name, const Options& options) {
  std::string line = "corner " + name;
  for (const auto& declared : options.declared()) {
    if (declared.global) continue;
    switch (declared.kind) {
      case Kind::positional: line += " " + declared.name; break;
      case Kind::optional_positional: line += " [" + declared.name + "]"; break;
      case Kind::optional_positionals: line += " [" + declared.name + "…]"; break;
      case Kind::positionals: line += " " + declared.name + "…"; break;
      case Kind::repeated: line += " [" + shown(declared) + "]…"; break;
      case Kind::option:
      case Kind::flag: line += " [" + shown(declared) + "]"; break;
    }
  }
  return line;
}

render::Table table_of(const Options& options, bool global, const char* name) {
  std::vector<render::Row> rows;
  for (const auto& declared : options.declared())
    if (declared.global == global) rows.push_back({shown(declared), std::string(tr(declared.help))});
  return {name, {{"name", " "}, {"help", " "}}, render::rows_of(std::move(rows))};
}

}  // namespace

render::Document help_for_all(const Options& global) {
  render::Document document{"corner.help/1", {}};
  document.say(tr("corner: the desk of the Smart Corner. Decides who may have what, reserves, hands over, and proves it."));
  document.say(std::string());
  document.say("corner COMMAND …", Tone::heading);
  std::vector<render::Row> all, rows;
  const auto& entries = commands();
  for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
    rows.push_back({entry->name, std::string(tr(entry->summary))});
    all.push_back({entry->name, std::string(tr(entry->group)), std::string(tr(entry->summary))});
    if (const auto next = entry + 1; next != entries.end() && std::string_view(next->group) == entry->group) continue;
    document.say(std::string());
    document.say(tr(entry->group), Tone::heading);
    document.add(render::Table{"", {{"name", " "}, {"summary", " "}}, render::rows_of(std::move(rows))});
    rows.clear();
  }
  document.add(render::Table{"commands", {{"name", ""}, {"group", ""}, {"summary", ""}}, render::rows_of(std::move(all)), false});
  document.say(std::string());
  document.say(tr("Everywhere"), Tone::heading);
  document.add(table_of(global, true, "options"));
  return document;
}

render::Document help_for(const Entry& entry, const Options& options) {
  render::Document document{"corner.help/1", {}};
  document.say(usage(entry.name, options), Tone::heading);
  document.say(tr(entry.summary), Tone::plain, 2);
  document.say(std::string());
  document.add(table_of(options, false, "arguments"));
  document.say(tr("Everywhere"), Tone::heading);
  document.add(table_of(options, true, "options"));
  if (options.examples().empty()) return document;
  document.say(tr("For example"), Tone::heading);
  for (const auto& example : options.examples()) {
    document.quote("$ " + example.command, 2);
    document.say(tr(example.says), Tone::faint, 4);
  }
  return document;
}

render::Document version() {
  render::Document document{"corner.version/1", {}};
  document.quote("corner " CORNER_VERSION);
  document.add(render::Fields{"", {{"version", "", std::string(CORNER_VERSION)}}});
  return document;
}

}  // namespace corner::cli
