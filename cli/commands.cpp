#include "cli/commands.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::cli {

std::unique_ptr<Command> make_init();
std::unique_ptr<Command> make_people_import();
std::unique_ptr<Command> make_people_show();
std::unique_ptr<Command> make_people_list();
std::unique_ptr<Command> make_people_leave();
std::unique_ptr<Command> make_stock_import();
std::unique_ptr<Command> make_stock_add();
std::unique_ptr<Command> make_stock_list();
std::unique_ptr<Command> make_stock_show();
std::unique_ptr<Command> make_stock_repair();
std::unique_ptr<Command> make_stock_repaired();
std::unique_ptr<Command> make_stock_lost();
std::unique_ptr<Command> make_stock_found();
std::unique_ptr<Command> make_stock_wipe();
std::unique_ptr<Command> make_stock_retire();
std::unique_ptr<Command> make_catalogue();
std::unique_ptr<Command> make_request();
std::unique_ptr<Command> make_collect();
std::unique_ptr<Command> make_slip();
std::unique_ptr<Command> make_return();
std::unique_ptr<Command> make_renew();
std::unique_ptr<Command> make_cancel();
std::unique_ptr<Command> make_approve();
std::unique_ptr<Command> make_reject();
std::unique_ptr<Command> make_waiver_grant();
std::unique_ptr<Command> make_waiver_revoke();
std::unique_ptr<Command> make_waiver_list();
std::unique_ptr<Command> make_delegation_set();
std::unique_ptr<Command> make_delegation_end();
std::unique_ptr<Command> make_delegation_list();
std::unique_ptr<Command> make_explain();
std::unique_ptr<Command> make_desk();
std::unique_ptr<Command> make_queue();
std::unique_ptr<Command> make_reservation_show();
std::unique_ptr<Command> make_reservation_list();
std::unique_ptr<Command> make_reservation_site();
std::unique_ptr<Command> make_reservation_suspend();
std::unique_ptr<Command> make_reservation_resume();
std::unique_ptr<Command> make_slot_list();
std::unique_ptr<Command> make_slot_book();
std::unique_ptr<Command> make_slot_cancel();
std::unique_ptr<Command> make_slot_ics();
std::unique_ptr<Command> make_appointment_done();
std::unique_ptr<Command> make_appointment_missed();
std::unique_ptr<Command> make_transfer_send();
std::unique_ptr<Command> make_transfer_receive();
std::unique_ptr<Command> make_nightly();
std::unique_ptr<Command> make_notices_list();
std::unique_ptr<Command> make_notices_send();
std::unique_ptr<Command> make_inventory();
std::unique_ptr<Command> make_inventory_check();
std::unique_ptr<Command> make_audit_verify();
std::unique_ptr<Command> make_audit_log();
std::unique_ptr<Command> make_policy_check();
std::unique_ptr<Command> make_policy_test();
std::unique_ptr<Command> make_policy_fmt();
std::unique_ptr<Command> make_policy_prove();
std::unique_ptr<Command> make_policy_adopt();
std::unique_ptr<Command> make_policy_replay();
std::unique_ptr<Command> make_decide();
std::unique_ptr<Command> make_policy_diff();
std::unique_ptr<Command> make_policy_explain();
std::unique_ptr<Command> make_config();
std::unique_ptr<Command> make_completion();

const std::vector<Entry>& commands() {
  static const std::vector<Entry> table{
      {"catalogue", mark("At the counter"), mark("what can be asked for, and what a person may have"), make_catalogue},
      {"request", mark("At the counter"), mark("decides, and reserves or queues"), make_request},
      {"collect", mark("At the counter"), mark("hands over what is reserved"), make_collect},
      {"slip", mark("At the counter"), mark("the collection slip or the receipt, to print"), make_slip},
      {"return", mark("At the counter"), mark("takes back what was handed over"), make_return},
      {"renew", mark("At the counter"), mark("a loan goes on"), make_renew},
      {"cancel", mark("At the counter"), mark("gives up a reservation or a place in the queue"), make_cancel},
      {"approve", mark("At the counter"), mark("an approver agrees"), make_approve},
      {"reject", mark("At the counter"), mark("an approver says no"), make_reject},
      {"explain", mark("At the counter"), mark("why a request was decided as it was"), make_explain},
      {"desk", mark("At the counter"), mark("the counter's day"), make_desk},
      {"queue", mark("At the counter"), mark("who waits, in what order, and why"), make_queue},
      {"reservation show", mark("At the counter"), mark("one reservation or place in the queue"), make_reservation_show},
      {"reservation list", mark("At the counter"), mark("what is reserved, waits or awaits approval"), make_reservation_list},
      {"reservation site", mark("At the counter"), mark("another site to collect at"), make_reservation_site},
      {"reservation suspend", mark("At the counter"), mark("keeps a place in the queue, is not served"), make_reservation_suspend},
      {"reservation resume", mark("At the counter"), mark("is served again"), make_reservation_resume},
      {"slot list", mark("At the counter"), mark("when somebody can come, and how many places are left"), make_slot_list},
      {"slot book", mark("At the counter"), mark("an appointment, or another time for it"), make_slot_book},
      {"slot cancel", mark("At the counter"), mark("gives up the appointment alone"), make_slot_cancel},
      {"slot ics", mark("At the counter"), mark("the appointment as a file for calendars"), make_slot_ics},
      {"appointment done", mark("At the counter"), mark("it took place: what was done, what follows"), make_appointment_done},
      {"appointment missed", mark("At the counter"), mark("nobody came"), make_appointment_missed},
      {"transfer send", mark("At the counter"), mark("a unit leaves for another site"), make_transfer_send},
      {"transfer receive", mark("At the counter"), mark("a unit has arrived"), make_transfer_receive},
      {"nightly", mark("At the counter"), mark("does all that is due, once a day"), make_nightly},
      {"notices send", mark("At the counter"), mark("tells people what there is to tell, by the program that the policy names"), make_notices_send},
      {"notices list", mark("At the counter"), mark("who is still to be told what"), make_notices_list},
      {"people show", mark("People and stock"), mark("a person and what they have"), make_people_show},
      {"people list", mark("People and stock"), mark("who has how much, and who must bring something back"), make_people_list},
      {"people leave", mark("People and stock"), mark("all that stands to somebody's name, to be settled"), make_people_leave},
      {"people import", mark("People and stock"), mark("the directory, from a CSV file"), make_people_import},
      {"stock import", mark("People and stock"), mark("units or counted items, from a CSV file"), make_stock_import},
      {"stock add", mark("People and stock"), mark("a unit, by hand"), make_stock_add},
      {"stock list", mark("People and stock"), mark("units, whose they are and how they stand"), make_stock_list},
      {"stock show", mark("People and stock"), mark("a unit and its life"), make_stock_show},
      {"stock repair", mark("People and stock"), mark("to repair; its holder keeps the right to it"), make_stock_repair},
      {"stock repaired", mark("People and stock"), mark("back from repair"), make_stock_repaired},
      {"stock lost", mark("People and stock"), mark("declares a loss or a theft"), make_stock_lost},
      {"stock found", mark("People and stock"), mark("a lost unit is there again"), make_stock_found},
      {"stock wipe", mark("People and stock"), mark("its data are gone"), make_stock_wipe},
      {"stock retire", mark("People and stock"), mark("out of the stock for good"), make_stock_retire},
      {"inventory", mark("People and stock"), mark("what there is, where, in what state"), make_inventory},
      {"inventory check", mark("People and stock"), mark("whether all is as the policy wants it: for monitoring and cron"), make_inventory_check},
      {"waiver grant", mark("Waivers and delegations"), mark("lifts a rule for one person, until a day"), make_waiver_grant},
      {"waiver revoke", mark("Waivers and delegations"), mark("the rule counts again"), make_waiver_revoke},
      {"waiver list", mark("Waivers and delegations"), mark("which rules are lifted for whom, and what for"), make_waiver_list},
      {"delegation set", mark("Waivers and delegations"), mark("somebody answers for an approver who is away"), make_delegation_set},
      {"delegation end", mark("Waivers and delegations"), mark("whoever was away is back"), make_delegation_end},
      {"delegation list", mark("Waivers and delegations"), mark("who stands in for whom"), make_delegation_list},
      {"policy check", mark("Policy"), mark("every problem of a pack at once"), make_policy_check},
      {"policy test", mark("Policy"), mark("runs a pack's own cases"), make_policy_test},
      {"policy fmt", mark("Policy"), mark("writes a pack's files in their canonical form"), make_policy_fmt},
      {"policy prove", mark("Policy"), mark("claims over all possible facts: each holds, or a counterexample"), make_policy_prove},
      {"policy adopt", mark("Policy"), mark("puts a pack in force"), make_policy_adopt},
      {"policy explain", mark("Policy"), mark("one rule in words, and who is concerned today"), make_policy_explain},
      {"policy diff", mark("Policy"), mark("every kind of change between two packs"), make_policy_diff},
      {"policy replay", mark("Policy"), mark("makes past decisions again"), make_policy_replay},
      {"decide", mark("Policy"), mark("facts in, decisions out: for scripts and other programs"), make_decide},
      {"audit verify", mark("Audit"), mark("checks journal, state and digests"), make_audit_verify},
      {"audit log", mark("Audit"), mark("the journal, row by row"), make_audit_log},
      {"init", mark("Setting up"), mark("makes a store with a pack in force"), make_init},
      {"config", mark("Setting up"), mark("the settings, and where each comes from"), make_config},
      {"completion", mark("Setting up"), mark("completion for bash, zsh or fish"), make_completion},
  };
  return table;
}

namespace {

bool takes_value(const std::string& argument, const Options& global) {
  if (argument.find('=') != std::string::npos) return false;
  return std::ranges::any_of(global.declared(), [&](const Options::Declared& declared) {
    return declared.name == argument && declared.kind == Options::Kind::option;
  });
}

// Positions of the words that are no global option, nor the value of one.
std::vector<std::size_t> words_of(const std::vector<std::string>& arguments, const Options& global, std::size_t most) {
  std::vector<std::size_t> words;
  for (std::size_t i = 0; i < arguments.size() && words.size() < most; ++i) {
    if (!arguments[i].starts_with('-')) words.push_back(i);
    else if (takes_value(arguments[i], global)) ++i;
  }
  return words;
}

// `words`: all that was typed before the first option; `name`: its part that should be a command.
[[noreturn]] void no_such(const std::string& name, const std::string& words) {
  std::vector<std::string> names, verbs;
  for (const auto& entry : commands()) {
    names.push_back(entry.name);
    if (entry.name.starts_with(name + " ")) verbs.push_back(entry.name);
  }
  if (!verbs.empty()) throw Error(say("`corner {0}` wants a verb: {1}", name, one_of(verbs)), Failure::usage);
  auto guess = did_you_mean(name, names);
  if (guess.empty()) guess = did_you_mean(words, names);
  throw Error(guess.empty() ? say("there is no command `{0}`; `corner --help` lists them", name)
                            : say("there is no command `{0}`; {1}", name, guess),
              Failure::usage);
}

}  // namespace

const Entry* find_command(std::vector<std::string>& arguments, const Options& global) {
  const auto words = words_of(arguments, global, 2);
  if (words.empty()) return nullptr;
  std::string name;
  const Entry* found = nullptr;
  std::size_t used = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    name += (i == 0 ? "" : " ") + arguments[words[i]];
    const auto entry = std::ranges::find(commands(), name, &Entry::name);
    if (entry == commands().end()) continue;
    found = &*entry;
    used = i + 1;
  }
  if (found == nullptr) {
    const auto& first = arguments[words[0]];
    const bool noun = std::ranges::any_of(commands(), [&](const Entry& entry) { return entry.name.starts_with(first + " "); });
    no_such(noun ? name : first, name);
  }
  for (auto i = used; i-- > 0;) arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(words[i]));
  return found;
}

}  // namespace corner::cli
