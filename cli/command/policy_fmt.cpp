#include <algorithm>
#include <filesystem>
#include <optional>

#include "cli/command.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "exchange/files.hpp"
#include "format/difference.hpp"
#include "format/format.hpp"
#include "policy/canonical.hpp"
#include "policy/load.hpp"

namespace corner::cli {
namespace {

using render::Tone;

struct File {
  std::string path, before, after;
  bool changes() const { return before != after; }
};

/// The first line that differs, counted from 1; 0 when none does.
std::int64_t first_difference(const File& file) {
  if (!file.changes()) return 0;
  const auto [before, after] = std::ranges::mismatch(file.before, file.after);
  return std::count(file.before.begin(), before, '\n') + 1;
}

/// The version of the pack; nothing when it does not load, which is no matter for its form.
std::optional<std::string> version_of(const std::vector<policy::Source>& sources) {
  try {
    return policy::version(policy::load(sources).pack);
  } catch (const Problems&) {
    return std::nullopt;
  }
}

class PolicyFmt : public Command {
  std::vector<std::string> paths_;
  bool check_ = false, diff_ = false;

  void declare(Options& options) override {
    options.positionals("PATH", paths_, mark("a pack's directory, one of its files, or `-`: standard input, formatted on standard output"));
    options.flag("--check", check_, mark("write nothing; exit 1 when a file would change"));
    options.flag("--diff", diff_, mark("write nothing; show what would change"));
    options.example("corner policy fmt policies/alpes-maritimes-example", mark("writes its files in their canonical form"));
    options.example("corner policy fmt --check policies/alpes-maritimes-example", mark("for continuous integration"));
  }

  /// The formatted files of a pack, which must mean what it meant.
  static void add_pack(std::vector<File>& files, std::vector<Problem>& problems, const std::string& directory) {
    auto sources = policy::read_sources(directory);
    const auto before = version_of(sources);
    const auto prefix = directory.ends_with('/') ? directory : directory + "/";
    for (auto& source : sources) {
      add(files, problems, prefix + source.path, source.text);
      if (problems.empty()) source.text = files.back().after;
    }
    if (problems.empty() && before && version_of(sources) != before)
      throw Error(say("the pack `{0}` would not mean the same when formatted, and is left as it is", directory));
  }

  static void add(std::vector<File>& files, std::vector<Problem>& problems, const std::string& path, const std::string& text) {
    try {
      files.push_back({path, text, format::format(path, text)});
    } catch (const Problems& found) {
      problems.insert(problems.end(), found.list().begin(), found.list().end());
    }
  }

  bool writes() const { return !check_ && !diff_; }

  std::vector<File> read() const {
    if (writes() && paths_.size() > 1 && std::ranges::find(paths_, "-") != paths_.end())
      throw Error(tr("`-` stands alone: name files, or give one on standard input"), Failure::usage);
    std::vector<File> files;
    std::vector<Problem> problems;
    for (const auto& path : paths_) {
      std::error_code none;
      if (path != "-" && std::filesystem::is_directory(path, none)) add_pack(files, problems, path);
      else add(files, problems, path, exchange::read_file(path));
    }
    if (!problems.empty()) throw Problems(std::move(problems), Failure::policy_invalid);
    return files;
  }

  /// Each file whole or not at all.
  static void write(const std::vector<File>& files) {
    long long written = 0;
    for (const auto& file : files) {
      if (!file.changes()) continue;
      try {
        exchange::write_file(file.path, file.after);
      } catch (const Error& error) {
        if (written == 0) throw;
        throw Error(say_count("{1}; {0} file before it is formatted", "{1}; {0} files before it are formatted", written, error.what()));
      }
      ++written;
    }
  }

  /// Standard input in, standard output out. No answer drives a terminal: a comment that would comes out unharmed from
  /// its file only.
  static Outcome passed_on(const File& file) {
    if (visible(file.after, true) != file.after)
      throw Error(tr("standard input holds characters that cannot be seen: take them out, or format the file in its place"));
    Outcome outcome{{"corner.policy-fmt/1", {}}, Exit::done, false};
    if (!file.after.empty()) outcome.document.quote(file.after.substr(0, file.after.size() - 1));
    outcome.document.add(render::Fields{"", {{"text", "", file.after}}});
    return outcome;
  }

  Outcome run(Context&) override {
    const auto files = read();
    if (writes() && paths_.front() == "-") return passed_on(files.front());
    if (writes()) write(files);
    const auto changes = std::ranges::count_if(files, &File::changes);
    Outcome outcome{{"corner.policy-fmt/1", {}}, check_ && changes != 0 ? Exit::failed : Exit::done, writes() && changes != 0};
    auto& document = outcome.document;
    tell_files(document, files);
    const auto all = std::ssize(files);
    document.add(render::Fields{"", {{"written", "", writes()}, {"changed", "", std::int64_t{changes}}, {"unchanged", "", std::int64_t{all - changes}}}});
    document.say(summary(changes, all), changes == 0 || writes() ? Tone::good : Tone::bad);
    return outcome;
  }

  void tell_files(render::Document& document, const std::vector<File>& files) const {
    render::Table table{"files", {{"file", ""}, {"changed", ""}, {"line", ""}}, {}, false};
    if (diff_) table.columns.push_back({"difference", ""});
    std::vector<render::Row> rows;
    for (const auto& file : files) {
      const auto line = first_difference(file);
      rows.push_back({file.path, file.changes(), line == 0 ? render::Cell() : render::Cell(line)});
      const auto difference = diff_ ? format::difference(file.before, file.after) : std::vector<std::string>();
      if (diff_) rows.back().push_back(difference);
      if (!file.changes()) continue;
      document.say(writes() ? say("{0}: formatted", file.path) : say("{0}:{1}: would be formatted", file.path, line), writes() ? Tone::good : Tone::bad);
      for (const auto& told : difference)
        document.blocks.push_back(render::Prose{told, told[0] == '+' ? Tone::good : told[0] == '-' ? Tone::bad : Tone::plain, 0, true});
    }
    table.rows = render::rows_of(std::move(rows));
    document.add(std::move(table));
  }

  std::string summary(std::ptrdiff_t changes, std::ptrdiff_t all) const {
    if (changes == 0) return say_count("{0} file, formatted already.", "{0} files, all formatted already.", all);
    return writes() ? say_count("{0} file of {1} changed.", "{0} files of {1} changed.", changes, all)
                    : say_count("{0} file of {1} would change.", "{0} files of {1} would change.", changes, all);
  }
};

}  // namespace

std::unique_ptr<Command> make_policy_fmt() { return std::make_unique<PolicyFmt>(); }

}  // namespace corner::cli
