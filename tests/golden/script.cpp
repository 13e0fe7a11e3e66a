#include "golden/script.hpp"

#include <algorithm>
#include <regex>

namespace golden {
namespace {

bool blank(const std::string& line) { return line.find_first_not_of(" \t") == std::string::npos; }

void drop_blank_end(std::vector<std::string>& lines) {
  while (!lines.empty() && blank(lines.back())) lines.pop_back();
}

// Reads the commands between two lines of the file: all of a golden file, or one fence.
class Region {
 public:
  Region(Script& script, std::size_t first, std::size_t last, std::string indent)
      : script_(script), at_(first), last_(last), indent_(std::move(indent)) {}

  void read() {
    bool fresh = true;  // a blank line, or nothing, stands above
    for (; at_ < last_; ++at_) {
      const auto text = line();
      if (text.starts_with("$ "))
        read_step();
      else if (!blank(text) && !(prose_ = (fresh || prose_) && text.starts_with("#")))
        throw Malformed(at_ + 1, "text that no command says; prose starts with `# `, a command with `$ `");
      fresh = at_ < last_ && blank(line());
    }
  }

 private:
  std::string line() const {
    const auto& text = script_.lines[at_];
    return text.starts_with(indent_) ? text.substr(indent_.size()) : blank(text) ? std::string() : text;
  }

  void read_step() {
    Step step;
    step.line = at_ + 1;
    step.indent = indent_;
    step.command = line().substr(2);
    while (step.command.ends_with("\\") && at_ + 1 < last_) {
      ++at_;
      step.command += "\n" + line();
    }
    static const std::regex here(R"(<<\s*(['"]?)([A-Za-z]+)\1\s*$)");
    if (std::smatch match; std::regex_search(step.command, match, here)) read_body(step, match[2]);
    read_expected(step);
    prose_ = false;
    script_.steps.push_back(std::move(step));
  }

  void read_body(Step& step, const std::string& end) {
    for (++at_; at_ < last_; ++at_) {
      if (line() == end) return;
      step.body += line() + "\n";
    }
    throw Malformed(step.line, "the here-document is never ended by " + end);
  }

  // Leaves at_ on the last line that belongs to the step.
  void read_expected(Step& step) {
    step.first = step.last = at_ + 1;
    bool above_blank = false;
    while (at_ + 1 < last_) {
      ++at_;
      const auto text = line();
      if (text.starts_with("$ ") || (above_blank && text.starts_with("#"))) {
        --at_;
        break;
      }
      above_blank = blank(text);
      if (!above_blank) step.last = at_ + 1;
      expect(step.expected, text);
    }
    drop_blank_end(step.expected.out);
  }

  void expect(Said& said, const std::string& text) const {
    if (text == "!" || text.starts_with("! ")) {
      said.err.push_back(text.size() > 2 ? text.substr(2) : "");
    } else if (text.starts_with("? ")) {
      if (text.size() > 5 || text.find_first_not_of("0123456789", 2) != std::string::npos || text.size() == 2)
        throw Malformed(at_ + 1, "an exit code is a number");
      said.exit = std::stoi(text.substr(2));
    } else {
      said.out.push_back(text.starts_with("\\") ? text.substr(1) : text);
    }
  }

  Script& script_;
  std::size_t at_;
  std::size_t last_;
  std::string indent_;
  bool prose_ = false;
};

void read_fences(Script& script) {
  static const std::regex opening(R"(^(\s*)(`{3,})\s*(\S*).*$)");
  for (std::size_t i = 0; i < script.lines.size(); ++i) {
    std::smatch match;
    if (!std::regex_match(script.lines[i], match, opening)) continue;
    const std::string indent = match[1], ticks = match[2], word = match[3];
    const auto closes = [&](const std::string& line) {
      const auto start = line.find_first_not_of(" \t");
      return start != std::string::npos && line.substr(start) == ticks;
    };
    auto end = i + 1;
    while (end < script.lines.size() && !closes(script.lines[end])) ++end;
    if (end == script.lines.size()) throw Malformed(i + 1, "this fence is never closed");
    if (word == "console") Region(script, i + 1, end, indent).read();
    i = end;
  }
}

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

Script parse(std::string_view text, Kind kind) {
  Script script;
  script.lines = lines_of(text);
  if (kind == Kind::golden)
    Region(script, 0, script.lines.size(), "").read();
  else
    read_fences(script);
  return script;
}

std::vector<std::string> written(const Said& said) {
  std::vector<std::string> lines;
  bool above_blank = false;
  for (const auto& text : said.out) {
    const bool special = text == "!" || text == "..." || (above_blank && text.starts_with("#")) ||
                         std::ranges::any_of(std::vector<std::string>{"$ ", "! ", "? ", "\\", "```"},
                                             [&](const auto& start) { return text.starts_with(start); });
    lines.push_back((special ? "\\" : "") + text);
    above_blank = blank(text);
  }
  for (const auto& text : said.err) lines.push_back(text.empty() ? "!" : "! " + text);
  if (said.exit != 0) lines.push_back("? " + std::to_string(said.exit));
  return lines;
}

std::string blessed(const Script& script, const std::vector<Said>& said, const std::vector<bool>& keep) {
  std::string text;
  std::size_t at = 0;
  const auto copy_to = [&](std::size_t end) {
    for (; at < end; ++at) text += script.lines[at] + "\n";
  };
  for (std::size_t i = 0; i < script.steps.size(); ++i) {
    if (keep[i]) continue;
    const auto& step = script.steps[i];
    copy_to(step.first);
    for (const auto& line : written(said[i])) text += (line.empty() ? "" : step.indent + line) + "\n";
    at = step.last;
  }
  copy_to(script.lines.size());
  return text;
}

}  // namespace golden
