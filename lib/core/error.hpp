#pragma once
// Failures: what was wrong, where, what to do next. Outcomes (granted, refused, …) are values, never errors.
#include <stdexcept>
#include <string>
#include <vector>

namespace corner {

/// What kind of failure; cli/exit.hpp gives each its exit code.
enum class Failure { failed, usage, conflict, policy_invalid, damaged, journal_broken, outcome_unknown };

/// A failure to be told to a person. `what()` is the whole message, already in the person's language;
/// user input stands in backticks in it.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, Failure kind = Failure::failed)
      : std::runtime_error(message), kind_(kind) {}
  Failure kind() const { return kind_; }

 private:
  Failure kind_;
};

/// A position in a file that a person can open. Lines and columns count from 1, columns in characters;
/// 0 = the whole line or file.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  bool operator==(const Place&) const = default;
  auto operator<=>(const Place&) const = default;
};

/// `file:line:col`, leaving out what is 0.
std::string to_string(const Place& place);

/// A note is worth knowing and may well be meant.
enum class Severity { note, warning, error };

/// One thing wrong with a file of somebody's. `code` is a stable word for scripts (`unknown-fact`).
struct Problem {
  Place place;
  Severity severity = Severity::error;
  std::string code;
  std::string message;
  std::string hint;  ///< what to do next; may be empty
};

/// Every problem of a pack or a file, told at once.
class Problems : public Error {
 public:
  Problems(std::vector<Problem> list, Failure kind);
  const std::vector<Problem>& list() const { return list_; }

 private:
  std::vector<Problem> list_;
};

}  // namespace corner
