#include "render/page.hpp"

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/words.hpp"

namespace corner::render {
namespace {

template <class... Cases>
struct Overload : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overload(Cases...) -> Overload<Cases...>;

Json body_of(const Part& part) {
  Json list{Json::List()};
  return std::visit(Overload{[&](const Lines& lines) {
                               for (const auto& line : lines.list)
                                 list.push(Json().set("label", line.label).set("text", line.text).set("strong", line.strong));
                               return Json().set("lines", list);
                             },
                             [&](const Checks& checks) {
                               for (const auto& [text, done] : checks.list) list.push(Json().set("text", text).set("done", done));
                               return Json().set("checks", list);
                             },
                             [](const Paragraph& paragraph) { return Json().set("paragraph", paragraph.text); },
                             [](const Boxes& boxes) { return Json().set("boxes", boxes.captions); },
                             [](const Bars& bars) { return Json().set("bars", bars.text); }},
                    part.body);
}

Part part_of(const Json& json) {
  Part part{json["heading"].text(), Paragraph{}};
  if (const auto& lines = json["lines"]; !lines.is_null()) {
    Lines made;
    for (const auto& line : lines.list()) made.list.push_back({line["label"].text(), line["text"].text(), line["strong"].boolean()});
    part.body = std::move(made);
  } else if (const auto& checks = json["checks"]; !checks.is_null()) {
    Checks made;
    for (const auto& check : checks.list()) made.list.emplace_back(check["text"].text(), check["done"].boolean());
    part.body = std::move(made);
  } else if (const auto& boxes = json["boxes"]; !boxes.is_null()) {
    part.body = Boxes{boxes.texts()};
  } else if (const auto& bars = json["bars"]; !bars.is_null()) {
    part.body = Bars{bars.text()};
  } else {
    part.body = Paragraph{json["paragraph"].text()};
  }
  return part;
}

}  // namespace

std::string write(const Page& page) {
  Json json, parts{Json::List()};
  for (const auto& part : page.parts) parts.push(body_of(part).set("heading", part.heading));
  json.set("language", page.language).set("title", page.title).set("subtitle", page.subtitle).set("square", page.square);
  return corner::write(json.set("at", to_string(page.at)).set("parts", std::move(parts)).set("foot", page.foot));
}

Page read_page(std::string_view text) {
  const auto json = parse_json(text, "page");
  const auto at = parse_instant(json["at"].text());
  if (!at) throw Error(tr("this is no page to draw"));
  Page page{json["language"].text(), json["title"].text(), json["subtitle"].text(), json["square"].text(), *at, {}, json["foot"].text()};
  for (const auto& part : json["parts"].list()) page.parts.push_back(part_of(part));
  return page;
}

}  // namespace corner::render
