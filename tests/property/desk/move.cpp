#include "move.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace model {
namespace {

struct Word {
  Verb verb;
  const char* text;
  int weight;  ///< how often, of all
};
constexpr std::array<Word, 26> words{{{Verb::request, "request", 24},       {Verb::collect, "collect", 14},
                                      {Verb::give_back, "return", 12},      {Verb::cancel, "cancel", 6},
                                      {Verb::answer, "answer", 6},          {Verb::suspend, "suspend", 2},
                                      {Verb::resume, "resume", 2},          {Verb::change_site, "site", 4},
                                      {Verb::renew, "renew", 3},            {Verb::send, "send", 6},
                                      {Verb::receive, "receive", 6},        {Verb::repair, "repair", 2},
                                      {Verb::repaired, "repaired", 2},      {Verb::lose, "lost", 2},
                                      {Verb::found, "found", 2},            {Verb::retire, "retire", 1},
                                      {Verb::wipe, "wipe", 3},              {Verb::grant, "waiver", 2},
                                      {Verb::change_person, "person", 2},   {Verb::close_counter, "closure", 1},
                                      {Verb::nightly, "nightly", 8},        {Verb::advance, "days", 10},
                                      {Verb::delegate, "delegate", 2},      {Verb::leave, "leave", 1},
                                      {Verb::stock, "stock", 1},            {Verb::recount, "recount", 1}}};

Verb any_verb(Random& random) {
  int all = 0;
  for (const auto& word : words) all += word.weight;
  int left = random.below(all);
  for (const auto& word : words)
    if ((left -= word.weight) < 0) return word.verb;
  return Verb::advance;
}

/// Mostly one to which the move may apply; now and then any.
std::string any_ask(Random& random, const Desk& desk, std::initializer_list<const char*> states) {
  std::vector<std::string> fit;
  const bool any = random.one_in(6);
  for (const auto& each : desk.asks)
    if (any || std::ranges::find(states, each.state) != states.end()) fit.push_back(each.name);
  return fit.empty() ? "" : random.of(fit);
}

std::string any_unit(Random& random, const Desk& desk, std::initializer_list<const char*> states) {
  std::vector<std::string> fit;
  const bool any = random.one_in(6);
  for (const auto& each : desk.units)
    if (any || std::ranges::find(states, each.state) != states.end()) fit.push_back(each.number);
  return fit.empty() ? "" : random.of(fit);
}

void choose_request(Random& random, const Desk& desk, int number, Move& move) {
  const auto& world = desk.world;
  move.ask = fmt::format("r{}", number);
  move.person = random.of(world.people).number;
  for (int i = random.one_in(4) ? 1 + random.below(3) : 1; i > 0; --i) move.services.push_back(random.of(world.services).id);
  if (random.one_in(3)) move.site = random.of(world.sites);
  if (random.one_in(4)) move.starts = random.below(7);
  if (random.one_in(3)) move.until = (move.starts == no_day ? 0 : move.starts) + random.below(5);
  if (random.one_in(10)) move.unit = random.of(desk.units).number;
  move.yes = random.one_in(2);
}

void choose_person(Random& random, const Desk& desk, Move& move) {
  const std::array<const char*, 4> barred{"no", "no", "yes", ""};
  move.person = random.of(desk.world.people).number;
  if (move.verb == Verb::leave) return;
  if (move.verb != Verb::change_person) {
    move.word = move.verb == Verb::delegate ? random.of(desk.world.people).number : random.one_in(2) ? "barred" : "two-each";
    move.until = random.below(9);
    return;
  }
  move.word = random.of(barred);
  move.site = random.one_in(5) ? "" : random.of(desk.world.sites);
  move.yes = random.one_in(3);
}

void choose_thing(Random& random, const Desk& desk, Move& move) {
  if (move.verb == Verb::send || move.verb == Verb::found)
    if (random.one_in(3)) move.site = random.of(desk.world.sites);
  if (move.verb == Verb::lose && random.one_in(4)) {
    move.ask = any_ask(random, desk, {"collected"});
    return;
  }
  move.unit = move.verb == Verb::send       ? any_unit(random, desk, {"reserved", "in-stock"})
              : move.verb == Verb::receive  ? any_unit(random, desk, {"transit"})
              : move.verb == Verb::repair   ? any_unit(random, desk, {"in-stock", "reserved", "out"})
              : move.verb == Verb::repaired ? any_unit(random, desk, {"repair"})
              : move.verb == Verb::lose     ? any_unit(random, desk, {"in-stock", "reserved", "out", "transit"})
              : move.verb == Verb::found    ? any_unit(random, desk, {"lost"})
              : move.verb == Verb::retire   ? any_unit(random, desk, {"repair", "lost", "in-stock"})
                                            : any_unit(random, desk, {"in-stock", "reserved", "repair"});
}

void choose_stock(Random& random, const Desk& desk, Move& move) {
  const auto& service = random.of(desk.world.services);
  if (service.stock != (move.verb == Verb::stock ? "unit" : "bulk")) {
    move.verb = Verb::nightly;
    return;
  }
  move.word = service.id;
  move.site = random.of(desk.world.sites);
  move.days = move.verb == Verb::recount ? random.below(4) - 1 : 0;
}

void choose(Random& random, const Desk& desk, int number, Move& move) {
  const std::array<const char*, 4> conditions{"good", "good", "damaged", "incomplete"};
  const auto maybe_site = [&] { return random.one_in(3) ? random.of(desk.world.sites) : std::string(); };
  switch (move.verb) {
    case Verb::request: return choose_request(random, desk, number, move);
    case Verb::collect:
      move.ask = any_ask(random, desk, {"reserved"});
      if (random.one_in(6)) move.unit = any_unit(random, desk, {"in-stock"});
      return;
    case Verb::give_back:
      move.ask = any_ask(random, desk, {"collected", "collected", "lost"});
      move.word = random.of(conditions);
      move.site = maybe_site();
      return;
    case Verb::cancel: move.ask = any_ask(random, desk, {"reserved", "waiting", "awaiting-approval"}); return;
    case Verb::answer:
      move.ask = any_ask(random, desk, {"awaiting-approval"});
      move.person = random.of(desk.world.people).number;
      move.yes = !random.one_in(4);
      return;
    case Verb::suspend:
      move.ask = any_ask(random, desk, {"waiting"});
      if (random.one_in(2)) move.until = random.below(6);
      return;
    case Verb::resume: move.ask = any_ask(random, desk, {"waiting"}); return;
    case Verb::change_site:
      move.ask = any_ask(random, desk, {"reserved", "reserved", "waiting", "awaiting-approval"});
      move.site = random.of(desk.world.sites);
      return;
    case Verb::renew:
      move.ask = any_ask(random, desk, {"collected"});
      if (random.one_in(2)) move.until = random.below(8);
      return;
    case Verb::send:
    case Verb::receive:
    case Verb::repair:
    case Verb::repaired:
    case Verb::lose:
    case Verb::found:
    case Verb::retire:
    case Verb::wipe: return choose_thing(random, desk, move);
    case Verb::grant:
    case Verb::delegate:
    case Verb::leave:
    case Verb::change_person: return choose_person(random, desk, move);
    case Verb::stock:
    case Verb::recount: return choose_stock(random, desk, move);
    case Verb::close_counter:
      move.site = maybe_site();
      move.starts = random.below(6);
      move.until = move.starts + 1 + random.below(4);
      return;
    case Verb::nightly: return;
    case Verb::advance: 
      move.days = random.one_in(12) ? 30 + random.below(40) : 1 + random.below(3);
      if (desk.world.clock_goes_back && random.one_in(4)) move.days = -1 - random.below(4);
      return;
  }
}

}  // namespace

Move random_move(Random& random, const Desk& desk, int number) {
  Move move;
  move.verb = any_verb(random);
  choose(random, desk, number, move);
  return move;
}

std::string told(const Move& move) {
  std::string text = std::ranges::find(words, move.verb, &Word::verb)->text;
  for (const auto& said : {move.ask, move.person, std::string(fmt::format("{}", fmt::join(move.services, " "))), move.unit, move.word})
    if (!said.empty()) text += " " + said;
  if (!move.site.empty()) text += " at " + move.site;
  if (move.starts != no_day) text += fmt::format(" from day +{}", move.starts);
  if (move.until != no_day) text += fmt::format(" until day +{}", move.until);
  if (move.days != 0) text += fmt::format(" {}", move.days);
  if (move.yes) text += move.verb == Verb::request ? " partial" : " yes";
  return text;
}

bool make(Desk& desk, const Move& move) {
  const auto on = [&](int days) { return days == no_day ? no_day : desk.today + days; };
  const bool thing = move.verb >= Verb::send && move.verb <= Verb::wipe && (move.verb != Verb::lose || move.ask.empty());
  if (thing && desk.unit(move.unit) == nullptr) return false;
  switch (move.verb) {
    case Verb::request: return desk.request({move.ask, move.person, move.services, move.site, move.unit, on(move.starts), on(move.until), move.yes});
    case Verb::collect: return desk.collect(move.ask, move.unit);
    case Verb::give_back: return desk.give_back(move.ask, move.word, move.site);
    case Verb::cancel: return desk.cancel(move.ask);
    case Verb::answer: return desk.answer(move.ask, move.person, move.yes);
    case Verb::suspend: return desk.suspend(move.ask, on(move.until));
    case Verb::resume: return desk.resume(move.ask);
    case Verb::change_site: return desk.change_site(move.ask, move.site);
    case Verb::renew: return desk.renew(move.ask, on(move.until));
    case Verb::send: return desk.send(move.unit, move.site);
    case Verb::receive: return desk.receive(move.unit);
    case Verb::repair: return desk.repair(move.unit);
    case Verb::repaired: return desk.repaired(move.unit);
    case Verb::lose: return desk.lose(move.ask.empty() ? move.unit : move.ask);
    case Verb::delegate: return desk.delegate(move.person, move.word, on(move.until));
    case Verb::leave: return desk.leave(move.person);
    case Verb::stock: return desk.stock(move.word, move.site);
    case Verb::recount: return desk.recount(move.word, move.site, move.days);
    case Verb::found: return desk.found(move.unit, move.site);
    case Verb::retire: return desk.retire(move.unit);
    case Verb::wipe: return desk.wipe(move.unit);
    case Verb::grant: return desk.grant(move.person, move.word, on(move.until), "P1");
    case Verb::change_person: {
      auto& person = desk.world.person(move.person);
      person.barred = move.word;
      person.site = move.site;
      person.status = move.yes ? "new" : "old";
      return true;
    }
    case Verb::close_counter: desk.world.closures.push_back({on(move.starts), on(move.until), move.site}); return true;
    case Verb::nightly: return desk.nightly();
    case Verb::advance: desk.today += move.days; return true;
  }
  return false;
}

}  // namespace model
