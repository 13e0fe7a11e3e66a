#include "format/format.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/words.hpp"
#include "format/layout.hpp"
#include "format/order.hpp"
#include "format/parse.hpp"
#include "format/settle.hpp"
#include "policy/toml.hpp"

namespace corner::format {
namespace {

using policy::Node;

/// Without a byte order mark, lines ending in line feeds; a carriage return stands nowhere else in TOML.
std::string plain_lines(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  std::string out(text);
  std::erase(out, '\r');
  return out;
}

bool same(const Node& before, const Node& after, Path& path);

bool same_entries(const Node& before, const Node& after, Path& path) {
  return std::ranges::equal(before.entries, after.entries,
                            [&](const policy::Entry& a, const policy::Entry& b) {
                              path.push_back(a.key);
                              const bool equal = a.key == b.key && same(a.value, b.value, path);
                              path.pop_back();
                              return equal;
                            });
}

/// Whether `after` says what `before` says, and spells no text otherwise than the contract does.
bool same(const Node& before, const Node& after, Path& path) {
  const bool text = before.text == after.text || spell_text(path, before.text) == after.text;
  return text && before.kind == after.kind && before.number == after.number && before.date == after.date &&
         std::ranges::equal(before.items, after.items,
                            [&](const Node& a, const Node& b) { return same(a, b, path); }) &&
         same_entries(before, after, path);
}

std::string canonical(const Document& read) {
  Document document = read;
  settle(document);
  return lay_out(document);
}

/// The tree of what was formatted: it may break a limit that the author's spacing kept.
Node tree_of(const std::string& file, const std::string& formatted) {
  std::vector<Problem> problems;
  auto tree = policy::parse_toml(file, formatted, problems);
  if (problems.empty() && tree) return *std::move(tree);
  throw Error(
      say("`{0}` cannot be formatted, the result would not be read: {1}", file, problems.front().message));
}

}  // namespace

std::string format(const std::string& file, std::string_view text) {
  std::vector<Problem> problems;
  const auto tree = policy::parse_toml(file, text, problems);
  if (!problems.empty() || !tree) throw Problems(std::move(problems), Failure::policy_invalid);
  const auto read = parse(file, plain_lines(text));
  auto formatted = canonical(read);
  const auto tree_again = tree_of(file, formatted);
  const auto again = parse(file, formatted);
  Path path;
  if (!same(*tree, tree_again, path) || comments(read) != comments(again) || canonical(again) != formatted)
    throw Error(
        say("`{0}` would not say the same when formatted, and is left as it is: this is a fault of `corner`, "
            "please report it",
            file));
  return formatted;
}

}  // namespace corner::format
