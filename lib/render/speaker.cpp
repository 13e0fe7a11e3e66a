#include "render/speaker.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"

namespace corner::render {
namespace {

template <class... Cases>
struct Overload : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overload(Cases...) -> Overload<Cases...>;

}  // namespace

Speaker::Speaker(const Style& style)
    : language_(style.language), utc_(style.zone.empty()), zone_(utc_ ? "UTC" : style.zone) {}

std::string Speaker::date(Date date) const {
  if (language_ == Language::en) return to_string(date);
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(date.day()),
                     static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
}

std::string Speaker::instant(Instant instant) const {
  constexpr std::size_t iso_date = 10;
  return date(zone_.date_of(instant)) + zone_.show(instant).substr(iso_date) + (utc_ ? " UTC" : "");
}

std::string Speaker::operator()(const Cell& cell) const {
  auto text = std::visit(
      Overload{
          [](std::monostate) { return std::string(); },
          [](bool value) { return std::string(value ? tr("yes") : tr("no")); },
          [](std::int64_t value) { return std::to_string(value); },
          [](const std::string& value) { return visible(value, true); },
          [](const Word& value) { return visible(value.said, true); },
          [](const Given& value) { return visible(value.said, true); },
          [this](Cents value) { return show(value, language_); },
          [this](Date value) { return date(value); },
          [this](Instant value) { return instant(value); },
          [](const std::vector<std::string>& values) { return visible(join(values, ", "), true); },
          [](const Json& value) { return value.is_null() ? std::string() : visible(corner::write(value)); },
      },
      cell);
  std::ranges::replace(text, '\t', ' ');
  return text.empty() ? "—" : text;
}

}  // namespace corner::render
