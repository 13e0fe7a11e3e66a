#include "cli/options.hpp"

#include <CLI/CLI.hpp>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

using Kind = Options::Kind;

[[noreturn]] void wrong(const std::string& message) {
  throw Error(say("{0}; `--help` shows how it is used", message), Failure::usage);
}

bool positional(const Options::Declared& declared) {
  return declared.kind == Kind::positional || declared.kind == Kind::optional_positional ||
         declared.kind == Kind::positionals || declared.kind == Kind::optional_positionals;
}

void unknown(const std::string& argument, const std::vector<Options::Declared>& all) {
  if (!argument.starts_with('-')) wrong(say("`{0}` is one argument too many", argument));
  std::vector<std::string> names;
  for (const auto& declared : all)
    if (!positional(declared)) names.push_back(declared.name);
  const auto name = argument.substr(0, argument.find('='));
  const auto guess = did_you_mean(name, names);
  if (!guess.empty()) throw Error(say("there is no option `{0}`, {1}", name, guess), Failure::usage);
  wrong(say("there is no option `{0}`", name));
}

constexpr std::size_t longest_key = 200;

// An empty value is a script's variable that was never set: what it should have protected would be left open. TEXT is kept
// and KEY is compared for good, so both are plain text.
void check_value(const Options::Declared& declared, const std::string& value) {
  if (trim(value).empty()) wrong(say("the option `{0}` is empty: give it a value, or leave it out", declared.name));
  if (declared.value != "TEXT" && declared.value != "KEY") return;
  if (invalid_utf8(value)) wrong(say("the value of `{0}` is no UTF-8 text: `{1}`", declared.name, visible(value)));
  if (has_controls(value))
    wrong(say("the value of `{0}` holds a line end or another control character: `{1}`", declared.name, visible(value)));
  if (declared.value == "KEY" && value.size() > longest_key)
    wrong(say("the value of `{0}` has {1} bytes, and {2} is the most", declared.name, value.size(), longest_key));
}

}  // namespace

void Options::add(Declared declared) {
  declared.global = global_;
  declared_.push_back(std::move(declared));
}
void Options::positional(const std::string& name, std::string& target, const char* help) {
  add({.kind = Kind::positional, .name = name, .value = "", .help = help, .one = &target});
}
void Options::optional_positional(const std::string& name, std::string& target, const char* help) {
  add({.kind = Kind::optional_positional, .name = name, .value = "", .help = help, .one = &target});
}
void Options::positionals(const std::string& name, std::vector<std::string>& target, const char* help) {
  add({.kind = Kind::positionals, .name = name, .value = "", .help = help, .many = &target});
}
void Options::optional_positionals(const std::string& name, std::vector<std::string>& target, const char* help) {
  add({.kind = Kind::optional_positionals, .name = name, .value = "", .help = help, .many = &target});
}
void Options::option(const std::string& name, const std::string& value, std::string& target, const char* help) {
  add({.kind = Kind::option, .name = name, .value = value, .help = help, .one = &target});
}
void Options::output(const std::string& name, const std::string& value, std::string& target, const char* help) {
  add({.kind = Kind::option, .name = name, .value = value, .help = help, .one = &target, .written = true});
}
void Options::repeated(const std::string& name, const std::string& value, std::vector<std::string>& target,
                       const char* help) {
  add({.kind = Kind::repeated, .name = name, .value = value, .help = help, .many = &target});
}
void Options::flag(const std::string& name, bool& target, const char* help) {
  add({.kind = Kind::flag, .name = name, .value = "", .help = help, .yes = &target});
}
void Options::example(const std::string& command, const char* says) { examples_.push_back({command, says}); }

void Options::parse(const std::vector<std::string>& arguments) const {
  CLI::App app;
  app.set_help_flag("");
  app.allow_extras();
  std::vector<std::string> loose;  // positionals are counted here, to say what is missing in the person's language
  app.add_option("arguments", loose);
  for (const auto& declared : declared_) {
    if (declared.kind == Kind::flag) app.add_flag(declared.name, *declared.yes);
    // A value that starts with a dash is written `--option=-x`; each use takes exactly one value.
    if (declared.kind == Kind::option) app.add_option(declared.name, *declared.one)->expected(1);
    if (declared.kind == Kind::repeated)
      app.add_option(declared.name, *declared.many)->expected(1)->take_all()->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 takes them back to front
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string name = split(error.what(), ':').front().data();
    wrong(say("the option `{0}` takes one value, once", name.substr(0, name.find(':'))));
  } catch (const CLI::ParseError& error) {
    wrong(say("the arguments are not understood: {0}", error.what()));
  }
  for (const auto& argument : app.remaining()) unknown(argument, declared_);

  for (const auto& declared : declared_) {
    if (corner::cli::positional(declared) || declared.kind == Kind::flag || app.count(declared.name) == 0) continue;
    if (declared.one != nullptr) check_value(declared, *declared.one);
    if (declared.many != nullptr)
      for (const auto& value : *declared.many) check_value(declared, value);
  }

  auto next = loose.begin();
  for (const auto& declared : declared_) {
    if (!corner::cli::positional(declared)) continue;
    const bool needed = declared.kind == Kind::positional || declared.kind == Kind::positionals;
    if (next == loose.end() && needed) wrong(say("`{0}` is missing", declared.name));
    if (declared.many != nullptr)
      for (; next != loose.end(); ++next) declared.many->push_back(*next);
    else if (next != loose.end())
      *declared.one = *next++;
  }
  if (next != loose.end()) unknown(*next, declared_);
}

}  // namespace corner::cli
