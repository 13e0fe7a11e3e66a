#pragma once
// A move of a history, as a value that can be made by chance, told in a line, and made again without what stood before it.
#include "desk.hpp"

namespace model {

enum class Verb {
  request, collect, give_back, cancel, answer, suspend, resume, change_site, renew, send, receive, repair, repaired, lose, found, retire, wipe,
  grant, delegate, leave, stock, recount, change_person, close_counter, nightly, advance
};

struct Move {
  Verb verb = Verb::advance;
  std::string ask, person, unit, site, word;  ///< `word`: a condition, a rule, a person's status
  std::vector<std::string> services;
  int starts = no_day, until = no_day;  ///< counted from the day of the move
  int days = 0;
  bool yes = false;
};

std::string told(const Move& move);

/// One that the desk, as it stands, has something to say to; `number` names what it asks for.
Move random_move(Random& random, const Desk& desk, int number);

/// Makes it in the model: false when the desk would not.
bool make(Desk& desk, const Move& move);

}  // namespace model
