#include "cli/letter.hpp"

#include "cli/answers.hpp"
#include "cli/said_date.hpp"
#include "core/words.hpp"
#include "render/document_page.hpp"

namespace corner::cli {

using render::Tone;

namespace {

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
  return {tr("You may contest this decision before the administrative court within two months of being notified of it (code de justice "
             "administrative, art. R.421-1), where the law gives that recourse."),
          tr("Within the same two months you may ask the authority that took it, or whoever stands above it, to look at it again: the time "
             "to go to court then starts anew with the answer (CRPA, art. L.411-2).")};
}

}  // namespace

std::string signature() { return tr("First name, name, position and signature of who decides (CRPA, art. L.212-1)"); }

void write_letterhead(render::Document& document, const policy::Pack& pack) {
  if (!pack.authority.empty()) document.say(pack.authority);
  if (!pack.contact.empty()) document.say(pack.contact);
  document.say(std::string());
}

render::Page letter_page(const render::Document& letter, const Told& told, Instant at, bool practice) {
  const auto& pack = told.policy.pack();
  render::Page page;
  page.language = code(told.language);
  page.title = pack.authority.empty() ? pack.title.in(told.language) : pack.authority;
  page.subtitle = pack.contact;
  if (practice) page.subtitle += (page.subtitle.empty() ? "" : "\n") + std::string(tr("PRACTICE STORE: nothing here is real"));
  page.at = at;
  page.parts = render::parts_of(letter, {.language = told.language, .zone = pack.timezone});
  page.parts.push_back({"", render::Boxes{{signature()}}});
  page.foot = say("Request {0} of {1}", told.request.id, said_date(told.request.asked));
  return page;
}

void write_letter(render::Document& document, const Told& told, Date today) {
  const auto& pack = told.policy.pack();
  const auto& request = told.request;
  const auto service = service_title(pack, request.service, told.language);
  const auto place = request.site.empty() ? request.wanted_at : request.site;
  const auto day = said(today);
  const auto dated = place.empty() ? day : say("At {0}, {1}", site_title(pack, place, told.language), day);
  const auto ways_back = recourse(told);
  document.say(request.name, Tone::plain, 40);
  document.say(request.number, Tone::plain, 40);
  document.say(std::string());
  document.say(dated, Tone::plain, 40);
  document.say(std::string());
  const auto subject = say("Your request {0} of {1}: {2}", request.id, said_date(request.asked), service);
  document.say(subject);
  document.say(std::string());
  document.say(tr("Dear Sir or Madam,"));
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
