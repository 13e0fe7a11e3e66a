#pragma once
// Settings and which source won: a flag beats the environment, which beats the configuration file, which beats
// the default.
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "cli/io.hpp"
#include "cli/options.hpp"
#include "core/words.hpp"
#include "render/render.hpp"

namespace corner::cli {

struct Setting {
  std::string name;   ///< `csv-style`: as in the configuration file and, with `--`, on the command line
  std::string value;
  std::string from;   ///< "flag", "environment NAME", "file PATH", "default"
};

/// As the environment's locale has it: "fr" or "en".
std::string locale_language(const Io& io);

class Settings {
 public:
  /// Options that every command takes.
  void declare(Options& options);

  /// To be called after parsing: looks at the environment and the configuration file. Throws Error (usage) for a
  /// value that a setting does not take. `formats`: what the command has beside those of all.
  void settle(const Io& io, const std::vector<std::string>& formats);

  const std::vector<Setting>& all() const { return settled_; }
  const std::string& get(const std::string& name) const;
  /// Where the configuration file is looked for.
  const std::string& file() const { return file_; }

  Language language() const;
  render::Style style(const Io& io) const;
  std::chrono::milliseconds patience() const;

  std::string now;     ///< practice stores only
  std::string output;  ///< a file, or "" for standard output
  bool quiet = false;
  bool no_color = false;
  bool version = false;
  bool help = false;

 private:
  std::map<std::string, std::string> flags_;
  std::vector<Setting> settled_;
  std::string file_;
};

}  // namespace corner::cli
