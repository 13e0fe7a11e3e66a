#include <fmt/format.h>

#include "cli/commands.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

using Kind = Options::Kind;

// Every command with its options, from the same declarations as help.
std::vector<std::pair<std::string, std::vector<Options::Declared>>> everything() {
  std::vector<std::pair<std::string, std::vector<Options::Declared>>> out;
  for (const auto& entry : commands()) {
    Options options;
    const auto command = entry.make();
    Settings settings;
    command->declare(options);
    settings.declare(options);
    std::vector<Options::Declared> flags;
    for (const auto& declared : options.declared())
      if (declared.name.starts_with("--")) flags.push_back(declared);
    out.emplace_back(entry.name, std::move(flags));
  }
  return out;
}

std::string words_of(const std::vector<Options::Declared>& flags) {
  std::vector<std::string> names;
  for (const auto& flag : flags) names.push_back(flag.name);
  return join(names, " ");
}

std::string first_words() {
  std::vector<std::string> words;
  for (const auto& entry : commands()) {
    const auto word = entry.name.substr(0, entry.name.find(' '));
    if (words.empty() || words.back() != word) words.push_back(word);
  }
  return join(words, " ");
}

std::string verbs_of(const std::string& noun) {
  std::vector<std::string> verbs;
  for (const auto& entry : commands())
    if (entry.name.starts_with(noun + " ")) verbs.push_back(entry.name.substr(noun.size() + 1));
  return join(verbs, " ");
}

std::string bash() {
  std::string cases;
  for (const auto& [name, flags] : everything()) cases += fmt::format("    \"{}\") words=\"{}\" ;;\n", name, words_of(flags));
  std::string nouns;
  const auto first = first_words();
  for (const auto word : split(first, ' '))
    if (const auto verbs = verbs_of(std::string(word)); !verbs.empty()) nouns += fmt::format("    {}) words=\"{}\" ;;\n", word, verbs);
  return fmt::format(R"(_corner() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" one="${{COMP_WORDS[1]}}" two="${{COMP_WORDS[1]}} ${{COMP_WORDS[2]}}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then words="{0}"
  elif [ "$COMP_CWORD" -eq 2 ]; then case "$one" in
{1}  esac; fi
  if [[ "$current" == -* ]]; then
    case "$two" in
{2}    esac
    [ -n "$words" ] || case "$one" in
{2}    esac
  fi
  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$current")); else COMPREPLY=($(compgen -f -- "$current")); fi
}}
complete -F _corner corner
)",
                     first, nouns, cases);
}

std::string zsh() { return "#compdef corner\nautoload -U +X bashcompinit && bashcompinit\n" + bash(); }

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("\\'") : std::string(1, c);
  return out + "'";
}

std::string fish() {
  std::string out = "complete -c corner -f\n";
  for (const auto& entry : commands()) {
    const auto space = entry.name.find(' ');
    const auto noun = entry.name.substr(0, space);
    if (space == std::string::npos)
      out += fmt::format("complete -c corner -n __fish_use_subcommand -a {} -d {}\n", noun, quoted(tr(entry.summary)));
    else
      out += fmt::format("complete -c corner -n __fish_use_subcommand -a {0}\ncomplete -c corner -n '__fish_seen_subcommand_from {0}' -a {1} -d {2}\n",
                         noun, entry.name.substr(space + 1), quoted(tr(entry.summary)));
  }
  for (const auto& [name, flags] : everything())
    for (const auto& flag : flags)
      out += fmt::format("complete -c corner -n '__fish_seen_subcommand_from {}' -l {}{} -d {}\n", name.substr(0, name.find(' ')),
                         flag.name.substr(2), flag.kind == Kind::flag ? "" : " -r", quoted(tr(flag.help)));
  return out;
}

class Completion : public Command {
  std::string shell_;

  void declare(Options& options) override {
    options.positional("SHELL", shell_, mark("bash, zsh or fish"));
    options.example("corner completion bash > ~/.local/share/bash-completion/completions/corner", mark("from the next shell on"));
  }

  Outcome run(Context&) override {
    const auto script = shell_ == "bash" ? bash() : shell_ == "zsh" ? zsh() : shell_ == "fish" ? fish() : "";
    if (script.empty()) throw Error(say("no completion for `{0}`: choose {1}", shell_, one_of({"bash", "zsh", "fish"})), Failure::usage);
    Outcome outcome{{"corner.completion/1", {}}, Exit::done, false};
    outcome.document.quote(script.substr(0, script.size() - 1));
    outcome.document.add(render::Fields{"", {{"shell", "", shell_}, {"script", "", script}}});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_completion() { return std::make_unique<Completion>(); }

}  // namespace corner::cli
