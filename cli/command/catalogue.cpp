#include <algorithm>

#include "cli/answers.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/explain.hpp"

namespace corner::cli {
namespace {

class Catalogue : public Command {
  std::string service_, person_, category_;

  void declare(Options& options) override {
    options.optional_positional("SERVICE", service_, mark("only this one"));
    options.option("--person", "PERSON", person_, mark("what they may have, and what a refusal lacks"));
    options.option("--category", "CATEGORY", category_, mark("only this category"));
    options.example("corner catalogue", mark("all that can be asked for"));
    options.example("corner catalogue --person A00001 --category laptop", mark("what that person may have"));
  }

  std::vector<const policy::Service*> chosen(const policy::Pack& pack) const {
    std::vector<std::string> services, categories;
    for (const auto& each : pack.services) services.push_back(each.id);
    for (const auto& each : pack.categories) categories.push_back(each.id);
    if (!service_.empty() && pack.service(service_) == nullptr) {
      const auto guess = did_you_mean(service_, services);
      throw Error(guess.empty() ? say("the catalogue has no service `{0}`; `corner catalogue` lists them", service_)
                                : say("the catalogue has no service `{0}`; {1}", service_, guess),
                  Failure::usage);
    }
    if (!category_.empty() && pack.category(category_) == nullptr)
      throw Error(say("the catalogue has no category `{0}`; it has {1}", category_, one_of(categories, 30)), Failure::usage);
    std::vector<const policy::Service*> out;
    for (const auto& each : pack.services)
      if ((service_.empty() || each.id == service_) && (category_.empty() || each.category == category_)) out.push_back(&each);
    std::ranges::stable_sort(out, {}, &policy::Service::category);
    return out;
  }

  // What stands in a refusal's or a doubt's way, in a few words.
  static std::string lacks(const policy::Policy& policy, const Json& record, Language language) {
    if (!record["missing"].texts().empty()) return join(record["missing"].texts(), ", ");
    if (record["outcome"].text() == "approval") return join(record["approvers"].texts(), ", ");
    if (record["outcome"].text() != "refuse") return "";
    const auto misses = policy::nearest_misses(policy, record, language, 1);
    if (!misses.empty()) return say("{0}: {1}", misses.front().fact, misses.front().accepts);
    return join(record["winning"].texts(), ", ");
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    const auto& policy = store.policy();
    const auto language = context.language();
    const auto free = store.free_by_service();
    std::optional<store::Person> person;
    if (!person_.empty()) person = store.person(person_);
    std::vector<render::Row> rows;
    for (const auto* service : chosen(policy.pack())) {
      const auto count = free.find(service->id);
      const auto on_hand = service->stock == policy::Stock::none ? render::Cell() : render::Cell(count == free.end() ? 0 : count->second);
      render::Row row{service->category, service->id, service->title.in(language),
                      service->price ? render::Cell(*service->price) : render::Cell(), on_hand};
      if (person) {
        const auto record = store.consider(*person, *service, {}, context.now());
        row.insert(row.end(), {record["outcome"].text(), lacks(policy, record, language)});
      }
      rows.push_back(std::move(row));
    }
    Outcome outcome{{"corner.catalogue/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    std::vector<render::Column> columns{{"category", tr("category")},
                                        {"service", tr("service")},
                                        {"title", tr("title")},
                                        {"price", tr("price"), render::Align::right},
                                        {"free", tr("free"), render::Align::right}};
    if (person) {
      document.say(say("What {0} ({1}) may have today", person->name, person->number), render::Tone::heading);
      columns.insert(columns.end(), {{"outcome", tr("outcome")}, {"lacks", tr("lacks")}});
    }
    document.add(render::Table{"services", std::move(columns), render::rows_of(std::move(rows))});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_catalogue() { return std::make_unique<Catalogue>(); }

}  // namespace corner::cli
