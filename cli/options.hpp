#pragma once
// What a command takes, declared once: parsing (CLI11 behind it), help and completion all read this.
#include <string>
#include <vector>

namespace corner::cli {

class Options {
 public:
  enum class Kind { positional, optional_positional, positionals, optional_positionals, option, repeated, flag };
  struct Declared {
    Kind kind;
    std::string name;   ///< `--site`, or `PERSON` for a positional
    std::string value;  ///< what stands for the value in help: `SITE`
    const char* help;   ///< English; translated where it is shown
    std::string* one = nullptr;
    std::vector<std::string>* many = nullptr;
    bool* yes = nullptr;
    bool global = false;
    bool written = false;  ///< a file that the command writes
  };
  struct Example {
    std::string command;
    const char* says;
  };

  void positional(const std::string& name, std::string& target, const char* help);
  void optional_positional(const std::string& name, std::string& target, const char* help);
  /// One or more; the last of the positionals.
  void positionals(const std::string& name, std::vector<std::string>& target, const char* help);
  /// Any number, none as well.
  void optional_positionals(const std::string& name, std::vector<std::string>& target, const char* help);
  void option(const std::string& name, const std::string& value, std::string& target, const char* help);
  /// A file that the command writes: it is looked at before anything is done (cli/outputs.hpp).
  void output(const std::string& name, const std::string& value, std::string& target, const char* help);
  void repeated(const std::string& name, const std::string& value, std::vector<std::string>& target, const char* help);
  void flag(const std::string& name, bool& target, const char* help);
  void example(const std::string& command, const char* says);
  /// A `--format` that this command has beside those of all.
  void format(const std::string& name) { formats_.push_back(name); }
  /// What is declared from now on stands for every command.
  void global() { global_ = true; }

  const std::vector<Declared>& declared() const { return declared_; }
  const std::vector<Example>& examples() const { return examples_; }
  const std::vector<std::string>& formats() const { return formats_; }

  /// Fills the targets. Throws Error (Failure::usage): unknown option, missing or too many arguments.
  void parse(const std::vector<std::string>& arguments) const;

 private:
  void add(Declared declared);
  std::vector<Declared> declared_;
  std::vector<Example> examples_;
  std::vector<std::string> formats_;
  bool global_ = false;
};

}  // namespace corner::cli
