#include "exchange/flat_json.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::exchange {
namespace {

constexpr std::uint64_t each(unsigned char byte) { return 0x0101010101010101u * byte; }

/// The high bit of each byte that is `byte`, at least up to the first.
constexpr std::uint64_t equal(std::uint64_t eight, unsigned char byte) {
  const std::uint64_t x = eight ^ each(byte);
  return (x - each(1)) & ~x & each(0x80);
}

/// The first byte of a text's inside that is not plain: a quote, a backslash, a control, or beyond ASCII.
const char* plain_end(const char* at, const char* end) {
  static_assert(std::endian::native == std::endian::little);
  while (end - at >= 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, at, 8);
    const std::uint64_t low = (eight - each(0x20)) & ~eight;
    const std::uint64_t stop = (low | eight | equal(eight, '"') | equal(eight, '\\')) & each(0x80);
    if (stop != 0) return at + std::countr_zero(stop) / 8;
    at += 8;
  }
  while (at < end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20 &&
         static_cast<unsigned char>(*at) < 0x80)
    ++at;
  return at;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

void append_utf8(std::string& out, char32_t point) {
  const auto byte = [&out](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) return byte(0xC0 | point >> 6), byte(0x80 | (point & 0x3F));
  if (point < 0x10000) {
    byte(0xE0 | point >> 12);
  } else {
    byte(0xF0 | point >> 18);
    byte(0x80 | (point >> 12 & 0x3F));
  }
  byte(0x80 | (point >> 6 & 0x3F));
  byte(0x80 | (point & 0x3F));
}

}  // namespace

void FlatJson::wrong(const char* message) const {
  const auto column = length({start_, static_cast<std::size_t>(at_ - start_)}) + 1;
  throw Error(say("column {0}: {1}", column, tr(message)));
}

void FlatJson::open(std::string_view line) {
  start_ = at_ = line.data();
  end_ = start_ + line.size();
  first_ = true;
  skip_spaces();
  if (at_ == end_ || *at_ != '{') wrong(mark("a line is one JSON object: `{` is expected"));
  ++at_;
}

void FlatJson::skip_spaces() {
  while (at_ < end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r')) ++at_;
}

void FlatJson::expect(char sign) {
  skip_spaces();
  if (at_ == end_) wrong(mark("the object is not closed"));
  if (*at_ != sign) wrong(sign == ':' ? mark("`:` is expected") : mark("a name between quotes is expected"));
  ++at_;
}

bool FlatJson::next(std::string_view guess) {
  skip_spaces();
  if (at_ == end_) wrong(mark("the object is not closed"));
  if (*at_ == '}') {
    ++at_;
    skip_spaces();
    if (at_ < end_) wrong(mark("something follows the object: one object a line"));
    return false;
  }
  if (!first_) {
    if (*at_ != ',') wrong(mark("`,` or `}` is expected"));
    ++at_;
  }
  first_ = false;
  skip_spaces();
  guessed_ = !guess.empty() && std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(guess);
  guessed_ ? skip(guess.size()) : read_key();
  skip_spaces();
  if (at_ == end_) wrong(mark("the object is not closed"));
  read_value();
  return true;
}

void FlatJson::read_key() {
  expect('"');
  key_ = read_text(key_text_);
  expect(':');
}

void FlatJson::read_value() {
  value_at_ = at_;
  if (*at_ == '"') {
    ++at_;
    kind_ = Scalar::text;
    value_ = read_text(value_text_);
  } else if (digit(*at_) || *at_ == '-') {
    read_number();
  } else if (*at_ == '{' || *at_ == '[') {
    wrong(mark("a fact is a text, a number, true, false or null: nothing nested"));
  } else {
    read_word();
  }
}

void FlatJson::read_word() {
  constexpr std::string_view words[]{"true", "false", "null"};
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  for (const auto word : words) {
    if (!rest.starts_with(word)) continue;
    kind_ = word == "null" ? Scalar::null : Scalar::boolean;
    value_ = rest.substr(0, word.size());
    at_ += word.size();
    return;
  }
  wrong(mark("this is no JSON value: texts stand between quotes"));
}

/// As JSON writes numbers: no `+`, no `.5`, no `01`.
void FlatJson::read_number() {
  const char* const from = at_;
  const auto digits = [this] {
    if (at_ == end_ || !digit(*at_)) wrong(mark("a digit is expected"));
    while (at_ < end_ && digit(*at_)) ++at_;
  };
  at_ += *at_ == '-';
  const bool zero = at_ < end_ && *at_ == '0';
  digits();
  if (zero && at_ - from > (*from == '-' ? 2 : 1)) wrong(mark("a number does not begin with 0"));
  if (at_ < end_ && *at_ == '.') {
    ++at_;
    digits();
  }
  if (at_ < end_ && (*at_ == 'e' || *at_ == 'E')) {
    ++at_;
    at_ += at_ < end_ && (*at_ == '+' || *at_ == '-');
    digits();
  }
  kind_ = Scalar::number;
  value_ = {from, static_cast<std::size_t>(at_ - from)};
}

/// The text behind a quote.
std::string_view FlatJson::read_text(std::string& unescaped) {
  const char* const from = at_;
  at_ = plain_end(at_, end_);
  if (at_ < end_ && *at_ == '"') return {from, static_cast<std::size_t>(at_++ - from)};
  return read_escaped(from, unescaped);
}

std::string_view FlatJson::read_escaped(const char* from, std::string& unescaped) {
  unescaped.assign(from, at_);
  bool beyond_ascii = false;
  for (;;) {
    if (at_ == end_) wrong(mark("the text is not closed"));
    const auto byte = static_cast<unsigned char>(*at_);
    if (byte < 0x20) wrong(mark("a control character stands in a text"));
    if (byte == '"') break;
    if (byte == '\\') {
      ++at_;
      read_escape(unescaped);
    } else {
      beyond_ascii = beyond_ascii || byte >= 0x80;
      unescaped += *at_++;
    }
  }
  if (beyond_ascii && invalid_utf8(unescaped)) wrong(mark("this text is not UTF-8"));
  ++at_;
  return unescaped;
}

/// The four digits of `\uXXXX`.
char32_t FlatJson::read_unit() {
  char32_t unit = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    const char c = at_ < end_ ? *at_ : ' ';
    const char lower = static_cast<char>(c | 0x20);
    if (digit(c)) unit = unit * 16 + static_cast<char32_t>(c - '0');
    else if (lower >= 'a' && lower <= 'f') unit = unit * 16 + static_cast<char32_t>(lower - 'a' + 10);
    else wrong(mark("four hexadecimal digits are expected"));
  }
  return unit;
}

void FlatJson::read_escape(std::string& into) {
  constexpr std::string_view signs = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
  const char sign = at_ < end_ ? *at_ : ' ';
  if (const auto found = signs.find(sign); found != std::string_view::npos) {
    into += meant[found];
    ++at_;
    return;
  }
  if (sign != 'u') wrong(mark("there is no such escape in JSON"));
  ++at_;
  char32_t point = read_unit();
  if (point >= 0xD800 && point < 0xDC00 && end_ - at_ >= 2 && at_[0] == '\\' && at_[1] == 'u') {
    at_ += 2;
    const char32_t low = read_unit();
    if (low < 0xDC00 || low > 0xDFFF) wrong(mark("half a character stands here"));
    point = 0x10000 + ((point - 0xD800) << 10 | (low - 0xDC00));
  }
  if (point >= 0xD800 && point <= 0xDFFF) wrong(mark("half a character stands here"));
  append_utf8(into, point);
}

}  // namespace corner::exchange
