// Time zones by the C library, which knows one at a time: the edge where TZ is lent and put back.
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <mutex>

#include "core/dates.hpp"
#include "core/error.hpp"
#include "core/words.hpp"

namespace corner {

Zone::Zone(const std::string& name) : name_(name) {
  std::error_code error;
  const bool plain = !name.empty() && name.front() != '/' && name.find("..") == std::string::npos;
  if (!plain || !std::filesystem::is_regular_file("/usr/share/zoneinfo/" + name, error))
    throw Error(say("the time zone `{0}` is unknown here: install tzdata, or name one of its zones (Europe/Paris)", name));
}

std::chrono::seconds Zone::offset(Instant instant) const {
  // The C library knows one zone at a time, by TZ: it is lent the name and gets its own back. Whoever reads local
  // time in another thread meanwhile would be misled.
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  const char* before = std::getenv("TZ");
  const auto kept = before ? std::optional<std::string>(before) : std::nullopt;
  setenv("TZ", (":" + name_).c_str(), 1);
  tzset();
  const std::time_t seconds = std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
  std::tm local{};
  localtime_r(&seconds, &local);
  kept ? setenv("TZ", kept->c_str(), 1) : unsetenv("TZ");
  tzset();
  return std::chrono::seconds(local.tm_gmtoff);
}

Date Zone::date_of(Instant instant) const { return Date(std::chrono::floor<std::chrono::days>(instant + offset(instant))); }

std::optional<Instant> Zone::at(Date day, std::chrono::minutes since_midnight) const {
  // Clocks change at most once within two days: the offsets of the day before and of the day after are all there are.
  const Instant as_if_utc = Instant(std::chrono::sys_days(day)) + since_midnight;
  for (const auto nearby : {-std::chrono::days(1), std::chrono::days(1)}) {
    const Instant instant = as_if_utc - offset(as_if_utc + nearby);
    if (instant + offset(instant) == as_if_utc) return instant;
  }
  return std::nullopt;
}

std::string Zone::show(Instant instant) const {
  const auto local = to_string(Instant(std::chrono::floor<std::chrono::minutes>(instant + offset(instant))));
  return local.substr(0, 10) + " " + local.substr(11, 5);
}

std::optional<Instant> parse_when(std::string_view text, const Zone& zone) {
  if (const auto instant = parse_instant(text)) return instant;
  const auto as_if_utc = parse_instant(std::string(text) + "Z");
  if (!as_if_utc) return std::nullopt;
  const auto day = std::chrono::floor<std::chrono::days>(*as_if_utc);
  return zone.at(Date(day), std::chrono::floor<std::chrono::minutes>(*as_if_utc - day));
}

}  // namespace corner
