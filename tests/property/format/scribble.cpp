#include "property/format/scribble.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace scribble {
namespace {

using reference::Random;

template <std::size_t Size>
const char* one_of(Random& random, const std::array<const char*, Size>& words) {
  return words[static_cast<std::size_t>(random.below(static_cast<int>(Size)))];
}

class Scribbler {
 public:
  explicit Scribbler(Random& random) : random_(random), line_end_(random.chance(20) ? "\r\n" : "\n") {}

  std::string file() {
    std::string out = random_.chance(10) ? "\xef\xbb\xbf" : "";
    out += gap() + body();
    for (int table = random_.below(5); table > 0; --table) out += header(table) + body() + gap();
    if (random_.chance(20)) out += comment();  // without a line end
    return out;
  }

 private:
  std::string blanks() { return one_of(random_, std::array{"", "", " ", "  ", "\t", " \t "}); }
  std::string comment() { return fmt::format("#!{}{}", ++comments_, one_of(random_, std::array{"", " é", "#", " \"[{", "  \t"})); }
  std::string line_end() { return blanks() + (random_.chance(15) ? comment() : "") + line_end_; }

  /// Blank lines and comments between lines, or between the items of a list.
  std::string gap() {
    std::string out;
    while (random_.chance(25)) out += line_end();
    return out;
  }

  std::string segment(const std::string& word) {
    return fmt::format(fmt::runtime(one_of(random_, std::array{"{}", "{}", "{}", "\"{}\"", "'{}'"})), word);
  }

  /// Ends with a number, so that no key stands twice.
  std::string unique(const char* word) { return fmt::format("{}{}", word, ++keys_); }

  std::string header(int number) {
    const auto id = fmt::format("t{}", number);
    const std::string dot = blanks() + "." + blanks();
    switch (random_.below(6)) {
      case 0: return "[" + blanks() + segment("rule") + dot + segment(id) + blanks() + "]" + line_end();
      case 1: return "[[" + blanks() + "never" + blanks() + "]]" + line_end();
      case 2: return "[[case]]" + line_end();
      case 3: return "[service" + dot + segment(id) + "]" + line_end();
      case 4: return "[rule." + id + dot + "when]" + line_end();
      default: return "[" + segment(id) + dot + "\"é " + id + "\"]" + line_end();
    }
  }

  /// Some keys of the contract, each at most once, among others.
  std::string body() {
    std::vector<std::string> lines;
    for (const char* key : {"reason.fr", "reason.en", "when", "effect", "by", "references", "price", "given"})
      if (random_.chance(25)) lines.push_back(key + assignment());
    for (int more = random_.below(4); more > 0; --more) {
      auto key = segment(unique("k"));
      while (random_.chance(20)) key += blanks() + "." + blanks() + segment(unique("d"));
      lines.push_back(key + assignment());
    }
    std::string out;
    while (!lines.empty()) {
      const auto at = lines.begin() + random_.below(static_cast<int>(lines.size()));
      out += gap() + blanks() + *at + line_end();
      lines.erase(at);
    }
    return out;
  }

  std::string assignment() { return blanks() + "=" + blanks() + value(0); }

  std::string value(int depth) {
    switch (random_.below(depth < 4 ? 8 : 6)) {
      case 0: return one_of(random_, std::array{"0", "-7", "+7", "1_000", "0xBEEF", "true", "false"});
      case 1: return one_of(random_, std::array{"2026-01-31", "2026-01-31 07:32:00Z", "07:32:00", "1979-05-27T00:32:00.9", "6.02e23", "inf"});
      case 2: return one_of(random_, std::array{"\"<2\"", "'>=  3'", "\"2 .. 5\"", "\" <= 4 \"", "\"> x\"", "\"laptop\""});
      case 3: return one_of(random_, std::array{"''", "'a\"b'", "'C:\\x'", "\"a\\\"b\"", "\"\\u00e9\\t\"", "\"# no comment\"", "\"a\tb\""});
      case 4: return lines_of(one_of(random_, std::array{"\"\"\"", "'''"}));
      case 5: return "\"" + std::string(static_cast<std::size_t>(random_.below(60)), 'x') + "\"";
      case 6: return list(depth);
      default: return table(depth);
    }
  }

  /// A text that may go over lines; its quotes never come three at once.
  std::string lines_of(const std::string& quotes) {
    std::string out = quotes + (random_.chance(50) ? line_end_ : "");
    for (int pieces = random_.below(4); pieces > 0; --pieces) {
      out += one_of(random_, std::array{"a", "  b  ", "#c", "\t"});
      if (random_.chance(40)) out += line_end_;
      if (random_.chance(20)) out += quotes.front();
      if (quotes.front() == '"' && random_.chance(20)) out += "\\  " + line_end_ + "   d";
      out += "e";
    }
    return out + (random_.chance(20) ? quotes.substr(1) : "") + quotes;
  }

  std::string list(int depth) {
    std::string out = "[";
    const int items = random_.below(6);
    for (int i = 0; i < items; ++i) {
      out += blanks() + gap() + blanks() + value(depth + 1) + blanks() + gap() + blanks();
      if (i + 1 < items || random_.chance(30)) out += ",";
    }
    return out + blanks() + gap() + blanks() + "]";
  }

  std::string table(int depth) {
    std::string out;
    for (int pairs = random_.below(4); pairs > 0; --pairs)
      out += (out.empty() ? "" : ",") + blanks() + segment(unique("i")) + blanks() + "=" + blanks() + value(depth + 1) + blanks();
    return "{" + out + blanks() + "}";
  }

  Random& random_;
  std::string line_end_;
  int comments_ = 0, keys_ = 0;
};

/// Canonical lines, rewritten blank by blank.
class Mangler {
 public:
  explicit Mangler(Random& random) : random_(random) {}

  std::string line(const std::string& text) {
    std::string out = blanks();
    char quote = 0;
    const bool header = text.starts_with('[');
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (quote != 0) {
        out += c;
        if (c == '\\') out += text[++i];
        else if (c == quote) quote = 0;
        continue;
      }
      if (c == '#') return out + text.substr(i);
      if (c == '"' || c == '\'') quote = c;
      const bool apart = std::string_view("{},=").find(c) != std::string_view::npos || (!header && (c == '[' || c == ']'));
      if (c == ' ' && i + 1 < text.size() && text[i + 1] != '#') continue;  // canonical blanks part nothing
      out += apart ? blanks() + c + blanks() : std::string(1, c);
    }
    return out + blanks();
  }

 private:
  std::string blanks() { return std::string(static_cast<std::size_t>(random_.below(3)), random_.chance(20) ? '\t' : ' '); }
  Random& random_;
};

}  // namespace

std::string text(Random& random) { return Scribbler(random).file(); }

std::string mangled(Random& random, const std::string& canonical) {
  Mangler mangler(random);
  std::string out = random.chance(50) ? "\xef\xbb\xbf" : "";
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < canonical.size();) {
    const auto end = canonical.find('\n', at);
    lines.push_back(canonical.substr(at, end - at));
    at = end + 1;
  }
  // Neighbours on a line each may change places, where the contract orders them.
  const auto is_key = [](const std::string& line) { return line[0] >= 'a' && line[0] <= 'z' && !line.ends_with('['); };
  bool ordered = true;  // as what stands before the first header of `pack.toml`
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].starts_with('[')) ordered = lines[i] != "[fact]" && !lines[i].starts_with("[[never]]");
    if (!ordered || i < 2 || lines[i - 2].starts_with('#') || !random.chance(50)) continue;  // a comment would stay behind
    if (is_key(lines[i]) && is_key(lines[i - 1])) std::swap(lines[i], lines[i - 1]);
  }
  const std::string end = random.chance(50) ? "\r\n" : "\n";
  for (const auto& line : lines) out += mangler.line(line) + end;
  return out + end;
}

}  // namespace scribble
