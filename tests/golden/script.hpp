#pragma once
// The text of a test: commands and what they are to say, in golden files and in the fences of documentation.
//
//   # prose, at the start of a block
//   $ corner request p1 laptop     a command; a backslash at the end continues it on the next line
//   Granted: …                     its standard output; `…` stands for any text within a line,
//   ...                            a line of three dots for any lines
//   ! corner: a warning            its standard error
//   ? 3                            its exit code, when that is not 0
//
// What is expected goes on to the next command or to prose after a blank line; blank lines at its end do not
// count. A backslash before a line of output takes the meaning off its first character. In Markdown only
// fences opened by ```console hold commands. `$ cat > FILE <<'END'` takes the lines to END as the file.
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace golden {

/// A test that is written wrongly; `what()` says how, without the place.
struct Malformed : std::runtime_error {
  Malformed(std::size_t at, const std::string& message) : std::runtime_error(message), line(at) {}
  std::size_t line;  ///< from 1
};

/// Standard output and error by line, without blank lines at the end of the former.
struct Said {
  std::vector<std::string> out;
  std::vector<std::string> err;
  int exit = 0;
  bool operator==(const Said&) const = default;
};

struct Step {
  std::size_t line = 0;  ///< of its `$ `, from 1
  std::string command;   ///< without the `$ `, continued lines with their backslash and line feed
  std::string body;      ///< of a here-document
  Said expected;
  std::size_t first = 0, last = 0;  ///< the lines [first, last) of the file, from 0, that hold `expected`
  std::string indent;               ///< before each line of its fence
};

struct Script {
  std::vector<std::string> lines;
  std::vector<Step> steps;
};

enum class Kind { golden, markdown };

/// Throws Malformed.
Script parse(std::string_view text, Kind kind);

/// `said` as a test would expect it.
std::vector<std::string> written(const Said& said);

/// The file's text with steps[i] expecting `said[i]`; steps that `keep` says hold already stay as they are.
std::string blessed(const Script& script, const std::vector<Said>& said, const std::vector<bool>& keep);

std::vector<std::string> lines_of(std::string_view text);

}  // namespace golden
