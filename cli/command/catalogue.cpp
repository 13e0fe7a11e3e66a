#include <algorithm>
#include <array>

#include "cli/answers.hpp"
#include "cli/ways.hpp"
#include "cli/word.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"
#include "store/census.hpp"

namespace corner::cli {
namespace {

class Catalogue : public Command {
  std::string service_, person_, category_;
  bool for_all_ = false, names_ = false;

  void declare(Options& options) override {
    options.optional_positional("SERVICE", service_, mark("only this one"));
    options.option("--person", "PERSON", person_, mark("what they may have, and what a refusal lacks"));
    options.option("--category", "CATEGORY", category_, mark("only this category"));
    options.flag("--for-all", for_all_, mark("what everybody in the directory may have today: how many"));
    options.flag("--names", names_, mark("with --for-all: who, a row a person and service"));
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
  static std::string lacks(const policy::Policy& policy, const WayFinder& finder, const Json& record, Language language) {
    if (!record["missing"].texts().empty()) return join(record["missing"].texts(), ", ");
    if (record["outcome"].text() == "approval") return join(record["approvers"].texts(), ", ");
    if (record["outcome"].text() != "refuse") return "";
    const auto ways = finder.from(record, Audience::anybody, {.sets = 1, .facts = 2});
    if (!ways.list.empty()) return in_brief(policy.pack(), ways.list.front(), language);
    return join(policy::redacted(policy.pack(), record)["winning"].texts(), ", ");
  }

  static render::Row row_of(const policy::Policy& policy, const store::Person& person, const policy::Service& service,
                            const policy::Found& found) {
    const auto& pack = policy.pack();
    std::vector<std::string> rules, missing;
    if (found)
      for (const int rule : found->winning.list()) rules.push_back(policy::shown_id(pack, pack.rules[static_cast<std::size_t>(rule)]));
    if (found)
      for (const int fact : found->missing.list()) missing.push_back(pack.facts[static_cast<std::size_t>(fact)].name);
    return {person.number, person.name, service.category, service.id, word(found ? policy::code(found->outcome) : "impossible", found && found->by_default),
            found && found->by_default, rules, found && found->outcome == policy::Outcome::approval ? policy.approvers(*found) : std::vector<std::string>(), missing};
  }

  static void add_names(render::Document& document, store::Store& store, Date on, const std::vector<const policy::Service*>& services) {
    const auto rows = [&store, on, services](const std::function<void(const render::Row&)>& emit) {
      const auto& policy = store.policy();
      store::each_census(store, policy, on, [&](const store::Person& person, const std::vector<const policy::Found*>& found) {
        for (const auto* service : services)
          emit(row_of(policy, person, *service, *found[static_cast<std::size_t>(service - policy.pack().services.data())]));
      });
    };
    document.add(render::Table{"names",
                               {{"person", tr("number")}, {"name", tr("name")}, {"category", ""}, {"service", tr("service")},
                                {"outcome", tr("outcome")}, {"by_default", ""}, {"rules", tr("rules")}, {"approvers", tr("approvers")}, {"missing", tr("missing")}},
                               rows});
  }

  Outcome for_all(Context& context) const {
    auto& store = context.store();
    const auto& pack = store.policy().pack();
    const auto on = store.zone().date_of(context.now());
    const auto services = chosen(pack);
    std::vector<std::array<std::int64_t, 6>> counts(pack.services.size());  // the last: by default, whatever the outcome
    std::int64_t people = 0;
    const auto unreadable = store::each_census(store, store.policy(), on, [&](const store::Person&, const std::vector<const policy::Found*>& found) {
      ++people;
      for (std::size_t i = 0; i < found.size(); ++i) {
        ++counts[i][*found[i] ? static_cast<std::size_t>((*found[i])->outcome) : 4];
        if (*found[i] && (*found[i])->by_default) ++counts[i][5];
      }
    });
    Outcome outcome{{"corner.catalogue-for-all/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    document.say(say_count("What {0} person may have today", "What {0} people may have today", people), render::Tone::heading);
    for (const auto& text : unreadable) document.say(say("not counted: {0}", text), render::Tone::warn);
    document.add(render::Fields{"", {{"people", "", people}, {"unreadable", "", unreadable}}});
    if (names_) add_names(document, store, on, services);
    std::vector<render::Row> rows;
    for (const auto* service : services) {
      rows.push_back({service->category, service->id, service->title.in(context.language())});
      for (const auto count : counts[static_cast<std::size_t>(service - pack.services.data())]) rows.back().emplace_back(count);
    }
    std::vector<render::Column> columns{{"category", tr("category")}, {"service", tr("service")}, {"title", tr("title")}};
    for (const char* name : {"permit", "approval", "refuse", "undetermined", "impossible"}) columns.push_back({name, name, render::Align::right});
    columns.push_back({"by_default", tr("by default"), render::Align::right});
    document.add(render::Table{"head_counts", std::move(columns), render::rows_of(std::move(rows))});
    return outcome;
  }

  Outcome run(Context& context) override {
    if (names_ && !for_all_) throw Error(tr("--names goes with --for-all"), Failure::usage);
    if (for_all_ && !person_.empty()) throw Error(tr("give --person or --for-all, not both"), Failure::usage);
    if (for_all_) return for_all(context);
    auto& store = context.store();
    const auto& policy = store.policy();
    const auto language = context.language();
    const auto free = store.free_by_service(store.zone().date_of(context.now()));
    std::optional<store::Person> person;
    if (!person_.empty()) person = store.person(person_);
    std::optional<WayFinder> finder;
    if (person) finder.emplace(policy);
    std::vector<render::Row> rows;
    for (const auto* service : chosen(policy.pack())) {
      const auto count = free.find(service->id);
      const auto on_hand = service->stock == policy::Stock::none ? render::Cell() : render::Cell(count == free.end() ? 0 : count->second);
      render::Row row{service->category, service->id, service->title.in(language),
                      service->price ? render::Cell(*service->price) : render::Cell(), on_hand};
      if (person) {
        const auto record = store.consider(*person, *service, {}, context.now());
        row.insert(row.end(), {word(record["outcome"].text(), record["by_default"].boolean()), record["by_default"].boolean(), lacks(policy, *finder, record, language)});
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
      columns.insert(columns.end(), {{"outcome", tr("outcome")}, {"by_default", ""}, {"lacks", tr("lacks")}});
    }
    document.add(render::Table{"services", std::move(columns), render::rows_of(std::move(rows))});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_catalogue() { return std::make_unique<Catalogue>(); }

}  // namespace corner::cli
