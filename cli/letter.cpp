#include "cli/letter.hpp"

#include "cli/answers.hpp"
#include "core/words.hpp"

namespace corner::cli {

using render::Tone;

namespace {

std::string date_in_words(Date date, Language language) {
  return language == Language::fr
             ? fmt::format("{:02}/{:02}/{}", static_cast<unsigned>(date.day()),
                           static_cast<unsigned>(date.month()), static_cast<int>(date.year()))
             : to_string(date);
}

std::string sentence(const Told& told, const std::string& service) {
  const auto& outcome = told.record["outcome"].text();
  if (outcome == "undetermined")
    return say("Your request for “{0}” cannot be decided yet: what is named below is missing.", service);
  if (outcome == "approval")
    return say("Your request for “{0}” needs an approval, under the rules named below.", service);
  if (outcome == "permit")
    return say("Your request for “{0}” is granted, for the reasons named below.", service);
  return told.record["by_default"].boolean()
             ? say("Your request for “{0}” is refused: no rule of the policy grants it.", service)
             : say("Your request for “{0}” is refused by the rules named below.", service);
}

std::vector<std::string> recourse(const Told& told) {
  if (told.record["outcome"].text() != "refuse") return {};
  return {tr("You may ask the authority that took it to look at this decision again."),
          tr("You may contest it before the administrative court within two months of being notified of it "
             "(code de justice administrative, "
             "art. R.421-1), where the law gives that recourse.")};
}

}  // namespace

void write_letter(render::Document& document, const Told& told, Date today) {
  const auto& pack = told.policy.pack();
  const auto& request = told.request;
  const auto service = service_title(pack, request.service, told.language);
  const auto place = request.site.empty() ? request.wanted_at : request.site;
  const auto day = date_in_words(today, told.language);
  const auto dated = place.empty() ? day : say("{0}, {1}", site_title(pack, place, told.language), day);
  const auto ways_back = recourse(told);
  if (!pack.authority.empty()) document.say(pack.authority);
  if (!pack.contact.empty()) document.say(pack.contact);
  document.say(std::string());
  document.say(request.name, Tone::plain, 40);
  document.say(request.number, Tone::plain, 40);
  document.say(std::string());
  document.say(dated, Tone::plain, 40);
  document.say(std::string());
  const auto subject = say("Your request {0} of {1}: {2}", request.id,
                           date_in_words(*parse_date(request.asked), told.language), service);
  document.say(subject);
  document.say(std::string());
  document.say(sentence(told, service));
  say_why(document, told.policy, told.record, told.language);
  say_ways(document, told.policy, told.record, told.ways, true, told.language);
  document.say(tr("Your rights"), Tone::heading);
  say_mention(document, told);
  for (const auto& text : ways_back) document.say(text);
  say_disclosures(document, told);
  document.say(std::string());
  document.say(
      say("Journal row {0}; policy {1}, version {2}.", request.id, pack.id, told.record["pack"].text()),
      Tone::faint);
  document.add(render::Fields{"letter",
                              {{"authority", "", pack.authority},
                               {"contact", "", pack.contact},
                               {"name", "", request.name},
                               {"number", "", request.number},
                               {"date", "", today},
                               {"place", "", place},
                               {"subject", "", subject},
                               {"recourse", "", ways_back}}});
}

}  // namespace corner::cli
