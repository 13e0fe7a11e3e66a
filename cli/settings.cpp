#include "cli/settings.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "cli/config_file.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace corner::cli {
namespace {

struct Known {
  const char* name;
  const char* environment;  // "" = none
  const char* value;        // in help
  const char* help;
};

constexpr std::array<Known, 6> known{
    {{"store", "CORNER_STORE", "PATH", mark("the store")},
     {"format", "", "FORMAT", mark("text, json, jsonl or csv")},
     {"csv-style", "", "STYLE", mark("rfc4180, or french: semicolons, decimal comma, BOM")},
     {"lang", "CORNER_LANG", "LANG", mark("fr or en; else the locale's")},
     {"color", "", "WHEN", mark("auto, always or never")},
     {"timeout", "", "SECONDS", mark("how long to wait for another writer")}}};

// "" when the environment says neither: nothing is looked for, or made, wherever the person happens to stand.
std::string home(const Io& io, const char* variable, const char* below, const char* file) {
  if (const auto given = io.env(variable); given && given->starts_with('/')) return *given + file;
  const auto home = io.env("HOME").value_or("");
  return home.empty() ? "" : home + "/" + below + file;
}

std::string default_value(const std::string& name, const Io& io) {
  if (name == "store") return home(io, "XDG_DATA_HOME", ".local/share", "/corner/store.db");
  if (name == "format") return "text";
  if (name == "csv-style") return "rfc4180";
  if (name == "lang") return locale_language(io);
  if (name == "color") return "auto";
  return "10";
}

void check(const Setting& setting, const std::vector<std::string>& formats) {
  const auto allow = [&](std::vector<std::string> values) {
    if (setting.name == "format") values.insert(values.end(), formats.begin(), formats.end());
    if (std::ranges::find(values, setting.value) == values.end())
      throw Error(say("`{0}` cannot be `{1}` (from: {2}): choose {3}", setting.name, setting.value, setting.from, one_of(values)),
                  Failure::usage);
  };
  if (setting.name == "format") allow({"text", "json", "jsonl", "csv"});
  if (setting.name == "csv-style") allow({"rfc4180", "french"});
  if (setting.name == "lang") allow({"fr", "en"});
  if (setting.name == "color") allow({"auto", "always", "never"});
  const auto& value = setting.value;
  if (setting.name == "timeout" &&
      (value.empty() || value.size() > 5 || value.find_first_not_of("0123456789") != std::string::npos))
    throw Error(say("`{0}` cannot be `{1}` (from: {2}): give whole seconds", setting.name, value, setting.from), Failure::usage);
}

}  // namespace

std::string locale_language(const Io& io) {
  for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto value = io.env(name);
    if (value && !value->empty()) return value->starts_with("fr") ? "fr" : "en";
  }
  return "en";
}

void Settings::declare(Options& options) {
  options.global();
  for (const auto& each : known) options.option(std::string("--") + each.name, each.value, flags_[each.name], each.help);
  options.output("--output", "FILE", output, mark("write the answer to a file, whole or not at all"));
  options.option("--now", "INSTANT", now, mark("the clock, in practice stores only"));
  options.flag("--quiet", quiet, mark("no answer, only the exit code"));
  options.flag("--no-color", no_color, mark("the same as --color never"));
  options.flag("--version", version, mark("which corner this is"));
  options.flag("--help", help, mark("how this command is used"));
}

void Settings::settle(const Io& io, const std::vector<std::string>& formats) {
  if (output == "-") output.clear();
  file_ = home(io, "XDG_CONFIG_HOME", ".config", "/corner/config.toml");
  std::vector<std::string> names;
  for (const auto& each : known) names.emplace_back(each.name);
  const auto in_file = read_config(file_, names);
  for (const auto& each : known) {
    Setting setting{each.name, flags_[each.name], "flag"};
    const auto variable = *each.environment ? io.env(each.environment) : std::nullopt;
    if (setting.value.empty() && variable && !variable->empty())
      setting = {each.name, *variable, std::string("environment ") + each.environment};
    if (setting.value.empty())
      if (const auto found = in_file.find(each.name); found != in_file.end())
        setting = {each.name, found->second, "file " + file_};
    if (setting.value.empty()) setting = {each.name, default_value(each.name, io), "default"};
    if (setting.name == "color" && no_color) setting = {each.name, "never", "flag"};
    if (const auto none = io.env("NO_COLOR"); setting.name == "color" && setting.from == "default" && none && !none->empty())
      setting = {each.name, "never", "environment NO_COLOR"};
    check(setting, formats);
    settled_.push_back(std::move(setting));
  }
}

const std::string& Settings::get(const std::string& name) const {
  return std::ranges::find(settled_, name, &Setting::name)->value;
}

Language Settings::language() const { return get("lang") == "fr" ? Language::fr : Language::en; }

render::Style Settings::style(const Io& io) const {
  render::Style style;
  const auto& format = get("format");
  style.format = format == "json"    ? render::Format::json
                 : format == "jsonl" ? render::Format::jsonl
                 : format == "csv"   ? render::Format::csv
                                     : render::Format::text;
  style.csv = get("csv-style") == "french" ? render::CsvStyle::french : render::CsvStyle::rfc4180;
  style.language = language();
  style.width = output.empty() ? io.width : 0;
  const auto& color = get("color");
  style.color = color == "always" || (color == "auto" && io.terminal && output.empty());
  return style;
}

std::chrono::milliseconds Settings::patience() const { return std::chrono::seconds(std::stoll(get("timeout"))); }

}  // namespace corner::cli
