#pragma once
// Private to policy: what the halves of the canonical form share, written and read back.
#include "core/json.hpp"
#include "policy/codes.hpp"
#include "policy/pack.hpp"

namespace corner::policy {

Json write_text(const Text& text);
Json write_date(const std::optional<Date>& date);
Json write_boxes(const Pack& pack, const std::vector<Box>& boxes);
/// A number, or "unlimited".
Json write_limit(int limit);

/// Members of `pack` for its desk, each only where it says something.
void write_desk(Json& pack, const Pack& from);
/// Members of a service for how it is handed out, likewise.
void write_handling(Json& service, const Service& from);
/// Members of a site beside its title.
void write_site(Json& site, const desk::SiteSettings& from);

/// Throws: `text` stands where it cannot.
[[noreturn]] void refuse_kept(std::string_view text);

/// Members of an object; none of a null.
const Json::Object& members(const Json& json);
std::string read_string(const Json& json);
Text read_text(const Json& json);
std::optional<Date> read_date(const Json& json);
std::vector<Box> read_boxes(const Pack& pack, const Json& json);
int read_limit(const Json& json);

template <class Enum, std::size_t Size>
Enum read_code(const Codes<Size>& codes, const Json& json) {
  const auto value = decode<Enum>(codes, json.text());
  if (!value) refuse_kept(json.text());
  return *value;
}

/// What `write_desk` and its companions wrote; facts and sites stand in the pack already.
void read_desk(Pack& pack, const Json& json);
void read_handling(Service& service, const Json& json);

}  // namespace corner::policy
