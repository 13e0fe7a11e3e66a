#include "cli/obligations.hpp"

#include "core/sha256.hpp"
#include "core/words.hpp"
#include "exchange/files.hpp"

namespace corner::cli {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> signatures_of(const std::vector<std::string>& files) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& each : files) {
    const auto equals = each.find('=');
    const bool named = equals != std::string::npos && is_name(each.substr(0, equals));
    out.emplace_back(named ? each.substr(0, equals) : "", hex(sha256(exchange::read_file(named ? each.substr(equals + 1) : each))));
  }
  return out;
}

std::string say_obligation(const std::string& what) {
  const auto colon = what.find(':');
  const auto verb = what.substr(0, colon);
  const auto target = colon == std::string::npos ? std::string() : what.substr(colon + 1);
  if (verb == "sign") return say("signature: {0}", target);
  if (verb == "show") return say("presentation: {0}", target);
  if (verb == "attach") return say("attachment: {0}", target);
  if (verb == "return") return say("return: {0}", target);
  if (verb == "return-at") return say("return, later: {0}", target);
  if (verb == "install") return say("installation: {0}", target);
  return what;
}

void say_obligations(render::Document& document, const std::vector<store::Obligation>& list) {
  std::vector<render::Row> rows;
  for (const auto& each : list) {
    const auto on = parse_date(each.on);
    if (on && each.digest.empty()) document.say(say("Done: {0}", each.what), render::Tone::plain, 2);
    if (on && !each.digest.empty())
      document.say(say("Done: {0}; the text that was signed has the SHA-256 {1}", each.what, each.digest), render::Tone::plain, 2);
    if (each.later) document.say(say("Not to be forgotten: {0}", each.what), render::Tone::plain, 2);
    rows.push_back({each.what, on ? render::Cell(*on) : render::Cell(), each.digest.empty() ? render::Cell() : render::Cell(each.digest)});
  }
  document.add(render::Table{"obligations", {{"what", ""}, {"on", ""}, {"digest", ""}}, render::rows_of(std::move(rows)), false});
}

}  // namespace corner::cli
