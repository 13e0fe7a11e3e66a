#include "format/scanner.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::format {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool in_segment(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

bool in_word(char c) { return in_segment(c) || c == '+' || c == '.' || c == ':'; }

}  // namespace

bool Scanner::take(std::string_view word) {
  if (!at(word)) return false;
  at_ += word.size();
  return true;
}

void Scanner::expect(std::string_view word) {
  if (!take(word)) fail();
}

void Scanner::skip_blanks() {
  while (!at_end() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
}

std::string Scanner::comment() {
  if (peek() != '#') return "";
  const auto start = at_;
  at_ = std::min(text_.find('\n', at_), text_.size());
  const auto line = since(start);
  return std::string(line.substr(0, line.find_last_not_of(" \t") + 1));
}

std::string Scanner::rest_of_line() {
  skip_blanks();
  auto found = comment();
  if (!at_end()) expect("\n");
  return found;
}

std::string_view Scanner::string() {
  const auto start = at_;
  const bool literal = text_[at_] == '\'';
  const std::string_view quote = literal ? "'" : "\"", quotes = literal ? "'''" : "\"\"\"";
  const bool lines = take(quotes);
  if (!lines) expect(quote);
  while (!at_end() && (lines || text_[at_] != '\n')) {
    if (take(lines ? quotes : quote)) {
      for (int more = 0; lines && more < 2; ++more) take(quote);  // up to two may end the text itself
      return since(start);
    }
    if (!literal && text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;  // what is escaped ends nothing
    ++at_;
  }
  fail();
}

std::string_view Scanner::segment() {
  if (peek() == '"' || peek() == '\'') {
    const auto token = string();
    if (token.size() >= 6 && token[1] == token[0]) fail();  // over several lines
    return token;
  }
  const auto start = at_;
  while (in_segment(peek())) ++at_;
  if (at_ == start) fail();
  return since(start);
}

std::string_view Scanner::word() {
  const auto start = at_;
  while (in_word(peek())) ++at_;
  const auto date = since(start);
  const bool time = date.size() == 10 && date[4] == '-' && date[7] == '-' && at_ + 1 < text_.size() &&
                    peek() == ' ' && is_digit(text_[at_ + 1]);
  if (time)  // RFC 3339 allows a blank where ISO 8601 wants a T
    for (++at_; in_word(peek());) ++at_;
  if (at_ == start) fail();
  return since(start);
}

void Scanner::fail() const {
  const auto before = text_.substr(0, at_);
  const auto line = static_cast<int>(std::ranges::count(before, '\n')) + 1;
  const auto column = static_cast<int>(length(before.substr(before.rfind('\n') + 1))) + 1;
  throw Problems({{{file_, line, column}, Severity::error, "not-toml", tr("this is not TOML"), ""}},
                 Failure::policy_invalid);
}

}  // namespace corner::format
